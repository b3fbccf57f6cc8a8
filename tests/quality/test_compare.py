"""Printed figures beside the facts of a release."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from pipeline.errors import DataRefused
from pipeline.facts import Fact, FactStore, Status
from pipeline.quality import Match, compare
from tests.facts.feiten import make_fact
from tests.quality.drukwerk import printed

FACT = "kade/2022/hulp"


def figure(name: str, value: str | None, literal: str = "", **given: Any) -> dict[str, Any]:
    return {
        "cijfer_id": name, "periode": "2022", "rapport": "Jaarbericht", "sectie": "Bereik",
        "omschrijving": "hulp", "waarde": value, "marge": None, "eenheid": "keer",
        "gedrukt": literal or value or "niet bekend", "feit": FACT, "beschermd": False, **given,
    }  # fmt: skip


def check(name: str, figures: list[str], **given: Any) -> dict[str, Any]:
    return {
        "controle_id": name, "periode": "2022", "tag": name.upper(), "titel": "Hulp",
        "soort": "opmerking", "cijfers": figures, "met": None, "uitspraak": None,
        "codelijst": None, "verwacht": None, "marge": None, "regel": "QC1", "ernst": "A",
        "eigen_afleiding": False, "toelichting": "Dit klopt niet.", **given,
    }  # fmt: skip


def matches(fact: Fact | None, *figures: dict[str, Any]) -> list[Match]:
    records = {"cijfers": list(figures), "controles": []}
    found = compare(records, FactStore.of([fact] if fact else []), "2022")
    return [item.match for item in found.figures]


@pytest.mark.parametrize(
    ("value", "literal", "match"),
    [
        ("4.4", "4,4%", Match.AGREES),
        ("4", "4%", Match.AGREES),
        ("4.5", "4,5%", Match.DIFFERS),
        ("5", "5%", Match.DIFFERS),
        ("4.0", "4,0%", Match.DIFFERS),
        ("4.41", "4,41%", Match.AGREES),
    ],
)
def test_a_figure_agrees_at_the_coarser_precision_of_the_two(
    value: str, literal: str, match: Match
) -> None:
    fact = make_fact("hulp", "4.4", "%", decimals=1)
    assert matches(fact, figure("a", value, literal)) == [match]


def test_a_figure_in_words_agrees_within_its_margin() -> None:
    fact = make_fact("hulp", 41, "%")
    close = figure("a", "40", "iets meer dan twee op de vijf", marge="2")
    far = figure("b", "25", "een kwart", marge="2")
    assert matches(fact, close, far) == [Match.AGREES, Match.DIFFERS]


@pytest.mark.parametrize(
    ("fact", "given", "match"),
    [
        (None, {}, Match.NO_FACT),
        (make_fact("hulp", 792), {"feit": None}, Match.NOT_LINKED),
        (make_fact("hulp", None), {}, Match.HIDDEN),
        (make_fact("hulp", 792), {"waarde": None, "gedrukt": "", "beschermd": True}, Match.HIDDEN),
        (make_fact("hulp", None, status=Status.NOT_AVAILABLE), {}, Match.NO_VALUE),
        (make_fact("hulp", None, status=Status.NOT_AVAILABLE), {"waarde": None}, Match.AGREES),
        (make_fact("hulp", 792), {"waarde": None}, Match.NO_VALUE),
        (make_fact("hulp", 790, status=Status.ROUNDED), {}, Match.AGREES),
        (make_fact("hulp", 795, status=Status.ROUNDED), {}, Match.DIFFERS),
    ],
)
def test_what_cannot_be_compared_says_why(
    fact: Fact | None, given: dict[str, Any], match: Match
) -> None:
    assert matches(fact, figure("a", "792", **given)) == [match]


def test_figures_of_another_period_are_there_for_checks_only() -> None:
    records = {
        "cijfers": [figure("a", "792"), figure("eerder", "698", periode="2021")],
        "controles": [
            check("x1", ["a"], soort="groei", met=["a", "eerder"]),
        ],
    }
    found = compare(records, FactStore.of([make_fact("hulp", 792)]), "2022")
    assert [item.printed.id for item in found.figures] == ["a"]
    assert [str(item.value) for item in found.findings[0].outcome.computed] == ["0"]


def test_findings_come_by_severity_then_report_then_number() -> None:
    records = {
        "cijfers": [figure("a", "1"), figure("b", "1", rapport="Aanvraag")],
        "controles": [
            check("s1", ["a"], ernst="S"),
            check("a10", ["a"]),
            check("a2", ["a"]),
            check("a3", ["b"]),
        ],
    }
    found = compare(records, FactStore.of([]), "2022")
    assert [finding.relation.tag for finding in found.findings] == ["A3", "A2", "A10", "S1"]


def test_a_difference_that_no_check_names_is_told_apart() -> None:
    records = {
        "cijfers": [figure("a", "793"), figure("b", "794"), figure("c", "792")],
        "controles": [check("x1", ["b"])],
    }
    found = compare(records, FactStore.of([make_fact("hulp", 792)]), "2022")
    assert [item.printed.id for item in found.unexplained] == ["a"]
    assert found.findings[0].registered == (make_fact("hulp", 792),)


@pytest.mark.parametrize(
    ("given", "named", "hint"),
    [
        ({"cijfers": ["hulp-totalen"]}, "het gedrukte cijfer hulp-totalen", "hulp-totaal"),
        ({"met": ["hulp-totaal - hulp-jong"]}, "het gedrukte cijfer hulp-jong", "hulp-totaal"),
        ({"toelichting": "Zie {hulp-totaa}."}, "hulp-totaa", "hulp-totaal"),
        ({"soort": "naam", "codelijst": "aart"}, "de codelijst aart", "aard"),
    ],
)
def test_a_check_that_names_what_does_not_exist_is_refused(
    given: dict[str, Any], named: str, hint: str
) -> None:
    records = {
        "cijfers": [figure("hulp-totaal", "792")],
        "controles": [check("x1", ["hulp-totaal"], **given)],
    }
    with pytest.raises(DataRefused, match=named) as caught:
        compare(records, FactStore.of([]), "2022")
    assert caught.value.place == "gepubliceerd_controle, controle x1"
    assert hint in caught.value.remedy


@pytest.mark.parametrize(
    ("value", "literal", "decimals"),
    [
        ("4.0", "4,0%", 1),
        ("2119", "2.119", 0),
        ("1730", "95% (1.730 jeugdigen)", 0),
        ("687752.00", "€687.752,00", 2),
        ("-3", "−3%", 0),
        ("4.5", "4-5", 1),
        ("10", "één op de tien", 0),
    ],
)
def test_the_decimals_are_those_of_the_text_that_was_printed(
    value: str, literal: str, decimals: int
) -> None:
    assert printed("a", value, literal=literal).decimals == decimals
    assert printed("a", value, literal=literal).value == Decimal(value)


def test_a_check_on_a_year_that_expects_something_else_is_refused() -> None:
    records = {"cijfers": [figure("a", "2020")], "controles": [
        check("j", ["a"], soort="jaar", verwacht="#read(x)")]}  # fmt: skip
    with pytest.raises(DataRefused) as caught:
        compare(records, FactStore.of([]), "2022")
    assert "#read" not in f"{caught.value.sentence} {caught.value.place} {caught.value.remedy}"
    assert "vier cijfers" in caught.value.remedy
