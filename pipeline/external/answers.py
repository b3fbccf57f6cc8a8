"""Reads the answers that tell what else to ask. Whatever is no such answer is refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.contract.sources import Source, Sources
from pipeline.errors import DataRefused
from pipeline.external.wire import Wire
from pipeline.ingest.external.odata import entries, single

Answer = Mapping[str, Any]


def collection(wire: Wire, name: str, sources: Sources, source: Source) -> list[Answer]:
    """The entries of a collection that was asked for."""
    try:
        return [entry for _, _, entry in entries(wire.files, name)]
    except (KeyError, TypeError, ValueError, AttributeError):
        raise not_odata(sources, source) from None


def one(wire: Wire, name: str, sources: Sources, source: Source) -> Answer:
    """An answer that is one object."""
    try:
        return single(wire.files, name)
    except (KeyError, TypeError, ValueError):
        raise not_odata(sources, source) from None


def not_odata(sources: Sources, source: Source) -> DataRefused:
    """The error that a server speaks another language."""
    return DataRefused(
        f"Het antwoord van de server is geen antwoord van de soort {source.soort}.",
        place=sources.place(source, "soort"),
        remedy="Kijk of soort, tabel en adres bij elkaar horen.",
    )
