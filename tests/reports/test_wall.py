"""The wall in the middle: what comes after it needs nothing from before it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.reports.conftest import VAULT
from tests.reports.huis import DOCUMENT, EARLIER, ORG, PERIOD, REPORT, Build
from tests.reports.na_de_muur import BEFORE_THE_WALL, Guard


def test_without_the_registrations_every_file_is_the_same(
    of_the_monitor: Build, rebuilt: Build
) -> None:
    assert not rebuilt.house.database(ORG).exists()
    assert [path.name for path in rebuilt.house.delivery(ORG).iterdir() if path.is_dir()] == []
    before, after = of_the_monitor.outputs(), rebuilt.of(of_the_monitor.document).outputs()
    assert sorted(before) == sorted(after)
    assert len(before) == 4
    assert [name for name in before if before[name] != after[name]] == []


def test_without_the_registrations_everything_in_between_is_the_same(
    finished: Build, rebuilt: Build
) -> None:
    """Published facts, executed notebooks, figures and text, before they are rendered."""
    before, after = (
        {
            path.relative_to(build.house.root): path.read_bytes()
            for folder in (
                *(build.house.public(ORG, period) for period in (*EARLIER, PERIOD)),
                *(build.house.report(ORG, PERIOD, REPORT) / part for part in ("analyse", "tekst")),
                build.house.rendered(ORG, PERIOD, REPORT, DOCUMENT),
            )
            for path in folder.rglob("*")
            if path.is_file()
        }
        for build in (finished, rebuilt)
    )
    assert any(path.suffix == ".ipynb" for path in before)
    assert sorted(before) == sorted(after)
    assert [path for path in before if before[path] != after[path]] == []


def test_the_second_build_gave_every_resident_another_pseudonym(
    finished: Build, rebuilt: Build, houses: Path
) -> None:
    """So two keys give the same bytes, from the published facts to the finished documents."""
    assert rebuilt.house.root.exists()
    first, second = (
        _pseudonyms(path)
        for path in (finished.house.database(ORG), houses / VAULT / "registraties.duckdb")
    )
    assert len(first) == len(second) > 1000
    assert not first & second


def _pseudonyms(database: Path) -> set[str]:
    import duckdb

    with duckdb.connect(str(database), read_only=True) as connection:
        found = connection.execute("SELECT DISTINCT inwoner_pid FROM traject").fetchall()
    return {pid for (pid,) in found if pid}


def test_the_public_side_holds_no_row_of_the_registrations(finished: Build) -> None:
    """No number of a client, no pseudonym, no name of a traject in any file after the wall."""
    import duckdb

    with duckdb.connect(str(finished.house.database(ORG)), read_only=True) as connection:
        found = connection.execute(
            "SELECT traject_id FROM traject UNION SELECT inwoner_pid FROM traject"
        ).fetchall()
    names = {str(row[0]).encode() for row in found if row[0]}
    assert len(names) > 1000
    after = [finished.house.public(ORG, PERIOD), finished.house.report(ORG, PERIOD, REPORT)]
    for path in (p for folder in (*after, finished.folder) for p in folder.rglob("*")):
        if path.is_file() and path.suffix not in {".pdf", ".html"}:
            words = set(path.read_bytes().replace(b'"', b" ").replace(b",", b" ").split())
            assert not words & names, path.name


@pytest.mark.parametrize(
    "room",
    ["pipeline.analysis", "pipeline.figures", "pipeline.narrative.writing",
     "pipeline.render.renderer", "pipeline.delivery"],
)  # fmt: skip
def test_a_room_after_the_wall_loads_nothing_from_before_it(room: str) -> None:
    code = f"import {room}, sys; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert room in loaded
    assert not [name for name in loaded if name.startswith(BEFORE_THE_WALL)]


def test_the_guard_of_these_tests_stops_whoever_looks_back() -> None:
    with pytest.raises(AssertionError, match="na de muur"):
        Guard().find_spec("duckdb")
    with pytest.raises(AssertionError, match="na de muur"):
        Guard().find_spec("pipeline.ingest.run")
    assert Guard().find_spec("pipeline.facts") is None


def test_the_watch_of_these_tests_sees_a_file_opened_in_any_way(tmp_path: Path) -> None:
    secret = tmp_path / "registraties.duckdb"
    secret.write_bytes(b"x")
    code = (
        "import sys; sys.path.insert(0, sys.argv[2]); import na_de_muur; "
        "sys.addaudithook(na_de_muur.watch); open(sys.argv[1], 'rb')"
    )
    here = str(Path(__file__).parent)
    stopped = subprocess.run(
        [sys.executable, "-c", code, str(secret), here], capture_output=True, text=True, check=False
    )
    assert "na de muur" in stopped.stderr
