from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.paths import House


@pytest.fixture(autouse=True)
def key_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keys of tests never touch those of the user."""
    folder = tmp_path / "sleutels"
    monkeypatch.setenv("FEITENWERK_SLEUTELMAP", str(folder))
    return folder


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "huis")
