"""A study looks at published facts only, side by side and over years."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from pipeline.analysis import Study
from pipeline.facts import Definition, Fact, FactStore, NumberProfile, Release, Status, fact_id

THEMES = {"a": {"naam": "A", "volgorde": 1, "domeinen": ["FIN"]}}
AREAS = {"gemeente": "GM1", "provincie": "PV1", "land": "NL"}
BREAKS = [
    {"jaar": 2019, "indicator": None, "gebied": "GM1", "toelichting": "nieuwe gemeente"},
    {"jaar": 2020, "indicator": "ander", "gebied": None, "toelichting": "andere vraag"},
]


def number(period: str, indicator: str, value: str | None, **at: str) -> Fact:
    return Fact(
        id=fact_id("kade", period, indicator, at), indicator=indicator, version=1,
        dimensions=tuple(sorted(at.items())), unit="%", decimals=1,
        value=None if value is None else Decimal(value),
        status=Status.SUPPRESSED if value is None else Status.VISIBLE,
    )  # fmt: skip


def release(period: str, *facts: Fact) -> Release:
    register: dict[str, Any] = {
        "organisatie": {"id": "kade"},
        "periode": {"id": period, "jaar": int(period)},
        "themas": THEMES,
        "gebieden": AREAS,
        "labels": {"gebied": {"GM1": "Oever", "PV1": "Delta", "NL": "Nederland"}},
        "getalprofiel": NumberProfile().to_record(),
        "reeksbreuken": BREAKS,
    }
    known = {fact.indicator for fact in facts} | {"arm", "lang", "hulp"}
    meanings = {
        name: Definition(id=name, version=1, label=name, description=name, unit="%")
        for name in known
    }
    return Release(FactStore.of(facts), meanings, register, ())


def study(*facts: Fact, theme: str = "a", earlier: tuple[Release, ...] = ()) -> Study:
    return Study(release("2022", *facts), theme, None, "#0b5f66", earlier)


def of_year(indicator: str, year: str, *values: str, **more: str) -> list[Fact]:
    return [
        number("2022", indicator, value, gebied=area, jaar=year, **more)
        for area, value in zip(AREAS.values(), values, strict=True)
    ]


def test_a_comparison_takes_the_newest_year_and_leaves_out_what_is_unknown() -> None:
    found = study(*of_year("arm", "2020", "1", "2", "3"), *of_year("arm", "2021", "4", "5", "6"))
    compared = found.comparison({"arm": "Arm", "lang": "Lang"})
    assert compared.year == "2021"
    assert list(compared.facts) == ["arm"]
    assert [heading for heading, _ in compared.groups] == [""]
    assert [name for name, _ in compared.groups[0][1]] == ["Oever", "Delta", "Nederland"]


def test_kinds_of_one_measure_are_compared_and_can_be_ordered_by_size() -> None:
    low, high = (
        of_year("arm", "2021", "1", "1", "1", soort="x"),
        of_year("arm", "2021", "9", "1", "1", soort="y"),
    )
    compared = study(*low, *high).comparison({"arm/x": "X", "arm/y": "Y"}).largest_first()
    assert list(compared.facts) == ["arm/y", "arm/x"]
    assert [heading for heading, _ in compared.groups] == ["Y", "X"]


def test_nothing_known_is_nothing_to_compare() -> None:
    assert not study().comparison({"arm": "Arm"}).known
    assert not study(*of_year("arm", "2020", "1", "2", "3")).sequence("arm").known


def test_a_series_knows_its_ends_and_the_breaks_between_them() -> None:
    found = study(*of_year("arm", "2018", "1", "2", "3"), *of_year("arm", "2021", "4", "5", "6"))
    years = found.sequence("arm")
    assert (years.first["gemeente"], years.last["land"]) == (
        found.fact("arm", gebied="GM1", jaar="2018"),
        found.fact("arm", gebied="NL", jaar="2021"),
    )
    assert years.within(found.breaks("arm")) == {2019: "nieuwe gemeente"}


def test_a_study_of_all_themes_sees_earlier_periods() -> None:
    before = release("2021", number("2021", "hulp", "5", domein="FIN"))
    found = study(number("2022", "hulp", "8", domein="FIN"), theme="", earlier=(before,))
    development = found.development("hulp", domein="FIN")
    assert [(year, fact and fact.id) for year, fact in development.items()] == [
        ("2021", "kade/2021/hulp/fin"),
        ("2022", "kade/2022/hulp/fin"),
    ]


def test_a_block_carries_the_name_of_its_theme() -> None:
    fact = number("2022", "hulp", "8", domein="FIN")
    assert study(fact).block("hulp", part="p", facts={"totaal": fact}).id == "a-hulp"
    assert study(fact, theme="").block("hulp", part="p", facts={"totaal": fact}).id == "hulp"


def test_a_question_without_an_answer_adds_nothing(tmp_path: Any) -> None:
    asked = Study(release("2022"), "a", tmp_path, "#0b5f66")
    asked.block("leeg", part="p", facts={"totaal": None})
    assert not (tmp_path / "blokken.json").exists()
    asked.block("leeg", part="p", facts={"totaal": None}, keep=True)
    assert (tmp_path / "blokken.json").exists()


@pytest.mark.parametrize("theme", ["a", ""])
def test_facts_of_an_earlier_period_go_with_the_block_that_names_them(
    theme: str, tmp_path: Any
) -> None:
    old = number("2021", "hulp", "5", domein="FIN")
    new = number("2022", "hulp", "8", domein="FIN")
    asked = Study(release("2022", new), theme, tmp_path, "#0b5f66", (release("2021", old),))
    asked.block("hulp", part="p", facts={"jaren": asked.development("hulp", domein="FIN")})
    told = (tmp_path / "feiten.json").read_text(encoding="utf-8")
    assert old.id in told
    assert new.id not in told
