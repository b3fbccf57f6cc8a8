"""Plan and realisation: a pale bar as long as the plan, a dark one on it for what was reached."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.facts import Fact, NumberProfile
from pipeline.figures import alt
from pipeline.figures.colour import Palette
from pipeline.figures.key import HIDDEN, Entry, draw_key
from pipeline.figures.model import Figure
from pipeline.figures.phone import for_phones
from pipeline.figures.phrase import Phrase, is_hidden, number
from pipeline.figures.rows import (
    THICKNESS,
    Names,
    Row,
    bar_end,
    end_of,
    end_text,
    fitted,
    is_narrow,
    place_row,
    set_names,
    zero_line,
)
from pipeline.figures.sheet import Bar, Scale, Sheet, size_of
from pipeline.figures.template import DEFAULT_ACCENT, DEFAULT_WIDTH

BulletRow = tuple[str, Fact | None, Fact | None, Fact | None]
REACHED = "gerealiseerd"
THIN = 10.0  # px, the bar of what was reached


@for_phones
def bullets(
    rows: Sequence[BulletRow], *, plan: str, name: str, measure: str, profile: NumberProfile,
    accent: str = DEFAULT_ACCENT, width: int = DEFAULT_WIDTH,
) -> Figure:  # fmt: skip
    """What was reached against what was planned, on one scale.

    Args:
        rows: printed name, then the facts: reached, planned and the share of the plan. Where one
            has no value, its sign stands in words or as the profile prints it; a plan that is
            ``None`` is left out. Drawn in the order given.
        plan: what the pale bar stands for: "gepland tot en met 18 juni".
        name: name of the figure.
        measure: what is counted, as the alternative text begins: "Bereik en plan per opgave".
        profile: number notation.
        accent: accent colour, ``#rrggbb``.
        width: of the drawing; below 480 the names stand above the bars.
    """
    sheet = Sheet(name, profile, Palette.of(accent), width)
    texts = [told(row, profile) for row in rows]
    ends = [
        end_of(row[1], profile, value=max(size_of(row[1]), size_of(row[2])), text=text)
        for row, text in zip(rows, texts, strict=True)
    ]
    names = set_names((row[0] for row in rows), 0.0, width, above=is_narrow(width), ends=ends)
    scale = fitted(sheet, names.left, width, ends)
    sheet.y = 2.0
    if rows:
        draw_key(sheet, _entries(sheet.palette, rows, plan), names.left, width)
    _draw(sheet, names, scale, rows, texts, plan)
    said = [(row[0], text) for row, text in zip(rows, texts, strict=True)]
    return sheet.finish(alt.told(measure, said))


def told(row: BulletRow, profile: NumberProfile) -> Phrase:
    """``1.463 van 1.206 (121%)``; without a plan only what was reached."""
    _, reached, planned, share = row
    said = number(reached, profile)
    if planned is None:
        return said
    if not planned.has_value:
        return said + ", plan " + number(planned, profile)
    known = reached is not None and reached.has_value
    said = said + (" van " if known else ", gepland ") + number(planned, profile)
    if share is not None and share.has_value:
        said = said + " (" + number(share, profile) + ")"
    return said


def _entries(palette: Palette, rows: Sequence[BulletRow], plan: str) -> list[Entry]:
    entries = [Entry(REACHED, palette.accent, None), Entry(plan, palette.grey_light, None)]
    if any(is_hidden(reached) for _, reached, _, _ in rows):
        entries.append(Entry(HIDDEN, None, None))
    return entries


def _draw(
    sheet: Sheet, names: Names, scale: Scale, rows: Sequence[BulletRow],
    texts: Sequence[Phrase], plan: str,
) -> None:  # fmt: skip
    planned_bars: list[Bar] = []
    reached_bars: list[Bar] = []
    placed: list[Row] = []
    for row, text in zip(rows, texts, strict=True):
        label, reached, planned, _ = row
        at = place_row(sheet, names, label)
        if planned is not None and planned.has_value:
            planned_bars.append(Bar(planned, f"{label}, {plan}", at.y, sheet.palette.grey_light))
        if reached is not None and reached.has_value:
            reached_bars.append(Bar(reached, f"{label}, {REACHED}", at.y, sheet.palette.accent))
        end = max(bar_end(scale, reached), scale.px(size_of(planned)))
        if is_hidden(reached):
            sheet.hatch(scale.left, bar_end(scale, reached), at.y, THIN + 4)
        end_text(sheet, scale, at, reached, text=text, strong=True, end=end)
        placed.append(at)
    sheet.bars(scale, planned_bars, THICKNESS, stack=False)
    # The white line keeps the two bars apart where their colours are close in a grey print.
    sheet.bars(scale, reached_bars, THIN, stack=True)
    zero_line(sheet, scale, placed, names)
