"""Figures of others: reads the snapshots of sources; the network is never needed for it."""

from pipeline.ingest.external.reading import (
    SOURCES_FILE,
    read_content,
    read_external,
    read_sources,
    take,
)
from pipeline.ingest.external.snapshots import StoredSnapshot, chosen_snapshot, stored_snapshots

__all__ = [
    "SOURCES_FILE", "StoredSnapshot", "chosen_snapshot", "read_content", "read_external",
    "read_sources", "stored_snapshots", "take",
]  # fmt: skip
