"""A small organisation that nobody knew gets its whole monitor from a folder with rows."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.execution.prepare import read_report
from pipeline.paths import House
from pipeline.setup import Answers, new_organisation
from tests.organisations.gaaf import faults, headings_of, text_of
from tests.organisations.huizen import Report, Row, furnish

ORG, YEAR = "de-kade", "2024"
# One theme that the house knows, and one of its own: a name, domains, and no notebook.
THEMES = ["Armoede en arbeidsparticipatie: FIN, WO", "Wonen & rust: Huisvesting"]
GIVEN = {
    "naam": "Stichting De Kade", "korte-naam": "De Kade", "gemeente-code": "GM0000",
    "gemeente": "Oeverland", "provincie": "Groningen", "jaar": YEAR, "gegevens": "voorbeeld",
}  # fmt: skip
HELP = {"FIN": 24, "WO": 9, "HV": 13}


def trajecten() -> Iterator[tuple[Row, Row]]:
    """Every fourth a traject, the others advice; ages go round."""
    for domain, number in HELP.items():
        for place in range(number):
            key, traject = f"{domain}{place}", place % 4 == 0
            yield (
                {
                    "traject_id": key,
                    "clientnummer": f"C-{key}",
                    "vorm": "individueel_traject" if traject else "info_advies",
                    "start_datum": f"{1 + place % 28:02}-03-{YEAR}",
                    "registratie_datum": f"{1 + place % 28:02}-03-{YEAR}",
                    "leeftijd_bij_start": str(20 + place),
                },
                {"traject_id": key, "zrm_domein": domain},
            )


def meetings(number: int) -> Iterator[Row]:
    for place in range(number):
        yield {
            "bijeenkomst_id": f"B{place}", "activiteit_id": "koffie", "clientoverleg": "nee",
            "datum": f"{1 + place:02}-05-{YEAR}", "aantal_inwoners": "8",
        }  # fmt: skip


def fill(report: Report) -> None:
    """An hour's work: a few tables, one text that is approved and one that is not."""
    delivery = report.delivery
    helped, domains = zip(*trajecten(), strict=True)
    delivery.add("traject", helped)
    delivery.add("traject_hoofddomein", domains)
    delivery.add("collectieve_activiteit", [{
        "activiteit_id": "koffie", "naam": "Koffieochtend", "aard": "preventief",
        "beschrijving": "Samen koffie drinken.", "themas": "wonen-rust", "volgorde": "1",
        "open_inloop": "ja", "bereik_status": "gemeten",
    }])  # fmt: skip
    delivery.add("bijeenkomst", meetings(11))
    delivery.add("doel", [{
        "doel_id": "wonen-1", "thema": "wonen-rust", "jaar": YEAR, "nummer": "1",
        "tekst": "Iedereen woont in rust.",
    }])  # fmt: skip
    texts = delivery.folder / "teksten" / YEAR / "wonen-rust"
    (texts / "impact.md").write_text(
        f"---\nauteur: redactie\ndatum: {YEAR}-12-31\nakkoord: ja\n---\n\nWonen geeft rust.\n"
    )


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, drawings: Path) -> Report:
    root = tmp_path_factory.mktemp("kade")
    made = Report(furnish(root / "huis"), ORG, YEAR, drawings)
    answers = Answers.build(ORG, GIVEN, THEMES)
    new_organisation(made.house, answers, [read_report(made.house, "monitor")])
    fill(made)
    return made.build()


def test_every_document_of_the_monitor_is_there(report: Report) -> None:
    assert report.documents() == [
        "feitenblad-armoede-en-arbeidsparticipatie",
        "feitenblad-wonen-rust",
        "maatschappelijke-opgaven",
        "managementsamenvatting",
        "monitor",
    ]
    for document in report.documents():
        assert report.html(document).stat().st_size > 10_000
        assert report.pdf(document).read_bytes().startswith(b"%PDF-")


def test_nothing_is_wrong_with_them(report: Report) -> None:
    assert faults(report) == []


def test_what_was_filled_in_is_counted_and_printed(report: Report) -> None:
    text = text_of(report, "feitenblad-wonen-rust")
    assert "gaf Stichting De Kade 13 keer hulp aan inwoners van Oeverland" in text
    assert "11 bijeenkomsten, gemiddeld acht deelnemers" in text
    assert "Iedereen woont in rust." in text
    assert "Wonen geeft rust." in text
    counted = {row["feit"]: row["waarde"] for row in report.figures("monitor")}
    for domain, number in HELP.items():
        assert counted[f"{ORG}/{YEAR}/individuele-hulp/{domain.lower()}"] == str(number)


def test_what_stands_ready_but_is_not_filled_in_is_not_printed(report: Report) -> None:
    for document in report.documents():
        text = text_of(report, document)
        assert not re.search(r"Schrijf het hier|nog in te vullen|None", text), document
        assert "Westerkwartier" not in text
        assert "De Schans" not in text


def test_a_theme_without_a_notebook_of_its_own_has_what_all_themes_have(report: Report) -> None:
    assert not list(report.house.notebooks.glob("situatie-wonen*"))
    headings = headings_of(report, "feitenblad-wonen-rust")
    assert headings[:3] == ["Situatie", "Individuele hulpverlening", "Hoe vaak en in welke vorm"]
    assert "Collectieve activiteiten" in headings


DOCUMENT = "feitenblad-wonen-rust"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("</main>", "<h2>Niets hieronder</h2></main>", "lege kop: Niets hieronder"),
        ("</main>", "<ul></ul></main>", "leeg: <ul></ul>"),
        ("</main>", "<p>Zie ().</p></main>", "gat: Zie ()."),
        ("</main>", "<p>Er was nul keer hulp.</p></main>", "nul: Er was nul keer hulp."),
        ("</main>", "<p>Er waren 12 mensen.</p></main>", "getal zonder herkomst"),
        ("</main>", '<p><a href="#fig-weg">figuur</a></p></main>', "verwijzing: "),
        (">13</span>", ">14</span>", f"geen rij: {ORG}/{YEAR}/individuele-hulp/hv 14"),
        ("Collectieve activiteiten</h2>", "Groepen</h2>", "andere koppen in de pdf"),
    ],
)
def test_what_is_wrong_with_a_report_is_found(
    report: Report, tmp_path: Path, old: str, new: str, fault: str
) -> None:
    """Else finding nothing would prove nothing."""
    copy = replace(report, house=House(tmp_path))
    for part in ("data/processed", f"reports/output/{ORG}/{YEAR}/{DOCUMENT}"):
        shutil.copytree(report.house.root / part, tmp_path / part)
    page = copy.html(DOCUMENT)
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert any(found.startswith(f"{DOCUMENT}: {fault}") for found in faults(copy)), faults(copy)


def test_a_word_that_fell_away_from_a_sentence_is_found(report: Report, tmp_path: Path) -> None:
    copy = replace(report, house=House(tmp_path))
    for part in ("data/processed", f"reports/output/{ORG}/{YEAR}/{DOCUMENT}"):
        shutil.copytree(report.house.root / part, tmp_path / part)
    source = copy.house.text(ORG, YEAR, "monitor", DOCUMENT) / f"{DOCUMENT}.qmd"
    with source.open("a", encoding="utf-8") as file:
        file.write("\nIn  waarin een doel is vastgelegd, is het gehaald.\n")
    (fault,) = faults(copy)
    assert fault.startswith(f"{DOCUMENT}: gat: In  waarin")
