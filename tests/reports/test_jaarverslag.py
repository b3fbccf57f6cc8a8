"""The finished yearly report: its parts, its numbers, and what it does with what is unknown."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from bs4 import Tag

from pipeline import stages
from tests.reports.huis import Build, at_home, copy_house, silent
from tests.reports.scherm import soup_of
from tests.reports.voorbeelden import Samples

BEFORE = "2022"
CHAPTERS = [
    "Onze visie", "Onze aanpak", "Ons bereik", "Onze impact", "Klanttevredenheid",
    "Onze organisatie", "Over dit jaarverslag",
]  # fmt: skip
BREAK = "breuk-vorm;definitie;individuele-hulp-vorm;;2023;De vormen zijn anders ingedeeld.\n"


@pytest.fixture(scope="module")
def yearly(samples: Samples) -> Build:
    """The yearly report of the sample. Tests only read it."""
    return samples.named("sedna", "2023", "jaarverslag")


def make_text(build: Build) -> None:
    """Everything up to the text, with the year before to compare with."""
    build.take_in()
    with at_home(build.house):
        stages.make_public(build.house, build.org, BEFORE, "", None, silent)
    build.make_public()
    build.analyse()
    build.write_texts()


@pytest.fixture(scope="module")
def page(yearly: Build) -> Tag:
    found = soup_of(yearly.html).select_one("main")
    assert found is not None
    return found


def words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split()).replace(" .", ".").replace(" ,", ",")


def test_the_parts_stand_in_the_order_of_the_report(page: Tag) -> None:
    assert [tag.get_text(" ", strip=True) for tag in page.select("h2")] == CHAPTERS


def test_every_chapter_has_something_to_say(page: Tag) -> None:
    for heading in page.select("h2, h3"):
        following = heading.find_next_sibling()
        assert following is not None, heading
        assert following.name != heading.name
        assert following.get_text(strip=True)


def test_reach_is_six_figures_beside_those_of_the_year_before(page: Tag) -> None:
    tiles = page.select("section#sec-bereik .kerncijfer, #sec-bereik ~ .kerncijfers .kerncijfer")
    told = [[words(part) for part in tile.select("p")] for tile in tiles][:6]
    assert ["2.301", "collectieve bijeenkomsten", "+116% t.o.v. 2022"] in told
    assert [number for number, *_ in told] == ["2.119", "333", "2.735", "2.301", "10.411", "7.587"]
    assert all(re.fullmatch(r"[+−]\d+% t\.o\.v\. 2022", change) for *_, change in told)


def test_more_meetings_are_told_with_the_size_of_the_groups(page: Tag) -> None:
    """J7."""
    assert "gemiddeld 4,5 deelnames; in 2022 waren dat er 6,5" in words(page)


def test_growth_stands_with_the_number_it_rests_on_and_the_whole_with_the_table(
    page: Tag,
) -> None:
    """BR21 and J5."""
    table = page.select_one("#tbl-zrm-tabel table, table#tbl-zrm-tabel")
    assert table is not None
    rows = [[words(cell) for cell in row.select("th, td")] for row in table.select("tbody tr")]
    assert len(rows) == 7
    counts = [int(row[1]) for row in rows]
    assert counts == sorted(counts, reverse=True)
    assert ["Huisvesting", "78", "−3%", "0,38 ( 47 )"] in rows
    assert re.search(r"Bij [\d.]+ van de 2\.119 individuele trajecten is minstens", words(page))


def test_what_grew_and_shrank_is_told_in_trajecten(page: Tag) -> None:
    """J6: the table counts trajecten, so the sentence does."""
    assert "Minder waren het er bij Huisvesting." in words(page)
    assert "Meer individuele trajecten dan in 2022 waren er bij" in words(page)


def test_a_domain_of_the_supplement_is_called_so(page: Tag) -> None:
    """J1."""
    assert "De matrix heeft 13 hoofddomeinen" in words(page)
    assert "sociaal-emotionele ondersteuning hoort bij het supplement Ouderschap" in words(page)


def test_the_areas_stand_in_words_too(page: Tag) -> None:
    """J3."""
    picture = page.select_one("figure svg[role=img]")
    assert picture is not None
    for area in ("Noord", "Oost", "Zuid", "De Velden", "De Blokken", "De Monden"):
        assert area in str(picture["aria-label"])
        assert area in words(page.select("p")[0].parent or page)


def test_satisfaction_comes_with_its_response(page: Tag) -> None:
    assert "gemiddelde rapportcijfer was in 2023 een 7,7 ; in 2022 was dat een 7,6" in words(page)
    assert "vulden 214 van de 1.302 inwoners ( 16% ) de lijst in" in words(page)


def test_a_quotation_is_said_to_be_anonymous_and_approved(page: Tag) -> None:
    quotes = page.select(".citaat")
    assert len(quotes) == 4
    assert all("niet herkenbaar gemaakt en met akkoord" in words(quote) for quote in quotes)


def test_reported_figures_stand_in_the_approved_texts(page: Tag) -> None:
    found = {
        str(tag["data-feit"]).split("/")[2]: tag.get_text() for tag in page.select("p [data-feit]")
    }
    assert found["onderdeelcommissie-leden"] == "drie"
    assert found["onderdeelcommissie-overleggen"] == "zes"
    assert found["clientenraad-leden-centraal"] == "twee"


def test_what_is_not_known_is_not_there(yearly: Build, tmp_path: Path) -> None:
    """Without satisfaction, staff, contacts, texts or a year before it is still a report."""
    build = copy_house(yearly, tmp_path / "huis")
    delivery = build.house.delivery(build.org)
    for table in ("kto_respons", "kto_uitnodiging", "personeel_periode", "contact"):
        (delivery / "tabellen" / f"{table}.csv").unlink()
    shutil.rmtree(delivery / "teksten" / "2023")
    settings = delivery / "organisatie.yml"
    told = settings.read_text(encoding="utf-8")
    assert '    eerder: ["2022"]\n' in told
    settings.write_text(told.replace('    eerder: ["2022"]\n', ""), encoding="utf-8")
    build.take_in()
    build.make_public()
    build.analyse()
    build.write_texts()
    chapters = re.findall(r"^# (.+?)(?: \{.*)?$", build.qmd, re.MULTILINE)
    assert chapters == ["Onze aanpak", "Ons bereik", "Onze impact", "Over dit jaarverslag"]
    assert "t.o.v." not in build.qmd
    assert "rapportcijfer" not in build.qmd


def test_across_a_break_in_the_series_there_is_no_change(yearly: Build, tmp_path: Path) -> None:
    """BR31."""
    build = copy_house(yearly, tmp_path / "huis")
    breaks = build.house.delivery(build.org) / "tabellen" / "reeksbreuk.csv"
    head = "reeksbreuk_id;soort;indicator;gebied_id;jaar;toelichting\n"
    breaks.write_text(head + BREAK, encoding="utf-8")
    make_text(build)
    assert build.qmd.count("n.v.t. (reeksbreuk)") == 4, "three tiles, one of them also up front"
    assert "verandering-individuele-hulp-vorm" not in build.qmd
    assert "verandering-deelnames" in build.qmd
