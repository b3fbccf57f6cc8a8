"""What one release is about: organisation, period, themes and areas. Pure."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Self

from pipeline.facts import round_half_away

_PERIOD = re.compile(r"(?P<year>\d{4})(?:-(?P<kind>[HQ])(?P<number>[1-4]))?")
_MONTHS = {None: 12, "H": 6, "Q": 3}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days with a name: ``2022``, ``2021-H1``, ``2023-Q4``.

    Attributes:
        id: its name.
        start, end: first and last day.
        as_of: peildatum, for a report over a period that is not over or not all registered yet.
    """

    id: str
    start: date
    end: date
    as_of: date | None = None

    @property
    def year(self) -> int:
        """The calendar year the period lies in."""
        return self.start.year

    def seen_on(self, as_of: date | None) -> Self:
        """The part of the period up to a peildatum, as it was registered that day (BR10).

        Raises:
            ValueError: the peildatum lies before the period.
        """
        if as_of is None:
            return self
        if as_of < self.start:
            raise ValueError(f"{as_of} lies before {self.id}")
        return replace(self, end=min(self.end, as_of), as_of=as_of)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The period of this name.

        Raises:
            ValueError: no year, half year or quarter.
        """
        match = _PERIOD.fullmatch(text)
        months = _MONTHS[match["kind"]] if match else 12
        number = int(match["number"] or 1) if match else 0
        if match is None or number * months > 12:
            raise ValueError(f"{text!r} is not a period")
        year, last = int(match["year"]), number * months
        return cls(
            id=text,
            start=date(year, last - months + 1, 1),
            end=date(year, last, monthrange(year, last)[1]),
        )


@dataclass(frozen=True, slots=True)
class Scope:
    """What the indicators of one release are computed over.

    Attributes:
        org: id of the organisation.
        period: the period that is reported on.
        themes: ids of the themes, in order.
        domains: pairs of theme and ZRM domain; themes may share domains.
        areas: codes of the areas external figures are shown for.
        plan_share: which part of a year plan belongs to the period; ``None`` = the whole.
    """

    org: str
    period: Period
    themes: tuple[str, ...]
    domains: tuple[tuple[str, str], ...]
    areas: tuple[str, ...]
    plan_share: Fraction | None = None


def plan_share(kind: str, day: date, value: Decimal | None, decimals: int | None) -> Fraction:
    """Which part of a year plan belongs to the part of the year up to a day (BR11).

    Args:
        kind: ``maand30``, ``dag`` or ``vast``, as in ``planfactor`` of ``organisatie.yml``.
        day: the peildatum.
        value: the factor itself, for ``vast``.
        decimals: how far the factor is rounded; ``None`` = not at all.
    """
    if kind == "maand30":
        exact = Fraction(day.month - 1, 12) + Fraction(min(day.day, 30), 360)
    elif kind == "dag":
        exact = Fraction(day.timetuple().tm_yday, 366 if isleap(day.year) else 365)
    else:
        exact = Fraction(value or 1)
    return exact if decimals is None else Fraction(round_half_away(exact, decimals))
