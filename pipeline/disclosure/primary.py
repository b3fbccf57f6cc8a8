"""Primary protection: which cells are too small to show by themselves. Pure."""

from __future__ import annotations

from fractions import Fraction

from pipeline.disclosure.profiles import Protection
from pipeline.indicators import Cell, Indicator, Kind


def small(value: Fraction | int, threshold: int) -> bool:
    """Above zero and below the threshold; zero itself is an answer (BR41)."""
    return 0 < value < threshold


def too_small(indicator: Indicator, cell: Cell, protection: Protection) -> bool:
    """Whether a cell has to be hidden because of what it says itself.

    Counts and means of people: small. Shares about people: numerator or its complement small, or
    the denominator below the minimum (BR40, BR41). Ratios: numerator small. Scores: of few people.
    A profile that rounds counts hides no counts.
    """
    if not indicator.protects_people or cell.value is None or protection.threshold == 0:
        return False
    if indicator.kind is Kind.SHARE:
        return _share(cell, protection)
    if indicator.kind is Kind.SCORE:
        return cell.denominator is None or small(cell.denominator, protection.threshold)
    if indicator.kind in (Kind.COUNT, Kind.RATIO) and protection.base:
        return False
    if indicator.kind is Kind.RATIO:
        return cell.numerator is None or small(cell.numerator, protection.threshold)
    return small(cell.value, protection.threshold)


def _share(cell: Cell, protection: Protection) -> bool:
    numerator, denominator = cell.numerator, cell.denominator
    if numerator is None or denominator is None:
        return True  # what cannot be judged is not shown
    if denominator < protection.min_denominator:
        return True
    if protection.base:
        return False
    return small(numerator, protection.threshold) or small(
        denominator - numerator, protection.threshold
    )
