"""Which rows of a delivery have to go: of one person, or because their term is over. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.contract import Privacy, Table
from pipeline.setup.raw_csv import Row

PERSONAL = (Privacy.PSEUDONYM, Privacy.SENSITIVE, Privacy.IDENTIFYING)
END = "eind_datum"
_DAY = re.compile(r"(?:(\d{1,2})[-/](\d{1,2})[-/](\d{4})|(\d{4})-(\d{2})-(\d{2}))(?:[ T].*)?")

Gone = Callable[[Table, Row], bool]


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What goes.

    Attributes:
        rows: per table, the places of the rows that go.
    """

    rows: Mapping[str, frozenset[int]]

    @property
    def number(self) -> int:
        """How many rows."""
        return sum(len(places) for places in self.rows.values())


def is_personal(table: Table) -> bool:
    """Whether a table holds rows about persons."""
    return any(field.privacy in PERSONAL for field in table.fields)


def of_person(client: str) -> Gone:
    """The rows that bear a client number."""

    def gone(table: Table, row: Row) -> bool:
        own = (row.get(field.name, "") for field in table.fields if field.becomes)
        return any(cell.strip() == client for cell in own)

    return gone


def older_than(limit: date) -> Gone:
    """The rows about persons that ended before a day. What still runs, and what has no day at all,
    stays.
    """

    def gone(table: Table, row: Row) -> bool:
        if not is_personal(table):
            return False
        names = [END] if END in table.columns else _days_of(table)
        days = [day_of(row.get(name, "")) for name in names]
        known = [day for day in days if day is not None]
        return bool(known) and max(known) < limit

    return gone


def forget(tables: Iterable[Table], rows: Mapping[str, Sequence[Row]], gone: Gone) -> Forgotten:
    """The rows that go, with everything that hangs on them.

    Args:
        tables: of the contract, each after the tables it refers to.
        rows: by table, cells as delivered by name of the column.
        gone: which rows go by themselves.
    """
    found: dict[str, frozenset[int]] = {}
    keys: dict[str, set[str]] = {}
    for table in tables:
        own = rows.get(table.name, ())
        places = frozenset(
            place
            for place, row in enumerate(own)
            if gone(table, row) or (is_personal(table) and _hangs(table, row, keys))
        )
        if places:
            found[table.name] = places
            if len(table.primary_key) == 1:
                keys[table.name] = {own[place].get(table.primary_key[0], "") for place in places}
    return Forgotten(found)


def day_of(cell: str) -> date | None:
    """The day in a cell as deliveries spell it, ``None`` if it holds none."""
    match = _DAY.fullmatch(cell.strip())
    if match is None:
        return None
    day, month, year = match.group(1, 2, 3) if match[3] else match.group(6, 5, 4)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def months_before(day: date, months: int) -> date:
    """The first day of the month that lies so many months before a day."""
    number = day.year * 12 + day.month - 1 - months
    return date(number // 12, number % 12 + 1, 1)


def _days_of(table: Table) -> list[str]:
    return [field.name for field in table.fields if field.type == "date" and field.kept]


def _hangs(table: Table, row: Row, keys: Mapping[str, set[str]]) -> bool:
    return any(
        row.get(key.column, "") in keys.get(key.table, ()) and key.table != table.name
        for key in table.foreign_keys
    )
