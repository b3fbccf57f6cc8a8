"""Boxes, circles and arrows on a drawing sheet; all in px."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.figures.metrics import wrap
from pipeline.figures.sheet import Sheet
from pipeline.figures.template import SIZE

HEAD = 8.0  # px, length of an arrow's head
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """Where a rectangle lies."""

    x: float
    y: float
    wide: float
    high: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.wide

    @property
    def foot(self) -> float:
        """The lower edge."""
        return self.y + self.high

    @property
    def centre(self) -> float:
        """The middle from left to right."""
        return self.x + self.wide / 2

    @property
    def middle(self) -> float:
        """The middle from top to foot."""
        return self.y + self.high / 2

    def edge_towards(self, other: Box, gap: float = 4.0) -> Point:
        """Where a line from the middle of this box to that of the other leaves this box."""
        dx, dy = other.centre - self.centre, other.middle - self.middle
        reach = [(size / 2 + gap) / abs(d) for size, d in ((self.wide, dx), (self.high, dy)) if d]
        share = min(reach, default=0.0)
        return self.centre + share * dx, self.middle + share * dy


def panel(sheet: Sheet, at: Box, fill: str = "") -> None:
    """A filled rectangle; light grey by itself."""
    corners = [(at.x, at.y), (at.right, at.y), (at.right, at.foot), (at.x, at.foot), (at.x, at.y)]
    sheet.shape([corners], line={"width": 0}, fillcolor=fill or sheet.palette.grid)


def box(sheet: Sheet, at: Box, text: str, *, filled: bool = False, strong: bool = False) -> None:
    """A rectangle with words in it; ``filled`` puts it in the accent."""
    fill = sheet.palette.accent if filled else sheet.palette.grid
    panel(sheet, at, fill)
    strong = strong or filled
    lines = wrap(text, at.wide - 20, SIZE, strong=strong)
    colour = sheet.palette.text_on(fill) if filled else ""
    sheet.named(at.centre, at.middle, text, lines, anchor="center", strong=strong, colour=colour)


def circle(sheet: Sheet, x: float, y: float, radius: float, *, fill: str = "") -> None:
    """A circle: filled, or a line in the dark grey."""
    turns = [2 * math.pi * step / 72 for step in range(73)]
    path = [(x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns]
    if fill:
        sheet.shape([path], line={"width": 0}, fillcolor=fill)
    else:
        sheet.shape([path], line={"width": 2, "color": sheet.palette.grey_dark})


def rounded_overlap(sheet: Sheet, centres: Sequence[Point], radius: float) -> None:
    """What lies within all circles, filled with the accent."""
    found = []
    for cx, cy in centres:
        for step in range(360):
            turn = 2 * math.pi * step / 360
            point = (cx + radius * math.cos(turn), cy + radius * math.sin(turn))
            if all(math.dist(point, centre) <= radius + 1e-6 for centre in centres):
                found.append(point)
    mx, my = (sum(axis) / len(found) for axis in zip(*found, strict=True))
    found.sort(key=lambda point: math.atan2(point[1] - my, point[0] - mx))
    sheet.shape([[*found, found[0]]], line={"width": 0}, fillcolor=sheet.palette.accent)


def arrow(sheet: Sheet, x0: float, y0: float, x1: float, y1: float) -> None:
    """A line with a head at its end."""
    turn = math.atan2(y1 - y0, x1 - x0)
    back = (x1 - HEAD * math.cos(turn), y1 - HEAD * math.sin(turn))
    wing = (HEAD / 2 * math.sin(turn), -HEAD / 2 * math.cos(turn))
    sheet.rule(x0, y0, *back, sheet.palette.grey_dark)
    head = [
        (x1, y1),
        (back[0] + wing[0], back[1] + wing[1]),
        (back[0] - wing[0], back[1] - wing[1]),
        (x1, y1),
    ]
    sheet.shape([head], line={"width": 0}, fillcolor=sheet.palette.grey_dark)
