"""Builds documents of all sample organisations out of deliveries that nobody should trust."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pipeline import stages
from pipeline.execution.plan import COMPARISON
from pipeline.paths import House
from tests.reports.huis import Build, at_home, new_house, remembering
from tests.vijandig.levering import Hostile, make_hostile
from tests.vijandig.persoonlijk import Planted, plant

# Organisation, period, report and its documents: between them every list and text is printed.
MADE = (
    ("smwh", "2019", "evaluatie", ("evaluatie",)),
    ("sedna", "2022", "aanvraag", ("subsidieaanvraag",)),
    ("sedna", "2021-H1", "halfjaar", ("halfjaarrapportage",)),
    ("sedna", "2023", "jaarverslag", ("jaarverslag",)),
    ("de-schans", "2022", "monitor", ("monitor", "managementsamenvatting")),
    ("de-schans", "2022", COMPARISON, (COMPARISON,)),
)
DOCUMENTS = [(*at, document) for *at, documents in MADE for document in documents]


@dataclass
class Site:
    """A house with everything that was made in it.

    Attributes:
        house: where everything lies.
        keys: folder of the keys.
        hostile: which hostile strings stand where in the deliveries.
        planted: which personal data were put into the deliveries.
        said: everything that the steps told the person at the keyboard.
    """

    house: House
    keys: Path
    hostile: Hostile
    planted: Planted
    said: list[str] = field(default_factory=list)

    def made(self, org: str, period: str, report: str, document: str) -> Build:
        """One finished document."""
        return Build(self.house, self.keys, org, period, report, document)


def build(root: Path) -> Site:
    """Take in, publish, analyse, write, render and deliver."""
    first = new_house(root / "huis", root / "tekeningen")
    raw = first.house.raw
    site = Site(first.house, root / "sleutels", make_hostile(raw), plant(raw))
    with at_home(site.house), remembering(first.drawings):
        for org in dict.fromkeys(org for org, *_ in MADE):
            stages.take_in(site.house, org, site.said.append)
            reports = stages.known_organisation(site.house, org).rapporten.values()
            for period in sorted({period for report in reports for period in report.published}):
                stages.make_public(site.house, org, period, "", None, site.said.append)
        for org, period, report, documents in MADE:
            _finish(site, org, period, report, documents)
    return site


def _finish(site: Site, org: str, period: str, report: str, documents: tuple[str, ...]) -> None:
    at = (site.house, org, period, report)
    if report == COMPARISON:
        stages.compare_sources(site.house, org, period, site.said.append)
    else:
        stages.analyse(*at, site.said.append)
    stages.write_texts(*at, "concept", site.said.append)
    for document in documents:
        stages.render(*at, document, "ingebouwd", site.said.append)
        stages.deliver(*at, document, site.said.append)
