"""Rows of a bar chart: names at the left (above, where it is narrow), bars, values at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.facts import Fact, NumberProfile
from pipeline.figures.metrics import longest_word, text_width, wrap
from pipeline.figures.phrase import Phrase, is_hidden, number
from pipeline.figures.sheet import (
    GAP,
    HATCH_STUB,
    Scale,
    Sheet,
    block_height,
    phrase_width,
    size_of,
)
from pipeline.figures.template import NARROW, SIZE

NAME_GAP = 12.0  # px between the names and the zero line
ROW_GAP = 10.0
THICKNESS = 22.0
SLACK = 2.0  # px kept free at both edges: plotly sets text on whole pixels


@dataclass(frozen=True, slots=True)
class Names:
    """How the names of the rows are set.

    Attributes:
        left: px where the zero line stands.
        lines: lines of each name.
        above: names stand above their bars.
    """

    left: float
    lines: dict[str, tuple[str, ...]]
    above: bool


def set_names(
    names: Iterable[str], left: float, width: float, *, above: bool, ends: Sequence[End] = (),
    share: float = 0.34,
) -> Names:  # fmt: skip
    """Wrap names by measured width into a column at the left, or above the bars.

    The column takes at most ``share`` of ``width``, more only for a single long word, and never
    the room that the texts at the ends of the bars need. Words are cut only for want of that.
    """
    found = list(dict.fromkeys(names))
    if above:
        return Names(
            left + 1, {n: wrap(n, width - SLACK, SIZE, strong=True) for n in found}, above=True
        )
    word = max((longest_word(n, SIZE, strong=True) for n in found), default=0.0)
    taken = max((end.px for end in ends), default=0.0) + NAME_GAP + GAP + 2 * SLACK
    room = min(max(share * width, word), 0.5 * width, max(width - taken, 0.2 * width))
    lines = {n: wrap(n, room, SIZE, strong=True) for n in found}
    widest = max((text_width(t, SIZE, strong=True) for ts in lines.values() for t in ts), default=0)
    return Names(left + SLACK + widest + NAME_GAP, lines, above=False)


def is_narrow(width: float) -> bool:
    """Whether names have to stand above their bars."""
    return width < NARROW


@dataclass(frozen=True, slots=True)
class End:
    """Length of a bar as a value, and the room in px for what follows it."""

    value: float
    px: float


def end_of(
    fact: Fact | None, profile: NumberProfile, *, value: float | None = None,
    text: Phrase | None = None,
) -> End:  # fmt: skip
    """What the bar of a fact needs; ``value`` and ``text`` stand instead of its own."""
    stub = HATCH_STUB if is_hidden(fact) else 0.0
    wide = phrase_width(text or number(fact, profile), strong=True)
    return End(size_of(fact) if value is None else value, stub + wide)


def fitting_length(ends: Iterable[End], room: float) -> tuple[float, float]:
    """The largest value, and its length in px at which every bar and its text stay in ``room``."""
    ends = list(ends)
    top = max((end.value for end in ends), default=0.0) or 1.0
    free = room - SLACK - GAP
    length = min([free, *((free - end.px) * top / end.value for end in ends if end.value > 0)])
    return top, max(length, 0.1 * room)


def fitted(sheet: Sheet, left: float, right: float, ends: Sequence[End]) -> Scale:
    """A scale from ``left`` px on which every bar and the text at its end stay before ``right``."""
    top, length = fitting_length(ends, right - left)
    return sheet.scale(left, left + length, top)


def bar_end(scale: Scale, fact: Fact | None) -> float:
    """Where the bar of a fact ends, in px: for what is hidden, the end of its hatched stub."""
    return scale.left + HATCH_STUB if is_hidden(fact) else scale.px(size_of(fact))


@dataclass(frozen=True, slots=True)
class Row:
    """Where one row lies: middle of the bar, top and foot of the whole row, in px."""

    y: float
    top: float
    foot: float


def place_row(
    sheet: Sheet, names: Names, label: str, *, strong: bool = False, colour: str = "",
    thickness: float = THICKNESS, name_at: float = 0.0, gap: float = ROW_GAP,
) -> Row:  # fmt: skip
    """Write the name of a row and move the sheet past it."""
    lines = names.lines[label]
    top, high = sheet.y, block_height(len(lines))
    if names.above:
        sheet.named(name_at, top + high / 2, label, lines, strong=strong, colour=colour)
        y = top + high + 3 + thickness / 2
        sheet.y = y + thickness / 2 + gap
        return Row(y, y - thickness / 2, y + thickness / 2)
    tall = max(high, thickness)
    y = top + tall / 2
    sheet.named(
        names.left - NAME_GAP, y, label, lines, anchor="right", strong=strong, colour=colour
    )
    sheet.y = top + tall + gap
    return Row(y, top, top + tall)


def zero_line(sheet: Sheet, scale: Scale, rows: Sequence[Row], names: Names) -> None:
    """The line the bars stand on: one through all rows, or one piece a bar under names above."""
    if not rows:
        return
    if names.above:
        for row in rows:
            sheet.rule(scale.left, row.top - 2, scale.left, row.foot + 2)
    else:
        sheet.rule(scale.left, rows[0].top - 3, scale.left, rows[-1].foot + 3)


def end_text(
    sheet: Sheet, scale: Scale, row: Row, fact: Fact | None, *,
    text: Phrase | None = None, strong: bool = False, colour: str = "",
    thickness: float = THICKNESS, end: float | None = None,
) -> None:  # fmt: skip
    """Write the value at the end of its bar; what is hidden is hatched first.

    ``text`` stands instead of the value alone; ``end`` is the px where the bar ends, for bars
    that are drawn (and hatched) by the caller.
    """
    soft = fact is None or not fact.has_value
    if end is None:
        end = bar_end(scale, fact)
        if is_hidden(fact):
            sheet.hatch(scale.left, end, row.y, thickness)
    tone = sheet.palette.soft if soft else colour
    shown = text or number(fact, sheet.profile)
    sheet.text(end + GAP, row.y, shown, strong=strong and not soft, colour=tone)


def largest_first(fact: Fact | None) -> tuple[int, float]:
    """Sorting key: by value, largest first; then what is not shown; then what is not known."""
    if fact is not None and fact.value is not None:
        return 0, -float(fact.value)
    return (1 if is_hidden(fact) else 2), 0.0
