"""Every kind of fault is told with its file, row, column, rule and remedy, and counts once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.contract import load_tables
from pipeline.ingest import ingest
from pipeline.paths import House
from tests.ingest.levering import ORG, Tables, as_csv, query, score, tables, traject, write
from tests.ingest.test_plans import plans

Change = Callable[[Tables], None]
FOLDER = f"data/raw/{ORG}/tabellen"


def orphan(content: Tables) -> None:
    content["doorverwijzing"][0]["traject_id"] = "T9"


def end_before_start(content: Tables) -> None:
    content["traject"][1]["eind_datum"] = "31-01-2022"


def score_before_start(content: Tables) -> None:
    content["zrm_meting"][2]["datum"] = "31-01-2022"


def six(content: Tables) -> None:
    content["zrm_meting"][3]["score"] = "6"


def end_without_start(content: Tables) -> None:
    content["zrm_meting"].append(score(3, "eind", "4", "30-06-2022"))


def measured_twice(content: Tables) -> None:
    content["zrm_meting"].append(score(2, "start", "3"))


def measured_otherwise(content: Tables) -> None:
    content["zrm_meting"].append(score(2, "start", "5"))


def group(content: Tables, *scores: tuple[str, str]) -> None:
    content["collectieve_activiteit"] = [
        {
            "activiteit_id": "koken", "naam": "Koken", "beschrijving": "Samen koken.",
            "aard": "preventief", "open_inloop": "nee", "bereik_status": "gemeten",
            "volgorde": "1",
        }
    ]  # fmt: skip
    content["groep_kracht"] = [
        {"activiteit_id": "koken", "groep_id": "G1", "soort": kind, "score": "2", "datum": day}
        for kind, day in scores
    ]


def group_ends_first(content: Tables) -> None:
    group(content, ("start", "01-06-2022"), ("eind", "01-02-2022"))


def group_without_start(content: Tables) -> None:
    group(content, ("eind", "01-06-2022"))


def grant_ends_first(content: Tables) -> None:
    content["subsidie"] = [
        {
            "subsidie_id": "s1", "jaar": "2022", "soort": "eenmalig", "bedrag": "1000",
            "van": "01-06-2022", "tot": "01-02-2022",
        }
    ]  # fmt: skip


FAULTS: list[tuple[Change, str, int, str, str]] = [
    (orphan, "doorverwijzing", 2, "traject_id", "verwijzing"),
    (end_before_start, "traject", 3, "eind_datum", "eind-voor-start"),
    (score_before_start, "zrm_meting", 4, "datum", "eind-voor-start"),
    (six, "zrm_meting", 5, "score", "grenzen"),
    (end_without_start, "zrm_meting", 6, "soort", "eind-zonder-start"),
    (measured_twice, "zrm_meting", 6, "traject_id", "dubbel"),
    (measured_otherwise, "zrm_meting", 6, "traject_id", "tegenstrijdig"),
    (group_ends_first, "groep_kracht", 3, "datum", "eind-voor-start"),
    (group_without_start, "groep_kracht", 2, "soort", "eind-zonder-start"),
    (grant_ends_first, "subsidie", 2, "tot", "eind-voor-start"),
]


def told(house: House) -> list[tuple[str, ...]]:
    """File, row, column, rule, explanation and remedy of everything in quarantine."""
    return query(
        house, "SELECT bestand, rij, kolom, regel, uitleg, herstel FROM quarantaine ORDER BY ALL"
    )


@pytest.mark.parametrize(
    ("change", "table", "row", "column", "rule"), FAULTS, ids=[f[0].__name__ for f in FAULTS]
)
def test_a_fault_is_told_with_its_place_and_remedy(
    house: House, change: Change, table: str, row: int, column: str, rule: str
) -> None:
    content = tables()
    change(content)
    write(house, content)
    intake = ingest(house, ORG)
    found = [line for line in told(house) if line[1] == row and line[3] == rule]
    assert [line[:4] for line in found] == [(f"{FOLDER}/{table}.csv", row, column, rule)]
    explanation, remedy = found[0][4:]
    assert explanation.endswith(".")
    assert remedy.endswith(".")
    assert intake.rows == intake.accepted + intake.refused


def test_a_service_in_two_opgaven_of_a_year_is_refused_in_both(house: House) -> None:
    """BR03: help counts for one opgave, and nobody knows which of the two is right."""
    content = plans()
    opgave = {"dienst_id": "maatje", "jaar": "2022", "volgorde": "1"}
    content["dienst_opgave"] = [{**opgave, "thema": "meedoen"}, {**opgave, "thema": "geld"}]
    write(house, content)
    ingest(house, ORG)
    place = f"{FOLDER}/dienst_opgave.csv"
    assert [line[:4] for line in told(house)] == [
        (place, 2, "dienst_id", "tegenstrijdig"),
        (place, 3, "dienst_id", "tegenstrijdig"),
    ]


def test_the_same_row_in_two_files_of_one_delivery_counts_once(house: House) -> None:
    """The first file in the order of their names is the first."""
    folder = write(house, tables())
    again = as_csv([traject(1)], load_tables()["traject"].columns)
    (folder / "traject-noord.csv").write_text(again, encoding="utf-8")
    ingest(house, ORG)
    assert query(house, "SELECT count(*) FROM traject WHERE traject_id = 'T1'") == [(1,)]
    assert [line[:4] for line in told(house)] == [
        (f"{FOLDER}/traject.csv", 2, "traject_id", "dubbel")
    ]


def test_the_same_row_in_a_later_delivery_replaces_the_earlier_one(house: House) -> None:
    folder = write(house, tables())
    (folder / "2022-07-15").mkdir()
    later = (folder / "traject.csv").read_text(encoding="utf-8")
    (folder / "2022-07-15" / "traject.csv").write_text(later, encoding="utf-8")
    ingest(house, ORG)
    assert {line[3] for line in told(house)} == {"vervangen"}
    assert {line[0] for line in told(house)} == {f"{FOLDER}/traject.csv"}
