"""Relations: how published cells hang together. Public knowledge, for reader and attacker alike.

They come from the front matter of a definition and are published with it: whoever knows what a
figure means also knows what it adds up to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

Dimensions = tuple[tuple[str, str], ...]


class Kind(StrEnum):
    """Which arithmetic the cells of an indicator follow.

    A share is part of a whole; a ratio sets a count beside something else, such as a plan, and may
    exceed one. A mean is of counts per event; a score is a mean of scores given to people.
    """

    COUNT = "aantal"
    SHARE = "aandeel"
    RATIO = "verhouding"
    MEAN = "gemiddelde"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Part:
    """One term of a sum: the cell of an indicator, or its cells added up over a dimension."""

    indicator: str
    over: str | None = None


@dataclass(frozen=True, slots=True)
class SumOf:
    """Every cell equals the sum of the cells with the same dimensions in ``parts``."""

    parts: tuple[Part, ...]

    @classmethod
    def of(cls, *indicators: str) -> Self:
        """The sum of single cells of these indicators."""
        return cls(tuple(Part(name) for name in indicators))


@dataclass(frozen=True, slots=True)
class PartOf:
    """The cells, added up over ``over``, are at most the cell of ``whole``.

    Attributes:
        whole: indicator that holds the larger cell.
        over: dimension to add up over, ``None`` for single cells.
        where: codes the larger cell has on dimensions that this indicator lacks. With several
            codes on one dimension the larger cells are added up.
        without: dimension that the larger cell lacks and that is not added up over: what is counted
            at the start and at the end are each part of the same whole.
    """

    whole: str
    over: str | None = None
    where: tuple[tuple[str, str], ...] = ()
    without: str | None = None

    def dimensions_of(self, dimensions: Dimensions) -> Dimensions:
        """What the larger cell keeps of these dimensions."""
        return tuple(pair for pair in dimensions if pair[0] not in (self.over, self.without))


@dataclass(frozen=True, slots=True)
class Ratio:
    """The published counts a share or mean is made of, as far as there are such indicators.

    Attributes:
        numerator, denominator: ids of the indicators.
        over: dimension the denominator is the total over; ``None`` when it has the dimensions of
            the share itself.
    """

    numerator: str | None = None
    denominator: str | None = None
    over: str | None = None

    def counts_of(self, dimensions: Dimensions) -> tuple[tuple[str, Dimensions] | None, ...]:
        """Indicator and dimensions of the numerator and of the denominator of one cell."""
        below = tuple(pair for pair in dimensions if pair[0] != self.over)
        return (
            (self.numerator, dimensions) if self.numerator else None,
            (self.denominator, below) if self.denominator else None,
        )


@dataclass(frozen=True, slots=True)
class Structure:
    """The arithmetic of one indicator.

    Attributes:
        kind: count, share, ratio, mean or score.
        people: whether a small value could tell something about a person.
        per: what a share is multiplied by: 100 for a percentage.
        totals_over: dimensions of which the total is published too.
        sums, parts_of, ratio: relations with other published cells.
    """

    kind: Kind = Kind.COUNT
    people: bool = False
    per: int = 1
    totals_over: tuple[str, ...] = ()
    sums: tuple[SumOf, ...] = ()
    parts_of: tuple[PartOf, ...] = ()
    ratio: Ratio | None = None

    def to_record(self) -> dict[str, Any]:
        """Plain data for JSON, in the words of the front matter."""
        ratio = self.ratio
        return {
            "soort": self.kind.value,
            "personen": self.people,
            "per": self.per,
            "totaal_over": list(self.totals_over),
            "som": [
                [{"indicator": part.indicator, "over": part.over} for part in relation.parts]
                for relation in self.sums
            ],
            "deel": [
                {
                    "geheel": item.whole,
                    "over": item.over,
                    "waar": [list(pair) for pair in item.where],
                    "zonder": item.without,
                }
                for item in self.parts_of
            ],
            "breuk": ratio
            and {
                "teller": ratio.numerator,
                "noemer": ratio.denominator,
                "totaal_over": ratio.over,
            },
        }

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        """The inverse of :meth:`to_record`."""
        ratio = record["breuk"]
        return cls(
            kind=Kind(record["soort"]),
            people=record["personen"],
            per=record["per"],
            totals_over=tuple(record["totaal_over"]),
            sums=tuple(
                SumOf(tuple(Part(part["indicator"], part["over"]) for part in parts))
                for parts in record["som"]
            ),
            parts_of=tuple(
                PartOf(
                    item["geheel"],
                    item["over"],
                    tuple((key, code) for key, code in item["waar"]),
                    item["zonder"],
                )
                for item in record["deel"]
            ),
            ratio=ratio and Ratio(ratio["teller"], ratio["noemer"], ratio["totaal_over"]),
        )
