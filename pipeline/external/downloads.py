"""A file that someone downloaded: taken as it stands in the folder of the organisation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.contract.snapshot import EVERY_YEAR
from pipeline.contract.sources import Source, Sources
from pipeline.errors import DataRefused
from pipeline.external.client import Download


@dataclass(frozen=True, slots=True)
class FileClient:
    """Reads downloaded files.

    Attributes:
        folder: of the organisation.
    """

    folder: Path

    def fetch(self, sources: Sources, source: Source, areas: Sequence[str]) -> Download:
        """The file; see :class:`pipeline.external.client.Client`."""
        del areas
        path = self.folder / str(source.bestand)
        try:
            content = path.read_bytes()
        except OSError:
            raise DataRefused(
                f"Het bestand van de bron {source.id} is er niet of kan niet worden geopend.",
                place=sources.place(source, "bestand"),
                remedy="Download het bij de uitgever en zet het in de map van de organisatie.",
            ) from None
        return Download(
            files={path.name: content},
            title=str(source.titel),
            publisher=str(source.uitgever),
            licence=source.licentie or "",
            url=source.url or "",
            issued=source.stand.isoformat() if source.stand else "",
            statuses={EVERY_YEAR: source.status or "definitief"},
        )
