"""Finds and opens the snapshots in the folder of an organisation; never the network."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from pipeline.contract.snapshot import SNAPSHOT_FILE, Snapshot
from pipeline.contract.sources import Source, Sources
from pipeline.errors import DataRefused
from pipeline.paths import House


@dataclass(frozen=True, slots=True)
class StoredSnapshot:
    """A snapshot in its folder.

    Attributes:
        folder: where it is.
        place: path from the root of the house, for messages.
        snapshot: its description.
        sha256: of the description, which holds the digests of all files.
    """

    folder: Path
    place: str
    snapshot: Snapshot
    sha256: str

    @property
    def name(self) -> str:
        """As it is pinned in ``bronnen.yml``."""
        return self.folder.name

    def read(self) -> dict[str, bytes]:
        """The files by name.

        Raises:
            DataRefused: a file is gone or is not what was received.
        """
        found: dict[str, bytes] = {}
        for file in self.snapshot.files:
            try:
                content = (self.folder / file.name).read_bytes()
            except OSError:
                content = b""
            if hashlib.sha256(content).hexdigest() != file.sha256:
                raise DataRefused(
                    "Dit bestand is niet meer wat van de bron is ontvangen.",
                    place=f"{self.place}/{file.name}",
                    remedy="Zet een reservekopie terug, of haal de bron opnieuw op.",
                )
            found[file.name] = content
        return found


def stored_snapshots(house: House, org: str, source: str) -> list[StoredSnapshot]:
    """All snapshots of a source, the oldest first.

    Raises:
        DataRefused: a folder holds no description of a snapshot.
    """
    folder = house.snapshots(org) / source
    paths = sorted(path for path in folder.glob("[!.]*") if path.is_dir())
    found = [_open(house, path) for path in paths]
    return sorted(found, key=lambda stored: (stored.snapshot.fetched, stored.name))


def chosen_snapshot(house: House, org: str, sources: Sources, source: Source) -> StoredSnapshot:
    """The snapshot that is used: the pinned one, else the newest.

    Raises:
        DataRefused: there is none, or not the pinned one.
    """
    found = stored_snapshots(house, org, source.id)
    if source.momentopname is None and found:
        return found[-1]
    pinned = next((stored for stored in found if stored.name == source.momentopname), None)
    if pinned is not None:
        return pinned
    fetch = f"feitenwerk bronnen ophalen {org} {source.id}"
    if source.momentopname is None:
        raise DataRefused(
            f"Van de bron {source.id} is er nog geen momentopname.",
            place=sources.place(source),
            remedy=f"Haal haar op met: {fetch}",
        )
    names = ", ".join(stored.name for stored in found)
    raise DataRefused(
        f"De momentopname {source.momentopname} van de bron {source.id} is er niet.",
        place=sources.place(source, "momentopname"),
        remedy=f"Kies uit: {names}." if names else f"Haal de bron op met: {fetch}",
    )


def _open(house: House, folder: Path) -> StoredSnapshot:
    place = house.relative(folder)
    try:
        content = (folder / SNAPSHOT_FILE).read_bytes()
        snapshot = Snapshot.from_record(json.loads(content))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise DataRefused(
            "Deze map is geen momentopname van een bron.",
            place=f"{place}/{SNAPSHOT_FILE}",
            remedy="Haal de map weg, of zet een reservekopie terug.",
        ) from None
    return StoredSnapshot(folder, place, snapshot, hashlib.sha256(content).hexdigest())
