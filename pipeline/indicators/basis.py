"""Prepare a read-only connection: temporary tables and the shared SQL in ``_*.sql``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.contract import CodeList
from pipeline.indicators.loader import SQL_FOLDER
from pipeline.indicators.scope import Scope

Rows = Iterable[tuple[Any, ...]]


def prepare(connection: Any, scope: Scope, codelists: Mapping[str, CodeList]) -> None:
    """Fill the temporary tables of a connection and define the shared macros.

    Args:
        connection: DuckDB connection to ``registraties.duckdb``; only its temporary schema is
            written to.
        scope: what the release is about.
        codelists: of the contract; ``leeftijdsgroep`` has ``van`` and ``tot`` in whole years,
            ``zrm_domein`` has ``instrument``.
    """
    ages = codelists["leeftijdsgroep"].codes
    period = scope.period
    _table(
        connection,
        "moment(jaar INTEGER, tot DATE, peildatum DATE)",
        [(period.year, period.end, period.as_of)],
    )
    _table(connection, "thema(thema VARCHAR, volgorde INTEGER)", _numbered(scope.themes))
    _table(connection, "thema_domein(thema VARCHAR, zrm_domein VARCHAR)", scope.domains)
    _table(connection, "gebied_rapport(gebied_id VARCHAR)", ((area,) for area in scope.areas))
    _table(
        connection,
        "codelijst(lijst VARCHAR, code VARCHAR, volgorde INTEGER)",
        (
            (name, code, position)
            for name, codelist in codelists.items()
            for position, code in enumerate(codelist.order)
        ),
    )
    _table(
        connection,
        "leeftijdsgroep(code VARCHAR, van INTEGER, tot INTEGER)",
        ((age.code, age.attributes["van"], age.attributes["tot"]) for age in ages),
    )
    _table(
        connection,
        "zrm_instrument(domein VARCHAR, instrument VARCHAR)",
        ((code.code, code.attributes["instrument"]) for code in codelists["zrm_domein"].codes),
    )
    _table(
        connection,
        "verwijspartij(code VARCHAR, zwaarte VARCHAR)",
        ((code.code, code.attributes["zwaarte"]) for code in codelists["verwijspartij"].codes),
    )
    for shared in sorted(SQL_FOLDER.glob("_*.sql")):
        connection.execute(shared.read_text(encoding="utf-8"))


def _numbered(names: Iterable[str]) -> Rows:
    return ((name, place) for place, name in enumerate(names, start=1))


def _table(connection: Any, shape: str, rows: Rows) -> None:
    """Create and fill a temporary table; one statement, for row by row is slow in DuckDB."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {shape}")
    values = list(rows)
    if values:
        marks = ", ".join(f"({', '.join('?' for _ in row)})" for row in values)
        name = shape.split("(", 1)[0]
        # The name is ours, the values travel as parameters.
        connection.execute(
            f"INSERT INTO {name} VALUES {marks}",  # noqa: S608
            [value for row in values for value in row],
        )
