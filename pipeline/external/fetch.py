"""Fetch one source: ask for it, see that it can be read, and only then keep it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from pipeline.contract import Organisation
from pipeline.contract.mergers import load_mergers
from pipeline.contract.snapshot import Snapshot
from pipeline.contract.sources import Source, SourceKind, Sources
from pipeline.errors import DataRefused
from pipeline.external.client import Client, Download
from pipeline.external.downloads import FileClient
from pipeline.external.odata3 import OData3Client
from pipeline.external.odata4 import OData4Client
from pipeline.external.store import describe, write_snapshot
from pipeline.ingest.external import StoredSnapshot, read_content, stored_snapshots, take
from pipeline.paths import House


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of it.

    Attributes:
        source: id of the source.
        name: of the snapshot with what the source says now.
        fresh: whether that is a new snapshot; ``False`` where the source has not changed.
        figures: number of figures in it.
        notes: why there is no number somewhere.
    """

    source: str
    name: str
    fresh: bool
    figures: int
    notes: tuple[str, ...]


def fetch_source(
    house: House,
    org: str,
    organisation: Organisation,
    sources: Sources,
    source: Source,
    now: datetime,
) -> Fetched:
    """Fetch one source of an organisation into a new snapshot.

    Args:
        house: the folders of the project.
        org: id of the organisation.
        organisation: its configuration.
        sources: what it declared.
        source: which of them.
        now: the moment, in UTC.

    Raises:
        DataRefused: the source cannot be reached or read, or has not what was declared. Then
            nothing is written.
    """
    client = _client(house, org, source.soort)
    download = client.fetch(sources, source, wanted_areas(source))
    earlier = stored_snapshots(house, org, source.id)
    newest = earlier[-1] if earlier else None
    moment = _after(newest, now)
    snapshot = describe(_described(source, download, moment), download.files)
    place = f"{house.relative(house.delivery(org))}/momentopnamen/{source.id}"
    content = read_content(source, download.files, place, snapshot)
    taken = take(sources, source, content, snapshot, organisation)
    if newest is not None and newest.snapshot.digest == snapshot.digest:
        return Fetched(source.id, newest.name, False, len(taken.rows), taken.notes)
    try:
        written = write_snapshot(house.snapshots(org) / source.id, snapshot, download.files)
    except OSError:
        raise DataRefused(
            f"De momentopname van {source.id} kan niet worden bewaard.",
            place=place,
            remedy="Kijk of er ruimte is op de schijf en of u in deze map mag schrijven.",
        ) from None
    return Fetched(source.id, written.name, True, len(taken.rows), taken.notes)


def wanted_areas(source: Source) -> tuple[str, ...]:
    """The codes to ask for: those declared, and of the gemeenten they arose from."""
    mergers = load_mergers()
    found = dict.fromkeys(source.gebieden.values())
    for code in tuple(found):
        for merger in mergers.get(code, ()):
            found |= dict.fromkeys(part.code for part in merger.predecessors)
    return tuple(found)


def _after(newest: StoredSnapshot | None, now: datetime) -> datetime:
    """The moment of fetching; later than the newest snapshot, also by a clock that was set back."""
    if newest is None:
        return now
    return max(now, datetime.fromisoformat(newest.snapshot.fetched) + timedelta(seconds=1))


def _client(house: House, org: str, kind: SourceKind) -> Client:
    makers: dict[SourceKind, Callable[[], Client]] = {
        SourceKind.ODATA4: OData4Client,
        SourceKind.ODATA3: OData3Client,
        SourceKind.CSV: lambda: FileClient(house.delivery(org)),
        SourceKind.EXCEL: lambda: FileClient(house.delivery(org)),
    }
    return makers[kind]()


def _described(source: Source, download: Download, now: datetime) -> Snapshot:
    return Snapshot(
        source=source.id,
        kind=source.soort.value,
        table=source.tabel or "",
        catalogue=source.catalogus if source.soort.served else "",
        address=source.adres or "",
        title=source.titel or download.title,
        publisher=source.uitgever or download.publisher,
        licence=source.licentie or download.licence,
        url=source.url or download.url,
        issued=download.issued,
        classification=download.classification,
        statuses=download.statuses,
        fetched=now.strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
