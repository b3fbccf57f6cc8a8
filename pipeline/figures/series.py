"""Over years: lines with their names at the end, gaps where nothing is known or a series breaks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go

from pipeline.facts import Fact, NumberProfile
from pipeline.figures import alt
from pipeline.figures.colour import Palette
from pipeline.figures.dodge import dodge
from pipeline.figures.metrics import longest_word, wrap
from pipeline.figures.model import Figure
from pipeline.figures.phone import for_phones
from pipeline.figures.phrase import Phrase, is_hidden, number, phrase
from pipeline.figures.plane import Plane, label_width, value_steps
from pipeline.figures.rows import SLACK
from pipeline.figures.sheet import GAP, Sheet, as_number, block_height, phrase_width, size_of
from pipeline.figures.template import DEFAULT_ACCENT, DEFAULT_WIDTH, LINE, SIZE

Points = Sequence[tuple[int, Fact | None]]
Lines = Mapping[str, Points]
FIELD = 220.0  # px, height of the plane
DASHES = ("solid", "solid", "dash", "dot", "dashdot")
LEADER = 6.0  # px: a label moved further than this gets a thin line to its point


@for_phones
def series(
    lines: Lines, *, highlight: str, name: str, measure: str,
    profile: NumberProfile, breaks: Mapping[int, str] | None = None,
    broken: Collection[str] | None = None,
    accent: str = DEFAULT_ACCENT, width: int = DEFAULT_WIDTH,
) -> Figure:  # fmt: skip
    """Lines over years.

    Args:
        lines: printed name, and year and fact of each point. A fact without a value is a gap.
        highlight: the line in the accent, with its first and last value.
        name: name of the figure.
        measure: what is measured, as the alternative text begins.
        profile: number notation.
        breaks: first year of a new definition and a short note; lines are not drawn across.
        broken: the lines the breaks are about; all of them if not given.
        accent: accent colour, ``#rrggbb``.
        width: of the drawing.

    Raises:
        ValueError: no point at all, or no line called ``highlight``.
    """
    if highlight not in lines or not any(lines.values()):
        raise ValueError(f"{name}: no line called {highlight!r} or no points")
    chart = _Chart(Sheet(name, profile, Palette.of(accent), width), lines, highlight, breaks or {})
    chart.broken = frozenset(lines if broken is None else broken)
    chart.draw()
    return chart.sheet.finish(_alt(measure, chart.lines, highlight, profile))


class _Chart:
    """One line chart in the making."""

    def __init__(
        self, sheet: Sheet, lines: Lines, highlight: str, breaks: Mapping[int, str]
    ) -> None:
        self.sheet, self.highlight = sheet, highlight
        years = {year for points in lines.values() for year, _ in points}
        self.breaks = {
            year: text for year, text in breaks.items() if min(years) < year <= max(years)
        }
        self.broken: Collection[str] = frozenset(lines)
        self.lines = {label: sorted(lines[label], key=lambda p: p[0]) for label in lines}
        self.ends = {label: self._end(label) for label in self.lines}
        every = [fact for points in self.lines.values() for _, fact in _shown(points)]
        most = max((Decimal(str(size_of(fact))) for fact in every), default=Decimal(0))
        unit = every[0].unit if every else ""
        steps, self.steps = value_steps(most, unit, sheet.profile)
        self.plane = self._plane(steps)

    def draw(self) -> None:
        """Everything, in reading order."""
        self.sheet.y = self.plane.foot + 10 + LINE
        self._break_notes()
        others = [label for label in self.lines if label != self.highlight]
        for place, label in enumerate([*others, self.highlight]):
            self._line(label, place)
        self._first_value()
        self._end_labels()
        self._gap_notes()
        self.sheet.y = round(self.sheet.y)
        size = (self.sheet.width, self.sheet.y)
        for key, settings in self.plane.axes(size, self.sheet.palette, self.steps).items():
            self.sheet.axis(key, settings)

    def _end(self, label: str) -> list[Phrase]:
        """Name and last value, wrapped into the column at the right."""
        word = longest_word(label, SIZE, strong=True)
        room = min(max(0.25 * self.sheet.width, word), 0.4 * self.sheet.width)
        lines = [phrase(line) for line in wrap(label, room, SIZE, strong=True)]
        value = number(self.lines[label][-1][1] if self.lines[label] else None, self.sheet.profile)
        joined = lines[-1] + " " + value
        if phrase_width(joined, strong=True) <= room:
            return [*lines[:-1], joined]
        return [*lines, value]

    def _plane(self, steps: tuple[Decimal, ...]) -> Plane:
        column = max(phrase_width(t, strong=True) for end in self.ends.values() for t in end)
        notes = sum(len(self._note(text)) for text in self.breaks.values())
        top = 27.0 + block_height(notes)
        first = [number(fact, self.sheet.profile) for _, fact in self._mine()[:1]]
        left, right = label_width(self.steps), self.sheet.width - column - GAP - 12
        pad = max(26.0, *(phrase_width(text, strong=True) / 2 + 2 for text in first), 0.0)
        return Plane(
            left=left,
            right=right,
            top=top,
            foot=max(top + FIELD, sum(block_height(len(e)) for e in self.ends.values())),
            years=tuple(sorted({year for points in self.lines.values() for year, _ in points})),
            steps=steps,
            pad=min(pad, 0.3 * (right - left)),
        )

    def _mine(self) -> list[tuple[int, Fact]]:
        return _shown(self.lines[self.highlight])

    def _colour(self, label: str, place: int) -> str:
        if label == self.highlight:
            return self.sheet.palette.accent
        return (self.sheet.palette.grey_dark, self.sheet.palette.grey_light)[min(place, 1)]

    def _line(self, label: str, place: int) -> None:
        mine = label == self.highlight
        points = self._with_breaks(label)
        facts = [fact if fact is not None and fact.has_value else None for _, fact in points]
        told = [number(fact, self.sheet.profile).plain for _, fact in points]
        self.sheet.line(
            go.Scatter(
                name=label,
                x=[year for year, _ in points],
                y=[as_number(fact) if fact else None for fact in facts],
                ids=[fact.id if fact else "" for fact in facts],
                customdata=[f"{label}: {text}" for text in told],
                hovertemplate="%{customdata}<extra></extra>",
                mode="lines+markers",
                connectgaps=False,
                cliponaxis=False,
                line={
                    "color": self._colour(label, place),
                    "width": 3 if mine else 2,
                    "dash": "solid" if mine else DASHES[min(place, len(DASHES) - 1)],
                },
                marker={"size": 7 if mine else 5, "color": self._colour(label, place)},
            )
        )

    def _with_breaks(self, label: str) -> list[tuple[float, Fact | None]]:
        points: list[tuple[float, Fact | None]] = list(self.lines[label])
        points += [(year - 0.5, None) for year in self.breaks if label in self.broken]
        return sorted(points, key=lambda point: point[0])

    def _note(self, text: str) -> tuple[str, ...]:
        return wrap(text, 0.3 * self.sheet.width, SIZE)

    def _break_notes(self) -> None:
        """A line at each break and its note on top of it, on the side where there is room."""
        y, soft = 2.0, self.sheet.palette.soft
        for year, text in sorted(self.breaks.items()):
            x, lines = self.plane.x(year - 0.5), self._note(text)
            high = block_height(len(lines))
            late = x > (self.plane.left + self.plane.right) / 2
            side, anchor = (x - GAP, "right") if late else (x + GAP, "left")
            self.sheet.rule(x, y, x, self.plane.foot)
            self.sheet.text(
                side, y + high / 2, lines, anchor=anchor, colour=soft, role="noot", halo=True
            )
            y += high

    def _first_value(self) -> None:
        """At the first point, above it or below it, wherever no other line starts."""
        shown = self._mine()
        if len(shown) < 2:
            return
        year, fact = shown[0]
        y = self.plane.y(size_of(fact))
        near = [
            self.plane.y(size_of(other))
            for label, points in self.lines.items()
            for when, other in _shown(points)
            if label != self.highlight and when == year
        ]
        above = any(0 <= y - other < 26 for other in near)
        below = any(0 <= other - y < 26 for other in near) or y + 26 > self.plane.foot
        shift = 16.0 if above and not below else -16.0
        tone = self.sheet.palette.accent
        text = number(fact, self.sheet.profile)
        x = max(self.plane.x(year), self.plane.left + phrase_width(text, strong=True) / 2)
        how: dict[str, Any] = {"anchor": "center", "strong": True, "colour": tone, "halo": True}
        self.sheet.text(x, y + shift, text, **how)

    def _end_labels(self) -> None:
        labels = list(self.lines)
        lasts = [_shown(self.lines[label])[-1:] for label in labels]
        wanted = [self.plane.y(size_of(last[0][1])) if last else self.plane.foot for last in lasts]
        heights = [block_height(len(self.ends[label])) for label in labels]
        found = dodge(wanted, heights, 2.0, self.plane.foot + LINE / 2)
        left = self.plane.right + 12
        order = sorted(range(len(labels)), key=lambda place: found[place])
        for place in order:
            mine = labels[place] == self.highlight
            tone = self.sheet.palette.accent if mine else ""
            if abs(found[place] - wanted[place]) > LEADER and lasts[place]:
                start = self.plane.x(lasts[place][0][0]) + GAP
                self.sheet.rule(start, wanted[place], left - 3, found[place])
            self.sheet.label(
                left,
                found[place],
                self.ends[labels[place]],
                labels[place],
                strong=mine,
                colour=tone,
            )

    def _gap_notes(self) -> None:
        """Why a line is interrupted, for every gap between its first and last year."""
        reasons = dict.fromkeys(
            (label, number(fact, self.sheet.profile, why=True).plain if is_hidden(fact) else "")
            for label, points in self.lines.items()
            for _, fact in points[:-1]
            if fact is None or not fact.has_value
        )
        for label, reason in reasons:
            text = f"Onderbroken lijn {label}: {reason or 'niet bekend'}"
            lines = wrap(text, self.sheet.width - SLACK, SIZE)
            high = block_height(len(lines))
            self.sheet.y += 4
            self.sheet.text(
                0.0, self.sheet.y + high / 2, lines, colour=self.sheet.palette.soft, role="noot"
            )
            self.sheet.y += high


def _shown(points: Points) -> list[tuple[int, Fact]]:
    return [(year, fact) for year, fact in points if fact is not None and fact.has_value]


def _alt(measure: str, lines: Lines, highlight: str, profile: NumberProfile) -> Phrase:
    shown = [fact for _, fact in _shown(lines[highlight])]
    ends = (shown[0], shown[-1]) if shown else (None, None)
    others = [
        (label, points[-1][1]) for label, points in lines.items() if label != highlight and points
    ]
    return alt.series(measure, highlight, ends, others, profile)
