"""Boundaries of areas: read as CBS and PDOK give them, made small, refused with a reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.attachments import area_files
from pipeline.attachments.areas import read_areas, simplified
from pipeline.errors import DataRefused
from pipeline.paths import House

OPEN_DATA = Path(__file__).parents[3] / "shared" / "opendata"


def square(x: float, y: float, side: float, **told: Any) -> dict[str, Any]:
    """A square with many points on its sides."""
    steps = [side * n / 50 for n in range(50)]
    ring = [[x + s, y] for s in steps] + [[x + side, y + s] for s in steps]
    ring += [[x + side - s, y + side] for s in steps] + [[x, y + side - s] for s in steps]
    geometry = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    return {"type": "Feature", "properties": told, "geometry": geometry}


def geojson(*features: dict[str, Any]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


OUTSIDE = square(10, 60, 1, code="A", naam="A")
FLAT = {"type": "Feature", "properties": {"code": "A", "naam": "A"},
        "geometry": {"type": "Point", "coordinates": [6, 53]}}  # fmt: skip
TWO = geojson(
    square(200_000, 570_000, 1000, statcode="BU1", statnaam="Oost", inwoners=12),
    square(201_000, 570_000, 1000, statcode="BU2", statnaam="West"),
)


def test_only_code_name_and_boundaries_cross_the_wall(tmp_path: Path) -> None:
    house = House(tmp_path)
    folder = house.delivery("kade") / "gebieden"
    folder.mkdir(parents=True)
    (folder / "buurten.geojson").write_text(TWO, encoding="utf-8")
    found = json.loads(area_files(house, "kade")["gebieden.json"])["gebieden"]
    assert [(area["code"], area["naam"]) for area in found] == [("BU1", "Oost"), ("BU2", "West")]
    assert set(found[0]) == {"code", "naam", "vlakken", "punt", "straal"}
    assert len(found[0]["vlakken"][0]) <= 7
    assert found[0]["punt"] == [200_500, 570_500]


def test_without_boundaries_nothing_crosses(tmp_path: Path) -> None:
    assert area_files(House(tmp_path), "kade") == {}


def test_a_shared_border_stays_shared_when_it_is_simplified() -> None:
    one, other = (area.outline for area in simplified(read_areas(TWO, "x")))
    assert one.intersection(other).length == pytest.approx(1000)
    assert one.intersection(other).area == 0


@pytest.mark.parametrize("kind", ["stat", "buurt", "Wijk", "gemeente", ""])
def test_the_names_that_cbs_and_pdok_use_for_code_and_name_are_known(kind: str) -> None:
    told = {f"{kind}code": "X1", f"{kind}naam": "Ergens"}
    (area,) = read_areas(geojson(square(200_000, 570_000, 10, **told)), "x")
    assert (area.code, area.name) == ("X1", "Ergens")


def test_an_area_that_lost_its_surface_is_left_out_and_the_others_stay() -> None:
    found = read_areas(geojson(FLAT, square(6.0, 53.0, 0.01, code="B", naam="B")), "x")
    assert [area.code for area in found] == ["B"]


def test_degrees_and_rd_give_an_area_the_same_size() -> None:
    (area,) = read_areas(geojson(square(6.0, 53.0, 0.01, code="A", naam="A")), "x")
    left, foot, right, top = area.outline.bounds
    assert top - foot == pytest.approx(1113, abs=1)
    assert right - left == pytest.approx(682, abs=2)


@pytest.mark.parametrize(
    ("text", "said", "place"),
    [
        ("geen json", "geen GeoJSON", "b.geojson"),
        ("[]", "geen GeoJSON", "b.geojson"),
        (geojson(square(6, 53, 1, naam="A")), "geen code of geen naam", "b.geojson, gebied 1"),
        (geojson(OUTSIDE), "niet in Nederland", "b.geojson, gebied 1"),
        (geojson(FLAT), "heeft een oppervlak", "b.geojson"),
        (geojson(), "heeft een oppervlak", "b.geojson"),
        (geojson({"properties": {}}), "geen grenzen", "b.geojson, gebied 1"),
    ],
)
def test_what_is_no_boundary_is_refused_with_its_place(text: str, said: str, place: str) -> None:
    with pytest.raises(DataRefused, match=said) as caught:
        read_areas(text, "b.geojson")
    assert caught.value.place == place
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("file", "most"),
    [
        ("gemeenten_2022_nlstat.geojson", 500_000),
        ("geo2014/buurten_2014_seedgemeenten_derived.geojson", 60_000),
        ("geo2014/wijken_2014_seedgemeenten_derived.geojson", 30_000),
    ],
)
def test_real_boundaries_become_small(tmp_path: Path, file: str, most: int) -> None:
    source = OPEN_DATA / file
    if not source.is_file():
        pytest.skip(f"het open bestand {source.name} staat hier niet")
    house = House(tmp_path)
    folder = house.delivery("kade") / "gebieden"
    folder.mkdir(parents=True)
    (folder / "grenzen.geojson").write_bytes(source.read_bytes())
    made = area_files(house, "kade")["gebieden.json"]
    told = json.loads(source.read_text(encoding="utf-8"))["features"]
    codes = {f["properties"]["statcode"] for f in told}
    assert len(json.loads(made)["gebieden"]) >= 0.85 * len(
        codes
    )  # one of these files lost surfaces
    assert len(made) < most
