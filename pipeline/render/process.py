"""Runs an engine as a process group of its own, with a time limit that leaves nothing running."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import RenderFailed


@dataclass(frozen=True, slots=True)
class Done:
    """How a process ended and what it said."""

    code: int
    stdout: str
    stderr: str


def run_engine(
    arguments: Sequence[str],
    folder: Path,
    timeout: float,
    document: str,
    extra: Mapping[str, str] | None = None,
) -> Done:
    """Run a program in a folder.

    Args:
        arguments: program and arguments; no shell is involved.
        folder: where it runs.
        timeout: seconds; then the program and everything it started are ended.
        document: the name to put in messages.
        extra: variables on top of the present environment.

    Raises:
        RenderFailed: it took too long or could not be started.
    """
    try:
        process = subprocess.Popen(  # noqa: S603 - a known program, arguments as a list
            arguments,
            cwd=folder,
            env={**os.environ, **(extra or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
    except OSError as fault:
        raise RenderFailed(
            f"Het programma {Path(arguments[0]).name} start niet.",
            place=document,
            remedy="Controleer of het is geïnstalleerd en mag worden uitgevoerd.",
        ) from fault
    try:
        stdout, stderr = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired as fault:
        _end(process)
        raise RenderFailed(
            f"De opmaak van {document} duurde langer dan {timeout:g} seconden en is gestopt.",
            place=document,
            remedy="Probeer het nog eens; maak anders het document kleiner of de tijd ruimer.",
        ) from fault
    except BaseException:
        _end(process)
        raise
    return Done(process.returncode, stdout, stderr)


def _end(process: subprocess.Popen[str]) -> None:
    with contextlib.suppress(ProcessLookupError):
        # The group has the number of its first process: `start_new_session` made it so.
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
