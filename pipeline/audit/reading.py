"""What a release tells about its counts of people, read as an attacker reads it. Pure.

Everything comes from the published files: values, signs, and what the definitions say that adds up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import inf

from pipeline.audit.puzzle import Cell, Puzzle, Range, Row
from pipeline.facts import Definition, Fact, Kind, PartOf, Release, Status, SumOf

Cells = Mapping[Cell, Range]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the attacker knows besides the release itself.

    Attributes:
        delivered: facts of releases that were delivered before, about the same period.
        orders: pairs of cells of which the first is said to be at least the second.
        most: no count can be larger; the number of rows that were read.
        base: counts are rounded to multiples of this; 0 = they are exact.
    """

    delivered: tuple[Fact, ...] = ()
    orders: tuple[tuple[Cell, Cell], ...] = ()
    most: float = inf
    base: int = 0


def read(release: Release, knowledge: Knowledge) -> Puzzle:
    """The puzzle of one release."""
    meanings = release.definitions
    zero = may_hide_zero(meanings)
    ranges: dict[Cell, Range] = {}
    for fact in release.facts:
        least = 0 if fact.indicator in zero or knowledge.base else 1
        found = _range(fact, knowledge, least)
        if found is not None and meanings[fact.indicator].structure.kind is Kind.COUNT:
            ranges[fact.indicator, fact.dimensions] = found
    before = [fact for fact in knowledge.delivered if _comparable(fact, meanings)]
    for fact in before:
        cell = (fact.indicator, fact.dimensions)
        counts = meanings[fact.indicator].structure.kind is Kind.COUNT
        if counts and (cell not in ranges or not ranges[cell].known):
            ranges[cell] = Range(float(fact.number), float(fact.number))
    told = [*release.facts, *before]
    rows = [*_relations(ranges, meanings), *_told_by_shares(told, meanings, ranges, knowledge.base)]
    rows += [Row({more: 1, less: -1}, 0, inf) for more, less in knowledge.orders]
    return Puzzle(ranges, tuple(rows))


def may_hide_zero(meanings: Mapping[str, Definition]) -> frozenset[str]:
    """Indicators of which a zero may be hidden: those that could say 0% or 100% of a group.

    Zero is shown everywhere else, so a hidden cell of another indicator is at least one; unless
    counts are rounded, for then a zero may be hidden as well as any other number.
    """
    found: set[str] = set()
    for meaning in meanings.values():
        ratio = meaning.structure.ratio
        if ratio and ratio.numerator and tells_of_groups(meaning, meanings):
            found.add(ratio.numerator)
    for meaning in meanings.values():
        for relation in meaning.structure.sums:
            parts = {part.indicator for part in relation.parts}
            found |= parts if parts & found else set()
    return frozenset(found)


def tells_of_groups(meaning: Definition, meanings: Mapping[str, Definition]) -> bool:
    """Whether 0% or 100% says something about everybody: a share of a whole in declared parts."""
    structure = meaning.structure
    if structure.kind is not Kind.SHARE or not structure.people or structure.ratio is None:
        return False
    if structure.ratio.over is not None:
        return True
    whole = meanings.get(structure.ratio.denominator or "")
    sums = whole.structure.sums if whole else ()
    return any(part.indicator == structure.ratio.numerator for s in sums for part in s.parts)


def _range(fact: Fact, knowledge: Knowledge, least: int) -> Range | None:
    if fact.status is Status.SUPPRESSED:
        return Range(least, knowledge.most)
    if fact.value is None:
        return None
    value = float(fact.value)
    if fact.status is Status.ROUNDED and knowledge.base:
        away = (knowledge.base - 1) // 2
        return Range(max(0.0, value - away), value + away)
    return Range(value, value)


def _comparable(fact: Fact, meanings: Mapping[str, Definition]) -> bool:
    """A delivered number under the definition of today; a rounded one tells no exact number."""
    meaning = meanings.get(fact.indicator)
    same = meaning is not None and meaning.version == fact.version
    return same and fact.status is Status.VISIBLE


# ---- Sums --------------------------------------------------------------------------------------


def _relations(cells: Cells, meanings: Mapping[str, Definition]) -> Iterator[Row]:
    own: dict[str, list[Cell]] = {}
    for cell in cells:
        own.setdefault(cell[0], []).append(cell)
    for name in sorted(own):
        structure = meanings[name].structure
        for over in structure.totals_over:
            for rest, parts in _grouped(own[name], over).items():
                if (name, rest) in cells:
                    yield _equal([(name, rest)], parts)
        for relation in structure.sums:
            yield from _sums(relation, own, name)
        for whole in structure.parts_of:
            yield from _part_of(whole, own[name], cells)


def _sums(relation: SumOf, own: Mapping[str, Sequence[Cell]], name: str) -> Iterator[Row]:
    groups: list[Mapping[tuple[tuple[str, str], ...], list[Cell]]] = [
        _grouped(own.get(part.indicator, ()), part.over) for part in relation.parts
    ]
    for cell in own[name]:
        found = [group.get(cell[1], []) for group in groups]
        if any(found):
            equal = _equal([cell], [part for parts in found for part in parts])
            # A part that is not published may hold something; then the sum is a lower bound.
            yield equal if all(found) else Row(equal.terms, 0, inf)


def _part_of(relation: PartOf, own: Sequence[Cell], cells: Cells) -> Iterator[Row]:
    codes: dict[str, list[str]] = {}
    for key, code in relation.where:
        codes.setdefault(key, []).append(code)
    choices = [[(key, code) for code in found] for key, found in codes.items()]
    for rest, parts in _grouped(own, relation.over).items():
        kept = [pair for pair in rest if pair[0] != relation.without]
        wholes = [(relation.whole, tuple(sorted((*kept, *chosen)))) for chosen in product(*choices)]
        if all(whole in cells for whole in wholes):
            equal = _equal(wholes, parts)
            yield Row(equal.terms, 0, inf)


def _grouped(
    cells: Iterable[Cell], over: str | None
) -> dict[tuple[tuple[str, str], ...], list[Cell]]:
    """Cells by what is left of their dimensions without ``over``; totals over it do not join."""
    groups: dict[tuple[tuple[str, str], ...], list[Cell]] = {}
    for cell in cells:
        rest = tuple(pair for pair in cell[1] if pair[0] != over)
        if over is None or len(rest) < len(cell[1]):
            groups.setdefault(rest, []).append(cell)
    return groups


def _equal(wholes: Sequence[Cell], parts: Sequence[Cell]) -> Row:
    terms: dict[Cell, int] = {}
    for cells, weight in ((wholes, 1), (parts, -1)):
        for cell in cells:
            terms[cell] = terms.get(cell, 0) + weight
    return Row({cell: weight for cell, weight in terms.items() if weight}, 0, 0)


# ---- Percentages and means -----------------------------------------------------------------------


def _told_by_shares(
    facts: Iterable[Fact], meanings: Mapping[str, Definition], cells: Cells, base: int
) -> Iterator[Row]:
    """What shares and means tell about their counts. The counts that stand beside them tell nothing
    more than the cells themselves where counts are rounded.
    """
    for fact in facts:
        structure = meanings[fact.indicator].structure
        if structure.ratio is None or fact.status is not Status.VISIBLE:
            continue
        above, below = structure.ratio.counts_of(fact.dimensions)
        for cell, number in ((above, fact.numerator), (below, fact.denominator)):
            if cell in cells and cell is not None and number is not None and not base:
                yield Row({cell: 1}, float(number), float(number), from_share=True)
        if above in cells and below in cells and above is not None and below is not None:
            yield from _rounded(fact, above, below, structure.per)


def _rounded(fact: Fact, above: Cell, below: Cell, per: int) -> Iterator[Row]:
    """What was rounded lies at most half a unit of the last digit off."""
    if above == below:
        return
    scale = 2 * 10**fact.decimals
    printed = int(fact.number * scale)  # twice the printed number, in units of its last digit
    numerator = per * scale
    yield Row({above: numerator, below: -(printed - 1)}, 0, inf, from_share=True)
    yield Row({above: numerator, below: -(printed + 1)}, -inf, 0, from_share=True)
