"""Clearing away: what is over its term, or of one person, goes with everything that hangs on it."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.contract import load_tables
from pipeline.errors import UsageError
from pipeline.ingest import ingest
from pipeline.paths import House
from pipeline.setup.clearing import carry_out, one_person, term_is_over
from pipeline.setup.forget import day_of, forget, is_personal, months_before, older_than
from tests.ingest.levering import CLIENT, CONFIG, ORG, query, score, tables, traject, write

TODAY = datetime.date(2026, 3, 15)
KEEPING = CONFIG + "bewaren: {maanden: 24}\n"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv("FEITENWERK_SLEUTELMAP", str(tmp_path / "sleutels"))
    return House(tmp_path / "huis")


def delivery() -> dict[str, list[dict[str, str]]]:
    """T1 and T2 ended in 2022, T3 in 2025, T4 runs; T2 and T4 are of one person."""
    content = tables()
    content["traject"] = [
        traject(1),
        traject(2, clientnummer=f"{CLIENT}4"),
        traject(3, eind_datum="30-06-2025"),
        traject(4, eind_datum=""),
    ]
    return content


def texts(house: House) -> dict[str, str]:
    return {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted((house.delivery(ORG) / "tabellen").rglob("*"))
        if path.is_file()
    }


def test_what_ended_before_the_term_goes_with_its_scores_and_domains(house: House) -> None:
    write(house, delivery(), KEEPING)
    ingest(house, ORG)
    clearing = term_is_over(house, ORG, TODAY)
    carry_out(house, ORG, clearing)
    assert not house.database(ORG).exists()
    ingest(house, ORG)
    assert query(house, "SELECT traject_id FROM traject ORDER BY 1") == [("T3",), ("T4",)]
    assert query(house, "SELECT DISTINCT traject_id FROM traject_hoofddomein ORDER BY 1") == [
        ("T3",),
        ("T4",),
    ]
    assert query(house, "SELECT count(*) FROM zrm_meting") == [(0,)]
    assert query(house, "SELECT count(*) FROM quarantaine") == [(0,)]
    assert query(house, "SELECT count(*) FROM gebied") == [(2,)]


def test_looking_changes_nothing(house: House) -> None:
    write(house, delivery(), KEEPING)
    ingest(house, ORG)
    before = texts(house)
    assert term_is_over(house, ORG, TODAY).rows > 0
    assert texts(house) == before
    assert house.database(ORG).exists()


def test_one_person_goes_whole_and_leaves_the_rest_as_it_was(house: House) -> None:
    content = delivery()
    content["zrm_meting"].append(score(4, "start", "2"))
    write(house, content)
    before = texts(house)
    clearing = one_person(house, ORG, f" {CLIENT}4 ")
    carry_out(house, ORG, clearing)
    after = texts(house)
    assert f"{CLIENT}4" not in "".join(after.values())
    lost = {name: len(before[name].splitlines()) - len(after[name].splitlines()) for name in before}
    assert {name: n for name, n in lost.items() if n} == {
        "traject.csv": 2,
        "traject_hoofddomein.csv": 2,
        "zrm_meting.csv": 2,
    }
    kept = set(before["traject.csv"].splitlines()) - set(after["traject.csv"].splitlines())
    assert all(f"{CLIENT}4" in line for line in kept)


def test_no_client_number_is_told(house: House) -> None:
    write(house, delivery())
    assert CLIENT not in "".join(one_person(house, ORG, f"{CLIENT}4").made)


def test_a_person_who_is_not_there_leaves_everything(house: House) -> None:
    write(house, delivery())
    before = texts(house)
    clearing = one_person(house, ORG, "onbekend")
    carry_out(house, ORG, clearing)
    assert (clearing.rows, texts(house)) == (0, before)


def test_without_a_term_the_message_says_how_to_set_one(house: House) -> None:
    write(house, delivery())
    with pytest.raises(UsageError) as caught:
        term_is_over(house, ORG, TODAY)
    assert "bewaren" in caught.value.remedy


def test_an_empty_client_number_is_no_person(house: House) -> None:
    write(house, delivery())
    with pytest.raises(UsageError):
        one_person(house, ORG, "  ")


@given(st.integers(1, 60), st.dates(datetime.date(2000, 1, 1), datetime.date(2090, 1, 1)))
def test_a_term_ends_on_the_first_of_a_month(months: int, today: datetime.date) -> None:
    limit = months_before(today, months)
    assert limit.day == 1
    assert (today.year - limit.year) * 12 + today.month - limit.month == months


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2090, 1, 1)))
def test_a_day_is_read_in_every_spelling(day: datetime.date) -> None:
    spelled = [day.isoformat(), f"{day:%d-%m-%Y}", f"{day.day}/{day.month}/{day.year}"]
    assert {day_of(text) for text in spelled} == {day}


def test_nothing_that_refers_to_a_row_that_went_stays() -> None:
    rows = delivery()
    found = forget(load_tables().values(), rows, older_than(datetime.date(2024, 1, 1))).rows
    for name, table in load_tables().items():
        for key in table.foreign_keys:
            if not is_personal(table):
                continue
            gone = {rows[key.table][place][key.key] for place in found.get(key.table, ())}
            left = [
                row
                for place, row in enumerate(rows.get(name, []))
                if place not in found.get(name, ())
            ]
            assert not gone & {row.get(key.column) for row in left}
