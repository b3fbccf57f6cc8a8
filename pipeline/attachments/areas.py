"""Boundaries of areas, as CBS and PDOK publish them: read, checked, simplified for a small map.

An organisation puts GeoJSON in ``data/raw/<org>/gebieden/``. Public data: nothing in it is about a
person, and of its properties only code and name are kept.
"""

from __future__ import annotations

import json
import math
import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Polygon, shape

from pipeline.errors import DataRefused
from pipeline.paths import House

AREAS_FILE = "gebieden.json"
MOST = 100_000_000  # bytes of one file
KINDS = ("stat", "buurt", "wijk", "gemeente", "gebied", "")  # prefixes of "code" and "naam"
DEGREE = 111_320.0  # metres in a degree of latitude
FINE = 0.015  # of the side of a usual area: details smaller than this are left out
RD = ((-7_000.0, 300_000.0), (289_000.0, 629_000.0))  # where the Netherlands lie, in metres
WGS84 = ((3.0, 7.5), (50.5, 54.0))  # and in degrees
REMEDY = "Download de grenzen opnieuw bij het CBS of PDOK, als GeoJSON in RD of WGS84."


@dataclass(frozen=True, slots=True)
class Area:
    """One area with its boundaries in metres."""

    code: str
    name: str
    outline: MultiPolygon


def area_files(house: House, org: str) -> dict[str, bytes]:
    """The boundaries as one small public file; nothing where none were delivered.

    The file holds per area ``code``, ``naam``, ``vlakken`` (rings of whole metres, x to the east
    and y to the north), ``punt`` (well within it) and ``straal`` (room around that point).

    Raises:
        DataRefused: a file that cannot be used.
    """
    folder = house.delivery(org) / "gebieden"
    found: dict[str, Area] = {}
    for path in sorted(folder.glob("*.geojson")):
        found |= {area.code: area for area in read_areas(_text(house, path), house.relative(path))}
    if not found:
        return {}
    record = {"gebieden": [_record(area) for area in simplified(found.values())]}
    return {AREAS_FILE: json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()}


def _text(house: House, path: Path) -> str:
    if path.stat().st_size > MOST:
        raise DataRefused(
            "Dit bestand met grenzen is groter dan 100 MB.",
            place=house.relative(path),
            remedy="Lever alleen de gebieden van deze gemeente.",
        )
    return path.read_text(encoding="utf-8-sig", errors="replace")


def read_areas(text: str, place: str) -> list[Area]:
    """The areas in a GeoJSON text, in metres, in the order of the text.

    An area of which a simplified file kept no surface is left out; a map says that it is not there.

    Raises:
        DataRefused: no GeoJSON, an area without code or name or not in the Netherlands, or no
            surface at all.
    """
    try:
        told = json.loads(text)
        features = list(told["features"])
    except (ValueError, KeyError, TypeError):
        raise DataRefused(
            "Dit bestand met grenzen is geen GeoJSON.", place=place, remedy=REMEDY
        ) from None
    every = [_area(told, f"{place}, gebied {n}") for n, told in enumerate(features, start=1)]
    found = [area for area in every if area is not None]
    if not found:
        raise DataRefused(
            "Geen enkel gebied in dit bestand heeft een oppervlak.", place=place, remedy=REMEDY
        )
    return found


def _area(feature: Any, place: str) -> Area | None:
    try:
        known = {str(key).lower(): value for key, value in feature["properties"].items()}
        outline = shapely.make_valid(shape(_sound(feature["geometry"])))
    except Exception:  # noqa: BLE001  shapely and GeoJSON fail in many ways; each means the same
        raise DataRefused("Dit gebied heeft geen grenzen.", place=place, remedy=REMEDY) from None
    code, name = (_told(known, what) for what in ("code", "naam"))
    if not code or not name:
        raise DataRefused(
            "Dit gebied heeft geen code of geen naam.",
            place=place,
            remedy="Geef elk gebied een statcode en een statnaam, zoals het CBS.",
        )
    parts = _parts(outline, 0.0)
    return Area(code, name, _metres(MultiPolygon(parts), place)) if parts else None


def _sound(geometry: Mapping[str, Any]) -> Mapping[str, Any]:
    """A geometry without rings of fewer than four points, which some simplified files hold."""
    many = geometry["type"] == "MultiPolygon"
    if not many and geometry["type"] != "Polygon":
        return geometry
    polygons = geometry["coordinates"] if many else [geometry["coordinates"]]
    kept = [[ring for ring in rings if len(ring) > 3] for rings in polygons if len(rings[0]) > 3]
    return {"type": "MultiPolygon", "coordinates": kept}


def _told(known: Mapping[str, Any], what: str) -> str:
    return next((str(known[k + what]).strip() for k in KINDS if known.get(k + what)), "")


def _metres(outline: MultiPolygon, place: str) -> MultiPolygon:
    """The outline in metres: RD as it is, degrees on a plane around the middle of the country."""
    if _lies_in(outline, RD):
        return outline
    if not _lies_in(outline, WGS84):
        raise DataRefused("Dit gebied ligt niet in Nederland.", place=place, remedy=REMEDY)
    wide = DEGREE * math.cos(math.radians(52.2))
    return shapely.transform(outline, lambda points: points * (wide, DEGREE))


def _lies_in(
    outline: MultiPolygon, bounds: tuple[tuple[float, float], tuple[float, float]]
) -> bool:
    left, foot, right, top = outline.bounds
    (west, east), (south, north) = bounds
    return bool(west <= left and right <= east and south <= foot and top <= north)


def simplified(areas: Iterable[Area]) -> Iterator[Area]:
    """The areas with fewer points; borders that two share stay shared."""
    found = list(areas)
    sides = [math.sqrt(area.outline.area) for area in found]
    usual = statistics.median(sides)
    outlines = shapely.coverage_simplify([area.outline for area in found], usual * FINE)
    for area, outline in zip(found, outlines, strict=True):
        parts = _parts(outline, (usual * FINE) ** 2) or _parts(area.outline, 0.0)
        yield Area(area.code, area.name, MultiPolygon(parts))


def _parts(outline: Any, least: float) -> list[Polygon]:
    """The surfaces of an outline that are large enough to be seen."""
    parts = shapely.get_parts(shapely.get_parts(outline))
    return [part for part in parts if isinstance(part, Polygon) and part.area > least]


def _record(area: Area) -> dict[str, Any]:
    largest = max(area.outline.geoms, key=lambda part: part.area)
    circle = shapely.maximum_inscribed_circle(largest)
    middle = circle.coords[0]
    return {
        "code": area.code,
        "naam": area.name,
        "vlakken": [
            _ring(ring.coords)
            for part in area.outline.geoms
            for ring in (part.exterior, *part.interiors)
        ],
        "punt": [round(middle[0]), round(middle[1])],
        "straal": round(circle.length),
    }


def _ring(points: Sequence[tuple[float, ...]]) -> list[list[int]]:
    return [[round(point[0]), round(point[1])] for point in points]
