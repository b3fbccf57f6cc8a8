"""The finished documents for all tests of this folder, and other builds of one beside them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from pipeline.ingest.key import FOLDER_VARIABLE
from tests.reports.huis import (
    DOCUMENT,
    DOCUMENTS,
    ORG,
    PERIOD,
    REPORT,
    Build,
    copy_house,
    new_house,
)
from tests.reports.papier import Paper, read_paper
from tests.reports.plaatsen import Places
from tests.reports.scherm import read_screen, soup_of
from tests.reports.voorbeelden import Samples, documents
from tests.reports.vrij import Exempt, exempt_of

HERE = Path(__file__).parent
VAULT = "kluis"


@pytest.fixture(scope="session")
def houses(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the houses of these tests stand."""
    return tmp_path_factory.mktemp("huizen")


@pytest.fixture(scope="session")
def finished(samples: Samples) -> Build:
    """A feitenblad of the monitor, from raw rows to finished document. Tests only read it."""
    return samples.named(ORG, PERIOD, DOCUMENT)


@pytest.fixture(
    scope="session",
    params=[
        pytest.param(subject, id="/".join((subject.org, subject.period, *subject.documents)))
        for subject in documents()
    ],
)
def made(samples: Samples, request: pytest.FixtureRequest) -> Build:
    """Every document of every sample report in turn."""
    return samples.build(request.param)


@pytest.fixture(scope="session", params=DOCUMENTS)
def of_the_monitor(finished: Build, request: pytest.FixtureRequest) -> Build:
    """Every document of the monitor in turn."""
    return finished.of(request.param)


@pytest.fixture(scope="session")
def rebuilt(houses: Path) -> Build:
    """Every document again, in another folder; after the wall nothing confidential is left.

    Residents got their pseudonyms with another key. The steps after the wall run in a process of
    their own, of another user, in another place and time zone, that cannot load or open anything
    from before the wall.
    """
    build = new_house(houses / "elders" / "een huis verderop", houses / "niets")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(houses / "andere sleutels"))
        build.take_in()
    build.publish_earlier()
    build.make_public()
    vault = houses / VAULT
    vault.mkdir()
    shutil.move(build.house.database(ORG), vault)
    shutil.move(build.house.intake(ORG), vault)
    for name in ("tabellen", "teksten"):
        shutil.move(build.house.delivery(ORG) / name, vault)
    home = houses / "thuis"
    home.mkdir()
    environment = {
        **{name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ},
        "FEITENWERK_ROOT": str(build.house.root),
        "HOME": str(home),
        "USER": "iemand-anders",
        "LANG": "C",
        "TZ": "Pacific/Auckland",
        "PYTHONHASHSEED": "7",
    }
    subprocess.run(
        [sys.executable, str(HERE / "na_de_muur.py"), ORG, PERIOD, REPORT, *DOCUMENTS],
        env=environment,
        cwd=home,
        check=True,
    )
    return build


@pytest.fixture(scope="session")
def unprotected(finished: Build, houses: Path) -> Build:
    """The same document with the profile ``bron``, as only example data may be shown."""
    build = copy_house(finished, houses / "bron")
    build.make_public("bron")
    build.analyse()
    build.write_texts()
    build.render()
    build.deliver()
    return build


@pytest.fixture(scope="session")
def final(finished: Build, houses: Path) -> Build:
    """The same document, no longer a concept."""
    build = copy_house(finished, houses / "definitief")
    build.write_texts("definitief")
    build.render()
    build.deliver()
    return build


@pytest.fixture
def spare(finished: Build, tmp_path: Path) -> Build:
    """A copy of the finished house that a test may change."""
    return copy_house(finished, tmp_path / "huis")


@pytest.fixture(scope="session")
def exempt(made: Build) -> Exempt:
    """The list of numbers that are no facts, as it holds for the document."""
    return exempt_of(made)


@pytest.fixture(scope="session")
def screen(made: Build, exempt: Exempt) -> Places:
    """The finished page, place by place."""
    return read_screen(made.html, exempt)


@pytest.fixture(scope="session")
def paper(made: Build) -> Paper:
    """The finished PDF."""
    return read_paper(made.pdf)


@pytest.fixture(scope="session")
def soup(made: Build) -> BeautifulSoup:
    """The finished page as a tree."""
    return soup_of(made.html)


@pytest.fixture(scope="session")
def rows(made: Build) -> list[dict[str, str]]:
    """What ``cijfers.csv`` says the document prints."""
    return made.figures()


@pytest.fixture(scope="session")
def pairs(rows: list[dict[str, str]]) -> set[tuple[str, str]]:
    """Fact and printed form of every row; a line never breaks within one, a reader sees a space."""
    return {(row["feit"], " ".join(row["afgedrukt"].split())) for row in rows}
