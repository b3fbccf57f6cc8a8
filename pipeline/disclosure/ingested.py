"""What ingest left of an organisation: the confidential database and the counts beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from pipeline.errors import DataRefused, UsageError
from pipeline.paths import House

MANIFEST = ("pad", "sha256", "rijen", "geaccepteerd", "geweigerd")


@contextmanager
def registrations(house: House, org: str) -> Iterator[Any]:
    """The confidential database, read-only; closed whatever happens."""
    path = house.database(org)
    if not path.is_file():
        raise _not_ingested(house, org, path)
    try:
        connection = duckdb.connect(str(path), read_only=True)
    except duckdb.Error as error:
        raise _unusable(house, org, path) from error
    try:
        yield connection
    except duckdb.CatalogException as error:
        raise _unusable(house, org, path) from error
    finally:
        connection.close()


def intake_of(house: House, org: str) -> list[dict[str, Any]]:
    """Per delivered file what the manifest tells of it, and its table.

    Raises:
        UsageError: nothing was ingested yet.
        DataRefused: the counts cannot be read.
    """
    path = house.intake(org)
    if not path.is_file():
        raise _not_ingested(house, org, path)
    try:
        files = json.loads(path.read_text(encoding="utf-8"))["invoer"]
        return [{key: entry[key] for key in ("tabel", *MANIFEST)} for entry in files]
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise _unusable(house, org, path) from error


def _not_ingested(house: House, org: str, path: Path) -> UsageError:
    return UsageError(
        f"De gegevens van {org} zijn nog niet ingelezen.",
        place=house.relative(path),
        remedy="Draai eerst make met dit rapport en deze organisatie; dat leest ze in.",
    )


def _unusable(house: House, org: str, path: Path) -> DataRefused:
    return DataRefused(
        f"De ingelezen gegevens van {org} passen niet bij deze versie van Feitenwerk.",
        place=house.relative(path),
        remedy="Verwijder dit bestand en draai make opnieuw; dat leest de levering opnieuw in.",
    )
