"""When too many rows are refused, the rest says too little to report about."""

from __future__ import annotations

import duckdb

from pipeline.contract import HARMLESS
from pipeline.errors import DataRefused
from pipeline.ingest.intake import Intake

EXAMPLES = 3


def refuse_too_many(
    connection: duckdb.DuckDBPyConnection, intake: Intake, highest_share: float
) -> None:
    """Refuse a delivery in which too large a part of some table was refused.

    One refused row never stops a delivery, however small its table: it stands in quarantine. Rows
    that are rightly left out (totals, repetitions, earlier versions) do not count.

    Args:
        connection: to the staging area with the findings.
        intake: counts per file.
        highest_share: of the rows of a table, 0 to 1.

    Raises:
        DataRefused: names the table, its share and the first rows with their remedies.
    """
    for table in dict.fromkeys(file.table for file in intake.files):
        rows = sum(file.rows for file in intake.of_table(table))
        refused = _wrong_rows(connection, table)
        if refused > max(1, rows * highest_share):
            place, remedy = _examples(connection, table)
            raise DataRefused(
                f"Van de tabel {table} zijn {refused} van {rows} rijen geweigerd. "
                f"Dat is meer dan {_percentage(highest_share)}.",
                place=place,
                remedy=remedy,
            )


def _wrong_rows(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    found = connection.execute(
        "SELECT count(DISTINCT nr) FROM bevinding WHERE tabel = ? AND nr NOT IN "
        "(SELECT nr FROM bevinding WHERE tabel = ? AND regel IN (SELECT unnest(?)))",
        [table, table, list(HARMLESS)],
    ).fetchone()
    return int(found[0]) if found else 0


def _percentage(share: float) -> str:
    return f"{share * 100:g}%".replace(".", ",")


def _examples(connection: duckdb.DuckDBPyConnection, table: str) -> tuple[str, str]:
    """Per kind of finding the first place, the most frequent kinds first."""
    found = connection.execute(
        "SELECT count(*), arg_min(bestand, nr), arg_min(rij, nr), kolom, uitleg, herstel "
        "FROM bevinding WHERE tabel = ? AND regel NOT IN (SELECT unnest(?)) "
        "GROUP BY kolom, regel, uitleg, herstel ORDER BY count(*) DESC, kolom, uitleg LIMIT ?",
        [table, list(HARMLESS), EXAMPLES],
    ).fetchall()
    places = []
    remedies = []
    for number, path, row, column, explanation, remedy in found:
        where = f"{path}, rij {row}" + (f", kolom {column}" if column else "")
        places.append(where)
        again = f" ({number} keer)" if number > 1 else ""
        remedies.append(f"{where}: {explanation} {remedy}{again}")
    return "; ".join(places), "\n".join(remedies)
