"""An example row for every table, for those who fill one in for the first time. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.contract.codelists import load_codelists
from pipeline.contract.indicators import derived_codelists
from pipeline.contract.tables import Field, Table, load_tables

SAMPLES = {
    "string": "voorbeeld",
    "list": "voorbeeld",
    "integer": "1",
    "number": "1,5",
    "boolean": "ja",
}


def example_row(table: Table, known: Mapping[str, str]) -> dict[str, str]:
    """One row as an organisation would deliver it; the intake accepts it.

    Rows of several tables belong together: a column that refers to another table holds the key of
    the example there. What may stay empty is empty, unless the contract has an example for it.

    Args:
        table: the table.
        known: cells by name of the column that follow from elsewhere: the theme, the year, the
            area, and a day in the year under ``datum``.
    """
    return {field.name: _cell(table, field, known) for field in table.fields}


def _cell(table: Table, field: Field, known: Mapping[str, str]) -> str:
    own_key = table.primary_key == (field.name,) and field.name.endswith("_id")
    if field.name in known and not own_key:
        return known[field.name]
    if field.example or not field.required:
        return field.example.replace(".", ",") if field.type == "number" else field.example
    if field.type == "date":
        return known["datum"]
    if field.codelist:
        return {**load_codelists(), **derived_codelists()}[field.codelist].order[0]
    parent = next((key for key in table.foreign_keys if key.column == field.name), None)
    if parent and parent.table != table.name:
        other = load_tables()[parent.table]
        return _cell(other, other.field(parent.key), known)
    if field.name.endswith("_id"):
        return f"{field.name.removesuffix('_id')}-1"
    return SAMPLES[field.type]
