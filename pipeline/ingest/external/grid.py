"""Reads downloaded files: CSV and spreadsheets as publishers really write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from pipeline.contract.sources import Source, SourceKind
from pipeline.errors import DataRefused
from pipeline.ingest.external.content import Content, Record, Topic
from pipeline.ingest.readers import LOOK_AHEAD, READERS, Cells, Recognise, Sheet

BETWEEN = " / "
_UNIT = re.compile(r".*\((?P<unit>%|x 1 ?000|x mln)\)\s*")


def read_grid(source: Source, name: str, content: bytes, place: str) -> Content:
    """The rows under the headers of a downloaded file.

    Headers in several rows (``lezen › kopregel`` up to ``kopregel_tot``) are put together; a header
    over several columns counts for each.

    Args:
        source: with the names of the columns that are needed, to recognise headers by.
        name: of the file in the snapshot.
        content: its bytes.
        place: of the file, for messages.

    Raises:
        DataRefused: it is no such file, or has no rows.
    """
    reader = READERS.get(PurePosixPath(name).suffix.lower())
    if reader is None:
        raise DataRefused(
            "Dit soort bestand kan niet worden gelezen.",
            place=place,
            remedy="Sla het op als .xlsx of als .csv.",
        )
    wanted = _wanted(source)

    def recognise(cells: Cells) -> int:
        return len({_plain(cell) for cell in cells if cell} & wanted)

    sheets = reader.read(content, place, source.lezen, recognise)
    if not sheets:
        raise _empty(place)
    sheet = max(sheets, key=lambda found: _recognised(found, recognise))
    first, last = _header_rows(source, sheet, recognise)
    head = [cells for number, cells in sheet.rows if first <= number <= last]
    if not head:
        raise _empty(place)
    columns = _names(head)
    rows = [(number, cells) for number, cells in sheet.rows if number > last]
    return Content(
        columns=columns,
        records=tuple(Record(name, number, _record(columns, cells)) for number, cells in rows),
        topics={column: Topic(_unit(column)) for column in columns},
        points=source.soort is SourceKind.EXCEL,  # numbers in cells, not as text
    )


def _wanted(source: Source) -> set[str]:
    named = [source.kolommen.gebied, source.kolommen.periode]
    for figure in source.cijfers:
        named += [figure.onderwerp, *figure.waar]
    return {_plain(part) for name in named if name for part in (name, *name.split(BETWEEN))}


def _recognised(sheet: Sheet, recognise: Recognise) -> int:
    return max((recognise(cells) for _, cells in sheet.rows[:LOOK_AHEAD]), default=0)


def _header_rows(source: Source, sheet: Sheet, recognise: Recognise) -> tuple[int, int]:
    """First and last row of the headers, counted as in a spreadsheet."""
    first = source.lezen.kopregel
    if first is None:
        first = max(sheet.rows[:LOOK_AHEAD], key=lambda row: recognise(row[1]), default=(1, []))[0]
    return first, source.lezen.kopregel_tot or first


def _names(head: Sequence[Cells]) -> tuple[str, ...]:
    """One name per column; a header reaches to the right as long as the one above it does."""
    width = max(len(cells) for cells in head)
    levels: list[list[str]] = []
    for cells in head[:-1]:
        levels.append(_spread(cells, width, levels[-1] if levels else ()))
    levels.append(_padded(head[-1], width))
    return tuple(
        BETWEEN.join(dict.fromkeys(part for part in column if part))
        for column in zip(*levels, strict=True)
    )


def _spread(cells: Cells, width: int, above: Sequence[str]) -> list[str]:
    found: list[str] = []
    for at, cell in enumerate(_padded(cells, width)):
        same = at > 0 and (not above or above[at] == above[at - 1])
        found.append(cell or (found[-1] if same else ""))
    return found


def _padded(cells: Cells, width: int) -> list[str]:
    return [" ".join((cell or "").split()) for cell in (*cells, *[None] * (width - len(cells)))]


def _record(columns: Sequence[str], cells: Cells) -> dict[str, str | None]:
    filled = (*cells, *[None] * (len(columns) - len(cells)))
    return {name: cell for name, cell in zip(columns, filled, strict=False) if name}


def _unit(header: str) -> str:
    found = _UNIT.fullmatch(header)
    return found["unit"] if found else ""


def _plain(text: str) -> str:
    return " ".join(text.split()).lower()


def _empty(place: str) -> DataRefused:
    return DataRefused(
        "In dit bestand staan geen rijen onder een kop.",
        place=place,
        remedy="Kijk of het goede blad en de goede regels zijn genoemd onder 'lezen'.",
    )
