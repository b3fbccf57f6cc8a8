"""External indicators for gemeente, provincie and land: side by side in a year, or over years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from pipeline.facts import Fact

Areas = Mapping[str, Fact | None]
NamedAreas = list[tuple[str, Fact | None]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a cell needs to compare areas: the facts for the text and the rows for the figure.

    Attributes:
        year: the newest year with a number for the gemeente; empty if there is none.
        facts: by name of the measure, its fact for ``gemeente``, ``provincie`` and ``land``.
        groups: heading and named areas of each measure, as ``compare_areas_grouped`` takes them;
            a single measure needs no heading.
    """

    year: str
    facts: Mapping[str, Areas]
    groups: list[tuple[str, NamedAreas]]

    @property
    def known(self) -> bool:
        """Whether there is anything to compare."""
        return bool(self.facts)

    def largest_first(self) -> Comparison:
        """The same with the measures ordered by the number of the gemeente; unknown ones last."""

        def size(name: str) -> Decimal:
            fact = self.facts[name]["gemeente"]
            return fact.number if fact is not None and fact.has_value else Decimal(-1)

        places = {name: place for place, name in enumerate(self.facts)}
        order = sorted(self.facts, key=size, reverse=True)
        groups = [self.groups[places[name]] for name in order]
        return Comparison(self.year, {name: self.facts[name] for name in order}, groups)


@dataclass(frozen=True, slots=True)
class Years:
    """What a cell needs to tell of the years of one indicator.

    Attributes:
        years: the years with a number for the gemeente, in order.
        first, last: by role (``gemeente``, ``provincie``, ``land``) the facts of the first and the
            last of them.
        by_year: the same for every year, for the table that goes with the figure.
        lines: by printed name of the area, year and fact of each point, as ``series`` takes them.
    """

    years: list[str]
    first: Areas
    last: Areas
    by_year: Mapping[str, Areas]
    lines: dict[str, list[tuple[int, Fact | None]]]

    @property
    def known(self) -> bool:
        """Whether there is a development to tell: two years or more."""
        return len(self.years) > 1

    def within(self, breaks: Mapping[int, str]) -> dict[int, str]:
        """The breaks that lie between the first year and the last."""
        ends = (int(self.years[0]), int(self.years[-1])) if self.years else (0, 0)
        return {year: note for year, note in breaks.items() if ends[0] < year <= ends[1]}
