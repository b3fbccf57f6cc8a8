"""The staging area: an in-memory database.

Client numbers exist only here, as text in memory, between a file and the pseudonym that takes
their place; a text in which something points at a person is replaced before it is kept. Only after
the last client number is gone may a large delivery spill to disk.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from pipeline.contract import CodeList, Field, Table
from pipeline.ingest import personal, sources
from pipeline.ingest.cells import literal, name, typed
from pipeline.ingest.columns import (
    BROKEN,
    CROOKED,
    DELIVERED,
    FILE,
    IDENTIFIED,
    NUMBER,
    ROW,
    SOURCE,
    TOTAL,
    suspect,
    wrong,
)
from pipeline.ingest.delivery import DeliveredFile
from pipeline.ingest.key import Key
from pipeline.ingest.large import Scan
from pipeline.ingest.problems import Problem, within_rows
from pipeline.ingest.pseudonyms import forget, learn, pseudonym

MEMORY = "1100MB"  # of DuckDB; Python and what DuckDB does not count come on top
CODES = "code"  # codes are kept as numbers, in a type per code list
ROW_BITS = 40  # the number of a row counts on from file to file


@dataclass(slots=True)
class Staging:
    """Typed rows of one delivery.

    The schema ``getypeerd`` has a view per table: the service columns and the fields under their
    stored names. ``_mis`` lists the numbers of what is wrong inside a row, as
    :func:`pipeline.ingest.problems.within_rows` orders them.

    Attributes:
        connection: to the in-memory database.
        codelists: by id.
        salt: of what stands in the place of personal text; equal texts stay equal.
    """

    connection: duckdb.DuckDBPyConnection
    codelists: Mapping[str, CodeList]
    salt: str = field(default_factory=lambda: secrets.token_hex(16), repr=False)

    def load(self, table: Table, files: Sequence[DeliveredFile], key: Key) -> None:
        """Load all files of one table, type their cells and judge every row on its own."""
        self._create(table, files)
        by_python = {
            number: file
            for number, file in enumerate(files)
            if not self._scan(table, file, number, key)
        }
        source = sources.of_frame(table)
        for frame in sources.batches(table, by_python):
            self.connection.register("deel", frame)
            for field_ in _people(table):
                learn(self.connection, source, field_.name, key)
            self._insert(table, source)
            self.connection.unregister("deel")

    def declare(self, table: Table) -> None:
        """Make an empty table, for a table that is not delivered."""
        self._create(table, ())

    def spill(self, folder: Path) -> None:
        """Bound the use of memory; what does not fit goes to files in a folder.

        From here on there are no client numbers in the staging area. The one way of compressing
        that takes long is left out: a large database is written sooner, and is larger.
        """
        forget(self.connection)
        self.connection.execute(f"SET temp_directory = {literal(str(folder))}")
        self.connection.execute(f"SET memory_limit = '{MEMORY}'")
        self.connection.execute("SET disabled_compression_methods = 'dict_fsst'")

    def _create(self, table: Table, files: Sequence[DeliveredFile]) -> None:
        columns = ", ".join(f"{name(f.stored_as)} {self._kept_as(f)}" for f in table.stored)
        self.connection.execute(
            f"CREATE TABLE gelezen.{table.name} ({SOURCE} SMALLINT, {ROW} BIGINT, "
            f"{TOTAL} BOOLEAN, {BROKEN} USMALLINT[], {columns})"
        )
        stored = ", ".join(name(field.stored_as) for field in table.stored)
        places, days = _array(f.place for f in files), _array(f.delivered for f in files)
        self.connection.execute(
            f"CREATE VIEW getypeerd.{table.name} AS SELECT "  # noqa: S608
            f"({SOURCE}::BIGINT << {ROW_BITS}) + {ROW} AS {NUMBER}, "
            f"{places}[{SOURCE} + 1] AS {FILE}, {ROW}, "
            f"{days}[{SOURCE} + 1] AS {DELIVERED}, {SOURCE}, {TOTAL}, {BROKEN}, {stored} "
            f"FROM gelezen.{table.name} WHERE {TOTAL} IS NOT NULL"
        )

    def _kept_as(self, field: Field) -> str:
        """The type of a staged column: what takes the least memory."""
        if field.becomes:
            return "UUID"
        if not field.codelist or field.type == "list":
            return field.storage
        codes = ", ".join(literal(code) for code in self.codelists[field.codelist].order)
        self.connection.execute(
            f"CREATE TYPE IF NOT EXISTS {CODES}_{field.codelist} AS ENUM ({codes})"
        )
        return f"{CODES}_{field.codelist}"

    def _scan(self, table: Table, file: DeliveredFile, number: int, key: Key) -> bool:
        """Let DuckDB read a clean file; tells whether it found the rows that there are."""
        scan = file.large.scan if file.large else None
        if scan is None:
            return False
        headers = file.content.headers
        try:
            for field_ in _people(table):
                if field_.name in headers:
                    source = sources.person(headers, scan, field_)
                    learn(self.connection, source, field_.name, key)
            return self._insert_all(table, sources.of_scan(table, number, headers, scan), scan)
        except duckdb.InvalidInputException:
            return False  # a row of another width: a matter for Python

    def _insert_all(self, table: Table, source: str, scan: Scan) -> bool:
        """Insert the rows if there are as many as there are records; tells whether it did."""
        self.connection.execute("BEGIN")
        try:
            whole = self._insert(table, source) == scan.records
        except duckdb.Error:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT" if whole else "ROLLBACK")
        return whole

    def _insert(self, table: Table, source: str) -> int:
        ((added,),) = self.connection.execute(
            f"INSERT INTO gelezen.{table.name} {self._judged(table, source)}"
        ).fetchall()
        return int(added)

    def _judged(self, table: Table, source: str) -> str:
        """SQL: rows as they are kept, with what is wrong inside each of them."""
        problems = within_rows(table)
        kept = ", ".join(self._kept(field, problems) for field in table.stored)
        return (
            f"SELECT {SOURCE}, {ROW}, {TOTAL}, {BROKEN}, {kept} FROM ("  # noqa: S608
            f"SELECT *, {_broken(problems)} AS {BROKEN} FROM ("
            f"SELECT *{_searches(table)} FROM ({self._typed(table, source)}) AS t) AS t) AS t"
        )

    def _typed(self, table: Table, source: str) -> str:
        columns = [self._column(table, field) for field in table.fields]
        identified = " OR ".join(
            f"{name(field.name)} = {name(column)}"
            for field in _people(table)
            for column in table.primary_key
        )
        return (
            f"SELECT {SOURCE}, {ROW}, {CROOKED}, {TOTAL}, "  # noqa: S608
            f"coalesce({identified or 'false'}, false) AS {IDENTIFIED}, "
            f"{', '.join(columns)} FROM ({source}) AS ruw"
        )

    def _column(self, table: Table, field: Field) -> str:
        raw = name(field.name)
        if field.becomes:
            value = pseudonym(field.name)
            return f"{value} AS {field.becomes}, false AS {wrong(field.name)}"
        value = typed(field, self.codelists)
        failed = f"({raw} IS NOT NULL AND {value} IS NULL) AS {wrong(field.name)}"
        if not field.kept:
            return failed
        birth = next((f for f in table.fields if f.age_in == field.name), None)
        if birth is not None:
            value = f"coalesce({value}, {self._age(table, birth)})"
        return f"{value} AS {raw}, {failed}"

    def _age(self, table: Table, birth: Field) -> str:
        """The age in whole years on a day of the same row; the date of birth itself is not kept."""
        born = typed(birth, self.codelists)
        day = typed(table.field(str(birth.age_on)), self.codelists)
        return f"date_sub('year', {born}, {day})::SMALLINT"

    def _kept(self, field: Field, problems: Sequence[Problem]) -> str:
        """A value as it is kept: a text that points at a person has another in its place."""
        value, own = f"t.{name(field.stored_as)}", name(field.stored_as)
        telling = [n for n, p in enumerate(problems) if field.name in p.telling]
        if not telling or field.type not in ("string", "list"):
            return f"{value} AS {own}"
        mask = f"sha256(concat({literal(self.salt)}, {value}::VARCHAR))"
        mask = f"[{mask}]" if field.type == "list" else mask
        found = f"t.{BROKEN} IS NOT NULL AND list_has_any(t.{BROKEN}, {telling})"
        return f"CASE WHEN {found} THEN {mask} ELSE {value} END AS {own}"


def open_staging(codelists: Mapping[str, CodeList]) -> Staging:
    """A fresh staging area in memory; spilling to disk is switched off."""
    connection = duckdb.connect(":memory:", config={"temp_directory": ""})
    connection.execute("CREATE SCHEMA gelezen; CREATE SCHEMA getypeerd")
    return Staging(connection, codelists)


def has_people(table: Table) -> bool:
    """Whether client numbers are delivered in a table."""
    return bool(_people(table))


def people_first(tables: Mapping[str, Table]) -> list[Table]:
    """Tables in their order, but those with client numbers, and what they refer to, before all."""
    early: set[str] = set()
    for table in reversed(list(tables.values())):
        if has_people(table) or table.name in early:
            early.update((table.name, *(key.table for key in table.foreign_keys)))
    return sorted(tables.values(), key=lambda table: table.name not in early)


def _people(table: Table) -> list[Field]:
    return [field for field in table.fields if field.becomes]


def _broken(problems: Sequence[Problem]) -> str:
    """SQL: the numbers of the problems that a row has; NULL, or an empty list, for none."""
    doubts = " OR ".join(f"({problem.doubt or problem.condition})" for problem in problems)
    numbers = ", ".join(f"CASE WHEN {p.condition} THEN {n} END" for n, p in enumerate(problems))
    return f"CASE WHEN {doubts} THEN list_filter([{numbers}], lambda n: n IS NOT NULL) END"


def _searches(table: Table) -> str:
    return "".join(
        f", coalesce({personal.may_hold(table, field, f't.{name(field.stored_as)}')}, false) "
        f"AS {suspect(field.name)}"
        for field in personal.searched(table)
    )


def _array(texts: Iterable[str]) -> str:
    return f"([{', '.join(literal(text) for text in texts)}]::VARCHAR[])"
