"""The ledger: a step runs when something it is made of changed, and only then."""

from __future__ import annotations

import multiprocessing
import os
import time
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import UsageError
from pipeline.execution.ledger import Ledger
from pipeline.execution.plan import Node
from pipeline.paths import House

FORK = multiprocessing.get_context("fork")
BELOW = Node("inname/kade")
NODE = Node("publiek/kade/2022", parts=("publiek/kade/2022/herkomst",))
PART = NODE.parts[0]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Two steps, one on the other, both done."""
    found = Ledger(House(tmp_path))
    output(found).parent.mkdir(parents=True)
    output(found).write_text("feiten")
    found.plan(BELOW, "sleutel-1", [])
    found.plan(NODE, "sleutel-2", [output(found)])
    found.finish(BELOW.name, "inhoud-1")
    found.finish(NODE.name, "inhoud-2", {"herkomst": "inhoud-3"})
    return found


def output(ledger: Ledger) -> Path:
    return ledger.house.processed / "feiten.json"


def must_run(ledger: Ledger, key: str = "sleutel-2") -> bool:
    return ledger.plan(NODE, key, [output(ledger)])


def time_of(ledger: Ledger, name: str, kind: str) -> int:
    return (ledger.folder / f"{name}.{kind}").stat().st_mtime_ns


def make_would_run(ledger: Ledger) -> bool:
    """What make sees: times only."""
    stamp = ledger.folder / f"{NODE.name}.klaar"
    below = [time_of(ledger, BELOW.name, "inhoud"), time_of(ledger, NODE.name, "sleutel")]
    return not stamp.exists() or stamp.stat().st_mtime_ns < max(below)


def test_a_step_that_never_ran_must_run(tmp_path: Path) -> None:
    assert Ledger(House(tmp_path)).plan(BELOW, "sleutel", [])


def test_a_step_that_ran_with_this_key_need_not_run(ledger: Ledger) -> None:
    assert not must_run(ledger)
    assert not make_would_run(ledger)


def test_another_key_makes_a_step_run(ledger: Ledger) -> None:
    assert must_run(ledger, "sleutel-9")
    assert make_would_run(ledger)


def test_other_content_below_makes_a_step_run(ledger: Ledger) -> None:
    ledger.finish(BELOW.name, "inhoud-9")
    assert must_run(ledger)
    assert make_would_run(ledger)


def test_the_same_content_below_does_not_make_a_step_run(ledger: Ledger) -> None:
    ledger.plan(BELOW, "sleutel-9", [])
    ledger.finish(BELOW.name, "inhoud-1")
    assert not must_run(ledger)
    assert not make_would_run(ledger)


def test_a_missing_output_makes_a_step_run(ledger: Ledger) -> None:
    output(ledger).unlink()
    assert must_run(ledger)
    assert make_would_run(ledger)


@pytest.mark.parametrize("gone", [f"{NODE.name}.inhoud", f"{PART}.inhoud", f"{NODE.name}.klaar"])
def test_a_missing_note_makes_a_step_run(ledger: Ledger, gone: str) -> None:
    (ledger.folder / gone).unlink()
    assert must_run(ledger)
    assert make_would_run(ledger)


def test_planning_with_another_key_and_back_leaves_a_step_done(ledger: Ledger) -> None:
    """``make -n BESCHERMING=streng`` only looks; the build after it has nothing to do."""
    assert must_run(ledger, "sleutel-9")
    assert not must_run(ledger)
    assert not make_would_run(ledger)


def test_a_step_that_began_and_did_not_end_must_run(ledger: Ledger) -> None:
    ledger.begin(NODE.name)
    assert must_run(ledger)
    assert make_would_run(ledger)


def test_a_step_that_was_done_again_need_not_run(ledger: Ledger) -> None:
    must_run(ledger, "sleutel-9")
    ledger.begin(NODE.name)
    ledger.finish(NODE.name, "inhoud-9", {"herkomst": "inhoud-3"})
    assert not must_run(ledger, "sleutel-9")
    assert not make_would_run(ledger)


def test_planning_a_done_step_again_touches_nothing(ledger: Ledger) -> None:
    before = {path: path.stat().st_mtime_ns for path in ledger.folder.rglob("*.*")}
    ledger.plan(BELOW, "sleutel-1", [])
    must_run(ledger)
    assert before == {path: path.stat().st_mtime_ns for path in ledger.folder.rglob("*.*")}


def test_a_result_that_stays_the_same_keeps_its_time(ledger: Ledger) -> None:
    before = time_of(ledger, BELOW.name, "inhoud")
    ledger.finish(BELOW.name, "inhoud-1")
    assert time_of(ledger, BELOW.name, "inhoud") == before


def test_each_part_changes_on_its_own(ledger: Ledger) -> None:
    before = time_of(ledger, PART, "inhoud")
    ledger.finish(NODE.name, "inhoud-9", {"herkomst": "inhoud-3"})
    assert time_of(ledger, PART, "inhoud") == before
    assert ledger.content(NODE.name) == "inhoud-9"


@pytest.mark.parametrize("disturbed", [BELOW.name, NODE.name, PART])
@pytest.mark.parametrize("moved", [-1, 1])
def test_times_that_a_copy_of_the_folder_disturbed_are_put_right(
    ledger: Ledger, disturbed: str, moved: int
) -> None:
    moment = time_of(ledger, disturbed, "inhoud") + moved * 10**12
    os.utime(ledger.folder / f"{disturbed}.inhoud", ns=(moment, moment))
    assert not ledger.plan(BELOW, "sleutel-1", [])
    assert not must_run(ledger)
    assert not make_would_run(ledger)
    stamp = time_of(ledger, NODE.name, "klaar")
    assert stamp <= min(time_of(ledger, name, "inhoud") for name in (NODE.name, PART))


def test_a_node_that_another_process_runs_is_waited_for(ledger: Ledger) -> None:
    process = FORK.Process(target=run_elsewhere, args=(ledger, started := FORK.Event(), 0.5))
    process.start()
    assert started.wait(60)
    said: list[str] = []
    ledger.begin(BELOW.name, said.append, patience=60)
    ledger.finish(BELOW.name, "inhoud-1")
    process.join()
    assert len(said) == 1


def test_a_node_that_another_process_keeps_running_is_refused(ledger: Ledger) -> None:
    process = FORK.Process(target=run_elsewhere, args=(ledger, started := FORK.Event(), 60))
    process.start()
    assert started.wait(60)
    with pytest.raises(UsageError) as caught:
        ledger.begin(BELOW.name, patience=0.1)
    assert caught.value.sentence == "Een andere opdracht is al bezig met de stap inname kade."
    process.kill()
    process.join()
    ledger.begin(BELOW.name, patience=0)
    ledger.finish(BELOW.name, "inhoud-1")


def test_a_node_that_failed_can_run_again_in_the_same_process(ledger: Ledger) -> None:
    ledger.begin(BELOW.name)
    ledger.begin(BELOW.name, patience=0)
    ledger.finish(BELOW.name, "inhoud-1")


def run_elsewhere(ledger: Ledger, started: Any, seconds: float) -> None:
    ledger.begin(BELOW.name)
    started.set()
    time.sleep(seconds)
    ledger.finish(BELOW.name, "inhoud-1")
