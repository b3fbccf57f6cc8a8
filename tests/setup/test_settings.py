"""Periods are added to ``organisatie.yml`` without touching another character."""

from __future__ import annotations

import difflib

import pytest
import yaml

from pipeline.errors import DataRefused
from pipeline.setup.settings import periods_to_add, with_periods
from tests.setup.conftest import CONFIG

FLOW = 'perioden: ["2021", "2022"]  # de laatste twee jaar'
LAYOUTS = {
    "flow": FLOW,
    "enkele": "perioden: ['2021','2022']",
    "halfjaar": "perioden: [2021-H1, 2022-H1]   # zomer",
    "over-regels": 'perioden: [\n      "2021", # eerst\n      "2022", # nu\n    ]',
    "lijst": 'perioden:\n      - "2021"\n      - "2022"   # nu\n      # tot hier',
    "lijst-dicht": "perioden:\n    -   2022-Q1",
}


def settings(layout: str) -> str:
    return CONFIG.replace(FLOW, layout)


def added(before: str, after: str) -> str:
    """What was added; fails if something was taken away."""
    found = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    assert all(code in {"equal", "insert"} for code, *_ in found)
    return "".join(after[start:end] for code, _, _, start, end in found if code == "insert")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_only_the_new_period_is_added_in_the_layout_of_the_others(
    layout: str, newline: str
) -> None:
    text = settings(layout).replace("\n", newline)
    before = yaml.safe_load(text)["rapporten"]["monitor"]["perioden"]
    wanted = periods_to_add({"monitor": before}, "2023")
    new = with_periods(text, wanted, "organisatie.yml")
    assert yaml.safe_load(new)["rapporten"]["monitor"]["perioden"] == [*before, *wanted["monitor"]]
    insertion = added(text, new)
    assert wanted["monitor"][0] in insertion
    assert insertion.strip(" ,-'\"\r\n") == wanted["monitor"][0]
    assert new.count("#") == text.count("#")
    if newline == "\r\n":
        assert new.count("\n") == new.count("\r\n")


def test_a_list_at_the_very_end_of_the_file_is_added_to() -> None:
    text = CONFIG.replace(f"    {FLOW}\n", "") + '    perioden:\n      - "2022"'
    new = with_periods(text, {"monitor": ["2023"]}, "organisatie.yml")
    assert new == text + '\n      - "2023"'


def test_every_report_gets_the_periods_of_its_own_newest_year() -> None:
    reports = {
        "halfjaar": ["2020-H1", "2021-H1", "2021-H2"],
        "monitor": ["2022"],
        "evaluatie": ["2023"],
        "aanvraag": ["2024"],
    }
    assert periods_to_add(reports, "2023") == {
        "halfjaar": ["2023-H1", "2023-H2"],
        "monitor": ["2023"],
    }


def test_two_reports_each_get_their_period() -> None:
    text = (
        CONFIG
        + "  halfjaar:\n    perioden: [2022-H1]\n    themas: [{id: a, naam: A, domeinen: [MP]}]\n"
    )
    wanted = {"monitor": ["2023"], "halfjaar": ["2023-H1"]}
    new = yaml.safe_load(with_periods(text, wanted, "organisatie.yml"))["rapporten"]
    assert new["monitor"]["perioden"] == ["2021", "2022", "2023"]
    assert new["halfjaar"]["perioden"] == ["2022-H1", "2023-H1"]


def test_what_cannot_be_added_to_without_risk_is_left_to_the_bureau() -> None:
    text = settings(FLOW.replace(": [", ": &zelfde ["))
    text += "  feiten:\n    perioden: *zelfde\n    themas: [{id: a, naam: A, domeinen: [MP]}]\n"
    both = with_periods(text, {"monitor": ["2023"], "feiten": ["2023"]}, "organisatie.yml")
    assert added(text, both) == ', "2023"'
    with pytest.raises(DataRefused) as refusal:
        with_periods(text, {"monitor": ["2023"]}, "organisatie.yml")
    assert refusal.value.place == "organisatie.yml"
    assert "monitor: 2023." in refusal.value.remedy
