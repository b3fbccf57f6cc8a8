"""``rapport.yml``: what a report consists of; a mistake is refused with its place."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.contract.report import ThresholdPlan, load_report
from pipeline.errors import TemplateRefused
from pipeline.narrative import Thresholds

PLACE = "reports/templates/monitor/rapport.yml"
GOOD = """
rapport: monitor
titel: Monitor
notebooks: ["situatie-{thema}", hulp]
documenten:
  - {id: monitor, sjabloon: monitor.qmd.j2, titel: Monitor}
  - {id: "feitenblad-{thema}", sjabloon: feitenblad.qmd.j2, titel: Feitenblad}
"""
THEMES = ["geld", "buurt"]
REPOSITORY = Path(__file__).parents[2]


def test_a_report_has_documents_over_all_themes_and_per_theme() -> None:
    plan = load_report(GOOD, PLACE)
    assert plan.documents(THEMES) == ["monitor", "feitenblad-geld", "feitenblad-buurt"]
    assert plan.documents(THEMES, only_themed=True) == ["feitenblad-geld", "feitenblad-buurt"]


def test_a_document_is_found_with_its_theme() -> None:
    plan = load_report(GOOD, PLACE)
    found, theme = plan.find("feitenblad-buurt", THEMES)
    assert (found.template, theme) == ("feitenblad.qmd.j2", "buurt")
    found, theme = plan.find("monitor", THEMES)
    assert (found.template, theme) == ("monitor.qmd.j2", None)
    with pytest.raises(KeyError):
        plan.find("feitenblad-zorg", THEMES)


def test_notebooks_come_per_theme_in_their_order() -> None:
    assert load_report(GOOD, PLACE).notebooks_for("geld") == ["situatie-geld", "hulp"]


def test_a_report_is_about_a_year_unless_it_says_otherwise() -> None:
    assert load_report(GOOD, PLACE).period("2022") == "2022"
    assert load_report(GOOD + "periode: halfjaar\n", PLACE).period("2022") == "2022-H1"


def test_a_report_may_draw_the_line_between_words_elsewhere() -> None:
    assert load_report(GOOD, PLACE).thresholds.given() == {}
    plan = load_report(GOOD + "drempels: {veruit: 2, punten_iets: 1.5}\n", PLACE)
    thresholds = Thresholds.from_record(plan.thresholds.given())
    assert (thresholds.far_ahead, thresholds.points_slight) == (2, Decimal("1.5"))
    assert thresholds.trend_from == Thresholds().trend_from


def test_every_threshold_can_be_set_and_stands_on_the_page_for_editors() -> None:
    page = (REPOSITORY / "docs" / "redactie.md").read_text(encoding="utf-8")
    settings = ThresholdPlan.model_fields
    assert settings.keys() == {field.name for field in fields(Thresholds)}
    for setting in settings.values():
        assert f"`{setting.alias}`" in page


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("rapport: monitor", "rapport: De Monitor", "rapport"),
        ("rapport: monitor", "", "rapport"),
        ("titel: Monitor\n", "titel: 2022\n", "titel"),
        ("titel: Monitor\n", "titel: Monitor\nkleur: rood\n", "kleur"),
        ("titel: Monitor\n", "titel: Monitor\nperiode: week\n", "periode"),
        ("titel: Monitor\n", "titel: Monitor\ndrempels: {veruit: 0.5}\n", "drempels.veruit"),
        ("titel: Monitor\n", "titel: Monitor\ndrempels: {verweg: 2}\n", "drempels.verweg"),
        ("notebooks: [", "notebooks: hulp\nx: [", "notebooks"),
        ("sjabloon: feitenblad.qmd.j2, ", "", "documenten.1.sjabloon"),
        ('"feitenblad-{thema}"', '"{thema}-blad"', "documenten.1.id"),
        ('"feitenblad-{thema}"', "monitor", "documenten"),
    ],
)
def test_a_wrong_value_is_named_by_its_key(old: str, new: str, key: str) -> None:
    assert GOOD.count(old) == 1
    with pytest.raises(TemplateRefused) as caught:
        load_report(GOOD.replace(old, new), PLACE)
    assert caught.value.exit_code == 4
    assert caught.value.place == PLACE
    assert f"'{key}'" in caught.value.sentence
    assert caught.value.remedy


@pytest.mark.parametrize("text", ["", "# leeg\n", "monitor", "- monitor"])
def test_a_file_that_holds_no_report_is_refused(text: str) -> None:
    with pytest.raises(TemplateRefused, match="het hele bestand"):
        load_report(text, PLACE)


def test_a_file_that_is_no_yaml_is_refused_with_its_line() -> None:
    with pytest.raises(TemplateRefused) as caught:
        load_report('rapport: monitor\ntitel: "Monitor\n', PLACE)
    assert caught.value.exit_code == 4
    assert caught.value.place == f"{PLACE}, regel 3"


@pytest.mark.parametrize(
    "path", sorted((REPOSITORY / "reports" / "templates").glob("*/rapport.yml")), ids=str
)
def test_every_report_of_this_repository_is_good(path: Path) -> None:
    plan = load_report(path.read_text(encoding="utf-8"), path.name)
    assert plan.id == path.parent.name
    for document in plan.document_plans:
        assert (path.parent / document.template).is_file(), document.template
