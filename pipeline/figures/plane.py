"""The plane of a line chart: where years and values lie, and its axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pipeline.facts import NumberProfile, print_decimal
from pipeline.figures.colour import Palette
from pipeline.figures.metrics import text_width
from pipeline.figures.template import SIZE
from pipeline.figures.ticks import tick_decimals, ticks, years_shown

YEAR = 48.0  # px a year needs on the axis
UNSEEN = "rgba(0,0,0,0)"
MILLION = Decimal(1_000_000)
STANDOFF = 6.0  # px between an axis and its labels


@dataclass(frozen=True, slots=True)
class Plane:
    """The rectangle the lines lie in (px), its years and the steps of its value axis."""

    left: float
    right: float
    top: float
    foot: float
    years: tuple[int, ...]
    steps: tuple[Decimal, ...]
    pad: float  # between the edge and the first and last year

    def x(self, year: float) -> float:
        """Where a year lies."""
        low, high = self.year_range
        return self.left + (year - low) / (high - low) * (self.right - self.left)

    def y(self, value: float) -> float:
        """Where a value lies."""
        return self.foot - value / float(self.steps[-1]) * (self.foot - self.top)

    @property
    def year_range(self) -> tuple[float, float]:
        """The years at the left and right edge."""
        span = self.years[-1] - self.years[0]
        pad = self.pad * span / (self.right - self.left - 2 * self.pad) if span else 0.5
        return self.years[0] - pad, self.years[-1] + pad

    def axes(
        self, size: tuple[float, float], palette: Palette, labels: Sequence[str]
    ) -> dict[str, Any]:
        """Settings of both axes for a picture of ``size`` (width, height) px.

        ``labels`` holds the text of each step of the value axis.
        """
        width, height = size
        years = years_shown(self.years, self.right - self.left - 2 * self.pad, YEAR)
        label = {"visible": True, "ticks": "outside", "ticklen": STANDOFF, "tickcolor": UNSEEN}
        return {
            "xaxis": label
            | {
                "domain": [self.left / width, self.right / width],
                "anchor": "y",
                "range": list(self.year_range),
                "tickvals": list(years),
                "ticktext": [str(year) for year in years],
                "showline": True,
                "linecolor": palette.rule,
            },
            "yaxis": label
            | {
                "domain": [1 - self.foot / height, 1 - self.top / height],
                "anchor": "x",
                "range": [0, float(self.steps[-1])],
                "tickvals": [float(step) for step in self.steps],
                "ticktext": list(labels),
                "showgrid": True,
                "gridcolor": palette.grid,
            },
        }


def value_steps(
    most: Decimal, unit: str, profile: NumberProfile
) -> tuple[tuple[Decimal, ...], list[str]]:
    """The steps of the value axis and their texts; long numbers are told in millions."""
    steps = ticks(most)
    millions = steps[-1] >= MILLION
    told = tuple(step / MILLION for step in steps) if millions else steps
    decimals = tick_decimals(told)
    sign = ("\u00a0mln" if millions else "") + ("%" if unit == "%" else "")
    return steps, [print_decimal(step, decimals, profile) + sign for step in told]


def label_width(labels: Sequence[str]) -> float:
    """Room in px the texts of the value axis need."""
    return max(text_width(label, SIZE) for label in labels) + STANDOFF + 4
