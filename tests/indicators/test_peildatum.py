"""What a peildatum does: the same day gives the same figures, however much is registered later."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.indicators import Period, Scope, plan_share
from tests.indicators.conftest import Compute
from tests.indicators.registraties import activiteit, bijeenkomst, domein, traject

DAY = date(2022, 6, 18)


def seen(scope: Scope, day: date = DAY) -> Scope:
    from dataclasses import replace

    return replace(scope, period=scope.period.seen_on(day))


def test_what_is_registered_after_the_peildatum_does_not_count(
    numbers: Compute, scope: Scope
) -> None:
    early = traject(1, registratie_datum=DAY)
    late = traject(2, registratie_datum=date(2022, 6, 19))
    rows = {"traject": [early, late], "traject_hoofddomein": [domein(1), domein(2)]}
    assert numbers(rows, seen(scope)).value("individuele-hulp", domein="FIN") == 1
    assert numbers(rows).value("individuele-hulp", domein="FIN") == 2


def test_what_happens_after_the_peildatum_does_not_count(numbers: Compute, scope: Scope) -> None:
    rows = {
        "collectieve_activiteit": [activiteit("koffie")],
        "bijeenkomst": [
            bijeenkomst(1, "koffie", 12, datum=DAY),
            bijeenkomst(2, "koffie", 12, datum=date(2022, 6, 19)),
            bijeenkomst(3, "koffie", 12, datum=DAY, registratie_datum=date(2022, 7, 1)),
        ],
    }
    assert numbers(rows, seen(scope)).value("bijeenkomsten", activiteit="koffie") == 1
    assert numbers(rows).value("bijeenkomsten", activiteit="koffie") == 3


def test_a_peildatum_before_the_period_is_no_peildatum() -> None:
    with pytest.raises(ValueError, match="2021-12-31"):
        Period.parse("2022").seen_on(date(2021, 12, 31))


def test_a_peildatum_after_the_period_leaves_the_period_as_it_is() -> None:
    period = Period.parse("2022-H1").seen_on(date(2022, 9, 1))
    assert (period.end, period.as_of) == (date(2022, 6, 30), date(2022, 9, 1))


@pytest.mark.parametrize(
    ("kind", "value", "decimals", "expected"),
    [
        ("maand30", None, 2, Fraction(47, 100)),
        ("maand30", None, None, Fraction(7, 15)),
        ("dag", None, None, Fraction(169, 365)),
        ("vast", Decimal("0.47"), None, Fraction(47, 100)),
    ],
)
def test_a_year_plan_is_taken_pro_rata_in_the_way_that_is_configured(
    kind: str, value: Decimal | None, decimals: int | None, expected: Fraction
) -> None:
    assert plan_share(kind, date(2021, 6, 18), value, decimals) == expected


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(["maand30", "dag"]))
def test_a_share_of_the_year_lies_between_nothing_and_all(day: date, kind: str) -> None:
    assert 0 < plan_share(kind, day, None, None) <= 1
