"""Readers turn a delivered file into sheets of text. A new format is a new reader."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Protocol, TextIO

from python_calamine import CalamineError, CalamineSheet, load_workbook

from pipeline.contract import FileProfile
from pipeline.errors import DataRefused

Cells = list[str | None]
Recognise = Callable[[Cells], int]
"""How many of the cells of a row are headers of the table that is looked for."""

DELIMITERS = ";,\t|"
LOOK_AHEAD = 40  # a header stands within so many rows, also under a title and a logo
BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
ENCODINGS = {"utf-8-sig": "utf-8", "utf-16": "utf-16", "cp1252": "windows-1252"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A grid of text: a CSV file, or one sheet of a spreadsheet.

    Attributes:
        name: of the sheet, empty for a file without sheets.
        rows: number of the row as in a spreadsheet, and its cells, stripped; an empty cell is
            ``None``. Rows without any content are left out.
        guesses: what the reader had to guess, in Dutch, without any content of the file.
    """

    name: str
    rows: tuple[tuple[int, Cells], ...]
    guesses: tuple[str, ...] = ()


class Reader(Protocol):
    """Reads one format."""

    def read(
        self, content: bytes, place: str, profile: FileProfile, recognise: Recognise
    ) -> tuple[Sheet, ...]:
        """The sheets of a file.

        Args:
            content: the bytes of the file.
            place: name of the file, for messages.
            profile: what the organisation says about such files.
            recognise: tells headers of the table from other rows, to choose between guesses.

        Raises:
            DataRefused: the file cannot be read; the message holds no content of the file.
        """
        ...  # pragma: no cover


class CsvReader:
    """CSV in UTF-8, UTF-16 or Windows-1252, separated by ``;``, ``,``, a tab or ``|``."""

    def read(
        self, content: bytes, place: str, profile: FileProfile, recognise: Recognise
    ) -> tuple[Sheet, ...]:
        """The one sheet of a CSV file; see :class:`Reader`."""
        encoding = _encoding(content, profile.codering, place)
        text = content.decode(encoding)
        told = "\t" if profile.scheiding == "tab" else profile.scheiding
        delimiter = told or find_delimiter(text, recognise)
        guessed = profile.codering is None and encoding != "utf-8-sig"
        guesses = (f"codering: {ENCODINGS[encoding]}",) if guessed else ()
        records = read_records(io.StringIO(text, newline=""), delimiter, place)
        return (Sheet("", tuple(number_rows(records)), guesses),)


class SpreadsheetReader:
    """Excel and OpenDocument spreadsheets, through calamine."""

    def read(
        self, content: bytes, place: str, profile: FileProfile, recognise: Recognise
    ) -> tuple[Sheet, ...]:
        """The sheets of a workbook that hold anything; see :class:`Reader`."""
        del recognise
        try:
            book = load_workbook(io.BytesIO(content))
            names = [name for name in book.sheet_names if profile.blad in (None, name)]
            sheets = [book.get_sheet_by_name(name) for name in names]
            found = [Sheet(sheet.name, tuple(number_rows(_grid(sheet)))) for sheet in sheets]
        except CalamineError:
            raise DataRefused(
                "Dit rekenblad kan niet worden geopend.",
                place=place,
                remedy="Sla het zonder wachtwoord op als .xlsx, of als CSV UTF-8.",
            ) from None
        if profile.blad and not found:
            raise DataRefused(
                "Dit rekenblad heeft geen blad met de naam die in organisatie.yml staat.",
                place=place,
                remedy="Verbeter 'blad' onder inname › bestanden, of geef het blad die naam.",
            )
        return tuple(sheet for sheet in found if sheet.rows)


_SPREADSHEET = SpreadsheetReader()
READERS: Mapping[str, Reader] = {
    ".csv": CsvReader(),
    ".txt": CsvReader(),
    ".tsv": CsvReader(),
    **dict.fromkeys((".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"), _SPREADSHEET),
}


def _encoding(content: bytes, told: str | None, place: str) -> str:
    """What the organisation says; else what a byte order mark says; else UTF-8 if it is, and
    Windows-1252, which Dutch Excel writes, if it is not.

    Raises:
        DataRefused: none of them fits.
    """
    if told is not None:
        names = {name: encoding for encoding, name in ENCODINGS.items()}
        return _fitting(content, (names[told],), place)
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return _fitting(content, (encoding,), place)
    head = content[:200]
    if head.count(0) * 4 > len(head):  # UTF-16 without a mark, or no text at all
        raise _unreadable(content, 0, place)
    return _fitting(content, ("utf-8-sig", "cp1252"), place)


def _fitting(content: bytes, encodings: tuple[str, ...], place: str) -> str:
    wrong = 0
    for encoding in encodings:
        try:
            content.decode(encoding)
        except UnicodeDecodeError as error:
            wrong = error.start
        else:
            return encoding
    raise _unreadable(content, wrong, place)


def _unreadable(content: bytes, start: int, place: str) -> DataRefused:
    line = content[:start].count(b"\n") + 1
    return DataRefused(
        "De tekens in dit bestand zijn niet te lezen.",
        place=f"{place}, regel {line}",
        remedy="Sla het op als CSV UTF-8 en lever het opnieuw.",
    )


def find_delimiter(text: str, recognise: Recognise) -> str:
    """The separator under which the best row of headers is found; ``;`` if none is better."""

    def headers(delimiter: str) -> int:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        found = 0
        try:
            for _, cells in zip(range(LOOK_AHEAD), rows, strict=False):
                found = max(found, recognise([cell.strip() or None for cell in cells]))
        except csv.Error:
            return found
        return found

    return max(DELIMITERS, key=lambda delimiter: (headers(delimiter), delimiter == ";"))


def read_records(text: TextIO, delimiter: str, place: str) -> Iterator[Cells]:
    """The records of a CSV text as stripped cells.

    Raises:
        DataRefused: the text is no CSV.
    """
    lines = csv.reader(text, delimiter=delimiter, strict=True)
    try:
        for cells in lines:
            yield [cell.strip() or None for cell in cells]
    except csv.Error:
        raise DataRefused(
            "Dit bestand is geen geldige CSV.",
            place=f"{place}, regel {lines.line_num}",
            remedy="Kijk rond die regel naar een aanhalingsteken dat te veel is of ontbreekt.",
        ) from None


def number_rows(records: Iterable[Cells]) -> Iterator[tuple[int, Cells]]:
    """Records with anything in them, with their numbers as a spreadsheet counts."""
    return ((number, cells) for number, cells in enumerate(records, start=1) if any(cells))


def _grid(sheet: CalamineSheet) -> Iterator[Cells]:
    """The cells of a sheet as text; a cell that was merged downwards counts in all its rows."""
    grid = [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if left == right:
            for row in range(top + 1, min(bottom + 1, len(grid))):
                grid[row][left] = grid[top][left]
    return iter(grid)


def _text(cell: Any) -> str | None:
    """A cell as someone would type it: whole numbers without a point, dates in ISO."""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).strip() or None
