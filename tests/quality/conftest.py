"""The finished bronvergelijking of the sample, built stage by stage from its raw rows."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipeline import stages
from pipeline.paths import House
from tests.reports.huis import ORG, PERIOD, at_home, silent
from tests.reports.voorbeelden import Samples

NAME = "bronvergelijking"


@dataclass(frozen=True)
class Compared:
    """A house in which the comparison of sources was built."""

    house: House

    @property
    def folder(self) -> Path:
        """Where the reader finds the document."""
        return self.house.published(ORG, PERIOD, NAME)

    @property
    def html(self) -> Path:
        return self.folder / f"{NAME}.html"

    @property
    def pdf(self) -> Path:
        return self.folder / f"{NAME}.pdf"

    def public(self, name: str) -> Any:
        """One file behind the wall."""
        return json.loads((self.house.public(ORG, PERIOD) / name).read_text(encoding="utf-8"))

    def rows(self) -> list[dict[str, str]]:
        """The rows of ``cijfers.csv``."""
        with (self.folder / "cijfers.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def blocks(self) -> dict[str, dict[str, Any]]:
        """What the comparison handed to the narrative, by id."""
        folder = self.house.analysis(ORG, PERIOD, NAME, "", NAME)
        found = json.loads((folder / "blokken.json").read_text(encoding="utf-8"))
        return {block["id"]: block for block in found}

    def take_in(self) -> None:
        with at_home(self.house):
            stages.take_in(self.house, ORG, silent)

    def build(self, profile: str = "standaard") -> None:
        """Every step from the published facts on."""
        with at_home(self.house):
            stages.make_public(self.house, ORG, PERIOD, profile, None, silent)
        self.tell()

    def tell(self) -> None:
        """Every step behind the wall."""
        with at_home(self.house):
            stages.compare_sources(self.house, ORG, PERIOD, silent)
            stages.write_texts(self.house, ORG, PERIOD, NAME, "concept", silent)
            stages.render(self.house, ORG, PERIOD, NAME, NAME, "ingebouwd", silent)
            stages.deliver(self.house, ORG, PERIOD, NAME, NAME, silent)


@pytest.fixture(scope="session")
def compared(samples: Samples) -> Compared:
    """The document over the sample, protected as the organisation asks. Tests only read it."""
    return Compared(samples.named(ORG, PERIOD, NAME).house)
