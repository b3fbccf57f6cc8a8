"""Snapshots: whole or not at all, never overwritten, and enough to build a report from for ever."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

import pipeline
from pipeline.contract.snapshot import Snapshot
from pipeline.errors import DataRefused
from pipeline.execution.steps import Keyring
from pipeline.execution.wishes import Wish
from pipeline.external import fetch as fetching
from pipeline.paths import House
from tests.external.huis import NOON, csv_source, declare, fetch, query, rows, take_in, write_down
from tests.ingest.levering import ORG

FIRST = "gebied;jaar;waarde\nGM0001;2020;5,1\nGM0001;2021;5,3*\n"
LATER = NOON + timedelta(days=40)


@pytest.fixture
def declared(house: House) -> House:
    declare(house, csv_source(write_down(house, "tabel.csv", FIRST)))
    return house


def folders(house: House) -> list[Path]:
    return sorted((house.snapshots(ORG) / "proef").iterdir())


def test_a_snapshot_holds_the_file_as_received_and_what_is_known_of_it(declared: House) -> None:
    told = fetch(declared)
    assert told.fresh
    (folder,) = folders(declared)
    assert folder.name == told.name
    assert folder.name.startswith("2026-11-26-")
    assert (folder / "tabel.csv").read_bytes() == FIRST.encode()
    record = json.loads((folder / "momentopname.json").read_text(encoding="utf-8"))
    assert record["opgehaald_op"] == "2026-11-26T12:00:00Z"
    assert record["stand"] == "2024-11-01"
    assert record["status"] == {"alle": "definitief"}
    assert record["bestanden"] == [
        {
            "naam": "tabel.csv",
            "sha256": hashlib.sha256(FIRST.encode()).hexdigest(),
            "bytes": len(FIRST.encode()),
        }
    ]
    assert Snapshot.from_record(record).to_record() == record


def test_the_same_again_is_no_new_snapshot(declared: House) -> None:
    first = fetch(declared)
    second = fetch(declared, now=LATER)
    assert (second.fresh, second.name) == (False, first.name)
    assert len(folders(declared)) == 1


def test_a_newer_snapshot_stands_beside_the_older_and_is_used(declared: House) -> None:
    old = fetch(declared)
    before = {p: p.read_bytes() for p in declared.snapshots(ORG).rglob("*") if p.is_file()}
    write_down(declared, "tabel.csv", FIRST.replace("5,1", "5,2"))
    new = fetch(declared, now=LATER)
    assert new.name != old.name
    assert ("2020", "5,2") in rows(declared, "jaar", "waarde")
    assert all(path.read_bytes() == content for path, content in before.items())


def test_a_pinned_snapshot_is_used_whatever_comes_after(declared: House) -> None:
    old = fetch(declared)
    write_down(declared, "tabel.csv", FIRST.replace("5,1", "5,2"))
    fetch(declared, now=LATER)
    declare(declared, csv_source("downloads/tabel.csv", momentopname=old.name))
    assert ("2020", "5,1") in rows(declared, "jaar", "waarde")


def test_what_a_publisher_takes_back_is_a_snapshot_of_its_own(declared: House) -> None:
    fetch(declared)
    write_down(declared, "tabel.csv", FIRST.replace("5,1", "5,2"))
    fetch(declared, now=NOON + timedelta(minutes=1))
    write_down(declared, "tabel.csv", FIRST)
    back = fetch(declared, now=NOON + timedelta(minutes=2))
    assert back.fresh
    assert len(folders(declared)) == 3
    assert ("2020", "5,1") in rows(declared, "jaar", "waarde")


def test_a_report_needs_the_snapshot_only(declared: House) -> None:
    fetch(declared)
    (declared.delivery(ORG) / "downloads" / "tabel.csv").unlink()
    take_in(declared)
    assert query(
        declared,
        "SELECT jaar, waarde::VARCHAR, status, bron_id FROM externe_indicator ORDER BY jaar",
    ) == [
        (2020, "5.1000", "definitief", "proef"),
        (2021, "5.3000", "voorlopig", "proef-voorlopig"),
    ]
    intake = json.loads(declared.intake(ORG).read_text(encoding="utf-8"))
    listed = {entry["pad"].rsplit("/", 1)[1]: entry for entry in intake["invoer"]}
    assert listed["tabel.csv"]["rijen"] == 2
    assert listed["momentopname.json"]["tabel"] == "bron"
    assert listed["bronnen.yml"]["rijen"] == 0


def test_without_a_snapshot_the_intake_says_how_to_get_one(declared: House) -> None:
    with pytest.raises(DataRefused, match="nog geen momentopname") as refused:
        take_in(declared)
    assert refused.value.remedy == f"Haal haar op met: feitenwerk bronnen ophalen {ORG} proef"
    assert "bronnen.yml, regel 2" in refused.value.place


def test_an_unknown_pin_names_what_there_is(declared: House) -> None:
    told = fetch(declared)
    declare(declared, csv_source("downloads/tabel.csv", momentopname="2020-01-01-00000000"))
    with pytest.raises(DataRefused, match="2020-01-01-00000000") as refused:
        take_in(declared)
    assert told.name in refused.value.remedy


@pytest.mark.parametrize("damage", ["change", "remove"])
def test_a_damaged_snapshot_is_refused(declared: House, damage: str) -> None:
    told = fetch(declared)
    file = declared.snapshots(ORG) / "proef" / told.name / "tabel.csv"
    if damage == "change":
        file.write_text(FIRST.replace("5,1", "9,9"), encoding="utf-8")
    else:
        file.unlink()
    with pytest.raises(DataRefused, match="niet meer wat") as refused:
        take_in(declared)
    assert refused.value.place.endswith("tabel.csv")


def test_a_folder_that_is_no_snapshot_is_refused(declared: House) -> None:
    (declared.snapshots(ORG) / "proef" / "2026-01-01-abc").mkdir(parents=True)
    with pytest.raises(DataRefused, match="geen momentopname"):
        take_in(declared)


def test_a_fetch_that_fails_while_writing_leaves_nothing(
    declared: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, *_: object, **__: object) -> int:
        raise OSError("no space left on device")

    before = sorted(declared.root.rglob("*"))
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", full)
        with pytest.raises(DataRefused, match="kan niet worden bewaard"):
            fetch(declared)
    assert sorted(declared.root.rglob("*")) == before
    assert fetch(declared).fresh


def test_a_fetch_that_was_killed_does_not_count(declared: House) -> None:
    half = declared.snapshots(ORG) / "proef" / f".{os.getpid()}"
    half.mkdir(parents=True)
    (half / "tabel.csv").write_text("half", encoding="utf-8")
    told = fetch(declared)
    assert [folder.name for folder in folders(declared)] == [told.name]


def test_two_fetches_at_once_both_keep_what_they_got(
    declared: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch(declared)
    shutil.copytree(declared.snapshots(ORG), declared.root / "kopie")
    shutil.rmtree(declared.snapshots(ORG))
    real = fetching.write_snapshot

    def late(folder: Path, *rest: object) -> Path:
        shutil.copytree(declared.root / "kopie" / "proef", folder)  # the other was first
        return real(folder, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(fetching, "write_snapshot", late)
    told = fetch(declared)
    assert told.name.endswith("-2")
    assert len(folders(declared)) == 2


def test_a_file_that_is_not_there_is_told_and_nothing_is_made(house: House) -> None:
    declare(house, csv_source("downloads/weg.csv"))
    with pytest.raises(DataRefused, match="is er niet") as refused:
        fetch(house)
    assert "bronnen › 1 › bestand" in refused.value.place
    assert not house.snapshots(ORG).exists()


def test_the_key_of_the_intake_sees_the_declaration_and_every_snapshot(declared: House) -> None:
    def key() -> str:
        code = Path(pipeline.__file__).parent
        wish = Wish.build({"report": "monitor", "year": "2022"})
        return Keyring(declared, wish, {}, {}, code).key(f"inname/{ORG}")

    first = key()
    fetch(declared)
    second = key()
    write_down(declared, "tabel.csv", FIRST.replace("5,1", "5,2"))
    fetch(declared, now=LATER)
    third = key()
    assert len({first, second, third}) == 3
    declare(declared, csv_source("downloads/tabel.csv", perioden={"tot": 2020}))
    assert key() not in {first, second, third}
