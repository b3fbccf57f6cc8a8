"""Definitions that stand for a list: figures from outside and figures people report. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pipeline.contract import load_external_indicators
from pipeline.errors import DataRefused
from pipeline.facts import Kind
from pipeline.indicators.definition import Indicator, Series

Row = Mapping[str, Any]


def members(
    definition: Indicator, rows: Sequence[Row], known: frozenset[str]
) -> Iterator[tuple[Indicator, list[Row]]]:
    """The single indicators a series stands for, each with its own rows.

    Args:
        definition: of the series.
        rows: of its query; the column ``indicator`` names the indicator.
        known: ids that have a definition of their own; their rows are left out here.

    Raises:
        DataRefused: two reported numbers share a name but not their unit.
    """
    own: dict[str, list[Row]] = {}
    for row in rows:
        own.setdefault(str(row["indicator"]), []).append(row)
    if definition.series is Series.EXTERNAL:
        for name in load_external_indicators():
            yield _external(definition, name), own.get(name, [])
        return
    for name in sorted(own.keys() - known - load_external_indicators().keys()):
        yield _reported(definition, name, own[name]), own[name]


def _external(definition: Indicator, name: str) -> Indicator:
    meaning = load_external_indicators()[name]
    return replace(
        definition,
        id=name,
        label=meaning.label,
        description=meaning.description,
        unit=meaning.unit,
        decimals=meaning.decimals,
        denominator=meaning.denominator,
        kind=Kind.SHARE if meaning.denominator else Kind.COUNT,
        series=None,
    )


def _reported(definition: Indicator, name: str, rows: Sequence[Row]) -> Indicator:
    units = sorted({str(row["eenheid"]) for row in rows})
    if len(units) > 1:
        raise DataRefused(
            f"Het opgegeven cijfer '{name}' heeft verschillende eenheden: {', '.join(units)}.",
            place="opgegeven_feit",
            remedy="Geef elk cijfer een eigen indicator, of overal dezelfde eenheid.",
        )
    described = str(rows[0]["omschrijving"]).strip()
    return replace(
        definition,
        id=name,
        label=described[:1].upper() + described[1:],
        description=described,
        unit=units[0],
        decimals=_decimals(row["waarde"] for row in rows),
        series=None,
    )


def _decimals(values: Iterable[Decimal]) -> int:
    """Digits after the point that are needed to print the values as they were reported."""
    found = 0
    for value in values:
        exponent = value.normalize().as_tuple().exponent
        found = max(found, -int(exponent))
    return found
