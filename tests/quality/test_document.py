"""The finished bronvergelijking of De Schans names everything in the monitor that does not hold."""

from __future__ import annotations

import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from pipeline.errors import DataRefused
from pipeline.paths import House
from tests.quality.conftest import NAME, Compared
from tests.reports.huis import ORG, PERIOD, at_home, silent

Finding = tuple[str, tuple[str, ...], tuple[str, ...]]

# tag: check, what was printed, what stands against it (README and inconsistencies of the domain)
STATED: dict[str, list[Finding]] = {
    "D1": [("d1-dekking", ("90%", "518", "342", "274"), ("155,7%",))],
    "D2": [("d2-vormen", ("518", "786"), ("518", "786"))],
    "D3": [("d3-inwoners", ("174", "22", "35"), ("trajecten",))],
    "D4": [
        ("d4-alcohol", ("iets minder", "hoger"), ("33%", "29%", "26%")),
        ("d4-gamen", ("hetzelfde", "gelijk"), ("3%",)),
        ("d4-sociale-media", ("hetzelfde", "gelijk"), ("10%",)),
    ],
    "D5": [
        ("d5-deelnames", ("62", "15", "69", "13"), ("930", "897")),
        ("d5-aard", ("Preventief en curatief", "Preventief"), ()),
    ],
    "D6": [
        ("d6-laagste", ("groep kan het niet op eigen houtje",), ("groep kan het niet zelf",)),
        ("d6-hoogste", ("groep is zelfstandig",), ("groep is volledig zelfstandig",)),
    ],
    "D7": [("d7-rubicon", ("3", "1", "52", "kleinere klas"), ())],
    "D8": [
        ("d8-walk", ("1", "2", "3"), ("ten minste 2",)),
        ("d8-ontmoeting", ("1",), ("ten minste 2",)),
    ],
    "D9": [("d9-domein", ("Werk en inkomen",), ("Werk en opleiding",))],
    "D10": [("d10-jaar", ("2021",), ("2022",))],
    "D11": [("d11-bron", ("CBS, RIVM en CBS",), ("GGD’en, CBS en RIVM",))],
    "D12": [("d12-noemers", ("ongeveer 1.050", "3,7%"), ("28.378", "27.273"))],
    "D13": [("d13-stabiel", ("5,7%", "4,4%", "vrij stabiel"), ())],
    "D14": [("d14-bladzijde", ("pagina 18",), ("16",))],
    "D15": [("d15-din", ("2021", "2020", "2022"), ())],
    "D16": [
        ("d16-aard", ("Vooraf preventief",), ("vooral preventief",)),
        ("d16-sintmaste", ("Sintmasteet", "Sintmastee", "Sintmaste"), ()),
        ("d16-medewerkers", ("Medewerker van", "Medewerkers van"), ()),
        ("d16-gkb", ("GKB", "GKB/VKB"), ()),
        ("d16-leefbaarometer", ("Leefbarometer",), ("Leefbaarometer",)),
    ],
    "D17": [("d17-klein", ("niet getoond",), ())],
    "D18": [("d18-koppen", ("Inzet van expertise",), ())],
    "D19": [("d19-reeks", ("2013",), ("2016",))],
    "D20": [("d20-doel", ("dorp- en of buurtgenoten", "dorp- en buurtgenoten"), ())],
}


@pytest.fixture(scope="module")
def soup(compared: Compared) -> BeautifulSoup:
    return BeautifulSoup(compared.html.read_text(encoding="utf-8"), "lxml")


@pytest.fixture(scope="module")
def sections(soup: BeautifulSoup, compared: Compared) -> dict[str, str]:
    """The text of every finding on the page, by id of its check."""
    texts = {}
    by_heading = {
        heading.text.strip(): section.text
        for section in soup.select("main section")
        if (heading := section.find("h3", recursive=False)) is not None
    }
    for name, block in compared.blocks().items():
        if block["soort"] == "bevinding":
            number = "".join(part["nummer"] for part in block["zinnen"]["nummer"])
            title = block["labels"]["titel"].replace("'", "’")
            heading = f"{number} · {title}" if number else title
            texts[name] = " ".join(by_heading.get(heading, "").split())
    return texts


def test_every_tag_of_the_monitor_is_named_and_no_other(compared: Compared) -> None:
    tags = {
        "".join(part["nummer"] for part in block["zinnen"]["nummer"])
        for block in compared.blocks().values()
        if block["soort"] == "bevinding" and block["onderdeel"] in "ABCS"
    }
    assert tags == {f"D{number}" for number in range(1, 21)} == STATED.keys()


@pytest.mark.parametrize(
    "finding", [finding for found in STATED.values() for finding in found], ids=lambda f: f[0]
)
def test_a_finding_says_what_was_printed_and_what_stands_against_it(
    sections: dict[str, str], finding: Finding
) -> None:
    name, printed, against = finding
    text = sections[name]
    assert text, "the finding is not on the page"
    for told in (*printed, *against):
        assert re.search(rf"(?<![\w,.]){re.escape(told)}(?![\w])", text), f"{told} not in {text}"
    assert re.search(r"Regel (?:QC|BR)\d+: ", text)


def test_an_own_reading_is_said_to_be_one(compared: Compared, sections: dict[str, str]) -> None:
    own = {n for n, b in compared.blocks().items() if b["labels"].get("eigen")}
    assert own == {"d1-dekking", "d2-vormen"}
    assert {n for n, text in sections.items() if "eigen lezing" in text} == own


def test_findings_stand_by_severity(soup: BeautifulSoup) -> None:
    chapters = [heading.text for heading in soup.select("main h2")]
    assert chapters[1:5] == [
        "Cijfers die niet kunnen kloppen",
        "Plaatsen die elkaar tegenspreken",
        "Afronding, verwijzingen en namen",
        "Wat een cijfer betekent",
    ]


def test_it_says_how_many_figures_were_compared_and_how_many_agree(
    compared: Compared, soup: BeautifulSoup
) -> None:
    tiles = [" ".join(tile.text.split()) for tile in soup.select(".kerncijfer")]
    told = {row["feit"].rpartition("/")[2]: row for row in compared.rows()}
    compared_figures, agree = told["vergeleken"]["waarde"], told["gelijk"]["waarde"]
    assert int(compared_figures) == int(agree) > 100
    assert tiles[0].startswith(f"{compared_figures} gedrukte cijfers vergeleken")
    assert tiles[1].startswith(f"{agree} daarvan gelijk")
    assert tiles[2].startswith(f"{told['bevindingen']['waarde']} bevindingen")


def test_a_printed_figure_is_reported_and_a_computed_one_names_its_sources(
    compared: Compared,
) -> None:
    rows = {row["feit"]: row for row in compared.rows()}
    printed = rows[f"{ORG}/{PERIOD}/gedrukt/gg-dekking"]
    assert (printed["waarde"], printed["herkomst"], printed["afgedrukt"]) == (
        "90", "opgegeven", "90%",
    )  # fmt: skip
    assert rows[f"{ORG}/{PERIOD}/nagerekend/d1-dekking/1"]["herkomst"] == "berekend"
    folder = compared.house.analysis(ORG, PERIOD, NAME, "", NAME)
    assert '"de-schans/2022/gedrukt/gg-doel-eind"' in (folder / "feiten.json").read_text()


def test_a_figure_that_protection_hides_is_not_repeated(compared: Compared) -> None:
    hidden = {row["cijfer_id"] for row in compared.public("gepubliceerd.json")["cijfers"]
              if row["beschermd"]}  # fmt: skip
    assert {"mp-behaald", "ar-mp-behaald", "wo-behaald-pct"} <= hidden
    rows = {row["feit"]: row for row in compared.rows()}
    for name in hidden & {feit.rpartition("/")[2] for feit in rows}:
        row = rows[f"{ORG}/{PERIOD}/gedrukt/{name}"]
        assert (row["waarde"], row["afgedrukt"]) == ("", "niet getoond")
        assert row["status"] == "onderdrukt"


def copy_of(compared: Compared, root: Path) -> Compared:
    shutil.copytree(compared.house.root, root)
    return Compared(House(root))


def table(found: Compared, name: str) -> Path:
    return found.house.delivery(ORG) / "tabellen" / f"{name}.csv"


@pytest.fixture
def spare(compared: Compared, tmp_path: Path) -> Compared:
    """A copy of the house that a test may change."""
    return copy_of(compared, tmp_path / "huis")


def change(found: Compared, name: str, old: str, new: str) -> None:
    path = table(found, name)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_without_the_registrations_the_document_is_the_same(spare: Compared) -> None:
    """Behind the wall nothing but the published facts and printed figures is read."""
    before = {path.name: path.read_bytes() for path in spare.folder.iterdir()}
    spare.house.database(ORG).unlink()
    shutil.rmtree(spare.house.delivery(ORG) / "tabellen")
    spare.tell()
    assert {path.name: path.read_bytes() for path in spare.folder.iterdir()} == before


def test_without_protection_the_small_figures_are_laid_side_by_side(spare: Compared) -> None:
    spare.build("bron")
    sentences = spare.blocks()["d17-klein"]["zinnen"]
    assert [part["tekst"] for part in sentences["gedrukt"][0] if "feit" in part] == ["4"]
    assert "niet getoond" not in {row["afgedrukt"] for row in spare.rows()}
    assert "geen oordeel" not in spare.html.read_text(encoding="utf-8")


def test_a_printed_figure_that_is_wrong_is_found_without_a_check(spare: Compared) -> None:
    change(spare, "gepubliceerd", ";195;;trajecten;195;", ";196;;trajecten;196;")
    spare.take_in()
    spare.build()
    text = BeautifulSoup(spare.html.read_text(encoding="utf-8"), "lxml").text
    assert "Cijfers die anders zijn dan de onze" in text
    rows = {row["feit"]: row for row in spare.rows()}
    assert rows[f"{ORG}/{PERIOD}/gedrukt/hr-trajecten"]["afgedrukt"] == "196"
    assert rows[f"{ORG}/{PERIOD}/bronvergelijking/afwijkend"]["waarde"] == "1"
    assert Decimal(rows[f"{ORG}/{PERIOD}/individuele-hulp/hr/individueel-traject"]["waarde"]) == 195


def test_without_a_fact_the_figures_are_only_computed_again(spare: Compared) -> None:
    """Nothing is said about agreeing with our figures where nothing was compared."""
    path = table(spare, "gepubliceerd")
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    loose = [row.rpartition(";")[0] + ";" for row in rows]
    path.write_text("\n".join([header, *loose, ""]), encoding="utf-8")
    spare.take_in()
    spare.build()
    text = " ".join(BeautifulSoup(spare.html.read_text(encoding="utf-8"), "lxml").text.split())
    assert "Hier zijn ze nagerekend" in text
    assert "bij geen daarvan hoort een cijfer van ons" in text
    assert "dezelfde als de onze" not in text
    assert "Alle vergeleken cijfers" not in text


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("{gg-jong}", "{gg-jongeren}", "noemt het gedrukte cijfer gg-jongeren"),
        ("Onder deze koppen staat niets.", "Onder vier koppen staat niets.", "staat een getal"),
    ],
)
def test_a_check_that_cannot_be_told_is_refused_with_its_name(
    spare: Compared, old: str, new: str, sentence: str
) -> None:
    from pipeline import stages

    change(spare, "gepubliceerd_controle", old, new)
    spare.take_in()
    with pytest.raises(DataRefused, match=sentence) as caught, at_home(spare.house):
        stages.make_public(spare.house, ORG, PERIOD, "standaard", None, silent)
        stages.compare_sources(spare.house, ORG, PERIOD, silent)
    assert caught.value.exit_code == 3
    assert caught.value.place.startswith("gepubliceerd_controle, controle d")
