"""The arithmetic of our own release, checked on what is published and on nothing else. Pure.

Every publication is checked before anything is made of it. What it holds the facts to comes from
the definitions: sums and parts (QC1, QC6, QC7), shares and means (QC4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from pipeline.errors import FeitenwerkError
from pipeline.facts import Definition, Fact, Kind, Part, PartOf, Release, Status, round_half_away

HALF_BASE = Fraction(5, 2)  # how far rounding to multiples of five moves one count
MEASURED = frozenset({"euro", "uren", "fte"})  # computed exactly, rounded one by one (BR32)
Dimensions = tuple[tuple[str, str], ...]
Cells = Mapping[Dimensions, Fact]
Facts = Mapping[str, Cells]


class ArithmeticFault(FeitenwerkError):
    """Published figures contradict each other: a fault of ours, exit code 1."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One figure that does not follow from the others.

    Attributes:
        rule: quality check that it breaks.
        fact: id of the fact.
        sentence: what is wrong, in Dutch, without numbers.
    """

    rule: str
    fact: str
    sentence: str


def refuse_faults(release: Release) -> None:
    """Refuse to go on with a release whose figures contradict each other.

    Raises:
        ArithmeticFault: names the first fault and how many there are.
    """
    faults = faults_in(release)
    if faults:
        first = faults[0]
        more = f" (en nog {len(faults) - 1})" if len(faults) > 1 else ""
        raise ArithmeticFault(
            f"De gepubliceerde cijfers spreken elkaar tegen: {first.sentence}{more}.",
            place=f"{first.fact} ({first.rule})",
            remedy="Dit is een fout van Feitenwerk: meld haar ons. Er wordt geen rapport gemaakt.",
        )


def faults_in(release: Release) -> list[Fault]:
    """Every published figure that does not follow from the others, in order of its id."""
    facts: dict[str, dict[Dimensions, Fact]] = {}
    for fact in release.facts:
        facts.setdefault(fact.indicator, {})[fact.dimensions] = fact
    found = [
        fault for definition in release.definitions.values() for fault in _of(definition, facts)
    ]
    return sorted(found, key=lambda fault: (fault.fact, fault.rule, fault.sentence))


def _of(definition: Definition, facts: Facts) -> Iterator[Fault]:
    own, structure = facts.get(definition.id, {}), definition.structure
    if structure.kind is Kind.COUNT:
        exact = definition.unit not in MEASURED
        yield from _totals(own, structure.totals_over, exact)
        for relation in structure.sums:
            yield from _sums(own, relation.parts, facts, exact)
        for item in structure.parts_of:
            yield from _parts(own, item, facts.get(item.whole, {}), exact)
    else:
        share = structure.kind is Kind.SHARE
        for fact in own.values():
            yield from _ratio(fact, structure.per, share=share)


def _totals(own: Cells, totals_over: Iterable[str], exact: bool) -> Iterator[Fault]:
    for over in totals_over:
        for left, parts in _grouped(own, over).items():
            if left in own and not _adds_up(own[left], parts, exact):
                yield Fault("QC1", own[left].id, "een totaal is niet de som van zijn delen")


def _sums(own: Cells, parts: Iterable[Part], facts: Facts, exact: bool) -> Iterator[Fault]:
    named = list(parts)
    for dimensions, whole in own.items():
        groups = [_cells(part, dimensions, facts) for part in named]
        if all(groups):
            terms = [cell for group in groups for cell in group]
            if not _adds_up(whole, terms, exact):
                yield Fault("QC1", whole.id, "een cijfer is niet de som waaruit het bestaat")


def _cells(part: Part, dimensions: Dimensions, facts: Facts) -> list[Fact]:
    cells = facts.get(part.indicator, {})
    if part.over is not None:
        return _grouped(cells, part.over).get(dimensions, [])
    return [cells[dimensions]] if dimensions in cells else []


def _parts(own: Cells, item: PartOf, wholes: Cells, exact: bool) -> Iterator[Fault]:
    over = item.over
    groups = {key: [cell] for key, cell in own.items()} if over is None else _grouped(own, over)
    for left, parts in groups.items():
        found = [wholes.get(key) for key in _keys(left, item.where)]
        whole = [cell for cell in found if cell is not None and cell.value is not None]
        if len(whole) == len(found):
            slack = _slack([*whole, *parts], exact)
            if _known(parts) - slack > _known(whole):
                yield Fault("QC7", whole[0].id, "een deel is groter dan het geheel")


def _keys(left: Dimensions, where: Dimensions) -> list[Dimensions]:
    """The larger cells: one, or one per code where a dimension is named with several."""
    codes: dict[str, list[str]] = {}
    for key, code in where:
        codes.setdefault(key, []).append(code)
    pairs = ([(key, code) for code in found] for key, found in codes.items())
    return [tuple(sorted((*left, *chosen))) for chosen in product(*pairs)]


def _grouped(cells: Cells, over: str) -> dict[Dimensions, list[Fact]]:
    """The cells that differ on one dimension only, by what they share."""
    groups: dict[Dimensions, list[Fact]] = {}
    for dimensions, fact in cells.items():
        left = tuple(pair for pair in dimensions if pair[0] != over)
        if left != dimensions:
            groups.setdefault(left, []).append(fact)
    return groups


def _adds_up(total: Fact, parts: list[Fact], exact: bool) -> bool:
    """Whether a total fits its parts: exactly, or within what hidden and rounded cells allow."""
    if total.value is None:
        return True
    slack = _slack([total, *parts], exact)
    rest = Fraction(total.value) - _known(parts)
    hidden = sum(part.status is Status.SUPPRESSED for part in parts)
    return rest >= hidden - slack if hidden else abs(rest) <= slack


def _known(parts: Iterable[Fact]) -> Fraction:
    return sum((Fraction(part.value) for part in parts if part.value is not None), Fraction(0))


def _slack(cells: Iterable[Fact], exact: bool) -> Fraction:
    """How far rounding may take cells from what they add up to."""
    return sum(
        (
            HALF_BASE
            if cell.status is Status.ROUNDED
            else Fraction(0)
            if exact
            else Fraction(1, 2 * 10**cell.decimals)
            for cell in cells
        ),
        Fraction(0),
    )


def _ratio(fact: Fact, per: int, *, share: bool) -> Iterator[Fault]:
    part, whole = fact.numerator, fact.denominator
    if fact.value is None or part is None or whole is None:
        return
    if share and part > whole:
        yield Fault("QC4", fact.id, "een teller is groter dan zijn noemer")
    exact = Fraction(part) * per / Fraction(whole) if whole else None
    if exact is None or round_half_away(exact, fact.decimals) != fact.value:
        yield Fault(
            "QC4", fact.id, "een aandeel of gemiddelde volgt niet uit zijn teller en noemer"
        )
