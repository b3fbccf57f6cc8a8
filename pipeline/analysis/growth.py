"""Change against an earlier period (BR31): a percentage of two numbers the reader sees. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from pipeline.facts import Fact, Status, round_half_away

SMALLEST = Decimal(10)  # BR31: below this a percentage says more than the number can bear
SHARES = frozenset({"%", "per_1000", "procentpunt", "score"})


class Hindrance(StrEnum):
    """Why there is no percentage of change."""

    NONE = ""
    BREAK = "reeksbreuk"
    SMALL = "te-klein"
    UNKNOWN = "onbekend"
    NO_COUNT = "geen-aantal"


@dataclass(frozen=True, slots=True)
class Change:
    """One figure beside that of the period before.

    Attributes:
        now, before: the figure in both periods, as far as published.
        growth: the change in whole percents, ``None`` where BR31 gives none.
        why: why there is none; empty where there is one.
        year: year of the earlier period; empty without one.
    """

    now: Fact | None
    before: Fact | None
    growth: Fact | None
    why: Hindrance
    year: str

    @property
    def facts(self) -> dict[str, Fact | None]:
        """The facts by role, as a block takes them."""
        return {"waarde": self.now, "vorig": self.before, "verandering": self.growth}


def percent_change(now: Decimal, before: Decimal) -> Decimal:
    """``(now − before) / before`` in whole percents, half away from zero: 80 → 78 is −3 (J4)."""
    return round_half_away(Fraction(now - before) * 100 / Fraction(before))


def hindrance(now: Fact | None, before: Fact | None, broken: bool) -> Hindrance:
    """What stands in the way of a percentage of change between two facts (BR31).

    Args:
        now: the figure in this period.
        before: the figure in the period before.
        broken: whether a break in the series lies between them.
    """
    if now is None or before is None or now.value is None or before.value is None:
        return Hindrance.UNKNOWN
    if Status.AT_LEAST in (now.status, before.status):
        return Hindrance.UNKNOWN
    if broken or now.version != before.version or now.unit != before.unit:
        return Hindrance.BREAK
    if now.unit in SHARES or now.decimals or before.decimals:
        return Hindrance.NO_COUNT
    return Hindrance.SMALL if before.value < SMALLEST else Hindrance.NONE


def break_between(breaks: Iterable[int], before: str, now: str) -> bool:
    """Whether a new series begins after the one year and not after the other."""
    return bool(before) and any(int(before) < year <= int(now) for year in breaks)
