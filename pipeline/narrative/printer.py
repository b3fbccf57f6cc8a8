"""The functions with which a template prints facts.

Each takes facts, never bare numbers, and gives markup in which every number carries the id of its
fact. What is not published is said to be "niet getoond" or left out; nothing here can print more
than the fact holds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from pipeline.facts import NBSP, Fact, NumberProfile, Status, print_fact, print_in_text
from pipeline.narrative import wording
from pipeline.narrative.fractions_nl import fraction_words
from pipeline.narrative.marks import fact_span, free_span
from pipeline.narrative.refusal import WrongUse
from pipeline.narrative.text import Qmd
from pipeline.narrative.thresholds import Thresholds
from pipeline.narrative.values import describe, printed

NOTHING = Qmd("")


def as_fact(value: Any, asked_by: str) -> Fact:
    """The value if it is a fact.

    Raises:
        WrongUse: it is something else, or nothing.
    """
    if isinstance(value, Fact):
        return value
    remedy = "Geef een feit, bijvoorbeeld blok.feiten.totaal of feit(…)."
    if value is None:
        remedy = "Vraag eerst met {% if … %} of het feit er is."
    raise WrongUse(f"{asked_by}() verwacht een feit, maar kreeg {describe(value)}.", remedy)


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints facts in the notation of one organisation.

    Attributes:
        profile: the organisation's number profile.
        thresholds: where one wording ends and the next begins.
        level_name: printed name of a level of the group-strength scale.
    """

    profile: NumberProfile
    thresholds: Thresholds = field(default_factory=Thresholds)
    level_name: Callable[[str], str] = lambda _: ""

    def getal(self, feit: Fact) -> Qmd:
        """The fact in figures: ``792``, ``64%``, ``niet getoond``."""
        fact = as_fact(feit, "getal")
        return fact_span(print_fact(fact, self.profile), fact.id)

    def tabelcel(self, feit: Fact) -> Qmd:
        """The fact in a table: always in figures."""
        return self.getal(as_fact(feit, "tabelcel"))

    def tel(self, feit: Fact) -> Qmd:
        """The fact in running text: small numbers in words."""
        fact = as_fact(feit, "tel")
        return fact_span(print_in_text(fact, self.profile), fact.id)

    def ten_minste(self, feit: Fact) -> Qmd:
        """The fact in figures, a lower bound in words: ``ten minste 838``."""
        fact = as_fact(feit, "ten_minste")
        if fact.status is not Status.AT_LEAST:
            return self.getal(fact)
        known = replace(fact, status=Status.VISIBLE)
        return Qmd(f"ten{NBSP}minste{NBSP}") + fact_span(print_fact(known, self.profile), fact.id)

    def aantal(self, feit: Fact, enkelvoud: str, meervoud: str) -> Qmd:
        """Number and noun: ``één traject``, ``792 trajecten``."""
        fact = as_fact(feit, "aantal")
        noun = printed(wording.plural(fact, enkelvoud, meervoud))
        if not fact.has_value:
            return Qmd("een aantal ") + noun + Qmd(" (") + self.tel(fact) + Qmd(")")
        return self.tel(fact) + Qmd(NBSP) + noun

    def procent(self, feit: Fact) -> Qmd:
        """A percentage: ``64%``."""
        return self.getal(self._percentage(feit, "procent"))

    def verandering(self, feit: Fact) -> Qmd:
        """A change in percents, always with its sign: ``+30%``, ``−3%``; no change is ``0%``."""
        fact = self._percentage(feit, "verandering")
        sign = "+" if fact.has_value and fact.number > 0 else ""
        return fact_span(sign + print_fact(fact, self.profile), fact.id)

    def per_duizend(self, feit: Fact, meervoud: str = "inwoners") -> Qmd:
        """A rate: ``12,3 per 1.000 inwoners``."""
        fact = as_fact(feit, "per_duizend")
        if fact.unit != "per_1000":
            raise WrongUse(
                f"per_duizend() verwacht een feit per duizend, maar kreeg “{fact.unit}”.",
                "Gebruik getal(…) of aantal(…).",
            )
        unit = free_span(f"per{NBSP}1.000", "naam")
        return self.getal(fact) + Qmd(NBSP) + unit + Qmd(" ") + printed(meervoud)

    def deel(self, feit: Fact, noemer: Fact, enkelvoud: str = "", meervoud: str = "") -> Qmd:
        """A part of a whole: ``4 van de 12 trajecten``, ``twee van de vijf``.

        Both numbers in words or both in figures. Nothing when either is not published.
        """
        part, whole = as_fact(feit, "deel"), as_fact(noemer, "deel")
        if not (part.has_value and whole.has_value):
            return NOTHING
        in_words = all(
            print_in_text(fact, self.profile) != print_fact(fact, self.profile)
            for fact in (part, whole)
        )
        number = self.tel if in_words else self.getal
        one = whole.number == 1
        middle = Qmd(" van ") if one else Qmd(" van de ")
        noun = wording.plural(whole, enkelvoud, meervoud)
        tail = Qmd(NBSP) + printed(noun) if noun else NOTHING
        return number(part) + middle + number(whole) + tail

    def breuk(self, feit: Fact, meervoud: str = "") -> Qmd:
        """A percentage in words: ``ruim een kwart van de huishoudens``; else ``37%``.

        Nothing when its denominator is too small for a percentage (BR40) or it is not published.
        """
        fact = self._percentage(feit, "breuk")
        if not fact.has_value or self._too_small(fact.denominator):
            return NOTHING
        share = fraction_words(fact, self.thresholds)
        number = fact_span(share.words, fact.id) if share else self.getal(fact)
        if not meervoud:
            return number
        between = Qmd(" van de ") if share is None or share.of else Qmd(" ")
        return number + between + printed(meervoud)

    def behaald(
        self,
        aantal: Fact,
        noemer: Fact,
        procent: Fact | None = None,
        enkelvoud: str = "",
        meervoud: str = "",
    ) -> Qmd:
        """How many of how many, with a percentage where the whole is large enough (BR40).

        ``78 (59%)`` · with a noun ``78 van de 133 trajecten (59%)`` · ``4 van de 12`` ·
        ``10 van de 20 (precies de helft)`` · nothing when the part or the whole is not published
        or the whole is zero.
        """
        part, whole = as_fact(aantal, "behaald"), as_fact(noemer, "behaald")
        if not (part.has_value and whole.has_value and whole.number):
            return NOTHING
        shown = procent is not None and procent.has_value and not self._too_small(whole.number)
        if procent is None or not shown:
            half = self._exactly_half(part, whole, procent)
            return self.deel(part, whole, enkelvoud, meervoud) + half
        share = Qmd(" (") + self.procent(procent) + Qmd(")")
        if meervoud:
            return self.deel(part, whole, enkelvoud, meervoud) + share
        return self.getal(part) + share

    def kracht(self, start: Fact, eind: Fact) -> Qmd:
        """The strength of a group as a scale and in words; nothing when not published."""
        first, last = as_fact(start, "kracht"), as_fact(eind, "kracht")
        if not (first.has_value and last.has_value):
            return NOTHING
        scale = Qmd(f'[]{{.kracht start="{first.number}" eind="{last.number}"}} ')
        if first.number == last.number:
            return scale + Qmd("bleef ") + self._level(last)
        return scale + Qmd("van ") + self._level(first) + Qmd(" naar ") + self._level(last)

    def is_zichtbaar(self, *feiten: Fact | None) -> bool:
        """Whether all of these facts exist and have a published value."""
        return all(fact is not None and as_fact(fact, "is_zichtbaar").has_value for fact in feiten)

    def is_nul(self, feit: Fact) -> bool:
        """Whether the published value is zero."""
        return as_fact(feit, "is_nul").value == 0

    def telt_op(self, totaal: Fact, delen: Sequence[Fact | None]) -> bool:
        """Whether the printed parts add up to the printed total; yes when it cannot be told.

        Amounts are computed unrounded and rounded once, so what is printed may be one apart: then
        the page says so (BR32, QC1).
        """
        whole = as_fact(totaal, "telt_op")
        parts = [as_fact(fact, "telt_op") for fact in delen if fact is not None]
        secret = any(fact.status is Status.SUPPRESSED for fact in parts)
        if secret or not whole.has_value:
            return True
        return whole.number == sum((f.number for f in parts if f.has_value), Decimal(0))

    def toont_percentage(self, noemer: Fact) -> bool:
        """Whether the whole is large enough to speak of percentages (BR40)."""
        fact = as_fact(noemer, "toont_percentage")
        return fact.has_value and not self._too_small(fact.number)

    def _exactly_half(self, part: Fact, whole: Fact, share: Fact | None) -> Qmd:
        """A half needs no large whole to be true; the word belongs to the share."""
        exact = all(fact.status is Status.VISIBLE for fact in (part, whole))
        if share is None or not share.has_value or not exact or 2 * part.number != whole.number:
            return NOTHING
        return Qmd(" (precies ") + fact_span("de helft", share.id) + Qmd(")")

    def _level(self, fact: Fact) -> Qmd:
        name = self.level_name(str(fact.number)) if fact.status is Status.VISIBLE else ""
        return self.getal(fact) + (Qmd(" (") + printed(name) + Qmd(")") if name else NOTHING)

    def _percentage(self, value: Fact, asked_by: str) -> Fact:
        fact = as_fact(value, asked_by)
        if fact.unit != "%":
            raise WrongUse(
                f"{asked_by}() verwacht een percentage, geen feit in “{fact.unit}” ({fact.id}).",
                "Gebruik getal(…), tel(…) of aantal(…).",
            )
        return fact

    def _too_small(self, denominator: Any) -> bool:
        return denominator is not None and denominator < self.profile.percentage_from


PRINTING = (
    "getal", "tabelcel", "tel", "ten_minste", "aantal", "procent", "verandering", "per_duizend",
    "deel", "breuk", "behaald", "kracht", "is_zichtbaar", "is_nul", "telt_op", "toont_percentage",
)  # fmt: skip
