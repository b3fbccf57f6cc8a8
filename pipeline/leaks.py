"""The leak scan at its places in the chain: after the notebooks, and before a report is put down.

``feitenwerk controle`` repeats it with the confidential side open, for who may see that.
"""

from __future__ import annotations

import getpass
import socket
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.audit import Hidden, Leak, Watch, scan
from pipeline.errors import ProtectionRefused
from pipeline.facts import Release, Status
from pipeline.paths import House

PERSONAL = ("traject", "zrm_meting")  # tables of which a row says something about one resident


def refuse_leaks(files: Mapping[str, bytes], watch: Watch) -> None:
    """Refuse files that say what must not be said.

    Raises:
        ProtectionRefused: names the first places, never what stands there.
    """
    found = scan(files, watch)
    if not found:
        return
    first = "; ".join(f"{leak.file}, {leak.place}: {leak.kind.value}" for leak in found[:3])
    raise ProtectionRefused(
        f"In wat klaarstaat, {_told(found)} wat niet naar buiten mag.",
        place=first + (" …" if len(found) > 3 else ""),
        remedy="Zoek op deze plaatsen na waar het vandaan komt: een notebook, een sjabloon of een "
        "tekst die een getal, pad of nummer zelf opschrijft.",
    )


def _told(found: tuple[Leak, ...]) -> str:
    return "staat op één plaats iets" if len(found) == 1 else f"staat op {len(found)} plaatsen iets"


def public_watch(release: Release, exact: Mapping[str, Decimal] | None = None) -> Watch:
    """What to look for without opening anything confidential.

    Args:
        release: tells which facts are hidden and how their codes are called.
        exact: values by fact id, where they are known.
    """
    names = {getpass.getuser(), socket.gethostname().split(".")[0]}
    hidden = {
        fact.id: Hidden(tuple(_names(release, fact.dimensions)), _whole((exact or {}).get(fact.id)))
        for fact in release.facts
        if fact.status is Status.SUPPRESSED
    }
    printed = (name for found in _labels(release).values() for name in found.values())
    return Watch(
        hidden,
        people=frozenset(names - {"root"}),
        names=frozenset(name for name in printed if any(map(str.isdigit, name))),
    )


def _labels(release: Release) -> Mapping[str, Mapping[str, str]]:
    labels: Mapping[str, Mapping[str, str]] = release.register.get("labels", {})
    return labels


def _whole(value: Decimal | None) -> int | None:
    return int(value) if value is not None and value == int(value) else None


def _names(release: Release, dimensions: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """How the codes of a cell are printed; a code without a name is looked for as it is."""
    labels = _labels(release)
    for key, code in dimensions:
        own = labels.get(key, {}).get(code)
        others = (found[code] for found in labels.values() if code in found)
        yield own or next(others, code)


def full_watch(house: House, org: str, release: Release, exact: Mapping[str, Decimal]) -> Watch:
    """What to look for with the confidential side open: values, pseudonyms, rows and the key."""
    import duckdb

    from pipeline.ingest.key import key_folder

    told = public_watch(release, exact)
    with duckdb.connect(str(house.database(org)), read_only=True) as database:
        rows = [row for table in PERSONAL for row in _rows(database, table)]
        people = database.execute("SELECT DISTINCT inwoner_pid FROM traject").fetchall()
    where = key_folder() / f"{org}.sleutel"
    return Watch(
        told.hidden,
        pseudonyms=frozenset(str(pid) for (pid,) in people if pid),
        keys=frozenset({where.read_text(encoding="ascii").strip()} if where.is_file() else ()),
        rows=tuple(rows),
        people=told.people,
        names=told.names,
    )


def _rows(database: Any, table: str) -> Iterator[tuple[str, ...]]:
    for row in database.execute(f"SELECT * FROM {table}").fetchall():  # noqa: S608  our own name
        yield tuple(str(value) for value in row if value is not None)


def finished_files(house: House, org: str, period: str) -> dict[str, bytes]:
    """Everything that was made of a period: finished reports and executed notebooks."""
    places = [house.output / org / period, house.processed / org / period]
    found = [
        path
        for place in places
        for path in sorted(place.rglob("*"))
        if path.is_file() and (place == places[0] or path.suffix == ".ipynb")
    ]
    return {house.relative(path): path.read_bytes() for path in found}


def notebooks_under(house: House, folder: Path) -> dict[str, bytes]:
    """The executed notebooks at or below a folder."""
    return {house.relative(path): path.read_bytes() for path in sorted(folder.rglob("*.ipynb"))}
