"""A network: who the organisation works with, by group, around the organisation itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.facts import NumberProfile
from pipeline.figures.colour import Palette
from pipeline.figures.metrics import wrap
from pipeline.figures.model import Figure
from pipeline.figures.phone import for_phones
from pipeline.figures.phrase import phrase
from pipeline.figures.shapes import Box, box, circle, panel
from pipeline.figures.sheet import Sheet, block_height
from pipeline.figures.template import DEFAULT_ACCENT, DEFAULT_WIDTH, NARROW, SIZE

PAD, GAP = 12.0, 14.0  # px within a panel, and between two of them
BESIDE, RADIUS = 250.0, 78.0  # px: width of a panel in the wide drawing, of the circle between them
STEM = 10.0  # px from the left edge to the line that ties the panels together on a phone

Groups = Mapping[str, Sequence[str]]


@for_phones
def network(
    groups: Groups,
    centre: str,
    *,
    name: str,
    alt: str,
    accent: str = DEFAULT_ACCENT,
    width: int = DEFAULT_WIDTH,
) -> Figure:
    """Groups of names around one in the middle; on a phone below each other.

    Args:
        groups: names by the heading of their group, in order; groups without names are left out.
        centre: who they all work with.
        name: name of the figure.
        alt: every group with its names, in words.
        accent: accent colour, ``#rrggbb``.
        width: of the drawing in px.
    """
    sheet = Sheet(name, NumberProfile(), Palette.of(accent), width)
    shown = {heading: list(names) for heading, names in groups.items() if names}
    if width < NARROW:
        _column(sheet, shown, centre)
    else:
        _around(sheet, shown, centre)
    return sheet.finish(phrase(alt))


def _around(sheet: Sheet, groups: Groups, centre: str) -> None:
    """Panels at both sides of a circle, about as high at the left as at the right."""
    sizes = {heading: _height(heading, names, BESIDE) for heading, names in groups.items()}
    cut = _even_cut(list(sizes.values()))
    sides = list(groups)[:cut], list(groups)[cut:]
    highs = [sum(sizes[heading] + GAP for heading in side) - GAP for side in sides]
    sheet.y = max(*highs, 2 * RADIUS) + 4
    x, middle = sheet.width / 2, sheet.y / 2
    for side, high, left in zip(sides, highs, (0.0, sheet.width - BESIDE), strict=True):
        top = middle - high / 2
        for heading in side:
            at = Box(left, top, BESIDE, sizes[heading])
            sheet.rule(at.right if not left else at.x, at.middle, x, middle)
            _group(sheet, at, heading, groups[heading])
            top = at.foot + GAP
    circle(sheet, x, middle, RADIUS, fill=sheet.palette.accent)
    lines = wrap(centre, 2 * RADIUS - 24, SIZE, strong=True)
    colour = sheet.palette.text_on(sheet.palette.accent)
    sheet.named(x, middle, centre, lines, anchor="center", strong=True, colour=colour)


def _column(sheet: Sheet, groups: Groups, centre: str) -> None:
    """Panels below each other, tied to the one at the top by a line."""
    head = Box(0.0, 0.0, float(sheet.width), block_height(1) + 2 * PAD)
    top, left = head.foot + GAP, 2 * STEM + 4
    last = head.middle
    for heading, names in groups.items():
        wide = sheet.width - left
        at = Box(left, top, wide, _height(heading, names, wide))
        sheet.rule(STEM, at.middle, at.x, at.middle)
        _group(sheet, at, heading, names)
        last, top = at.middle, at.foot + GAP
    sheet.rule(STEM, head.middle, STEM, last)
    box(sheet, head, centre, filled=True)
    sheet.y = top - GAP + 2


def _group(sheet: Sheet, at: Box, heading: str, names: Sequence[str]) -> None:
    """A panel with its heading and, below it, the names."""
    panel(sheet, at)
    y = at.y + PAD
    for place, (text, lines) in enumerate(_lines(heading, names, at.wide)):
        high = block_height(len(lines))
        sheet.named(at.x + PAD, y + high / 2, text, lines, strong=place == 0)
        y += high


def _lines(heading: str, names: Sequence[str], wide: float) -> list[tuple[str, tuple[str, ...]]]:
    room = wide - 2 * PAD
    told = [(heading, wrap(heading, room, SIZE, strong=True))]
    return told + [(each, wrap(each, room, SIZE)) for each in names]


def _height(heading: str, names: Sequence[str], wide: float) -> float:
    return block_height(sum(len(lines) for _, lines in _lines(heading, names, wide))) + 2 * PAD


def _even_cut(sizes: Sequence[float]) -> int:
    """How many stand at the left, so that both sides are about as high; the left may be higher."""
    total = sum(sizes)
    return min(range(1, len(sizes) + 1), key=lambda n: abs(2 * sum(sizes[:n]) - total), default=0)
