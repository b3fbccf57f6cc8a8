"""Writes tables the way a Dutch registration system exports them: ``;``, comma, dd-mm-jjjj."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

Cell = str | int | bool | date | Decimal | None
Row = Mapping[str, Cell]


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


def write_table(folder: Path, name: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write one CSV file, UTF-8 without BOM, with Unix line ends."""
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
