"""``cijfers.csv``: every printed number, in the form that scripts of others rely on."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.delivery import PrintedFact, figures_csv
from pipeline.facts import Fact, Origin, Status
from tests.facts.feiten import facts, make_fact

CONTRACT = (
    "feit,indicator,dimensies,waarde,eenheid,teller,noemer,status,herkomst,afgedrukt,definitie"
)
SHARE = make_fact(
    "doel-behaald-aandeel",
    59,
    "%",
    version=2,
    numerator=Decimal(78),
    denominator=Decimal(133),
    dimensions={"vorm": "x;y=50%", "domein": "FIN"},
)
HIDDEN = make_fact("hulp", None, "keer")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def table(*printed: tuple[Fact, str]) -> str:
    found = {fact.id: fact for fact, _ in printed}
    return figures_csv(found, [PrintedFact(fact.id, text) for fact, text in printed])


def test_the_header_is_that_of_the_contract() -> None:
    assert table() == CONTRACT + "\n"


def test_a_row_tells_the_whole_fact() -> None:
    (row,) = rows(table((SHARE, "59%")))
    assert row == {
        "feit": SHARE.id,
        "indicator": "doel-behaald-aandeel",
        "dimensies": "domein=FIN;vorm=x%3By%3D50%25",
        "waarde": "59",
        "eenheid": "%",
        "teller": "78",
        "noemer": "133",
        "status": "zichtbaar",
        "herkomst": "berekend",
        "afgedrukt": "59%",
        "definitie": "2",
    }


def test_a_number_that_is_not_published_has_no_value_and_keeps_its_sign() -> None:
    (row,) = rows(table((HIDDEN, "niet getoond")))
    assert (row["waarde"], row["teller"], row["noemer"]) == ("", "", "")
    assert (row["status"], row["afgedrukt"]) == ("onderdrukt", "niet getoond")


def test_decimals_have_a_point_also_where_the_reader_sees_a_comma() -> None:
    fact = make_fact("a", "1234.50", "%", decimals=2, origin=Origin.EXTERNAL)
    (row,) = rows(table((fact, "1.234,50%")))
    assert (row["waarde"], row["afgedrukt"], row["herkomst"]) == ("1234.50", "1.234,50%", "extern")


def test_a_large_round_number_is_written_out() -> None:
    fact = make_fact("a", "1E+6", status=Status.ROUNDED)
    assert rows(table((fact, "1.000.000")))[0]["waarde"] == "1000000"


def test_each_printed_form_has_one_row_sorted_by_fact_and_form() -> None:
    four, nine = make_fact("b", 4), make_fact("a", 9)
    found = rows(table((four, "vier"), (nine, "9"), (four, "4"), (four, "vier")))
    assert [(row["feit"], row["afgedrukt"]) for row in found] == [
        (nine.id, "9"),
        (four.id, "4"),
        (four.id, "vier"),
    ]


def test_a_printed_number_without_a_fact_is_a_fault() -> None:
    with pytest.raises(KeyError):
        figures_csv({}, [PrintedFact("kade/2022/weg", "4")])


@pytest.mark.parametrize(
    "text",
    ["=1+1", "=cmd|' /C calc'!A0", "+1+1", "-2+3", "-A1", "@SUM(1)", "\t=1", "-", "-*"],
)
@pytest.mark.parametrize("around", ["", " "])
def test_no_cell_is_a_formula_in_a_spreadsheet(text: str, around: str) -> None:
    (row,) = rows(table((make_fact("a", 4), f"{text}{around}")))
    if text in ("-", "-*"):  # signs of our own that compute nothing
        assert row["afgedrukt"] == text + around
    else:
        assert row["afgedrukt"] == f"'{text}{around}"


@pytest.mark.parametrize("text", ["4", "-4", "+4", "838+", "-1.234,5%", "+3%", "−3%", "4 keer"])
def test_a_number_stands_there_as_it_was_printed(text: str) -> None:
    (row,) = rows(table((make_fact("a", 4), text)))
    assert row["afgedrukt"] == text


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(st.lists(facts(), max_size=4, unique_by=lambda fact: fact.id), st.randoms())
def test_any_fact_can_be_read_back_whatever_its_codes(found: list[Fact], random: st.Random) -> None:
    marks = [PrintedFact(fact.id, form) for fact in found for form in ('een, "twee"', "1;2")]
    known = {fact.id: fact for fact in found}
    text = figures_csv(known, marks)
    random.shuffle(marks)
    assert figures_csv(known, marks) == text
    for row in rows(text):
        fact = known[row["feit"]]
        pairs = [pair.split("=") for pair in row["dimensies"].split(";") if pair]
        read = {unescape(key): unescape(code) for key, code in pairs}
        assert read == dict(fact.dimensions)
        assert row["waarde"] == ("" if fact.value is None else format(fact.value, "f"))


def unescape(text: str) -> str:
    return text.replace("%3B", ";").replace("%3D", "=").replace("%25", "%")
