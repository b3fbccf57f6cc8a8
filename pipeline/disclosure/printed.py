"""Printed figures of earlier publications, on their way out: they are public, our facts are not.

A printed figure whose fact is hidden is hidden too: beside "niet getoond" it would tell what that
means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pipeline.facts import FactStore, Status, full_id
from pipeline.indicators import Period

Record = dict[str, Any]

_CHECKS = """
SELECT controle_id, periode, tag, titel, soort, cijfers, met, uitspraak, codelijst, verwacht, marge,
    regel, ernst, eigen_afleiding, toelichting
FROM main.gepubliceerd_controle WHERE periode = $periode ORDER BY controle_id
"""
_FIGURES = """
SELECT cijfer_id, periode, rapport, sectie, omschrijving, waarde, marge, eenheid, gedrukt, feit
FROM main.gepubliceerd ORDER BY rapport, sectie, cijfer_id
"""
_FACT = re.compile(r"(?<=feit:)\S+")
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_SMALL = Decimal(5)


def printed_figures(connection: Any, org: str, period: Period, facts: FactStore) -> Record:
    """What was printed about a period and the checks on it, as plain data for ``publiek/``.

    Figures of other periods are among them as far as a check names them. Facts are named in full;
    exact numbers travel as text.
    """
    checks = [_check(row, org, period.id) for row in _rows(connection, _CHECKS, period.id)]
    named = {name for check in checks for name in _named(check)}
    figures = (
        row
        for row in _rows(connection, _FIGURES)
        if row["periode"] == period.id or row["cijfer_id"] in named
    )
    return {
        "cijfers": [_figure(row, org, facts) for row in figures],
        "controles": checks,
    }


def _check(row: Record, org: str, period: str) -> Record:
    operands = [
        _FACT.sub(lambda match: full_id(match[0], org, period), operand)
        for operand in row["met"] or ()
    ]
    return {**row, "met": operands, "marge": _text(row["marge"])}


def _named(check: Record) -> Iterator[str]:
    yield from check["cijfers"]
    for operand in check["met"]:
        yield from (token for token in operand.split(" ") if _NAME.fullmatch(token))


def _figure(row: Record, org: str, facts: FactStore) -> Record:
    told = full_id(row["feit"], org, row["periode"]) if row["feit"] else None
    hidden = told in facts and _hides(facts, str(told), row["waarde"])
    shown = {"waarde": _text(row["waarde"]), "marge": _text(row["marge"])}
    if hidden:
        shown = {"waarde": None, "marge": None, "gedrukt": ""}
    return {**row, **shown, "feit": told, "beschermd": hidden}


def _hides(facts: FactStore, fact_id: str, value: Decimal | None) -> bool:
    """Whether protection hides the fact, or rounds away a count as small as this."""
    status = facts[fact_id].status
    small = value is not None and 0 < value < _SMALL
    return status is Status.SUPPRESSED or (status is Status.ROUNDED and small)


def _rows(connection: Any, sql: str, period: str = "") -> list[Record]:
    cursor = connection.execute(sql, {"periode": period} if period else {})
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _text(number: Decimal | None) -> str | None:
    return None if number is None else format(number.normalize(), "f")
