"""How complete the registrations are: shares that tell what was filled in, of what should be."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.indicators.conftest import Compute
from tests.indicators.registraties import (
    THEME,
    activiteit,
    bijeenkomst,
    domein,
    meting,
    traject,
)

HELP = "individueel_traject"


def referral(number: int, **changes: Any) -> dict[str, Any]:
    return {
        "verwijzing_id": f"v{number}", "traject_id": f"t{number}", "richting": "in",
        "partij": "huisarts", "datum": date(2022, 1, 5), **changes,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("share", "empty", "filled"),
    [
        ("hulp-leeftijd-bekend-aandeel", {"leeftijd_bij_start": None}, {}),
        ("hulp-gebied-bekend-aandeel", {}, {"gebied_id": "noord"}),
        ("hulp-tijdig-vastgelegd-aandeel", {"registratie_datum": date(2022, 2, 11)}, {}),
    ],
)
def test_what_was_filled_in_is_a_share_of_the_help_in_that_form(
    numbers: Compute, share: str, empty: dict[str, Any], filled: dict[str, Any]
) -> None:
    found = numbers({"traject": [traject(1, **empty), *(traject(n, **filled) for n in (2, 3, 4))]})
    assert found.value(share, vorm=HELP) == 75
    assert found.value(share.removesuffix("-aandeel"), vorm=HELP) == 3


def test_a_month_after_the_start_is_in_time(numbers: Compute) -> None:
    found = numbers({"traject": [traject(1, registratie_datum=date(2022, 2, 10))]})
    assert found.value("hulp-tijdig-vastgelegd-aandeel", vorm=HELP) == 100


def test_information_and_advice_needs_no_age_and_no_area(numbers: Compute) -> None:
    """BR01: it goes without personal data."""
    found = numbers({"traject": [traject(1, vorm="info_advies", leeftijd_bij_start=None)]})
    for name in ("hulp-leeftijd-bekend", "hulp-gebied-bekend"):
        assert found.cell(name, vorm="info_advies") is None
    assert found.value("hulp-tijdig-vastgelegd-aandeel", vorm="info_advies") == 100


def test_a_start_score_is_asked_of_who_has_a_main_domain(numbers: Compute) -> None:
    found = numbers(
        {
            "traject": [traject(n) for n in (1, 2, 3)],
            "traject_hoofddomein": [domein(1), domein(1, "WO"), domein(2)],
            "zrm_meting": [meting(1, "start", 2), meting(3, "start", 2)],
        }
    )
    assert found.value("hulp-hoofddomein-bekend", vorm=HELP) == 2
    assert found.value("startmeting-bekend", vorm=HELP) == 1
    assert found.value("startmeting-bekend-aandeel", vorm=HELP) == 50
    assert found.value("trajecten-met-hoofddomein") == 2


def test_an_end_score_is_asked_of_who_ended(numbers: Compute) -> None:
    scores = [meting(n, kind, 2) for n in (1, 3) for kind in ("start", "eind")]
    found = numbers(
        {
            "traject": [traject(1), traject(2), traject(3, eind_datum=None)],
            "traject_hoofddomein": [domein(n) for n in (1, 2, 3)],
            "zrm_meting": scores,
        }
    )
    assert found.value("eindmeting-bekend") == 1
    assert found.value("eindmeting-bekend-aandeel") == 50


def test_who_referred_is_asked_once_per_traject(numbers: Compute) -> None:
    referrals = [referral(1), referral(1, verwijzing_id="w1"), referral(2, partij=None),
                 referral(3, richting="uit")]  # fmt: skip
    rows = {"traject": [traject(n) for n in (1, 2, 3, 4)], "doorverwijzing": referrals}
    found = numbers(rows)
    assert found.value("verwijzing-bekend", vorm=HELP) == 1
    assert found.value("verwijzing-bekend-aandeel", vorm=HELP) == 25
    assert found.cubes["verwijzer-bekend-aandeel"].cells == ()


def test_where_help_has_a_theme_referrers_are_told_per_theme(numbers: Compute) -> None:
    """One number under two names could be compared; so there is only ever one of the two."""
    service = {"dienst_id": "smw", "naam": "Maatschappelijk werk", "themas": [THEME], "volgorde": 1}
    found = numbers(
        {
            "dienst": [service],
            "traject": [traject(n, dienst_id="smw") for n in (1, 2)],
            "doorverwijzing": [referral(1)],
        }
    )
    assert found.value("verwijzer-bekend-aandeel") == 50
    assert found.value("verwijzer-bekend-aandeel", thema=THEME) == 50
    assert found.cubes["verwijzing-bekend"].cells == ()


def test_a_registration_that_is_not_kept_has_no_coverage(numbers: Compute) -> None:
    found = numbers({"traject": [traject(1)]})
    for name in ("startmeting-bekend-aandeel", "verwijzing-bekend-aandeel",
                 "hulp-hoofddomein-bekend-aandeel", "groepen-gescoord-aandeel"):  # fmt: skip
        assert found.cubes[name].cells == (), name


def test_meetings_are_counted_or_not(numbers: Compute) -> None:
    meetings = [bijeenkomst(n, "soep", people) for n, people in enumerate([6, 0, None, 3])]
    found = numbers({"collectieve_activiteit": [activiteit("soep")], "bijeenkomst": meetings})
    assert found.value("bijeenkomsten-geteld-aandeel") == 75


def test_a_group_is_scored_twice_on_different_days(numbers: Compute) -> None:
    def group(name: str, kind: str, day: int) -> dict[str, Any]:
        return {"activiteit_id": "soep", "groep_id": name, "soort": kind, "score": 2,
                "datum": date(2022, 3, day)}  # fmt: skip

    scores = [group("a", "start", 1), group("a", "eind", 9), group("b", "start", 1),
              group("b", "eind", 1), group("c", "start", 1)]  # fmt: skip
    found = numbers({"collectieve_activiteit": [activiteit("soep")], "groep_kracht": scores})
    cell = found.cell("groepen-gescoord-aandeel")
    assert cell is not None
    assert (cell.numerator, cell.denominator) == (1, 3)
