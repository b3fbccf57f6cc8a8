"""From exact cells to published facts: hide, round, and only then let go. Pure.

This is the only place where a number leaves the confidential side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from pipeline.disclosure.margins import Key
from pipeline.disclosure.profiles import Protection
from pipeline.disclosure.protect import Known, hidden_cells
from pipeline.facts import Fact, FactStore, Status, fact_id, round_half_away
from pipeline.indicators import Cell, Cube, Indicator, Kind, Ratio


def protected_facts(
    cubes: Sequence[Cube],
    protection: Protection,
    org: str,
    period: str,
    delivered: Known | None = None,
) -> tuple[FactStore, int]:
    """All facts of a release and the number of cells that protection hid.

    Values are at published precision. A hidden fact has no value, numerator or denominator.
    A share carries its numerator and denominator only where these are visible facts themselves.
    """
    hidden = hidden_cells(cubes, protection, delivered)
    facts: dict[Key, Fact] = {}
    withheld = 0
    for cube in cubes:
        for cell in cube.cells:
            key = (cube.indicator.id, cell.dimensions)
            shown = _hide(cell) if key in hidden else _coarsen(cell, cube.indicator, protection)
            facts[key] = _fact(shown, cube.indicator, org, period)
            withheld += cell.value is not None and not facts[key].has_value
    return FactStore.of(_with_counts(facts, cubes)), withheld


def to_base(value: Fraction, base: int) -> Fraction:
    """The nearest multiple of ``base``, half away from zero."""
    return Fraction(round_half_away(value / base)) * base


def _hide(cell: Cell) -> Cell:
    return Cell(cell.dimensions, None, None, None, Status.SUPPRESSED, cell.origin, cell.source)


def _coarsen(cell: Cell, indicator: Indicator, protection: Protection) -> Cell:
    """Round counts of people to the base of the profile; what is made of them follows.

    Both counts of a share are people; of a ratio only the numerator is.
    """
    if not protection.base or not indicator.protects_people or cell.value is None:
        return cell
    if indicator.kind is Kind.COUNT:
        return replace(cell, value=to_base(cell.value, protection.base), status=Status.ROUNDED)
    if indicator.kind in (Kind.MEAN, Kind.SCORE):
        return cell
    if cell.numerator is None or cell.denominator is None:
        return cell
    numerator, denominator = to_base(cell.numerator, protection.base), cell.denominator
    if indicator.kind is Kind.SHARE:
        denominator = to_base(denominator, protection.base)
    if denominator == 0:
        return _hide(cell)
    return replace(
        cell,
        value=numerator * indicator.per / denominator,
        numerator=numerator,
        denominator=denominator,
        status=Status.ROUNDED,
    )


def _fact(cell: Cell, indicator: Indicator, org: str, period: str) -> Fact:
    value = None if cell.value is None else round_half_away(cell.value, indicator.decimals)
    return Fact(
        id=fact_id(org, period, indicator.id, dict(cell.dimensions)),
        indicator=indicator.id,
        version=indicator.version,
        dimensions=cell.dimensions,
        value=value,
        unit=indicator.unit,
        decimals=indicator.decimals,
        status=cell.status,
        origin=cell.origin,
        source=cell.source,
    )


def _with_counts(facts: dict[Key, Fact], cubes: Iterable[Cube]) -> Iterable[Fact]:
    """Every fact, shares and means with the published counts they are made of."""
    for cube in cubes:
        ratio = cube.indicator.ratio or Ratio()
        for cell in cube.cells:
            fact = facts[cube.indicator.id, cell.dimensions]
            if fact.has_value and cube.indicator.ratio is not None:
                numerator, denominator = ratio.counts_of(cell.dimensions)
                fact = replace(
                    fact,
                    numerator=_published(facts, numerator),
                    denominator=_published(facts, denominator),
                )
            yield fact


def _published(facts: dict[Key, Fact], key: Key | None) -> Decimal | None:
    fact = facts.get(key) if key else None
    return fact.value if fact else None
