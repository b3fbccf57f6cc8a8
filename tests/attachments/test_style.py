"""Which house style crosses the wall: the organisation's own before that of the house."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.attachments import brand_files
from pipeline.contract import Organisation, load_organisation
from pipeline.errors import DataRefused
from pipeline.paths import House

SETTINGS = """organisatie:
  id: kade
  naam: Stichting Kade
  korte_naam: Kade
  gemeente: {code: GM0001, naam: Ergens}
  provincie: {code: PV20, naam: Groningen}
  land: {code: NL, naam: Nederland}
gegevens: voorbeeld
huisstijl: zee
rapporten:
  monitor:
    perioden: ["2022"]
    themas: [{id: geld, naam: Geld}]
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>'
OWN = """color: {palette: {accent: "#7a3e00"}}
logo: {path: kade.svg, alt: Logo van Kade}
"""


@pytest.fixture
def house(tmp_path: Path) -> House:
    found = House(tmp_path)
    (found.styles / "zee").mkdir(parents=True)
    (found.styles / "zee" / "_brand.yml").write_text("color: {primary: '#0b5f66'}\n")
    found.delivery("kade").mkdir(parents=True)
    return found


@pytest.fixture
def organisation() -> Organisation:
    return load_organisation(SETTINGS, "organisatie.yml")


def test_the_style_of_the_house_is_written_out_whole(
    house: House, organisation: Organisation
) -> None:
    files = brand_files(house, "kade", organisation)
    assert set(files) == {"_brand.yml"}
    assert b"accent-donker" in files["_brand.yml"]
    assert b"#0b5f66" in files["_brand.yml"]


def test_a_style_of_its_own_wins_and_brings_its_logo(
    house: House, organisation: Organisation
) -> None:
    delivery = house.delivery("kade")
    (delivery / "_brand.yml").write_text(OWN, encoding="utf-8")
    (delivery / "kade.svg").write_text(SVG, encoding="utf-8")
    files = brand_files(house, "kade", organisation)
    assert files["kade.svg"] == SVG.encode()
    assert b"#7a3e00" in files["_brand.yml"]


def test_an_unknown_style_names_those_there_are(house: House, organisation: Organisation) -> None:
    other = organisation.model_copy(update={"huisstijl": "neon"})
    with pytest.raises(DataRefused, match="De huisstijl ‘neon’ bestaat niet") as caught:
        brand_files(house, "kade", other)
    assert caught.value.place == "data/raw/kade/organisatie.yml"
    assert "Kies bij huisstijl uit zee" in caught.value.remedy


@pytest.mark.parametrize(
    ("brand", "logo", "said", "place"),
    [
        (OWN.encode(), None, "bestaat niet", "data/raw/kade/_brand.yml"),
        (OWN.encode(), SVG.replace("rect", "script"), "iets dat werkt", "data/raw/kade/kade.svg"),
        (b"color: \xff", None, "geen gewone tekst", "data/raw/kade/_brand.yml"),
    ],
)
def test_a_style_that_cannot_be_used_is_refused_before_anything_is_published(
    house: House, organisation: Organisation, brand: bytes, logo: str | None, said: str, place: str
) -> None:
    (house.delivery("kade") / "_brand.yml").write_bytes(brand)
    if logo:
        (house.delivery("kade") / "kade.svg").write_text(logo, encoding="utf-8")
    with pytest.raises(DataRefused, match=said) as caught:
        brand_files(house, "kade", organisation)
    assert caught.value.place == place
