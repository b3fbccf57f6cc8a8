"""Margins: the sums a reader can make from published cells. Pure.

A margin says that cells added up equal other cells added up. What a whole holds beyond its
published parts is a cell too, one that is never printed but can be computed by subtracting.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from pipeline.indicators import Cube, DefinitionRefused, Indicator, Kind, Part, PartOf

Dimensions = tuple[tuple[str, str], ...]
Key = tuple[str, Dimensions]
Counts = Mapping[Key, int]


@dataclass(frozen=True, slots=True)
class Margin:
    """``wholes`` added up equal ``parts`` added up."""

    wholes: tuple[Key, ...]
    parts: tuple[Key, ...]

    @property
    def weights(self) -> dict[Key, int]:
        """Weight per key; weighted, the values add up to zero."""
        found: dict[Key, int] = {}
        for keys, weight in ((self.wholes, 1), (self.parts, -1)):
            for key in keys:
                found[key] = found.get(key, 0) + weight
        return {key: weight for key, weight in found.items() if weight}


@dataclass(frozen=True, slots=True)
class Table:
    """All counts of people of one release and the sums that tie them together.

    Attributes:
        values: exact counts by key: indicator and dimensions.
        margins: sums over these keys, in a fixed order.
        rests: keys of remainders; they have a value but are never printed.
        harmless: remainders that are no number of people.
        closed: remainders that are nothing, which who is at home in the registration knows.
        groups: keys of which the value is zero and says something about everybody in a group.
        hides_zero: indicators of which a zero may be hidden; elsewhere zero is always shown.
        known: keys that cannot be hidden: what was delivered before, and counts of no people.
    """

    values: Counts
    margins: tuple[Margin, ...]
    rests: frozenset[Key] = field(default=frozenset())
    harmless: frozenset[Key] = field(default=frozenset())
    closed: frozenset[Key] = field(default=frozenset())
    groups: frozenset[Key] = field(default=frozenset())
    hides_zero: frozenset[str] = field(default=frozenset())
    known: frozenset[Key] = field(default=frozenset())

    def least(self, key: Key) -> int:
        """The least value a reader thinks possible for a key that is not printed."""
        return 0 if key in self.rests or key[0] in self.hides_zero else 1


def tabulate(cubes: Iterable[Cube], delivered: Counts | None = None) -> Table:
    """The table of everything that has to be protected together.

    Args:
        cubes: of one release.
        delivered: counts in earlier deliveries about the same period. What differs from today was
            corrected since, and says nothing about today.

    Raises:
        DefinitionRefused: counts of people do not add up to the total or whole their definition
            says they do.
    """
    everything = list(cubes)
    counting = [cube for cube in everything if cube.indicator.kind is Kind.COUNT]
    own = {
        (cube.indicator.id, cell.dimensions): int(cell.value)
        for cube in counting
        for cell in cube.cells
        if cell.value is not None and cell.value.denominator == 1
    }
    impersonal = {cube.indicator.id for cube in counting if not cube.indicator.protects_people}
    told = {key: value for key, value in (delivered or {}).items() if own.get(key, value) == value}
    gone = {key: value for key, value in told.items() if key not in own}
    builder = _Builder({**own, **gone}, frozenset(gone), impersonal)
    telling = _telling(everything)
    for cube in everything:
        builder.shares(cube, cube.indicator.id in telling)
    for cube in counting:
        builder.relations(cube.indicator)
    return Table(
        values=builder.values,
        margins=tuple(builder.margins),
        rests=frozenset(builder.rests),
        harmless=frozenset(builder.harmless),
        closed=frozenset(builder.closed),
        groups=frozenset(builder.groups),
        hides_zero=_hides_zero(everything),
        known=(frozenset(told) - builder.stale) | {key for key in own if key[0] in impersonal},
    )


def _telling(cubes: Sequence[Cube]) -> frozenset[str]:
    """Shares about people of which 0% or 100% tells of everybody in a group: those that split a
    whole in published parts. How complete a registration is tells of nobody.
    """
    parts = {
        (cube.indicator.id, part.indicator)
        for cube in cubes
        for relation in cube.indicator.sums
        for part in relation.parts
    }
    return frozenset(
        cube.indicator.id
        for cube in cubes
        if cube.indicator.kind is Kind.SHARE and cube.indicator.protects_people
        if (ratio := cube.indicator.ratio) is not None
        if ratio.over is not None or (ratio.denominator, ratio.numerator) in parts
    )


def _hides_zero(cubes: Sequence[Cube]) -> frozenset[str]:
    """Numerators of such shares, and what adds up with them to a whole."""
    telling = _telling(cubes)
    found = {
        cube.indicator.ratio.numerator
        for cube in cubes
        if cube.indicator.id in telling and cube.indicator.ratio
        if cube.indicator.ratio.numerator
    }
    for cube in cubes:
        for relation in cube.indicator.sums:
            parts = {part.indicator for part in relation.parts}
            found |= parts if parts & found else set()
    return frozenset(found)


class _Builder:
    """Collects margins, and a remainder wherever a whole is more than its parts."""

    def __init__(self, values: Counts, gone: frozenset[Key], impersonal: Collection[str]) -> None:
        self.values = dict(values)
        self.margins: list[Margin] = []
        self.rests: set[Key] = set()
        self.harmless: set[Key] = set()
        self.closed: set[Key] = set()
        self.groups: set[Key] = set()
        self.stale: set[Key] = set()
        self._gone = gone
        self._impersonal = impersonal
        self._noted: dict[tuple[tuple[Key, ...], tuple[Key, ...]], Key] = {}
        self._own: dict[str, list[Key]] = {}
        for key in sorted(values):
            self._own.setdefault(key[0], []).append(key)

    def relations(self, indicator: Indicator) -> None:
        """The declared relations of one indicator."""
        own = self._own.get(indicator.id, [])
        for over in indicator.totals_over:
            for left, parts in _grouped(own, over).items():
                if (indicator.id, left) in self.values:
                    self._equal((indicator.id, left), parts)
        for relation in indicator.sums:
            groups = [self._terms(part) for part in relation.parts]
            for key in own:
                found = [group.get(key[1], []) for group in groups]
                parts = [part for group in found for part in group]
                if all(found):
                    self._equal(key, parts)
                elif parts:  # another part is not published and may hold something
                    self._at_most((key,), parts)
        for whole in indicator.parts_of:
            self._part_of(whole, own)

    def shares(self, cube: Cube, telling: bool) -> None:
        """The counts of a share: what is left of the denominator, and who is all or nobody."""
        indicator = cube.indicator
        if indicator.kind is not Kind.SHARE or not indicator.protects_people or not indicator.ratio:
            return
        for cell in cube.cells:
            above, below = indicator.ratio.counts_of(cell.dimensions)
            if above is None or below is None or not {above, below} <= self.values.keys():
                continue
            rest = self._at_most((below,), (above,), open_end=telling)
            if not telling or not self.values[below]:
                continue
            if rest is not None and not self.values[rest]:
                self.groups.add(rest)
            if not self.values[above] and indicator.ratio.over is None:
                self.groups.add(above)

    def _terms(self, part: Part) -> dict[Dimensions, list[Key]]:
        return _grouped(self._own.get(part.indicator, []), part.over)

    def _part_of(self, relation: PartOf, own: Sequence[Key]) -> None:
        codes: dict[str, list[str]] = {}
        for key, code in relation.where:
            codes.setdefault(key, []).append(code)
        choices = [[(key, code) for code in found] for key, found in codes.items()]
        for left, parts in _grouped(own, relation.over).items():
            wholes = tuple(
                (relation.whole, tuple(sorted((*relation.dimensions_of(left), *chosen))))
                for chosen in product(*choices)
            )
            if self.values.keys() >= set(wholes):
                self._at_most(wholes, parts)

    def _equal(self, whole: Key, parts: Sequence[Key]) -> None:
        if self.values[whole] == sum(self.values[part] for part in parts):
            self.margins.append(Margin((whole,), tuple(parts)))
        elif not self._excused((whole, *parts)):
            raise _wrong(whole, "zijn niet de som")

    def _at_most(
        self, wholes: Sequence[Key], parts: Sequence[Key], *, open_end: bool = False
    ) -> Key | None:
        """Note that parts are at most the wholes; gives the key of the remainder, if there is one.

        A remainder of nothing is closed, unless ``open_end``: a reader who is at home in the
        registration knows that there is none. It stays open where a share would say 100%, for that
        is what must not be known.
        """
        pair = (tuple(wholes), tuple(parts))
        if pair in self._noted:
            return self._noted[pair]
        rest = sum(self.values[key] for key in wholes) - sum(self.values[key] for key in parts)
        if rest < 0:
            if self._excused((*wholes, *parts)):
                return None
            raise _wrong(wholes[0], "zijn minder dan de som")
        key: Key = (f"rest/{len(self.margins):05d}", ())
        self.values[key] = rest
        self.rests.add(key)
        if rest == 0 and not open_end:
            self.closed.add(key)
        if not self._personal((*wholes, *parts)):
            self.harmless.add(key)
        self.margins.append(Margin(tuple(wholes), (*parts, key)))
        self._noted[pair] = key
        return key

    def _personal(self, keys: Iterable[Key]) -> bool:
        return all(key[0] not in self._impersonal for key in keys)

    def _excused(self, keys: Sequence[Key]) -> bool:
        """Whether a sum may fail: a delivered cell, gone since, is no longer what it was, or the
        counts are of no people.
        """
        old = self._gone.intersection(keys)
        self.stale |= old
        return bool(old) or not self._personal(keys)


def _wrong(whole: Key, what: str) -> DefinitionRefused:
    name, dimensions = whole
    return DefinitionRefused(
        f"De aantallen van '{name}' {what} van wat hun definitie als delen noemt"
        f" ({', '.join(code for _, code in dimensions) or 'totaal'}).",
        place=f"pipeline/indicators/sql/{name}.sql",
        remedy="Noem bij totaal_over alleen dimensies waarvan alle cellen er zijn; is er maar een "
        "deel, noem dat dan een verband van soort deel (docs/publiek.md).",
    )


def _grouped(keys: Iterable[Key], over: str | None) -> dict[Dimensions, list[Key]]:
    """Keys by their dimensions without ``over``; totals over it are left out."""
    groups: dict[Dimensions, list[Key]] = {}
    for key in keys:
        left = tuple(pair for pair in key[1] if pair[0] != over)
        if over is None or len(left) < len(key[1]):
            groups.setdefault(left, []).append(key)
    return groups
