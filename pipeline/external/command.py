"""What ``feitenwerk bronnen`` does: fetch the sources of an organisation, or show what there is."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from pipeline.contract import Organisation
from pipeline.contract.sources import Source, Sources
from pipeline.errors import DataRefused, UsageError
from pipeline.external.fetch import Fetched, fetch_source
from pipeline.ingest import read_configuration
from pipeline.ingest.external import (
    SOURCES_FILE,
    chosen_snapshot,
    read_sources,
    stored_snapshots,
)
from pipeline.paths import House

Say = Callable[[str], None]


def fetch_all(house: House, org: str, names: Sequence[str], now: datetime, say: Say) -> None:
    """Fetch sources of an organisation; one that fails does not stop the others.

    Args:
        house: the folders of the project.
        org: id of the organisation.
        names: ids of sources; none means all.
        now: the moment, in UTC.
        say: told in Dutch what came of each.

    Raises:
        UsageError: there is no such organisation or source, or none is declared.
        DataRefused: a source could not be fetched; the first of them, the others are told.
    """
    organisation, sources, chosen = _declared(house, org, names)
    failed: list[DataRefused] = []
    for source in chosen:
        say(f"{source.id}: de bron wordt opgehaald …")
        try:
            told = fetch_source(house, org, organisation, sources, source, now)
        except DataRefused as error:
            failed.append(error)
            say(f"{source.id}: niet gelukt. {error.sentence}")
            continue
        for line in _outcome(told):
            say(line)
    if failed:
        raise failed[0]


def show_all(house: House, org: str, names: Sequence[str]) -> Iterator[str]:
    """Which snapshot each source uses, and which are kept beside it.

    Raises:
        UsageError: as :func:`fetch_all`.
        DataRefused: a snapshot is pinned that is not there, or a folder is no snapshot.
    """
    _, sources, chosen = _declared(house, org, names)
    for source in chosen:
        stored = stored_snapshots(house, org, source.id)
        if not stored and source.momentopname is None:
            yield f"{source.id}: nog niet opgehaald"
            continue
        used = chosen_snapshot(house, org, sources, source)
        pinned = ", vastgezet in bronnen.yml" if source.momentopname else ""
        told = used.snapshot
        yield f"{source.id}: {told.title} ({told.publisher}, stand {told.issued})"
        yield f"  gebruikt: {used.name}, opgehaald {told.fetched[:10]}{pinned}"
        others = [other.name for other in stored if other.name != used.name]
        if others:
            yield f"  ook bewaard: {', '.join(others)}"


def _outcome(told: Fetched) -> Iterator[str]:
    figures = "1 cijfer" if told.figures == 1 else f"{told.figures} cijfers"
    if told.fresh:
        yield f"{told.source}: {figures} in momentopname {told.name}"
    else:
        yield f"{told.source}: niet veranderd sinds momentopname {told.name}"
    for note in told.notes:
        yield f"{told.source}: geen waarde voor {note}"


def _declared(
    house: House, org: str, names: Sequence[str]
) -> tuple[Organisation, Sources, tuple[Source, ...]]:
    if not org:
        raise UsageError(
            "Er is geen organisatie genoemd.",
            place="ORG",
            remedy="Bijvoorbeeld: make bronnen ORG=voorbeeldstad",
        )
    organisation, _ = read_configuration(house, org)
    sources = read_sources(house, org)
    place = f"{house.relative(house.delivery(org))}/{SOURCES_FILE}"
    if sources is None or not sources.all:
        raise UsageError(
            f"De organisatie {org} heeft geen bronnen om op te halen.",
            place=place,
            remedy=f"Noem ze in {SOURCES_FILE}; docs/bronnen.md zegt hoe.",
        )
    known = {source.id: source for source in sources.all}
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            raise UsageError(
                f"De bron {name} staat niet in {SOURCES_FILE}.",
                place=place,
                remedy=(f"Bedoelt u {near[0]}? " if near else "")
                + f"Kies uit: {', '.join(known)}.",
            )
    chosen = tuple(known[name] for name in dict.fromkeys(names)) or sources.all
    return organisation, sources, chosen
