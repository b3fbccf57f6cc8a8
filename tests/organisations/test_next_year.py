"""The monitor of the sample organisation over the year after: opened, filled, approved, built."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.setup import open_year
from tests.organisations.gaaf import faults, headings_of, text_of
from tests.organisations.huizen import Delivery, Report, Row, furnish

ORG, YEAR, THEME = "de-schans", "2023", "sterke-buurten"
DOCUMENT = f"feitenblad-{THEME}"
DOCUMENTS = (DOCUMENT, "maatschappelijke-opgaven")
NUMBER = 37


def registrations() -> Iterator[tuple[Row, Row]]:
    """Advice about taking part, a handful of times."""
    for place in range(NUMBER):
        key, day = f"N{place:05}", f"{1 + place % 28:02}-{1 + place % 12:02}-{YEAR}"
        yield (
            {
                "traject_id": key, "clientnummer": f"NIEUW{place}", "vorm": "info_advies",
                "start_datum": day, "eind_datum": day, "registratie_datum": day,
                "leeftijd_bij_start": "40",
            },
            {"traject_id": key, "zrm_domein": "MP"},
        )  # fmt: skip


def close_running(delivery: Delivery) -> None:
    """What still ran at the end of the year before ends there, so that the count is ours."""
    rows = delivery.rows("traject")
    for row in rows:
        row["eind_datum"] = row["eind_datum"] or f"31-12-{int(YEAR) - 1}"
    delivery.empty("traject")
    delivery.add("traject", [row for row in rows if not row["start_datum"].endswith(YEAR)
                             and not row["eind_datum"].endswith(YEAR)])  # fmt: skip
    known = {row["traject_id"] for row in delivery.rows("traject")}
    for table in ("traject_hoofddomein", "zrm_meting", "doorverwijzing"):
        delivery.keep(table, lambda row: row["traject_id"] in known)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, drawings: Path) -> Report:
    """The new year with registrations, before anyone has approved anything."""
    made = Report(furnish(tmp_path_factory.mktemp("jaar") / "huis", ORG), ORG, YEAR, drawings)
    made.delivery.keep_themes(THEME)
    open_year(made.house, ORG, YEAR)
    close_running(made.delivery)
    helped, domains = zip(*registrations(), strict=True)
    made.delivery.add("traject", helped)
    made.delivery.add("traject_hoofddomein", domains)
    return made.build(DOCUMENTS)


def test_the_figures_are_those_of_the_new_year(report: Report) -> None:
    assert faults(report) == []
    text = text_of(report, DOCUMENT)
    assert f"In {YEAR} gaf Sociaal Werk De Schans {NUMBER} keer hulp" in text
    counted = {row["feit"]: row["waarde"] for row in report.figures("maatschappelijke-opgaven")}
    assert counted[f"{ORG}/{YEAR}/individuele-hulp/mp"] == str(NUMBER)
    assert counted[f"{ORG}/2022/individuele-hulp/mp"] != str(NUMBER), "it looks back"


def test_what_was_copied_is_printed_once_it_is_approved_and_not_before(report: Report) -> None:
    """In this order: the second part changes the delivery."""
    before, headings = text_of(report, DOCUMENT), headings_of(report, DOCUMENT)
    assert "Werkwijze" not in headings
    assert "Samenwerking" not in headings
    assert "deze doelen mee" not in before

    folder = report.delivery.folder
    approve(folder / "teksten" / YEAR / THEME / "impact.md", "akkoord: nee", "akkoord: ja")
    goals = folder / "tabellen" / f"doel-{YEAR}.csv"
    approve(goals, "Inwoners wonen met plezier in hun buurt.;nee", "Plezier in de buurt.;ja")
    report.rewrite([DOCUMENT])

    after = text_of(report, DOCUMENT)
    assert "Plezier in de buurt." in after
    assert "De organisatie maakt buurten niet beter, dat doen inwoners zelf." in after
    assert "Meer inwoners willen zich inzetten" not in after, "that goal is not approved"
    assert "Werkwijze" not in headings_of(report, DOCUMENT)
    assert faults(report) == []


def approve(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
