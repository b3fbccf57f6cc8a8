"""A small confidential database for tests, with exactly the tables of the contract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from pipeline.contract import load_tables

THEME = "geld-en-werk"
Rows = Mapping[str, Sequence[Mapping[str, Any]]]


QUARANTINE = """
CREATE TABLE quarantaine (tabel VARCHAR, bestand VARCHAR, rij BIGINT, kolom VARCHAR, regel VARCHAR,
    uitleg VARCHAR, herstel VARCHAR)
"""


def create(path: Path, rows: Rows | None = None) -> Path:
    """Create ``registraties.duckdb`` with these rows; columns that are left out are empty."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(path)) as connection:
        connection.begin()  # one transaction: tests create hundreds of these
        for table in load_tables().values():
            columns = ", ".join(f"{f.stored_as} {f.storage}" for f in table.stored)
            connection.execute(f"CREATE TABLE {table.name} ({columns})")
        connection.execute(QUARANTINE)
        insert(connection, rows or {})
        connection.commit()
    return path


def insert(connection: Any, rows: Rows) -> None:
    """Add rows to tables that exist."""
    for table, records in rows.items():
        for record in records:
            names, marks = ", ".join(record), ", ".join("?" for _ in record)
            connection.execute(
                f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608
                list(record.values()),
            )


def traject(number: int | str, **changes: Any) -> dict[str, Any]:
    """An individual traject of an adult that ran in the first half of 2022."""
    return {
        "traject_id": f"t{number}",
        "inwoner_pid": f"p{number}",
        "vorm": "individueel_traject",
        "start_datum": date(2022, 1, 10),
        "eind_datum": date(2022, 6, 30),
        "registratie_datum": date(2022, 1, 10),
        "leeftijd_bij_start": 40,
        **changes,
    }


def domein(number: int | str, code: str = "FIN") -> dict[str, Any]:
    return {"traject_id": f"t{number}", "zrm_domein": code}


def meting(number: int | str, soort: str, score: int, **changes: Any) -> dict[str, Any]:
    return {
        "traject_id": f"t{number}",
        "zrm_domein": "FIN",
        "soort": soort,
        "score": score,
        "datum": date(2022, 6, 30) if soort == "eind" else date(2022, 1, 10),
        **changes,
    }


def activiteit(name: str, **changes: Any) -> dict[str, Any]:
    return {
        "activiteit_id": name,
        "naam": name.title(),
        "beschrijving": "Samen aan de slag.",
        "aard": "preventief",
        "themas": [THEME],
        "pg_dimensies": ["meedoen"],
        "open_inloop": False,
        "bereik_status": "gemeten",
        "volgorde": 1,
        **changes,
    }


def bijeenkomst(number: int, name: str, inwoners: int | None, **changes: Any) -> dict[str, Any]:
    return {
        "bijeenkomst_id": f"b{number}",
        "activiteit_id": name,
        "datum": date(2022, 3, number % 28 + 1),
        "aantal_inwoners": inwoners,
        "aantal_vrijwilligers": 2,
        "aantal_ketenpartners": 1,
        "clientoverleg": False,
        **changes,
    }


def many(count: int, start: int = 0, behaald: int | None = None, **changes: Any) -> Rows:
    """``count`` trajecten on FIN; the first ``behaald`` reached their goal, the others did not."""
    numbers = range(start, start + count)
    rows: dict[str, list[dict[str, Any]]] = {
        "traject": [traject(n, **changes) for n in numbers],
        "traject_hoofddomein": [domein(n) for n in numbers],
        "zrm_meting": [],
    }
    if behaald is not None:
        for place, n in enumerate(numbers):
            rows["zrm_meting"] += [
                meting(n, "doel", 4),
                meting(n, "eind", 4 if place < behaald else 3),
            ]
    return rows
