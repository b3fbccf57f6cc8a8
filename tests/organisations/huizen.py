"""Builds whole reports of any organisation, stage by stage, in a house of its own."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from pipeline import stages
from pipeline.execution.prepare import read_report
from pipeline.paths import House
from tests.reports.huis import LEFT_OUT, PAPERS, REPOSITORY, at_home, remembering, silent

REPORT = "monitor"
SHARED = ("notebooks", "reports/templates", "reports/_extensions")
Row = dict[str, str]


@dataclass(frozen=True)
class Report:
    """The monitor of one organisation over one period.

    Attributes:
        house: where everything lies.
        org, period: whose and when.
        drawings: folder, shared by houses, of pictures that were drawn before.
    """

    house: House
    org: str
    period: str
    drawings: Path

    def build(self, documents: Iterable[str] = ()) -> Report:
        """From the delivery to finished documents; of all documents if none are named."""
        plan = read_report(self.house, REPORT)
        with at_home(self.house), remembering(self.drawings):
            stages.take_in(self.house, self.org, silent)
            wanted = stages.known_organisation(self.house, self.org).rapporten[REPORT]
            for period in (*plan.earlier(self.period, wanted.published), self.period):
                stages.make_public(self.house, self.org, period, "", None, silent)
            stages.analyse(self.house, self.org, self.period, REPORT, silent)
            chosen = list(documents) or plan.documents([theme.id for theme in wanted.themas])
            self._finish(chosen)
        return self

    def rewrite(self, documents: Iterable[str]) -> Report:
        """The same after a change in the texts of the organisation only."""
        with at_home(self.house):
            stages.take_in(self.house, self.org, silent)
            stages.make_public(self.house, self.org, self.period, "", None, silent)
            self._finish(documents)
        return self

    def _finish(self, documents: Iterable[str]) -> None:
        at = (self.house, self.org, self.period, REPORT)
        stages.write_texts(*at, "concept", silent)
        for document in documents:
            stages.render(*at, document, "ingebouwd", silent)
            stages.deliver(*at, document, silent)

    def documents(self) -> list[str]:
        """What was delivered."""
        folder = self.house.output / self.org / self.period
        return sorted(path.name for path in folder.iterdir())

    def html(self, document: str) -> Path:
        return self.house.published(self.org, self.period, document) / f"{document}.html"

    def pdf(self, document: str) -> Path:
        return self.html(document).with_suffix(".pdf")

    def figures(self, document: str) -> list[Row]:
        """The rows of ``cijfers.csv``."""
        path = self.html(document).with_name("cijfers.csv")
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def register(self) -> dict[str, Any]:
        """Names, labels and sources of the report."""
        path = self.house.public(self.org, self.period) / "register.json"
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return found

    @property
    def delivery(self) -> Delivery:
        """What the organisation delivered."""
        return Delivery(self.house.delivery(self.org))


@dataclass(frozen=True)
class Delivery:
    """The raw files of one organisation, to be changed by a test."""

    folder: Path

    def table(self, name: str) -> Path:
        return self.folder / "tabellen" / f"{name}.csv"

    def drop(self, *names: str) -> None:
        """Tables that are not delivered."""
        for name in names:
            self.table(name).unlink()

    def empty(self, name: str) -> None:
        """A table of which only the head is delivered."""
        head = self.table(name).read_text(encoding="utf-8").splitlines()[0]
        self.table(name).write_text(f"{head}\n", encoding="utf-8")

    def keep(self, name: str, wanted: Callable[[Row], bool]) -> None:
        """A table of which only some rows are delivered."""
        rows = [row for row in self.rows(name) if wanted(row)]
        self.empty(name)
        self.add(name, rows)

    def rows(self, name: str) -> list[Row]:
        with self.table(name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, delimiter=";"))

    def add(self, name: str, rows: Iterable[Row]) -> None:
        """More rows in a table; cells that are not named stay empty."""
        with self.table(name).open(encoding="utf-8", newline="") as file:
            head = next(csv.reader(file, delimiter=";"))
        with self.table(name).open("a", encoding="utf-8", newline="") as file:
            csv.DictWriter(file, head, "", delimiter=";", lineterminator="\n").writerows(rows)

    def keep_themes(self, *themes: str) -> None:
        """Report on these themes only: fewer chapters, built sooner."""
        path = self.folder / "organisatie.yml"
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        monitor = told["rapporten"][REPORT]
        monitor["themas"] = [theme for theme in monitor["themas"] if theme["id"] in themes]
        path.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")

    def keep_periods(self, *periods: str) -> None:
        """Report on these periods only."""
        path = self.folder / "organisatie.yml"
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        told["rapporten"][REPORT]["perioden"] = list(periods)
        path.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")

    def texts(self) -> list[Path]:
        return sorted((self.folder / "teksten").rglob("*.md"))


def furnish(root: Path, org: str = "") -> House:
    """A house with notebooks, templates and house style; with the sample of one organisation."""
    for place in SHARED:
        shutil.copytree(REPOSITORY / place, root / place, ignore=LEFT_OUT)
    for paper in PAPERS:
        shutil.copyfile(REPOSITORY / paper, root / paper)
    if org:
        shutil.copytree(REPOSITORY / "data/raw" / org, root / "data/raw" / org)
    return House(root)
