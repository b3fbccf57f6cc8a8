"""The same work without any of the care: what a delivery of this size takes at least.

Typed ``read_csv`` of DuckDB, the checks of the contract in SQL, one HMAC per distinct person and
one pass of a pattern per text column; each bare, nothing stored.
"""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb

from pipeline.contract import Field, Table, load_codelists, load_tables
from pipeline.ingest.cells import literal
from pipeline.ingest.personal import EMAIL, HOME, IBAN, NINE, PHONE, searched
from pipeline.ingest.rules import rules_of

PATTERN = "|".join(f"(?:{pattern})" for pattern in (EMAIL, PHONE, HOME, NINE, IBAN))


def run(folder: Path) -> dict[str, float]:
    """Seconds per part of the work."""
    tables = [table for table in load_tables().values() if (folder / f"{table.name}.csv").exists()]
    with duckdb.connect() as connection:
        return {
            "lezen": _timed(lambda: _read(connection, tables, folder)),
            "controles": _timed(lambda: _check(connection, tables)),
            "HMAC": _timed(lambda: _hash(connection)),
            "patroon": _timed(lambda: _search(connection, tables)),
        }


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _read(connection: duckdb.DuckDBPyConnection, tables: list[Table], folder: Path) -> None:
    for table in tables:
        types = ", ".join(f"'{f.name}': '{_type(f)}'" for f in table.fields)
        connection.execute(
            f"CREATE TABLE {table.name} AS SELECT * FROM read_csv("  # noqa: S608
            f"'{folder / table.name}.csv', delim = ';', header = true, auto_detect = false, "
            f"dateformat = '%d-%m-%Y', columns = {{{types}}})"
        )


def _type(field: Field) -> str:
    return "VARCHAR" if field.type == "boolean" else field.storage


def _check(connection: duckdb.DuckDBPyConnection, tables: list[Table]) -> None:
    for table in tables:
        counts = ", ".join(f"count(*) FILTER (WHERE {bad})" for bad in _bad_cells(table))
        connection.execute(f"SELECT {counts} FROM {table.name} AS t").fetchall()  # noqa: S608
        for sql in _bad_rows(table):
            connection.execute(sql).fetchall()


def _bad_cells(table: Table) -> Iterator[str]:
    for field in table.fields:
        value = f"t.{field.name}"
        if field.required:
            yield f"{value} IS NULL"
        if field.codelist:
            codes = ", ".join(literal(code) for code in load_codelists()[field.codelist].order)
            yield f"{value} NOT IN ({codes})"
        if field.type == "boolean":
            yield f"{value} NOT IN ('ja', 'nee')"
        if field.minimum is not None:
            yield f"{value} < {_bound(field, field.minimum)}"
        if field.maximum is not None:
            yield f"{value} > {_bound(field, field.maximum)}"
        if field.pattern:
            yield f"NOT regexp_full_match({value}, {literal(field.pattern)})"
    for rule in rules_of(table.name):
        if not rule.across:
            yield _plain(rule.broken)


def _bad_rows(table: Table) -> Iterator[str]:
    if table.primary_key:
        keys = ", ".join(table.primary_key)
        yield f"SELECT {keys} FROM {table.name} GROUP BY {keys} HAVING count(*) > 1"  # noqa: S608
    for key in table.foreign_keys:
        found = f"SELECT 1 FROM {key.table} AS p WHERE p.{key.key} = t.{key.column}"  # noqa: S608
        bad = f"t.{key.column} IS NOT NULL AND NOT EXISTS ({found})"
        yield f"SELECT count(*) FROM {table.name} AS t WHERE {bad}"  # noqa: S608
    for rule in rules_of(table.name):
        if rule.across:
            bad = _plain(rule.condition(str))
            yield f"SELECT count(*) FROM {table.name} AS t WHERE {bad}"  # noqa: S608


def _plain(condition: str) -> str:
    return condition.replace("inwoner_pid", "clientnummer")


def _bound(field: Field, value: str) -> str:
    return f"strptime('{value}', '%d-%m-%Y')::DATE" if field.type == "date" else value


def _hash(connection: duckdb.DuckDBPyConnection) -> None:
    people = connection.execute("SELECT DISTINCT clientnummer FROM traject").fetchall()
    for (person,) in people:
        hmac.new(b"sleutel", person.encode(), hashlib.sha256).hexdigest()


def _search(connection: duckdb.DuckDBPyConnection, tables: list[Table]) -> None:
    for table in tables:
        for field in searched(table):
            connection.execute(
                f"SELECT count(*) FROM {table.name} "  # noqa: S608
                f"WHERE regexp_matches({field.name}, {literal(PATTERN)})"
            ).fetchall()
