"""Caseload, zones, problems, referrers and grants, on databases small enough to count by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from pipeline.disclosure.margins import tabulate
from pipeline.indicators import Scope
from tests.indicators.conftest import Compute
from tests.indicators.registraties import traject

YOUTH, ADULTS = "jeugd", "volwassenen"
HELP: dict[str, list[dict[str, Any]]] = {
    "dienst": [
        {"dienst_id": "jeugdhulp", "naam": "Jeugdhulp", "themas": [YOUTH], "volgorde": 1},
        {"dienst_id": "hulp", "naam": "Hulp", "themas": [ADULTS], "volgorde": 2},
        {"dienst_id": "groepswerk", "naam": "Groepswerk", "themas": [YOUTH], "volgorde": 3},
    ],
    "gebied": [
        {"gebied_id": "noord", "soort": "woonservicezone", "naam": "Noord"},
        {"gebied_id": "zuid", "soort": "woonservicezone", "naam": "Zuid"},
        {"gebied_id": "kern", "soort": "wijk", "naam": "Kern"},
    ],
    "collectieve_activiteit": [
        {
            "activiteit_id": "samen", "naam": "Samen", "beschrijving": "Een groep.",
            "aard": "preventief", "dienst_id": "groepswerk", "open_inloop": False,
            "bereik_status": "niet_beschikbaar", "volgorde": 1,
        }
    ],
}  # fmt: skip


@pytest.fixture
def scope(scope: Scope) -> Scope:
    return replace(scope, themes=(YOUTH, ADULTS), domains=())


def young(number: int, **changes: Any) -> dict[str, Any]:
    return traject(number, **{"dienst_id": "jeugdhulp", "gebied_id": "noord", **changes})


def adult(number: int, **changes: Any) -> dict[str, Any]:
    return traject(number, **{"dienst_id": "hulp", "gebied_id": "zuid", **changes})


def short(number: int, **changes: Any) -> dict[str, Any]:
    return adult(number, **{"vorm": "info_advies", "inwoner_pid": None, **changes})


def participant(number: int, **changes: Any) -> dict[str, Any]:
    return {
        "deelname_id": f"g{number}", "activiteit_id": "samen", "datum": date(2022, 5, 1),
        "gebied_id": "noord", **changes,
    }  # fmt: skip


def problem(number: int, name: str) -> dict[str, Any]:
    return {"traject_id": f"t{number}", "problematiek": name}


def referral(number: int, party: str, **changes: Any) -> dict[str, Any]:
    return {
        "verwijzing_id": f"v{number}-{party}", "traject_id": f"t{number}", "richting": "in",
        "partij": party, "datum": date(2022, 1, 10), **changes,
    }  # fmt: skip


def test_trajecten_are_new_or_still_active_from_before(numbers: Compute, scope: Scope) -> None:
    before = date(2021, 11, 1)
    rows = {
        **HELP,
        "traject": [
            young(1), young(2, start_datum=before), adult(3), adult(4, start_datum=before),
            adult(5, start_datum=before, eind_datum=date(2021, 12, 31)),
        ],
    }  # fmt: skip
    found = numbers(rows, scope)
    assert found.value("trajecten-lopend") == 4
    assert found.value("trajecten-lopend", thema=ADULTS, begin="doorlopend") == 1
    assert found.value("trajecten-lopend", begin="nieuw") == 2


def test_somebody_with_two_trajecten_is_one_person(numbers: Compute, scope: Scope) -> None:
    """BR04: the table of trajecten counts both."""
    before = date(2021, 11, 1)
    rows = {
        **HELP,
        "traject": [adult(n, start_datum=before, inwoner_pid="p1") for n in (1, 2)] + [young(3)],
    }
    found = numbers(rows, scope)
    assert found.value("trajecten-lopend", begin="doorlopend") == 2
    assert found.value("clienten", begin="doorlopend") == 1
    assert found.value("clienten", begin="nieuw") == 1


def test_short_contacts_and_groups_are_told_apart_and_added_up(
    numbers: Compute, scope: Scope
) -> None:
    rows = {
        **HELP,
        "traject": [young(1, groepsdeelname=True), adult(2), short(3), short(4, gebied_id=None)],
        "deelname": [participant(1), participant(2, datum=date(2021, 5, 1))],
    }
    found = numbers(rows, scope)
    assert found.value("korte-contacten") == 2
    assert found.value("groepsdeelnemers") == 2
    assert found.value("groepsdeelnemers-met-traject") == 1
    assert found.value("groepsdeelnemers-zonder-traject", thema=YOUTH) == 1
    assert found.value("langer-lopende-hulp", thema=YOUTH) == 2
    assert found.value("caseload") == 5


def test_a_zone_counts_somebody_in_a_group_with_a_traject_twice(
    numbers: Compute, scope: Scope
) -> None:
    rows = {
        **HELP,
        "traject": [
            young(1, groepsdeelname=True), adult(2, gebied_id="kern"), short(3),
            short(4, gebied_id=None),
        ],
        "deelname": [participant(1)],
    }  # fmt: skip
    found = numbers(rows, scope)
    assert found.value("trajecten-zone", thema=YOUTH, zone="noord") == 1
    assert found.value("groepsdeelnemers-zone", zone="noord") == 2
    assert found.value("hulp-zone", zone="noord") == 3
    assert found.value("korte-contacten-zone", zone="zuid") == 1
    assert found.value("hulp-zone", zone="onbekend") == 2, "a wijk is no zone"
    assert found.value("hulp-zone") == 6
    assert found.value("groepsdeelnemers-zone", zone="zuid") == 0


def test_without_zones_there_is_no_table_of_zones(numbers: Compute, scope: Scope) -> None:
    rows = {**HELP, "gebied": [], "traject": [adult(1), short(2)]}
    found = numbers(rows, scope)
    for name in ("trajecten-zone", "hulp-zone", "korte-contacten-zone", "problematiek-zone"):
        assert not found.cubes[name].cells


def test_help_of_a_service_outside_the_themes_does_not_count(
    numbers: Compute, scope: Scope
) -> None:
    rows = {**HELP, "traject": [adult(1), traject(2, dienst_id="elders"), traject(3)]}
    assert numbers(rows, scope).value("trajecten-lopend") == 1


def test_several_problems_count_each(numbers: Compute, scope: Scope) -> None:
    rows = {
        **HELP,
        "traject": [adult(1), young(2), adult(3, eind_datum=date(2021, 12, 31),
                    start_datum=date(2021, 1, 1)), short(4)],
        "traject_problematiek": [
            problem(1, "relaties"), problem(1, "arbeid"), problem(2, "relaties"),
            problem(3, "relaties"), problem(4, "relaties"),
        ],
    }  # fmt: skip
    found = numbers(rows, scope)
    assert found.value("trajecten-problematiek", problematiek="relaties") == 2
    assert found.value("trajecten-problematiek", problematiek="arbeid", thema=ADULTS) == 1
    assert found.value("problematiek-zone", problematiek="relaties", zone="noord") == 1


def test_of_a_traject_the_first_referrer_counts(numbers: Compute, scope: Scope) -> None:
    rows = {
        **HELP,
        "traject": [adult(1), young(2), adult(3), adult(4)],
        "doorverwijzing": [
            referral(1, "huisarts"), referral(1, "politie", datum=date(2022, 3, 1)),
            referral(2, "onderwijs"), referral(3, "ggz", richting="uit"),
            referral(4, "ggz", datum=date(2023, 1, 2)),
        ],
    }  # fmt: skip
    found = numbers(rows, scope)
    assert found.value("verwijzers") == 2
    assert found.value("verwijzers", partij="huisarts", thema=ADULTS) == 1
    assert found.cell("verwijzers", partij="politie") is None
    assert found.cell("verwijzers", partij="ggz") is None


def test_every_table_ties_up(numbers: Compute, scope: Scope) -> None:
    """What the definitions declare as sums are sums, or protection would rest on nothing."""
    rows = {
        **HELP,
        "traject": [young(1, groepsdeelname=True), adult(2), adult(3), short(4)],
        "deelname": [participant(1)],
        "traject_problematiek": [problem(2, "relaties"), problem(3, "relaties")],
        "doorverwijzing": [referral(2, "huisarts")],
    }
    found = numbers(rows, scope)
    table = tabulate(list(found.cubes.values()))
    for margin in table.margins:
        assert sum(weight * table.values[key] for key, weight in margin.weights.items()) == 0
    tied = {whole for margin in table.margins for whole in margin.wholes}
    assert ("hulp-zone", (("zone", "noord"),)) in tied


def plan(name: str, number: int | None, hours: str | None) -> dict[str, Any]:
    return {
        "dienst_id": name, "jaar": 2022, "bereik": number, "status": "getal" if number else "ntb",
        "tijdsbesteding_uur": hours and Decimal(hours),
    }  # fmt: skip


def test_planned_hours_are_numbers_times_hours(numbers: Compute, scope: Scope) -> None:
    rows = {
        **HELP,
        "planning": [plan("jeugdhulp", 110, "24"), plan("hulp", 70, "1.5"),
                     plan("groepswerk", None, None)],
    }  # fmt: skip
    found = numbers(rows, scope)
    assert found.value("geplande-uren", dienst="hulp") == 105
    assert found.value("geplande-uren") == 2745
    assert found.cell("geplande-uren", dienst="groepswerk") is None


def grant(kind: str, fte: str, first: date, last: date, **changes: Any) -> dict[str, Any]:
    return {
        "subsidie_id": kind, "jaar": 2022, "soort": kind, "bedrag": Decimal(1000),
        "fte": Decimal(fte), "van": first, "tot": last, **changes,
    }  # fmt: skip


YEAR = (date(2022, 1, 1), date(2022, 12, 31))


def test_fte_of_part_of_a_year_counts_for_that_part(numbers: Compute, scope: Scope) -> None:
    """BR33: 0.89 fte in nine months is 0.67 fte; it is rounded after adding up."""
    rows = {
        "subsidie": [
            grant("gevraagd", "7.2", *YEAR), grant("jaarlijks", "5", *YEAR),
            grant("eenmalig", "0.89", date(2022, 4, 1), YEAR[1], bedrag=Decimal("752.25")),
        ]
    }  # fmt: skip
    found = numbers(rows, scope)
    assert found.value("subsidie-fte-jaarbasis", soort="eenmalig") == Fraction("0.6675")
    assert found.value("subsidie-fte-jaarbasis") == Fraction("5.6675")
    assert found.value("subsidie-fte", soort="eenmalig") == Fraction("0.89")
    assert found.value("subsidie-verleend") == Fraction("1752.25")


@pytest.mark.parametrize("month", range(1, 13))
def test_a_grant_from_the_first_of_a_month_counts_whole_months(
    numbers: Compute, scope: Scope, month: int
) -> None:
    rows = {"subsidie": [grant("eenmalig", "1", date(2022, month, 1), YEAR[1])]}
    found = numbers(rows, scope)
    assert found.value("subsidie-fte-jaarbasis", soort="eenmalig") == Fraction(13 - month, 12)


def test_half_a_month_is_half_a_month(numbers: Compute, scope: Scope) -> None:
    rows = {"subsidie": [grant("eenmalig", "1", date(2022, 6, 16), date(2022, 6, 30))]}
    found = numbers(rows, scope)
    assert found.value("subsidie-fte-jaarbasis", soort="eenmalig") == Fraction(1, 24)


def test_a_grant_that_runs_past_the_year_counts_for_the_year(
    numbers: Compute, scope: Scope
) -> None:
    rows = {"subsidie": [grant("jaarlijks", "2", date(2021, 7, 1), date(2023, 6, 30))]}
    assert numbers(rows, scope).value("subsidie-fte-jaarbasis", soort="jaarlijks") == 2
