"""From a figure to files: the seam :class:`FigureExporter` and the record for JSON.

The default exporter runs plotly.js inside QuickJS (the wheel ``plotly-mirage``), without a
browser. Text is measured with the house font itself and random numbers are seeded, so the same
figure gives the same bytes on every machine.
"""

from __future__ import annotations

import base64
import json
import struct
from functools import cache
from typing import Any, Protocol

from mirage.engine import MirageEngine

from pipeline.errors import RenderFailed
from pipeline.figures.metrics import text_width, vertical
from pipeline.figures.model import Figure
from pipeline.figures.svg import clean_svg

FORMATS = {
    "i1": "b", "u1": "B", "i2": "h", "u2": "H", "i4": "i", "u4": "I", "f4": "f", "f8": "d",
}  # fmt: skip
SEEDED = """
(function () {
  var state = 1;
  Math.random = function () { state = (state * 16807) % 2147483647; return state / 2147483647; };
})();
"""

# plotly.js remembers the size of a text by its "style"; the engine's own document answers null to
# that, so a bold and a plain word would share one width, whichever was drawn before.
STYLED = """
(function () {
  var plain = Element.prototype.getAttribute;
  Element.prototype.getAttribute = function (name) {
    return name === "style" && this.style ? this.style.cssText() : plain.call(this, name);
  };
})();
"""


class FigureExporter(Protocol):
    """Draws a figure as a clean standalone SVG."""

    def svg(self, figure: Figure) -> str:
        """The SVG; the same figure always gives the same text.

        Raises:
            RenderFailed: the figure cannot be drawn.
        """


class MirageExporter:
    """plotly.js in QuickJS. One engine is warmed up once and used for all figures."""

    def __init__(self) -> None:
        self._engine: MirageEngine | None = None

    def svg(self, figure: Figure) -> str:
        """See :meth:`FigureExporter.svg`."""
        spec = plain_spec(figure)
        try:
            engine = self._warm()
            engine.context.eval(SEEDED)
            raw = engine.render_svg(spec["data"], spec["layout"], figure.width, figure.height)
        except Exception as error:  # QuickJS raises bare exceptions of its own
            reason = str(error).strip().partition("\n")[0]
            raise RenderFailed(
                f"De figuur '{figure.name}' kon niet worden getekend: {reason}",
                place=figure.name,
                remedy="Controleer de cel die deze figuur maakt.",
            ) from error
        return clean_svg(
            raw,
            name=figure.name,
            width=figure.width,
            height=figure.height,
            colours=spec["layout"].get("meta", {}).get("kleuren", {}),
            texts=[note.get("name", "") for note in spec["layout"].get("annotations", ())],
        )

    def _warm(self) -> MirageEngine:
        if self._engine is None:
            self._engine = MirageEngine()
            self._engine.context.eval(STYLED)
            # The engine measures with whatever fonts the machine has; we measure with ours.
            self._engine.context.add_callable("_measureTextRaw", _measure)
        return self._engine


def _measure(text: str, family: str, size: str, weight: str = "") -> str:
    """Width, height, ascent and descent in px, as the engine asks for them."""
    px = float(size)
    ascent, descent = vertical(px)
    width = text_width(text, px, strong=weight in {"600", "700", "bold"})
    return f"{width},{ascent + descent},{ascent},{descent}"


@cache
def _house_exporter() -> MirageExporter:
    return MirageExporter()


def svg_of(figure: Figure, exporter: FigureExporter | None = None) -> str:
    """The figure as SVG, by the given exporter or by the default one."""
    return (exporter or _house_exporter()).svg(figure)


def figure_record(figure: Figure) -> dict[str, Any]:
    """Plain data for JSON: everything about the figure, only protected values in it."""
    return {
        "naam": figure.name,
        "breedte": figure.width,
        "hoogte": figure.height,
        "alt": figure.alt,
        "afgedrukt": [
            {"feit": number.fact_id, "tekst": number.text, "plaats": number.place}
            for number in figure.printed
        ],
        "namen": list(figure.names),
        "getekend": list(figure.drawn),
        "spec": plain_spec(figure),
    }


def plain_spec(figure: Figure) -> dict[str, Any]:
    """The plotly figure as plain lists and numbers: no binary arrays, no NaN."""
    spec = json.loads(figure.spec.to_json())
    found: dict[str, Any] = _plain(spec)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() >= {"bdata", "dtype"}:
            return _unpacked(value)
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def _unpacked(packed: dict[str, str]) -> list[Any]:
    """A binary array of plotly as (nested) lists; NaN becomes ``None``."""
    code = FORMATS[packed["dtype"]]
    raw = base64.b64decode(packed["bdata"])
    flat = struct.unpack(f"<{len(raw) // struct.calcsize(code)}{code}", raw)
    numbers: list[Any] = [None if number != number else number for number in flat]
    shape = [int(part) for part in str(packed.get("shape", "")).split(",") if part.strip()]
    for length in reversed(shape[1:]):
        numbers = [numbers[i : i + length] for i in range(0, len(numbers), length)]
    return numbers
