"""Colours that stay apart in lightness: measured with the WCAG 2 luminance, never by eye."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass, fields

Channels = tuple[float, float, float]

# Relative luminances. White has 1; contrast with white is 1.05 / (Y + 0.05).
DARKEST = 0.055  # 10 : 1
ACCENT_AT_LEAST = 0.06  # so that the darkest step of a ramp is never the accent itself
ACCENT_AT_MOST = 0.115  # 6.4 : 1, dark enough to be told from both greys in a grey print
GREY_DARK = 0.17  # 4.8 : 1
GREY_LIGHT = 0.295  # 3.0 : 1, the lightest a mark may be


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


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by role. Every role has a code of its own, so the SVG can name roles as classes.

    On a dark page the style sheet gives every role another colour (``huis.css``): marks turn light
    there, and ``on_dark`` and ``on_light``, for text upon marks, both turn dark.
    """

    accent: str
    grey_dark: str
    grey_light: str
    ink: str = "#1f2328"
    soft: str = "#545b63"
    rule: str = "#8d949b"
    grid: str = "#e3e6e9"
    hatch: str = "#757c84"
    paper: str = "#ffffff"
    on_dark: str = "#fefefe"
    on_light: str = "#040404"  # as near to black as it takes to reach 4.5 : 1 on any mark

    @classmethod
    def of(cls, accent: str) -> Palette:
        """The palette around one accent, ``#rrggbb`` or ``rrggbb``.

        A light accent is darkened until it reads as text and differs from both greys; one that is
        nearly black is lightened until it differs from the darkest step of a ramp.
        """
        accent = "#" + accent.removeprefix("#").lower()
        wanted = min(max(luminance(accent), ACCENT_AT_LEAST), ACCENT_AT_MOST)
        return cls(
            accent=accent if luminance(accent) == wanted else with_luminance(accent, wanted),
            grey_dark=with_luminance("#6b7682", GREY_DARK),
            grey_light=with_luminance("#6b7682", GREY_LIGHT),
        )

    def ramp(self, steps: int) -> tuple[str, ...]:
        """An ordered ramp in the accent's hue, dark to light, each step clearly lighter."""
        if steps == 1:
            return (self.accent,)
        start = min(luminance(self.accent), DARKEST) + 0.05
        ratio = ((GREY_LIGHT + 0.05) / start) ** (1 / (steps - 1))
        return tuple(
            with_luminance(self.accent, start * ratio**step - 0.05, calm=0.7 if step else 1.0)
            for step in range(steps)
        )

    def text_on(self, fill: str) -> str:
        """The colour of text upon a mark, whichever reads best."""
        return max(self.on_dark, self.on_light, key=lambda code: contrast(code, fill))

    def roles(self) -> dict[str, str]:
        """Role name of each colour code: ``{"#0b5f66": "accent", …}``."""
        named = {getattr(self, f.name): f.name.replace("_", "-") for f in fields(self)}
        for steps in (2, 3, 4, 5):
            for place, code in enumerate(self.ramp(steps), start=1):
                named.setdefault(code, f"trap-{place}-{steps}")
        return named
