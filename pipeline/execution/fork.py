"""Run the code cells of a notebook in a fork of this warmed process.

A fresh kernel per notebook costs about two seconds, a fork a tenth of that, and a fork keeps
notebooks apart as well as a kernel does: what one sets, the next cannot see.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

from pipeline.execution.shell import run_cell

CELL_TIMEOUT = 120.0


@dataclass(frozen=True, slots=True)
class CellFailed:
    """What went wrong in a cell: number of the cell (from 1), name and text of the exception."""

    cell: int
    name: str
    value: str
    error: Exception | None = None


class NotebookFailed(Exception):
    """A notebook did not run to its end."""

    def __init__(self, failed: CellFailed) -> None:
        super().__init__(f"cell {failed.cell}: {failed.name}: {failed.value}")
        self.failed = failed


def run_in_fork(
    sources: list[str | None],
    timeout: float,
    keep: Callable[[int, list[dict[str, Any]], int], None],
) -> CellFailed | None:
    """Run code cells (``None`` = no code) in a child; hand the outputs of each to ``keep``."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover - runs in the fork
        os.close(reading)
        _child(sources, writing)
    os.close(writing)
    try:
        return _collect(reading, child, timeout, keep, _order(sources))
    finally:
        os.close(reading)
        _end(child)


def _collect(
    reading: int,
    child: int,
    timeout: float,
    keep: Callable[[int, list[dict[str, Any]], int], None],
    order: list[int],
) -> CellFailed | None:
    """Listen to a child; ``order`` holds the positions of its code cells."""
    done = 0
    while True:
        now = order[done] + 1 if done < len(order) else len(order)
        message = _receive(reading, timeout)
        if message == "timeout":
            os.kill(child, signal.SIGKILL)
            return CellFailed(now, "TimeoutError", f"langer dan {timeout:g} seconden")
        if message == "gone":
            return CellFailed(now, "ProcessLookupError", "het proces stopte onverwacht")
        if message == "done":
            return None
        position, outputs, count, failed = message
        done += 1
        keep(position, outputs, count)
        if failed is not None:
            return CellFailed(position + 1, *failed)


def _order(sources: list[str | None]) -> list[int]:
    return [position for position, source in enumerate(sources) if source is not None]


def _receive(reading: int, timeout: float) -> Any:
    size = _read(reading, 8, timeout)
    if isinstance(size, str):
        return size
    body = _read(reading, int.from_bytes(size, "big"), timeout)
    # Our own child wrote this; it never crosses to another machine or user.
    return body if isinstance(body, str) else pickle.loads(body)  # noqa: S301


def _read(reading: int, count: int, timeout: float) -> bytes | str:
    parts: list[bytes] = []
    deadline = time.monotonic() + timeout
    while count:
        ready, _, _ = select.select([reading], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return "timeout"
        part = os.read(reading, min(count, 1 << 16))
        if not part:
            return "gone"
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _end(child: int) -> None:
    """Reap the child; by now it has said its last word or was killed."""
    try:
        os.waitpid(child, 0)
    except ChildProcessError:
        return


def _send(writing: int, message: Any) -> None:
    body = pickle.dumps(message)
    data = len(body).to_bytes(8, "big") + body
    while data:
        data = data[os.write(writing, data) :]


def _child(sources: list[str | None], writing: int) -> NoReturn:  # pragma: no cover
    status = 1
    try:
        for position, source in enumerate(sources):
            if source is None:
                continue
            outputs, count, failed = run_cell(source)
            _send(writing, (position, outputs, count, failed))
            if failed is not None:
                break
        else:
            _send(writing, "done")
        status = 0
    finally:
        os._exit(status)
