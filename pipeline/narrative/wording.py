"""Dutch words for what numbers say about each other. Pure: facts in, plain words out.

Every statement rests on published values only. Where a value that is not published could make a
statement untrue, there is no statement: the functions return ``None``. Thresholds follow BR35,
see :class:`pipeline.narrative.thresholds.Thresholds`.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import IntEnum

from pipeline.facts import Fact, Status
from pipeline.narrative.refusal import WrongUse
from pipeline.narrative.thresholds import Thresholds

POINTS = frozenset({"%", "procentpunt"})


class Verdict(IntEnum):
    """How one value relates to another; the sign is the direction."""

    LOWER = -3
    SLIGHTLY_LOWER = -2
    ABOUT_EQUAL = 0
    EQUAL = 1
    SLIGHTLY_HIGHER = 2
    HIGHER = 3

    @property
    def reversed(self) -> Verdict:
        """The verdict with the two values exchanged."""
        return self if abs(self) < abs(Verdict.SLIGHTLY_HIGHER) else Verdict(-self)


COMPARISON = {
    Verdict.LOWER: "lager dan",
    Verdict.SLIGHTLY_LOWER: "iets lager dan",
    Verdict.ABOUT_EQUAL: "ongeveer gelijk aan",
    Verdict.EQUAL: "gelijk aan",
    Verdict.SLIGHTLY_HIGHER: "iets hoger dan",
    Verdict.HIGHER: "hoger dan",
}
COMPARISON_WITH_PLACE = COMPARISON | {
    Verdict.ABOUT_EQUAL: "ongeveer even hoog als",
    Verdict.EQUAL: "even hoog als",
}
TREND = {
    Verdict.LOWER: "gedaald",
    Verdict.SLIGHTLY_LOWER: "licht gedaald",
    Verdict.ABOUT_EQUAL: "vrijwel gelijk gebleven",
    Verdict.EQUAL: "gelijk gebleven",
    Verdict.SLIGHTLY_HIGHER: "licht gestegen",
    Verdict.HIGHER: "gestegen",
}


def compare(fact: Fact, other: Fact, thresholds: Thresholds) -> Verdict | None:
    """How ``fact`` relates to ``other``; ``None`` when either is not exactly published.

    Raises:
        WrongUse: the units differ.
    """
    if fact.unit != other.unit:
        raise WrongUse(
            f"Feiten met de eenheden “{fact.unit}” en “{other.unit}” zijn niet te vergelijken.",
            "Vergelijk feiten met dezelfde eenheid.",
        )
    if not (_exact(fact) and _exact(other)):
        return None
    size = _distance(fact.number, other.number, fact.unit, thresholds)
    if fact.number == other.number:
        rounded = Status.ROUNDED in (fact.status, other.status)
        return Verdict.ABOUT_EQUAL if rounded else Verdict.EQUAL
    return size if fact.number > other.number else size.reversed


def _distance(value: Decimal, other: Decimal, unit: str, thresholds: Thresholds) -> Verdict:
    """How far two values are apart, told as if the first were the higher one."""
    difference = abs(value - other)
    about, slight = thresholds.points_about, thresholds.points_slight
    if unit not in POINTS:
        largest = max(abs(value), abs(other))
        about, slight = thresholds.share_about * largest, thresholds.share_slight * largest
    if difference < about:
        return Verdict.ABOUT_EQUAL
    return Verdict.SLIGHTLY_HIGHER if difference < slight else Verdict.HIGHER


def trend(first: Fact, last: Fact, thresholds: Thresholds) -> str | None:
    """What happened between two moments: ``"licht gedaald"``, ``"gestegen"``, ….

    ``None`` when a value is not published, when the definition changed in between, or when a
    count started below ``trend_from`` (BR31).

    Raises:
        WrongUse: the facts are of different indicators or units.
    """
    if first.indicator != last.indicator:
        raise WrongUse(
            f"Een ontwikkeling van “{first.indicator}” naar “{last.indicator}” bestaat niet.",
            "Geef twee feiten van dezelfde indicator.",
        )
    verdict = compare(last, first, thresholds)
    small = first.unit not in POINTS and first.has_value and first.number < thresholds.trend_from
    if verdict is None or first.version != last.version or (small and _is_count(first)):
        return None
    return TREND[verdict]


def compare_areas(
    fact: Fact, others: Sequence[tuple[Fact, str]], thresholds: Thresholds
) -> str | None:
    """``"lager dan in de provincie en in het land"``: one phrase for several comparisons.

    Args:
        fact: the value the sentence is about.
        others: the values to compare with, each with the words for its place.
        thresholds: where one wording ends and the next begins.
    """
    groups: dict[str, list[str]] = {}
    for other, place in others:
        verdict = compare(fact, other, thresholds)
        if verdict is not None:
            groups.setdefault(COMPARISON_WITH_PLACE[verdict], []).append(place)
    phrases = [f"{words} {enumerate_dutch(places)}" for words, places in groups.items()]
    return enumerate_dutch(phrases, joiner=" en ") if phrases else None


def plural(fact: Fact, one: str, many: str) -> str:
    """The noun in the number that goes with the fact; what is not published is plural."""
    exactly_one = fact.status is Status.VISIBLE and fact.value == 1 and fact.decimals == 0
    return one if exactly_one else many


def enumerate_dutch(items: Sequence[str], joiner: str | None = None) -> str:
    """``"a, b en c"``. Empty items and repetitions are left out.

    An item that holds "en" itself ("Werk en opleiding") makes the last step clear:
    ``"a, werk en opleiding, en c"``, ``"a en ook werk en opleiding"``.
    """
    kept = list(dict.fromkeys(item for item in items if item.strip()))
    if len(kept) < 2:
        return "".join(kept)
    if joiner is None:
        inner = any(" en " in item for item in kept)
        joiner = (" en ook " if len(kept) == 2 else ", en ") if inner else " en "
    return ", ".join(kept[:-1]) + joiner + kept[-1]


def capital(text: str) -> str:
    """The text with a capital: ``ijs`` → ``IJs``, ``één`` → ``Eén``."""
    for small, large in (("ij", "IJ"), ("één", "Eén")):
        if text.startswith(small):
            return large + text[len(small) :]
    return text[:1].upper() + text[1:]


def _exact(fact: Fact) -> bool:
    return fact.has_value and fact.status is not Status.AT_LEAST


def _is_count(fact: Fact) -> bool:
    return fact.decimals == 0 and fact.unit != "score"
