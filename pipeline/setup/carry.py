"""Which rows follow into the next year, and how they read there. Pure.

What follows is declared in the contract (``feitenwerk:jaarlijks``): a column that holds the year
or the period, or one that refers to a table whose rows follow themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.contract import Table
from pipeline.setup.raw_csv import Row

Keys = Mapping[str, str]
YEAR_OF = re.compile(r"(\d{4})(?!\d)")
APPROVAL, NOT_YET = "akkoord", "nee"


@dataclass(frozen=True, slots=True)
class Carried:
    """What of one table follows into a year.

    Attributes:
        rows: the rows of the new year, by the place of the row they came from.
        keys: key in the new year by key in the old one, also of rows that followed before.
        present: whether the new year has rows already; then none are added.
    """

    rows: Mapping[int, Row]
    keys: Keys
    present: bool = False


def carry(table: Table, rows: Sequence[Row], year: str, keys: Mapping[str, Keys]) -> Carried:
    """The rows of a table for a new year, from the newest year before it.

    Args:
        table: a yearly table.
        rows: all its rows, cells as delivered.
        year: the new year, four digits.
        keys: by name of a yearly table, new key by old key.
    """
    parent = parent_of(table)
    if parent:
        old = _where(table, rows, set(keys[parent]))
        present = bool(_where(table, rows, set(keys[parent].values())))
    else:
        years = {_year_of(table, row) for row in rows}
        old = _of_year(table, rows, max((y for y in years if y < year), default=""))
        present = year in years
    own = _new_keys(table, rows, old, year)
    if present:
        there = {_cell(row, table.primary_key[0]) for row in rows} if own else set[str]()
        return Carried({}, {key: new for key, new in own.items() if new in there}, present=True)
    told = {**keys, table.name: own}
    return Carried({place: _follow(table, row, year, told) for place, row in old.items()}, own)


def parent_of(table: Table) -> str:
    """The table whose rows bring the rows of this one along; empty if it holds years itself."""
    return next((key.table for key in table.foreign_keys if key.column == table.yearly), "")


def moved(period: str, year: str) -> str:
    """The same period of another year: ``2022-H1`` and ``2023`` give ``2023-H1``."""
    return YEAR_OF.sub(year, period, count=1)


def year_in(period: str) -> str:
    """The year of a year or period, empty if it is none."""
    found = YEAR_OF.match(period.strip())
    return found[1] if found else ""


def in_year(name: str, year: str) -> str:
    """The name of a file for another year: ``doel-2022`` and ``doel`` give ``doel-2023``."""
    other = re.sub(r"(?<!\d)(?:19|20)\d{2}(?!\d)", year, name)
    return f"{name}-{year}" if other == name else other


def next_key(key: str, source: str, year: str, taken: Iterable[str]) -> str:
    """The key of a row in the next year: ``doel-2022`` → ``doel-2023``, ``doel`` → ``doel-2023``.

    Args:
        key: of the row.
        source: the year it comes from.
        year: the year it goes to.
        taken: keys that other rows have.
    """
    known = set(taken)
    return next(new for new in _candidates(key, source, year) if new not in known)


def _candidates(key: str, source: str, year: str) -> Iterator[str]:
    if source:
        named = re.sub(rf"(?<!\d){source}(?!\d)", year, key)
        yield from () if named == key else (named,)
    yield f"{key}-{year}"
    number = 2
    while True:
        yield f"{key}-{year}-{number}"
        number += 1


def _where(table: Table, rows: Sequence[Row], values: set[str]) -> dict[int, Row]:
    """The rows whose yearly column has one of these values, by their place."""
    return {n: row for n, row in enumerate(rows) if _cell(row, table.yearly) in values}


def _of_year(table: Table, rows: Sequence[Row], year: str) -> dict[int, Row]:
    return {n: row for n, row in enumerate(rows) if year and _year_of(table, row) == year}


def _new_keys(table: Table, rows: Sequence[Row], old: Mapping[int, Row], year: str) -> Keys:
    """New keys; the same ones again when the rows followed before."""
    if len(table.primary_key) != 1 or table.primary_key == (table.yearly,):
        return {}
    column = table.primary_key[0]
    taken = {_cell(row, column) for row in rows if _year_of(table, row) != year}
    found: dict[str, str] = {}
    for row in old.values():
        if (key := _cell(row, column)) not in found:
            found[key] = next_key(key, _year_of(table, row), year, taken | set(found.values()))
    return found


def _follow(table: Table, row: Row, year: str, keys: Mapping[str, Keys]) -> Row:
    renamed = {key.column: keys.get(key.table, {}) for key in table.foreign_keys}
    if len(table.primary_key) == 1:
        renamed[table.primary_key[0]] = keys[table.name]
    new = {
        column: renamed[column].get(cell.strip(), cell) if column in renamed else cell
        for column, cell in row.items()
    }
    if not parent_of(table):
        new[table.yearly] = moved(row[table.yearly], year)
    if APPROVAL in table.columns:
        new[APPROVAL] = NOT_YET
    return new


def _year_of(table: Table, row: Row) -> str:
    return "" if parent_of(table) else year_in(_cell(row, table.yearly))


def _cell(row: Row, column: str) -> str:
    return row.get(column, "").strip()
