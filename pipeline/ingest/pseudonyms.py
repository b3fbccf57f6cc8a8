"""Pseudonyms of the people in a delivery: one HMAC per distinct person, in memory only."""

from __future__ import annotations

import duckdb
import pandas as pd

from pipeline.ingest.cells import name
from pipeline.ingest.key import Key

BATCH = 100_000
TABLE = "CREATE TABLE IF NOT EXISTS pseudoniem (persoon VARCHAR, pid UUID)"


def learn(connection: duckdb.DuckDBPyConnection, source: str, column: str, key: Key) -> None:
    """Make the pseudonyms of the people in a column who have none yet.

    Args:
        connection: to the staging area.
        source: SQL of rows with that column.
        column: of client numbers.
        key: of the organisation.
    """
    connection.execute(TABLE)
    connection.execute(
        f"CREATE TABLE onbekend AS SELECT DISTINCT {name(column)} AS persoon FROM ({source}) AS s "  # noqa: S608
        "WHERE persoon IS NOT NULL AND persoon NOT IN (SELECT persoon FROM pseudoniem)"
    )
    people = connection.cursor().execute("SELECT persoon FROM onbekend")
    while found := people.fetchmany(BATCH):
        persons = [person for (person,) in found]
        pairs = pd.DataFrame(
            {"persoon": persons, "pid": [key.pseudonym(person) for person in persons]},
            dtype=object,
        )
        connection.register("paren", pairs)
        connection.execute("INSERT INTO pseudoniem SELECT persoon::VARCHAR, pid::UUID FROM paren")
        connection.unregister("paren")
    people.close()
    connection.execute("DROP TABLE onbekend")


def pseudonym(column: str) -> str:
    """SQL: the pseudonym of the person in a column of ``ruw``."""
    return f"(SELECT pid FROM pseudoniem WHERE persoon = ruw.{name(column)})"  # noqa: S608


def as_text(column: str) -> str:
    """SQL: a pseudonym as it is stored, 32 hexadecimal digits."""
    return f"replace({name(column)}::VARCHAR, '-', '')"


def forget(connection: duckdb.DuckDBPyConnection) -> None:
    """Drop who is who, as soon as no file with people is left to read."""
    connection.execute("DROP TABLE IF EXISTS pseudoniem")
