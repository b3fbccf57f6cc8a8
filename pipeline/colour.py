"""Luminance and contrast of colours as WCAG 2 defines them, and colours of a given luminance.

Part of the floor of the house: figures and the check of a house style measure alike.
"""

from __future__ import annotations

import colorsys
import re

Channels = tuple[float, float, float]


def _linear(code: str) -> Channels:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", code):
        raise ValueError(f"{code!r} is not a colour: use #rrggbb")
    parts = (int(code[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return red, green, blue


def _code(channels: Channels) -> str:
    return "#" + "".join(f"{round(255 * channel):02x}" for channel in channels)


def luminance(code: str) -> float:
    """Relative luminance of ``#rrggbb``, 0 (black) to 1 (white), as WCAG 2 defines it."""
    red, green, blue = _linear(code)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21, as WCAG 2 defines it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def with_luminance(code: str, target: float, *, calm: float = 1.0) -> str:
    """The same hue, as much lighter or darker as the luminance ``target`` asks.

    ``calm`` is the share of the saturation that is kept.
    """
    red, green, blue = (int(code[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, _, saturation = colorsys.rgb_to_hls(red, green, blue)
    saturation *= calm
    low, high = 0.0, 1.0
    for _ in range(24):  # halving until the eighth bit of a channel no longer moves
        middle = (low + high) / 2
        found = _code(colorsys.hls_to_rgb(hue, middle, saturation))
        low, high = (middle, high) if luminance(found) < target else (low, middle)
    return _code(colorsys.hls_to_rgb(hue, low, saturation))
