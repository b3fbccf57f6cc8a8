"""What was delivered, on its way out: how many rows, of which table and file, and what was wrong.

Rows are no people: a count of rows tells how a delivery was put together, over all its years, and
stands in the manifest of every report. No row number and no content of a row gets here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pipeline.contract import HARMLESS, IntakeRules, Organisation, load_tables
from pipeline.facts import Fact, Origin, fact_id, round_half_away
from pipeline.indicators import Indicator

Record = dict[str, Any]

_REPLACED = """
SELECT bestand, count(DISTINCT rij) FROM main.quarantaine WHERE regel = 'vervangen' GROUP BY bestand
"""
_WRONG = """
SELECT bestand, count(*) FROM (
    SELECT bestand, rij FROM main.quarantaine GROUP BY bestand, rij
    HAVING NOT bool_or(list_contains($harmless, regel))
) GROUP BY bestand
"""
_FINDINGS = """
SELECT tabel, kolom, regel, uitleg, herstel, count(DISTINCT (bestand, rij)) AS rijen,
    list(DISTINCT bestand ORDER BY bestand) AS bestanden
FROM main.quarantaine GROUP BY tabel, kolom, regel, uitleg, herstel
ORDER BY list_contains($harmless, regel), rijen DESC, tabel, kolom, regel, uitleg
"""
_RULE_NUMBER = re.compile(r" \((?:BR|QC)\d+\)")
_DELIVERED = re.compile(r"(?:^|/)tabellen/(\d{4}-\d{2}-\d{2})[^/]*/")
_TEXTS = "tekst"


@dataclass(frozen=True, slots=True)
class File:
    """Counts of one delivered file.

    Attributes:
        table, path: which file.
        rows, accepted, refused: rows are accepted plus refused.
        replaced: refused because a later delivery holds a newer version.
        wrong: refused, and not rightly left out.
    """

    table: str
    path: str
    rows: int
    accepted: int
    refused: int
    replaced: int
    wrong: int

    @property
    def delivered(self) -> str:
        """Day of the delivery, ISO, from the name of its folder; empty for a file in none."""
        found = _DELIVERED.search(self.path)
        return found[1] if found else ""


def delivered_rows(
    connection: Any,
    intake: Iterable[Record],
    organisation: Organisation,
    period: str,
    definitions: Iterable[Indicator],
) -> Record:
    """Counts of the rows of a delivery, as plain data for ``publiek/``.

    Args:
        connection: to the database of the organisation, for its quarantine.
        intake: the files that were read, as ``inname.json`` tells them.
        organisation: whose thresholds decide what calls for attention.
        period: the facts are about the whole delivery but belong to a release, so to a period.
        definitions: the columns their coverage is about are named in the words of the contract.
    """
    org = organisation.organisatie.id
    files = _files(connection, intake)
    book = _Book(org, period)
    found = _findings(connection, book, org)
    tables = [
        _table(book, name, [file for file in files if file.table == name], organisation, org)
        for name in dict.fromkeys(file.table for file in files)
    ]
    days = sorted({file.delivered for file in files if file.table != _TEXTS})
    record = {
        "totaal": _counts(book, files, {}),
        "tabellen": sorted(tables, key=lambda table: str(table["naam"])),
        "leveringen": [
            {"datum": day, "feiten": _counts(book, _of_day(files, day), {"geleverd": day})}
            for day in (days if len(days) > 1 else [])
        ],
        "bevindingen": found,
        "grenzen": _limits(book, organisation.inname),
        "kolommen": _columns(definitions),
    }
    return {**record, "feiten": [fact.to_record() for fact in book.facts]}


class _Book:
    """Makes facts and keeps them."""

    def __init__(self, org: str, period: str) -> None:
        self._at = (org, period)
        self.facts: list[Fact] = []

    def fact(self, name: str, own: Mapping[str, str], value: Decimal | int, unit: str) -> str:
        """Add a fact; returns its id."""
        number = Decimal(value)
        decimals = 1 if unit == "%" and number != number.to_integral_value() else 0
        fact = Fact(
            id=fact_id(*self._at, name, own),
            indicator=name,
            version=1,
            dimensions=tuple(sorted(own.items())),
            value=round_half_away(number, decimals),
            unit=unit,
            decimals=decimals,
            origin=Origin.REPORTED if name.startswith("grens-") else Origin.COMPUTED,
        )
        self.facts.append(fact)
        return fact.id


def _files(connection: Any, intake: Iterable[Record]) -> list[File]:
    replaced = dict(connection.execute(_REPLACED).fetchall())
    wrong = dict(connection.execute(_WRONG, {"harmless": list(HARMLESS)}).fetchall())
    return [
        File(
            told["tabel"], told["pad"], told["rijen"], told["geaccepteerd"], told["geweigerd"],
            replaced.get(told["pad"], 0), wrong.get(told["pad"], 0),
        )
        for told in intake
        if told["tabel"] in load_tables()
    ]  # fmt: skip


def _of_day(files: Sequence[File], day: str) -> list[File]:
    return [file for file in files if file.delivered == day and file.table != _TEXTS]


def _counts(book: _Book, files: Sequence[File], own: Mapping[str, str]) -> Record:
    told = {
        "gelezen": sum(file.rows for file in files),
        "geaccepteerd": sum(file.accepted for file in files),
        "geweigerd": sum(file.refused for file in files),
        "vervangen": sum(file.replaced for file in files),
        "fout": sum(file.wrong for file in files),
    }
    return {name: book.fact(f"rijen-{name}", own, value, "rijen") for name, value in told.items()}


def _table(
    book: _Book, name: str, files: Sequence[File], organisation: Organisation, org: str
) -> Record:
    rows, wrong = sum(file.rows for file in files), sum(file.wrong for file in files)
    share = Fraction(wrong, rows) if rows else Fraction(0)
    limit = Fraction(str(organisation.inname.waarschuwen_geweigerd))
    shown = round_half_away(share * 100, 1)
    own = {"tabel": name}
    return {
        "id": name,
        "naam": load_tables()[name].title,
        "oordeel": "let op" if wrong > 1 and share > limit else "goed",  # one row never is
        "feiten": {
            **_counts(book, files, own),
            "aandeel": book.fact("rijen-fout-aandeel", own, shown, "%"),
        },
        "bestanden": [
            {
                "naam": inner_path(file.path, org),
                "feiten": _counts(book, [file], {"bestand": f"{name}-{number}"}),
            }
            for number, file in enumerate(files if name != _TEXTS else (), start=1)
        ],
    }


def _findings(connection: Any, book: _Book, org: str) -> list[Record]:
    rows = connection.execute(_FINDINGS, {"harmless": list(HARMLESS)}).fetchall()
    return [
        {
            "tabel": load_tables()[table].title,
            "kolom": column,
            "uitleg": _RULE_NUMBER.sub("", explanation),
            "herstel": remedy,
            "onschuldig": rule in HARMLESS,
            "bestanden": [inner_path(path, org) for path in paths],
            "feit": book.fact(
                "rijen-bevinding", {"bevinding": f"{table}-{rule}-{number}"}, count, "rijen"
            ),
        }
        for number, (table, column, rule, explanation, remedy, count, paths) in enumerate(
            rows, start=1
        )
    ]


def inner_path(path: str, org: str) -> str:
    """The name of a file as the organisation knows it: without the folders above its tables."""
    return path.removeprefix(f"data/raw/{org}/").removeprefix("tabellen/")


def _limits(book: _Book, rules: IntakeRules) -> Record:
    told = {
        "geweigerd": rules.hoogste_aandeel_geweigerd,
        "waarschuwen": rules.waarschuwen_geweigerd,
        "dekking": rules.waarschuwen_dekking,
    }
    return {
        name: book.fact(f"grens-{name}", {}, Decimal(str(share)) * 100, "%")
        for name, share in told.items()
    }


def _columns(definitions: Iterable[Indicator]) -> Record:
    """Table and column of every registration a coverage is about, as those who register know it."""
    named = {name for d in definitions if d.coverage for name in d.coverage.columns}
    pairs = {name: name.partition(".") for name in sorted(named)}
    return {
        name: {"tabel": load_tables()[table].title, "kolom": column}
        for name, (table, _, column) in pairs.items()
    }
