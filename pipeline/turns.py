"""Waiting one's turn: two processes never do the same work in the same place at once.

A turn is a lock of the operating system on a small file. It ends with the process that holds it,
however that ends, so a run that was killed never stands in the way of the next one.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import UsageError

Say = Callable[[str], None]
PAUSE = 0.1  # seconds between two tries


@contextmanager
def turn(place: Path, patience: float, busy: UsageError, say: Say | None = None) -> Iterator[None]:
    """Hold the turn at a place; released when the block or the process ends.

    Args:
        place: the file to lock; made with its folder, and left behind empty.
        patience: seconds to wait for another process.
        busy: what to raise after that.
        say: told once, in Dutch, that another process is waited for.
    """
    descriptor = take_turn(place, patience, busy, say)
    try:
        yield
    finally:
        os.close(descriptor)


def take_turn(place: Path, patience: float, busy: UsageError, say: Say | None = None) -> int:
    """Take the turn at a place as :func:`turn` does; closing the descriptor it returns ends it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(place, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _wait(descriptor, patience, busy, say or (lambda _: None))
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _wait(descriptor: int, patience: float, busy: UsageError, say: Say) -> None:
    last = time.monotonic() + patience
    told = False
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= last:
                raise busy from None
        else:
            return
        if not told:
            say("een andere opdracht is hiermee bezig; er wordt op gewacht …")
            told = True
        time.sleep(PAUSE)
