"""What an indicator is: the typed form of the front matter above its SQL. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pipeline.facts import Coverage, Definition, Kind, PartOf, Ratio, Structure, SumOf


class Series(StrEnum):
    """Definitions that stand for a list of indicators, named in the column ``indicator``."""

    EXTERNAL = "extern"
    REPORTED = "opgegeven"


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
        kind: count, share, ratio, mean or score.
        counts: what is counted (trajecten, bijeenkomsten, …).
        protects_people: whether a small value could tell something about a person.
        rules: business rules the definition rests on.
        provenance: where the data come from, in words.
        sql: the query; may use ``$van``, ``$tot``, ``$jaar``, ``$periode`` and ``$org``.
        file: name of the file, for messages.
        sums, parts_of, ratio: exact relations with other published cells.
        series: set for a definition that stands for a list of indicators.
        registration: raw table without which there is nothing to count: where an organisation
            keeps no such registration there are no cells, also no zeros. Empty: always counted.
        coverage: set for a share that tells how complete a registration is.
        rests_on: ids of the shares that tell how complete the registration is that it rests on.
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
    registration: str = ""
    coverage: Coverage | None = None
    rests_on: tuple[str, ...] = ()

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
            structure=Structure(
                kind=self.kind,
                people=self.protects_people,
                per=self.per,
                totals_over=self.totals_over,
                sums=self.sums,
                parts_of=self.parts_of,
                ratio=self.ratio,
            ),
            coverage=self.coverage,
            rests_on=self.rests_on,
        )
