"""A small house with an invented organisation, and notebooks to run in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from pipeline.paths import ROOT_VARIABLE, House

REPORT = """rapport: monitor
titel: Monitor
notebooks: [hulp, "situatie-{thema}"]
documenten:
  - {id: monitor, sjabloon: monitor.qmd.j2, titel: Monitor}
  - {id: "feitenblad-{thema}", sjabloon: blad.qmd.j2, titel: Feitenblad}
"""
ORGANISATION = """organisatie:
  id: kade
  naam: Stichting Kade
  korte_naam: Kade
  gemeente: {code: GM0001, naam: Ergens}
  provincie: {code: PV20, naam: Groningen}
  land: {code: NL, naam: Nederland}
gegevens: voorbeeld
huisstijl: kade
rapporten:
  monitor:
    perioden: ["2022"]
    themas:
      - {id: geld, naam: Geld, domeinen: [FIN]}
      - {id: buurt, naam: Buurt, domeinen: [SN]}
"""
FILES = {
    "data/raw/kade/organisatie.yml": ORGANISATION,
    "data/raw/kade/tabellen/traject.csv": "traject_id\n1\n",
    "reports/templates/monitor/rapport.yml": REPORT,
    "reports/templates/monitor/blad.qmd.j2": "blad",
    "reports/templates/gedeeld/kop.qmd.j2": "kop",
    "reports/_extensions/feitenwerk/huis.css": "body {}",
    "reports/_extensions/feitenwerk/huisstijlen/kade/_brand.yml": "color: {primary: '#123456'}",
    "notebooks/hulp.ipynb": "{}",
    "requirements.lock": "pandas==3\n",
}
Lay = Callable[[str, str], Path]
Notebook = Callable[..., Path]


@pytest.fixture
def house(tmp_path: Path) -> House:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return House(tmp_path)


@pytest.fixture
def notebook(house: House, monkeypatch: pytest.MonkeyPatch) -> Notebook:
    """Writes a notebook: text of code cells, ``# …`` alone makes a Markdown cell."""
    monkeypatch.setenv(ROOT_VARIABLE, str(house.root))

    def write(*cells: str, name: str = "proef", parameters: str = 'thema = ""') -> Path:
        made = [new_markdown_cell("# Proef")]
        if parameters:
            tagged = {"tags": ["parameters"]}
            made.append(new_code_cell(parameters, metadata=tagged))
        made += [
            new_markdown_cell(cell) if cell.startswith("# ") else new_code_cell(cell)
            for cell in cells
        ]
        path = house.notebooks / f"{name}.ipynb"
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(new_notebook(cells=made, metadata={"kernelspec": kernel}), path)
        return path

    return write
