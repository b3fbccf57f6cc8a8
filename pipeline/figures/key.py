"""The key of a stacked chart: part names straight above the parts of the topmost bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.figures.metrics import wrap
from pipeline.figures.rows import SLACK
from pipeline.figures.sheet import GAP, Sheet, block_height, phrase_width
from pipeline.figures.template import SIZE

SIDE = 12.0  # px, of a swatch
BETWEEN = 18.0  # px between two entries
HIDDEN = "niet getoond (privacy)"


@dataclass(frozen=True, slots=True)
class Entry:
    """One part: its name, its colour (``None`` = hatched) and where its first mark begins."""

    label: str
    colour: str | None
    at: float | None

    def lines(self, room: float) -> tuple[str, ...]:
        """The name, wrapped within ``room`` px together with its swatch."""
        return wrap(self.label, room - SIDE - GAP, SIZE)

    def wide(self, room: float) -> float:
        """Width in px of swatch and name."""
        return SIDE + GAP + max(phrase_width(line) for line in self.lines(room))


def draw_key(sheet: Sheet, entries: Sequence[Entry], left: float, right: float) -> None:
    """Write the names above the parts they belong to if they fit, else in rows from ``left``."""
    right -= SLACK
    places = _above(entries, right) or _in_rows(entries, left, right)
    if left > 0 and any(row for _, row in places):
        left, places = 1.0, _in_rows(entries, 1.0, right)
    for row in range(max((row for _, row in places), default=-1) + 1):
        here = [(e, x) for e, (x, at) in zip(entries, places, strict=True) if at == row]
        for entry, x in here:
            _draw(sheet, entry, x, entry.lines(right - left))
        sheet.y += block_height(max(len(entry.lines(right - left)) for entry, _ in here))
    sheet.y += 6.0


def _draw(sheet: Sheet, entry: Entry, x: float, lines: tuple[str, ...]) -> None:
    y, middle = sheet.y + block_height(1) / 2, sheet.y + block_height(len(lines)) / 2
    if entry.colour is None:
        sheet.hatch(x, x + SIDE, y, SIDE)
        sheet.text(x + SIDE + GAP, middle, lines, role="noot")
    else:
        sheet.swatch(x, y, SIDE, entry.colour)
        sheet.named(x + SIDE + GAP, middle, entry.label, lines)


def _above(entries: Sequence[Entry], right: float) -> list[tuple[float, int]] | None:
    free, places = 0.0, []
    for entry in entries:
        at = free if entry.colour is None else entry.at
        wide = SIDE + GAP + phrase_width(entry.label)
        if at is None or at < free or at + wide > right:
            return None
        places.append((at, 0))
        free = at + wide + BETWEEN
    return places


def _in_rows(entries: Sequence[Entry], left: float, right: float) -> list[tuple[float, int]]:
    x, row, places = left, 0, []
    for entry in entries:
        wide = entry.wide(right - left)
        if x > left and x + wide > right:
            x, row = left, row + 1
        places.append((x, row))
        x += wide + BETWEEN
    return places
