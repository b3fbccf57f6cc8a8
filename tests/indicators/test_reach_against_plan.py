"""Reach of services, their plan up to a peildatum, and scores per opgave: counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction
from typing import Any

import duckdb
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from pipeline.contract import load_tables
from pipeline.facts import Status, round_half_away
from pipeline.indicators import Period, Scope, compute, load_definitions
from tests.indicators.conftest import Compute
from tests.indicators.registraties import (
    THEME,
    Rows,
    activiteit,
    bijeenkomst,
    domein,
    insert,
    traject,
)

HALF = Fraction(47, 100)


@pytest.fixture
def scope(scope: Scope) -> Scope:
    period = scope.period.seen_on(date(2022, 6, 18))
    return replace(scope, themes=(THEME, "jeugd"), period=period, plan_share=HALF)


def dienst(name: str, **changes: Any) -> dict[str, Any]:
    return {"dienst_id": name, "naam": name.title(), "volgorde": 1, "themas": [THEME], **changes}


def plan(name: str, number: int | None) -> dict[str, Any]:
    status = "geen" if number is None else "getal"
    return {"dienst_id": name, "jaar": 2022, "bereik": number, "status": status}


def contact(number: int, name: str, **changes: Any) -> dict[str, Any]:
    return {
        "contact_id": f"c{number}",
        "dienst_id": name,
        "datum": date(2022, 3, 1),
        "soort": "aanmelding",
        "telt_mee": True,
        **changes,
    }


def stand(name: str, status: str, day: date = date(2022, 6, 1)) -> dict[str, Any]:
    return {"dienst_id": name, "peildatum": day, "status": status}


def score(number: int, kind: str, value: int, day: date, **changes: Any) -> dict[str, Any]:
    return {
        "traject_id": f"t{number}",
        "zrm_domein": "FIN",
        "soort": kind,
        "score": value,
        "datum": day,
        **changes,
    }


def scored(*pairs: tuple[int, int], end: date = date(2022, 6, 1), **changes: Any) -> Rows:
    """A traject of a service for each pair of scores at the start and at the end."""
    numbers = range(len(pairs))
    return {
        "dienst": [dienst("hulp")],
        "traject": [traject(n, dienst_id="hulp") for n in numbers],
        "traject_hoofddomein": [domein(n) for n in numbers],
        "zrm_meting": [
            made
            for n, (first, last) in zip(numbers, pairs, strict=True)
            for made in (
                score(n, "start", first, date(2022, 1, 10)),
                score(n, "eind", last, end, **changes),
            )
        ],
    }


def test_reach_adds_up_trajecten_people_at_meetings_and_contacts_that_count(
    numbers: Compute, scope: Scope
) -> None:
    rows = {
        "dienst": [dienst("hulp")],
        "traject": [traject(1, dienst_id="hulp"), traject(2, dienst_id="hulp"), traject(3)],
        "collectieve_activiteit": [activiteit("groep", dienst_id="hulp", themas=None)],
        "bijeenkomst": [
            bijeenkomst(1, "groep", 7),
            bijeenkomst(2, "groep", 5),
            bijeenkomst(3, "groep", 9, clientoverleg=True),
        ],
        "contact": [contact(1, "hulp"), contact(2, "hulp", telt_mee=False)],
    }
    found = numbers(rows, scope)
    assert found.value("bereik-dienst", dienst="hulp", thema=THEME) == 2 + 7 + 5 + 1
    assert found.value("dienst-deelnames", dienst="hulp", soort="inwoners", thema=THEME) == 12
    assert found.value("contacten", contact="aanmelding", dienst="hulp") == 2
    assert found.value("opgave-trajecten", vorm="individueel_traject", thema=THEME) == 2
    assert found.value("bereik-dienst") == 15


def test_volunteers_count_only_where_that_was_agreed(numbers: Compute, scope: Scope) -> None:
    def reach(agreed: bool) -> object:
        rows = {
            "dienst": [dienst("soep", telt_vrijwilligers=agreed)],
            "collectieve_activiteit": [activiteit("soep", dienst_id="soep", themas=None)],
            "bijeenkomst": [bijeenkomst(1, "soep", 20, aantal_vrijwilligers=3)],
        }
        return numbers(rows, scope).value("bereik-dienst", dienst="soep", thema=THEME)

    assert (reach(False), reach(True)) == (20, 23)


def test_a_meeting_at_which_nobody_counted_makes_reach_a_lower_bound(
    numbers: Compute, scope: Scope
) -> None:
    rows = {
        "dienst": [dienst("soep"), dienst("taal")],
        "collectieve_activiteit": [activiteit("soep", dienst_id="soep", themas=None)],
        "bijeenkomst": [bijeenkomst(1, "soep", 20), bijeenkomst(2, "soep", None)],
        "contact": [contact(1, "taal")],
    }
    found = numbers(rows, scope)
    bound = found.cell("bereik-dienst", dienst="soep", thema=THEME)
    assert bound is not None
    assert (bound.value, bound.status) == (20, Status.AT_LEAST)
    sure = found.cell("bereik-dienst", dienst="taal", thema=THEME)
    assert sure is not None
    assert sure.status is Status.VISIBLE
    total = found.cell("bereik-dienst", thema=THEME)
    assert total is not None
    assert (total.value, total.status) == (21, Status.AT_LEAST)


@pytest.mark.parametrize(
    ("status", "events", "expected"),
    [
        ("niet_gestart", 0, (None, Status.NOT_STARTED)),
        ("in_ontwikkeling", 0, (None, Status.NOT_STARTED)),
        ("gepland", 0, (None, Status.NOT_STARTED)),
        ("gestart", 0, (0, Status.VISIBLE)),
        ("gestopt", 0, (0, Status.VISIBLE)),
        ("niet_gestart", 2, (2, Status.VISIBLE)),
    ],
)
def test_the_sign_of_a_service_comes_from_its_status_and_never_hides_what_was_registered(
    numbers: Compute, scope: Scope, status: str, events: int, expected: tuple[object, Status]
) -> None:
    rows = {
        "dienst": [dienst("loket")],
        "planning": [plan("loket", 30)],
        "dienst_status": [
            stand("loket", "gepland", date(2022, 1, 1)),
            stand("loket", status),
            stand("loket", "gestart", date(2022, 9, 1)),
        ],
        "contact": [contact(number, "loket") for number in range(events)],
    }
    cell = numbers(rows, scope).cell("bereik-dienst", dienst="loket", thema=THEME)
    assert cell is not None
    assert (cell.value, cell.status) == expected


@settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(plans=st.lists(st.integers(0, 5_000), min_size=1, max_size=12))
def test_a_total_of_the_plan_up_to_the_peildatum_is_the_sum_of_its_rows(plans: list[int]) -> None:
    definition = [d for d in load_definitions() if d.id == "gepland-bereik-peildatum"]
    with duckdb.connect(":memory:") as connection:
        _empty(connection)
        insert(
            connection,
            {
                "dienst": [dienst(f"d{n}") for n in range(len(plans))],
                "planning": [plan(f"d{n}", number) for n, number in enumerate(plans)],
            },
        )
        (cube,) = compute(connection, definition, _scope())
    cells = {dict(cell.dimensions).get("dienst"): cell.value for cell in cube.cells}
    for n, number in enumerate(plans):
        exact = Decimal(number) * Decimal("0.47") + Decimal("0.5")
        assert cells[f"d{n}"] == exact.to_integral_value(ROUND_FLOOR)
        assert cells[f"d{n}"] == round_half_away(number * HALF)
    rows = sum(value for name, value in cells.items() if name and value is not None)
    total = next(c.value for c in cube.cells if not c.dimensions)
    assert total == rows


def _scope() -> Scope:
    period = Period.parse("2022").seen_on(date(2022, 6, 18))
    return Scope("welzijn", period, (THEME,), (), ("GM1234", "PV20", "NL"), HALF)


def _empty(connection: Any) -> None:
    for table in load_tables().values():
        columns = ", ".join(f"{field.stored_as} {field.storage}" for field in table.fields)
        connection.execute(f"CREATE TABLE {table.name} ({columns})")


def test_a_year_plan_says_nothing_about_a_part_of_the_year_without_a_share(
    numbers: Compute, scope: Scope
) -> None:
    rows = {"dienst": [dienst("taal")], "planning": [plan("taal", 100)]}
    part = replace(scope, plan_share=None)
    assert numbers(rows, part).cell("gepland-bereik-peildatum") is None
    whole = replace(part, period=replace(part.period, end=date(2022, 12, 31), as_of=None))
    assert numbers(rows, whole).value("gepland-bereik-peildatum") == 100


def test_services_without_a_plan_stay_out_of_the_comparison(numbers: Compute, scope: Scope) -> None:
    rows = {
        "dienst": [dienst("taal"), dienst("soep")],
        "planning": [plan("taal", 100), plan("soep", None)],
        "contact": [
            *(contact(n, "taal") for n in range(40)),
            *(contact(n, "soep") for n in range(40, 70)),
        ],
    }
    found = numbers(rows, scope)
    assert found.value("bereik-dienst", thema=THEME) == 70
    assert found.value("bereik-met-plan", thema=THEME) == 40
    assert found.value("bereik-zonder-plan", thema=THEME) == 30
    share = found.cell("bereik-plan-aandeel", thema=THEME)
    assert share is not None
    assert (share.numerator, share.denominator) == (40, 47)
    assert found.cell("bereik-plan-aandeel", dienst="soep", thema=THEME) is None
    sign = found.cell("gepland-bereik-peildatum", dienst="soep", thema=THEME)
    assert sign is not None
    assert sign.status is Status.NOT_PLANNED


def test_an_opgave_without_unplanned_services_has_none_rather_than_no_answer(
    numbers: Compute, scope: Scope
) -> None:
    rows = {"dienst": [dienst("taal")], "planning": [plan("taal", 100)]}
    found = numbers(rows, scope)
    assert found.value("bereik-zonder-plan", thema=THEME) == 0
    assert found.value("bereik-met-plan") == found.value("bereik-dienst") == 0


def test_means_and_levels_are_of_scores_at_both_ends(numbers: Compute, scope: Scope) -> None:
    found = numbers(scored((1, 3), (2, 2), (4, 3)), scope)
    assert found.value("opgave-zrm-paren", thema=THEME) == 3
    assert found.value("opgave-met-paar", thema=THEME) == 3
    assert found.value("opgave-zrm-start", domein="FIN", thema=THEME) == Fraction(7, 3)
    assert found.value("opgave-zrm-eind", domein="FIN", thema=THEME) == Fraction(8, 3)
    before = [
        found.value("opgave-zrm-niveau", moment="start", niveau=str(n), thema=THEME)
        for n in range(1, 6)
    ]
    after = [
        found.value("opgave-zrm-niveau", moment="eind", niveau=str(n), thema=THEME)
        for n in range(1, 6)
    ]
    assert (before, after) == ([1, 1, 0, 1, 0], [0, 1, 2, 0, 0])


@pytest.mark.parametrize(
    "late",
    [
        scored((1, 3), end=date(2022, 7, 1)),
        scored((1, 3), registratie_datum=date(2022, 7, 1)),
    ],
    ids=["scored later", "registered later"],
)
def test_a_score_that_came_after_the_peildatum_makes_no_pair(
    numbers: Compute, scope: Scope, late: Rows
) -> None:
    assert numbers(late, scope).cell("opgave-zrm-paren", thema=THEME) is None


def test_a_share_of_main_domains_is_of_trajecten_that_have_one(
    numbers: Compute, scope: Scope
) -> None:
    rows = {
        "dienst": [dienst("hulp")],
        "traject": [traject(n, dienst_id="hulp") for n in range(4)],
        "traject_hoofddomein": [domein(0), domein(1), domein(1, "HV"), domein(2, "HV")],
    }
    found = numbers(rows, scope)
    form = {"thema": THEME, "vorm": "individueel_traject"}
    assert found.value("opgave-trajecten", **form) == 4
    assert found.value("opgave-met-hoofddomein", **form) == 3
    share = found.cell("opgave-hoofddomein-aandeel", domein="FIN", **form)
    assert share is not None
    assert (share.numerator, share.denominator) == (2, 3)


def test_referrals_are_told_apart_by_the_weight_of_the_help(numbers: Compute, scope: Scope) -> None:
    def referral(number: int, party: str, **changes: Any) -> dict[str, Any]:
        return {
            "verwijzing_id": f"v{number}",
            "traject_id": "t1",
            "richting": "uit",
            "partij": party,
            "datum": date(2022, 3, 1),
            **changes,
        }

    rows = {
        "dienst": [dienst("hulp")],
        "traject": [traject(1, dienst_id="hulp")],
        "doorverwijzing": [
            referral(1, "jeugdhulp"),
            referral(2, "ggz"),
            referral(3, "huisarts"),
            referral(4, "ggz", richting="in"),
            referral(5, "ggz", datum=date(2022, 6, 19)),
            referral(6, "ggz", registratie_datum=date(2022, 6, 19)),
        ],
    }
    found = numbers(rows, scope)
    assert found.value("opgave-doorverwijzingen", thema=THEME) == 3
    assert found.value("opgave-doorverwijzingen", thema=THEME, zwaarte="zwaardere_zorg") == 2


def test_a_pilot_tells_who_came_from_its_own_area(numbers: Compute, scope: Scope) -> None:
    rows = {
        "dienst": [dienst("start", gebieden=["oost", "west"]), dienst("overal")],
        "traject": [
            traject(1, dienst_id="start", gebied_id="oost"),
            traject(2, dienst_id="start", gebied_id="noord"),
            traject(3, dienst_id="overal", gebied_id="oost"),
        ],
    }
    found = numbers(rows, scope)
    assert found.value("dienst-kerngebied", dienst="start", thema=THEME) == 1
    assert found.cell("dienst-kerngebied", dienst="overal", thema=THEME) is None


def test_the_target_of_a_goal_is_a_share_of_the_plan_of_its_services(
    numbers: Compute, scope: Scope
) -> None:
    """H7: 95% of 1.925 is 1.828,75, printed 1.829."""
    goal = {"doel_id": "b", "thema": THEME, "jaar": 2022, "nummer": 1, "tekst": "Beter."}
    rows = {
        "dienst": [dienst("smw"), dienst("jmw")],
        "planning": [plan("smw", 1900), plan("jmw", 25)],
        "doel": [{**goal, "streefaandeel": Decimal(95)}],
        "doel_dienst": [{"doel_id": "b", "dienst_id": name} for name in ("smw", "jmw")],
    }
    value = numbers(rows, scope).value("doel-streefaantal", doel="b")
    assert value == Fraction("1828.75")
    assert round_half_away(Fraction("1828.75")) == 1829
