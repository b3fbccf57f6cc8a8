"""Personal data that were put into every column are nowhere in what was made of the deliveries."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pikepdf

from pipeline.contract import load_tables
from pipeline.ingest.personal import RULE, searched
from tests.vijandig.huis import MADE, Site
from tests.vijandig.persoonlijk import NEEDLES, PERSONAL

ORGS = tuple(dict.fromkeys(org for org, *_ in MADE))


def everything(site: Site) -> Iterator[tuple[str, bytes]]:
    """Every file that was written, in all forms in which someone could read it."""
    for root in (site.house.processed, site.house.output):
        for path in sorted(path for path in root.rglob("*") if path.is_file()):
            name = site.house.relative(path)
            yield name, path.read_bytes()
            if path.suffix == ".pdf":
                yield from ((f"{name}, {place}", text) for place, text in _streams(path))
            if path.suffix == ".duckdb":
                yield from ((f"{name}, {table}", text) for table, text in _rows(path))


def _streams(path: Path) -> Iterator[tuple[str, bytes]]:
    with pikepdf.open(path) as file:
        for thing in file.objects:
            if isinstance(thing, pikepdf.Stream):
                yield f"object {thing.objgen[0]}", thing.read_bytes()
            else:
                yield "object", repr(thing).encode()


def _rows(path: Path) -> Iterator[tuple[str, bytes]]:
    """Tables as text: the file itself is compressed."""
    with duckdb.connect(str(path), read_only=True) as database:
        names = database.execute("SELECT table_name FROM duckdb_tables()").fetchall()
        for (table,) in names:
            rows = database.execute(f"FROM {table}").fetchall()
            yield table, "\n".join(map(str, rows)).encode()


def test_no_file_holds_what_was_planted(site: Site) -> None:
    found = {
        (name, needle)
        for name, content in everything(site)
        for needle in NEEDLES
        if needle.encode() in content or needle.encode("utf-16-le") in content
    }
    assert found == set()


def test_no_step_said_what_was_planted(site: Site) -> None:
    said = "\n".join(site.said)
    assert len(site.said) > 20
    assert [needle for needle in NEEDLES if needle in said] == []


def test_every_column_in_which_someone_can_type_was_searched(site: Site) -> None:
    """Each kind, in each column, sent its row to quarantine; keys may look like a BSN."""
    found = Counter()
    for org in ORGS:
        with duckdb.connect(str(site.house.database(org)), read_only=True) as database:
            sql = "SELECT tabel, kolom, uitleg FROM quarantaine WHERE regel = ?"
            for table, column, told in database.execute(sql, [RULE]).fetchall():
                found[org, table, column, told.removeprefix("Hier staat een ")[:-1]] += 1
    tables = load_tables()
    expected = {
        (org, table, column, kind)
        for org, table, column, kind in site.planted.rows
        if tables[table].field(column) in searched(tables[table])
    }
    keys = {
        (table.name, field.name)
        for table in tables.values()
        for field in table.fields
        if field.pattern or field.name in {key.column for key in table.foreign_keys}
    }
    missing = {
        (table, column, kind)
        for org, table, column, kind in expected
        if (org, table, column, kind) not in found
        and not (kind == "burgerservicenummer" and (table, column) in keys)
    }
    assert len(expected) > 100
    assert missing == set()
    for (org, place), number in site.planted.texts.items():
        assert number == len(PERSONAL)
        assert all(found[org, "tekst", place, kind] == 1 for kind in PERSONAL), (org, place)


def test_rows_are_counted_or_refused_whatever_stands_in_them(site: Site) -> None:
    for org in ORGS:
        intake = json.loads(site.house.intake(org).read_text(encoding="utf-8"))
        assert intake["rijen"] == intake["geaccepteerd"] + intake["geweigerd"]
        assert intake["geweigerd"] > 0


def test_the_keys_are_in_no_file_but_their_own(site: Site) -> None:
    keys = [path.read_text(encoding="ascii").strip() for path in site.keys.glob("*.sleutel")]
    assert len(keys) == len(ORGS)
    found = {
        name
        for name, content in everything(site)
        for key in keys
        if key.encode() in content or bytes.fromhex(key) in content
    }
    assert found == set()
    assert not any(key in told for told in site.said for key in keys)
