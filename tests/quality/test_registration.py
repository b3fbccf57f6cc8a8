"""The finished report on the quality of the registrations, for the people who register."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import page
import pdfplumber
import pytest
from bs4 import BeautifulSoup

from pipeline import stages
from pipeline.paths import House
from tests.reports.huis import at_home, new_house, remembering, silent
from tests.reports.papier import read_paper
from tests.reports.plaatsen import Places, squeezed
from tests.reports.scherm import read_screen, soup_of
from tests.reports.test_numbers import carried_over, facts, strays
from tests.reports.vrij import Exempt, read_exempt

pytestmark = pytest.mark.xdist_group("kwaliteit")
ORG, PERIOD, BEFORE, NAME = "smwh", "2019", "2018", "kwaliteit"
HOSTILE_FILE = "traject-<img src=x onerror=alert(1)> {{ 7 * 7 }}.csv"
LATER = "2020-03-01 nalevering"
PERSONAL = ("123456782", "jan.jansen@example.org", "06-12345678", "Jan Jansen")
HOSTILE = "<script>alert(2)</script>"
WRONG_REFERRALS = 3


@dataclass(frozen=True)
class Kept:
    """A house in which the report was built."""

    house: House
    drawings: Path

    @property
    def folder(self) -> Path:
        return self.house.published(ORG, PERIOD, NAME)

    @property
    def html(self) -> Path:
        return self.folder / f"{NAME}.html"

    @property
    def pdf(self) -> Path:
        return self.folder / f"{NAME}.pdf"

    @property
    def text(self) -> str:
        """Everything on the page, with single spaces."""
        return " ".join(soup_of(self.html).get_text(" ").split())

    def rows(self) -> dict[str, dict[str, str]]:
        """The rows of ``cijfers.csv`` by fact."""
        with (self.folder / "cijfers.csv").open(encoding="utf-8", newline="") as file:
            return {row["feit"]: row for row in csv.DictReader(file)}

    def value(self, name: str) -> str:
        return self.rows()[f"{ORG}/{PERIOD}/{name}"]["waarde"]

    def public(self, name: str) -> Any:
        return json.loads((self.house.public(ORG, PERIOD) / name).read_text(encoding="utf-8"))

    def tell(self) -> str:
        """Everything up to the text; returns it."""
        with at_home(self.house), remembering(self.drawings):
            stages.take_in(self.house, ORG, silent)
            for period in (BEFORE, PERIOD):
                stages.make_public(self.house, ORG, period, "", None, silent)
            stages.analyse(self.house, ORG, PERIOD, NAME, silent)
            stages.write_texts(self.house, ORG, PERIOD, NAME, "concept", silent)
        folder = self.house.text(ORG, PERIOD, NAME, NAME)
        return (folder / f"{NAME}.qmd").read_text(encoding="utf-8")

    def finish(self) -> None:
        with at_home(self.house):
            stages.render(self.house, ORG, PERIOD, NAME, NAME, "ingebouwd", silent)
            stages.deliver(self.house, ORG, PERIOD, NAME, NAME, silent)


def plant(house: House) -> None:
    """A later delivery that corrects one row, and five rows that are wrong."""
    folder = house.delivery(ORG) / "tabellen"
    header, first, *_ = (folder / "traject.csv").read_text(encoding="utf-8").splitlines()
    later = folder / LATER
    later.mkdir()
    wrong = f"T9999;{PERSONAL[0]};jeugdhulpverlening;{PERSONAL[1]};jeugd;01-02-2019"
    wrong += ";" * (header.count(";") - wrong.count(";"))
    content = "\n".join((header, first.replace("doel_bereikt", "verhuisd"), wrong, ""))
    (later / HOSTILE_FILE).write_text(content, encoding="utf-8")
    with (folder / "collectieve_activiteit.csv").open("a", encoding="utf-8") as file:
        told = f"Vraag {PERSONAL[3]} op {PERSONAL[2]} of {PERSONAL[0]}."
        file.write(f"praten;Praten;{told};preventief;;groepswerk;;nee;niet_beschikbaar;;;9\n")
    with (folder / "doorverwijzing.csv").open("a", encoding="utf-8") as file:
        for number in range(WRONG_REFERRALS):
            file.write(f"X{number};T0001;in;{HOSTILE};01-02-2019;\n")


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = tmp_path_factory.mktemp("kwaliteit")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FEITENWERK_SLEUTELMAP", str(root / "sleutels"))
        yield root


@pytest.fixture(scope="module")
def clean(keys: Path) -> Kept:
    """An organisation that asks little and gets everything: nothing is refused or missing."""
    build = new_house(keys / "schoon", keys / "tekeningen", org=ORG, period=PERIOD)
    settings = build.house.delivery(ORG) / "organisatie.yml"
    with settings.open("a", encoding="utf-8") as file:
        file.write("inname: {waarschuwen_dekking: 0.1}\n")
    kept = Kept(build.house, build.drawings)
    kept.tell()
    kept.finish()
    return kept


@pytest.fixture(scope="module")
def kept(clean: Kept, keys: Path) -> Kept:
    """The same house after a delivery with faults, under the usual thresholds."""
    build = new_house(keys / "fouten", clean.drawings, org=ORG, period=PERIOD)
    plant(build.house)
    found = Kept(build.house, build.drawings)
    found.tell()
    found.finish()
    return found


@pytest.fixture(scope="module")
def exempt(kept: Kept) -> Exempt:
    """The reviewed list, with the names of files and the remedies of the contract."""
    told = kept.public("levering.json")
    names = {file["naam"] for table in told["tabellen"] for file in table["bestanden"]}
    names |= {one[key] for one in told["bevindingen"] for key in ("uitleg", "herstel")}
    return read_exempt(kept.public("register.json"), delivered=names)


@pytest.fixture(scope="module")
def screen(kept: Kept, exempt: Exempt) -> Places:
    return read_screen(kept.html, exempt)


@pytest.fixture(scope="module")
def soup(kept: Kept) -> BeautifulSoup:
    return soup_of(kept.html)


def table(soup: BeautifulSoup, caption: str) -> list[list[str]]:
    """The cells of the table with these words in its caption, row by row."""
    for found in soup.select("table"):
        if found.caption is not None and caption in found.caption.get_text(" "):
            return [
                [" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")]
                for row in found.select("tbody tr")
            ]
    raise AssertionError(f"there is no table {caption}")


def test_every_row_is_accepted_or_refused_in_every_table_and_file(
    kept: Kept, soup: BeautifulSoup
) -> None:
    intake = json.loads(kept.house.intake(ORG).read_text(encoding="utf-8"))
    for caption in ("Rijen per tabel", "Rijen per bestand"):
        rows = table(soup, caption)
        assert rows
        for name, *told in rows:
            read, accepted, refused = (int(number.replace(".", "")) for number in told)
            assert read == accepted + refused, name
    own = 1  # organisatie.yml is no registration
    assert int(kept.value("rijen-gelezen")) == intake["rijen"] - own
    assert int(kept.value("rijen-geweigerd")) == intake["geweigerd"] == 3 + WRONG_REFERRALS


def test_the_message_says_how_many_rows_do_not_count(kept: Kept) -> None:
    assert "Vijf rijen tellen niet mee, omdat er iets niet klopt." in kept.text
    assert kept.value("rijen-fout") == "5"


def test_refused_rows_stand_with_reason_and_remedy_the_most_first(soup: BeautifulSoup) -> None:
    rows = table(soup, "Geweigerde rijen per reden")
    assert (rows[0][0], rows[0][3]) == ("Verwijzingen, kolom partij", str(WRONG_REFERRALS))
    assert "codelijst" in rows[0][1]
    assert rows[-1][1] == "Een latere levering bevat een nieuwe versie van deze rij."
    assert all(remedy.endswith(".") for _, _, remedy, _ in rows)
    assert any("burgerservicenummer" in why for _, why, _, _ in rows)


def test_a_table_with_too_many_faults_is_a_warning(kept: Kept) -> None:
    assert "Let op : te veel fouten in" in kept.text
    named = {t["naam"] for t in kept.public("levering.json")["tabellen"] if t["oordeel"] != "goed"}
    assert named == {"Verwijzingen"}, "one wrong row is not too many, however small its table"


def test_every_delivery_says_what_it_brought(soup: BeautifulSoup) -> None:
    rows = {row[0]: row[1:] for row in table(soup, "Rijen per levering")}
    assert list(rows) == ["Zonder datum", "1 maart 2020"]
    read, accepted, replaced, wrong = rows["1 maart 2020"]
    assert (read, accepted, replaced, wrong) == ("2", "1", "0", "1")
    assert rows["Zonder datum"][2] == "1", "the earlier version of the corrected row"


def test_what_is_missing_is_told_with_what_rests_on_it_and_what_to_do(soup: BeautifulSoup) -> None:
    heading = next(h for h in soup.select("main h3") if h.get_text(strip=True) == "Verwijzer")
    told = " ".join(heading.parent.get_text(" ").split())  # type: ignore[union-attr]
    assert "53%" in told
    assert "Sinds 2018 gestegen ; toen was het 37%" in told.replace("gestegen;", "gestegen ;")
    assert "Verwijzingen, kolom partij" in told
    assert "Trajecten via een verwijzer" in told
    assert "leg dat vast" in told


def test_every_number_is_a_fact_or_on_the_list(kept: Kept, screen: Places, exempt: Exempt) -> None:
    pairs = {(row["feit"], row["afgedrukt"]) for row in kept.rows().values()}
    assert strays(screen, exempt) == []
    assert facts(screen) >= pairs
    paper = read_paper(kept.pdf)
    assert strays(carried_over(screen, paper), exempt) == []


def test_both_forms_have_the_same_headings_and_the_pdf_is_accessible(
    kept: Kept, soup: BeautifulSoup
) -> None:
    paper = read_paper(kept.pdf)
    headings = [
        (int(heading.name[1]) - 1, squeezed(heading.text))
        for heading in soup.select("main h2, main h3, main h4")
    ]
    assert headings == paper.headings == paper.bookmarks
    for profile in ("ua1", "2a"):
        report = page.validate_pdf(kept.pdf, profile=profile)
        assert report.is_compliant, [failure.message for failure in report.failures]


def test_no_small_number_of_people_can_be_read_from_a_share(kept: Kept) -> None:
    definitions = {told["id"]: told for told in kept.public("definities.json")}
    people = [
        row
        for row in kept.rows().values()
        if row["indicator"] in definitions
        and definitions[row["indicator"]]["structure"]["personen"]
    ]
    assert people
    for row in people:
        if row["teller"] and row["noemer"]:
            numerator, whole = int(row["teller"]), int(row["noemer"])
            assert numerator == 0 or numerator >= 5
            assert whole == numerator or whole - numerator >= 5
            assert whole >= 30, "percentage_from of the organisation"


def test_nothing_personal_or_hostile_gets_through(kept: Kept, soup: BeautifulSoup) -> None:
    with pdfplumber.open(kept.pdf) as document:
        paper = "\n".join(page.extract_text() or "" for page in document.pages)
    public = (
        path.read_text(encoding="utf-8") for path in kept.house.public(ORG, PERIOD).rglob("*.json")
    )
    page_source = kept.html.read_text(encoding="utf-8")
    whole = "\n".join((page_source, paper, (kept.folder / "cijfers.csv").read_text(), *public))
    for planted in (*PERSONAL, "T9999", "T0001"):
        assert planted not in whole
    assert not soup.select("img[src=x], script:-soup-contains('alert')")
    assert "onerror" not in [name for tag in soup.find_all(True) for name in tag.attrs]
    assert HOSTILE not in page_source
    assert "{{ 7 * 7 }}" in kept.text, "the name of a file stands there as it is"


def test_the_same_files_give_the_same_report_whatever_was_built_before(
    clean: Kept, kept: Kept, tmp_path: Path
) -> None:
    again = Kept(copy_house_of(clean, tmp_path / "huis"), clean.drawings)
    settings = again.house.delivery(ORG) / "organisatie.yml"
    told = settings.read_text(encoding="utf-8")
    settings.write_text(told.replace("inname: {waarschuwen_dekking: 0.1}\n", ""), encoding="utf-8")
    plant(again.house)
    text = kept.house.text(ORG, PERIOD, NAME, NAME) / f"{NAME}.qmd"
    assert again.tell() == text.read_text(encoding="utf-8")
    assert again.public("levering.json") == kept.public("levering.json")


def copy_house_of(kept: Kept, root: Path) -> House:
    shutil.copytree(kept.house.root, root)
    return House(root)


def test_where_nothing_is_wrong_the_report_is_short_and_friendly(clean: Kept) -> None:
    text = clean.text
    assert "Er is niets te herstellen. Dank aan iedereen die registreert." in text
    assert "Geen enkele: er staat niets in quarantaine." in text
    headings = [h.get_text(strip=True) for h in soup_of(clean.html).select("main h2")]
    assert headings == [
        "Hoe volledig is de registratie?", "Welke rijen tellen niet mee?",
        "Wat zat er in de levering?", "Hoe leest u dit?",
    ]  # fmt: skip
    with pdfplumber.open(clean.pdf) as document:
        assert len(document.pages) <= 2


def test_the_catalogue_leads_to_it(kept: Kept) -> None:
    pages = soup_of(kept.house.output / "index.html")
    assert pages.select(f'a[href$="{NAME}/{NAME}.html"]')


def test_what_rests_behind_the_wall_is_enough(kept: Kept, tmp_path: Path) -> None:
    """The notebook and the text are the same without the database and the delivery."""
    before = kept.house.text(ORG, PERIOD, NAME, NAME) / f"{NAME}.qmd"
    house = copy_house_of(kept, tmp_path / "huis")
    house.database(ORG).unlink()
    house.intake(ORG).unlink()
    shutil.rmtree(house.delivery(ORG) / "tabellen")
    with at_home(house), remembering(kept.drawings):
        stages.analyse(house, ORG, PERIOD, NAME, silent)
        stages.write_texts(house, ORG, PERIOD, NAME, "concept", silent)
    after = house.text(ORG, PERIOD, NAME, NAME) / f"{NAME}.qmd"
    assert after.read_bytes() == before.read_bytes()
