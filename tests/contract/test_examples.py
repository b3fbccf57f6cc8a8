"""The example rows that explain the tables are rows that the intake accepts."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.contract import Origin, load_tables
from pipeline.contract.examples import example_row
from pipeline.ingest import ingest
from pipeline.paths import House
from tests.ingest.levering import CONFIG, ORG, query

KNOWN = {
    "thema": "meedoen", "themas": "meedoen", "jaar": "2022", "periode": "2022",
    "zrm_domein": "MP", "datum": "15-03-2022",
}  # fmt: skip
TABLES = [table for table in load_tables().values() if table.origin is Origin.CSV]


def test_the_example_rows_of_all_tables_are_taken_in_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FEITENWERK_SLEUTELMAP", str(tmp_path / "sleutels"))
    house = House(tmp_path)
    folder = house.delivery(ORG) / "tabellen"
    folder.mkdir(parents=True)
    (house.delivery(ORG) / "organisatie.yml").write_text(CONFIG)
    for table in TABLES:
        with (folder / f"{table.name}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, table.columns, delimiter=";")
            writer.writeheader()
            writer.writerow(example_row(table, KNOWN))
    intake = ingest(house, ORG)
    refused = query(house, "SELECT tabel, kolom, uitleg FROM quarantaine")
    assert refused == [], "give these columns an 'example' in pipeline/contract/tabellen/"
    assert intake.accepted == len(TABLES) + 1


def test_what_may_stay_empty_is_empty_unless_the_contract_has_an_example() -> None:
    traject = load_tables()["traject"]
    row = example_row(traject, KNOWN)
    assert row["clientnummer"]
    assert row["eind_datum"] == ""
    assert [field.name for field in traject.fields] == list(row)
