"""What a study knows of the delivery itself: counts of rows, and what was refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from pipeline.facts import Fact

Counts = Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class FileRows:
    """One file of a table, by the name the organisation gave it."""

    name: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class TableRows:
    """One table: its printed name, its rows, and whether too many of them were wrong."""

    name: str
    attention: bool
    counts: Counts
    files: tuple[FileRows, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Rows that were refused for one reason.

    Attributes:
        table, column: where, in the words of the contract; no column for the row as a whole.
        why, remedy: Dutch sentences.
        harmless: whether the rows were rightly left out.
        files: names of the files they stand in.
        rows: how many there are.
    """

    table: str
    column: str
    why: str
    remedy: str
    harmless: bool
    files: tuple[str, ...]
    rows: Fact


@dataclass(frozen=True, slots=True)
class Intake:
    """A delivery as it was taken in.

    Attributes:
        total: rows read, accepted and refused; of the refused, those a later delivery replaced and
            those with a fault.
        tables: by printed name.
        days: the same counts per dated delivery, oldest first; empty if there was only one.
        refusals: most rows first; what is harmless comes last.
        limits: shares above or below which something calls for attention.
        columns: table and header of every registration a coverage is about, by ``table.column``.
    """

    total: Counts
    tables: tuple[TableRows, ...]
    days: Mapping[str, Counts]
    refusals: tuple[Refusal, ...]
    limits: Counts
    columns: Mapping[str, Mapping[str, str]]

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        """Build from the content of ``levering.json``."""
        facts = {told["id"]: Fact.from_record(told) for told in record["feiten"]}

        def counts(ids: Mapping[str, str]) -> Counts:
            return {name: facts[id_] for name, id_ in ids.items()}

        tables = (
            TableRows(
                told["naam"],
                told["oordeel"] == "let op",
                counts(told["feiten"]),
                tuple(FileRows(f["naam"], counts(f["feiten"])) for f in told["bestanden"]),
            )
            for told in record["tabellen"]
        )
        refusals = (
            Refusal(
                told["tabel"], told["kolom"], told["uitleg"], told["herstel"],
                told["onschuldig"], tuple(told["bestanden"]), facts[told["feit"]],
            )
            for told in record["bevindingen"]
        )  # fmt: skip
        return cls(
            counts(record["totaal"]),
            tuple(tables),
            {told["datum"]: counts(told["feiten"]) for told in record["leveringen"]},
            tuple(refusals),
            counts(record["grenzen"]),
            record["kolommen"],
        )
