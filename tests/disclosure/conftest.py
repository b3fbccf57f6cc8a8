from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.facts import FILES, Release
from pipeline.paths import House
from tests.indicators.registraties import THEME, Rows, create

ORG = "welzijn"
SETTINGS = f"""organisatie:
  id: {ORG}
  naam: Stichting Welzijn
  korte_naam: Welzijn
  gemeente: {{code: GM1234, naam: Ergens}}
  provincie: {{code: PV20, naam: Provincie Groningen}}
  land: {{code: NL, naam: Nederland}}
gegevens: voorbeeld
getalprofiel: {{percentage_from: 20}}
huisstijl: welzijn
rapporten:
  monitor:
    perioden: ["2021", "2022"]
    themas:
      - {{id: {THEME}, naam: Geld en werk, domeinen: [FIN, WO]}}
"""
INTAKE = {
    "organisatie": ORG,
    "invoer": [
        {
            "tabel": "traject",
            "pad": f"data/raw/{ORG}/tabellen/traject.csv",
            "sha256": "0" * 64,
            "rijen": 12,
            "geaccepteerd": 11,
            "geweigerd": 1,
            "genegeerde_kolommen": ["naam"],
        }
    ],
}

Furnish = Callable[..., House]


@pytest.fixture
def furnish(tmp_path: Path) -> Furnish:
    """A house with one organisation that has been ingested."""

    def build(rows: Rows | None = None, settings: str = SETTINGS) -> House:
        house = House(tmp_path)
        house.delivery(ORG).mkdir(parents=True, exist_ok=True)
        (house.delivery(ORG) / "organisatie.yml").write_text(settings, encoding="utf-8")
        house.database(ORG).unlink(missing_ok=True)
        create(house.database(ORG), rows)
        house.intake(ORG).write_text(json.dumps(INTAKE), encoding="utf-8")
        return house

    return build


def read_release(house: House, org: str = ORG, period: str = "2022") -> Release:
    folder = house.public(org, period)
    return Release.parse({name: (folder / name).read_text(encoding="utf-8") for name in FILES})
