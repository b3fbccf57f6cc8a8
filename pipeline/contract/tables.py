"""The raw tables: what an organisation delivers, as Frictionless Table Schemas."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from graphlib import TopologicalSorter
from types import MappingProxyType
from typing import Any, Self

from pipeline.contract.resources import read_folder


class Privacy(StrEnum):
    """Privacy class of a column; P4 never gets past ingest."""

    PUBLIC = "P0"
    INTERNAL = "P1"
    PSEUDONYM = "P2"
    SENSITIVE = "P3"
    IDENTIFYING = "P4"


class Origin(StrEnum):
    """In which form a table is delivered."""

    CSV = "csv"
    TEXTS = "tekstbestanden"


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a raw table.

    Attributes:
        name: header in the delivery.
        type: ``string``, ``integer``, ``number``, ``boolean``, ``date`` or ``list``.
        description: what it holds, in Dutch.
        required: whether a row without it is refused.
        minimum, maximum: bounds of the value, as the schema writes them.
        pattern: what every (item of the) text must match in full.
        privacy: privacy class.
        unit: of the value, ``None`` where it has none.
        codelist: id of the code list its values come from.
        storage: DuckDB type after ingest.
        example: a cell as someone would fill it in, empty where any cell of the kind will do.
        becomes: name of the pseudonymous column that replaces it (P4 only).
        age_in: column that gets the age in whole years instead of this date of birth (P4 only).
        age_on: column with the day on which that age is taken.
    """

    name: str
    type: str
    description: str
    required: bool
    minimum: str | None
    maximum: str | None
    pattern: str | None
    privacy: Privacy
    unit: str | None
    codelist: str | None
    storage: str
    example: str
    becomes: str | None
    age_in: str | None = None
    age_on: str | None = None

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        """Build from a field descriptor; a missing privacy class raises ``KeyError``."""
        constraints = record["constraints"]
        return cls(
            name=record["name"],
            type=record["type"],
            description=record["description"],
            required=constraints.get("required", False),
            minimum=_text(constraints.get("minimum")),
            maximum=_text(constraints.get("maximum")),
            pattern=constraints.get("pattern") or record.get("feitenwerk:patroon"),
            privacy=Privacy(record["feitenwerk:privacy"]),
            unit=record["feitenwerk:eenheid"],
            codelist=record["feitenwerk:codelijst"],
            storage=record["feitenwerk:opslag"],
            example=record.get("example", ""),
            becomes=record.get("feitenwerk:wordt"),
            age_in=record.get("feitenwerk:leeftijd_in"),
            age_on=record.get("feitenwerk:leeftijd_op"),
        )

    @property
    def kept(self) -> bool:
        """Whether something of it is stored under a name of its own."""
        return self.age_in is None

    @property
    def stored_as(self) -> str:
        """Name of the column after ingest."""
        return self.becomes or self.name


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A column whose value must occur as a key of another table."""

    column: str
    table: str
    key: str


@dataclass(frozen=True, slots=True)
class Table:
    """A raw table.

    Attributes:
        name, title, description: as in the schema; the name is also that of the files.
        version: raised when a column changes meaning or goes.
        required: whether every delivery has this table.
        origin: CSV files, or the text files of the organisation.
        yearly: column by which rows belong to a year and follow into the next one: it holds the
            year or period itself, or refers to a yearly table. Empty: the table does not follow.
        fields: in order.
        primary_key: columns that together occur once; empty when rows have no key.
        foreign_keys: references to other tables; ``table`` is never empty.
    """

    name: str
    title: str
    description: str
    version: int
    required: bool
    origin: Origin
    yearly: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        """Build from a Table Schema."""
        keys = (
            ForeignKey(
                column=key["fields"][0],
                table=key["reference"]["resource"] or record["name"],
                key=key["reference"]["fields"][0],
            )
            for key in record["foreignKeys"]
        )
        return cls(
            name=record["name"],
            title=record["title"],
            description=record["description"],
            version=record["feitenwerk:versie"],
            required=record["feitenwerk:verplicht"],
            origin=Origin(record["feitenwerk:herkomst"]),
            yearly=record.get("feitenwerk:jaarlijks", ""),
            fields=tuple(Field.from_record(entry) for entry in record["fields"]),
            primary_key=tuple(record.get("primaryKey", ())),
            foreign_keys=tuple(keys),
        )

    @property
    def stored(self) -> tuple[Field, ...]:
        """The columns of which something is stored."""
        return tuple(field for field in self.fields if field.kept)

    def field(self, name: str) -> Field:
        """The column with this name; ``KeyError`` if there is none."""
        return {field.name: field for field in self.fields}[name]

    @property
    def columns(self) -> tuple[str, ...]:
        """The headers of the delivery."""
        return tuple(field.name for field in self.fields)


@cache
def load_tables() -> Mapping[str, Table]:
    """All raw tables by name; a table comes after every table it refers to."""
    found = [Table.from_record(json.loads(t)) for t in read_folder("tabellen", ".json").values()]
    tables = {table.name: table for table in found}
    graph = {
        # Sorted: the order of a set differs from process to process.
        table.name: sorted({k.table for k in table.foreign_keys if k.table != table.name})
        for table in found
    }
    order = TopologicalSorter(graph).static_order()
    return MappingProxyType({name: tables[name] for name in order})


def _text(value: object) -> str | None:
    return None if value is None else str(value)
