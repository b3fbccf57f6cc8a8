"""A house in which an invented organisation published its facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.analysis import Study
from pipeline.analysis.study import OUTPUT_VARIABLE
from pipeline.paths import ROOT_VARIABLE, House
from tests.analysis.uitgave import ORG, PERIOD, THEME, publish


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    monkeypatch.delenv(OUTPUT_VARIABLE, raising=False)
    return publish(House(tmp_path))


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that a run by the pipeline writes in."""
    folder = tmp_path / "run"
    folder.mkdir()
    monkeypatch.setenv(OUTPUT_VARIABLE, str(folder))
    return folder


@pytest.fixture
def study(house: House) -> Study:
    """As in JupyterLab: nothing is written."""
    return Study.open(ORG, PERIOD, THEME)


@pytest.fixture
def run(house: House, target: Path) -> Study:
    """As in the pipeline: everything is written to ``target``."""
    return Study.open(ORG, PERIOD, THEME)
