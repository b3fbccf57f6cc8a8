"""Two ranked bar lists beside each other: referrals in and out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.facts import Fact, NumberProfile
from pipeline.figures import alt
from pipeline.figures.colour import Palette
from pipeline.figures.metrics import longest_word, wrap
from pipeline.figures.model import Figure
from pipeline.figures.phone import for_phones
from pipeline.figures.phrase import UNKNOWN
from pipeline.figures.rows import (
    SLACK,
    End,
    Names,
    Row,
    end_of,
    end_text,
    fitting_length,
    is_narrow,
    largest_first,
    place_row,
    set_names,
    zero_line,
)
from pipeline.figures.sheet import Bar, Sheet, block_height
from pipeline.figures.template import DEFAULT_ACCENT, DEFAULT_WIDTH, SIZE

GUTTER = 36.0  # px between the lists
THICKNESS = 20.0
ROW_GAP = 8.0
REST = "overig"


class RankedList(NamedTuple):
    """One list: its heading, names with facts in any order, and the fact of all others together."""

    title: str
    rows: Sequence[tuple[str, Fact | None]]
    rest: Fact | None = None

    def ordered(self) -> list[tuple[str, Fact | None]]:
        """Largest first; the rest, if there is one, last."""
        rows = sorted(self.rows, key=lambda row: largest_first(row[1]))
        return [*rows, (REST, self.rest)] if self.rest is not None else rows


@for_phones
def ranked(
    left: RankedList, right: RankedList, *, name: str, measure: str, profile: NumberProfile,
    accent: str = DEFAULT_ACCENT, width: int = DEFAULT_WIDTH,
) -> Figure:  # fmt: skip
    """Two lists on one scale, side by side; one above the other where it is narrow.

    Args:
        left: the list at the left, or on top.
        right: the other list.
        name: name of the figure.
        measure: what is counted, as the alternative text begins: "Verwijzingen bij individuele
            hulp".
        profile: number notation.
        accent: accent colour, ``#rrggbb``.
        width: of the drawing.
    """
    sheet = Sheet(name, profile, Palette.of(accent), width)
    lists = (left, right)
    half = (width - GUTTER) / 2
    below = is_narrow(width) or _longest_word(lists) > half / 2
    room = float(width) if below else half
    starts = (0.0, 0.0) if below else (0.0, room + GUTTER)
    top, length = _one_scale(lists, room, profile)
    sheet.y = 2.0
    feet = []
    for found, start in zip(lists, starts, strict=True):
        _list(sheet, found, start, room, top, length)
        feet.append(sheet.y)
        sheet.y = sheet.y + 16 if below else 2.0
    sheet.y = max(feet)
    said = [(found.title, found.ordered()) for found in lists]
    return sheet.finish(alt.ranked(measure, said, profile))


def _ends(found: RankedList, profile: NumberProfile) -> list[End]:
    return [end_of(fact, profile) for _, fact in found.ordered()]


def _names(found: RankedList, start: float, room: float, profile: NumberProfile) -> Names:
    labels = [label for label, _ in found.ordered()]
    above = _longest_word([found]) > room / 2
    return set_names(labels, start, room, above=above, ends=_ends(found, profile))


def _longest_word(lists: Sequence[RankedList]) -> float:
    labels = (label for found in lists for label, _ in found.ordered())
    return max((longest_word(label, SIZE, strong=True) for label in labels), default=0.0)


def _one_scale(
    lists: Sequence[RankedList], room: float, profile: NumberProfile
) -> tuple[float, float]:
    """Largest value, and its length in px at which every bar and its number fit either list."""
    widest = max(_names(found, 0.0, room, profile).left for found in lists)
    return fitting_length((e for found in lists for e in _ends(found, profile)), room - widest)


def _list(
    sheet: Sheet, found: RankedList, start: float, room: float, top: float, length: float
) -> None:
    title = wrap(found.title, room - SLACK, SIZE, strong=True)
    high = block_height(len(title))
    sheet.named(start, sheet.y + high / 2, found.title, title, strong=True)
    sheet.y += high + 6
    rows = found.ordered()
    if not rows:
        sheet.text(start, sheet.y + 10, UNKNOWN, colour=sheet.palette.soft, role="noot")
        sheet.y += block_height(1)
        return
    names = _names(found, start, room, sheet.profile)
    scale = sheet.scale(names.left, names.left + length, top)
    placed: list[Row] = []
    bars: list[Bar] = []
    for label, fact in rows:
        at = place_row(sheet, names, label, thickness=THICKNESS, gap=ROW_GAP)
        end_text(sheet, scale, at, fact, thickness=THICKNESS)
        placed.append(at)
        rest = found.rest is not None and fact is found.rest
        colour = sheet.palette.grey_light if rest else sheet.palette.accent
        if fact is not None and fact.has_value:
            bars.append(Bar(fact, f"{found.title}: {label}", at.y, colour))
    sheet.bars(scale, bars, THICKNESS, stack=False)
    zero_line(sheet, scale, placed, names)
