"""A study finds the boundaries of areas by their code, else by their name."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.analysis.boundaries import read_outlines

RING = [[0, 0], [10, 0], [10, 10], [0, 0]]
AREAS = [
    {"code": "BU1", "naam": "Leek Centrum", "vlakken": [RING], "punt": [5, 2], "straal": 2},
    {"code": "BU2", "naam": "Elders", "vlakken": [RING, RING], "punt": [5, 2], "straal": 2},
]


def test_an_area_is_found_by_code_or_name_and_others_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "gebieden").mkdir()
    (tmp_path / "gebieden" / "gebieden.json").write_text(json.dumps({"gebieden": AREAS}))
    names = {"buurt-leek-centrum": "Leek centrum", "bu2": "Oost", "buurt-marum": "Marum"}
    found = read_outlines(tmp_path, names)
    assert set(found) == {"Leek centrum", "Oost"}
    assert len(found["Oost"].rings) == 2
    assert found["Leek centrum"].at == (5.0, 2.0)


def test_without_boundaries_there_is_no_map(tmp_path: Path) -> None:
    assert read_outlines(tmp_path, {"a": "A"}) == {}
