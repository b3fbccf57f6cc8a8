"""Raw tables in the spelling in which they were delivered. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from pipeline.ingest.headers import RawFile, is_total
from pipeline.ingest.readers import DELIMITERS

MARK = b"\xef\xbb\xbf"  # byte order mark: Excel writes it
MARKED = "\N{ZERO WIDTH NO-BREAK SPACE}"
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a CSV file is spelled.

    Attributes:
        delimiter: between cells.
        newline: at the end of a line.
        marked: whether the file begins with a byte order mark.
        quoted: whether every cell stands between quotes.
    """

    delimiter: str = ";"
    newline: str = "\n"
    marked: bool = False
    quoted: bool = False

    @classmethod
    def of(cls, text: str, delimiter: str) -> Self:
        """The spelling of the text of a file."""
        head = text.lstrip(MARKED).partition("\n")[0].rstrip("\r")
        cells = head.split(delimiter)
        return cls(
            delimiter=delimiter,
            newline="\r\n" if "\r\n" in text else "\n",
            marked=text.startswith(MARKED),
            quoted=all(len(cell) > 1 and cell[0] == cell[-1] == '"' for cell in cells),
        )

    def write(self, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
        """A file in this spelling."""
        buffer = io.StringIO(newline="")
        writer = csv.writer(
            buffer,
            delimiter=self.delimiter,
            lineterminator=self.newline,
            quoting=csv.QUOTE_ALL if self.quoted else csv.QUOTE_MINIMAL,
        )
        writer.writerow(headers)
        writer.writerows(rows)
        return (MARK if self.marked else b"") + buffer.getvalue().encode("utf-8")


@dataclass(frozen=True, slots=True)
class RawCsv:
    """A delivered CSV file.

    Attributes:
        headers: as they are spelled in the file.
        names: the same columns as the contract calls them.
        rows: cells as they are spelled, by name of the column as the contract spells it.
        dialect: of the file.
    """

    headers: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    dialect: Dialect

    @classmethod
    def of(cls, content: bytes, read: RawFile) -> Self:
        """The rows of a delivered file, in its spelling where that is a plain CSV file.

        Args:
            content: the bytes of the file.
            read: what the intake reads in it. Other files than CSV in UTF-8 that begins with its
                headers are spelled anew, as CSV with the names of the contract.
        """
        rows = tuple(
            {name: cell or "" for name, cell in zip(read.headers, cells, strict=False) if name}
            for _, cells in read.rows
            if not is_total(cells)
        )
        spelled = _spelling(content, read)
        if spelled is None:
            names = tuple(name for name in read.headers if name)
            return cls(names, names, rows, Dialect())
        headers, dialect = spelled
        return cls(headers, read.headers, rows, dialect)

    def spelled(self, rows: Iterable[Row], *, extra: Sequence[str] = ()) -> bytes:
        """Other rows in the columns and the spelling of this file.

        Args:
            rows: cells by name of the column.
            extra: columns to add behind those of the file.
        """
        added = [name for name in extra if name not in self.names]
        cells = ([row.get(name, "") for name in (*self.names, *added)] for row in rows)
        return self.dialect.write((*self.headers, *added), cells)


def _spelling(content: bytes, read: RawFile) -> tuple[tuple[str, ...], Dialect] | None:
    """Headers and dialect of a CSV file in UTF-8 whose first row holds its headers."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    for delimiter in DELIMITERS:
        lines = csv.reader(io.StringIO(text.lstrip(MARKED), newline=""), delimiter=delimiter)
        try:
            headers = tuple(next(lines, []))
        except csv.Error:
            continue
        if len(headers) == len(read.headers) and not read.guesses:
            return headers, Dialect.of(text, delimiter)
    return None
