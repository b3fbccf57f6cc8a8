"""A house of its own for every test: the sample delivery, built stage by stage.

Nothing here is a shortcut through the product: every step is a function of ``pipeline.stages``.
Only a picture that was drawn before is not drawn again (:class:`Remembering`).
"""

from __future__ import annotations

import csv
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import pipeline.analysis
import pipeline.figures.export as drawing
from pipeline import stages
from pipeline.execution.notebooks import run_notebook
from pipeline.facts import to_json
from pipeline.figures import Figure, MirageExporter, figure_record
from pipeline.paths import ROOT_VARIABLE, House

ORG, PERIOD, REPORT = "de-schans", "2022", "monitor"
EARLIER = ("2020", "2021")  # what the notebooks over all themes look back at
THEME = "armoede-en-arbeidsparticipatie"
DOCUMENT = f"feitenblad-{THEME}"
THEMES = (
    "kwetsbare-inwoners", "echtscheiding-en-huiselijk-geweld", "sterke-buurten", THEME,
)  # fmt: skip
DOCUMENTS = (
    "monitor", "managementsamenvatting", "maatschappelijke-opgaven",
    *(f"feitenblad-{theme}" for theme in THEMES),
)  # fmt: skip
BLOCK_NOTEBOOKS = (
    f"situatie-{THEME}", "individuele-hulp", "collectieve-activiteiten", "samenwerking",
)  # fmt: skip
REPOSITORY = Path(__file__).parents[2]
HOUSEHOLD = ("data/raw", "notebooks", "reports/templates", "reports/_extensions")
PAPERS = ("pyproject.toml", "requirements.lock")
WARM = pipeline.analysis  # notebooks run in forks: what is loaded here is not loaded by each
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
    """One house and what was built in it.

    Attributes:
        house: where everything lies.
        drawings: folder, shared by houses, of pictures that were drawn before.
        org, period, report, document: what is built.
    """

    house: House
    drawings: Path
    org: str = ORG
    period: str = PERIOD
    report: str = REPORT
    document: str = DOCUMENT

    @property
    def folder(self) -> Path:
        """Where the reader finds the document."""
        return self.house.published(self.org, self.period, self.document)

    @property
    def html(self) -> Path:
        return self.folder / f"{self.document}.html"

    @property
    def pdf(self) -> Path:
        return self.folder / f"{self.document}.pdf"

    @property
    def text(self) -> Path:
        """Folder of the document as plain Markdown."""
        return self.house.text(self.org, self.period, self.report, self.document)

    @property
    def qmd(self) -> str:
        return (self.text / f"{self.document}.qmd").read_text(encoding="utf-8")

    def figures(self) -> list[dict[str, str]]:
        """The rows of ``cijfers.csv``."""
        with (self.folder / "cijfers.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def published_facts(self) -> dict[str, dict[str, Any]]:
        """Every fact behind the wall, by id, whether printed or not."""
        text = (self.house.public(self.org, self.period) / "feiten.json").read_text(
            encoding="utf-8"
        )
        return {fact["id"]: fact for fact in json.loads(text)}

    @property
    def analysis(self) -> Path:
        """Where the notebooks left what this document may hold: its theme, or all of them."""
        theme = self.document.removeprefix("feitenblad-")
        made = self.house.report(self.org, self.period, self.report) / "analyse"
        return made / theme if theme in THEMES else made

    def of(self, document: str) -> Build:
        """The same house, looking at another document."""
        return replace(self, document=document)

    def blocks(self) -> dict[str, dict[str, Any]]:
        """The blocks of the notebooks of the document, by id."""
        found: dict[str, dict[str, Any]] = {}
        for path in sorted(self.analysis.rglob("blokken.json")):
            found |= {block["id"]: block for block in json.loads(path.read_text(encoding="utf-8"))}
        return found

    def outputs(self) -> dict[str, bytes]:
        """The files that go to the reader, by name."""
        return {path.name: path.read_bytes() for path in sorted(self.folder.iterdir())}

    def take_in(self) -> None:
        with at_home(self.house):
            stages.take_in(self.house, self.org, silent)

    def make_public(self, profile: str = "") -> None:
        with at_home(self.house):
            stages.make_public(self.house, self.org, self.period, profile, None, silent)

    def publish_earlier(self) -> None:
        """The periods before, as make publishes them for the overview of years."""
        for period in EARLIER:
            replace(self, period=period).make_public()

    def analyse(self) -> None:
        with at_home(self.house), remembering(self.drawings):
            stages.analyse(self.house, self.org, self.period, self.report, silent)

    def run_one(self, notebook: str) -> None:
        """Run one notebook of the theme again."""
        given = {"organisatie": self.org, "periode": self.period, "thema": THEME}
        source = self.house.notebooks / f"{notebook}.ipynb"
        target = self.house.analysis(self.org, self.period, self.report, THEME, notebook)
        with at_home(self.house), remembering(self.drawings):
            run_notebook(source, target, given, place=self.house.relative(source))

    def write_texts(self, status: str = "concept") -> None:
        with at_home(self.house):
            stages.write_texts(self.house, self.org, self.period, self.report, status, silent)

    def render(self) -> None:
        with at_home(self.house):
            stages.render(
                self.house, self.org, self.period, self.report, self.document, "ingebouwd", silent
            )

    def deliver(self) -> None:
        with at_home(self.house):
            stages.deliver(self.house, self.org, self.period, self.report, self.document, silent)

    def printed(self) -> dict[str, set[str]]:
        """What the written text prints: every fact id with its printed forms."""
        text = json.loads((self.text / stages.PRINTED_FILE).read_text(encoding="utf-8"))
        found: dict[str, set[str]] = {}
        for mark in text["afgedrukt"]:
            found.setdefault(mark["feit"], set()).add(mark["afgedrukt"])
        return found


def new_house(root: Path, drawings: Path, **what: str) -> Build:
    """An empty house with the sample delivery, the notebooks, the templates and the house style."""
    for place in HOUSEHOLD:
        shutil.copytree(REPOSITORY / place, root / place, ignore=LEFT_OUT)
    for paper in PAPERS:
        shutil.copyfile(REPOSITORY / paper, root / paper)
    return Build(House(root), drawings, **what)


def copy_house(build: Build, root: Path) -> Build:
    """The same house in another folder, with everything that was built in it."""
    shutil.copytree(build.house.root, root)
    return replace(build, house=House(root))


class Remembering:
    """A :class:`FigureExporter` that draws the same figure once and keeps it in a folder.

    The same is: the same record to the letter. Notebooks are forks, so the memory is on disk.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pen = MirageExporter()

    def svg(self, figure: Figure) -> str:
        """The picture, drawn now or before."""
        record = to_json(figure_record(figure))
        place = self._folder / f"{sha256(record.encode()).hexdigest()}.svg"
        if not place.is_file():
            fresh = place.with_suffix(f".{os.getpid()}")  # other processes draw in the same folder
            fresh.write_text(self._pen.svg(figure), encoding="utf-8")
            fresh.replace(place)
        return place.read_text(encoding="utf-8")


@contextmanager
def remembering(folder: Path) -> Iterator[None]:
    """Within, a figure that was drawn before is not drawn again; notebooks inherit this."""
    folder.mkdir(parents=True, exist_ok=True)
    exporter = Remembering(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "_house_exporter", lambda: exporter)
        yield


def raw_table(build: Build, name: str) -> Path:
    """One table of the delivery."""
    return build.house.delivery(ORG) / "tabellen" / f"{name}.csv"
