"""Takes in the delivery of one organisation."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import duckdb

from pipeline.contract import (
    CodeList,
    Organisation,
    Table,
    derived_codelists,
    load_codelists,
    load_organisation,
    load_tables,
)
from pipeline.errors import DataRefused, UsageError
from pipeline.ingest.checks import check, prepare_checks
from pipeline.ingest.columns import NUMBER, SOURCE
from pipeline.ingest.delivery import DeliveredFile, read_delivery
from pipeline.ingest.external import read_external
from pipeline.ingest.intake import FileIntake, Intake
from pipeline.ingest.key import Key, load_key
from pipeline.ingest.large import LARGE
from pipeline.ingest.staging import Staging, has_people, open_staging, people_first
from pipeline.ingest.store import refuse_other_key, working_folder, write_database
from pipeline.ingest.threshold import refuse_too_many
from pipeline.paths import House
from pipeline.turns import turn

Progress = Callable[[str], None]
CONFIG = "organisatie.yml"
PATIENCE = 10.0  # seconds that one intake waits for another of the same organisation


def ingest(
    house: House, org: str, progress: Progress | None = None, patience: float = PATIENCE
) -> Intake:
    """Read, check, pseudonymise and store the delivery of one organisation.

    Writes the confidential database and ``inname.json`` beside it; both replace an earlier pair
    only when everything has succeeded. A run that is killed leaves the earlier database as it was;
    the next run takes away what it left.

    Args:
        house: the folders of the project.
        org: id of the organisation.
        progress: told in Dutch what is going on; gets no data.
        patience: seconds to wait for another intake of the same organisation.

    Returns:
        What was taken in, per file. Rows in a file are always accepted plus refused.

    Raises:
        UsageError: there is no delivery of this organisation, or another process takes it in.
        DataRefused: the configuration, a file or a column cannot be used, too many rows were
            refused, or the key is not the one of the earlier database.
    """
    tell = progress or (lambda _: None)
    organisation, own = read_configuration(house, org)
    with turn(house.intake_turn(org), patience, _busy(house, org), tell):
        return _ingest(house, organisation, own, tell)


def _ingest(house: House, organisation: Organisation, own: FileIntake, tell: Progress) -> Intake:
    org = organisation.organisatie.id
    tables, codelists = load_tables(), _codelists()
    external = read_external(house, org, organisation, tables)
    files = read_delivery(house, org, tables, organisation.inname, external, LARGE)
    key = load_key(org)
    refuse_other_key(house.database(org), key)
    staging = open_staging(codelists)
    with working_folder(house.intake_folder(org)) as folder, staging.connection as connection:
        prepare_checks(connection)
        counted = _stage(staging, files, tables, key, folder, tell)
        intake = Intake(org, (own, *counted))
        refuse_too_many(connection, intake, organisation.inname.hoogste_aandeel_geweigerd)
        write_database(connection, house.database(org), tables, intake, key, folder)
        _write_counts(house, intake, folder)
    tell(f"{intake.accepted} van {intake.rows} rijen ingelezen, {intake.refused} in quarantaine")
    return intake


def read_configuration(house: House, org: str) -> tuple[Organisation, FileIntake]:
    """The organisation's configuration and its line in the intake.

    Raises:
        UsageError: there is no such organisation.
        DataRefused: the configuration is absent or wrong, or bears another id than its folder.
    """
    if not house.delivery(org).is_dir():
        known = sorted(path.parent.name for path in house.raw.glob(f"*/{CONFIG}"))
        raise UsageError(
            f"Er is geen organisatie {org}.",
            place=house.relative(house.raw),
            remedy=f"Kies uit: {', '.join(known)}." if known else "Lever eerst gegevens.",
        )
    path = house.delivery(org) / CONFIG
    place = house.relative(path)
    try:
        content = path.read_bytes()
        text = content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise DataRefused(
            f"Het bestand {CONFIG} ontbreekt of is onleesbaar.",
            place=place,
            remedy="Maak het bestand in UTF-8; docs/gegevens.md geeft een voorbeeld.",
        ) from None
    organisation = load_organisation(text, place)
    if organisation.organisatie.id != org:
        raise DataRefused(
            "De id van de organisatie is niet de naam van haar map.",
            place=f"{place}: organisatie › id",
            remedy=f"Schrijf id: {org}, of geef de map de naam van de organisatie.",
        )
    digest = hashlib.sha256(content).hexdigest()
    return organisation, FileIntake("organisatie", place, digest, 1, 1, 0)


def _busy(house: House, org: str) -> UsageError:
    return UsageError(
        f"De gegevens van {org} worden al ingelezen door een andere opdracht.",
        place=house.relative(house.delivery(org)),
        remedy="Wacht tot die klaar is en geef de opdracht opnieuw.",
    )


def _codelists() -> Mapping[str, CodeList]:
    return {**load_codelists(), **derived_codelists()}


def _stage(
    staging: Staging,
    files: Sequence[DeliveredFile],
    tables: Mapping[str, Table],
    key: Key,
    folder: Path,
    tell: Progress,
) -> list[FileIntake]:
    """Load every table and check it; a table comes after the tables it refers to.

    Tables with client numbers come as early as they can. When these are gone, a large delivery may
    use the working folder for what does not fit in memory.

    Returns the files with their counts, in order of table and path.
    """
    counted = []
    people = {table.name for table in tables.values() if has_people(table)}
    for table in people_first(tables):
        chosen = [file for file in files if file.table == table.name]
        if not any(file.content.rows or file.large for file in chosen):
            staging.declare(table)
        else:
            staging.load(table, chosen, key)
            check(staging.connection, table)
        counts = _count(staging.connection, table)
        for number, file in enumerate(chosen):
            rows, refused = counts.get(number, (0, 0))
            line = FileIntake(
                file.table, file.place, file.sha256, rows, rows - refused, refused,
                _unknown(file, table), file.content.guesses,
            )  # fmt: skip
            _tell_file(tell, line)
            counted.append(line)
        if table.name in people:
            people.remove(table.name)
            if not people and any(file.large for file in files):
                staging.spill(folder)
    return sorted(counted, key=lambda line: (line.table, line.path))


def _count(connection: duckdb.DuckDBPyConnection, table: Table) -> dict[int, tuple[int, int]]:
    """Rows, and refused rows among them, by number of the file."""
    found = connection.execute(
        f"SELECT {SOURCE}, count(*), count(v.nr) FROM getypeerd.{table.name} AS t "  # noqa: S608
        f"LEFT JOIN (SELECT DISTINCT nr FROM vondst WHERE tabel = ?) AS v ON v.nr = t.{NUMBER} "
        "GROUP BY ALL",
        [table.name],
    ).fetchall()
    return {number: (rows, refused) for number, rows, refused in found}


def _tell_file(tell: Progress, file: FileIntake) -> None:
    tell(f"{file.path}: {file.rows} {'rij' if file.rows == 1 else 'rijen'}")
    for guess in file.guesses:
        tell(f"{file.path}: {guess} (zelf gevonden; vast te leggen onder inname › bestanden)")
    for header in file.ignored_columns:
        tell(f"{file.path}: de kolom {header} is onbekend en wordt niet gelezen")


def _unknown(file: DeliveredFile, table: Table) -> tuple[str, ...]:
    return tuple(sorted(h for h in file.content.headers if h and h not in table.columns))


def _write_counts(house: House, intake: Intake, folder: Path) -> None:
    target = house.intake(intake.organisation)
    fresh = folder / target.name
    text = json.dumps(intake.to_record(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(target)
