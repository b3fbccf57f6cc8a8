"""Change against the year before: whole percents of printed numbers, or a reason why not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.analysis import Study
from pipeline.analysis.growth import Hindrance, percent_change
from pipeline.facts import Definition, Fact, FactStore, NumberProfile, Release, Status, fact_id

counts = st.integers(10, 10**6).map(Decimal)


def count(period: str, value: int | None, **given: Any) -> Fact:
    at = given.pop("at", {"domein": "HV"})
    return Fact(
        id=fact_id("kade", period, "hulp", at), indicator="hulp", version=given.pop("version", 1),
        dimensions=tuple(sorted(at.items())), unit=given.pop("unit", "trajecten"),
        value=None if value is None else Decimal(value),
        status=Status.SUPPRESSED if value is None else Status.VISIBLE, **given,
    )  # fmt: skip


def release(period: str, *facts: Fact, breaks: tuple[dict[str, Any], ...] = ()) -> Release:
    register: dict[str, Any] = {
        "organisatie": {"id": "kade"},
        "periode": {"id": period, "jaar": int(period)},
        "themas": {},
        "gebieden": {"gemeente": "GM1"},
        "getalprofiel": NumberProfile().to_record(),
        "reeksbreuken": list(breaks),
    }
    meaning = Definition("hulp", 1, "Hulp", "Hulp.", "trajecten")
    return Release(FactStore.of(facts), {"hulp": meaning}, register, ())


def study(now: Fact, before: Fact | None, **given: Any) -> Study:
    earlier = () if before is None else (release("2022", before),)
    return Study(release("2023", now, **given), "", None, "#0b5f66", earlier)


def test_from_eighty_to_seventy_eight_is_three_percent_less() -> None:
    """J4: −2.5% is rounded half away from zero, where Python's own round() gives −2."""
    now, before = count("2023", 78), count("2022", 80)
    made = study(now, before).growth(now, before)
    assert made is not None
    assert (made.value, made.unit, made.decimals) == (Decimal(-3), "%", 0)
    assert made.id == "kade/2023/verandering-hulp/hv"
    assert made.dimensions == (("domein", "HV"),)
    assert made.derived_from == (now.id, before.id)
    assert round(Decimal("-2.5")) == -2


@pytest.mark.parametrize(
    ("now", "before", "percent"),
    [(2119, 1630, 30), (82, 80, 3), (80, 80, 0), (0, 80, -100), (2301, 1065, 116)],
)
def test_change_is_told_in_whole_percents(now: int, before: int, percent: int) -> None:
    assert percent_change(Decimal(now), Decimal(before)) == percent


@given(now=counts, before=counts)
def test_the_sign_says_whether_it_became_more(now: Decimal, before: Decimal) -> None:
    change = percent_change(now, before)
    assume(change)
    assert (change > 0) == (now > before)
    assert change == change.to_integral_value()


@given(now=counts, more=counts, before=counts)
def test_more_this_year_is_never_less_growth(now: Decimal, more: Decimal, before: Decimal) -> None:
    assert percent_change(now + more, before) >= percent_change(now, before)


def test_a_figure_is_found_beside_that_of_the_period_before() -> None:
    now, before = count("2023", 78), count("2022", 80)
    found = study(now, before).change("hulp", domein="HV")
    assert (found.now, found.before, found.year) == (now, before, "2022")
    assert found.why is Hindrance.NONE
    assert list(found.facts) == ["waarde", "vorig", "verandering"]


@pytest.mark.parametrize(
    ("now", "before", "why"),
    [
        (count("2023", 12), count("2022", 9), Hindrance.SMALL),
        (count("2023", 12), None, Hindrance.UNKNOWN),
        (count("2023", 12), count("2022", None), Hindrance.UNKNOWN),
        (count("2023", None), count("2022", 12), Hindrance.UNKNOWN),
        (count("2023", 12, version=2), count("2022", 12), Hindrance.BREAK),
        (count("2023", 12, unit="inwoners"), count("2022", 12), Hindrance.BREAK),
        (count("2023", 12, unit="%"), count("2022", 12, unit="%"), Hindrance.NO_COUNT),
    ],
    ids=["klein", "geen-vorig", "vorig-verborgen", "verborgen", "versie", "eenheid", "aandeel"],
)
def test_where_no_percentage_can_be_given_the_reason_is_told(
    now: Fact, before: Fact | None, why: Hindrance
) -> None:
    found = study(now, before).change("hulp", domein="HV")
    assert (found.growth, found.why) == (None, why)


def test_a_lower_bound_has_no_change() -> None:
    least = replace(count("2023", 838), status=Status.AT_LEAST)
    assert study(least, count("2022", 80)).change("hulp", domein="HV").growth is None


@pytest.mark.parametrize(("year", "broken"), [(2022, False), (2023, True), (2024, False)])
def test_a_break_in_the_series_ends_the_comparison(year: int, broken: bool) -> None:
    told = {"jaar": year, "indicator": "hulp", "gebied": None, "toelichting": "Anders geteld."}
    found = study(count("2023", 78), count("2022", 80), breaks=(told,)).change("hulp", domein="HV")
    assert (found.why is Hindrance.BREAK) == broken
    assert (found.growth is None) == broken
