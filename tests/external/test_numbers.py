"""A cell is a number, a sign or neither; a sign is never zero."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.external.numbers import ambiguous, decimal_mark, read_cell, read_year


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("     7.9", ".", "7.9"),
        ("7,9", ",", "7.9"),
        ("59 ", ",", "59"),
        ("\u00a0-0.100", ".", "-0.100"),
        ("1.230", ",", "1230"),
        ("1.230", ".", "1.230"),
        ("1 230,5", ",", "1230.5"),
        ("17,475,415", ".", "17475415"),
        ("12,5%", ",", "12.5"),
        ("0", ",", "0"),
        ("1e-05", ".", "0.00001"),
    ],
)
def test_numbers_are_read_exactly(text: str, mark: str, value: str) -> None:
    assert read_cell(text, mark, {}).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "sign"),
    [("       .", "."), ("x", "x"), ("X", "x"), ("-", "-"), ("", "leeg"), (None, "leeg"),
     ("   ", "leeg"), ("--", "-"), ("<10", "x")],
)  # fmt: skip
def test_a_sign_is_no_number(text: str | None, sign: str) -> None:
    reading = read_cell(text, ",", {"--": "-", "<10": "x"})
    assert (reading.value, reading.sign) == (None, sign)


@pytest.mark.parametrize("text", ["16% /16%", "n.b.", "1.2.3", "zeven", "12-13", "--", "<10"])
def test_what_is_neither_stays_unread(text: str) -> None:
    assert not read_cell(text, ",", {}).known


def test_stars_tell_that_a_number_is_provisional() -> None:
    assert read_cell("7,9*", ",", {}).status == "voorlopig"
    assert read_cell("7,9**", ",", {}).status == "nader_voorlopig"
    assert read_cell("7,9", ",", {}).status is None
    assert read_year("2022*") == (2022, "voorlopig")
    assert read_year("2022JJ00") == (2022, None)
    assert read_year("2022KW01") is None
    assert read_year(None) is None


def test_a_point_before_three_digits_does_not_tell_what_it_is() -> None:
    assert decimal_mark(["1.230", "1.500"]) is None
    assert ambiguous(["1.230", "12"])
    assert decimal_mark(["1.230", "0.5"]) == "."
    assert decimal_mark(["1.230", "1.230,5"]) == ","
    assert decimal_mark(["0.5", "0,5"]) is None
    assert not ambiguous(["1", "12", "."])


@given(st.decimals(-(10**9), 10**9, places=3))
def test_any_number_survives_both_notations(value: Decimal) -> None:
    text = format(value, "f")
    assert read_cell(f"  {text}", ".", {}).value == value
    assert read_cell(text.replace(".", ","), ",", {}).value == value


@given(st.text(max_size=12))
def test_no_text_breaks_the_reader_or_becomes_zero_by_itself(text: str) -> None:
    reading = read_cell(text, ",", {})
    if reading.value == 0:
        assert "0" in text or any(letter.isdigit() for letter in text)
