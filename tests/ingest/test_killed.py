"""A run that is killed leaves nothing wrong behind, and two runs never do the same work at once."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

import pytest

from pipeline.errors import UsageError
from pipeline.ingest import content_digest, ingest
from pipeline.paths import House
from tests.ingest.levering import ORG, Tables, score, tables, traject, write

FORK = multiprocessing.get_context("fork")
# Calls out of Python that change something: SQL, and what is done to files.
DOING = frozenset({"execute", "open", "replace", "rename", "unlink", "chmod", "mkdir", "link",
                   "write", "fsync", "close"})  # fmt: skip


def killed(work: Callable[[], object]) -> int:
    """Run something in a process of its own; how that ended."""
    process = FORK.Process(target=work)
    process.start()
    process.join(120)
    assert process.exitcode is not None
    return process.exitcode


def watched(house: House, last: int, counted: Any = None) -> Callable[[], None]:
    """An intake that is killed just before the call of this number; 0 lets it end."""

    def work() -> None:
        count = 0

        def look(_: FrameType, event: str, what: Any) -> None:
            nonlocal count
            if event == "c_call" and what.__name__ in DOING:
                count += 1
                if count == last:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.setprofile(look)
        ingest(house, ORG)
        sys.setprofile(None)
        if counted is not None:
            counted.value = count

    return work


def larger() -> Tables:
    content = tables()
    content["traject"] += [traject(number) for number in range(10, 1_500)]
    content["zrm_meting"] += [score(number, "start", "2") for number in range(10, 1_500)]
    return content


def files(house: House, keys: Path) -> list[str]:
    found = (*house.processed.rglob("*"), *keys.rglob("*"))
    return sorted(path.name for path in found if path.is_file())


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, Path, str, list[str]]]:
    """A delivery, its key, the digest of its content and the files that a whole run leaves."""
    folder = tmp_path_factory.mktemp("gestopt")
    keys = folder / "sleutels"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FEITENWERK_SLEUTELMAP", str(keys))
        house = House(folder / "huis")
        write(house, larger())
        ingest(house, ORG)
        yield house, keys, content_digest(house.database(ORG)), files(house, keys)


@pytest.fixture
def case(
    good: tuple[House, Path, str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> tuple[House, Path, str, list[str]]:
    monkeypatch.setenv("FEITENWERK_SLEUTELMAP", str(good[1]))
    return good


def test_killed_before_any_call_the_next_run_gives_the_same(
    case: tuple[House, Path, str, list[str]],
) -> None:
    house, keys, content, left = case
    counted = FORK.Value("i", 0)
    assert killed(watched(house, 0, counted)) == 0
    end = counted.value
    assert end > 100
    random = Random(5)  # noqa: S311  the same moments every time
    for moment in sorted({*range(end - 6, end + 1), *random.sample(range(1, end - 6), 5)}):
        if first := random.random() < 0.5:
            house.database(ORG).unlink(missing_ok=True)
            house.intake(ORG).unlink(missing_ok=True)
        assert killed(watched(house, moment)) == -signal.SIGKILL, moment
        if not first:
            assert content_digest(house.database(ORG)) == content, moment
        ingest(house, ORG, patience=0)
        assert content_digest(house.database(ORG)) == content, moment
        assert files(house, keys) == left, moment


def test_killed_at_any_time_the_next_run_gives_the_same(
    case: tuple[House, Path, str, list[str]],
) -> None:
    house, keys, content, left = case
    began = time.monotonic()
    assert killed(lambda: ingest(house, ORG)) == 0
    whole = time.monotonic() - began
    random = Random(6)  # noqa: S311  the same moments every time
    for _ in range(3):
        process = FORK.Process(target=ingest, args=(house, ORG))
        process.start()
        time.sleep(random.uniform(0.1, 1.0) * whole)
        process.kill()
        process.join()
        assert content_digest(house.database(ORG)) == content
        ingest(house, ORG, patience=0)
        assert (content_digest(house.database(ORG)), files(house, keys)) == (content, left)


def test_a_key_that_was_half_made_is_made_whole(house: House, key_folder: Path) -> None:
    write(house, tables())
    key_folder.mkdir()
    (key_folder / "dorp.sleutel.99.tmp").write_text("half")
    ingest(house, ORG)
    assert [path.name for path in key_folder.iterdir()] == ["dorp.sleutel"]


def holding(house: House, seconds: float, started: Any) -> Callable[[], None]:
    """An intake that takes its time."""

    def work() -> None:
        def tell(_: str) -> None:
            started.set()
            time.sleep(seconds)

        ingest(house, ORG, tell)

    return work


def test_a_second_intake_waits_for_the_first(house: House) -> None:
    write(house, tables())
    started = FORK.Event()
    first = FORK.Process(target=holding(house, 0.05, started))
    first.start()
    assert started.wait(60)
    said: list[str] = []
    intake = ingest(house, ORG, said.append, patience=60)
    first.join()
    assert (first.exitcode, intake.refused) == (0, 0)
    assert sum("wordt op gewacht" in line for line in said) == 1


def test_a_second_intake_that_waited_too_long_says_so(house: House) -> None:
    write(house, tables())
    started = FORK.Event()
    first = FORK.Process(target=holding(house, 60, started))
    first.start()
    assert started.wait(60)
    with pytest.raises(UsageError) as caught:
        ingest(house, ORG, patience=0.2)
    assert caught.value.sentence == (
        "De gegevens van dorp worden al ingelezen door een andere opdracht."
    )
    assert caught.value.remedy
    assert not house.database(ORG).exists()
    first.kill()
    first.join()
    assert ingest(house, ORG, patience=0).refused == 0
