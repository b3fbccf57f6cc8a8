"""A folder of its own for every render, and finished files moved out of it in one step.

Engines write beside the document and overwrite each other's figures when they share a folder; so
each render works in a private copy, and the target only ever sees complete files.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import RenderFailed
from pipeline.render.jobs import RenderJob
from pipeline.render.letters import put_letters

EXTENSION_NAME = "feitenwerk"


@dataclass(frozen=True, slots=True)
class Workroom:
    """A private copy of a document: its folder, the document in it, the house style in it."""

    folder: Path
    document: Path
    extension: Path

    def made(self, suffix: str) -> Path:
        """Where the engine leaves its result, e.g. for ``.html``."""
        return self.document.with_suffix(suffix)


def _check(job: RenderJob) -> None:
    if not job.source.is_file():
        raise RenderFailed(
            f"Het document {job.source.name} bestaat niet.",
            place=job.source.name,
            remedy="Maak eerst de tekst van dit rapport.",
        )
    if not (job.extension / "_extension.yml").is_file():
        raise RenderFailed(
            "De huisstijl ontbreekt.",
            place=job.extension.name,
            remedy="Zet de map reports/_extensions/feitenwerk terug.",
        )


@contextmanager
def workroom(job: RenderJob) -> Iterator[Workroom]:
    """Copy document, figures and house style to a new folder; afterwards it is gone.

    Raises:
        RenderFailed: document or house style is missing.
    """
    _check(job)
    folder = Path(tempfile.mkdtemp(prefix="feitenwerk-opmaak-"))
    try:
        copy = folder / "document"
        shutil.copytree(
            job.source.parent,
            copy,
            ignore=shutil.ignore_patterns("_extensions", ".quarto", "*.html", "*.pdf", "*.typ"),
        )
        extension = copy / "_extensions" / EXTENSION_NAME
        shutil.copytree(job.extension, extension, ignore=shutil.ignore_patterns("letters"))
        put_letters(extension / "letters")
        yield Workroom(copy, copy / job.source.name, extension)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def publish(made: Sequence[Path], target: Path) -> tuple[Path, ...]:
    """Move finished files into the target: first all beside their place, then all onto it."""
    target.mkdir(parents=True, exist_ok=True)
    staged: list[tuple[Path, Path]] = []
    try:
        for path in made:
            handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=target)
            os.close(handle)
            waiting = Path(name)
            staged.append((waiting, target / path.name))
            shutil.copyfile(path, waiting)
            waiting.chmod(0o644)
        for waiting, final in staged:
            waiting.replace(final)
    finally:
        for waiting, _ in staged:
            waiting.unlink(missing_ok=True)
    return tuple(final for _, final in staged)
