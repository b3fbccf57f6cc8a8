"""What a yearly report counts over the whole organisation: reach, growth, ending, satisfaction."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from pipeline.contract import load_codelists
from pipeline.facts import Status
from tests.indicators.conftest import Compute
from tests.indicators.registraties import (
    THEME,
    activiteit,
    bijeenkomst,
    domein,
    meting,
    traject,
)


def scored(number: int, start: int, end: int, **changes: Any) -> list[dict[str, Any]]:
    return [meting(number, "start", start), meting(number, "eind", end, **changes)]


def test_help_is_counted_per_form_over_all_themes(numbers: Compute) -> None:
    forms = ["individueel_traject", "individueel_traject", "leun_en_steun"]
    rows = {"traject": [traject(n, vorm=form) for n, form in enumerate(forms)]}
    found = numbers(rows)
    assert found.value("individuele-hulp-vorm", vorm="individueel_traject") == 2
    assert found.value("individuele-hulp-vorm", vorm="info_advies") == 0


def test_participations_are_added_up_and_divided_by_the_meetings_that_were_counted(
    numbers: Compute,
) -> None:
    meetings = [bijeenkomst(n, "soep", people) for n, people in enumerate([6, 3, None])]
    client = bijeenkomst(9, "soep", 40, clientoverleg=True)
    found = numbers(
        {"collectieve_activiteit": [activiteit("soep")], "bijeenkomst": [*meetings, client]}
    )
    assert found.value("collectieve-bijeenkomsten") == 3
    assert found.value("deelnames") == 9
    assert found.value("deelnames-per-bijeenkomst") == Fraction(9, 2)


def test_a_service_that_counts_contacts_reaches_what_it_counts(numbers: Compute) -> None:
    """BR07: matches, volunteers helped and organisations spoken to; the rest does not count."""
    kinds = ["match", "match", "contact_organisatie", "aanmelding"]
    contacts = [
        {"contact_id": f"c{n}", "dienst_id": "vip", "datum": date(2022, 3, 1), "soort": kind,
         "telt_mee": kind != "aanmelding"}
        for n, kind in enumerate(kinds)
    ]  # fmt: skip
    late = {**contacts[0], "contact_id": "c9", "datum": date(2023, 1, 1)}
    service = {"dienst_id": "vip", "naam": "Vrijwilligerspunt", "themas": [THEME], "volgorde": 1}
    found = numbers({"dienst": [service], "contact": [*contacts, late]})
    assert found.value("contacten-dienst", dienst="vip") == 3
    assert found.value("contacten-dienst", dienst="vip", contact="match") == 2
    assert found.cell("contacten-dienst", dienst="vip", contact="aanmelding") is None


def test_domains_are_counted_per_traject_and_the_whole_is_told(numbers: Compute) -> None:
    """BR20 and J5: a traject may have several main domains, or none."""
    rows = {
        "traject": [traject(n) for n in range(3)],
        "traject_hoofddomein": [domein(0), domein(0, "HV"), domein(1)],
    }
    found = numbers(rows)
    assert found.value("trajecten-hoofddomein", domein="FIN") == 2
    assert found.value("trajecten-hoofddomein", domein="HV") == 1
    assert found.value("trajecten-met-hoofddomein") == 2


def test_growth_is_the_mean_of_pairs_and_decline_counts(numbers: Compute) -> None:
    """BR21: end minus start, on trajecten that have both; a score from after the year does not."""
    late = scored(3, 1, 5, datum=date(2023, 1, 4))
    rows = {
        "traject": [traject(n, eind_datum=None) for n in range(5)],
        "traject_hoofddomein": [domein(n) for n in range(5)],
        "zrm_meting": [*scored(0, 2, 4), *scored(1, 3, 2), *scored(2, 2, 2), *late,
                       meting(4, "start", 2)],
    }  # fmt: skip
    found = numbers(rows)
    assert found.value("zrm-paren", domein="FIN") == 3
    assert found.value("zrm-groei", domein="FIN") == Fraction(1, 3)
    assert found.cell("zrm-groei", domein="HV") is None


def test_young_people_have_pairs_too(numbers: Compute) -> None:
    rows = {
        "traject": [traject(0, leeftijd_bij_start=15)],
        "traject_hoofddomein": [domein(0)],
        "zrm_meting": scored(0, 2, 3),
    }
    assert numbers(rows).value("zrm-paren", domein="FIN") == 1


def test_the_matrix_has_thirteen_domains_and_the_supplement_stands_apart(
    numbers: Compute,
) -> None:
    """J1: the domain of parenthood is not one of the thirteen."""
    found = numbers()
    assert found.value("zrm-domeinen", instrument="ZRM2017") == 13
    told = {
        code.code: code.attributes["instrument"] for code in load_codelists()["zrm_domein"].codes
    }
    assert told["OSEO"] == "ZRM_OUDERSCHAP"
    assert found.value("zrm-domeinen", instrument="ZRM_OUDERSCHAP") == 4


def test_dropping_out_is_a_share_of_the_trajecten_that_ended(numbers: Compute) -> None:
    reasons = ["uitval", "doel_bereikt", "doel_bereikt", None]
    ended = [traject(n, afsluitreden=reason) for n, reason in enumerate(reasons)]
    running = traject(8, eind_datum=date(2023, 2, 1), afsluitreden="uitval")
    support = traject(9, vorm="leun_en_steun", afsluitreden="uitval")
    found = numbers({"traject": [*ended, running, support]})
    assert found.value("trajecten-afgesloten") == 4
    assert found.value("trajecten-afgesloten", afsluitreden="onbekend") == 1
    assert found.value("afsluitreden-aandeel", afsluitreden="uitval") == 25


def test_nothing_that_ended_has_no_share(numbers: Compute) -> None:
    cell = numbers({"traject": [traject(1, eind_datum=None)]}).cell(
        "afsluitreden-aandeel", afsluitreden="uitval"
    )
    assert cell is not None
    assert cell.status is Status.NOT_AVAILABLE


def test_satisfaction_comes_with_its_response(numbers: Compute) -> None:
    grades = ["7.5", "8.0", None]
    answers = [
        {
            "respons_id": f"r{n}",
            "datum": date(2022, 5, 1),
            "rapportcijfer": grade and Decimal(grade),
        }
        for n, grade in enumerate(grades)
    ]
    asked = [{"uitnodiging_id": f"u{n}", "datum": date(2022, n, 1), "aantal": 10} for n in (3, 4)]
    found = numbers({"kto_respons": answers, "kto_uitnodiging": asked})
    assert found.value("tevredenheid") == Fraction("7.75")
    assert (found.value("kto-respons"), found.value("kto-uitgenodigd")) == (2, 20)
    assert found.value("kto-respons-aandeel") == 10


@pytest.mark.parametrize(("period", "known"), [("2022", True), ("2021", False)])
def test_staff_figures_are_those_of_the_period(numbers: Compute, period: str, known: bool) -> None:
    staff = {"periode": period, "medewerkers": 80, "verzuim_aandeel": Decimal("8.03")}
    found = numbers({"personeel_periode": [staff]})
    assert ("ziekteverzuim" in found.cubes) == known
    if known:
        assert found.value("ziekteverzuim") == Fraction("8.03")
        assert found.cubes["ziekteverzuim"].indicator.decimals == 2
        assert "instroom" not in found.cubes, "what was not delivered is no figure"


def test_areas_and_themes_can_be_counted(numbers: Compute) -> None:
    areas = [
        {"gebied_id": f"g{n}", "soort": "gebiedsteam", "naam": f"Gebied {n}"} for n in range(6)
    ]
    found = numbers({"gebied": [*areas, {"gebied_id": "b", "soort": "buurt", "naam": "Buurt"}]})
    assert found.value("aantal-werkgebieden", gebied_soort="gebiedsteam") == 6
    assert found.cell("aantal-werkgebieden", gebied_soort="buurt") is None
    assert found.value("aantal-themas") == 1
