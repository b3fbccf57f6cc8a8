"""Every document of every sample report, built once in a run of the tests, whatever process asks.

Each organisation has a house of its own, so two processes wait for two of them beside each other.
A house is built in a process of its own, whatever goes on in the one that asks: an open browser, a
changed environment. Tests only read here; one that changes something copies the house first.
"""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pipeline import stages
from pipeline.delivery import write_catalogue
from pipeline.execution.companions import companions
from pipeline.execution.plan import COMPARISON, Subject
from pipeline.execution.prepare import read_report
from pipeline.paths import House
from tests.reports.huis import REPOSITORY, Build, at_home, new_house, silent

# The reports that the sample data were made for, by organisation; each brings the comparison of
# sources along where the delivery holds printed figures.
REPORTS = MappingProxyType({
    "smwh": (("2019", "evaluatie"),),
    "sedna": (("2021-H1", "halfjaar"), ("2022", "aanvraag"), ("2023", "jaarverslag")),
    "de-schans": (("2022", "monitor"),),
})  # fmt: skip


@cache
def documents() -> tuple[Subject, ...]:
    """Every document, as a subject with one document."""
    return tuple(
        Subject(one.org, one.period, one.report, (document,))
        for org in REPORTS
        for one in _subjects(org)
        for document in one.documents
    )


def _subjects(org: str) -> Iterator[Subject]:
    """The reports of an organisation, then the comparisons that come with them."""
    house = House(REPOSITORY)
    found = []
    for period, report in REPORTS[org]:
        themes = [
            theme.id for theme in stages.known_organisation(house, org).rapporten[report].themas
        ]
        found.append(
            Subject(org, period, report, tuple(read_report(house, report).documents(themes)))
        )
    yield from found
    yield from companions(house, found)


@dataclass(frozen=True)
class Samples:
    """The houses of the sample organisations.

    Attributes:
        root: folder that all processes of this run share.
    """

    root: Path

    def build(self, subject: Subject) -> Build:
        """One finished document in its house."""
        (document,) = subject.documents
        return Build(
            self._house(subject.org), _drawings(self.root / subject.org),
            subject.org, subject.period, subject.report, document,
        )  # fmt: skip

    def named(self, org: str, period: str, document: str) -> Build:
        """The document with this place below ``reports/output``."""
        (found,) = (
            one for one in documents()
            if (one.org, one.period, one.documents) == (org, period, (document,))
        )  # fmt: skip
        return self.build(found)

    def catalogue(self) -> Path:
        """The folder of all documents, with the pages that lead to them."""
        output = self.root / "output"
        with self._only_one("output"):
            if not output.is_dir():
                output.mkdir()
                for org in REPORTS:
                    (output / org).symlink_to(self._house(org).output / org)
                write_catalogue(output)
        return output

    def _house(self, org: str) -> House:
        folder = self.root / org
        finished = folder.with_suffix(".af")
        with self._only_one(org):
            if not finished.exists():
                shutil.rmtree(folder, ignore_errors=True)
                command = (sys.executable, "-m", "tests.reports.voorbeelden", str(folder), org)
                subprocess.run(command, cwd=REPOSITORY, check=True)
                finished.touch()
        return House(folder)

    @contextmanager
    def _only_one(self, name: str) -> Iterator[None]:
        """Whoever comes second waits until the first is ready."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / f"{name}.slot").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def furnish(root: Path, org: str) -> None:
    """From raw rows to every finished document of an organisation."""
    build = new_house(root, _drawings(root), org=org)
    build.take_in()
    subjects = list(_subjects(org))
    for period in _published(org):
        replace(build, period=period).make_public()
    for subject in subjects:
        own = replace(build, period=subject.period, report=subject.report)
        if subject.report == COMPARISON:
            with at_home(build.house):
                stages.compare_sources(build.house, org, subject.period, silent)
        else:
            own.analyse()
        own.write_texts()
        for document in subject.documents:
            own.of(document).render()
            own.of(document).deliver()


def _published(org: str) -> list[str]:
    """The periods of the reports of an organisation and those that they look back on."""
    house = House(REPOSITORY)
    wanted = stages.known_organisation(house, org).rapporten
    found = {
        period
        for own, report in REPORTS[org]
        for period in (own, *read_report(house, report).earlier(own, wanted[report].published))
    }
    return sorted(found)


def _drawings(root: Path) -> Path:
    """Pictures that were drawn before lie beside the houses."""
    return root.parent / "tekeningen"


if __name__ == "__main__":
    furnish(Path(sys.argv[1]), sys.argv[2])
