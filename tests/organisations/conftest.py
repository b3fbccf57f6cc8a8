"""Houses for whole reports; they share one process, one memory of pictures and one set of keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this folder draw from one memory, so they run in one process."""
    for item in items:
        if item.path.parent == HERE:
            item.add_marker(pytest.mark.xdist_group("organisaties"))
            item.add_marker(pytest.mark.rapport)


@pytest.fixture(scope="session")
def drawings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pictures that were drawn before are not drawn again."""
    return tmp_path_factory.mktemp("organisaties") / "tekeningen"


@pytest.fixture(scope="session", autouse=True)
def _keys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FEITENWERK_SLEUTELMAP", str(tmp_path_factory.mktemp("sleutels")))
        yield
