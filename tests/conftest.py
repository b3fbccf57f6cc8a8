"""What all rooms share: one set of keys, and the finished documents of the sample reports."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.reports.voorbeelden import Samples


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that every process of this run of the tests sees."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session", autouse=True)
def _keys(shared_folder: Path) -> Iterator[None]:
    """One set of keys for a house and its copies; the maker's own are never touched."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FEITENWERK_SLEUTELMAP", str(shared_folder / "sleutels"))
        yield


@pytest.fixture(scope="session")
def samples(shared_folder: Path) -> Samples:
    """The finished documents of every sample report."""
    from tests.reports.voorbeelden import Samples  # the rooms that ask for none start sooner

    return Samples(shared_folder / "voorbeelden")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's chromium. It leaves with its module: beside its event loop no notebook can run."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("er is geen chromium op deze machine")
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=chromium, args=flags)
        yield found
        found.close()
