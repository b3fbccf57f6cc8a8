"""Help by domain and form: stacked bars, sorted by total, parts labelled where they fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.facts import Fact, NumberProfile
from pipeline.figures import alt
from pipeline.figures.colour import Palette
from pipeline.figures.key import HIDDEN, Entry, draw_key
from pipeline.figures.model import Figure
from pipeline.figures.phone import for_phones
from pipeline.figures.phrase import is_hidden, number
from pipeline.figures.rows import (
    THICKNESS,
    Names,
    Row,
    end_of,
    end_text,
    fitted,
    is_narrow,
    largest_first,
    place_row,
    set_names,
    zero_line,
)
from pipeline.figures.sheet import HATCH_STUB, Bar, Scale, Sheet, phrase_width, size_of
from pipeline.figures.template import DEFAULT_ACCENT, DEFAULT_WIDTH

StackRow = tuple[str, Fact | None, Sequence[tuple[str, Fact | None]]]
INSIDE = 8.0  # px a number needs beside itself within its part


@for_phones
def stacked(
    rows: Sequence[StackRow], *, name: str, measure: str, profile: NumberProfile,
    accent: str = DEFAULT_ACCENT, width: int = DEFAULT_WIDTH,
) -> Figure:  # fmt: skip
    """Stacked horizontal bars with the total at the end.

    What lies between the parts that are shown and the total is hatched: there the parts are that
    are not shown. A part that is not known leaves a gap.

    Args:
        rows: printed name, fact of the total, and name and fact of each part; parts in the same
            order in every row. Drawn by total, largest first.
        name: name of the figure.
        measure: what is counted, as the alternative text begins: "Individuele hulp per domein".
        profile: number notation.
        accent: accent colour, ``#rrggbb``.
        width: of the drawing; below 480 the names stand above the bars.
    """
    ordered = sorted(rows, key=lambda row: largest_first(row[1]))
    sheet = _sheet(ordered, Sheet(name, profile, Palette.of(accent), width))
    return sheet.finish(alt.stacked(measure, ordered, profile), stack=True)


@for_phones
def levels(
    rows: Sequence[StackRow], *, name: str, measure: str, profile: NumberProfile,
    accent: str = DEFAULT_ACCENT, width: int = DEFAULT_WIDTH,
) -> Figure:  # fmt: skip
    """The same people over the levels of a scale at several moments: a bar per moment.

    The shades run with the levels, from dark (the first) to light. Arguments are those of
    :func:`stacked`; the bars stand in the order given.
    """
    sheet = _sheet(rows, Sheet(name, profile, Palette.of(accent), width))
    return sheet.finish(alt.levels(measure, [(r[0], r[2]) for r in rows], profile), stack=True)


def _sheet(ordered: Sequence[StackRow], sheet: Sheet) -> Sheet:
    """Key and bars of these rows on an empty sheet."""
    profile, width = sheet.profile, sheet.width
    parts = tuple(dict.fromkeys(part for row in ordered for part, _ in row[2]))
    colours = dict(zip(parts, sheet.palette.ramp(max(len(parts), 1)), strict=True)) if parts else {}
    ends = [end_of(row[1], profile, value=extent(row)) for row in ordered]
    above = is_narrow(width)
    names = set_names((row[0] for row in ordered), 0.0, width, above=above, ends=ends)
    scale = fitted(sheet, names.left, width, ends)
    sheet.y = 2.0
    draw_key(sheet, _entries(ordered, colours, scale), names.left, width)
    _draw(sheet, names, scale, ordered, colours)
    return sheet


def shown_parts(row: StackRow) -> list[tuple[str, Fact]]:
    """The parts that have a value."""
    return [(part, fact) for part, fact in row[2] if fact is not None and fact.has_value]


def extent(row: StackRow) -> float:
    """Length of the whole bar as a value: the total, or the parts where they reach further."""
    return max(size_of(row[1]), sum(size_of(fact) for _, fact in shown_parts(row)))


def _entries(rows: Sequence[StackRow], colours: Mapping[str, str], scale: Scale) -> list[Entry]:
    starts = _starts(rows[0], scale) if rows else {}
    # One part is the whole bar: its name would say what the subtitle says.
    named = colours.items() if len(colours) > 1 else ()
    entries = [Entry(part, colour, starts.get(part)) for part, colour in named]
    if any(is_hidden(fact) for row in rows for _, fact in row[2]):
        entries.append(Entry(HIDDEN, None, None))
    return entries


def _starts(row: StackRow, scale: Scale) -> dict[str, float]:
    starts, sofar = {}, 0.0
    for part, fact in shown_parts(row):
        starts[part] = scale.px(sofar)
        sofar += size_of(fact)
    return starts


def _draw(
    sheet: Sheet, names: Names, scale: Scale, rows: Sequence[StackRow], colours: Mapping[str, str]
) -> None:
    bars: dict[str, list[Bar]] = {part: [] for part in colours}
    placed: list[Row] = []
    for row in rows:
        label, total, _ = row
        at = place_row(sheet, names, label)
        for part, fact in shown_parts(row):
            bars[part].append(Bar(fact, f"{label}, {part}", at.y, colours[part]))
        _inside(sheet, scale, row, at, colours)
        end_text(sheet, scale, at, total, strong=True, end=_hatched(sheet, scale, row, at))
        placed.append(at)
    for found in bars.values():
        sheet.bars(scale, found, THICKNESS, stack=True)
    zero_line(sheet, scale, placed, names)


def _inside(sheet: Sheet, scale: Scale, row: StackRow, at: Row, colours: Mapping[str, str]) -> None:
    """Numbers in the parts that are wide enough for them; one part has its number at the end."""
    if len(colours) < 2:
        return
    starts = _starts(row, scale)
    for part, fact in shown_parts(row):
        text = number(fact, sheet.profile)
        wide = scale.px(size_of(fact)) - scale.left
        if wide >= phrase_width(text) + INSIDE:
            tone = sheet.palette.text_on(colours[part])
            sheet.text(starts[part] + wide / 2, at.y, text, anchor="center", colour=tone)


def _hatched(sheet: Sheet, scale: Scale, row: StackRow, at: Row) -> float:
    """Hatch what the parts shown leave of the bar; returns where the bar ends, in px."""
    _, total, parts = row
    shown = scale.px(sum(size_of(fact) for _, fact in shown_parts(row)))
    if is_hidden(total):
        sheet.hatch(shown, shown + HATCH_STUB, at.y, THICKNESS)
        return shown + HATCH_STUB
    end = scale.px(extent(row))
    if end > shown and any(is_hidden(fact) for _, fact in parts):
        sheet.hatch(shown, end, at.y, THICKNESS)
    return end
