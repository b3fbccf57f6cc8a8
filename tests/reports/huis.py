"""A house of its own for every test: the sample delivery, built stage by stage.

Nothing here is a shortcut through the product: every step is a function of ``pipeline.stages``.
Only pictures that were drawn before are not drawn again (:class:`Remembering`).
"""

from __future__ import annotations

import csv
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import pipeline.figures.export as drawing
from pipeline import stages
from pipeline.execution.notebooks import run_notebook
from pipeline.facts import to_json
from pipeline.figures import Figure, MirageExporter, figure_record
from pipeline.paths import ROOT_VARIABLE, House

ORG, PERIOD, REPORT = "de-schans", "2022", "monitor"
THEME = "armoede-en-arbeidsparticipatie"
DOCUMENT = f"feitenblad-{THEME}"
BLOCK_NOTEBOOKS = (f"situatie-{THEME}", "individuele-hulp", "collectieve-activiteiten")
REPOSITORY = Path(__file__).parents[2]
HOUSEHOLD = ("data/raw", "notebooks", "reports/templates", "reports/_extensions")
PAPERS = ("pyproject.toml", "requirements.lock")
LEFT_OUT = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")


def silent(_: str) -> None:
    """What a stage says is not at stake here."""


@contextmanager
def at_home(house: House) -> Iterator[None]:
    """Notebooks find the house through the environment, as they do under make."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(house.root))
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        yield


@dataclass(frozen=True)
class Build:
    """One house and what was built in it."""

    house: House

    @property
    def folder(self) -> Path:
        """Where the reader finds the document."""
        return self.house.published(ORG, PERIOD, DOCUMENT)

    @property
    def html(self) -> Path:
        return self.folder / f"{DOCUMENT}.html"

    @property
    def pdf(self) -> Path:
        return self.folder / f"{DOCUMENT}.pdf"

    @property
    def text(self) -> Path:
        """Folder of the document as plain Markdown."""
        return self.house.text(ORG, PERIOD, REPORT, DOCUMENT)

    @property
    def qmd(self) -> str:
        return (self.text / f"{DOCUMENT}.qmd").read_text(encoding="utf-8")

    def figures(self) -> list[dict[str, str]]:
        """The rows of ``cijfers.csv``."""
        with (self.folder / "cijfers.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def published_facts(self) -> dict[str, dict[str, Any]]:
        """Every fact behind the wall, by id, whether printed or not."""
        text = (self.house.public(ORG, PERIOD) / "feiten.json").read_text(encoding="utf-8")
        return {fact["id"]: fact for fact in json.loads(text)}

    def blocks(self) -> dict[str, dict[str, Any]]:
        """The blocks of all notebooks, by id."""
        found: dict[str, dict[str, Any]] = {}
        for path in sorted(
            (self.house.report(ORG, PERIOD, REPORT) / "analyse").rglob("blokken.json")
        ):
            found |= {block["id"]: block for block in json.loads(path.read_text(encoding="utf-8"))}
        return found

    def outputs(self) -> dict[str, bytes]:
        """The files that go to the reader, by name."""
        return {path.name: path.read_bytes() for path in sorted(self.folder.iterdir())}

    def take_in(self) -> None:
        with at_home(self.house):
            stages.take_in(self.house, ORG, silent)

    def make_public(self, profile: str = "") -> None:
        with at_home(self.house):
            stages.make_public(self.house, ORG, PERIOD, profile, silent)

    def analyse(self, known: Build | None = None) -> None:
        """Run the notebooks; with ``known``, pictures that are the same there are taken over."""
        with at_home(self.house), remembering(known):
            stages.analyse(self.house, ORG, PERIOD, REPORT, silent)

    def run_one(self, notebook: str, known: Build) -> None:
        """Run one notebook of the theme again."""
        given = {"organisatie": ORG, "periode": PERIOD, "thema": THEME}
        source = self.house.notebooks / f"{notebook}.ipynb"
        target = self.house.analysis(ORG, PERIOD, REPORT, THEME, notebook)
        with at_home(self.house), remembering(known):
            run_notebook(source, target, given, place=self.house.relative(source))

    def write_texts(self, status: str = "concept") -> None:
        with at_home(self.house):
            stages.write_texts(self.house, ORG, PERIOD, REPORT, status, silent)

    def render(self) -> None:
        with at_home(self.house):
            stages.render(self.house, ORG, PERIOD, REPORT, DOCUMENT, "ingebouwd", silent)

    def deliver(self) -> None:
        with at_home(self.house):
            stages.deliver(self.house, ORG, PERIOD, REPORT, DOCUMENT, silent)

    def printed(self) -> dict[str, set[str]]:
        """What the written text prints: every fact id with its printed forms."""
        text = json.loads((self.text / stages.PRINTED_FILE).read_text(encoding="utf-8"))
        found: dict[str, set[str]] = {}
        for mark in text["afgedrukt"]:
            found.setdefault(mark["feit"], set()).add(mark["afgedrukt"])
        return found


def new_house(root: Path) -> Build:
    """An empty house with the sample delivery, the notebooks, the templates and the house style."""
    for place in HOUSEHOLD:
        shutil.copytree(REPOSITORY / place, root / place, ignore=LEFT_OUT)
    for paper in PAPERS:
        shutil.copyfile(REPOSITORY / paper, root / paper)
    return Build(House(root))


def copy_house(build: Build, root: Path) -> Build:
    """The same house in another folder, with everything that was built in it."""
    shutil.copytree(build.house.root, root)
    return Build(House(root))


class Remembering:
    """A :class:`FigureExporter` that draws a figure only if it is not the one drawn before."""

    def __init__(self, known: Sequence[Path]) -> None:
        self._drawn = {
            record: path.with_suffix(".svg").read_text(encoding="utf-8")
            for path in known
            if (record := path.read_text(encoding="utf-8"))
        }
        self._pen = MirageExporter()

    def svg(self, figure: Figure) -> str:
        """The picture whose record is the same to the letter, else a new one."""
        known = self._drawn.get(to_json(figure_record(figure)))
        return known if known is not None else self._pen.svg(figure)


@contextmanager
def remembering(known: Build | None) -> Iterator[None]:
    """Within, figures that ``known`` has drawn are not drawn again; notebooks inherit this."""
    if known is None:
        yield
        return
    analysis = known.house.report(ORG, PERIOD, REPORT) / "analyse"
    exporter = Remembering(sorted(analysis.rglob("figuren/*.json")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "_house_exporter", lambda: exporter)
        yield


def raw_table(build: Build, name: str) -> Path:
    """One table of the delivery."""
    return build.house.delivery(ORG) / "tabellen" / f"{name}.csv"


def processors() -> int:
    """How many processors this machine gives us."""
    return len(os.sched_getaffinity(0))
