"""Counts of the rows of a delivery on their way out: of rows, by table, file, delivery and rule."""

from __future__ import annotations

import json
from typing import Any

import duckdb
import pytest

from pipeline.disclosure import publish
from pipeline.disclosure.rows import inner_path
from pipeline.paths import House
from tests.disclosure.conftest import INTAKE, ORG, SETTINGS, Furnish
from tests.indicators.registraties import insert

FOLDER = f"data/raw/{ORG}/tabellen"


def finding(row: int, rule: str, path: str = "traject.csv", **changes: Any) -> dict[str, Any]:
    return {
        "tabel": "traject", "bestand": f"{FOLDER}/{path}", "rij": row, "kolom": "vorm",
        "regel": rule, "uitleg": "Dit klopt niet (BR25).", "herstel": "Verbeter het.", **changes,
    }  # fmt: skip


def delivered(path: str, rows: int, refused: int, table: str = "traject") -> dict[str, Any]:
    return {
        **INTAKE["invoer"][0],  # type: ignore[index]
        "tabel": table, "pad": f"{FOLDER}/{path}", "rijen": rows,
        "geaccepteerd": rows - refused, "geweigerd": refused,
    }  # fmt: skip


def told(
    furnish: Furnish,
    files: list[dict[str, Any]],
    findings: list[dict[str, Any]],
    settings: str = SETTINGS,
) -> dict[str, Any]:
    house: House = furnish(settings=settings)
    house.intake(ORG).write_text(json.dumps({"organisatie": ORG, "invoer": files}))
    with duckdb.connect(str(house.database(ORG))) as connection:
        insert(connection, {"quarantaine": findings})
    publish(house, ORG, "2022")
    record: dict[str, Any] = json.loads((house.public(ORG, "2022") / "levering.json").read_text())
    record["waarde"] = {fact["id"]: fact["value"] for fact in record["feiten"]}
    return record


def counts(record: dict[str, Any], ids: dict[str, str]) -> dict[str, str]:
    return {name: record["waarde"][id_] for name, id_ in ids.items()}


def test_rows_are_accepted_plus_refused_in_every_table_and_file(furnish: Furnish) -> None:
    files = [delivered("traject.csv", 12, 1), delivered("traject-2.csv", 30, 2)]
    record = told(furnish, files, [finding(3, "codelijst")])
    (table,) = record["tabellen"]
    for one in (record["totaal"], table["feiten"], *(f["feiten"] for f in table["bestanden"])):
        found = {
            name: int(value) for name, value in counts(record, one).items() if name != "aandeel"
        }
        assert found["gelezen"] == found["geaccepteerd"] + found["geweigerd"]
    assert counts(record, record["totaal"])["gelezen"] == "42"
    assert [file["naam"] for file in table["bestanden"]] == ["traject.csv", "traject-2.csv"]


def test_facts_count_rows_and_belong_to_no_person(furnish: Furnish) -> None:
    record = told(furnish, [delivered("traject.csv", 12, 1)], [finding(3, "codelijst")])
    assert {fact["unit"] for fact in record["feiten"]} == {"rijen", "%"}
    assert all(fact["id"].startswith(f"{ORG}/2022/") for fact in record["feiten"])


def test_a_row_with_more_faults_is_one_wrong_row_and_a_repeated_one_is_none(
    furnish: Furnish,
) -> None:
    findings = [finding(3, "codelijst"), finding(3, "verplicht"), finding(4, "dubbel"),
                finding(5, "vervangen"), finding(5, "codelijst")]  # fmt: skip
    record = told(furnish, [delivered("traject.csv", 12, 3)], findings)
    assert counts(record, record["totaal"]) == {
        "gelezen": "12", "geaccepteerd": "9", "geweigerd": "3", "vervangen": "1", "fout": "1",
    }  # fmt: skip
    harmless = [one["onschuldig"] for one in record["bevindingen"]]
    assert harmless == sorted(harmless), "what needs no remedy comes last"


def test_reasons_stand_without_row_numbers_and_without_the_numbers_of_rules(
    furnish: Furnish,
) -> None:
    record = told(furnish, [delivered("traject.csv", 12, 2)],
                  [finding(1234567, "codelijst"), finding(7654321, "codelijst")])  # fmt: skip
    (one,) = record["bevindingen"]
    assert one["uitleg"] == "Dit klopt niet."
    assert (one["tabel"], one["kolom"], one["bestanden"]) == ("Trajecten", "vorm", ["traject.csv"])
    assert record["waarde"][one["feit"]] == "2"
    assert "1234567" not in json.dumps(record)


@pytest.mark.parametrize(
    ("rows", "wrong", "settings", "verdict"),
    [
        (1000, 10, SETTINGS, "goed"),
        (1000, 11, SETTINGS, "let op"),
        (3, 1, SETTINGS, "goed"),
        (1000, 11, SETTINGS + "inname: {waarschuwen_geweigerd: 0.02}\n", "goed"),
    ],
)
def test_the_organisation_says_how_much_is_too_much(
    furnish: Furnish, rows: int, wrong: int, settings: str, verdict: str
) -> None:
    findings = [finding(number, "codelijst") for number in range(wrong)]
    record = told(furnish, [delivered("traject.csv", rows, wrong)], findings, settings)
    assert record["tabellen"][0]["oordeel"] == verdict
    assert counts(record, record["grenzen"])["geweigerd"] == "5"


def test_dated_deliveries_are_told_apart_only_if_there_are_more(furnish: Furnish) -> None:
    files = [delivered("traject.csv", 12, 1), delivered("2022-07-15 correctie/traject.csv", 3, 0),
             delivered("../teksten/2022/algemeen/visie.md", 1, 0, "tekst")]  # fmt: skip
    record = told(furnish, files, [finding(4, "vervangen")])
    assert [day["datum"] for day in record["leveringen"]] == ["", "2022-07-15"]
    first, later = (counts(record, day["feiten"]) for day in record["leveringen"])
    assert (first["gelezen"], first["vervangen"], later["gelezen"]) == ("12", "1", "3")


def test_one_delivery_has_no_trend(furnish: Furnish) -> None:
    assert told(furnish, [delivered("traject.csv", 12, 0)], [])["leveringen"] == []


def test_every_column_of_a_coverage_is_named_in_the_words_of_the_contract(
    furnish: Furnish,
) -> None:
    record = told(furnish, [delivered("traject.csv", 12, 0)], [])
    assert record["kolommen"]["doorverwijzing.partij"] == {
        "tabel": "Verwijzingen", "kolom": "partij",
    }  # fmt: skip


def test_a_file_bears_the_name_the_organisation_gave_it() -> None:
    assert inner_path("data/raw/dorp/tabellen/2022-07-15/a.csv", "dorp") == "2022-07-15/a.csv"
    assert inner_path("data/raw/dorp/teksten/a.md", "dorp") == "teksten/a.md"
