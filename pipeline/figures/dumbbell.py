"""Mean score at the start and at the end, on the named levels of a scale."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from pipeline.facts import Fact, NumberProfile
from pipeline.figures import alt
from pipeline.figures.colour import Palette
from pipeline.figures.metrics import longest_word, wrap
from pipeline.figures.model import Figure
from pipeline.figures.phone import for_phones
from pipeline.figures.phrase import Phrase, is_hidden, number
from pipeline.figures.rows import SLACK, Names, Row, is_narrow, place_row, set_names
from pipeline.figures.shapes import circle
from pipeline.figures.sheet import GAP, HATCH_STUB, Sheet, as_number, block_height, phrase_width
from pipeline.figures.template import DEFAULT_ACCENT, DEFAULT_WIDTH, SIZE

ScoreRow = tuple[str, Fact | None, Fact | None]
RADIUS = 7.0  # px, of a score
LEVEL = 100.0  # px the name of a level takes at most
START, END = "bij de start", "aan het eind"


@for_phones
def dumbbell(
    rows: Sequence[ScoreRow], *, levels: Sequence[str], name: str, measure: str,
    profile: NumberProfile, accent: str = DEFAULT_ACCENT, width: int = DEFAULT_WIDTH,
) -> Figure:  # fmt: skip
    """Two scores per row with a line between them: an open dot at the start, a full one at the end.

    Args:
        rows: printed name, score at the start, score at the end; drawn in the order given. A row
            of which a score is not shown says so.
        levels: names of the levels, the first is level 1.
        name: name of the figure.
        measure: what is scored, as the alternative text begins: "Gemiddelde ZRM-score".
        profile: number notation.
        accent: accent colour, ``#rrggbb``.
        width: of the drawing; below 480 the names stand above the dots and the levels in a note.
    """
    sheet = Sheet(name, profile, Palette.of(accent), width)
    if not rows:
        return sheet.finish(alt.told(measure, []))
    names = set_names((row[0] for row in rows), 0.0, width, above=is_narrow(width))
    values = [number(fact, profile) for row in rows if _known(row) for fact in row[1:]]
    side = max((phrase_width(text, strong=True) for text in values), default=0) + RADIUS + GAP
    side = side if names.above else max(side, LEVEL / 2)
    field = _Field(sheet, names.left + side, width - side - SLACK, tuple(levels))
    sheet.y = 2.0
    _key(sheet)
    top = sheet.y
    placed = [_row(field, names, row) for row in rows]
    field.grid(top, sheet.y)
    field.dots([(row, at) for row, at in zip(rows, placed, strict=True) if _known(row)])
    field.level_names()
    return sheet.finish(alt.told(measure, [(row[0], _told(row, profile)) for row in rows]))


def _known(row: ScoreRow) -> bool:
    return all(fact is not None and fact.has_value for fact in row[1:])


def _told(row: ScoreRow, profile: NumberProfile) -> Phrase:
    """``van 2,31 naar 2,98``, or why not."""
    _, start, end = row
    if _known(row):
        return "van " + number(start, profile) + " naar " + number(end, profile)
    missing = start if start is None or not start.has_value else end
    return number(missing, profile)


class _Field:
    """The scale from the first level to the last, between two places in px."""

    def __init__(self, sheet: Sheet, left: float, right: float, levels: tuple[str, ...]) -> None:
        self.sheet, self.left, self.right, self.levels = sheet, left, right, levels
        self.step = (right - left) / max(len(levels) - 1, 1)

    def px(self, score: float) -> float:
        """Where a score lies."""
        return self.left + (score - 1) * self.step

    def grid(self, top: float, foot: float) -> None:
        """A pale line at every level, behind the dots."""
        for level in range(1, len(self.levels) + 1):
            x = self.px(level)
            line = {"width": 1, "color": self.sheet.palette.grid}
            self.sheet.shape([[(x, top), (x, foot)]], line=line, layer="below")

    def dots(self, rows: Sequence[tuple[ScoreRow, Row]]) -> None:
        """The dots of all rows; those at the end lie on top."""
        # A dot on the first or last level lies whole within the axis, or plotly leaves it out.
        wide, more = self.sheet.width, RADIUS / self.step
        domain = [(self.left - RADIUS) / wide, (self.right + RADIUS) / wide]
        self.sheet.axis("xaxis", {"domain": domain, "range": [1 - more, len(self.levels) + more]})
        palette = self.sheet.palette
        for place, (moment, fill) in enumerate(((START, palette.paper), (END, palette.accent)), 1):
            found = [(row[0], row[place], at) for row, at in rows]
            shown = [(label, fact, at) for label, fact, at in found if isinstance(fact, Fact)]
            if not shown:
                continue
            self.sheet.line(
                go.Scatter(
                    x=[as_number(fact) for _, fact, _ in shown],
                    y=[at.y for _, _, at in shown],
                    ids=[fact.id for _, fact, _ in shown],
                    customdata=[
                        f"{label}, {moment}: {number(fact, self.sheet.profile).plain}"
                        for label, fact, _ in shown
                    ],
                    hovertemplate="%{customdata}<extra></extra>",
                    mode="markers",
                    cliponaxis=False,
                    marker={
                        "size": 2 * RADIUS,
                        "color": fill,
                        "line": {"width": 2, "color": palette.accent},
                    },
                )
            )

    def level_names(self) -> None:
        """The names under their levels if the longest word fits, else one under another."""
        sheet, soft = self.sheet, self.sheet.palette.soft
        sheet.y += 4
        y, line = sheet.y + block_height(1) / 2, block_height(1)
        for place in range(1, len(self.levels) + 1):
            sheet.text(self.px(place), y, str(place), anchor="center", colour=soft, role="as")
        sheet.y += line
        room = min(self.step - GAP, LEVEL, 2 * self.left, 2 * (sheet.width - self.right))
        if all(longest_word(level, SIZE) <= room for level in self.levels):
            lines = [wrap(level, room, SIZE) for level in self.levels]
            for place, (level, shown) in enumerate(zip(self.levels, lines, strict=True), 1):
                y = sheet.y + block_height(len(shown)) / 2
                sheet.named(self.px(place), y, level, shown, anchor="center", colour=soft)
            sheet.y += max(block_height(len(shown)) for shown in lines) + 2
            return
        sheet.y += 4
        aside = max(phrase_width(str(len(self.levels))) + GAP, 2 * GAP)
        for place, level in enumerate(self.levels, 1):
            shown = wrap(level, sheet.width - SLACK - aside, SIZE)
            sheet.text(0.0, sheet.y + line / 2, str(place), colour=soft, role="as")
            sheet.named(aside, sheet.y + block_height(len(shown)) / 2, level, shown, colour=soft)
            sheet.y += block_height(len(shown))


def _key(sheet: Sheet) -> None:
    y, x = sheet.y + block_height(1) / 2, RADIUS + 1
    for label, fill in ((START, ""), (END, sheet.palette.accent)):
        circle(sheet, x, y, RADIUS - 1, fill=fill)
        sheet.text(x + RADIUS + GAP, y, label, role="noot")
        x += RADIUS + GAP + phrase_width(label) + 24 + RADIUS
    sheet.y += block_height(1) + 8


def _row(field: _Field, names: Names, row: ScoreRow) -> Row:
    """Name, line and values of one row."""
    sheet = field.sheet
    label, start, end = row
    at = place_row(sheet, names, label)
    if start is None or end is None or start.value is None or end.value is None:
        _unknown(field, at, row)
        return at
    first, last = field.px(float(start.value)), field.px(float(end.value))
    line = {"width": 4, "color": sheet.palette.grey_light}
    sheet.shape([[(first, at.y), (last, at.y)]], line=line, layer="below")
    left, right = (start, end) if first <= last else (end, start)
    aside = RADIUS + GAP
    for fact, x, anchor in (
        (left, min(first, last) - aside, "right"),
        (right, max(first, last) + aside, "left"),
    ):
        mine = fact is end
        tone = sheet.palette.accent if mine else ""
        shown = number(fact, sheet.profile)
        sheet.text(x, at.y, shown, anchor=anchor, strong=mine, colour=tone)
    return at


def _unknown(field: _Field, at: Row, row: ScoreRow) -> None:
    sheet, text = field.sheet, _told(row, field.sheet.profile)
    x = field.left
    if any(is_hidden(fact) for fact in row[1:]):
        sheet.hatch(x, x + HATCH_STUB, at.y, 2 * RADIUS)
        x += HATCH_STUB + GAP
    sheet.text(x, at.y, text, colour=sheet.palette.soft)
