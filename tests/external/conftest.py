from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from pipeline.paths import House

settings.register_profile("geduldig", deadline=None)
settings.load_profile("geduldig")


@pytest.fixture(autouse=True)
def key_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keys of tests never touch those of the user."""
    folder = tmp_path / "sleutels"
    monkeypatch.setenv("FEITENWERK_SLEUTELMAP", str(folder))
    return folder


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "huis")


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server of these tests is on this computer, whatever stands between it and the world."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
