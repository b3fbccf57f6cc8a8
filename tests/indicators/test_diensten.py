"""Services: their opgave of the year and their planning."""

from dataclasses import replace

import pytest

from pipeline.indicators import Period, Scope
from tests.indicators.conftest import Compute
from tests.indicators.registraties import THEME


@pytest.fixture
def scope(scope: Scope) -> Scope:
    return replace(scope, themes=(THEME, "jeugd"))


def dienst(name: str, **changes: object) -> dict[str, object]:
    return {"dienst_id": name, "naam": name.title(), "volgorde": 1, **changes}


def opgave(name: str, year: int, theme: str) -> dict[str, object]:
    return {"dienst_id": name, "jaar": year, "thema": theme, "volgorde": 1}


def plan(name: str, number: int | None, status: str = "getal") -> dict[str, object]:
    return {"dienst_id": name, "jaar": 2022, "bereik": number, "status": status}


def test_a_plan_adds_up_to_the_opgave_and_to_the_whole(numbers: Compute, scope: Scope) -> None:
    rows = {
        "dienst": [dienst("taal", themas=[THEME]), dienst("loket"), dienst("kopp")],
        "dienst_opgave": [opgave("loket", 2022, "jeugd"), opgave("kopp", 2022, "jeugd")],
        "planning": [plan("taal", 150), plan("loket", 30), plan("kopp", None, "ntb")],
    }
    found = numbers(rows, scope)
    assert found.value("gepland-bereik", dienst="taal", thema=THEME) == 150
    assert found.value("gepland-bereik", thema="jeugd") == 30
    assert found.value("gepland-bereik") == 180
    undecided = found.cell("gepland-bereik", dienst="kopp", thema="jeugd")
    assert undecided is not None
    assert undecided.status.value == "nader_te_bepalen"


def test_a_service_belongs_to_the_opgave_of_the_year(numbers: Compute, scope: Scope) -> None:
    rows = {
        "dienst": [dienst("start")],
        "dienst_opgave": [opgave("start", 2021, "jeugd"), opgave("start", 2022, THEME)],
        "planning": [plan("start", 30)],
    }
    found = numbers(rows, scope)
    assert found.cell("gepland-bereik", dienst="start", thema="jeugd") is None
    assert found.value("gepland-bereik", dienst="start", thema=THEME) == 30
    earlier = numbers(rows, replace(scope, period=Period.parse("2021")))
    assert earlier.cell("gepland-bereik") is None


def test_without_planning_there_is_no_plan_rather_than_a_plan_of_nothing(
    numbers: Compute, scope: Scope
) -> None:
    assert (
        numbers({"dienst": [dienst("taal", themas=[THEME])]}, scope).cell("gepland-bereik") is None
    )
