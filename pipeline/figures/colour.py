"""The colours of a figure by role, apart in lightness: measured, never by eye."""

from __future__ import annotations

from dataclasses import dataclass, fields

from pipeline.colour import contrast, luminance, with_luminance

# Relative luminances. White has 1; contrast with white is 1.05 / (Y + 0.05).
DARKEST = 0.055  # 10 : 1
ACCENT_AT_LEAST = 0.06  # so that the darkest step of a ramp is never the accent itself
ACCENT_AT_MOST = 0.115  # 6.4 : 1, dark enough to be told from both greys in a grey print
GREY_DARK = 0.17  # 4.8 : 1
GREY_LIGHT = 0.295  # 3.0 : 1, the lightest a mark may be


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
