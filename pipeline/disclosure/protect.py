"""Which cells of a release are hidden: primary, secondary and what would give them away. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from pipeline.disclosure.margins import Key, Table, tabulate
from pipeline.disclosure.primary import small, too_small
from pipeline.disclosure.profiles import Protection
from pipeline.disclosure.secondary import Rule, complement, secrets
from pipeline.facts import round_half_away
from pipeline.indicators import Cell, Cube, Indicator, Kind, Ratio

Known = Mapping[Key, Decimal]
Weighted = tuple[tuple[Key, int], ...]


def hidden_cells(
    cubes: Sequence[Cube], protection: Protection, delivered: Known | None = None
) -> frozenset[Key]:
    """Keys (indicator, dimensions) of all cells that are not shown under this profile.

    Args:
        cubes: of one release.
        protection: the profile.
        delivered: values that were delivered before; they stay visible.
    """
    hidden = frozenset(
        (cube.indicator.id, cell.dimensions)
        for cube in cubes
        for cell in cube.cells
        if too_small(cube.indicator, cell, protection)
    )
    told = delivered or {}
    if protection.threshold:
        hidden -= _known(cubes, told)
        table = _table(cubes, told)
        rule = Rule(protection.threshold, protection.base)
        burden = _burden(cubes, hidden)
        counts = complement(table, hidden & table.values.keys(), rule, burden)
        hidden = (hidden - table.values.keys()) | counts
    return hidden | _telling(cubes, hidden) | (_of_few(cubes, protection) - _known(cubes, told))


def secret_sums(
    cubes: Sequence[Cube], protection: Protection, delivered: Known | None = None
) -> tuple[Weighted, ...]:
    """Everything that must not be known under this profile, each as a weighted sum of cells.

    A cell is a sum of one; a remainder is what a whole is more than its parts. This is told to the
    audit and to nobody else.
    """
    if not protection.threshold:
        return ()
    table = _table(cubes, delivered or {})
    found = secrets(table, protection.threshold)
    rests = {
        key: tuple((other, weight) for other, weight in margin.weights.items() if other != key)
        for margin in table.margins
        for key in margin.parts
        if key in table.rests & found
    }
    return tuple(rests.get(key, ((key, 1),)) for key in sorted(found))


def small_cells(cubes: Iterable[Cube], protection: Protection) -> frozenset[Key]:
    """Counts of people below the threshold, nothing included: what a right guess would say."""
    return frozenset(
        (cube.indicator.id, cell.dimensions)
        for cube in cubes
        for cell in cube.cells
        if cube.indicator.protects_people and cube.indicator.kind is Kind.COUNT
        if cell.value is not None and cell.value < protection.threshold
    )


def still_known(cubes: Sequence[Cube], delivered: Known) -> frozenset[Key]:
    """Which delivered values say something about this release: those that did not change, and
    counts that are no longer published but still fit.
    """
    return _known(cubes, delivered) | (_table(cubes, delivered).known & delivered.keys())


def _table(cubes: Sequence[Cube], delivered: Known) -> Table:
    counted = {cube.indicator.id for cube in cubes if cube.indicator.kind is Kind.COUNT}
    return tabulate(
        cubes,
        {
            key: int(value)
            for key, value in delivered.items()
            if key[0] in counted and value == int(value)
        },
    )


def _known(cubes: Iterable[Cube], delivered: Known) -> frozenset[Key]:
    """Cells that are still what was delivered."""
    return frozenset(
        key
        for cube in cubes
        for cell in cube.cells
        if (key := (cube.indicator.id, cell.dimensions)) in delivered
        and delivered[key] == _printed(cell, cube.indicator)
    )


def _printed(cell: Cell, indicator: Indicator) -> Decimal | None:
    return None if cell.value is None else round_half_away(cell.value, indicator.decimals)


def _burden(cubes: Iterable[Cube], hidden: frozenset[Key]) -> Counter[Key]:
    """How many shares and means that would be shown are made of each count."""
    return Counter(
        key
        for cube in cubes
        for cell in cube.cells
        if cell.value is not None and (cube.indicator.id, cell.dimensions) not in hidden
        for key in (cube.indicator.ratio or Ratio()).counts_of(cell.dimensions)
        if key is not None
    )


def _of_few(cubes: Sequence[Cube], protection: Protection) -> set[Key]:
    """Means over a small number of people. Where counts are rounded that number is not hidden, and
    the mean of two or three is as good as their scores.
    """
    counts = {
        (cube.indicator.id, cell.dimensions): cell.value
        for cube in cubes
        for cell in cube.cells
        if cube.indicator.protects_people and cube.indicator.kind is Kind.COUNT
    }
    found = set()
    for cube in cubes:
        if cube.indicator.kind is not Kind.MEAN or cube.indicator.ratio is None:
            continue
        for cell in cube.cells:
            _, below = cube.indicator.ratio.counts_of(cell.dimensions)
            number = counts.get(below) if below else None
            if number is not None and small(number, protection.threshold):
                found.add((cube.indicator.id, cell.dimensions))
    return found


def _telling(cubes: Iterable[Cube], hidden: frozenset[Key]) -> set[Key]:
    """Shares and means of which a published count is hidden: they would give it away (BR42)."""
    return {
        (cube.indicator.id, cell.dimensions)
        for cube in cubes
        for cell in cube.cells
        if cell.value is not None
        and not hidden.isdisjoint((cube.indicator.ratio or Ratio()).counts_of(cell.dimensions))
    }
