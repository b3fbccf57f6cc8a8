"""Checks every row against the contract; findings name a rule and never a value."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from pipeline.contract import Table
from pipeline.ingest.cells import literal
from pipeline.ingest.problems import Problem, accepted, between_rows, within_rows
from pipeline.ingest.staging import FILE, NUMBER, ROW


def check_cells(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Record everything that is wrong inside single rows, and keys that occur more than once."""
    _record(connection, table, within_rows(table), f"getypeerd.{table.name}")


def check_relations(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Record rows that lean on rows that are absent or refused themselves.

    Tables are checked after the tables they refer to. A table may refer to itself, and a rule may
    compare rows of one table, so the checks are repeated until nothing more is refused.
    """
    problems = between_rows(table)
    while problems and _record(connection, table, problems, accepted(table.name)):
        pass


def _record(
    connection: duckdb.DuckDBPyConnection, table: Table, problems: Sequence[Problem], rows: str
) -> int:
    """Add a finding for every row and problem; returns how many. One scan of the table."""
    broken = ", ".join(f"CASE WHEN {p.condition} THEN {n} END" for n, p in enumerate(problems))
    texts = ", ".join(
        f"({n}, {literal(p.column)}, {literal(p.rule)}, {literal(p.explanation)}, "
        f"{literal(p.remedy)})"
        for n, p in enumerate(problems)
    )
    added = connection.execute(
        f"""
        INSERT INTO bevinding
        SELECT {literal(table.name)}, g.{NUMBER}, g.{FILE}, g.{ROW}, p.kolom, p.regel, p.uitleg,
            p.herstel
        FROM (
            SELECT t.{NUMBER}, t.{FILE}, t.{ROW}, unnest([{broken}]) AS probleem FROM {rows} AS t
        ) AS g
        JOIN (VALUES {texts}) AS p(nummer, kolom, regel, uitleg, herstel)
            ON g.probleem = p.nummer
        """  # noqa: S608
    ).fetchone()
    return int(added[0]) if added else 0
