"""What every figure owes its reader, measured on the exported SVG."""

from __future__ import annotations

import json
import re
from itertools import combinations

import pytest

from pipeline.facts import Fact, to_json
from pipeline.figures import Figure, MirageExporter, figure_record, svg_of
from tests.figures.plaatje import Picture, read
from tests.figures.voorbeelden import KINDS, WIDTHS

CASES = [(kind, width) for kind in KINDS for width in WIDTHS]
DIGIT = re.compile(r"\d")


@pytest.fixture(scope="module", params=CASES, ids=lambda case: f"{case[0]}-{case[1]}")
def figure(request: pytest.FixtureRequest) -> Figure:
    kind, width = request.param
    return KINDS[kind](width)


@pytest.fixture(scope="module")
def svg(figure: Figure) -> str:
    return svg_of(figure)


@pytest.fixture(scope="module")
def picture(svg: str) -> Picture:
    return read(svg)


@pytest.fixture(scope="module")
def other_machine() -> MirageExporter:
    """An exporter that has drawn something else before."""
    exporter = MirageExporter()
    exporter.svg(KINDS["areas"](720))
    return exporter


def test_no_text_is_clipped(picture: Picture) -> None:
    assert picture.texts
    assert [box for box in picture.texts if not box.within(picture.sheet)] == []


def test_no_two_texts_overlap(picture: Picture) -> None:
    assert [(a, b) for a, b in combinations(picture.texts, 2) if a.meets(b)] == []


def test_no_text_lies_half_upon_a_bar(picture: Picture) -> None:
    half = [
        (text, bar)
        for text in picture.texts
        for bar in picture.bars
        if text.meets(bar) and not text.within(bar)
    ]
    assert half == []


def test_letters_print_at_nine_points_and_are_never_rotated(picture: Picture) -> None:
    for text in picture.root.iter("{http://www.w3.org/2000/svg}text"):
        points = float(text.attrib["font-size"]) * (16 / 2.54 * 72) / 720
        assert points >= 9
        assert "rotate" not in text.get("transform", "")
    assert picture.root.attrib["font-family"].startswith("Source Sans Pro")


def test_every_number_names_its_fact_or_is_marked_as_no_number(picture: Picture) -> None:
    for text in picture.root.iter("{http://www.w3.org/2000/svg}text"):
        if text.get("data-vrij") in {"naam", "as", "noot"}:
            continue
        bare = "".join(text.itertext())
        for part in text.iter():
            if "data-feit" in part.attrib:
                bare = bare.replace("".join(part.itertext()), "", 1)
        assert not DIGIT.search(bare), bare


def test_the_picture_shows_the_printed_numbers_in_their_order(
    figure: Figure, picture: Picture
) -> None:
    labels = [(n.fact_id, n.text) for n in figure.printed if n.place == "label"]
    assert picture.facts == labels
    assert labels


def test_every_number_of_the_alternative_text_is_a_printed_fact(figure: Figure) -> None:
    rest = figure.alt
    for name in sorted(figure.names, key=len, reverse=True):
        rest = rest.replace(name, "")
    for number in (n for n in figure.printed if n.place == "alt"):
        assert number.text in rest
        rest = rest.replace(number.text, "", 1)
    assert not DIGIT.search(rest), rest


def test_another_exporter_gives_the_same_bytes(
    figure: Figure, svg: str, other_machine: MirageExporter
) -> None:
    assert other_machine.svg(figure) == svg


def test_the_svg_stands_alone_and_scales(figure: Figure, svg: str, picture: Picture) -> None:
    assert not re.search(r"<script|href|<image|<style|url\((?!#)", svg)
    assert not {"width", "height"} & picture.root.attrib.keys()
    ids = re.findall(r' id="([^"]+)"', svg)
    assert len(ids) == len(set(ids))
    assert all(i.startswith(figure.name + "--") for i in ids)
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) == set(ids)


def test_the_record_is_plain_json_and_holds_published_values_only(figure: Figure) -> None:
    record = figure_record(figure)
    assert "bdata" not in to_json(record)
    assert json.loads(to_json(record)) == record
    for trace in record["spec"]["data"]:
        values = trace["x"] if trace["type"] == "bar" else trace["y"]
        for fact_id, value in zip(trace["ids"], values, strict=True):
            assert (value is None) == (fact_id == "")


def test_nothing_of_a_suppressed_fact_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hidden: list[str] = []
    made = Fact.__post_init__

    def watch(self: Fact) -> None:
        made(self)
        if not self.has_value:
            hidden.append(self.id)

    monkeypatch.setattr(Fact, "__post_init__", watch)
    for build in KINDS.values():
        figure = build(720)
        assert not set(figure.drawn) & set(hidden)
        shown = {n.text for n in figure.printed if n.fact_id in hidden}
        assert shown <= {"niet getoond"}
    assert hidden
