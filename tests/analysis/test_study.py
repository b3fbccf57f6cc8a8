"""A study: published facts, numbers derived from what the reader sees, and nothing else."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.analysis import Study
from pipeline.errors import TemplateRefused, UsageError
from pipeline.facts import Fact, Origin, Status, print_fact
from pipeline.paths import House
from tests.analysis.uitgave import AREAS, ORG, PERIOD, THEME, publish


def test_without_parameters_the_first_publication_opens(house: House) -> None:
    """So that a notebook opens in JupyterLab as it is."""
    publish(house, "zijl", "2021")
    opened = Study.open("", "", "")
    assert opened.theme == THEME
    assert opened.release.register["organisatie"]["id"] == ORG


def test_a_named_theme_opens(house: House) -> None:
    assert Study.open(ORG, PERIOD, "werk").domains == ["WO"]


def test_before_the_first_build_the_message_says_what_to_do(house: House) -> None:
    with pytest.raises(UsageError) as caught:
        Study.open("zijl", "", "")
    assert caught.value.place == "data/processed"
    assert caught.value.remedy == "Draai eerst make, bijvoorbeeld: make monitor YEAR=2022"


def test_an_unknown_theme_names_the_themes_there_are(house: House) -> None:
    with pytest.raises(UsageError, match="Het thema 'zorg' is niet bekend") as caught:
        Study.open(ORG, PERIOD, "zorg")
    assert caught.value.remedy == "Kies uit: geld, werk."


def test_a_study_knows_the_names_of_its_organisation(study: Study) -> None:
    assert study.accent == "#0b5f66"
    assert study.here == "Ergens"
    assert study.areas == AREAS
    assert study.domains == ["FIN", "MP"]
    assert study.codes("vorm") == ["traject", "advies"]
    assert [activity["id"] for activity in study.activities] == ["kas"]


def test_a_study_without_a_house_style_says_what_to_do(house: House) -> None:
    (house.style(ORG, PERIOD) / "_brand.yml").unlink()
    with pytest.raises(UsageError, match="nog geen huisstijl") as caught:
        Study.open(ORG, PERIOD, THEME)
    assert "make" in caught.value.remedy


def test_only_years_with_a_published_value_count(study: Study) -> None:
    assert study.years("laag-inkomen") == ["2019", "2021"]


def test_areas_come_with_their_names_from_near_to_far(study: Study) -> None:
    found = study.named_areas(study.areas_in("laag-inkomen", "2021"))
    assert [(name, fact and fact.value) for name, fact in found] == [
        ("Ergens", Decimal("5.1")),
        ("Groningen", Decimal("7.4")),
        ("Nederland", Decimal("6.8")),
    ]


def test_a_line_per_area_has_every_year_and_a_gap_where_nothing_was_published(study: Study) -> None:
    found = study.sequence("laag-inkomen")
    assert list(found.by_year) == found.years == ["2019", "2021"]
    lines = found.lines
    assert [year for year, _ in lines["Groningen"]] == [2019, 2021]
    assert [fact and fact.value for _, fact in lines["Groningen"]] == [None, Decimal("7.4")]


def test_a_cross_table_shows_what_the_reader_sees(study: Study) -> None:
    table = study.table("hulp", "domein", "vorm")
    assert table.loc["FIN", "traject"] == "2.119"
    assert table.loc["FIN", "advies"] == "niet getoond"
    assert table.loc["FIN", "totaal"] == "10"
    assert table.loc["WO", "traject"] == ""


def test_an_unknown_indicator_names_the_nearest(study: Study) -> None:
    with pytest.raises(TemplateRefused) as caught:
        study.fact("laag-inkommen", gebied="NL")
    assert caught.value.sentence == "De indicator 'laag-inkommen' bestaat niet."
    assert caught.value.remedy.startswith("Bedoelt u laag-inkomen")
    with pytest.raises(TemplateRefused) as caught:
        study.facts("xyz")
    assert caught.value.remedy == "Zie docs/publiek.md."


def test_a_fact_that_was_not_published_is_nothing(study: Study) -> None:
    assert study.fact("hulp", domein="JU") is None


def helped(study: Study, domain: str, **at: str) -> Fact:
    found = study.fact("hulp", domein=domain, **at)
    assert found is not None
    return found


def area(study: Study, name: str, year: str = "2021") -> Fact | None:
    return study.fact("laag-inkomen", gebied=AREAS[name], jaar=year)


def test_a_difference_is_that_of_the_numbers_the_reader_sees(study: Study) -> None:
    here, there = area(study, "gemeente"), area(study, "provincie")
    made = study.difference(here, there, "verschil-laag-inkomen")
    assert made is not None
    assert (made.value, made.decimals, made.unit) == (Decimal("2.3"), 1, "procentpunt")
    assert made.id == f"{ORG}/{PERIOD}/verschil-laag-inkomen/{THEME}"
    assert made.derived_from == (here.id, there.id) if here and there else False
    assert study.difference(there, here, "andersom").value == made.value  # type: ignore[union-attr]


def test_counts_differ_in_their_own_unit(study: Study) -> None:
    made = study.difference(helped(study, "FIN"), helped(study, "SN"), "verschil")
    assert made is not None
    assert (made.value, made.unit) == (6, "keer")


def test_there_is_no_difference_with_a_number_that_is_not_shown(study: Study) -> None:
    here = area(study, "gemeente")
    assert study.difference(here, area(study, "gemeente", "2020"), "a") is None
    assert study.difference(area(study, "gemeente", "2020"), here, "b") is None
    assert study.difference(here, None, "c") is None
    assert study.difference(helped(study, "FIN"), helped(study, "FIN", vorm="advies"), "d") is None


def test_there_is_no_difference_with_a_lower_bound(study: Study) -> None:
    assert study.difference(helped(study, "WO"), helped(study, "FIN"), "a") is None


@pytest.mark.parametrize("compute", ["difference", "total"])
def test_different_units_are_not_computed_with(study: Study, compute: str) -> None:
    one, other = study.fact("bereik"), study.fact("aandeel")
    with pytest.raises(TemplateRefused, match="niet dezelfde eenheid"):
        if compute == "difference":
            study.difference(one, other, "a")
        else:
            study.total([one, other], "a")


def test_a_total_is_the_sum_of_the_numbers_the_reader_sees(study: Study) -> None:
    made = study.total([helped(study, "FIN"), helped(study, "SN"), None], "samen")
    assert made is not None
    assert (made.value, made.unit, made.status) == (14, "keer", Status.VISIBLE)


def test_there_is_no_total_with_a_number_that_is_not_shown(study: Study) -> None:
    assert study.total([helped(study, "FIN"), helped(study, "FIN", vorm="advies")], "a") is None
    assert study.total([], "b") is None
    assert study.total([None], "c") is None


def test_a_total_with_a_lower_bound_is_a_lower_bound(study: Study) -> None:
    made = study.total([helped(study, "FIN"), helped(study, "WO")], "samen")
    assert made is not None
    assert print_fact(made, study.profile) == "848+"


def test_a_total_with_a_rounded_number_is_rounded(study: Study) -> None:
    made = study.total([helped(study, "FIN"), helped(study, "MP")], "samen")
    assert made is not None
    assert made.status is Status.ROUNDED


def test_what_is_computed_from_an_example_is_an_example(study: Study) -> None:
    made = study.total([helped(study, "FIN"), helped(study, "SN")], "samen")
    other = study.total([helped(study, "FIN"), helped(study, "FIN", vorm="traject")], "anders")
    assert made is not None
    assert other is not None
    assert (made.origin, made.version) == (Origin.EXAMPLE, 3)
    assert other.origin is Origin.COMPUTED


def test_two_different_numbers_cannot_bear_one_name(run: Study) -> None:
    fin, other = helped(run, "FIN"), helped(run, "SN")
    first = run.difference(fin, other, "verschil")
    assert run.difference(fin, other, "verschil") == first
    with pytest.raises(TemplateRefused, match="twee verschillende cijfers met de naam 'verschil'"):
        run.total([fin, other], "verschil")


def test_in_jupyterlab_nothing_is_written(study: Study, house: House) -> None:
    before = sorted(path for path in house.root.rglob("*"))
    study.block("telling", part="hulp", facts={"fin": helped(study, "FIN")})
    assert sorted(path for path in house.root.rglob("*")) == before


def test_in_jupyterlab_a_cell_may_run_again_with_another_choice(study: Study) -> None:
    fin, other = helped(study, "FIN"), helped(study, "SN")
    for facts in ([fin, other], [fin]):
        made = study.total(facts, "samen")
        shown = study.block("telling", part="hulp", facts={"samen": made})
        assert shown.facts["samen"] is made


def test_two_blocks_cannot_bear_one_name(run: Study, target: Path) -> None:
    run.block("telling", part="hulp", facts={}, keep=True)
    before = (target / "blokken.json").read_bytes()
    with pytest.raises(TemplateRefused) as caught:
        run.block("Telling", part="hulp", facts={}, keep=True)
    assert caught.value.sentence == "Er zijn twee blokken met de naam 'geld-telling'."
    assert "id=" in caught.value.remedy
    assert (target / "blokken.json").read_bytes() == before
    run.block("telling", id="tweede", part="hulp", facts={}, keep=True)
