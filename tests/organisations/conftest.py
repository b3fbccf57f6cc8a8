"""Houses for whole reports, with one memory of pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this folder build whole reports."""
    for item in items:
        if item.path.parent == HERE:
            item.add_marker(pytest.mark.rapport)


@pytest.fixture(scope="session")
def drawings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pictures that were drawn before are not drawn again."""
    return tmp_path_factory.mktemp("organisaties") / "tekeningen"
