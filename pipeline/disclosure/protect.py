"""Which cells of a release are hidden: primary, secondary and what would give them away. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.disclosure.margins import Key, tabulate
from pipeline.disclosure.primary import too_small
from pipeline.disclosure.profiles import Protection
from pipeline.disclosure.secondary import complement
from pipeline.indicators import Cube, Ratio


def hidden_cells(cubes: Sequence[Cube], protection: Protection) -> frozenset[Key]:
    """Keys (indicator, dimensions) of all cells that are not shown under this profile."""
    hidden = frozenset(
        (cube.indicator.id, cell.dimensions)
        for cube in cubes
        for cell in cube.cells
        if too_small(cube.indicator, cell, protection)
    )
    if protection.suppresses:
        table = tabulate(cubes)
        hidden |= complement(table, hidden & table.values.keys(), protection.threshold)
    return hidden | _telling(cubes, hidden)


def _telling(cubes: Iterable[Cube], hidden: frozenset[Key]) -> set[Key]:
    """Shares and means of which a published count is hidden: they would give it away (BR42)."""
    return {
        (cube.indicator.id, cell.dimensions)
        for cube in cubes
        for cell in cube.cells
        if cell.value is not None
        and not hidden.isdisjoint((cube.indicator.ratio or Ratio()).counts_of(cell.dimensions))
    }
