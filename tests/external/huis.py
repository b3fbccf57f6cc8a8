"""A small organisation with external sources, and the real files beside the checkout."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from pipeline.contract.sources import Sources
from pipeline.external import Fetched, fetch_source
from pipeline.ingest import ingest
from pipeline.ingest.external import chosen_snapshot, read_content, read_sources, take
from pipeline.ingest.run import read_configuration
from pipeline.paths import House
from tests.ingest.levering import CONFIG, ORG, tables, write

OPEN_DATA = Path(__file__).parents[3] / "shared" / "opendata"
NOON = datetime(2026, 11, 26, 12, 0, 0, tzinfo=UTC)
AREAS = {"NL": "land", "PV20": "provincie", "GM0001": "gemeente", "GM0363": "gemeente",
         "WK036201": "wijk", "1012": "pc4", "noord": "gebiedsteam", "akkrum": "wijk",
         "midden": "wijk", "GM1980": "gemeente", "GM1969": "gemeente"}  # fmt: skip


def real(name: str) -> Path:
    """A file of others that is never part of this repository."""
    path = OPEN_DATA / name
    if not path.exists():
        pytest.skip(f"{name} staat niet in {OPEN_DATA}")
    return path


def declare(house: House, *sources: dict[str, Any], **who: str) -> Sources:
    """Write an organisation with these sources."""
    content = tables()
    content["gebied"] = [
        {"gebied_id": code, "soort": kind, "naam": code} for code, kind in AREAS.items()
    ]
    config = CONFIG.replace("code: GM0001", f"code: {who.get('gemeente', 'GM0001')}")
    write(house, content, config)
    text = yaml.safe_dump({"bronnen": list(sources)}, allow_unicode=True, sort_keys=False)
    (house.delivery(ORG) / "bronnen.yml").write_text(text, encoding="utf-8")
    found = read_sources(house, ORG)
    assert found is not None
    return found


def lay_down(house: House, path: Path) -> str:
    """Put a downloaded file in the folder of the organisation; its path from there."""
    folder = house.delivery(ORG) / "downloads"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, folder / path.name)
    return f"downloads/{path.name}"


def write_down(house: House, name: str, content: str | bytes) -> str:
    """Make a downloaded file of our own."""
    folder = house.delivery(ORG) / "downloads"
    folder.mkdir(parents=True, exist_ok=True)
    data = content if isinstance(content, bytes) else content.encode()
    (folder / name).write_bytes(data)
    return f"downloads/{name}"


def fetch(house: House, number: int = 0, now: datetime = NOON) -> Fetched:
    """Fetch one of the declared sources."""
    sources = read_sources(house, ORG)
    assert sources is not None
    organisation, _ = read_configuration(house, ORG)
    return fetch_source(house, ORG, organisation, sources, sources.all[number], now)


def rows(house: House, *columns: str) -> list[tuple[str, ...]]:
    """What the reader takes out of the newest or pinned snapshot of the first source, in order."""
    sources = read_sources(house, ORG)
    assert sources is not None
    source = sources.all[0]
    organisation, _ = read_configuration(house, ORG)
    stored = chosen_snapshot(house, ORG, sources, source)
    content = read_content(source, stored.read(), stored.place, stored.snapshot)
    taken = take(sources, source, content, stored.snapshot, organisation)
    return sorted(tuple(row.cells[column] for column in columns) for row in taken.rows)


def take_in(house: House) -> None:
    """What ``make`` does first; the network plays no part in it."""
    ingest(house, ORG)


def query(house: House, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(house.database(ORG)), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def csv_source(file: str, **changes: Any) -> dict[str, Any]:
    """A declaration of a downloaded file."""
    return {
        "id": "proef",
        "soort": "csv",
        "bestand": file,
        "titel": "Een tabel",
        "uitgever": "CBS",
        "stand": "2024-11-01",
        "kolommen": {"gebied": "gebied", "periode": "jaar"},
        "gebieden": {"gemeente": "GM0001"},
        "cijfers": [{"indicator": "huishoudens-laag-inkomen", "onderwerp": "waarde"}],
    } | changes
