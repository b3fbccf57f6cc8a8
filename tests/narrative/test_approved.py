"""Texts of the organisation keep their paragraphs, emphasis and bullets, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import DataRefused
from pipeline.facts import NumberProfile
from pipeline.narrative.approved import NAMED, ApprovedText, Figures, approved_markup
from pipeline.narrative.numbers import has_number
from pipeline.narrative.printer import Printer
from pipeline.narrative.refusal import WrongText, WrongUse

from .conftest import Fill, make_release
from .test_escaping import HOSTILE, read

FIGURES = Figures(make_release(), Printer(NumberProfile()))


def approved(text: str, **given: Any) -> str:
    return str(
        approved_markup(ApprovedText("werkwijze", "armoede", "", text, 2022, FIGURES, **given))
    )


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("Een zin.\nNog een zin.", "Een zin\\. Nog een zin\\."),
        ("Een.\n\n\nTweede.", "Een\\.\n\nTweede\\."),
        ("Dit is **sterk** en *schuin*.", "Dit is **sterk** en *schuin*\\."),
        ("Wij doen:\n- samen\n- dichtbij\n  en snel", "Wij doen:\n\n- samen\n- dichtbij en snel"),
        ("* los * sterretje", "- los \\* sterretje"),
        (
            "Wel {individuele-hulp/fin} keer.",
            'Wel [792]{.feit data-feit="kade/2022/individuele-hulp/fin"} keer\\.',
        ),
        ("Een { haakje} of {Deze}.", "Een \\{ haakje\\} of \\{Deze\\}\\."),
        ("In {jaar} begon het.", 'In [2022]{.vrij soort="jaar"} begon het\\.'),
        ("# Geen kop", "\\# Geen kop"),
        ("[geen](http://link)", "\\[geen\\](http\\://link)"),
    ],
)
def test_only_limited_markup_comes_through(text: str, markup: str) -> None:
    assert approved(text) == markup


ALLOWED = {"Str", "Space", "Emph", "Strong", "Para", "Plain", "BulletList", "Span"}


def test_hostile_text_gives_only_paragraphs_bullets_and_emphasis() -> None:
    for text in HOSTILE:
        if has_number(text) or NAMED.search(text):
            continue
        for block in read(approved(f"begin {text} eind\n\n{text}")):
            assert kinds(block) <= ALLOWED, text


def kinds(node: object) -> set[str]:
    if isinstance(node, list):
        return set().union(*(kinds(item) for item in node))
    if isinstance(node, dict):
        return {node["t"]} | kinds(node.get("c"))
    return set()


@pytest.mark.parametrize("text", ["Er kwamen 12 mensen.", "Met vijf vrouwen.", "De helft kwam."])
def test_a_number_in_a_text_of_the_organisation_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(WrongUse, match="“werkwijze” bij thema armoede"):
        approved(text)


@settings(max_examples=20, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Nd", "No", "Nl"])))
def test_a_text_without_numbers_always_gives_markup(text: str) -> None:
    if not (has_number(text) or NAMED.search(text)):
        assert kinds(read(approved(text))) <= ALLOWED


def test_texts_are_found_by_place_and_goal_and_printed_by_the_template(fill: Fill) -> None:
    filled = fill(
        "{% for t in teksten('werkwijze') %}{{ tekst(t) }}{% endfor %}\n\n"
        "{% for d in doelen %}{{ nummer(d.nummer) }}{% for t in teksten('duiding', d) %}: "
        "{{ tekst(t) }}{% endfor %}\n\n\n{% endfor %}"
    )
    assert "**naar mensen toe**" in filled.qmd
    first, second = filled.qmd.split("- *dichtbij*")[1].strip().split("\n\n")
    assert first.startswith('[1]{.vrij soort="nummering"}: In [2022]')
    assert second == '[2]{.vrij soort="nummering"}'


def test_the_build_stops_at_a_text_with_a_number(fill: Fill) -> None:
    with pytest.raises(DataRefused, match="“vijf”") as refusal:
        fill("{{ citaat(teksten('citaat')[0]) }}", theme="buurten")
    assert refusal.value.place == "data/raw/kade/teksten/2022/buurten/citaat.md, regel 7"
    assert "{jaar}" in refusal.value.remedy


def test_the_line_of_a_number_is_counted_from_the_line_of_the_text() -> None:
    text = "In {jaar} begon het.\n\nVijftig keer.\n\nEn toen vijf keer."
    with pytest.raises(WrongText, match=r"“Vijftig” in .*begon het\. Vijftig keer") as refusal:
        approved(text, bestand="a/b.md", regel=6)
    assert refusal.value.place == "a/b.md, regel 8"


def test_a_figure_that_does_not_exist_is_refused_with_its_place_and_the_nearest_name() -> None:
    with pytest.raises(WrongText, match="“individuele-hulp/fn” bestaat niet") as refusal:
        approved("Er was hulp.\n\n- {individuele-hulp/fn} keer", bestand="a/b.md", regel=6)
    assert refusal.value.place == "a/b.md, regel 8"
    assert "individuele-hulp/fin" in refusal.value.sentence


def test_a_text_about_no_theme_in_particular_is_a_text_of_the_organisation(fill: Fill) -> None:
    ways = "begin {%% for t in %s %%}{{ tekst(t) }}{%% endfor %%}"
    assert "Wij komen langs" in fill(ways % "organisatie.teksten('aanpak')").qmd
    assert "Wij komen langs" in fill(ways % "teksten('aanpak')").qmd
    assert "Wij komen langs" not in fill(ways % "thema.teksten('aanpak')", theme="armoede").qmd


@pytest.mark.parametrize(
    ("subject", "words"), [("eropaf", "Wij komen langs"), ("", ""), ("integraal", "")]
)
def test_texts_are_found_by_what_they_are_about(fill: Fill, subject: str, words: str) -> None:
    asked = f"organisatie.teksten('aanpak', onderwerp='{subject}')"
    filled = fill("begin {% for t in " + asked + " %}{{ tekst(t) }}{% endfor %}").qmd
    assert filled.strip().removeprefix("begin").strip(" \\.\n") == words


def test_a_quotation_is_a_block_quote_with_room_for_who_said_it(fill: Fill) -> None:
    template = "::: {.citaat}\n{{ citaat(teksten('werkwijze')[0]) }}\n\nEen medewerker\n:::"
    (division,) = read(fill(template).qmd)
    assert division["c"][0][1] == ["citaat"]
    assert [block["t"] for block in division["c"][1]] == ["BlockQuote", "Para"]
