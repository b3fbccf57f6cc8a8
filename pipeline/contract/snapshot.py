"""``momentopname.json``: what was fetched from a source, when, and what the source said of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

SNAPSHOT_FILE = "momentopname.json"
FORMAT = 1
EVERY_YEAR = "alle"


@dataclass(frozen=True, slots=True)
class SnapshotFile:
    """One file exactly as it was received."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The description of a snapshot.

    Attributes:
        source: id of the source.
        kind: how it was fetched, a value of :class:`pipeline.contract.sources.SourceKind`.
        table, catalogue, address: of a table on a server; empty for a file.
        title, publisher, licence, url: of the source.
        issued: day of this version of the source, ISO.
        classification: year of the division into gemeenten; empty where it differs by year.
        statuses: ``definitief``, ``voorlopig`` or ``nader_voorlopig`` by year; under ``alle`` for
            a source that has one for everything.
        fetched: when, ISO with seconds, UTC.
        files: in order of name.
    """

    source: str
    kind: str
    table: str
    catalogue: str
    address: str
    title: str
    publisher: str
    licence: str
    url: str
    issued: str
    classification: str
    statuses: Mapping[str, str]
    fetched: str
    files: tuple[SnapshotFile, ...] = field(default=())

    @property
    def digest(self) -> str:
        """SHA-256 over names and digests of the files: the same content has the same digest."""
        told = "".join(f"{file.name}\0{file.sha256}\n" for file in self.files)
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def name(self) -> str:
        """Name of its folder: day it was fetched and the beginning of its digest."""
        return f"{self.fetched[:10]}-{self.digest[:8]}"

    def status_in(self, year: int) -> str:
        """The status of figures about a year."""
        return self.statuses.get(str(year), self.statuses.get(EVERY_YEAR, "definitief"))

    def to_record(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            "formaat": FORMAT,
            "bron": self.source,
            "soort": self.kind,
            "tabel": self.table,
            "catalogus": self.catalogue,
            "adres": self.address,
            "titel": self.title,
            "uitgever": self.publisher,
            "licentie": self.licence,
            "url": self.url,
            "stand": self.issued,
            "gebiedsindeling": self.classification,
            "status": dict(self.statuses),
            "opgehaald_op": self.fetched,
            "bestanden": [
                {"naam": file.name, "sha256": file.sha256, "bytes": file.size}
                for file in self.files
            ],
        }

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        """The inverse of :meth:`to_record`.

        Raises:
            KeyError, TypeError, ValueError: the record is no snapshot of this format.
        """
        if record["formaat"] != FORMAT:
            raise ValueError(record["formaat"])
        return cls(
            source=str(record["bron"]),
            kind=str(record["soort"]),
            table=str(record["tabel"]),
            catalogue=str(record["catalogus"]),
            address=str(record["adres"]),
            title=str(record["titel"]),
            publisher=str(record["uitgever"]),
            licence=str(record["licentie"]),
            url=str(record["url"]),
            issued=str(record["stand"]),
            classification=str(record["gebiedsindeling"]),
            statuses={str(key): str(value) for key, value in record["status"].items()},
            fetched=str(record["opgehaald_op"]),
            files=tuple(
                SnapshotFile(str(file["naam"]), str(file["sha256"]), int(file["bytes"]))
                for file in record["bestanden"]
            ),
        )
