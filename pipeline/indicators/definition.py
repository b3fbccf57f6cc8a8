"""What an indicator is: the typed form of the front matter above its SQL. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pipeline.facts import Definition


class Kind(StrEnum):
    """Which arithmetic the cells of an indicator follow."""

    COUNT = "aantal"
    SHARE = "aandeel"
    MEAN = "gemiddelde"


class Series(StrEnum):
    """Definitions that stand for a list of indicators, named in the column ``indicator``."""

    EXTERNAL = "extern"
    REPORTED = "opgegeven"


Dimensions = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SumOf:
    """Every cell equals the sum of the cells with the same dimensions in ``parts``."""

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartOf:
    """The cells, added up over ``over``, are at most the cell of ``whole``.

    Attributes:
        whole: indicator that holds the larger cell.
        over: dimension to add up over, ``None`` for single cells.
        where: codes the larger cell has on dimensions that this indicator lacks.
    """

    whole: str
    over: str | None = None
    where: tuple[tuple[str, str], ...] = ()


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
class Indicator:
    """One definition: what is counted, of whom, how it is published, what it hangs together with.

    Attributes:
        id, version: the version goes up when the meaning changes; a trend across versions is a
            break in series.
        label, description: Dutch, for readers.
        unit, decimals: as on the facts.
        rounding: how published values are rounded, in words.
        dimensions: keys of the cells.
        totals_over: dimensions of which the total is published too.
        denominator: the whole of a share or mean, in words.
        kind: count, share or mean.
        counts: what is counted (trajecten, bijeenkomsten, …).
        protects_people: whether a small value could tell something about a person.
        rules: business rules the definition rests on.
        provenance: where the data come from, in words.
        sql: the query; may use ``$van``, ``$tot``, ``$jaar``, ``$periode`` and ``$org``.
        file: name of the file, for messages.
        sums, parts_of, ratio: exact relations with other published cells.
        series: set for a definition that stands for a list of indicators.
    """

    id: str
    version: int
    label: str
    description: str
    unit: str
    decimals: int
    rounding: str
    dimensions: tuple[str, ...]
    totals_over: tuple[str, ...]
    denominator: str
    kind: Kind
    counts: str
    protects_people: bool
    rules: tuple[str, ...]
    provenance: str
    sql: str
    file: str
    sums: tuple[SumOf, ...] = ()
    parts_of: tuple[PartOf, ...] = ()
    ratio: Ratio | None = None
    series: Series | None = None

    @property
    def per(self) -> int:
        """What a share is multiplied by: 100 for a percentage, 1000 for per thousand."""
        return {"%": 100, "per_1000": 1000}.get(self.unit, 1)

    def public(self) -> Definition:
        """The definition as the reader gets it."""
        return Definition(
            id=self.id,
            version=self.version,
            label=self.label,
            description=self.description,
            unit=self.unit,
            denominator=self.denominator,
            rules=self.rules,
        )
