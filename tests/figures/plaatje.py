"""Reading an exported SVG back: where its letters and bars lie."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass

from pipeline.figures.metrics import text_width

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Box:
    """A rectangle in user units; ``text`` for a line of text."""

    left: float
    top: float
    right: float
    foot: float
    text: str = ""

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


@dataclass(frozen=True)
class Picture:
    """An SVG taken apart."""

    root: ET.Element
    sheet: Box
    texts: tuple[Box, ...]
    bars: tuple[Box, ...]

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
    _walk(root, (0.0, 0.0), texts, bars)
    return Picture(root, Box(0, 0, width, height), tuple(texts), tuple(bars))


def _walk(element: ET.Element, at: tuple[float, float], texts: list[Box], bars: list[Box]) -> None:
    match = re.fullmatch(r"translate\(([-\d.]+),([-\d.]+)\)", element.get("transform", ""))
    assert match or not element.get("transform"), element.attrib
    if match:
        at = at[0] + float(match[1]), at[1] + float(match[2])
    if element.tag == f"{SVG}text":
        texts.extend(_lines(element, at))
        return
    drawn = element.get("d", "")
    bar = re.fullmatch(r"M([\d.]+),([\d.]+)V([\d.]+)H([\d.]+)V[\d.]+Z", drawn)
    if bar:
        left, top, foot, right = (float(part) for part in bar.groups())
        bars.append(Box(left + at[0], top + at[1], right + at[0], foot + at[1]))
    for child in element:
        _walk(child, at, texts, bars)


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
        found.append(Box(left, y - 0.72 * size, left + wide, y + 0.21 * size, words))
    return found
