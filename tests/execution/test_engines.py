"""Conformance of the two engines: plain papermill and the house engine make the same report.

An analyst may run a notebook with papermill alone; what it records must be what the pipeline gets.
"""

from __future__ import annotations

from pathlib import Path

import papermill
import pytest
from papermill.engines import papermill_engines

from pipeline.execution.engine import HouseEngine
from pipeline.execution.notebooks import OUTPUT_VARIABLE, run_notebook
from pipeline.paths import House
from tests.analysis.uitgave import ORG, PERIOD, THEME, publish
from tests.execution.conftest import Notebook

PARAMETERS = 'organisatie = ""\nperiode = ""\nthema = ""'
OPEN = """
from pipeline.analysis import Study
from pipeline.figures import RankedList, ranked
study = Study.open(organisatie, periode, thema)
"""
ANSWER = """
fin, sn = study.fact("hulp", domein="FIN"), study.fact("hulp", domein="SN")
left = RankedList("Links", [("Geld", fin), ("Sociaal", sn)])
right = RankedList("Rechts", [("Geld", fin)])
style = {"profile": study.profile, "accent": study.accent}
figure = ranked(left, right, name="hulp", measure="Hulp", **style)
facts = {"fin": fin, "samen": study.total([fin, sn], "samen")}
study.block("telling", part="hulp", figure=figure, facts=facts)
"""
SECOND = "study.block('tweede', part='hulp', facts={'sn': sn})"
CELLS = (OPEN, "# Een vraag", ANSWER, SECOND)
GIVEN = {"organisatie": ORG, "periode": PERIOD, "thema": THEME}
RECORDED = {
    "blokken.json",
    "feiten.json",
    f"figuren/{THEME}-hulp.json",
    f"figuren/{THEME}-hulp.svg",
}


def recorded(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".ipynb")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_both_engines_record_the_same_bytes(
    house: House, notebook: Notebook, tmp_path: Path
) -> None:
    publish(house)
    source = notebook(*CELLS, parameters=PARAMETERS)
    for name, engine in (("huis", "feitenwerk"), ("papermill", None)):
        run_notebook(source, tmp_path / "uit" / name, GIVEN, place="proef", engine=engine)
    found = recorded(tmp_path / "uit" / "huis")
    assert set(found) >= RECORDED
    assert found == recorded(tmp_path / "uit" / "papermill")


def test_papermill_finds_the_house_engine_by_name() -> None:
    assert papermill_engines.get_engine("feitenwerk") is HouseEngine


def test_papermill_alone_runs_a_notebook_with_the_house_engine(
    house: House, notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(house)
    monkeypatch.setenv(OUTPUT_VARIABLE, str(tmp_path))
    papermill.execute_notebook(
        str(notebook(*CELLS, parameters=PARAMETERS)),
        str(tmp_path / "gedraaid.ipynb"),
        parameters=GIVEN,
        engine_name="feitenwerk",
        progress_bar=False,
    )
    assert (tmp_path / "blokken.json").is_file()
    assert '"status": "completed"' in (tmp_path / "gedraaid.ipynb").read_text(encoding="utf-8")
