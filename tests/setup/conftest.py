"""A house with a small delivery that has something to carry over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.paths import House
from tests.ingest.levering import ORG, tables, write

CONFIG = """\
# Wie wij zijn
organisatie:
  id: dorp
  naam: Sociaal Werk Dorp
  korte_naam: Dorp
  gemeente: {code: GM0001, naam: Dorp}
  provincie: {code: PV20, naam: Provincie}
  land: {code: NL, naam: Nederland}
gegevens: voorbeeld
huisstijl: dorp
rapporten:
  monitor:
    perioden: ["2021", "2022"]  # de laatste twee jaar
    themas: [{id: meedoen, naam: Meedoen, domeinen: [MP]}]
"""
GOALS = """\
doel_id;thema;jaar;nummer;tekst
m-0;meedoen;2021;1;Oud.
m-1;meedoen;2022;1;Meedoen.
m-2;meedoen;2022;2;Meedoen.
"""
GOAL = "---\nauteur: redactie\ndatum: 2023-03-15\nakkoord: ja\ndoel: m-1\n---\n\nHet ging goed.\n"
PLAIN = GOAL.replace("doel: m-1\n", "")
Lay = Callable[..., Path]


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """The delivery of :mod:`tests.ingest.levering` with goals, efforts, partners and texts."""
    monkeypatch.setenv("FEITENWERK_SLEUTELMAP", str(tmp_path / "sleutels"))
    found = House(tmp_path / "huis")
    content = tables()
    content["inspanning"] = [
        {
            "inspanning_id": "i-2022", "thema": "meedoen", "jaar": "2022",
            "categorie": "collectieve_activiteiten", "tekst": "Samen; eten", "volgorde": "1",
        }
    ]  # fmt: skip
    content["thema_netwerkpartner"] = [
        {"thema": "meedoen", "jaar": "2021", "partner": "De Brug", "sector": "wonen"}
    ]
    (write(found, content, CONFIG) / "doel.csv").write_text(GOALS, encoding="utf-8")
    texts = {
        "2022/meedoen/duiding--doel-1.md": GOAL,
        "2022/meedoen/werkwijze.md": PLAIN,
        "2021/meedoen/impact.md": PLAIN,
    }
    for name, text in texts.items():
        path = found.delivery(ORG) / "teksten" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return found


def contents(house: House) -> dict[str, bytes]:
    """Every file of the delivery, by its path."""
    folder = house.delivery(ORG)
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
