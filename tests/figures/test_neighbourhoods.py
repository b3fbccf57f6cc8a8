"""Neighbourhoods by class: on a map with numbers, or as tiles where there are no boundaries."""

from __future__ import annotations

from itertools import combinations

import pytest

from pipeline.figures import AreaClass, Figure, Outline, neighbourhoods, svg_of
from pipeline.figures.outline import apart
from tests.figures.plaatje import read
from tests.figures.voorbeelden import PROFILE, fact


def box(x: float, y: float) -> Outline:
    ring = ((x, y), (x + 1000, y), (x + 1000, y + 1000), (x, y + 1000), (x, y))
    return Outline((ring,), (x + 500, y + 500))


OUTLINES = {"Leek": box(0, 0), "Tolbert": box(1000, 0), "Marum": box(0, 1000)}
CLASSES = [
    AreaClass("onvoldoende", ["Marum"], fact("c", 1, klasse="1")),
    AreaClass("goed", ["Leek", "Niekerk"], fact("c", 2, klasse="2")),
    AreaClass("uitstekend", []),
]


def drawn(outlines: dict[str, Outline] | None, width: int = 720) -> Figure:
    return neighbourhoods(
        CLASSES, outlines=outlines, hidden=["Tolbert"], unknown=["Grijpskerk"], name="buurten",
        measure="Buurten naar leefbaarheid", profile=PROFILE, width=width,
    )  # fmt: skip


@pytest.mark.parametrize("width", [720, 360])
def test_every_area_on_the_map_has_a_number_and_the_key_says_whose_it_is(width: int) -> None:
    texts = [text.text for text in read(svg_of(drawn(OUTLINES, width))).texts]
    assert [text for text in texts if text in {"1", "2", "3"}] == ["1", "2", "3"] * 2
    assert "Niekerk (niet op de kaart)" in texts
    assert {"onvoldoende (1)", "goed (2)", "niet getoond (privacy)", "niet bekend"} <= set(texts)
    assert "uitstekend" not in " ".join(texts)


def test_the_north_is_at_the_top_and_distances_are_true() -> None:
    shapes = read(svg_of(drawn(OUTLINES))).marks
    marum, leek = (mark.reach for mark in shapes[:2])
    assert marum.foot <= leek.top + 3
    assert marum.right - marum.left == pytest.approx(leek.foot - leek.top, abs=0.1)


def test_what_is_hidden_is_hatched_and_what_is_unknown_is_open() -> None:
    roles = [mark.roles for mark in read(svg_of(drawn(None))).marks]
    tiles = roles[len(roles) // 2 :]
    assert ("k-paper", "l-hatch") in tiles
    assert ("k-paper", "l-rule") in tiles


def test_without_boundaries_a_tile_says_name_and_class() -> None:
    texts = [text.text for text in read(svg_of(drawn(None))).texts]
    assert texts.index("Marum") + 1 == texts.index("onvoldoende")
    assert texts.count("goed") == 2


def test_a_number_of_its_own_stands_with_the_area() -> None:
    values = {"Leek": fact("aandeel", "12.5", "%", 1)}
    for outlines in (OUTLINES, None):
        figure = neighbourhoods(
            CLASSES, outlines=outlines, values=values, name="b", measure="Aandeel", profile=PROFILE
        )
        assert ("huis/2022/aandeel", "12,5%") in read(svg_of(figure)).facts


def test_the_alternative_text_names_the_areas_of_every_class() -> None:
    assert drawn(OUTLINES).alt == drawn(None).alt == (
        "Buurten naar leefbaarheid. onvoldoende: Marum; goed: Leek en Niekerk; niet getoond "
        "(privacy): Tolbert; niet bekend: Grijpskerk."
    )  # fmt: skip


def test_marks_in_one_place_are_pushed_apart() -> None:
    found = apart([(50, 50)] * 5, (24, 18), (100, 100))
    for (x0, y0), (x1, y1) in combinations(found, 2):
        assert abs(x0 - x1) >= 24 - 0.01 or abs(y0 - y1) >= 18 - 0.01


def test_a_map_of_a_whole_gemeente_stays_small() -> None:
    many = {f"Buurt {n}": box(1000 * (n % 8), 1000 * (n // 8)) for n in range(60)}
    names = list(many)
    classes = [AreaClass(str(n), names[n::5]) for n in range(5)]
    figure = neighbourhoods(
        classes, outlines=many, name="b", measure="Buurten", profile=PROFILE, hidden=()
    )
    assert len(svg_of(figure)) < 60_000
    assert figure.height < 950  # with its key in columns it fits a printed page


def test_a_key_in_columns_keeps_every_area_and_its_number() -> None:
    many = {f"Buurt {n}": box(1000 * (n % 8), 1000 * (n // 8)) for n in range(60)}
    figure = neighbourhoods(
        [AreaClass("goed", list(many))], outlines=many, name="b", measure="B", profile=PROFILE
    )
    picture = read(svg_of(figure))
    texts = [text.text for text in picture.texts]
    assert set(many) <= set(texts)
    assert all(texts.count(str(n)) == 2 for n in range(1, 61))
    assert [(a, b) for a, b in combinations(picture.texts, 2) if a.meets(b)] == []
