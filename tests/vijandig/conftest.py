"""One house full of hostile texts and personal data, from which every kind of document is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ingest.key import FOLDER_VARIABLE
from tests.vijandig.huis import Site, build

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this folder share one house, so they run in one process."""
    for item in items:
        if item.path.parent == HERE:
            item.add_marker(pytest.mark.xdist_group("vijandig"))
            item.add_marker(pytest.mark.rapport)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Everything that was made of the hostile deliveries. Tests only read it."""
    root = tmp_path_factory.mktemp("vijandig")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(root / "sleutels"))
        return build(root)
