"""Gemeente against provincie and Nederland: horizontal bars with the value at the bar."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.facts import Fact, NumberProfile
from pipeline.figures import alt
from pipeline.figures.colour import Palette
from pipeline.figures.metrics import wrap
from pipeline.figures.model import Figure
from pipeline.figures.phone import for_phones
from pipeline.figures.rows import (
    SLACK,
    Names,
    Row,
    end_of,
    end_text,
    fitted,
    is_narrow,
    place_row,
    set_names,
    zero_line,
)
from pipeline.figures.sheet import Bar, Scale, Sheet, block_height
from pipeline.figures.template import DEFAULT_ACCENT, DEFAULT_WIDTH, SIZE

AreaRows = Sequence[tuple[str, Fact | None]]
THICKNESS, TIGHT = 20.0, 5.0  # px: a bar, and between the bars of one group


@for_phones
def compare_areas(
    rows: AreaRows, *, highlight: str, name: str, measure: str, profile: NumberProfile,
    accent: str = DEFAULT_ACCENT, width: int = DEFAULT_WIDTH,
) -> Figure:  # fmt: skip
    """One measure for a few areas.

    Args:
        rows: printed name and fact of each area, in the order to be drawn.
        highlight: the name drawn in the accent; the others get the two greys.
        name: name of the figure.
        measure: what is measured, as the alternative text begins: "Huishoudens met een laag
            inkomen".
        profile: number notation.
        accent: accent colour, ``#rrggbb``.
        width: of the drawing; below 480 the names stand above the bars.
    """
    sheet = Sheet(name, profile, Palette.of(accent), width)
    _draw(sheet, [("", rows)], highlight)
    return sheet.finish(alt.areas(measure, rows, profile))


@for_phones
def compare_areas_grouped(
    groups: Sequence[tuple[str, AreaRows]], *, highlight: str, name: str, measure: str,
    profile: NumberProfile, accent: str = DEFAULT_ACCENT, width: int = DEFAULT_WIDTH,
) -> Figure:  # fmt: skip
    """Several measures on one scale, each a small group of areas under a heading.

    ``groups`` holds heading and rows of each group; the rest is as in :func:`compare_areas`.
    """
    sheet = Sheet(name, profile, Palette.of(accent), width)
    _draw(sheet, groups, highlight)
    return sheet.finish(alt.areas_grouped(measure, groups, highlight, profile))


def _draw(sheet: Sheet, groups: Sequence[tuple[str, AreaRows]], highlight: str) -> None:
    every = [row for _, rows in groups for row in rows]
    ends = [end_of(fact, sheet.profile) for _, fact in every]
    above = is_narrow(sheet.width)
    names = set_names((n for n, _ in every), 0.0, sheet.width, above=above, ends=ends)
    scale = fitted(sheet, names.left, sheet.width, ends)
    colours = _colours(sheet.palette, [n for n, _ in every], highlight)
    sheet.y = 4.0
    bars: list[Bar] = []
    for place, (heading, rows) in enumerate(groups):
        if heading:
            sheet.y += 10.0 if place else 0.0
            _heading(sheet, heading)
        bars += _group(sheet, names, scale, rows, colours, highlight)
    sheet.bars(scale, bars, THICKNESS, stack=False)


def _heading(sheet: Sheet, heading: str) -> None:
    lines = wrap(heading, sheet.width - SLACK, SIZE, strong=True)
    high = block_height(len(lines))
    sheet.named(0.0, sheet.y + high / 2, heading, lines, strong=True)
    sheet.y += high + 6.0


def _group(
    sheet: Sheet, names: Names, scale: Scale, rows: AreaRows, colours: dict[str, str],
    highlight: str,
) -> list[Bar]:  # fmt: skip
    placed: list[Row] = []
    bars: list[Bar] = []
    for label, fact in rows:
        mine = label == highlight
        tone = sheet.palette.accent if mine else ""
        row = place_row(
            sheet, names, label, strong=mine, colour=tone,
            thickness=THICKNESS, gap=10.0 if names.above else TIGHT,
        )  # fmt: skip
        end_text(sheet, scale, row, fact, strong=mine, colour=tone, thickness=THICKNESS)
        placed.append(row)
        if fact is not None and fact.has_value:
            bars.append(Bar(fact, label, row.y, colours[label]))
    zero_line(sheet, scale, placed, names)
    return bars


def _colours(palette: Palette, labels: Sequence[str], highlight: str) -> dict[str, str]:
    greys = (palette.grey_dark, palette.grey_light)
    others = [label for label in dict.fromkeys(labels) if label != highlight]
    found = {label: greys[min(place, 1)] for place, label in enumerate(others)}
    return found | {highlight: palette.accent}
