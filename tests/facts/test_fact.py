"""A fact is valid from the moment it exists, and its id is stable."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.facts import VALUED, Fact, Status, by_dimension, fact_id, slug
from tests.facts.feiten import codes, dimensions, facts, make_fact

HIDDEN = sorted(set(Status) - VALUED)


@pytest.mark.parametrize("status", HIDDEN)
def test_a_fact_that_is_not_shown_cannot_hold_a_value(status: Status) -> None:
    with pytest.raises(ValueError, match="does not go with its value"):
        make_fact("individuele-hulp", 4, status=status)


@pytest.mark.parametrize("status", sorted(VALUED))
def test_a_fact_that_is_shown_must_hold_a_value(status: Status) -> None:
    with pytest.raises(ValueError, match="does not go with its value"):
        make_fact("individuele-hulp", None, status=status)


@pytest.mark.parametrize("name", ["", "los", "Kade/2022/hulp", "kade/2022/", "/kade/2022", "a b/c"])
def test_a_name_outside_the_contract_is_no_fact_id(name: str) -> None:
    with pytest.raises(ValueError, match="is not a fact id"):
        replace(make_fact("hulp", 4), id=name)


def test_dimensions_come_sorted_by_key() -> None:
    with pytest.raises(ValueError, match="sorted by key"):
        replace(make_fact("hulp", 4), dimensions=(("vorm", "x"), ("domein", "FIN")))


@pytest.mark.parametrize(("value", "decimals"), [("2.5", 0), ("59.49", 1), ("-0.05", 1)])
def test_a_value_cannot_be_more_precise_than_it_is_printed(value: str, decimals: int) -> None:
    with pytest.raises(ValueError, match="more precise"):
        make_fact("hulp", value, decimals=decimals)


def test_a_fact_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        make_fact("hulp", 4).value = Decimal(5)  # type: ignore[misc]


def test_taking_the_value_away_takes_numerator_and_denominator_too() -> None:
    share = make_fact("aandeel", 59, "%", numerator=Decimal(78), denominator=Decimal(133))
    hidden = share.without_value(Status.SUPPRESSED)
    assert (hidden.value, hidden.numerator, hidden.denominator) == (None, None, None)
    assert hidden.id == share.id
    with pytest.raises(ValueError, match="no published value"):
        _ = hidden.number


def test_a_total_has_no_code_on_the_dimension_it_adds_up() -> None:
    total = make_fact("hulp", 10)
    part = make_fact("hulp", 4, dimensions={"vorm": "leun_en_steun"})
    assert total.dimension("vorm") is None
    assert by_dimension([total, part], "vorm") == {"leun_en_steun": part}


def test_ids_read_as_the_contract_page_says() -> None:
    at = {"vorm": "individueel_traject", "domein": "FIN"}
    assert fact_id("de-schans", "2022", "individuele-hulp", at) == (
        "de-schans/2022/individuele-hulp/fin/individueel-traject"
    )
    assert fact_id("de-schans", "2021-H1", "hulp", {}) == "de-schans/2021-h1/hulp"


@given(codes, codes, codes, dimensions)
def test_any_id_holds_only_characters_of_the_contract(
    org: str, period: str, indicator: str, at: dict[str, str]
) -> None:
    made = fact_id(org, period, indicator, at)
    assert re.fullmatch(r"[a-z0-9./-]+", made)
    assert made.count("/") == 2 + len(at)


@given(dimensions, st.randoms())
def test_an_id_does_not_depend_on_the_order_of_the_dimensions(
    at: dict[str, str], random: st.Random
) -> None:
    pairs = list(at.items())
    random.shuffle(pairs)
    assert fact_id("kade", "2022", "hulp", dict(pairs)) == fact_id("kade", "2022", "hulp", at)


@given(codes)
def test_a_name_that_was_made_safe_stays_the_same(text: str) -> None:
    assert slug(slug(text)) == slug(text)


@given(facts())
def test_a_fact_survives_the_trip_through_plain_data(fact: Fact) -> None:
    record = fact.to_record()
    assert Fact.from_record(record) == fact
    assert Fact.from_record(record).to_record() == record


@given(facts())
def test_plain_data_hold_exact_numbers_as_text(fact: Fact) -> None:
    value = fact.to_record()["value"]
    assert value is None or re.fullmatch(r"-?\d+(\.\d+)?", value)
