"""Widths of text in the house font, measured from the font itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import font_source_sans_pro
from fontTools.ttLib import TTFont

REGULAR = "SourceSansPro-Regular.ttf"
STRONG = "SourceSansPro-Semibold.ttf"


@cache
def _advances(file: str) -> tuple[dict[int, float], float, float, float]:
    folder = Path(font_source_sans_pro.__file__).parent / "files"
    with TTFont(folder / file, lazy=True) as font:
        unit = font["head"].unitsPerEm
        widths = font["hmtx"].metrics
        found = {code: widths[name][0] / unit for code, name in font.getBestCmap().items()}
        line = font["hhea"]
        return found, widths[".notdef"][0] / unit, line.ascent / unit, -line.descent / unit


@cache
def text_width(text: str, size: float, *, strong: bool = False) -> float:
    """Width in px of one line of text.

    Advance widths without kerning: kerning only ever draws letters together in this font, so the
    true width is never more than this by a visible amount.
    """
    found, missing, _, _ = _advances(STRONG if strong else REGULAR)
    return size * sum(found.get(ord(letter), missing) for letter in text)


def vertical(size: float) -> tuple[float, float]:
    """Ascent and descent in px, both positive."""
    _, _, ascent, descent = _advances(REGULAR)
    return size * ascent, size * descent


def wrap(text: str, room: float, size: float, *, strong: bool = False) -> tuple[str, ...]:
    """Lines of whole words no wider than ``room`` px, as even as the number of lines allows.

    Only a word that is wider than ``room`` by itself is cut, after a hyphen of its own if it has
    one.
    """
    words = [part for word in text.split(" ") for part in _cut(word, room, size, strong)]
    lines = _fill(words, room, size, strong)
    low, high = 0.0, room
    while high - low > 1:
        middle = (low + high) / 2
        tried = _fill(words, middle, size, strong)
        fits = all(text_width(line, size, strong=strong) <= middle for line in tried)
        low, high = (low, middle) if fits and len(tried) == len(lines) else (middle, high)
    return _fill(words, high, size, strong)


def longest_word(text: str, size: float, *, strong: bool = False) -> float:
    """Width in px of the widest word."""
    return max(text_width(word, size, strong=strong) for word in text.split(" "))


def _fill(words: list[str], room: float, size: float, strong: bool) -> tuple[str, ...]:
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if text_width(longer, size, strong=strong) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _cut(word: str, room: float, size: float, strong: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, size, strong=strong) > room:
            head, hyphen, tail = pieces[-1].rpartition("-")
            pieces[-1:] = [head + hyphen, tail] if hyphen else [pieces[-1], ""]
        pieces[-1] += letter
    return [piece for piece in pieces if piece]
