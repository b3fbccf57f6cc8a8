# ruff: noqa: S608  the SQL of these tests is written here, nothing comes from outside
"""Personal data in free text is found and refused; a date of birth becomes an age."""

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.contract import load_tables
from pipeline.ingest import ingest, personal
from tests.ingest.levering import ORG, as_csv, quarantine, query, tables, traject, write

TABLE = load_tables()["opgegeven_feit"]
TEXT = TABLE.field("omschrijving")
IN_MEMORY = duckdb.connect()


def found(text: str, field=TEXT, table=TABLE) -> set[str]:
    checks = list(personal.findings(table, field, "t"))
    columns = ", ".join(sql for _, sql in checks)
    row = IN_MEMORY.execute(f"SELECT {columns} FROM (SELECT ?::VARCHAR AS t)", [text]).fetchone()
    return {told for (told, _), hit in zip(checks, row, strict=True) if hit}


def bsn(digits: list[int]) -> str | None:
    """Nine digits that pass the elfproef, if the last digit can make them pass."""
    rest = sum(weight * digit for weight, digit in zip(range(9, 1, -1), digits, strict=True)) % 11
    return None if rest == 10 else "".join(map(str, digits)) + str(rest)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Zij mailde jan.jansen@voorbeeld.nl daarover", "e-mailadres"),
        ("bel 06-12345678", "telefoonnummer"),
        ("bel (050) 123 45 67", "telefoonnummer"),
        ("bel +31 6 1234 5678", "telefoonnummer"),
        ("woont op 9801 AB 12", "postcode met huisnummer"),
        ("9801AB12a", "postcode met huisnummer"),
        ("bsn 111222333", "burgerservicenummer"),
        ("bsn 111.222.333", "burgerservicenummer"),
        ("NL91 ABNA 0417 1643 00", "rekeningnummer"),
        ("GB82WEST12345698765432", "rekeningnummer"),
    ],
)
def test_what_points_at_a_person_is_found_in_a_text(text, what):
    assert f"Hier staat een {what}." in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "In 2022 spraken wij 500 buurtbewoners, in 2021 waren dat er 1.250.",
        "Nummer 123456789 voldoet niet aan de elfproef.",
        "Rekening NL92ABNA0417164300 heeft een verkeerd controlegetal.",
        "Route 1234 AB loopt langs het dorpshuis.",
        "€ 1.783.417 van 01-01-2022 tot 31-12-2022",
        "",
    ],
)
def test_ordinary_texts_are_left_alone(text):
    assert found(text) == set()


@settings(deadline=None)
@given(st.lists(st.integers(0, 9), min_size=8, max_size=8), st.integers(1, 9))
def test_nine_digits_are_a_bsn_exactly_when_they_pass_the_elfproef(digits, off):
    number = bsn(digits)
    if number and number != "000000000":
        assert "Hier staat een burgerservicenummer." in found(f"x {number} y")
        changed = number[:-1] + str((int(number[-1]) + off) % 10)
        assert "Hier staat een burgerservicenummer." not in found(f"x {changed} y")


def test_a_key_may_look_like_a_bsn():
    key = TABLE.field("feit_id")
    assert "Hier staat een burgerservicenummer." not in found("111222333", field=key)


def test_a_name_that_is_part_of_a_key_is_searched_all_the_same():
    table = load_tables()["thema_netwerkpartner"]
    assert "partner" in table.primary_key
    name = table.field("partner")
    assert "Hier staat een burgerservicenummer." in found("Jan 111222333", name, table)


def test_every_text_column_is_searched():
    for table in load_tables().values():
        typed_freely = {
            field.name
            for field in table.fields
            if field.type in ("string", "list") and not field.codelist and not field.becomes
        }
        assert {field.name for field in personal.searched(table)} == typed_freely


def test_a_row_with_personal_data_goes_to_quarantine_without_them(house):
    content = tables()
    content["gebied"][1]["naam"] = "Noord, bel 06-12345678"
    write(house, content)
    ingest(house, ORG)
    assert ("gebied", 3, "naam", "persoonsgegeven") in quarantine(house)
    assert b"12345678" not in house.database(ORG).read_bytes()


def with_births(house, *births: str, ages: str = "") -> None:
    folder = write(house, tables())
    rows = [
        traject(n, geboortedatum=day, leeftijd_bij_start=ages) for n, day in enumerate(births, 1)
    ]
    (folder / "traject.csv").write_text(as_csv(rows, tuple(rows[0])))
    ingest(house, ORG)


def test_a_date_of_birth_becomes_the_age_on_the_first_day_and_is_gone(house):
    with_births(house, "31-01-2004", "01-02-2004", "2004-02-02", "01-02-2022")
    ages = query(house, "SELECT leeftijd_bij_start FROM traject ORDER BY traject_id")
    assert ages == [(18,), (18,), (17,), (0,)]
    columns = query(house, "SELECT column_name FROM duckdb_columns()")
    assert ("geboortedatum",) not in columns
    assert b"2004" not in house.database(ORG).read_bytes()


def test_a_delivered_age_goes_before_a_date_of_birth(house):
    with_births(house, "31-01-2004", ages="40")
    assert query(house, "SELECT leeftijd_bij_start FROM traject") == [(40,)]


def test_a_date_of_birth_that_cannot_be_is_refused_without_being_told(house):
    with_births(house, "31-02-2004", "01-02-2023", "01-01-1801")
    refused = [place for table, *place in quarantine(house) if table == "traject"]
    assert refused == [
        [2, "geboortedatum", "datum"],
        [3, "leeftijd_bij_start", "grenzen"],
        [4, "leeftijd_bij_start", "grenzen"],
    ]
