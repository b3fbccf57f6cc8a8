"""Margins: the sums a reader can make from published cells. Pure.

A margin says that one cell equals the sum of others. What a whole holds beyond its published parts
is a cell too, one that is never printed but can be computed by subtracting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.indicators import Cube, Indicator, Kind, Part, PartOf

Dimensions = tuple[tuple[str, str], ...]
Key = tuple[str, Dimensions]
Counts = dict[Key, int]
_Whole = Callable[[Dimensions], Key]


@dataclass(frozen=True, slots=True)
class Margin:
    """``total`` equals the sum of ``parts``."""

    total: Key
    parts: tuple[Key, ...]

    @property
    def members(self) -> tuple[Key, ...]:
        """The total and its parts."""
        return (self.total, *self.parts)


@dataclass(frozen=True, slots=True)
class Table:
    """All counts of people of one release and the sums that tie them together.

    Attributes:
        values: exact counts by key: indicator and dimensions.
        margins: sums over these keys, in a fixed order.
        unpublished: keys of remainders; they have a value but are never printed.
    """

    values: Mapping[Key, int]
    margins: tuple[Margin, ...]
    unpublished: frozenset[Key] = field(default=frozenset())


def tabulate(cubes: Iterable[Cube]) -> Table:
    """The table of everything that has to be protected together.

    Raises:
        ValueError: the parts of a declared whole are more than that whole; then a definition or
            its declared relation is wrong.
    """
    counting = [c for c in cubes if c.indicator.protects_people and c.indicator.kind is Kind.COUNT]
    values: Counts = {
        (cube.indicator.id, cell.dimensions): int(cell.value)
        for cube in counting
        for cell in cube.cells
        if cell.value is not None
    }
    margins: list[Margin] = []
    rests: Counts = {}
    for number, (total, parts) in enumerate(sorted(_sums(counting, values))):
        members = parts
        rest = values[total] - sum(values[part] for part in parts)
        if rest < 0:
            raise ValueError(f"{total} is less than the sum of its parts")
        if rest:
            key: Key = (f"rest/{number:05d}", ())
            rests[key] = rest
            members = (*parts, key)
        margins.append(Margin(total, members))
    return Table({**values, **rests}, tuple(margins), frozenset(rests))


def _sums(cubes: Sequence[Cube], values: Counts) -> Iterator[tuple[Key, tuple[Key, ...]]]:
    for cube in cubes:
        own = [key for key in values if key[0] == cube.indicator.id]
        yield from _totals(cube.indicator, own, values)
        for relation in cube.indicator.sums:
            for key in own:
                parts = [_terms(part, key[1], values) for part in relation.parts]
                if all(parts):
                    yield key, tuple(cell for terms in parts for cell in terms)
        for whole in cube.indicator.parts_of:
            yield from _wholes(whole, own, values)


def _terms(part: Part, dimensions: Dimensions, values: Counts) -> list[Key]:
    """The cells that a part adds to the sum at these dimensions; none if it is not published."""
    if part.over is None:
        key = (part.indicator, dimensions)
        return [key] if key in values else []
    return [
        key
        for key in values
        if key[0] == part.indicator
        and part.over in dict(key[1])
        and tuple(pair for pair in key[1] if pair[0] != part.over) == dimensions
    ]


def _totals(
    indicator: Indicator, own: Sequence[Key], values: Counts
) -> Iterator[tuple[Key, tuple[Key, ...]]]:
    """The published totals over a dimension, each with the cells it adds up."""
    for over in indicator.totals_over:
        yield from _grouped(own, over, lambda left: (indicator.id, left), values)


def _wholes(
    relation: PartOf, own: Sequence[Key], values: Counts
) -> Iterator[tuple[Key, tuple[Key, ...]]]:
    def whole(left: Dimensions) -> Key:
        return relation.whole, tuple(sorted((*left, *relation.where)))

    if relation.over is not None:
        yield from _grouped(own, relation.over, whole, values)
        return
    for key in own:
        if whole(key[1]) in values:
            yield whole(key[1]), (key,)


def _grouped(
    own: Sequence[Key], over: str, whole: _Whole, values: Counts
) -> Iterator[tuple[Key, tuple[Key, ...]]]:
    groups: dict[Key, list[Key]] = {}
    for key in own:
        if over in dict(key[1]):
            left = tuple(pair for pair in key[1] if pair[0] != over)
            groups.setdefault(whole(left), []).append(key)
    for total, parts in groups.items():
        if total in values:
            yield total, tuple(sorted(parts))
