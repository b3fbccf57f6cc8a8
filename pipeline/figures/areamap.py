"""Neighbourhoods by class: a map where there are boundaries, else a grid of tiles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.facts import Fact, NumberProfile
from pipeline.figures import alt as words
from pipeline.figures.colour import Palette
from pipeline.figures.key import HIDDEN
from pipeline.figures.metrics import longest_word, text_width, wrap
from pipeline.figures.model import Figure
from pipeline.figures.outline import Outline, Plan, apart, box_ring, draw_area
from pipeline.figures.phone import for_phones
from pipeline.figures.phrase import UNKNOWN, Phrase, number, phrase
from pipeline.figures.sheet import GAP, Sheet, block_height
from pipeline.figures.template import DEFAULT_ACCENT, DEFAULT_WIDTH, NARROW, SIZE

SIDE = 12.0  # px, of a swatch
PAD = 10.0
MAP_SHARE = 0.56  # of a wide drawing
MARK = (24.0, 18.0)  # px, of a number on the map
BESIDE = 30  # areas: with more of them the key stands below the map, in columns
HIGHEST, LOWER = 540.0, 400.0  # px, of a map with its key beside it, or below it in columns
TONES = 5  # a map tells no more tones apart
OFF_MAP = " (niet op de kaart)"


class AreaClass(NamedTuple):
    """A class: what it is called, how many areas it has if that is a fact, and their names."""

    label: str
    names: Sequence[str]
    total: Fact | None = None


@for_phones
def neighbourhoods(
    classes: Sequence[AreaClass], *, name: str, measure: str, profile: NumberProfile,
    outlines: Mapping[str, Outline] | None = None, values: Mapping[str, Fact] | None = None,
    hidden: Sequence[str] = (), unknown: Sequence[str] = (),
    accent: str = DEFAULT_ACCENT, width: int = DEFAULT_WIDTH,
) -> Figure:  # fmt: skip
    """Areas in the shades of their class.

    Args:
        classes: from the one that asks most attention (dark) to the one that asks least. More
            than five share their shades with the class beside them.
        name: name of the figure.
        measure: what is told, as the alternative text begins: "Buurten naar leefbaarheid".
        profile: number notation.
        outlines: boundaries by name of the area; without any, tiles stand for the areas.
        values: number of an area by its name, if each has one.
        hidden: names of areas of which the class is not shown for the sake of privacy; hatched.
        unknown: names of areas of which nothing is known; left open.
        accent: accent colour, ``#rrggbb``.
        width: of the drawing.
    """
    sheet = Sheet(name, profile, Palette.of(accent), width)
    shown = [group for group in classes if group.names]
    groups = _Groups(sheet, shown, tuple(hidden), tuple(unknown), values or {})
    drawn = {n: o for n, o in (outlines or {}).items() if n in groups.names}
    if drawn:
        _map(groups, drawn)
    elif groups.names:
        _tiles(groups)
    told = [(g.label, g.total, list(g.names)) for g in shown]
    told += [(HIDDEN, None, list(hidden))] if hidden else []
    told += [(UNKNOWN, None, list(unknown))] if unknown else []
    return sheet.finish(words.grouped(measure, told, profile))


class _Groups:
    """The areas of one figure by their look: a shade, hatched (``""``) or open (``None``)."""

    def __init__(
        self, sheet: Sheet, classes: Sequence[AreaClass], hidden: Sequence[str],
        unknown: Sequence[str], values: Mapping[str, Fact],
    ) -> None:  # fmt: skip
        self.sheet, self.values = sheet, values
        steps = min(len(classes), TONES)
        ramp = sheet.palette.ramp(steps) if steps else ()
        self.rows: list[tuple[AreaClass, str | None]] = [
            (group, ramp[place * steps // len(classes)]) for place, group in enumerate(classes)
        ]
        self.rows += [(AreaClass(HIDDEN, hidden), "")] if hidden else []
        self.rows += [(AreaClass(UNKNOWN, unknown), None)] if unknown else []
        self.names = [n for group, _ in self.rows for n in group.names]

    def label(self, group: AreaClass) -> Phrase:
        """Name of a class, with its number of areas if that is known."""
        if group.total is None:
            return phrase(group.label)
        return phrase(f"{group.label} (") + number(group.total, self.sheet.profile) + ")"

    def told(self, name: str, group: AreaClass) -> Phrase:
        """What is told of an area: its number, or its class."""
        fact = self.values.get(name)
        return phrase(group.label) if fact is None else number(fact, self.sheet.profile)


def _swatch(sheet: Sheet, x: float, y: float, look: str | None) -> None:
    draw_area(sheet, [box_ring(x, y - SIDE / 2, SIDE, SIDE)], look)


def _tiles(groups: _Groups) -> None:
    """Tiles of one size, class by class, each with its name and what is told of it."""
    sheet, gap = groups.sheet, 8.0
    columns, wide = 3 if sheet.width < NARROW else 6, 0.0
    word = max(longest_word(name, SIZE, strong=True) for name in groups.names) + 2 * PAD
    while columns > 1 and wide < max(word, 118.0):
        columns -= 1
        wide = (sheet.width - gap * (columns - 1)) / columns
    room = wide - 2 * PAD
    cells = [
        (name, look, wrap(name, room, SIZE, strong=True), groups.told(name, group))
        for group, look in groups.rows
        for name in group.names
    ]
    told = {name: wrap(text.plain, room, SIZE) for name, _, _, text in cells}
    high = 2 * PAD + max(block_height(len(n) + len(told[name])) for name, _, n, _ in cells)
    _legend(groups)
    start = sheet.y
    for place, (name, look, lines, text) in enumerate(cells):
        row, column = divmod(place, columns)
        x, y = column * (wide + gap), start + row * (high + gap)
        draw_area(sheet, [box_ring(x + 0.5, y + 0.5, wide - 1, high - 1)], look)
        colour = sheet.palette.text_on(look) if look else ""
        tall = block_height(len(lines))
        sheet.named(
            x + PAD, y + PAD + tall / 2, name, lines, strong=True, colour=colour, halo=not look
        )
        under = [text] if len(told[name]) == 1 else [phrase(line) for line in told[name]]
        middle = y + PAD + tall + block_height(len(under)) / 2
        sheet.text(x + PAD, middle, under, colour=colour, halo=not look)
        sheet.y = y + high + 2


def _legend(groups: _Groups) -> None:
    """The classes with their shades, above the tiles."""
    sheet, x = groups.sheet, 0.0
    sheet.y = 2.0
    for group, look in groups.rows:
        text = groups.label(group)
        room = sheet.width - SIDE - GAP - 2
        lines = [text] if _wide(text) <= room else [phrase(t) for t in wrap(text.plain, room, SIZE)]
        wide = SIDE + GAP + max(_wide(line) for line in lines)
        if x and x + wide > sheet.width - 2:
            x, sheet.y = 0.0, sheet.y + block_height(1)
        _swatch(sheet, x, sheet.y + block_height(1) / 2, look)
        sheet.label(x + SIDE + GAP, sheet.y + block_height(len(lines)) / 2, lines, group.label)
        x += wide + 18.0
        if len(lines) > 1:
            x, sheet.y = 0.0, sheet.y + block_height(len(lines))
    sheet.y += block_height(1) + 6.0 if x else 6.0


def _wide(text: Phrase) -> float:
    return text_width(text.plain, SIZE)


def _map(groups: _Groups, outlines: Mapping[str, Outline]) -> None:
    """The map with a mark in every area, and beside or below it what each mark stands for."""
    sheet = groups.sheet
    marks = {name: str(n) for n, name in enumerate((n for n in groups.names if n in outlines), 1)}
    narrow, many = sheet.width < NARROW, len(groups.names) > BESIDE
    below = narrow or many
    room = sheet.width - 4.0 if below else MAP_SHARE * sheet.width
    plan = Plan.of(outlines.values(), room, LOWER if many and not narrow else HIGHEST)
    for group, look in groups.rows:
        for name in group.names:
            if name in outlines:
                draw_area(sheet, plan.rings(outlines[name]), look)
    homes = [plan.px(outlines[name].at) for name in marks]
    places = apart(homes, MARK, (plan.wide, plan.high))
    for mark, home, (x, y) in zip(marks.values(), homes, places, strict=True):
        if abs(home[0] - x) + abs(home[1] - y) > MARK[1]:
            sheet.rule(*home, x, y, sheet.palette.ink)
        sheet.text(x, y, mark, anchor="center", strong=True, role="as", halo=True)
    top, left = (plan.high + 14.0, 0.0) if below else (2.0, plan.wide + 28.0)
    _numbered(groups, marks, (left, top), 3 if many and not narrow else 1)
    sheet.y = max(sheet.y, plan.high + 4.0)


def _numbered(
    groups: _Groups, marks: Mapping[str, str], start: tuple[float, float], columns: int
) -> None:
    """In columns of about one height: the classes, and below each its areas with their marks."""
    left, top = start
    wide = (groups.sheet.width - left - (columns - 1) * 18.0) / columns
    entries: list[_Entry] = []
    for group, look in groups.rows:
        entries.append(_heading(groups, group, look, wide))
        entries += [_named(groups, marks.get(name, ""), name, wide) for name in group.names]
    high = sum(entry.high for entry in entries) / columns
    sheet, foot, column, y = groups.sheet, top, 0, top
    for entry in entries:
        if column < columns - 1 and y > top and y - top + entry.high / 2 > high:
            column, y = column + 1, top
        y += entry.above if y > top else 0.0
        entry.draw(sheet, left + column * (wide + 18.0), y)
        y += entry.high - entry.above
        foot = max(foot, y)
    sheet.y = foot + 4.0


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of the key: a class with its shade, or an area with its mark."""

    name: str
    lines: list[Phrase]
    mark: str
    look: str | None
    heading: bool
    aside: float

    @property
    def above(self) -> float:
        """Room in px over it, unless it is the first of a column."""
        return 8.0 if self.heading else 0.0

    @property
    def high(self) -> float:
        """Its height in px with the room over it."""
        return self.above + block_height(len(self.lines)) + (2.0 if self.heading else 0.0)

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw it with its left top at a place."""
        first, middle = y + block_height(1) / 2, y + block_height(len(self.lines)) / 2
        if self.heading:
            _swatch(sheet, x, first, self.look)
        elif self.mark:
            sheet.text(x + SIDE + GAP, first, self.mark, strong=True, role="as")
        sheet.label(x + self.aside, middle, self.lines, self.name, strong=self.heading)


def _heading(groups: _Groups, group: AreaClass, look: str | None, wide: float) -> _Entry:
    text, aside = groups.label(group), SIDE + GAP
    wrapped = wrap(text.plain, wide - aside - 2, SIZE, strong=True)
    lines = [text] if len(wrapped) == 1 else [phrase(line) for line in wrapped]
    return _Entry(group.label, lines, "", look, heading=True, aside=aside)


def _named(groups: _Groups, mark: str, name: str, wide: float) -> _Entry:
    aside = SIDE + GAP + text_width("00", SIZE, strong=True) + GAP
    shown = name + ("" if mark else OFF_MAP)
    lines = [phrase(line) for line in wrap(shown, wide - aside - 2, SIZE)]
    if name in groups.values:
        value = number(groups.values[name], groups.sheet.profile)
        joined = lines[-1] + " " + value
        lines[-1:] = [joined] if _wide(joined) <= wide - aside - 2 else [lines[-1], value]
    return _Entry(name, lines, mark, None, heading=False, aside=aside)
