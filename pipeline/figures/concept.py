"""Concept figures: boxes, arrows and circles that show how things hang together, without numbers.

Each takes its words from the notebook. They are drawn on the same sheet as charts, so typeface,
colours, dark page, alternative text and the drawing for phones work alike.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from pipeline.facts import NumberProfile
from pipeline.figures.colour import Palette
from pipeline.figures.column import STEP, fitting, steps, tied
from pipeline.figures.metrics import longest_word, wrap
from pipeline.figures.model import Figure
from pipeline.figures.phone import for_phones
from pipeline.figures.phrase import phrase
from pipeline.figures.shapes import Box, arrow, box, circle, rounded_overlap
from pipeline.figures.sheet import Sheet, block_height
from pipeline.figures.template import DEFAULT_ACCENT, DEFAULT_WIDTH, NARROW, SIZE

Step = tuple[str, str]
PAD = 12.0


def _sheet(name: str, accent: str, width: int) -> Sheet:
    return Sheet(name, NumberProfile(), Palette.of(accent), width)


@for_phones
def together(
    parties: Sequence[str], goal: str, outside: str, *, name: str, alt: str,
    accent: str = DEFAULT_ACCENT, width: int = DEFAULT_WIDTH,
) -> Figure:  # fmt: skip
    """Parties that work on one goal, and what happens outside them.

    Args:
        parties: who takes part; the first is the one the report is about.
        goal: what they work on together.
        outside: what else has influence.
        name: name of the figure.
        alt: what the figure says.
        accent: accent colour, ``#rrggbb``.
        width: of the drawing in px.
    """
    sheet = _sheet(name, accent, width)
    if width < NARROW:
        return _together_narrow(sheet, parties, goal, outside).finish(phrase(alt))
    placed, foot = [], 0.0
    for party in parties:
        placed.append(fitting(sheet, 0.0, foot, 270.0, party, strong=True))
        foot = placed[-1].foot + 10.0
    world = fitting(sheet, 430.0, 0.0, 290.0, outside, least=66.0)
    aim = fitting(sheet, 430.0, 0.0, 290.0, goal, strong=True, least=90.0)
    aim = replace(aim, y=max((foot - aim.high) / 2, world.foot + 30.0))
    for place, at in enumerate(placed):
        box(sheet, at, parties[place], filled=place == 0)
        sheet.rule(at.right, at.middle, 330.0, at.middle)
    if placed:
        ends = [at.middle for at in (placed[0], placed[-1], aim)]
        sheet.rule(330.0, min(ends), 330.0, max(ends))
        arrow(sheet, 330.0, aim.middle, aim.x, aim.middle)
    box(sheet, aim, goal, strong=True)
    box(sheet, world, outside)
    arrow(sheet, world.centre, world.foot, aim.centre, aim.y)
    sheet.y = max(foot, aim.foot) + 2
    return sheet.finish(phrase(alt))


@for_phones
def tiles(
    names: Sequence[str], *, name: str, alt: str, accent: str = DEFAULT_ACCENT,
    width: int = DEFAULT_WIDTH,
) -> Figure:  # fmt: skip
    """Equal parts of one whole, such as the teams of a gemeente, when there is no map of them."""
    sheet = _sheet(name, accent, width)
    gap, wide, columns = 10.0, 0.0, 3 if width < NARROW else 4
    word = max((longest_word(part, SIZE, strong=True) for part in names), default=0.0) + 2 * PAD
    while columns > 1 and wide < word:
        columns -= 1
        wide = (width - gap * (columns - 1)) / columns
    high = _tallest(names, wide, 64.0)
    for place, part in enumerate(names):
        row, column = divmod(place, columns)
        at = Box(column * (wide + gap), row * (high + gap), wide, high)
        box(sheet, at, part, filled=True, strong=True)
        sheet.y = at.foot + 2
    return sheet.finish(phrase(alt))


def _tallest(texts: Sequence[str], wide: float, least: float) -> float:
    """Height in px at which each of these texts fits a box of one width."""
    lines = (len(wrap(text, wide - 2 * PAD, SIZE, strong=True)) for text in texts)
    return max([least, *(block_height(count) + 2 * PAD for count in lines)])


def _together_narrow(sheet: Sheet, parties: Sequence[str], goal: str, outside: str) -> Sheet:
    world = fitting(sheet, 0.0, 0.0, float(sheet.width), outside)
    aim = fitting(sheet, 0.0, world.foot + STEP, float(sheet.width), goal, strong=True)
    arrow(sheet, world.centre, world.foot, aim.centre, aim.y - 2)
    box(sheet, world, outside)
    sheet.y = tied(sheet, aim, parties, first_filled=True).foot + 2
    box(sheet, aim, goal, strong=True)
    return sheet


@for_phones
def cycle(
    turns: Sequence[str], *, name: str, alt: str, accent: str = DEFAULT_ACCENT,
    width: int = DEFAULT_WIDTH,
) -> Figure:  # fmt: skip
    """Steps that follow each other and begin again; the first is in the accent."""
    sheet = _sheet(name, accent, width)
    if not turns:
        return sheet.finish(phrase(alt))
    if width < NARROW:
        first, last = steps(sheet, [(text, "") for text in turns], 0, right=STEP)
        edge = sheet.width - 3.0
        sheet.rule(last.right, last.middle, edge, last.middle, sheet.palette.grey_dark)
        sheet.rule(edge, last.middle, edge, first.middle, sheet.palette.grey_dark)
        arrow(sheet, edge, first.middle, first.right + 2, first.middle)
        return sheet.finish(phrase(alt))
    wide, high = 210.0, _tallest(turns, 210.0, 62.0)
    reach = high + 50.0
    sheet.y = 2 * reach + high + 2
    boxes = []
    for place in range(len(turns)):
        turn = 2 * math.pi * place / len(turns) - math.pi / 2
        x = sheet.width / 2 + (sheet.width - wide) / 2 * math.cos(turn)
        y = high / 2 + reach * (1 + math.sin(turn)) + 1
        boxes.append(Box(x - wide / 2, y - high / 2, wide, high))
    for place, at in enumerate(boxes):
        after = boxes[(place + 1) % len(boxes)]
        arrow(sheet, *at.edge_towards(after), *after.edge_towards(at))
        box(sheet, at, turns[place], filled=place == 0)
    return sheet.finish(phrase(alt))


@for_phones
def chain(
    links: Sequence[Step], *, name: str, alt: str, accent: str = DEFAULT_ACCENT,
    width: int = DEFAULT_WIDTH,
) -> Figure:  # fmt: skip
    """Steps that lead to each other, each with a few words below; the last is in the accent."""
    sheet = _sheet(name, accent, width)
    if not links:
        return sheet.finish(phrase(alt))
    gap = 30.0
    wide = (sheet.width - gap * (len(links) - 1)) / len(links)
    word = max(longest_word(text, SIZE, strong=True) for link in links for text in link)
    if width < NARROW or word > wide - 2 * PAD:
        steps(sheet, links, len(links) - 1)
        return sheet.finish(phrase(alt))
    told = [wrap(text, wide - 4, SIZE) for _, text in links]
    heads = [len(wrap(head, wide - 2 * PAD, SIZE, strong=True)) for head, _ in links]
    high = block_height(max(heads)) + 2 * PAD
    for place, (head, _) in enumerate(links):
        at = Box(place * (wide + gap), 0.0, wide, high)
        box(sheet, at, head, filled=place == len(links) - 1, strong=True)
        if place:
            arrow(sheet, at.x - gap + 3, at.middle, at.x - 2, at.middle)
        lines = told[place]
        below = high + 10 + block_height(len(lines)) / 2
        sheet.named(at.centre, below, links[place][1], lines, anchor="center")
    sheet.y = high + 12 + block_height(max(len(lines) for lines in told))
    return sheet.finish(phrase(alt))


@for_phones
def hub(
    names: Sequence[str], centre: str, *, name: str, alt: str, accent: str = DEFAULT_ACCENT,
    width: int = DEFAULT_WIDTH,
) -> Figure:  # fmt: skip
    """One idea in the middle and its parts at both sides."""
    sheet = _sheet(name, accent, width)
    if width < NARROW:
        head = fitting(sheet, 0.0, 0.0, float(width), centre, strong=True)
        sheet.y = tied(sheet, head, names).foot + 2
        box(sheet, head, centre, filled=True)
        return sheet.finish(phrase(alt))
    rows = math.ceil(len(names) / 2)
    word = max((longest_word(part, SIZE, strong=True) for part in names), default=0.0)
    radius, wide = 78.0, min(max(220.0, word + 2 * PAD), 260.0)
    high = _tallest(names, wide, 48.0)
    pitch = high + 26.0
    sheet.y = max(rows * pitch - (pitch - high), 2 * radius) + 4
    middle, x = sheet.y / 2, sheet.width / 2
    top = middle - (rows * pitch - (pitch - high)) / 2
    for place, part in enumerate(names):
        left = place < rows
        at = Box(0.0 if left else sheet.width - wide, top + place % rows * pitch, wide, high)
        sheet.rule(at.right if left else at.x, at.middle, x, middle)
        box(sheet, at, part)
    circle(sheet, x, middle, radius, fill=sheet.palette.accent)
    lines = wrap(centre, 2 * radius - 24, SIZE, strong=True)
    colour = sheet.palette.text_on(sheet.palette.accent)
    sheet.named(x, middle, centre, lines, anchor="center", strong=True, colour=colour)
    return sheet.finish(phrase(alt))


@for_phones
def overlap(
    parts: tuple[str, str, str], centre: str, *, name: str, alt: str,
    accent: str = DEFAULT_ACCENT, width: int = DEFAULT_WIDTH,
) -> Figure:  # fmt: skip
    """Three circles and what lies where they overlap."""
    sheet = _sheet(name, accent, width)
    share = min(1.0, width / 440)
    radius, away, x = 132.0 * share, 63.5 * share, sheet.width / 2
    middle = radius + away / 2 + 2
    turns = [math.radians(degrees) for degrees in (210, 330, 90)]
    centres = [(x + away * math.cos(t), middle + away * math.sin(t)) for t in turns]
    rounded_overlap(sheet, centres, radius)
    for cx, cy in centres:
        circle(sheet, cx, cy, radius)
    places = [
        (x - 128 * share, middle - 46 * share),
        (x + 128 * share, middle - 46 * share),
        (x, middle + 146 * share),
    ]
    for part, (px, py) in zip(parts, places, strict=True):
        lines = wrap(part, 112 * share, SIZE, strong=True)
        sheet.named(px, py, part, lines, anchor="center", strong=True, halo=True)
    colour = sheet.palette.text_on(sheet.palette.accent)
    lines = wrap(centre, 118 * share, SIZE, strong=True)
    sheet.named(x, middle, centre, lines, anchor="center", strong=True, colour=colour)
    sheet.y = middle + away + radius + 4
    return sheet.finish(phrase(alt))
