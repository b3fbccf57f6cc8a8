"""Small multiples: one panel per domain, the same categories and one scale in all of them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.facts import Fact, NumberProfile
from pipeline.figures import alt
from pipeline.figures.colour import Palette
from pipeline.figures.key import HIDDEN
from pipeline.figures.metrics import longest_word, wrap
from pipeline.figures.model import Figure
from pipeline.figures.phone import for_phones
from pipeline.figures.phrase import Phrase, is_hidden, number
from pipeline.figures.rows import (
    NAME_GAP,
    SLACK,
    Names,
    Row,
    end_of,
    end_text,
    fitting_length,
    is_narrow,
    set_names,
)
from pipeline.figures.sheet import (
    GAP,
    HATCH_STUB,
    Bar,
    Sheet,
    block_height,
    phrase_width,
)
from pipeline.figures.template import DEFAULT_ACCENT, DEFAULT_WIDTH, SIZE

Panel = tuple[str, Sequence[tuple[str, Fact | None]]]
GUTTER = 22.0  # px between panels
LEAST = 150.0  # px: the narrowest panel
MOST_COLUMNS = 4
THICKNESS = 18.0
PITCH = 26.0  # px from row to row
BETWEEN = 18.0  # px between rows of panels


@for_phones
def small_multiples(
    panels: Sequence[Panel], *, name: str, measure: str, profile: NumberProfile,
    accent: str = DEFAULT_ACCENT, width: int = DEFAULT_WIDTH, largest: str = "grootste groep",
) -> Figure:  # fmt: skip
    """One small bar chart per panel, all on one scale.

    Args:
        panels: heading of each panel and its categories with their facts.
        name: name of the figure.
        measure: what is counted, as the alternative text begins: "Individuele hulp per
            leeftijdsgroep".
        profile: number notation.
        accent: accent colour, ``#rrggbb``.
        width: of the drawing; decides how many panels stand beside each other.
        largest: what the alternative text calls the largest category of a panel.
    """
    sheet = Sheet(name, profile, Palette.of(accent), width)
    categories = tuple(dict.fromkeys(label for _, rows in panels for label, _ in rows))
    names = set_names(categories, 0.0, width, above=False, share=0.43 if is_narrow(width) else 0.3)
    columns = _columns(panels, width - names.left)
    room = (width - names.left - (columns - 1) * GUTTER) / columns
    ends = (end_of(fact, profile) for _, rows in panels for _, fact in rows)
    grid = _Grid(sheet, names, categories, room, *fitting_length(ends, room))
    sheet.y = 2.0
    for first in range(0, len(panels), columns):
        grid.row(panels[first : first + columns])
    if grid.short:
        _note(sheet, names.left)
    return sheet.finish(alt.panels(measure, panels, profile, largest))


def _columns(panels: Sequence[Panel], room: float) -> int:
    """As many panels beside each other as fit, spread over rows as evenly as can be."""
    word = max((longest_word(title, SIZE, strong=True) for title, _ in panels), default=0.0)
    most = int((room + GUTTER) // (max(LEAST, word) + GUTTER))
    most = max(1, min(most, MOST_COLUMNS, len(panels)))
    rows = max(1, -(-len(panels) // most))
    return max(1, -(-len(panels) // rows))


class _Grid:
    """Draws rows of panels; ``short`` tells whether a reason had to be left to a note."""

    def __init__(
        self, sheet: Sheet, names: Names, categories: Sequence[str], room: float,
        top: float, length: float,
    ) -> None:  # fmt: skip
        self.sheet, self.names, self.categories = sheet, names, categories
        self.room, self.top, self.length = room, top, length
        self.wide = self.names.left + room
        self.short = False

    def row(self, panels: Sequence[Panel]) -> None:
        """One row of panels, headings on one foot line.

        A word too long for the only panel of a row makes the heading start at the left edge.
        """
        word = max(longest_word(title, SIZE, strong=True) for title, _ in panels)
        at, room = (self.names.left, self.room) if word < self.room - SLACK else (0.0, self.wide)
        titles = [wrap(title, room - SLACK, SIZE, strong=True) for title, _ in panels]
        high = block_height(max(len(lines) for lines in titles))
        start = self.sheet.y + high + 5
        self._categories(start)
        for place, ((title, rows), lines) in enumerate(zip(panels, titles, strict=True)):
            left = self.names.left + place * (self.room + GUTTER)
            y = self.sheet.y + high - block_height(len(lines)) / 2
            self.sheet.named(left - self.names.left + at, y, title, lines, strong=True)
            self._panel(title, dict(rows), left, start)
        self.sheet.y = start + self._height() + BETWEEN

    def _height(self) -> float:
        return sum(self._pitch(category) for category in self.categories)

    def _pitch(self, category: str) -> float:
        return max(PITCH, block_height(len(self.names.lines[category])) + 4)

    def _categories(self, start: float) -> None:
        y = start
        for category in self.categories:
            middle = y + self._pitch(category) / 2
            lines = self.names.lines[category]
            self.sheet.named(self.names.left - NAME_GAP, middle, category, lines, anchor="right")
            y += self._pitch(category)

    def _panel(self, title: str, facts: dict[str, Fact | None], left: float, start: float) -> None:
        scale = self.sheet.scale(left, left + self.length, self.top)
        bars: list[Bar] = []
        y = start
        for category in self.categories:
            row = Row(y + self._pitch(category) / 2, y, y + self._pitch(category))
            fact = facts.get(category)
            end_text(self.sheet, scale, row, fact, text=self._told(fact), thickness=THICKNESS)
            if fact is not None and fact.has_value:
                bars.append(Bar(fact, f"{title}, {category}", row.y, self.sheet.palette.accent))
            y = row.foot
        self.sheet.bars(scale, bars, THICKNESS, stack=False)
        self.sheet.rule(left, start, left, y)

    def _told(self, fact: Fact | None) -> Phrase:
        full = number(fact, self.sheet.profile)
        if is_hidden(fact) and HATCH_STUB + GAP + phrase_width(full) + SLACK > self.room:
            self.short = True
            return number(fact, self.sheet.profile, why=False)
        return full


def _note(sheet: Sheet, left: float) -> None:
    side = 12.0
    y = sheet.y + block_height(1) / 2
    sheet.hatch(left, left + side, y, side)
    sheet.text(left + side + GAP, y, HIDDEN, colour=sheet.palette.soft, role="noot")
    sheet.y += block_height(1) + 4
