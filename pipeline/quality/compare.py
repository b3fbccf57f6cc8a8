"""Lay the printed figures of earlier publications beside the facts of one release. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pipeline.contract import load_codelists
from pipeline.facts import Fact, FactStore, Status, round_half_away
from pipeline.quality import beside, called, following
from pipeline.quality.book import Book, refuse_no_year, refuse_numbers, refuse_unknown
from pipeline.quality.model import Finding, Outcome, Printed, Relation

BASE = 5  # to which the profile ``rondt`` rounds counts of people

KINDS: Mapping[str, Callable[[Relation, Book], Outcome]] = {
    "som": following.total,
    "product": following.product,
    "aandeel": following.share,
    "groei": following.growth,
    "gelijk": beside.equal,
    "deel": beside.part,
    "vergelijking": beside.comparison,
    "volgorde": beside.order,
    "eenheid": called.unit,
    "naam": called.name,
    "jaar": called.year,
    "verwijzing": called.reference,
    "uniek": called.unique,
    "klein": called.small,
    "leeg": called.stated,
    "opmerking": called.stated,
}


class Match(StrEnum):
    """How a printed figure relates to the fact it belongs to."""

    AGREES = "gelijk"
    DIFFERS = "wijkt_af"
    HIDDEN = "niet_getoond"
    NO_VALUE = "geen_waarde"
    NO_FACT = "geen_feit"
    NOT_LINKED = "niet_gekoppeld"


@dataclass(frozen=True, slots=True)
class Compared:
    """One printed figure beside its fact."""

    printed: Printed
    fact: Fact | None
    match: Match


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything a comparison of sources says.

    Attributes:
        period: id of the period.
        figures: the printed figures of this period, each beside its fact, in the order given.
        findings: every check with its outcome, by severity, report and tag.
        book: where the figures of the findings are found.
    """

    period: str
    figures: tuple[Compared, ...]
    findings: tuple[Finding, ...]
    book: Book

    @property
    def unexplained(self) -> tuple[Compared, ...]:
        """Figures that differ from their fact while no check names them."""
        told = {name for finding in self.findings for name in finding.relation.figures}
        return tuple(
            item
            for item in self.figures
            if item.match is Match.DIFFERS and item.printed.id not in told
        )


def compare(
    records: Mapping[str, Any],
    facts: FactStore,
    period: str,
    has_number: Callable[[str], bool] = lambda _: False,
) -> Comparison:
    """Compare what was printed with the protected facts of a release.

    Args:
        records: content of ``gepubliceerd.json``.
        facts: of the release.
        period: id of the period.
        has_number: whether the words of a check hold a number; those are refused.

    Raises:
        DataRefused: a check names something that does not exist, its words hold a number, or
            no year stands where one is expected.
    """
    figures = {f.id: f for f in map(Printed.from_record, records["cijfers"])}
    relations = [Relation.from_record(record) for record in records["controles"]]
    refuse_unknown(relations, figures)
    refuse_no_year(relations)
    refuse_numbers(relations, has_number)
    book = Book(figures, facts)
    own = (figure for figure in figures.values() if figure.period == period)
    return Comparison(
        period=period,
        figures=tuple(_compared(figure, book) for figure in own),
        findings=tuple(sorted((_finding(r, book) for r in relations), key=_place)),
        book=book,
    )


def _compared(figure: Printed, book: Book) -> Compared:
    fact = book.fact(figure)
    return Compared(figure, fact, _match(figure, fact))


def _match(figure: Printed, fact: Fact | None) -> Match:
    if not figure.fact:
        return Match.NOT_LINKED
    if fact is None:
        return Match.NO_FACT
    if figure.hidden or fact.status is Status.SUPPRESSED:
        return Match.HIDDEN
    if fact.value is None and figure.value is None:
        return Match.AGREES  # both give a sign: not available, starts later
    if fact.unit == "klasse" and figure.value is None:
        return Match.AGREES if _same_class(figure, fact) else Match.DIFFERS
    if fact.value is None or figure.value is None:
        return Match.NO_VALUE
    return Match.AGREES if _same(figure, fact) else Match.DIFFERS


def _same(figure: Printed, fact: Fact) -> bool:
    """Equal at the coarser precision of the two, or within the margin."""
    value, published = figure.value, fact.value
    if value is None or published is None:
        return False
    if figure.margin is not None:
        return following.agrees(figure, published)
    if fact.status is Status.ROUNDED and fact.unit != "%":
        return round_half_away(value / BASE) * BASE == published
    decimals = min(figure.decimals, fact.decimals)
    return round_half_away(value, decimals) == round_half_away(published, decimals)


def _same_class(figure: Printed, fact: Fact) -> bool:
    """Whether what was printed is a name of the class; its list bears the name of its indicator."""
    codelist = load_codelists().get(fact.indicator.replace("-", "_"))
    code = codelist.find(figure.literal) if codelist else None
    return code is not None and code.code == str(fact.value)


def _finding(relation: Relation, book: Book) -> Finding:
    printed = book.printed(relation)
    facts = [fact for fact in map(book.fact, printed) if fact is not None]
    outcome = KINDS[relation.kind](relation, book)
    return Finding(relation, outcome, printed, tuple(dict.fromkeys(facts)))


def _place(finding: Finding) -> tuple[int, str, tuple[str, int], str]:
    relation = finding.relation
    severity = load_codelists()["ernst"].order.index(relation.severity)
    return severity, finding.printed[0].report, natural(relation.tag), relation.id


def natural(tag: str) -> tuple[str, int]:
    """``D2`` before ``D10``; what has no tag comes last."""
    match = re.fullmatch(r"([A-Z]+)(\d+)", tag)
    return (match[1], int(match[2])) if match else ("~", 0)


def tags(findings: Iterable[Finding]) -> list[str]:
    """The tags of findings, each once, in natural order."""
    return sorted({f.relation.tag for f in findings if f.relation.tag}, key=natural)
