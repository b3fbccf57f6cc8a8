"""Writes tables the way a Dutch registration system exports them: ``;``, comma, dd-mm-jjjj."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from pipeline.contract import load_tables

Cell = str | int | bool | date | Decimal | None
Row = Mapping[str, Cell]
Tables = Mapping[str, Iterable[Row]]


def dutch(cell: Cell) -> str:
    """One value in Dutch notation."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, date):
        return cell.strftime("%d-%m-%Y")
    if isinstance(cell, Decimal):
        return format(cell, "f").replace(".", ",")
    return str(cell)


def joined(*parts: Tables) -> Tables:
    """The rows of several modules, table by table, in order."""
    found: dict[str, list[Row]] = {}
    for part in parts:
        for name, rows in part.items():
            found.setdefault(name, []).extend(rows)
    return found


def write_tables(folder: Path, tables: Tables) -> None:
    """Write every table with the columns of the contract.

    Raises:
        KeyError: a table that the contract does not know.
        ValueError: a row has a column that the contract does not know.
    """
    contract = load_tables()
    for name, rows in tables.items():
        write_table(folder, name, contract[name].columns, list(rows))


def write_table(folder: Path, name: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Write one CSV file, UTF-8 without BOM, with Unix line ends."""
    unknown = {column for row in rows for column in row} - set(columns)
    if unknown:
        raise ValueError(f"{name}: unknown columns {sorted(unknown)}")
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([dutch(row.get(column)) for column in columns])
    _write(folder / f"{name}.csv", buffer.getvalue().encode("utf-8"))


def copy_fixed(source: Path, folder: Path) -> None:
    """Copy the files that are written by hand."""
    for path in sorted(source.rglob("*")):
        if path.is_file():
            _write(folder / path.relative_to(source), path.read_bytes())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
