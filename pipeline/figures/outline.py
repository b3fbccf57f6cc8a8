"""Areas on a drawing sheet: their outlines in px, shaded, hatched or open, and room for marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry import LineString, MultiLineString, Polygon

from pipeline.figures.sheet import HATCH_STEP, Sheet

Point = tuple[float, float]
EDGE = 2.0  # px free around the map
FINEST = 0.4  # px: what lies closer together on the sheet is one point


@dataclass(frozen=True, slots=True)
class Outline:
    """Where an area lies: rings with x to the east and y to the north, and a place well within."""

    rings: tuple[tuple[Point, ...], ...]
    at: Point


@dataclass(frozen=True, slots=True)
class Plan:
    """How areas lie on the sheet: one scale for both directions, the north at the top."""

    west: float
    north: float
    scale: float  # px a metre
    wide: float
    high: float

    @classmethod
    def of(cls, outlines: Iterable[Outline], wide: float, most: float) -> Plan:
        """The plan on which these areas are as large as ``wide`` and at ``most`` so high, px."""
        points = [point for outline in outlines for ring in outline.rings for point in ring]
        west, east = min(x for x, _ in points), max(x for x, _ in points)
        south, north = min(y for _, y in points), max(y for _, y in points)
        across, down = max(east - west, 1e-9), max(north - south, 1e-9)
        scale = min((wide - 2 * EDGE) / across, (most - 2 * EDGE) / down)
        return cls(west, north, scale, wide, down * scale + 2 * EDGE)

    def px(self, point: Point) -> Point:
        """Where a point lies."""
        x, y = point
        return EDGE + (x - self.west) * self.scale, EDGE + (self.north - y) * self.scale

    def rings(self, outline: Outline) -> list[list[Point]]:
        """The rings of an area in px, without points that the eye cannot tell apart."""
        return [_plain([self.px(point) for point in ring]) for ring in outline.rings]


def _plain(ring: Sequence[Point]) -> list[Point]:
    kept = [ring[0]]
    for point in ring[1:-1]:
        if max(abs(point[0] - kept[-1][0]), abs(point[1] - kept[-1][1])) >= FINEST:
            kept.append(point)
    return [*kept, ring[0]]


def box_ring(x: float, y: float, wide: float, high: float) -> list[Point]:
    """A rectangle as a ring."""
    return [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y)]


def draw_area(sheet: Sheet, rings: list[list[Point]], look: str | None) -> None:
    """Draw an area in a shade; ``""`` is hatched, ``None`` is open."""
    palette = sheet.palette
    if look:
        sheet.shape(rings, line={"width": 1, "color": palette.paper}, fillcolor=look)
        return
    colour = palette.rule if look is None else palette.hatch
    strokes = [] if look is None else _strokes(rings)
    line = {"width": 1, "color": colour}
    sheet.shape([*rings, *strokes], line=line, fillcolor=palette.paper)


def _strokes(rings: list[list[Point]]) -> list[list[Point]]:
    """Slanting lines that fill an area."""
    area = shapely.make_valid(
        shapely.union_all([Polygon(ring) for ring in rings if len(ring) > 3], grid_size=0.01)
    )
    left, top, right, foot = area.bounds
    found: list[list[Point]] = []
    start = left - (foot - top)
    while start < right:
        whole = LineString([(start, foot), (start + foot - top, top)])
        part = area.intersection(whole)
        lines = part.geoms if isinstance(part, MultiLineString) else [part]
        found += [
            [(x, y) for x, y in line.coords]
            for line in lines
            if isinstance(line, LineString) and line.length > 1
        ]
        start += HATCH_STEP
    return found


def apart(wanted: Sequence[Point], size: Point, room: Point) -> list[Point]:
    """Middles of marks of one size, near where they are wanted, that do not overlap.

    Marks that do are pushed from each other, step by step, and stay within ``room``.
    """
    found = [list(point) for point in wanted]
    for _ in range(400):
        moved = False
        for place, one in enumerate(found):
            for other in found[:place]:
                moved = _push(one, other, size) or moved
            for axis in (0, 1):
                one[axis] = min(max(one[axis], size[axis] / 2), room[axis] - size[axis] / 2)
        if not moved:
            break
    return [(x, y) for x, y in found]


def _push(one: list[float], other: list[float], size: Point) -> bool:
    """Push two marks apart along the way that takes least; whether they overlapped."""
    gaps = [size[axis] - abs(one[axis] - other[axis]) for axis in (0, 1)]
    if min(gaps) <= 1e-6:
        return False
    axis = 0 if gaps[0] < gaps[1] else 1
    by = (gaps[axis] / 2 + 0.01) * (1 if one[axis] >= other[axis] else -1)
    one[axis] += by
    other[axis] -= by
    return True
