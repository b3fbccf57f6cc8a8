"""Percentages in words: ``ruim een kwart``, ``bijna één op de tien`` (BR35). Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.facts import Fact, Status
from pipeline.narrative.thresholds import Thresholds

THIRD = Decimal(100) / 3


@dataclass(frozen=True, slots=True)
class FractionWords:
    """A share in words.

    Attributes:
        words: ``"ruim een kwart"``.
        of: whether "van de" comes between these words and what is counted
            (``een kwart van de huishoudens``, but ``één op de tien huishoudens``).
    """

    words: str
    of: bool


NAMES: tuple[tuple[Decimal, str, bool], ...] = (
    (Decimal(5), "één op de twintig", False),
    (Decimal(10), "één op de tien", False),
    (Decimal(20), "één op de vijf", False),
    (Decimal(25), "een kwart", True),
    (Decimal(30), "drie op de tien", False),
    (THIRD, "een derde", True),
    (Decimal(40), "twee op de vijf", False),
    (Decimal(50), "de helft", True),
    (Decimal(60), "drie op de vijf", False),
    (THIRD * 2, "twee derde", True),
    (Decimal(70), "zeven op de tien", False),
    (Decimal(75), "driekwart", True),
    (Decimal(80), "vier op de vijf", False),
    (Decimal(90), "negen op de tien", False),
)


def fraction_words(fact: Fact, thresholds: Thresholds) -> FractionWords | None:
    """The fraction a percentage is close to; ``None`` when it is close to none.

    A percentage printed without decimals is exactly a fraction when it rounds to it (33% is a
    third); one with decimals must be within half a unit of its last digit.
    """
    if fact.unit != "%" or fact.status is not Status.VISIBLE:
        return None
    value = fact.number
    fraction, name, of = min(NAMES, key=lambda known: abs(known[0] - value))
    hedge = _hedge(value - fraction, fraction, fact.decimals, thresholds)
    return None if hedge is None else FractionWords(hedge + name, of)


def _hedge(gap: Decimal, fraction: Decimal, decimals: int, limits: Thresholds) -> str | None:
    size = abs(gap)
    if size <= Decimal(1).scaleb(-decimals) / 2:
        return ""
    if size > limits.fraction_room * min(fraction, 100 - fraction):
        return None
    if size <= limits.fraction_near:
        return "bijna " if gap < 0 else "ruim "
    if size <= limits.fraction_around:
        return "iets minder dan " if gap < 0 else "iets meer dan "
    return None
