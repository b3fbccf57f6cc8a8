"""The key of a stacked chart: part names straight above the parts of the topmost bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.figures.sheet import GAP, Sheet, phrase_width
from pipeline.figures.template import LINE

SIDE = 12.0  # px, of a swatch
BETWEEN = 18.0  # px between two entries
HIDDEN = "niet getoond (privacy)"


@dataclass(frozen=True, slots=True)
class Entry:
    """One part: its name, its colour (``None`` = hatched) and where its first mark begins."""

    label: str
    colour: str | None
    at: float | None

    @property
    def wide(self) -> float:
        """Width in px of swatch and name."""
        return SIDE + GAP + phrase_width(self.label)


def draw_key(sheet: Sheet, entries: Sequence[Entry], left: float, right: float) -> None:
    """Write the names above the parts they belong to if they fit, else in a row from ``left``."""
    places = _above(entries, right) or _in_rows(entries, left, right)
    if left > 0 and any(row for _, row in places):
        places = _in_rows(entries, 1.0, right)
    top = sheet.y
    for entry, (x, row) in zip(entries, places, strict=True):
        y = top + (row + 0.5) * LINE
        if entry.colour is None:
            sheet.hatch(x, x + SIDE, y, SIDE)
        else:
            sheet.swatch(x, y, SIDE, entry.colour)
        sheet.named(x + SIDE + GAP, y, [entry.label])
    rows = max((row for _, row in places), default=0) + 1
    sheet.y = top + rows * LINE + 6.0


def _above(entries: Sequence[Entry], right: float) -> list[tuple[float, int]] | None:
    free, places = 0.0, []
    for entry in entries:
        at = free if entry.colour is None else entry.at
        if at is None or at < free or at + entry.wide > right:
            return None
        places.append((at, 0))
        free = at + entry.wide + BETWEEN
    return places


def _in_rows(entries: Sequence[Entry], left: float, right: float) -> list[tuple[float, int]]:
    x, row, places = left, 0, []
    for entry in entries:
        if x > left and x + entry.wide > right:
            x, row = left, row + 1
        places.append((x, row))
        x += entry.wide + BETWEEN
    return places
