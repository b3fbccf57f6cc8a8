"""Dutch notation: the same fact reads the same everywhere, small numbers in words in text."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.facts import (
    SIGNS,
    VALUED,
    Fact,
    NumberProfile,
    Status,
    print_decimal,
    print_euro,
    print_fact,
    print_in_text,
    round_half_away,
)
from tests.facts.feiten import make_fact, numbers

DUTCH = NumberProfile()


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        ("1234.5", 1, "1.234,5"),
        ("-2.5", 0, "−3"),
        ("2.5", 0, "3"),
        ("15165", 0, "15.165"),
        ("999", 0, "999"),
        ("1000", 0, "1.000"),
        ("1234567.89", 2, "1.234.567,89"),
        ("4", 1, "4,0"),
        ("0.05", 1, "0,1"),
        ("-0.04", 1, "0,0"),
        ("-1234", 0, "−1.234"),
    ],
)
def test_a_rounded_number_is_printed_as_the_dutch_write_it(
    value: str, decimals: int, printed: str
) -> None:
    assert print_decimal(round_half_away(Decimal(value), decimals), decimals, DUTCH) == printed


@pytest.mark.parametrize(
    ("fact", "table", "text"),
    [
        (make_fact("a", 4), "4", "vier"),
        (make_fact("a", 0), "0", "nul"),
        (make_fact("a", 1), "1", "één"),
        (make_fact("a", 9), "9", "negen"),
        (make_fact("a", 10), "10", "10"),
        (make_fact("a", -3), "−3", "−3"),
        (make_fact("a", 2119), "2.119", "2.119"),
        (make_fact("a", 64, "%"), "64%", "64%"),
        (make_fact("a", 4, "%"), "4%", "4%"),
        (make_fact("a", "4.4", "%", decimals=1), "4,4%", "4,4%"),
        (make_fact("a", "4.0", "per_1000", decimals=1), "4,0", "4,0"),
        (make_fact("a", 838, status=Status.AT_LEAST), "838+", "838+"),
        (make_fact("a", 5, status=Status.AT_LEAST), "5+", "5+"),
        (make_fact("a", 5, status=Status.ROUNDED), "5", "5"),
        (make_fact("a", None), "niet getoond", "niet getoond"),
        (make_fact("a", None, "%"), "niet getoond", "niet getoond"),
        (make_fact("a", None, status=Status.NOT_AVAILABLE), "niet beschikbaar", "niet beschikbaar"),
        (make_fact("a", None, status=Status.NOT_STARTED), "nog niet gestart", "nog niet gestart"),
    ],
)
def test_a_fact_is_printed_in_figures_in_tables_and_small_ones_in_words_in_text(
    fact: Fact, table: str, text: str
) -> None:
    assert print_fact(fact, DUTCH) == table
    assert print_in_text(fact, DUTCH) == text


@pytest.mark.parametrize(
    ("profile", "fact", "table", "text"),
    [
        (NumberProfile(thousands=""), make_fact("a", 2119), "2119", "2119"),
        (NumberProfile(thousands=""), make_fact("a", "1234.5", decimals=1), "1234,5", "1234,5"),
        (NumberProfile(thousands="\u202f"), make_fact("a", 15165), "15\u202f165", "15\u202f165"),
        (
            NumberProfile(thousands="\u202f"),
            make_fact("a", "1234.5", decimals=1),
            "1\u202f234,5",
            "1\u202f234,5",
        ),
        (NumberProfile(words_below=0), make_fact("a", 4), "4", "4"),
        (NumberProfile(words_below=21), make_fact("a", 20), "20", "twintig"),
        (NumberProfile(words_below=21), make_fact("a", 21), "21", "21"),
        (NumberProfile(words_below=5), make_fact("a", 5), "5", "5"),
    ],
)
def test_an_organisation_has_its_own_notation(
    profile: NumberProfile, fact: Fact, table: str, text: str
) -> None:
    assert print_fact(fact, profile) == table
    assert print_in_text(fact, profile) == text


def test_every_status_without_a_value_has_a_sign() -> None:
    assert set(SIGNS) == set(Status) - VALUED


def test_a_profile_survives_the_trip_through_plain_data() -> None:
    profile = NumberProfile(thousands="", words_below=13, percentage_from=50, people="klanten")
    assert NumberProfile.from_record(profile.to_record()) == profile
    with pytest.raises(TypeError):
        NumberProfile.from_record({"duizendtallen": "."})


@given(numbers, st.integers(0, 4))
def test_what_is_printed_can_be_read_back_exactly(value: Decimal, decimals: int) -> None:
    rounded = round_half_away(value, decimals)
    printed = print_decimal(rounded, decimals, DUTCH)
    assert re.fullmatch(r"−?\d{1,3}(\.\d{3})*(,\d+)?", printed)
    plain = printed.replace("−", "-").replace(".", "").replace(",", ".")
    assert Decimal(plain) == rounded


@pytest.mark.parametrize("unit", ["trajecten", "%", "score", "per_1000"])
@pytest.mark.parametrize("decimals", [0, 1])
def test_a_suppressed_fact_does_not_show_what_kind_of_number_it_was(
    unit: str, decimals: int
) -> None:
    hidden = make_fact("a", None, unit, decimals=decimals)
    assert print_fact(hidden, DUTCH) == print_in_text(hidden, DUTCH) == "niet getoond"


@pytest.mark.parametrize(
    ("style", "amount", "printed"),
    [
        ("spatie", "854788", "€\N{NO-BREAK SPACE}854.788"),
        ("vast", "719640", "€719.640"),
        ("streepje", "719640", "€719.640,-"),
        ("centen", "687752", "€687.752,00"),
        ("spatie", "77.55", "€\N{NO-BREAK SPACE}77,55"),
        ("vast", "-1200", "\N{MINUS SIGN}€1.200"),
    ],
)
def test_an_amount_is_printed_in_the_style_of_the_house(style, amount, printed):
    value = Decimal(amount)
    decimals = max(0, -int(value.as_tuple().exponent))
    assert print_euro(value, decimals, NumberProfile(euro=style)) == printed


@pytest.mark.parametrize(
    ("status", "words", "sign"),
    [
        (Status.NOT_PLANNED, "niet gepland", "-"),
        (Status.NOT_STARTED, "nog niet gestart", "-*"),
        (Status.TO_BE_DECIDED, "nog te bepalen", "n.t.b."),
        (Status.SUPPRESSED, "niet getoond", "niet getoond"),
    ],
)
def test_a_missing_number_is_told_in_words_or_by_the_signs_of_plan_tables(status, words, sign):
    missing = make_fact("bereik", None, status=status)
    assert print_fact(missing, NumberProfile()) == words
    assert print_fact(missing, NumberProfile(tekens="tekens")) == sign
