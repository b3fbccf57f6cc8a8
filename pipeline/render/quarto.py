"""The real Quarto, called as a program.

What it says is not trusted: success means exit code 0, no warning outside the reviewed list
(``messages.py``) and both files on disk.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from pipeline.errors import RenderFailed, UsageError
from pipeline.render.jobs import Rendered, RenderJob
from pipeline.render.messages import failure, first_fault
from pipeline.render.process import run_engine
from pipeline.render.workroom import EXTENSION_NAME, Workroom, publish, workroom

PATH_VARIABLE = "QUARTO_PATH"
OLDEST = (1, 9)  # the first that makes PDF/UA-1
VERSION_SECONDS = 30
FORMATS = {"html": ".html", "typst": ".pdf"}
_INSTALL = "Installeer Quarto 1.9 of nieuwer (make quarto), of kies RENDERER=ingebouwd."


@dataclass(frozen=True, slots=True)
class QuartoProgram:
    """An installed Quarto that is recent enough."""

    path: Path
    version: str


def _candidate() -> Path | None:
    told = os.environ.get(PATH_VARIABLE)
    for place in (told, told and os.path.join(told, "quarto"), "quarto"):  # noqa: PTH118
        found = shutil.which(place) if place else None
        if found:
            return Path(found).absolute()
    return None


def _version(program: Path) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - the Quarto that was found, no shell
            [str(program), "--version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=VERSION_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    lines = done.stdout.strip().splitlines()
    return lines[-1].strip() if lines and done.returncode == 0 else ""


def find_quarto() -> QuartoProgram:
    """Quarto 1.9 or newer: first what ``QUARTO_PATH`` names (program or folder), then ``PATH``.

    Raises:
        UsageError: there is none, it does not answer, or it is too old.
    """
    program = _candidate()
    if program is None:
        raise UsageError("Quarto is niet gevonden.", place="RENDERER=quarto", remedy=_INSTALL)
    found = _version(program)
    numbers = re.match(r"(\d+)\.(\d+)", found)
    if numbers is None:
        raise UsageError("Quarto geeft zijn versie niet.", place="RENDERER=quarto", remedy=_INSTALL)
    if (int(numbers[1]), int(numbers[2])) < OLDEST:
        raise UsageError(
            f"Quarto {found} is te oud: nodig is 1.9 of nieuwer.",
            place="RENDERER=quarto",
            remedy=_INSTALL,
        )
    return QuartoProgram(program, found)


@dataclass(frozen=True, slots=True)
class QuartoRenderer:
    """Renders with Quarto; every document in a folder of its own."""

    program: QuartoProgram

    @property
    def name(self) -> str:
        """As the option ``RENDERER`` calls it."""
        return "quarto"

    def versions(self) -> Mapping[str, str]:
        """Quarto (which brings its own pandoc and typst) and the typeface."""
        return {
            "quarto": self.program.version,
            "font-source-sans-pro": version("font-source-sans-pro"),
            "fonttools": version("fonttools"),
        }

    def render(self, job: RenderJob) -> Rendered:
        """HTML and PDF of one document; see :class:`~pipeline.render.renderer.Renderer`."""
        with workroom(job) as room:
            made = [self._make(room, job, to, suffix) for to, suffix in FORMATS.items()]
            html, pdf = publish(made, job.target)
        return Rendered(html, pdf, self.name, self.versions())

    def _make(self, room: Workroom, job: RenderJob, to: str, suffix: str) -> Path:
        done = run_engine(
            [
                str(self.program.path),
                "render",
                room.document.name,
                "--to",
                f"{EXTENSION_NAME}-{to}",
            ],
            room.folder,
            job.timeout,
            job.source.name,
            _environment(room, job),
        )
        fault = first_fault(done.code, done.stderr)
        if fault is not None:
            raise failure(fault, room.document, intermediate=room.made(".typ"))
        result = room.made(suffix)
        if not result.is_file() or result.stat().st_size == 0:
            raise RenderFailed(
                f"Quarto meldt geen fout, maar maakte geen {result.name}.",
                place=job.source.name,
                remedy="Probeer het nog eens, of kies RENDERER=ingebouwd.",
            )
        return result


def _environment(room: Workroom, job: RenderJob) -> dict[str, str]:
    return {
        "NO_COLOR": "1",
        "TERM": "dumb",
        "SOURCE_DATE_EPOCH": str(job.timestamp),
        "TYPST_FONT_PATHS": str(room.extension / "letters"),
        "TYPST_IGNORE_SYSTEM_FONTS": "true",
    }
