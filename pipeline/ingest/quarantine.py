"""Reads the quarantine of the last intake: places and rules, never the content of a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import duckdb

from pipeline.contract import HARMLESS
from pipeline.errors import UsageError
from pipeline.ingest.run import read_configuration
from pipeline.paths import House

SHOWN = 10  # numbers of rows that one line names
_FINDINGS = """
SELECT bestand, kolom, uitleg, herstel, list(rij ORDER BY rij)
FROM quarantaine
GROUP BY bestand, kolom, regel, uitleg, herstel
ORDER BY bestand, kolom, min(rij), uitleg
"""


_WRONG = """
SELECT i.tabel, sum(i.rijen), (
    SELECT count(*) FROM (
        SELECT bestand, rij FROM quarantaine WHERE tabel = i.tabel GROUP BY bestand, rij
        HAVING NOT bool_or(list_contains($harmless, regel))
    )
) AS fout
FROM inname AS i GROUP BY i.tabel ORDER BY i.tabel
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of fault in one column of one file.

    Attributes:
        file: from the root of the house.
        column: header, empty for the row as a whole.
        explanation, remedy: Dutch sentences.
        rows: numbers of the rows, as a spreadsheet counts them.
    """

    file: str
    column: str
    explanation: str
    remedy: str
    rows: tuple[int, ...]


def read_quarantine(house: House, org: str) -> list[Finding]:
    """What the last intake of an organisation put in quarantine, by file.

    Raises:
        UsageError: there is no such organisation, or nothing was taken in yet.
    """
    read_configuration(house, org)
    database = house.database(org)
    if not database.is_file():
        raise UsageError(
            f"De gegevens van {org} zijn nog niet ingelezen.",
            place=house.relative(database.parent),
            remedy=f"Draai eerst: feitenwerk inname {org}",
        )
    with duckdb.connect(str(database), read_only=True) as connection:
        found = connection.execute(_FINDINGS).fetchall()
    return [
        Finding(file, column, explanation, remedy, tuple(rows))
        for file, column, explanation, remedy, rows in found
    ]


def tell_warnings(house: House, org: str) -> Iterator[str]:
    """For every table with many wrong rows a Dutch sentence: too few to send the delivery back,
    more than the organisation wants to pass over (``waarschuwen_geweigerd``).

    Raises:
        UsageError, DataRefused: as :func:`pipeline.ingest.run.read_configuration`.
    """
    organisation, _ = read_configuration(house, org)
    share = organisation.inname.waarschuwen_geweigerd
    with duckdb.connect(str(house.database(org)), read_only=True) as connection:
        counted = connection.execute(_WRONG, {"harmless": list(HARMLESS)}).fetchall()
    for table, rows, wrong in counted:
        if wrong > max(1, rows * share):  # one row never is too many
            yield f"{org}: let op, van de tabel {table} zijn {wrong} van {rows} rijen fout."


def tell_quarantine(findings: Sequence[Finding], org: str) -> Iterator[str]:
    """The same in Dutch lines, by file. Pure."""
    for file, group in groupby(findings, key=lambda finding: finding.file):
        yield file
        for finding in group:
            column = f"kolom {finding.column}, " if finding.column else ""
            where = f"{column}{_rows(finding.rows)}"
            yield f"  {where}: {finding.explanation} {finding.remedy}"
    if not findings:
        yield f"Van {org} staat niets in quarantaine."


def _rows(numbers: Sequence[int]) -> str:
    shown, more = ", ".join(str(number) for number in numbers[:SHOWN]), len(numbers) - SHOWN
    name = "rij" if len(numbers) == 1 else "rijen"
    return f"{name} {shown}" + (f" en nog {more}" if more > 0 else "")
