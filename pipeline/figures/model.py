"""What a figure is: a plotly picture, its alternative text and every number it prints."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

import plotly.graph_objects as go

Place = Literal["label", "alt"]


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """One printed form of one fact.

    Attributes:
        fact_id: id of the fact.
        text: exactly as printed, e.g. ``"4,4%"`` or ``"niet getoond"``.
        place: ``"label"`` in the picture, ``"alt"`` in the alternative text.
    """

    fact_id: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Figure:
    """A finished picture. It carries no title: the message stands in the document.

    Attributes:
        name: short name, ``[a-z0-9-]``; prefixes every id in the SVG and names the file.
        spec: the plotly figure; its data hold published values of facts only, with the fact ids
            in ``ids`` of each trace.
        width, height: size of the drawing in user units; the SVG scales with its container.
        alt: one or two Dutch sentences with the main numbers.
        printed: numbers in order of appearance, first those in the picture, then those in ``alt``.
        names: names shown in picture or ``alt`` (areas, domains, age groups). Their digits, as in
            "18 tot en met 26 jaar", are no numbers.
        narrow: the same figure drawn for a phone, if there is such a drawing.
    """

    name: str
    spec: go.Figure
    width: int
    height: int
    alt: str
    printed: tuple[PrintedNumber, ...]
    names: tuple[str, ...] = ()
    narrow: Figure | None = None

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9-]*", self.name):
            raise ValueError(f"{self.name!r} is not a figure name: use a-z, 0-9 and hyphens")

    @property
    def drawn(self) -> tuple[str, ...]:
        """Ids of the facts that are drawn to scale, in order of drawing, each once."""
        ids = (i for trace in self.spec.data for i in (trace.ids or ()) if i)
        return tuple(dict.fromkeys(ids))
