"""Readers turn a delivered file into rows of text. A new format is a new reader."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from pipeline.errors import DataRefused

Cells = list[str | None]


@dataclass(frozen=True, slots=True)
class RawFile:
    """The content of a delivered file, as text.

    Attributes:
        headers: names of the columns in lower case, spaces and dashes as underscores;
            empty for a column without a name.
        rows: row number and cells. The header is row 1, as in a spreadsheet. Cells are
            stripped; an empty cell is ``None``. A row may have more or fewer cells than headers.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[int, Cells], ...]


class Reader(Protocol):
    """Reads one format."""

    def read(self, content: bytes, place: str) -> RawFile:
        """The rows of a file.

        Args:
            content: the bytes of the file.
            place: name of the file, for messages.

        Raises:
            DataRefused: the file cannot be read; the message holds no content of the file.
        """
        ...  # pragma: no cover


class CsvReader:
    """CSV in UTF-8, with or without byte order mark, separated by ``;`` or ``,``."""

    def read(self, content: bytes, place: str) -> RawFile:
        """The rows of a CSV file; see :class:`Reader`."""
        text = _decode(content, place)
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
        rows: list[tuple[int, Cells]] = []
        headers: tuple[str, ...] | None = None
        try:
            for number, cells in enumerate(lines, start=1):
                stripped = [cell.strip() or None for cell in cells]
                if headers is None:
                    headers = tuple(normal_header(cell or "") for cell in stripped)
                elif any(stripped):
                    rows.append((number, stripped))
        except csv.Error:
            raise DataRefused(
                "Dit bestand is geen geldige CSV.",
                place=f"{place}, regel {lines.line_num}",
                remedy="Kijk rond die regel naar een aanhalingsteken dat te veel is of ontbreekt.",
            ) from None
        return RawFile(_checked(headers, place), tuple(rows))


READERS: Mapping[str, Reader] = {".csv": CsvReader()}


def normal_header(text: str) -> str:
    """How headers are compared: lower case, with underscores for spaces and dashes."""
    return re.sub(r"[\s-]+", "_", text.strip().lower())


def _decode(content: bytes, place: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise DataRefused(
            "Dit bestand is niet in UTF-8 opgeslagen.",
            place=f"{place}, regel {line}",
            remedy="Sla het op als CSV UTF-8 en lever het opnieuw.",
        ) from None


def delimiter_of(text: str) -> str:
    """What stands between the cells: ``;`` unless the first line has more commas."""
    head = re.sub(r'"[^"]*"', "", text.partition("\n")[0])
    return ";" if head.count(";") >= head.count(",") else ","


def _checked(headers: tuple[str, ...] | None, place: str) -> tuple[str, ...]:
    if headers is None or not any(headers):
        raise DataRefused(
            "Dit bestand is leeg.",
            place=place,
            remedy="Lever ten minste de regel met namen van kolommen.",
        )
    named = [header for header in headers if header]
    for header in named:
        if named.count(header) > 1:
            raise DataRefused(
                "Een kolom komt twee keer voor.",
                place=f"{place}, kolom {header}",
                remedy="Geef elke kolom een eigen naam.",
            )
    return headers
