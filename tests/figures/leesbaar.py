"""What makes a drawing hard to read, measured on its SVG; each check yields what it found."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pipeline.figures.colour import contrast
from tests.figures.plaatje import Box, Picture

PAPER = "#ffffff"
TEXT, MARK, APART = 4.5, 3.0, 1.25  # contrasts: letters, marks, and two marks in a grey print
PALE = {"k-grid", "l-grid", "k-paper", "l-paper"}  # grounds and grid lines: no data


def clipped(picture: Picture) -> Iterator[str]:
    for text in picture.texts:
        if not text.within(picture.sheet):
            yield f"{text.text!r} runs off the sheet"


def piled(picture: Picture) -> Iterator[str]:
    for one, other in combinations(picture.texts, 2):
        if one.meets(other):
            yield f"{one.text!r} and {other.text!r} overlap"


def grounds(text: Box, picture: Picture, paper: str) -> set[str]:
    """The colours behind a text: of the marks it touches, and of the paper."""
    if text.halo:
        return {text.halo}
    across = [text.left + (text.right - text.left) * step / 8 for step in range(9)]
    down = [text.top + (text.foot - text.top) * step / 4 for step in range(5)]
    points = [(x, y) for x in across for y in down]
    found = dict.fromkeys(points, paper)
    lines: set[str] = set()
    for mark in (mark for mark in picture.marks if mark.reach.meets(text)):
        covered = [point for point in points if mark.holds(*point)]
        found |= dict.fromkeys(covered, mark.fill)
        if len(covered) == len(points):
            lines.clear()
        if mark.strikes(text):
            lines.add(mark.stroke)
    return lines | set(found.values())


def faint(picture: Picture, paper: str = PAPER) -> Iterator[str]:
    for text in picture.texts:
        for ground in grounds(text, picture, paper):
            if contrast(text.colour, ground) < TEXT:
                yield f"{text.text!r} in {text.colour} lies on {ground}"
    for mark in picture.marks:
        kind = PALE.isdisjoint(mark.roles)
        shown = {mark.fill, mark.stroke} - {"none", "", paper}
        if kind and shown and max(contrast(colour, paper) for colour in shown) < MARK:
            yield f"a mark in {shown} is too pale"


def alike(picture: Picture) -> Iterator[str]:
    fills = {
        mark.fill
        for mark in picture.marks
        if mark.fill not in {"", "none"} and PALE.isdisjoint(r for r in mark.roles if r[0] == "k")
    }
    for one, other in combinations(sorted(fills), 2):
        if contrast(one, other) < APART:
            yield f"{one} and {other} are one grey in a print"
