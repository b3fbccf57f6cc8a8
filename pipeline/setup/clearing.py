"""Clears away confidential data: rows of a delivery, and what was made of them before the wall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pipeline.contract import Organisation, Origin, load_tables
from pipeline.errors import UsageError
from pipeline.ingest import read_configuration
from pipeline.ingest.delivery import DeliveredFile, read_delivery
from pipeline.paths import House
from pipeline.setup.forget import Gone, forget, months_before, of_person, older_than
from pipeline.setup.raw_csv import RawCsv


@dataclass(slots=True)
class Clearing:
    """What clearing comes to.

    Attributes:
        files: what to write, by path; ``None`` for a file that goes.
        made: per file how many rows go, in Dutch.
        rows: how many rows go.
    """

    files: dict[Path, bytes | None] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)
    rows: int = 0


def term_is_over(house: House, org: str, today: date) -> Clearing:
    """The rows about persons that ended longer ago than the organisation keeps them.

    Raises:
        UsageError: no such organisation, or it names no term.
        DataRefused: the delivery cannot be read.
    """
    organisation, _ = read_configuration(house, org)
    if organisation.bewaren is None:
        raise UsageError(
            "Er is geen bewaartermijn ingesteld.",
            place=f"data/raw/{org}/organisatie.yml",
            remedy="Zet er bijvoorbeeld bij: bewaren: {maanden: 84}",
        )
    limit = months_before(today, organisation.bewaren.maanden)
    return _clearing(house, organisation, older_than(limit))


def one_person(house: House, org: str, client: str) -> Clearing:
    """The rows of one person and everything that hangs on them.

    Raises:
        UsageError: no such organisation, or no client number.
        DataRefused: the delivery cannot be read.
    """
    if not client.strip():
        raise UsageError(
            "Er is geen cliëntnummer opgegeven.",
            place="cliëntnummer",
            remedy="Typ het nummer zoals het in de levering staat.",
        )
    organisation, _ = read_configuration(house, org)
    return _clearing(house, organisation, of_person(client.strip()))


def carry_out(house: House, org: str, clearing: Clearing) -> None:
    """Rewrite the files, and take away the database that was made of the former ones.

    Every file is complete before any is replaced. The next ``make`` reads the delivery anew.
    """
    fresh = {}
    for path, content in clearing.files.items():
        if content is not None:
            fresh[path] = path.with_name(f".{path.name}.nieuw")
            fresh[path].write_bytes(content)
    for path, new in fresh.items():
        new.replace(path)
    for path, content in clearing.files.items():
        if content is None:
            path.unlink()
    if clearing.rows:
        house.database(org).unlink(missing_ok=True)
        house.intake(org).unlink(missing_ok=True)


def _clearing(house: House, who: Organisation, gone: Gone) -> Clearing:
    tables = load_tables()
    delivered = read_delivery(house, who.organisatie.id, tables, who.inname)
    files = [file for file in delivered if tables[file.table].origin is Origin.CSV]
    contents = [RawCsv.of(file.path.read_bytes(), file.content) for file in files]
    rows = {
        name: [row for file, own in zip(files, contents, strict=True)
               if file.table == name for row in own.rows]
        for name in tables
    }  # fmt: skip
    forgotten = forget(tables.values(), rows, gone)
    clearing = Clearing(rows=forgotten.number)
    for name, places in forgotten.rows.items():
        chosen = [pair for pair in zip(files, contents, strict=True) if pair[0].table == name]
        _rewrite(clearing, house, chosen, places)
    return clearing


def _rewrite(
    clearing: Clearing,
    house: House,
    chosen: Sequence[tuple[DeliveredFile, RawCsv]],
    places: frozenset[int],
) -> None:
    first = 0
    for file, content in chosen:
        kept = [row for place, row in enumerate(content.rows, first) if place not in places]
        number = len(content.rows) - len(kept)
        first += len(content.rows)
        if not number:
            continue
        target = file.path.with_suffix(".csv")
        clearing.files[target] = content.spelled(kept)
        if target != file.path and file.path.suffix.lower() != ".csv":
            clearing.files[file.path] = None
        told = "1 rij" if number == 1 else f"{number} rijen"
        clearing.made.append(f"{house.relative(file.path)}: {told}")
