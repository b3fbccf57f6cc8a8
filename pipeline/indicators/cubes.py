"""Compute the cubes: run every definition and keep its cells exactly, before any rounding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pipeline.contract import CodeList, load_codelists
from pipeline.errors import DataRefused
from pipeline.facts import VALUED, Origin, Status, round_half_away
from pipeline.indicators.basis import prepare
from pipeline.indicators.definition import Indicator
from pipeline.indicators.loader import DefinitionRefused
from pipeline.indicators.scope import Scope
from pipeline.indicators.series import members

Dimensions = tuple[tuple[str, str], ...]
Row = Mapping[str, Any]

_VALUES = {"waarde", "teller", "noemer", "status", "herkomst", "bron"}
_SERIES = {"indicator", "omschrijving", "eenheid"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One exact number on the confidential side.

    Attributes:
        dimensions: pairs of key and code, keys alphabetical; a total has no pair for that key.
        value: exact, in the unit of the indicator; ``None`` where the status says why.
        numerator, denominator: of a share or mean that was computed here.
        status, origin, source: as on the fact it may become.
    """

    dimensions: Dimensions
    value: Fraction | None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    status: Status = Status.VISIBLE
    origin: Origin = Origin.COMPUTED
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Cube:
    """An indicator and all its cells, in order of their dimensions."""

    indicator: Indicator
    cells: tuple[Cell, ...]


def compute(
    connection: Any,
    definitions: Sequence[Indicator],
    scope: Scope,
    codelists: Mapping[str, CodeList] | None = None,
) -> list[Cube]:
    """All cubes of one release, in order of the id of their indicator.

    Args:
        connection: DuckDB connection to ``registraties.duckdb``, may be read-only.
        definitions: from :func:`pipeline.indicators.load_definitions`.
        scope: what the release is about.
        codelists: of the contract, the default, or of a test.

    Raises:
        DefinitionRefused: a query gives other columns than its front matter announces.
        DataRefused: two different values are delivered for one reported or external number.
    """
    prepare(connection, scope, codelists or load_codelists())
    cubes: list[Cube] = []
    known = frozenset(definition.id for definition in definitions)
    for definition in definitions:
        rows = _run(connection, definition, scope)
        if definition.series is None:
            cubes.append(_cube(definition, rows))
        else:
            for member, own in members(definition, rows, known):
                cubes.append(_cube(member, own))
    return sorted(cubes, key=lambda cube: cube.indicator.id)


def _run(connection: Any, definition: Indicator, scope: Scope) -> list[Row]:
    if not _is_registered(connection, definition):
        return []
    period = scope.period
    values = {
        "van": period.start,
        "tot": period.end,
        "jaar": period.year,
        "peildatum": period.as_of,
        "periode": period.id,
        "planfactor": _decimal(scope.plan_share),
        "org": scope.org,
    }
    used = set(re.findall(r"\$(\w+)", definition.sql))
    cursor = connection.execute(definition.sql, {key: values[key] for key in sorted(used)})
    columns = [column[0] for column in cursor.description]
    _check_columns(definition, set(columns))
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def _is_registered(connection: Any, definition: Indicator) -> bool:
    """Whether the organisation keeps the registration that this indicator counts."""
    table = definition.registration
    if not table:
        return True
    (found,) = connection.execute(f"SELECT count(*) > 0 FROM main.{table}").fetchone()  # noqa: S608  a table of the contract
    return bool(found)


def _decimal(share: Fraction | None) -> Decimal | None:
    """As a query takes it; twelve digits are exact enough for any plan in whole numbers."""
    return None if share is None else round_half_away(share, 12)


def _check_columns(definition: Indicator, columns: set[str]) -> None:
    expected = set(definition.dimensions) | (_SERIES if definition.series else set())
    missing = set(definition.dimensions) - columns
    surplus = columns - expected - _VALUES
    measured = "waarde" in columns or {"teller", "noemer"} <= columns
    if missing or surplus or not measured:
        raise DefinitionRefused(
            "De vraag geeft andere kolommen dan de kop van de definitie noemt: "
            f"{', '.join(sorted(columns))}.",
            place=f"pipeline/indicators/sql/{definition.file}",
            remedy="Geef alle dimensies, en 'waarde' of 'teller' en 'noemer'.",
        )


def _cube(indicator: Indicator, rows: Iterable[Row]) -> Cube:
    cells: dict[Dimensions, Cell] = {}
    for row in rows:
        cell = _cell(indicator, row)
        if cells.setdefault(cell.dimensions, cell) != cell:
            where = ", ".join(f"{key} {code}" for key, code in cell.dimensions)
            raise DataRefused(
                f"Het cijfer '{indicator.id}' is twee keer opgegeven, met verschillende waarden.",
                place=where or indicator.id,
                remedy="Laat in de levering één van de twee staan.",
            )
    return Cube(indicator, tuple(cells[key] for key in sorted(cells)))


def _cell(indicator: Indicator, row: Row) -> Cell:
    dimensions = tuple(
        sorted((key, str(row[key])) for key in indicator.dimensions if row[key] is not None)
    )
    numerator, denominator = _exact(row.get("teller")), _exact(row.get("noemer"))
    value = _exact(row.get("waarde"))
    status = Status(row.get("status") or Status.VISIBLE)
    if denominator is not None and "waarde" not in row:
        # A share of nothing is not zero: there is no such number.
        if denominator == 0:
            status, numerator, denominator = Status.NOT_AVAILABLE, None, None
        else:
            value = (numerator or Fraction(0)) * indicator.per / denominator
    if status not in VALUED:
        value = numerator = denominator = None
    return Cell(
        dimensions=dimensions,
        value=value,
        numerator=numerator,
        denominator=denominator,
        status=status,
        origin=Origin(row.get("herkomst") or Origin.COMPUTED),
        source=row.get("bron"),
    )


def _exact(number: int | Decimal | None) -> Fraction | None:
    """An exact number; a float would carry an error into the rounding, so it is refused."""
    if isinstance(number, float):
        raise TypeError("indicators compute with exact numbers, cast to DECIMAL in the SQL")
    return None if number is None else Fraction(number)
