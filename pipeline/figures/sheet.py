"""The drawing sheet: builders place bars, lines and measured text on it, in pixels.

Coordinates: x from the left, y from the top, in px. The house template has no margins, so plotly's
"paper" coordinates are these pixels divided by the size of the sheet. Values of facts are the only
numbers in the data of the traces; everything that is mere position stands in the layout, except
the rows of bars, which are pixels on the y axis.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import plotly.graph_objects as go

from pipeline.facts import Fact, NumberProfile
from pipeline.figures.colour import Palette
from pipeline.figures.metrics import text_width
from pipeline.figures.model import Figure, PrintedNumber
from pipeline.figures.phrase import UNKNOWN, Phrase, number, phrase
from pipeline.figures.template import LINE, SIZE, house_template

GAP = 6.0  # px between a mark and its text
HATCH_STUB = 26.0  # px: length of a hatched mark whose true length is not published
HATCH_STEP = 6.0
THIN = 4.0  # px: narrower parts get no white line around them


@dataclass(frozen=True, slots=True)
class Scale:
    """A value axis: 0 at ``left`` px, ``top`` at ``right`` px."""

    axis: str
    left: float
    right: float
    top: float

    def px(self, value: float) -> float:
        """Where a value lies."""
        return self.left + value / self.top * (self.right - self.left)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a known length: its fact, what it stands for, row (px) and colour."""

    fact: Fact
    label: str
    y: float
    colour: str


@dataclass(slots=True)
class Sheet:
    """One picture in the making; :meth:`finish` turns it into a frozen :class:`Figure`."""

    name: str
    profile: NumberProfile
    palette: Palette
    width: int
    y: float = 0.0
    _traces: list[go.Bar | go.Scatter] = field(default_factory=list)
    _texts: list[dict[str, Any]] = field(default_factory=list)
    _shapes: list[dict[str, Any]] = field(default_factory=list)
    _axes: dict[str, dict[str, Any]] = field(default_factory=dict)
    _printed: list[PrintedNumber] = field(default_factory=list)
    _names: dict[str, None] = field(default_factory=dict)

    def scale(self, left: float, right: float, top: float) -> Scale:
        """A new value axis from zero at ``left`` px to ``top`` at ``right`` px."""
        place = len(self._axes) + 1
        axis = "x" if place == 1 else f"x{place}"
        self._axes[f"xaxis{axis[1:]}"] = {
            "domain": [left / self.width, right / self.width],
            "range": [0, top],
            "anchor": "y",
        }
        return Scale(axis, left, right, top)

    def text(
        self,
        x: float,
        y: float,
        lines: Phrase | str | Sequence[Phrase | str],
        *,
        anchor: str = "left",
        strong: bool = False,
        colour: str = "",
        role: str = "waarde",
        halo: bool = False,
    ) -> None:
        """Place text with its vertical middle at ``y``.

        ``role`` is waarde, naam, noot or as; ``halo`` keeps the letters free of lines below them.
        """
        shown = [phrase(lines)] if isinstance(lines, Phrase | str) else [phrase(x) for x in lines]
        font: dict[str, Any] = {"color": colour or self.palette.ink, "size": SIZE}
        if strong:
            font["weight"] = 600
        self._texts.append(
            {
                "x": x / self.width,
                "y": y,
                "text": "<br>".join(line.markup for line in shown),
                "xref": "paper",
                "yref": "paper",
                "xanchor": anchor,
                "yanchor": "middle",
                "align": anchor,
                "font": font,
                "name": role,
            }
            | ({"bgcolor": self.palette.paper} if halo else {})
        )
        for line in shown:
            self._printed.extend(line.printed("label"))

    def named(self, x: float, y: float, name: str, lines: Sequence[str], **how: Any) -> None:
        """Place a name (an area, domain, age group) in lines; its digits are no numbers."""
        self._names[name] = None
        self.text(x, y, lines, role="naam", **how)

    def label(self, x: float, y: float, lines: Sequence[Phrase], name: str, **how: Any) -> None:
        """Place a name together with its value."""
        self._names[name] = None
        self.text(x, y, lines, role="naam met waarde", **how)

    def bars(self, scale: Scale, bars: Sequence[Bar], thickness: float, *, stack: bool) -> None:
        """Draw bars; stacked ones lie on the bars of earlier calls in the same rows."""
        if not bars:
            return
        self._traces.append(
            go.Bar(
                orientation="h",
                xaxis=scale.axis,
                yaxis="y",
                x=[as_number(bar.fact) for bar in bars],
                y=[bar.y for bar in bars],
                width=thickness,
                ids=[bar.fact.id for bar in bars],
                customdata=[f"{bar.label}: {number(bar.fact, self.profile).plain}" for bar in bars],
                hovertemplate="%{customdata}<extra></extra>",
                marker={
                    "color": [bar.colour for bar in bars],
                    "line": {
                        "width": [_seam(scale, bar) if stack else 0 for bar in bars],
                        "color": self.palette.paper,
                    },
                },
            )
        )

    def line(self, trace: go.Scatter) -> None:
        """Add a line."""
        self._traces.append(trace)

    def axis(self, key: str, settings: dict[str, Any]) -> None:
        """Set an axis of a line chart."""
        self._axes[key] = settings

    def rule(self, x0: float, y0: float, x1: float, y1: float, colour: str = "") -> None:
        """A thin straight line."""
        self.shape([[(x0, y0), (x1, y1)]], line={"width": 1, "color": colour or self.palette.rule})

    def swatch(self, x: float, y: float, side: float, colour: str) -> None:
        """A filled square of a key, its middle at height ``y``."""
        top, foot = y - side / 2, y + side / 2
        corners = [(x, top), (x + side, top), (x + side, foot), (x, foot), (x, top)]
        self.shape([corners], line={"width": 0}, fillcolor=colour)

    def hatch(self, x0: float, x1: float, y: float, thickness: float) -> None:
        """A hatched mark: something is here that is not shown."""
        top, foot, thickness = y - thickness / 2 + 0.5, y + thickness / 2 - 0.5, thickness - 1
        outline = [(x0, top), (x1, top), (x1, foot), (x0, foot), (x0, top)]
        start, strokes = x0 - thickness + HATCH_STEP, []
        while start < x1:
            low, high = max(start, x0), min(start + thickness, x1)
            strokes.append([(low, foot - (low - start)), (high, foot - (high - start))])
            start += HATCH_STEP
        line = {"width": 1, "color": self.palette.hatch}
        self.shape([outline, *strokes], line=line, fillcolor=self.palette.paper)

    def shape(self, paths: list[list[tuple[float, float]]], **style: Any) -> None:
        """Lines through points in px, drawn with plotly's ``line`` and ``fillcolor``."""
        self._shapes.append(
            {"type": "path", "path": paths, "xref": "paper", "yref": "paper", "layer": "above"}
            | style
        )

    def finish(self, alt: Phrase, *, stack: bool = False) -> Figure:
        """The finished figure; the sheet ends at the present ``y``. An empty one says so.

        ``layout.meta`` names the role of every colour, for the exporter to turn into classes.
        """
        if not self._texts:
            self.text(0.0, self.y + LINE / 2, UNKNOWN, colour=self.palette.soft, role="noot")
            self.y += LINE
        height = round(self.y)
        layout: dict[str, Any] = {
            "template": house_template(self.palette),
            "width": self.width,
            "height": height,
            "barmode": "stack" if stack else "overlay",
            "annotations": [note | {"y": 1 - note["y"] / height} for note in self._texts],
            "shapes": [
                shape | {"path": _svg_path(shape["path"], self.width, height)}
                for shape in self._shapes
            ],
            "yaxis": {"range": [height, 0], "domain": [0, 1]},
            "meta": {"kleuren": self.palette.roles()},
        }
        return Figure(
            name=self.name,
            spec=go.Figure(data=self._traces, layout=layout | self._axes),
            width=self.width,
            height=height,
            alt=alt.plain,
            printed=(*self._printed, *alt.printed("alt")),
            names=tuple(self._names),
        )


def _seam(scale: Scale, bar: Bar) -> float:
    """Width in px of the white line around a part; a sliver would vanish under it."""
    return 1.5 if scale.px(as_number(bar.fact)) - scale.left >= THIN else 0.0


def as_number(fact: Fact) -> int | float:
    """The published value as JSON holds it."""
    return int(fact.number) if fact.decimals <= 0 else float(fact.number)


def size_of(fact: Fact | None) -> float:
    """Length of a bar as a value: 0 for what has no published value.

    Raises:
        ValueError: a negative value; bars start at zero, a change needs another form.
    """
    if fact is None or not fact.has_value:
        return 0.0
    if fact.number < 0:
        raise ValueError(f"{fact.id} is negative: bars start at zero")
    return float(fact.number)


def phrase_width(text: Phrase | str, *, strong: bool = False) -> float:
    """Width in px of one line."""
    return text_width(phrase(text).plain, SIZE, strong=strong)


def block_height(lines: int) -> float:
    """Height in px of so many lines of text."""
    return lines * LINE


def _svg_path(paths: list[list[tuple[float, float]]], width: float, height: float) -> str:
    return "".join(
        ("M" if step == 0 else "L") + f"{x / width:.6f},{1 - y / height:.6f}"
        for path in paths
        for step, (x, y) in enumerate(path)
    )
