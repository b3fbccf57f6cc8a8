"""Rounding: one function, half away from zero, as people round on paper."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.facts import round_half_away

exact = st.one_of(
    st.integers(-(10**15), 10**15),
    st.fractions(min_value=-(10**9), max_value=10**9),
    st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, places=5),
)
places = st.integers(-3, 5)


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("0.705", 2, "0.71"),
        ("-0.705", 2, "-0.71"),
        ("2.4999", 0, "2"),
        ("64.4", 0, "64"),
        ("7", 1, "7.0"),
        ("15165", -1, "15170"),
        ("-15165", -1, "-15170"),
        ("149", -2, "100"),
        ("49", -2, "0"),
    ],
)
def test_a_half_goes_away_from_zero(value: str, decimals: int, rounded: str) -> None:
    assert str(round_half_away(Decimal(value), decimals)) == rounded


def test_a_share_is_rounded_from_the_exact_fraction() -> None:
    assert round_half_away(Fraction(100 * 78, 133)) == 59
    assert round_half_away(Fraction(100 * 1, 200), 1) == Decimal("0.5")


@pytest.mark.parametrize("value", [0.705, 1.0, float("nan")])
def test_an_inexact_number_is_refused(value: float) -> None:
    with pytest.raises(TypeError, match="exact numbers"):
        round_half_away(value)  # type: ignore[arg-type]


@given(exact, places)
def test_rounding_is_symmetric_around_zero(value: Fraction, decimals: int) -> None:
    assert round_half_away(-Fraction(value), decimals) == -round_half_away(value, decimals)


@given(exact, places)
def test_the_result_is_never_further_than_half_a_step(value: Fraction, decimals: int) -> None:
    step = Fraction(10) ** -decimals
    apart = abs(Fraction(round_half_away(value, decimals)) - Fraction(value))
    assert apart <= step / 2


@given(st.integers(-(10**9), 10**9), places)
def test_exactly_half_a_step_moves_away_from_zero(whole: int, decimals: int) -> None:
    step = Fraction(10) ** -decimals
    value = (whole + Fraction(1, 2)) * step
    assert abs(Fraction(round_half_away(value, decimals))) == abs(value) + step / 2


@given(exact, places)
def test_rounding_twice_is_rounding_once(value: Fraction, decimals: int) -> None:
    once = round_half_away(value, decimals)
    assert round_half_away(once, decimals) == once


@given(exact, exact, places)
def test_order_survives_rounding(value: Fraction, other: Fraction, decimals: int) -> None:
    low, high = sorted([Fraction(value), Fraction(other)])
    assert round_half_away(low, decimals) <= round_half_away(high, decimals)


@given(exact, places)
def test_the_result_has_exactly_the_decimals_that_were_asked_for(
    value: Fraction, decimals: int
) -> None:
    assert round_half_away(value, decimals).as_tuple().exponent == -max(decimals, 0)


@given(st.fractions(min_value=Fraction(-1, 2), max_value=Fraction(1, 2)), places)
def test_zero_has_no_sign(value: Fraction, decimals: int) -> None:
    rounded = round_half_away(value, decimals)
    assert rounded or not rounded.is_signed()
