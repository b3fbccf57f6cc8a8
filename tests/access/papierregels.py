"""What is wrong with a finished PDF: the profiles of a validator, and what they let pass."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import page
import pikepdf

PROFILES = ("ua1", "2a")
LANGUAGE = "nl-NL"


def faults(path: Path) -> list[str]:
    """Every fault as a sentence; none for a PDF that everyone can read and an archive can keep."""
    found = [
        f"{profile}: {failure.message}"
        for profile in PROFILES
        for failure in page.validate_pdf(path, profile=profile).failures
    ]
    with pikepdf.open(path) as pdf:
        return [*found, *_own_rules(pdf)]


def _own_rules(pdf: pikepdf.Pdf) -> Iterator[str]:
    if str(pdf.Root.get("/Lang", "")) != LANGUAGE:
        yield f"the language is not {LANGUAGE}"
    with pdf.open_metadata() as metadata:
        titles = {str(metadata.get("dc:title", "")), str(pdf.docinfo.get("/Title", ""))}
    if len(titles) != 1 or not titles.pop().strip():
        yield "the title is not the same in both places, or empty"
    with pdf.open_outline() as outline:
        if not outline.root:
            yield "there are no bookmarks"
    for number, table in enumerate(of_kind(pdf, "Table"), start=1):
        yield from (f"table {number}: {fault}" for fault in _faults_of_table(table))


def of_kind(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    """All structure elements of a kind, in reading order."""
    return [element for element in _elements(pdf.Root.StructTreeRoot) if _kind(element) == kind]


def _elements(element: Any) -> Iterator[Any]:
    yield element
    for kid in _kids(element):
        yield from _elements(kid)


def _kids(element: Any) -> list[Any]:
    """The structure elements right below another."""
    kids = element.get("/K", [])
    listed = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in listed if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _kind(element: Any) -> str:
    return str(element.get("/S", "")).lstrip("/")


def _faults_of_table(table: Any) -> Iterator[str]:
    """A grid without holes, whose first row says of every column what it holds."""
    rows = [row for row in _elements(table) if _kind(row) == "TR"]
    if len(rows) < 2:
        yield "it has no rows below its head"
        return
    if {_kind(cell) for cell in _kids(rows[0])} != {"TH"}:
        yield "a cell of the first row is no head"
    for cell in (cell for row in rows for cell in _kids(row) if _kind(cell) == "TH"):
        if _attribute(cell, "/Scope") is None:
            yield "a head does not say what it is the head of"
    widths = _widths(rows)
    if len(set(widths)) != 1:
        yield f"its rows are not of one width: {widths}"


def _widths(rows: list[Any]) -> list[int]:
    """How many columns every row fills, with the cells that reach down into it."""
    pending: list[list[int]] = [[] for _ in rows]  # widths of cells that come from above
    found = []
    for at, row in enumerate(rows):
        width = sum(pending[at])
        for cell in _kids(row):
            columns = int(_attribute(cell, "/ColSpan") or 1)
            width += columns
            for below in range(at + 1, min(at + int(_attribute(cell, "/RowSpan") or 1), len(rows))):
                pending[below].append(columns)
        found.append(width)
    return found


def _attribute(cell: Any, name: str) -> Any:
    told = cell.get("/A", [])
    for record in list(told) if isinstance(told, pikepdf.Array) else [told]:
        if isinstance(record, pikepdf.Dictionary) and name in record:
            return record[name]
    return None
