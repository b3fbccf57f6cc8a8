"""Notebook cells in a fork: outputs come back, faults are named, nothing leaks between runs."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import DataRefused
from pipeline.execution.fork import CellFailed, run_in_fork

Kept = list[tuple[int, list[dict[str, Any]], int]]


def run(*sources: str | None, timeout: float = 60.0) -> tuple[CellFailed | None, Kept]:
    kept: Kept = []
    failed = run_in_fork(list(sources), timeout, lambda *told: kept.append(told))
    return failed, kept


def text(outputs: list[dict[str, Any]]) -> str:
    return "".join(o.get("text") or o["data"]["text/plain"] for o in outputs)


def test_each_cell_gives_back_its_outputs_and_its_number() -> None:
    failed, kept = run("a = 6", None, "print('antwoord')", "a * 7")
    assert failed is None
    assert [(position, count) for position, _, count in kept] == [(0, 1), (2, 2), (3, 3)]
    assert [text(outputs) for _, outputs, _ in kept] == ["", "antwoord\n", "42"]


def test_what_is_displayed_comes_before_the_value_of_the_cell() -> None:
    _, kept = run("from IPython.display import display; display('eerst'); 'laatst'")
    assert text(kept[0][1]) == "'eerst''laatst'"


def test_a_large_output_comes_back_whole() -> None:
    _, kept = run("print('x' * 3_000_000)")
    assert len(text(kept[0][1])) == 3_000_001


def test_a_cell_that_raises_stops_the_notebook_and_is_named() -> None:
    failed, kept = run("a = 1", None, "a / 0", "print('nooit')")
    assert failed is not None
    assert (failed.cell, failed.name, failed.value) == (
        3,
        "ZeroDivisionError",
        "division by zero",
    )
    assert [position for position, _, _ in kept] == [0, 2]
    assert kept[-1][1][-1]["ename"] == "ZeroDivisionError"


def test_an_error_of_ours_comes_back_with_place_and_remedy() -> None:
    failed, _ = run(
        "from pipeline.errors import DataRefused\n"
        "raise DataRefused('Zo niet.', place='hier', remedy='Doe zo.')"
    )
    assert failed is not None
    error = failed.error
    assert isinstance(error, DataRefused)
    assert (error.sentence, error.place, error.remedy) == ("Zo niet.", "hier", "Doe zo.")


def test_an_error_that_cannot_travel_is_still_named() -> None:
    failed, _ = run(
        "class Eigen(Exception):\n"
        "    def __reduce__(self): raise TypeError('reist niet')\n"
        "raise Eigen('lokaal')"
    )
    assert failed is not None
    assert (failed.name, failed.value, failed.error) == ("Eigen", "lokaal", None)


def test_broken_python_is_named_by_its_cell() -> None:
    failed, _ = run("a = 1", "als a dan b")
    assert failed is not None
    assert (failed.cell, failed.name) == (2, "SyntaxError")


def test_leaving_from_a_cell_counts_as_a_fault() -> None:
    failed, _ = run("raise SystemExit(0)")
    assert failed is not None
    assert (failed.cell, failed.name) == (1, "SystemExit")


def test_a_cell_that_takes_too_long_is_stopped_and_named() -> None:
    started = time.monotonic()
    failed, kept = run("1", None, None, "import time; time.sleep(600)", timeout=3.0)
    assert failed == CellFailed(4, "TimeoutError", "langer dan 3 seconden")
    assert [position for position, _, _ in kept] == [0]
    assert time.monotonic() - started < 300


def test_a_cell_that_takes_the_process_down_is_named() -> None:
    failed, _ = run("1", None, "import os; os._exit(3)")
    assert failed is not None
    assert (failed.cell, failed.name) == (3, "ProcessLookupError")


def test_no_process_stays_behind() -> None:
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    before = children.read_text()
    run("1")
    run("import os; os._exit(3)")
    run("import time; time.sleep(600)", timeout=2.0)
    assert children.read_text() == before


def test_no_file_stays_open() -> None:
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208  counting, not listing a folder
    for _ in range(3):
        run("1")
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208


def test_one_notebook_sees_nothing_of_another(tmp_path: Path) -> None:
    run(
        "import os, builtins, pipeline.paths\n"
        "geheim = 1\n"
        "builtins.geheim = 1\n"
        "os.environ['GEHEIM'] = '1'\n"
        "pipeline.paths.ROOT_VARIABLE = 'anders'\n"
        f"os.chdir({str(tmp_path)!r})"
    )
    failed, kept = run(
        "import os, pipeline.paths\n"
        "'geheim' in globals(), 'GEHEIM' in os.environ, pipeline.paths.ROOT_VARIABLE, os.getcwd()"
    )
    assert failed is None
    assert text(kept[0][1]) == f"(False, False, 'FEITENWERK_ROOT', {str(Path.cwd())!r})"


def test_a_notebook_gets_the_environment_of_the_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FEITENWERK_ANALYSE", "ergens")
    _, kept = run("import os; os.environ['FEITENWERK_ANALYSE']")
    assert text(kept[0][1]) == "'ergens'"


def test_a_notebook_without_code_is_done_at_once() -> None:
    assert run(None, None) == (None, [])
