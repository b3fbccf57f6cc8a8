"""Finds the row of headers in what was delivered, and names its columns as the contract does."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.contract import Table
from pipeline.errors import DataRefused
from pipeline.ingest.readers import LOOK_AHEAD, Cells, Sheet

Aliases = Mapping[str, Sequence[str]]
TOTAL = re.compile(r"(sub|eind)?(totaal|totalen)\b", re.IGNORECASE)
TOTAL_SQL = r"(?i)^(sub|eind)?(totaal|totalen)($|[^\p{L}\p{N}_])"  # the same, in RE2


@dataclass(frozen=True, slots=True)
class RawFile:
    """The rows of a delivered file under the columns of a table, as text.

    Attributes:
        headers: names of the columns as the contract has them; a name the contract does not know
            in lower case, spaces and dashes as underscores; empty for a column without a name.
        rows: row number as in a spreadsheet, and cells. A row may have more or fewer cells than
            headers.
        guesses: what had to be guessed, in Dutch, without any content of the file.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[int, Cells], ...]
    guesses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """How the columns of one table may be called.

    Attributes:
        names: column of the contract by every accepted spelling in :func:`normal_header`.
    """

    names: Mapping[str, str]

    @classmethod
    def of(cls, table: Table, aliases: Aliases) -> Columns:
        """The names of the contract, and the aliases of the organisation."""
        own = {normal_header(column): column for column in table.columns}
        told = {normal_header(a): column for column, found in aliases.items() for a in found}
        return cls({**told, **own})

    def recognise(self, cells: Cells) -> int:
        """How many different columns of the table a row names."""
        return len({self.names[n] for c in cells if (n := normal_header(c or "")) in self.names})

    def name(self, header: str) -> str:
        """The column that a header stands for, or the header itself in normal form."""
        normal = normal_header(header)
        return self.names.get(normal, normal)


def normal_header(text: str) -> str:
    """How headers are compared: lower case, without accents, underscores for spaces and dashes."""
    plain = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[\s-]+", "_", bare.strip().lower())


def read_table(
    sheets: Sequence[Sheet], columns: Columns, place: str, row: int | None = None
) -> RawFile:
    """The rows under the headers of a table.

    The header is the row that names most columns, in the sheet where it names most; the first row
    with anything in it where none is recognised.

    Args:
        sheets: of the file.
        columns: how the columns of the table may be called.
        place: name of the file, for messages.
        row: number of the row of headers, if the organisation told it.

    Raises:
        DataRefused: there is nothing in the file, or a column occurs twice.
    """
    if not sheets:
        raise _empty(place)
    sheet, at = max(
        ((sheet, _header_row(sheet, columns, row)) for sheet in sheets),
        key=lambda found: columns.recognise(_cells(*found)),
    )
    if not sheet.rows:
        raise _empty(place)
    headers = tuple(columns.name(cell or "") for cell in _cells(sheet, at))
    _refuse_double(headers, place)
    guesses = [*sheet.guesses]
    if len(sheets) > 1:
        guesses.append(f"blad: nummer {sheets.index(sheet) + 1}")
    if at and row is None:
        guesses.append(f"kopregel: {sheet.rows[at][0]}")
    return RawFile(headers, sheet.rows[at + 1 :], tuple(guesses))


def is_total(cells: Cells) -> bool:
    """Whether a row adds up the rows above it: its first filled cell says so."""
    first = next((cell for cell in cells if cell), "")
    return TOTAL.match(first) is not None


def _header_row(sheet: Sheet, columns: Columns, told: int | None) -> int:
    if told is not None:
        return next((at for at, (number, _) in enumerate(sheet.rows) if number >= told), 0)
    found = [columns.recognise(cells) for _, cells in sheet.rows[:LOOK_AHEAD]]
    return found.index(max(found)) if found else 0


def _cells(sheet: Sheet, at: int) -> Cells:
    return sheet.rows[at][1] if sheet.rows else []


def _empty(place: str) -> DataRefused:
    return DataRefused(
        "Dit bestand is leeg.",
        place=place,
        remedy="Lever ten minste de regel met namen van kolommen.",
    )


def _refuse_double(headers: tuple[str, ...], place: str) -> None:
    named = [header for header in headers if header]
    for header in named:
        if named.count(header) > 1:
            raise DataRefused(
                "Een kolom komt twee keer voor.",
                place=f"{place}, kolom {header}",
                remedy="Geef elke kolom een eigen naam.",
            )
