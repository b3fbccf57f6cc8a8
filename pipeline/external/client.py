"""The seam between what is fetched and how: one adapter per kind of source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from pipeline.contract.sources import Source, Sources


@dataclass(frozen=True, slots=True)
class Download:
    """What a source gave.

    Attributes:
        files: content exactly as received, by name.
        title, publisher, licence, url, issued: as the source tells; empty where it does not.
        classification: year of the division into gemeenten, if the source has one throughout.
        statuses: of its figures, by year or under ``alle``.
    """

    files: Mapping[str, bytes]
    title: str
    publisher: str
    licence: str
    url: str
    issued: str
    classification: str = ""
    statuses: Mapping[str, str] = field(default_factory=dict)


class Client(Protocol):
    """Fetches sources of one kind."""

    def fetch(self, sources: Sources, source: Source, areas: Sequence[str]) -> Download:
        """Everything that is declared of a source, and how the source describes it.

        Args:
            sources: what was declared, for places in messages.
            source: one of them.
            areas: codes in the source to ask for; none means all there are.

        Raises:
            DataRefused: the source cannot be reached, does not know the table, or refuses.
        """
        ...  # pragma: no cover
