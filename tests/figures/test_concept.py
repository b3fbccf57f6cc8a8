"""Concept figures say their words, fit their words, and print no number."""

from __future__ import annotations

from itertools import combinations

import pytest

from pipeline.figures import (
    Figure,
    chain,
    cycle,
    deviations,
    figure_record,
    hub,
    network,
    overlap,
    series,
    svg_of,
    tiles,
    together,
)
from tests.figures.plaatje import read
from tests.figures.voorbeelden import PROFILE, fact

HOW = {"name": "begrip", "alt": "Wat de figuur zegt."}
CONCEPTS = {
    "together": together(["Wij", "de gemeente", "scholen"], "Het doel", "De wereld", **HOW),
    "tiles": tiles(["Noord", "Oost", "Zuid", "De Monden"], **HOW),
    "cycle": cycle(["Vraag", "Doen", "Meten", "Bijstellen"], **HOW),
    "chain": chain([("Doen", "registraties"), ("Bereik", "tellingen"), ("Impact", "x")], **HOW),
    "hub": hub(["Meedoen", "Zingeving", "Lichaam", "Dagelijks leven"], "Gezond", **HOW),
    "network": network(
        {"Onderwijs": ["Basisscholen"], "Wonen": ["Wold", "Waard"], "Leeg": []}, "Wij", **HOW
    ),
    "overlap": overlap(("Vak", "Ervaring", "Onderzoek"), "Hulp die werkt", **HOW),
}


DRAWINGS = {
    f"{name}-{drawing.width}": drawing
    for name, figure in CONCEPTS.items()
    for drawing in (figure, figure.narrow)
    if drawing is not None
}


@pytest.mark.parametrize("figure", DRAWINGS.values(), ids=DRAWINGS)
def test_a_concept_figure_holds_its_words_apart_and_within_the_sheet(figure: Figure) -> None:
    picture = read(svg_of(figure))
    assert picture.texts
    assert [box for box in picture.texts if not box.within(picture.sheet)] == []
    assert [(a, b) for a, b in combinations(picture.texts, 2) if a.meets(b)] == []


@pytest.mark.parametrize("figure", CONCEPTS.values(), ids=CONCEPTS)
def test_a_concept_figure_tells_what_it_says_and_prints_no_number(figure: Figure) -> None:
    assert figure.alt == HOW["alt"]
    assert figure.printed == ()
    assert figure_record(figure)["getekend"] == []


def test_every_concept_figure_has_a_drawing_for_phones_with_the_same_words() -> None:
    for figure in CONCEPTS.values():
        assert figure.narrow is not None
        assert sorted(figure.narrow.names) == sorted(figure.names)


def test_a_network_names_every_group_that_has_names() -> None:
    assert CONCEPTS["network"].names == (
        "Onderwijs",
        "Basisscholen",
        "Wonen",
        "Wold",
        "Waard",
        "Wij",
    )


@pytest.mark.parametrize("sizes", [[3], [1, 1, 1, 1], [9, 1, 1], [1, 1, 9]])
def test_a_network_is_about_as_high_at_both_sides(sizes: list[int]) -> None:
    groups = {f"g{i}": [f"n{i}-{n}" for n in range(size)] for i, size in enumerate(sizes)}
    picture = read(svg_of(network(groups, "Wij", **HOW)))
    assert [box for box in picture.texts if not box.within(picture.sheet)] == []
    assert [(a, b) for a, b in combinations(picture.texts, 2) if a.meets(b)] == []


def test_what_lies_below_the_yardstick_stands_left_of_it() -> None:
    values = {"Samenhang": "0.07", "Winkels": "-0.09", "Onbekend": None}
    figure = deviations(
        [(name, fact(name[0], value, "punten", 2)) for name, value in values.items()],
        name="verschil", measure="Verschil", profile=PROFILE,
    )  # fmt: skip
    picture = read(svg_of(figure))
    at = {box.text: box for box in picture.texts}
    assert at["−0,09"].right < at["0,07"].left
    assert figure.drawn == ("huis/2022/s", "huis/2022/w")


def test_a_break_interrupts_only_the_line_it_is_about() -> None:
    years = (2018, 2019, 2020)
    lines = {
        area: [(year, fact(area, 5, "%", jaar=str(year))) for year in years]
        for area in ("hier", "land")
    }
    figure = series(
        lines, highlight="hier", name="reeks", measure="Proef", profile=PROFILE,
        breaks={2019: "nieuw"}, broken=["hier"],
    )  # fmt: skip
    gaps = {trace.name: list(trace.y).count(None) for trace in figure.spec.data}
    assert gaps == {"hier": 1, "land": 0}
