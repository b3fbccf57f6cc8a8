"""Concept figures for a phone: the same boxes below each other."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.figures.metrics import wrap
from pipeline.figures.shapes import Box, arrow, box
from pipeline.figures.sheet import Sheet, block_height
from pipeline.figures.template import SIZE

PAD, GAP, STEP = 10.0, 8.0, 26.0  # px: in a box, between boxes, between boxes with an arrow
STEM = 10.0  # px from the edge to a line that ties boxes together
INDENT = 2 * STEM + 4


def tied(sheet: Sheet, head: Box, texts: Sequence[str], *, first_filled: bool = False) -> Box:
    """Boxes below a head, tied to it by a line at the left; gives the last box."""
    top, last = head.foot + GAP, head
    for place, text in enumerate(texts):
        last = fitting(sheet, INDENT, top, sheet.width - INDENT, text)
        sheet.rule(STEM, last.middle, last.x, last.middle)
        box(sheet, last, text, filled=first_filled and place == 0)
        top = last.foot + GAP
    sheet.rule(STEM, head.middle, STEM, last.middle)
    return last


def steps(
    sheet: Sheet, told: Sequence[tuple[str, str]], filled: int, *, right: float = 0.0
) -> tuple[Box, Box]:
    """Boxes with arrows down between them and a few words below each; gives the first and last.

    Args:
        sheet: where they come.
        told: text of the box and words below it, or none.
        filled: place of the box in the accent.
        right: px left free at the right.
    """
    found: list[Box] = []
    y = 0.0
    for place, (text, below) in enumerate(told):
        strong = bool(below) or place == filled
        at = fitting(sheet, 0.0, y, sheet.width - right, text, strong=strong)
        if place:
            arrow(sheet, at.centre, at.y - STEP + 3, at.centre, at.y - 2)
        box(sheet, at, text, filled=place == filled, strong=strong)
        y = at.foot
        if below:
            lines = wrap(below, at.wide - 2 * PAD, SIZE)
            high = block_height(len(lines))
            sheet.named(at.centre, y + 4 + high / 2, below, lines, anchor="center")
            y += 4 + high
        found.append(at)
        y += STEP
    sheet.y = y - STEP + 2
    return found[0], found[-1]


def fitting(
    sheet: Sheet, x: float, y: float, wide: float, text: str, *, strong: bool = False,
    least: float = 0.0,
) -> Box:  # fmt: skip
    """A box as high as its text asks, and at least ``least`` px."""
    lines = wrap(text, wide - 2 * PAD, SIZE, strong=strong)
    return Box(x, y, wide, max(block_height(len(lines)) + 2 * PAD, least))
