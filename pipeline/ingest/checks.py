"""Checks every row against the contract; findings name a rule and never a value.

A finding is kept as numbers in ``vondst``; the view ``bevinding`` tells it in words.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from pipeline.contract import Table
from pipeline.ingest.cells import literal
from pipeline.ingest.columns import BROKEN, FILE, NUMBER, ROW, TOTAL
from pipeline.ingest.problems import (
    Problem,
    accepted,
    between_rows,
    key_hash,
    leans_on_itself,
    same_keys,
    suspects,
    within_rows,
)

TABLES = """
CREATE TABLE vondst (
    tabel VARCHAR, nr BIGINT, bestand VARCHAR, rij BIGINT, probleem USMALLINT);
CREATE TABLE nieuwe_vondst AS FROM vondst;
CREATE TABLE dubbele_sleutel (sleutel UBIGINT);
CREATE TABLE probleem (
    tabel VARCHAR, nummer USMALLINT, kolom VARCHAR, regel VARCHAR, uitleg VARCHAR,
    herstel VARCHAR);
CREATE VIEW bevinding AS
    SELECT v.tabel, v.nr, v.bestand, v.rij, p.kolom, p.regel, p.uitleg, p.herstel
    FROM vondst AS v JOIN probleem AS p ON p.tabel = v.tabel AND p.nummer = v.probleem
"""


def prepare_checks(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of findings."""
    connection.execute(TABLES)


def check(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Record everything that is wrong with the rows of a table.

    First what was found inside single rows and with keys that occur more than once; then rows that
    lean on rows that are absent or refused themselves. Tables are checked after the tables they
    refer to.
    """
    single, keys, between = within_rows(table), same_keys(table), between_rows(table)
    _tell(connection, table, [*single, *keys, *between])
    view = f"getypeerd.{table.name}"
    connection.execute(
        f"INSERT INTO vondst SELECT {literal(table.name)}, {NUMBER}, {FILE}, {ROW}, "  # noqa: S608
        f"unnest({BROKEN}) FROM {view} WHERE {BROKEN} IS NOT NULL"
    )
    if keys and _find_double_keys(connection, table):
        _record(connection, table, keys, suspects(table), len(single))
    first = len(single) + len(keys)
    while between and _record(connection, table, between, accepted(table.name), first):
        if not leans_on_itself(table):
            break


def _tell(connection: duckdb.DuckDBPyConnection, table: Table, problems: Sequence[Problem]) -> None:
    texts = ", ".join(
        f"({literal(table.name)}, {n}, {literal(p.column)}, {literal(p.rule)}, "
        f"{literal(p.explanation)}, {literal(p.remedy)})"
        for n, p in enumerate(problems)
    )
    connection.execute(f"INSERT INTO probleem VALUES {texts}")  # noqa: S608


def _find_double_keys(connection: duckdb.DuckDBPyConnection, table: Table) -> int:
    """Note the keys, by hash, that occur more than once; returns how many."""
    connection.execute("TRUNCATE dubbele_sleutel")
    ((added,),) = connection.execute(
        f"INSERT INTO dubbele_sleutel SELECT {key_hash(table)} AS sleutel "  # noqa: S608
        f"FROM getypeerd.{table.name} WHERE NOT {TOTAL} GROUP BY sleutel HAVING count(*) > 1"
    ).fetchall()
    return int(added)


def _record(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    problems: Sequence[Problem],
    rows: str,
    first: int,
) -> int:
    """Add a finding for every row and problem; returns how many.

    One query per problem, so that DuckDB looks only at the rows that it can be about.
    """
    connection.execute("TRUNCATE nieuwe_vondst")
    for number, problem in enumerate(problems, first):
        connection.execute(
            f"INSERT INTO nieuwe_vondst SELECT {literal(table.name)}, t.{NUMBER}, t.{FILE}, "  # noqa: S608
            f"t.{ROW}, {number} FROM {rows} AS t WHERE {problem.condition}"
        )
    ((added,),) = connection.execute("INSERT INTO vondst FROM nieuwe_vondst").fetchall()
    return int(added)
