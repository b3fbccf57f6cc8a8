"""Goals reached: one bar per domain, as long as its n, the part that was reached in the accent."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.facts import Fact, NumberProfile
from pipeline.figures import alt
from pipeline.figures.colour import Palette
from pipeline.figures.key import HIDDEN, Entry, draw_key
from pipeline.figures.model import Figure
from pipeline.figures.phone import for_phones
from pipeline.figures.phrase import Phrase, is_hidden, number, phrase
from pipeline.figures.rows import (
    THICKNESS,
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
from pipeline.figures.sheet import HATCH_STUB, Bar, Scale, Sheet, size_of
from pipeline.figures.template import DEFAULT_ACCENT, DEFAULT_WIDTH

GoalRow = tuple[str, Fact | None, Fact | None, Fact | None, Fact | None]
REACHED = "doel behaald"
MISSED = "doel niet behaald"


@for_phones
def goals(
    rows: Sequence[GoalRow], *, name: str, measure: str, profile: NumberProfile,
    accent: str = DEFAULT_ACCENT, width: int = DEFAULT_WIDTH,
) -> Figure:  # fmt: skip
    """How many goals were reached, of how many.

    Args:
        rows: printed name, then the facts: reached, not reached, n and share. A share without a
            value, or ``None``, prints no percentage (BR40: the denominator may be too small).
        name: name of the figure.
        measure: what is counted, as the alternative text begins: "Behaalde doelen per domein".
        profile: number notation.
        accent: accent colour, ``#rrggbb``.
        width: of the drawing; below 480 the names stand above the bars.
    """
    sheet = Sheet(name, profile, Palette.of(accent), width)
    texts = [told(row, profile) for row in rows]
    ends = [
        end_of(row[3], profile, value=extent(row), text=text)
        for row, text in zip(rows, texts, strict=True)
    ]
    above = is_narrow(width)
    names = set_names((row[0] for row in rows), 0.0, width, above=above, ends=ends)
    scale = fitted(sheet, names.left, width, ends)
    sheet.y = 2.0
    if rows:
        draw_key(sheet, _entries(sheet.palette, rows, scale), names.left, width)
    _draw(sheet, names, scale, rows, texts)
    said = [(row[0], text) for row, text in zip(rows, texts, strict=True)]
    return sheet.finish(alt.told(measure, said), stack=True)


def told(row: GoalRow, profile: NumberProfile) -> Phrase:
    """``78 van 133 (59%)``; what is not shown is said, and the n only if there is one."""
    _, reached, _, whole, share = row
    if reached is None or not reached.has_value:
        said = number(reached, profile)
        known = whole is not None and whole.has_value
        return phrase("van ") + number(whole, profile) + ": " + said if known else said
    said = number(reached, profile)
    if whole is None or not whole.has_value:
        return said + ", totaal " + number(whole, profile)
    said = said + " van " + number(whole, profile)
    if share is not None and share.has_value:
        said = said + " (" + number(share, profile) + ")"
    return said


def extent(row: GoalRow) -> float:
    """Length of the whole bar as a value."""
    _, reached, missed, whole, _ = row
    return max(size_of(whole), size_of(reached) + size_of(missed))


def _entries(palette: Palette, rows: Sequence[GoalRow], scale: Scale) -> list[Entry]:
    first = rows[0] if rows else None
    both = first is not None and first[1] is not None and first[1].has_value
    middle = scale.px(size_of(first[1])) if first and both else None
    entries = [
        Entry(REACHED, palette.accent, scale.left if both else None),
        Entry(MISSED, palette.grey_light, middle),
    ]
    if any(is_hidden(fact) for row in rows for fact in row[1:4]):
        entries.append(Entry(HIDDEN, None, None))
    return entries


def _draw(
    sheet: Sheet, names: Names, scale: Scale, rows: Sequence[GoalRow], texts: Sequence[Phrase]
) -> None:
    reached: list[Bar] = []
    missed: list[Bar] = []
    placed: list[Row] = []
    for row, text in zip(rows, texts, strict=True):
        at = place_row(sheet, names, row[0])
        _bar(reached, row[1], f"{row[0]}, {REACHED}", at.y, sheet.palette.accent)
        _bar(missed, row[2], f"{row[0]}, {MISSED}", at.y, sheet.palette.grey_light)
        end = _hatched(sheet, scale, row, at)
        end_text(sheet, scale, at, row[1], text=text, strong=True, end=end)
        placed.append(at)
    sheet.bars(scale, reached, THICKNESS, stack=True)
    sheet.bars(scale, missed, THICKNESS, stack=True)
    zero_line(sheet, scale, placed, names)


def _bar(bars: list[Bar], fact: Fact | None, label: str, y: float, colour: str) -> None:
    if fact is not None and fact.has_value:
        bars.append(Bar(fact, label, y, colour))


def _hatched(sheet: Sheet, scale: Scale, row: GoalRow, at: Row) -> float:
    """Hatch the part of the bar that is not shown; returns where the bar ends, in px."""
    _, reached, missed, whole, _ = row
    shown = scale.px(size_of(reached) + size_of(missed))
    end = scale.px(extent(row))
    if any(is_hidden(fact) for fact in (reached, missed, whole)):
        end = max(end, shown + (HATCH_STUB if is_hidden(whole) else 0.0))
        if end > shown:
            sheet.hatch(shown, end, at.y, THICKNESS)
    return end
