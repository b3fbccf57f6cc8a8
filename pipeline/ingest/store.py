"""Writes the confidential database: complete, or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipeline.contract import Field, Table
from pipeline.errors import DataRefused
from pipeline.ingest.cells import literal, name
from pipeline.ingest.intake import Intake
from pipeline.ingest.key import Key
from pipeline.ingest.problems import accepted
from pipeline.ingest.pseudonyms import as_text

TABLES_OF_INTAKE = """
CREATE TABLE uit.inname (
    tabel VARCHAR NOT NULL, bestand VARCHAR NOT NULL, sha256 VARCHAR NOT NULL,
    rijen BIGINT NOT NULL, geaccepteerd BIGINT NOT NULL, geweigerd BIGINT NOT NULL);
CREATE TABLE uit.quarantaine (
    tabel VARCHAR NOT NULL, bestand VARCHAR NOT NULL, rij BIGINT NOT NULL, kolom VARCHAR NOT NULL,
    regel VARCHAR NOT NULL, uitleg VARCHAR NOT NULL, herstel VARCHAR NOT NULL);
CREATE TABLE uit.pseudonimisering (organisatie VARCHAR NOT NULL, vingerafdruk VARCHAR NOT NULL);
"""


PSEUDONYM_NOTE = "P2: Pseudoniem van de inwoner (HMAC-SHA256, sleutel buiten het project)."


def write_database(
    connection: duckdb.DuckDBPyConnection,
    target: Path,
    tables: Mapping[str, Table],
    intake: Intake,
    key: Key,
    folder: Path,
) -> None:
    """Write accepted rows, quarantine and intake to ``target``, readable by its owner only.

    It is made whole in a working folder first: a run that is killed leaves the database of an
    earlier run as it was, or none.
    """
    fresh = folder / target.name
    connection.execute(f"ATTACH {literal(str(fresh))} AS uit")
    with _transaction(connection):
        for table in tables.values():
            _write_table(connection, table)
        connection.execute(TABLES_OF_INTAKE)
        _write_intake(connection, intake, key)
    connection.execute("DETACH uit")
    fresh.chmod(0o600)
    fresh.replace(target)


def refuse_other_key(target: Path, key: Key) -> None:
    """Refuse to go on with another key than the one the database was made with.

    Raises:
        DataRefused: pseudonyms would change silently.
    """
    found = _fingerprint(target)
    if found is not None and found != key.fingerprint:
        raise DataRefused(
            "De sleutel voor pseudoniemen is een andere dan bij de vorige inname.",
            place=f"{key.organisation}.sleutel",
            remedy=(
                "Zet de oude sleutel terug in de map met sleutels. Wilt u bewust een nieuwe "
                f"sleutel, verwijder dan {target.name} van deze organisatie en lees opnieuw in."
            ),
        )


def _fingerprint(target: Path) -> str | None:
    if not target.is_file():
        return None
    try:
        with duckdb.connect(str(target), read_only=True) as connection:
            row = connection.execute("SELECT vingerafdruk FROM pseudonimisering").fetchone()
    except duckdb.Error:
        return None  # not a database of ours: it is about to be replaced
    return str(row[0]) if row else None


@contextmanager
def working_folder(folder: Path) -> Iterator[Path]:
    """A folder for its owner only, which is empty at first and gone in the end."""
    shutil.rmtree(folder, ignore_errors=True)  # of a run that was killed
    folder.mkdir(mode=0o700, parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All of what is done inside, or nothing."""
    connection.execute("BEGIN")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _write_table(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    columns = ", ".join(
        f"{name(field.stored_as)} {field.storage}{' NOT NULL' if field.required else ''}"
        for field in table.stored
    )
    connection.execute(f"CREATE TABLE uit.{table.name} ({columns})")
    # Accepted rows differ in their keys: these put them in one order. Without keys all columns do.
    key = [table.field(column).stored_as for column in table.primary_key]
    order = ", ".join(f"{name(column)}::VARCHAR" for column in key) or "ALL"
    chosen = ", ".join(
        f"{as_text(f.becomes) if f.becomes else f'{name(f.name)}::{f.storage}'} "
        f"AS {name(f.stored_as)}"
        for f in table.stored
    )
    connection.execute(
        f"INSERT INTO uit.{table.name} SELECT {chosen} FROM {accepted(table.name)} ORDER BY {order}"  # noqa: S608
    )
    connection.execute(";".join(_note(table, field) for field in table.stored))


def _note(table: Table, field: Field) -> str:
    text = PSEUDONYM_NOTE if field.becomes else f"{field.privacy}: {field.description}"
    return f"COMMENT ON COLUMN uit.{table.name}.{name(field.stored_as)} IS {literal(text)}"


def _write_intake(connection: duckdb.DuckDBPyConnection, intake: Intake, key: Key) -> None:
    for file in intake.files:
        connection.execute(
            "INSERT INTO uit.inname VALUES (?, ?, ?, ?, ?, ?)",
            [file.table, file.path, file.sha256, file.rows, file.accepted, file.refused],
        )
    connection.execute(
        "INSERT INTO uit.quarantaine SELECT tabel, bestand, rij, kolom, regel, uitleg, herstel "
        "FROM bevinding ORDER BY ALL"
    )
    connection.execute(
        "INSERT INTO uit.pseudonimisering VALUES (?, ?)", [key.organisation, key.fingerprint]
    )
