"""A private copy of this repository in which make runs, and what its steps did."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

REPOSITORY = Path(__file__).parents[2]
PARTS = ("Makefile", "pyproject.toml", "requirements.lock", "notebooks", "pipeline", "data/raw",
         "reports/templates", "reports/_extensions")  # fmt: skip
ORG, PERIOD = "de-schans", "2022"
FIXED = ("JOBS=2", "RENDERER=ingebouwd")
OWN = ("FEITENWERK_", "MAKE", "SOURCE_DATE_EPOCH", "PYTHONPATH", "YEAR", "ORG", "THEMA")


@dataclass(frozen=True, slots=True)
class Workshop:
    """One copy of the repository."""

    root: Path

    def make(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Type make; nothing of the environment of the tests reaches it."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(OWN)}
        return subprocess.run(
            ["make", *words, *FIXED],
            cwd=self.root,
            env={**kept, "FEITENWERK_SLEUTELMAP": str(self.root.parent / "sleutels")},
            capture_output=True,
            text=True,
            check=False,
            timeout=1200,
        )

    def monitor(self, *words: str) -> list[str]:
        """Build the monitor; the steps that ran, in alphabetical order."""
        self.log.write_text("")
        done = self.make("monitor", f"YEAR={PERIOD}", *words)
        assert done.returncode == 0, done.stderr
        return sorted(set(self.log.read_text().split()) - {"plan"})

    def named(self, *words: str) -> list[str]:
        """The steps that ``make -n`` names."""
        self.log.write_text("")
        done = self.make("-n", "monitor", f"YEAR={PERIOD}", *words)
        assert done.returncode == 0, done.stderr
        assert self.log.read_text().split() == ["plan"], "make -n ran something"
        return sorted(set(re.findall(r"^\.venv/bin/feitenwerk (\w+)", done.stdout, re.MULTILINE)))

    @property
    def log(self) -> Path:
        """Every call of ``feitenwerk`` adds its verb here."""
        return self.root.parent / "opdrachten.log"

    @property
    def output(self) -> Path:
        """The finished reports."""
        return self.root / "reports" / "output"

    def times(self) -> dict[str, int]:
        """When each file that make made was last written."""
        found = (self.root / "data/processed", self.output)
        paths = (path for folder in found for path in folder.rglob("*") if path.is_file())
        return {str(path.relative_to(self.root)): path.stat().st_mtime_ns for path in paths}

    def results(self) -> dict[str, bytes]:
        """Name and content of every file of a finished document; not of the catalogue."""
        paths = (path for path in self.output.glob("*/*/*/*") if path.is_file())
        return {str(path.relative_to(self.output)): path.read_bytes() for path in paths}

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace the first match of a pattern in a file."""
        path = self.root / name
        text, found = re.subn(old, new, path.read_text(encoding="utf-8"), count=1)
        assert found, f"{old} does not occur in {name}"
        path.write_text(text, encoding="utf-8")


def furnish(root: Path) -> Workshop:
    """Copy the repository; its environment is that of the tests."""
    for part in PARTS:
        source, target = REPOSITORY / part, root / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        else:
            shutil.copyfile(source, target)
    (root / "data" / "processed").mkdir()
    _keep_one_document(root)
    return Workshop(root)


def lend_environment(workshop: Workshop) -> None:
    """What ``make`` would install: here a script that notes its verb and runs the copied code."""
    program = workshop.root / ".venv" / "bin" / "feitenwerk"
    program.parent.mkdir(parents=True)
    call = "from pipeline.cli import main; main()"
    program.write_text(
        f'#!/bin/sh\necho "$1" >> "{workshop.log}"\nexec "{sys.executable}" -c "{call}" "$@"\n'
    )
    program.chmod(0o755)
    (workshop.root / ".venv" / "klaar.mk").touch()


@contextmanager
def printed_figures(workshop: Workshop) -> Iterator[None]:
    """Within, the printed figures of earlier publications are delivered after all."""
    place = Path("data/raw") / ORG / "tabellen"
    tables = sorted((REPOSITORY / place).glob("gepubliceerd*.csv"))
    for table in tables:
        shutil.copyfile(table, workshop.root / place / table.name)
    yield
    for table in tables:
        (workshop.root / place / table.name).unlink()
    shutil.rmtree(workshop.output / ORG / PERIOD / "bronvergelijking")


def _keep_one_document(root: Path) -> None:
    """One theme and one document show how the graph works, and are done soon.

    What was printed before is put aside: :func:`printed_figures` brings it back. The report on the
    quality of the registrations, which comes with every period, is left out.
    """
    shutil.rmtree(root / "reports" / "templates" / "kwaliteit")
    for table in sorted((root / "data" / "raw" / ORG / "tabellen").glob("gepubliceerd*.csv")):
        table.unlink()
    settings = root / "data" / "raw" / ORG / "organisatie.yml"
    told = yaml.safe_load(settings.read_text(encoding="utf-8"))
    monitor = told["rapporten"]["monitor"]
    monitor["themas"] = monitor["themas"][:1]
    settings.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
    plan = root / "reports" / "templates" / "monitor" / "rapport.yml"
    told = yaml.safe_load(plan.read_text(encoding="utf-8"))
    themed = [document for document in told["documenten"] if "{thema}" in document["id"]]
    told["documenten"] = themed[:1]
    plan.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
