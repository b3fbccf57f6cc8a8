"""Better or worse than a yardstick: bars to the left and to the right of a zero line."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.facts import Fact, NumberProfile
from pipeline.figures import alt
from pipeline.figures.colour import Palette
from pipeline.figures.model import Figure
from pipeline.figures.phone import for_phones
from pipeline.figures.phrase import is_hidden, number
from pipeline.figures.rows import (
    NAME_GAP,
    THICKNESS,
    Row,
    is_narrow,
    place_row,
    set_names,
    zero_line,
)
from pipeline.figures.sheet import GAP, HATCH_STUB, Bar, Scale, Sheet, phrase_width
from pipeline.figures.template import DEFAULT_ACCENT, DEFAULT_WIDTH


@for_phones
def deviations(
    rows: Sequence[tuple[str, Fact | None]], *, name: str, measure: str, profile: NumberProfile,
    accent: str = DEFAULT_ACCENT, width: int = DEFAULT_WIDTH,
) -> Figure:  # fmt: skip
    """How far each part lies above (right, accent) or below (left, grey) the yardstick, zero.

    Args:
        rows: printed name and fact of each part, in the order to be drawn.
        name: name of the figure.
        measure: what is measured, as the alternative text begins.
        profile: number notation.
        accent: accent colour, ``#rrggbb``.
        width: of the drawing; below 480 the names stand above the bars.
    """
    sheet = Sheet(name, profile, Palette.of(accent), width)
    names = set_names((label for label, _ in rows), 0.0, width, above=is_narrow(width))
    known = [fact for _, fact in rows if fact is not None and fact.has_value]
    reach = max((abs(float(fact.number)) for fact in known), default=0.0) or 1.0
    text = max((phrase_width(number(f, profile), strong=True) for f in known), default=0.0)
    left, right = names.left + text + NAME_GAP, width - text - NAME_GAP
    scale = sheet.scale((left + right) / 2, right, reach)
    sheet.axis("xaxis", {"domain": [left / width, right / width], "range": [-reach, reach]})
    sheet.y = 4.0
    placed: list[Row] = []
    bars: list[Bar] = []
    for label, fact in rows:
        row = place_row(sheet, names, label)
        placed.append(row)
        value = float(fact.number) if fact is not None and fact.has_value else 0.0
        _value(sheet, scale, value, fact, row.y)
        if fact is not None and fact.has_value:
            tone = sheet.palette.accent if value >= 0 else sheet.palette.grey_dark
            bars.append(Bar(fact, label, row.y, tone))
    sheet.bars(scale, bars, THICKNESS, stack=False)
    zero_line(sheet, scale, placed, names)
    return sheet.finish(alt.areas(measure, rows, profile))


def _value(sheet: Sheet, scale: Scale, value: float, fact: Fact | None, y: float) -> None:
    """The number beyond the end of its bar."""
    x = scale.px(value)
    if is_hidden(fact):
        sheet.hatch(x, x + HATCH_STUB, y, THICKNESS)
        x += HATCH_STUB
    side, anchor = (x + GAP, "left") if value >= 0 else (x - GAP, "right")
    known = fact is not None and fact.has_value
    colour = "" if known else sheet.palette.soft
    text = number(fact, sheet.profile)
    sheet.text(side, y, text, anchor=anchor, strong=known, colour=colour)
