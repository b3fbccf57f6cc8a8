"""A small delivery for tests: tables as lists of rows, written as an organisation would."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from pipeline.contract import load_tables
from pipeline.paths import House

ORG = "dorp"
Tables = dict[str, list[dict[str, str]]]

CONFIG = """\
organisatie:
  id: dorp
  naam: Sociaal Werk Dorp
  korte_naam: Dorp
  gemeente: {code: GM0001, naam: Dorp}
  provincie: {code: PV20, naam: Provincie}
  land: {code: NL, naam: Nederland}
gegevens: voorbeeld
huisstijl: dorp
inname: {hoogste_aandeel_geweigerd: 1.0}
rapporten:
  monitor:
    perioden: ["2022"]
    themas: [{id: meedoen, naam: Meedoen, domeinen: [MP]}]
"""

CLIENT = "GEHEIM-0042"


def traject(number: int, **changes: str) -> dict[str, str]:
    return {
        "traject_id": f"T{number}",
        "clientnummer": f"{CLIENT}{number}",
        "vorm": "individueel_traject",
        "start_datum": "01-02-2022",
        "eind_datum": "30-06-2022",
        "registratie_datum": "01-02-2022",
        "leeftijd_bij_start": "34",
        "gebied_id": "noord",
    } | changes


def score(number: int, kind: str, value: str, when: str = "01-02-2022") -> dict[str, str]:
    return {
        "traject_id": f"T{number}", "zrm_domein": "MP", "soort": kind, "score": value, "datum": when
    }  # fmt: skip


def tables() -> Tables:
    """A delivery without errors: four trajecten with domains, scores and referrals."""
    return {
        "gebied": [
            {"gebied_id": "GM0001", "soort": "gemeente", "naam": "Dorp"},
            {"gebied_id": "noord", "soort": "gebiedsteam", "naam": "Noord", "ouder_id": "GM0001"},
        ],
        "traject": [traject(number) for number in range(1, 5)],
        "traject_hoofddomein": [
            {"traject_id": f"T{number}", "zrm_domein": "MP"} for number in range(1, 5)
        ],
        "zrm_meting": [
            score(1, "start", "2"),
            score(1, "doel", "3"),
            score(1, "eind", "4", "30-06-2022"),
            score(2, "start", "3"),
        ],
        "doorverwijzing": [
            {
                "verwijzing_id": "V1", "traject_id": "T1", "richting": "in",
                "partij": "huisarts", "datum": "01-02-2022",
            }
        ],
    }  # fmt: skip


def as_csv(rows: list[dict[str, str]], columns: tuple[str, ...], delimiter: str = ";") -> str:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, delimiter=delimiter, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def write(house: House, content: Mapping[str, list[dict[str, str]]], config: str = CONFIG) -> Path:
    """Write a delivery and return its folder of tables."""
    folder = house.delivery(ORG) / "tabellen"
    folder.mkdir(parents=True, exist_ok=True)
    (house.delivery(ORG) / "organisatie.yml").write_text(config, encoding="utf-8")
    for name, rows in content.items():
        text = as_csv(rows, load_tables()[name].columns)
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def query(house: House, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(house.database(ORG)), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def quarantine(house: House) -> list[tuple[str, int, str, str]]:
    """Table, row, column and rule of everything in quarantine."""
    found = query(house, "SELECT tabel, rij, kolom, regel FROM quarantaine ORDER BY ALL")
    return [(table, row, column, rule) for table, row, column, rule in found]


def dump(house: House) -> dict[str, list[tuple[Any, ...]]]:
    """The content of every table, as stored."""
    with duckdb.connect(str(house.database(ORG)), read_only=True) as connection:
        names = connection.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()
        return {name: connection.execute(f"FROM {name}").fetchall() for (name,) in names}
