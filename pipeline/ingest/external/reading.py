"""From ``bronnen.yml`` and snapshots to rows that are checked like any delivered row."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.contract import Organisation, Table
from pipeline.contract.mergers import load_mergers
from pipeline.contract.snapshot import SNAPSHOT_FILE, Snapshot
from pipeline.contract.sources import Source, SourceKind, Sources, load_sources
from pipeline.errors import DataRefused
from pipeline.ingest.delivery import DeliveredFile
from pipeline.ingest.external.content import Content
from pipeline.ingest.external.figures import Break, Row, Taken, source_id, take_figures
from pipeline.ingest.external.grid import read_grid
from pipeline.ingest.external.odata import read_odata3, read_odata4
from pipeline.ingest.external.snapshots import StoredSnapshot, chosen_snapshot
from pipeline.ingest.headers import RawFile
from pipeline.paths import House

SOURCES_FILE = "bronnen.yml"
FIGURES, SOURCE, BREAKS = "externe_indicator", "bron", "reeksbreuk"
_READERS = {SourceKind.ODATA3: read_odata3, SourceKind.ODATA4: read_odata4}


def read_sources(house: House, org: str) -> Sources | None:
    """What the organisation declared, ``None`` if it has no ``bronnen.yml``.

    Raises:
        DataRefused: the file is unreadable or wrong.
    """
    path = house.delivery(org) / SOURCES_FILE
    if not path.is_file():
        return None
    place = house.relative(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise DataRefused(
            f"Het bestand {SOURCES_FILE} is onleesbaar.",
            place=place,
            remedy="Sla het op als tekst in UTF-8; docs/bronnen.md geeft een voorbeeld.",
        ) from None
    return load_sources(text, place)


def read_content(
    source: Source, files: Mapping[str, bytes], place: str, snapshot: Snapshot
) -> Content:
    """What the files of a snapshot say.

    Raises:
        DataRefused: they are not what such a source gives.
    """
    if not source.soort.served:
        (name,) = (file.name for file in snapshot.files)
        return read_grid(source, name, files[name], f"{place}/{name}")
    try:
        return _READERS[source.soort](files)
    except (KeyError, TypeError, ValueError):
        raise DataRefused(
            f"Wat van {source.id} is ontvangen, is geen antwoord van de soort {source.soort}.",
            place=place,
            remedy="Kijk in bronnen.yml of soort, tabel en adres kloppen, en haal opnieuw op.",
        ) from None


def take(
    sources: Sources,
    source: Source,
    content: Content,
    snapshot: Snapshot,
    organisation: Organisation,
) -> Taken:
    """The declared figures of one source."""
    who = organisation.organisatie
    areas = {"gemeente": who.gemeente.code, "provincie": who.provincie.code, "land": who.land.code}
    return take_figures(sources, source, snapshot, content, areas, load_mergers())


def read_external(
    house: House, org: str, organisation: Organisation, tables: Mapping[str, Table]
) -> list[DeliveredFile]:
    """The figures of others as files of the delivery: one per file of a snapshot.

    Beside the figures there are the rows of ``bron`` that they refer to, and of ``reeksbreuk``
    where a series crosses a municipal merger.

    Raises:
        DataRefused: ``bronnen.yml`` is wrong, a snapshot is absent or damaged, or a declared figure
            is not in it.
    """
    sources = read_sources(house, org)
    if sources is None:
        return []
    found: list[DeliveredFile] = []
    breaks: list[Break] = []
    for source in sources.all:
        stored = chosen_snapshot(house, org, sources, source)
        content = read_content(source, stored.read(), stored.place, stored.snapshot)
        taken = take(sources, source, content, stored.snapshot, organisation)
        found += _figures(stored, taken, tables[FIGURES])
        found.append(_source(source, stored, taken, tables[SOURCE]))
        breaks += taken.breaks
    found.append(_breaks(house, org, breaks, tables[BREAKS]))
    return found


def _figures(stored: StoredSnapshot, taken: Taken, table: Table) -> Iterator[DeliveredFile]:
    digests = {file.name: file.sha256 for file in stored.snapshot.files}
    by_file: dict[str, list[Row]] = {}
    for row in taken.rows:
        by_file.setdefault(row.file, []).append(row)
    for name, rows in sorted(by_file.items()):
        cells = tuple((row.row, _cells(table, row.cells)) for row in rows)
        content = RawFile(table.columns, cells, taken.notes)
        yield DeliveredFile(
            FIGURES, f"{stored.place}/{name}", stored.folder / name, digests[name], content
        )


def _source(source: Source, stored: StoredSnapshot, taken: Taken, table: Table) -> DeliveredFile:
    """The source as it is cited: once per status, so that what is provisional says so.

    What is declared counts, and else what the source told when it was fetched.
    """
    told = stored.snapshot
    issued = source.stand.isoformat() if source.stand else told.issued
    rows = [
        {
            "bron_id": source_id(source.id, status),
            "naam": source.titel or told.title,
            "uitgever": source.uitgever or told.publisher,
            "jaar": issued[:4],
            "licentie": source.licentie or told.licence,
            "url": source.url or told.url,
            "soort": "publicatie",
            "tabel": told.table,
            "stand": issued,
            "gebiedsindeling": str(source.gebiedsindeling or told.classification),
            "status": status,
        }
        for status in taken.statuses
    ]
    path = stored.folder / SNAPSHOT_FILE
    return _delivered(SOURCE, path, stored.place, stored.sha256, rows, table)


def _breaks(house: House, org: str, breaks: list[Break], table: Table) -> DeliveredFile:
    path = house.delivery(org) / SOURCES_FILE
    rows = [
        {
            "reeksbreuk_id": f"herindeling-{found.area.lower()}-{found.year}-{found.indicator}",
            "soort": "gebied",
            "indicator": found.indicator,
            "gebied_id": found.area,
            "jaar": str(found.year),
            "toelichting": found.note,
        }
        for found in dict.fromkeys(breaks)
    ]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return _delivered(BREAKS, path, house.relative(path.parent), digest, rows, table)


def _delivered(
    name: str, path: Path, folder: str, digest: str, rows: list[dict[str, str]], table: Table
) -> DeliveredFile:
    numbered = tuple((number, _cells(table, row)) for number, row in enumerate(rows, start=1))
    content = RawFile(table.columns, numbered)
    return DeliveredFile(name, f"{folder}/{path.name}", path, digest, content)


def _cells(table: Table, row: Mapping[str, str]) -> list[str | None]:
    return [row.get(column) or None for column in table.columns]
