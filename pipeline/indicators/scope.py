"""What one release is about: organisation, period, themes and areas. Pure."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

_PERIOD = re.compile(r"(?P<year>\d{4})(?:-(?P<kind>[HQ])(?P<number>[1-4]))?")
_MONTHS = {None: 12, "H": 6, "Q": 3}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days with a name: ``2022``, ``2021-H1``, ``2023-Q4``."""

    id: str
    start: date
    end: date

    @property
    def year(self) -> int:
        """The calendar year the period lies in."""
        return self.start.year

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
        domains: pairs of theme and ZRM domain; themes may share domains.
        areas: codes of the areas external figures are shown for.
    """

    org: str
    period: Period
    domains: tuple[tuple[str, str], ...]
    areas: tuple[str, ...]
