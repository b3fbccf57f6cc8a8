"""Reading an exported SVG back: where its letters, bars and other marks lie."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pipeline.figures.metrics import text_width

SQUARE = ((1, -1), (1, 1), (-1, 1), (-1, -1), (1, -1))
SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Box:
    """A rectangle in user units; ``text`` for a line of text."""

    left: float
    top: float
    right: float
    foot: float
    text: str = ""
    colour: str = ""
    halo: str = ""

    def meets(self, other: Box, slack: float = 0.5) -> bool:
        return (
            self.left + slack < other.right
            and other.left + slack < self.right
            and self.top + slack < other.foot
            and other.top + slack < self.foot
        )

    def within(self, other: Box, slack: float = 0.5) -> bool:
        return (
            self.left >= other.left - slack
            and self.right <= other.right + slack
            and self.top >= other.top - slack
            and self.foot <= other.foot + slack
        )


Point = tuple[float, float]


@dataclass(frozen=True)
class Mark:
    """Anything drawn that is no text: its outlines in user units and its colours, by role too."""

    outlines: tuple[tuple[Point, ...], ...]
    fill: str
    stroke: str
    roles: tuple[str, ...]

    @cached_property
    def reach(self) -> Box:
        """The rectangle around it."""
        across, down = zip(*(point for outline in self.outlines for point in outline), strict=True)
        return Box(min(across) - 1, min(down) - 1, max(across) + 1, max(down) + 1)

    def holds(self, x: float, y: float) -> bool:
        """Whether its fill covers a point."""
        if self.fill in {"", "none"}:
            return False
        crossings = 0
        for outline in self.outlines:
            for (x0, y0), (x1, y1) in zip(outline, (*outline[1:], outline[0]), strict=True):
                if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
                    crossings += 1
        return crossings % 2 == 1

    def strikes(self, box: Box) -> bool:
        """Whether one of its lines runs through a rectangle."""
        return self.stroke not in {"", "none"} and any(
            _runs_through(start, end, box)
            for outline in self.outlines
            for start, end in pairwise(outline)
        )


@dataclass(frozen=True)
class Picture:
    """An SVG taken apart."""

    root: ET.Element
    sheet: Box
    texts: tuple[Box, ...]
    bars: tuple[Box, ...]
    marks: tuple[Mark, ...]

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Fact id and printed text, in order."""
        return [
            (part.attrib["data-feit"], "".join(part.itertext()))
            for part in self.root.iter()
            if "data-feit" in part.attrib
        ]


def read(svg: str) -> Picture:
    root = ET.fromstring(svg)  # noqa: S314
    _, _, width, height = (float(part) for part in root.attrib["viewBox"].split())
    texts: list[Box] = []
    bars: list[Box] = []
    marks: list[Mark] = []
    _walk(root, (0.0, 0.0), texts, bars, marks)
    sheet = Box(0, 0, width, height)
    return Picture(root, sheet, tuple(texts), tuple(bars), tuple(marks))


def _walk(
    element: ET.Element, at: Point, texts: list[Box], bars: list[Box], marks: list[Mark]
) -> None:
    if element.tag in {f"{SVG}clipPath", f"{SVG}defs"}:
        return
    match = re.fullmatch(r"translate\(([-\d.]+),([-\d.]+)\)", element.get("transform", ""))
    assert match or not element.get("transform"), element.attrib
    if match:
        at = at[0] + float(match[1]), at[1] + float(match[2])
    if element.tag == f"{SVG}text":
        texts.extend(_lines(element, at))
        return
    drawn = element.get("d", "")
    if element.tag == f"{SVG}path":
        roles = tuple(element.get("class", "").split())
        outlines = tuple(_outlines(drawn, at))
        unsaid = "#000000" if any(len(outline) > 2 for outline in outlines) else "none"
        fill, stroke = element.get("fill", unsaid), element.get("stroke", "none")
        marks.append(Mark(outlines, fill, stroke, roles))
    bar = re.fullmatch(r"M([\d.]+),([\d.]+)V([\d.]+)H([\d.]+)V[\d.]+Z", drawn)
    if bar:
        left, top, foot, right = (float(part) for part in bar.groups())
        bars.append(Box(left + at[0], top + at[1], right + at[0], foot + at[1]))
    for child in element:
        _walk(child, at, texts, bars, marks)


def _outlines(drawn: str, at: Point) -> Iterator[tuple[Point, ...]]:
    """The outlines of a path; an arc of a dot becomes the corners of its square."""
    found: list[Point] = []
    x = y = 0.0
    for letter, told in re.findall(r"([A-Za-z])([^A-Za-z]*)", drawn):
        numbers = [float(n) for n in re.findall(r"-?[\d.]+(?:e-?\d+)?", told)]
        if letter == "M" and found:
            yield tuple(found)
            found = []
        if letter in "ML":
            x, y = numbers
        elif letter in "VH":
            x, y = (x, numbers[0]) if letter == "V" else (numbers[0], y)
        elif letter == "h":
            x += numbers[0]
        elif letter == "v":
            y += numbers[0]
        elif letter == "A":
            size = numbers[0]
            yield tuple((at[0] + a * size, at[1] + b * size) for a, b in SQUARE)
            return
        elif letter == "Z":
            x, y = found[0][0] - at[0], found[0][1] - at[1]
        else:
            raise AssertionError(f"unknown step {letter} in {drawn}")
        found.append((x + at[0], y + at[1]))
    if found:
        yield tuple(found)


def _runs_through(start: Point, end: Point, box: Box, slack: float = 0.5) -> bool:
    """Whether a straight line comes within a rectangle (Liang and Barsky)."""
    low, high = 0.0, 1.0
    sides = ((box.left + slack, box.right - slack), (box.top + slack, box.foot - slack))
    for axis, (least, most) in enumerate(sides):
        step = end[axis] - start[axis]
        if step == 0:
            if not least < start[axis] < most:
                return False
            continue
        a, b = sorted(((least - start[axis]) / step, (most - start[axis]) / step))
        low, high = max(low, a), min(high, b)
    return low < high


def _lines(text: ET.Element, at: tuple[float, float]) -> list[Box]:
    size, strong = float(text.attrib["font-size"]), text.get("font-weight") == "600"
    anchor = text.get("text-anchor", "start")
    lines = [part for part in text if part.get("dy") is not None] or [text]
    found = []
    for line in lines:
        down = float(line.get("dy", "0").removesuffix("em")) * size
        x, y = float(line.attrib["x"]) + at[0], float(line.attrib["y"]) + at[1] + down
        words = "".join(line.itertext())
        wide = text_width(words, size, strong=strong)
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        colour, halo = text.attrib["fill"], text.get("stroke", "")
        found.append(Box(left, y - 0.72 * size, left + wide, y + 0.21 * size, words, colour, halo))
    return found
