"""The staging area: an in-memory database that never touches the disk.

Client numbers exist only here, as text in memory, and only until :meth:`Staging.type_table` has put
a pseudonym in their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import duckdb
import pandas as pd

from pipeline.contract import CodeList, Field, Table
from pipeline.ingest.cells import name, typed
from pipeline.ingest.delivery import DeliveredFile
from pipeline.ingest.headers import is_total
from pipeline.ingest.key import Key
from pipeline.unseen import seen_in_sql

NUMBER, FILE, ROW, CROOKED = "_nr", "_bestand", "_rij", "_scheef"
TOTAL, DELIVERED = "_totaal", "_geleverd"
FINDINGS = """
CREATE TABLE bevinding (
    tabel VARCHAR, nr BIGINT, bestand VARCHAR, rij BIGINT, kolom VARCHAR,
    regel VARCHAR, uitleg VARCHAR, herstel VARCHAR
)"""
SERVICE = (NUMBER, FILE, ROW, CROOKED, TOTAL, DELIVERED)


def wrong(column: str) -> str:
    """Name of the flag that a cell was filled but could not be read."""
    return f"_fout_{column}"


@dataclass(frozen=True, slots=True)
class Staging:
    """Raw and typed rows of one delivery.

    Attributes:
        connection: to the in-memory database.
        codelists: by id.
    """

    connection: duckdb.DuckDBPyConnection
    codelists: Mapping[str, CodeList]

    def load(self, table: Table, files: Iterable[DeliveredFile], key: Key) -> None:
        """Load all files of one table and type their cells.

        Afterwards the schema ``getypeerd`` holds the table: service columns, one typed column per
        field under its stored name, and a flag per field for text that could not be read.
        """
        self._load_raw(table, files)
        self._make_pseudonyms(table, key)
        self._type(table)
        self.connection.execute("DROP TABLE ruw")
        self.connection.execute("DROP TABLE pseudoniem")

    def declare(self, table: Table) -> None:
        """Make an empty typed table, for a table that is not delivered."""
        columns = ", ".join(f"{name(field.stored_as)} {field.storage}" for field in table.stored)
        service = f"{NUMBER} BIGINT, {FILE} VARCHAR, {ROW} BIGINT, {DELIVERED} VARCHAR"
        self.connection.execute(f"CREATE TABLE getypeerd.{table.name} ({service}, {columns})")

    def _load_raw(self, table: Table, files: Iterable[DeliveredFile]) -> None:
        columns = (*SERVICE, *table.columns)
        rows = [row for file in files for row in _rows(table, file)]
        numbered = [(number, *row) for number, row in enumerate(rows, start=1)]
        frame = pd.DataFrame(numbered, columns=list(columns), dtype=object)  # noqa: F841
        texts = ", ".join(f"{_text(field)} AS {name(field.name)}" for field in table.fields)
        self.connection.execute(
            f"CREATE TABLE ruw AS SELECT {NUMBER}::BIGINT AS {NUMBER}, {FILE}::VARCHAR AS {FILE}, "  # noqa: S608
            f"{ROW}::BIGINT AS {ROW}, {CROOKED}::BOOLEAN AS {CROOKED}, "
            f"{TOTAL}::BOOLEAN AS {TOTAL}, {DELIVERED}::VARCHAR AS {DELIVERED}, {texts} FROM frame"
        )

    def _make_pseudonyms(self, table: Table, key: Key) -> None:
        """One pseudonym per distinct person."""
        people: list[str] = []
        for field in table.fields:
            if field.becomes:
                column = name(field.name)
                found = self.connection.execute(
                    f"SELECT DISTINCT {column} FROM ruw WHERE {column} IS NOT NULL"  # noqa: S608
                )
                people.extend(person for (person,) in found.fetchall())
        pairs = [(person, key.pseudonym(person)) for person in people]
        frame = pd.DataFrame(pairs, columns=["persoon", "pid"], dtype=object)  # noqa: F841
        self.connection.execute(
            "CREATE TABLE pseudoniem AS "
            "SELECT persoon::VARCHAR AS persoon, pid::VARCHAR AS pid FROM frame"
        )

    def _type(self, table: Table) -> None:
        columns = [self._column(table, field) for field in table.fields]
        identified = " OR ".join(
            f"{name(field.name)} = {name(column)}"
            for field in table.fields
            if field.becomes
            for column in table.primary_key
        )
        self.connection.execute(
            f"CREATE TABLE getypeerd.{table.name} AS SELECT {', '.join(SERVICE)}, "  # noqa: S608
            f"coalesce({identified or 'false'}, false) AS _id_is_persoon, "
            f"{', '.join(columns)} FROM ruw"
        )

    def _column(self, table: Table, field: Field) -> str:
        raw = name(field.name)
        if field.becomes:
            value = f"(SELECT pid FROM pseudoniem WHERE persoon = ruw.{raw})"  # noqa: S608
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


def _text(field: Field) -> str:
    """The text of a cell; where someone can type what he likes, without what nobody sees."""
    text = f"{name(field.name)}::VARCHAR"
    free = field.type in ("string", "list") and not field.codelist and not field.pattern
    return seen_in_sql(text) if free else text


def open_staging(codelists: Mapping[str, CodeList]) -> Staging:
    """A fresh staging area in memory; spilling to disk is switched off."""
    connection = duckdb.connect(":memory:", config={"temp_directory": ""})
    connection.execute("CREATE SCHEMA getypeerd")
    connection.execute(FINDINGS)
    return Staging(connection, codelists)


def _rows(table: Table, file: DeliveredFile) -> Iterable[tuple[object, ...]]:
    headers = file.content.headers
    places = [headers.index(c) if c in headers else None for c in table.columns]
    for number, cells in file.content.rows:
        width = len(cells)
        crooked = width < len(headers) or any(cells[len(headers) :])
        values = (cells[p] if p is not None and p < width else None for p in places)
        yield (file.place, number, crooked, is_total(cells), file.delivered, *values)
