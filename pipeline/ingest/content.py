"""A digest of what a database holds, so that the chain can stop when nothing changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import duckdb


def content_digest(database: Path) -> str:
    """SHA-256 over the rows of every table, whatever their order on disk.

    DuckDB files with the same rows may differ in bytes; their content does not. The table of the
    files that were read is among them, so a delivery with other files has another digest.
    """
    with duckdb.connect(str(database), read_only=True) as connection:
        names = [
            str(row[0])
            for row in connection.execute(
                "SELECT table_name FROM information_schema.tables "
                "WHERE table_schema = 'main' ORDER BY table_name"
            ).fetchall()
        ]
        parts = []
        for name in names:
            query = f'SELECT count(*), sum(hash(t)::HUGEINT) FROM "{name}" AS t'  # noqa: S608  names from the catalogue
            rows, total = connection.execute(query).fetchall()[0]
            parts.append(f"{name} {rows} {total}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
