"""The finished half-year report: parts, a table that adds up, signs that are explained."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bs4 import Tag

from tests.reports.huis import Build, copy_house
from tests.reports.scherm import soup_of
from tests.reports.voorbeelden import Samples

ROWS = 39  # as in the published report: services, subtotals and total
PLAN, REACH, SHARE, YEAR = range(4)


@pytest.fixture(scope="module")
def report(samples: Samples) -> Build:
    """The half-year report of the sample. Tests only read it."""
    return samples.named("sedna", "2021-H1", "halfjaarrapportage")


def finished(build: Build) -> Build:
    build.analyse()
    build.write_texts()
    build.render()
    build.deliver()
    return build


def words(build: Build) -> str:
    """The text as a reader has it, without spaces before a comma or a full stop."""
    main = soup_of(build.html).select_one("main")
    assert isinstance(main, Tag)
    text = " ".join(main.get_text(" ").split())
    return re.sub(r" ([,.;:)%])", r"\1", text).replace("( ", "(")


def reach_rows(build: Build) -> list[tuple[str, list[str]]]:
    """Name and cells of the rows with numbers, in order."""
    table = soup_of(build.html).select_one("#tbl-bereiktabel table, table#tbl-bereiktabel")
    assert isinstance(table, Tag)
    found = []
    for row in table.select("tbody tr"):
        head, *cells = (cell.get_text(strip=True) for cell in row.select("th, td"))
        if any(cells):
            found.append((head, cells))
    return found


def number(printed: str) -> int:
    """What a cell counts for: a sign counts for nothing."""
    return int(re.sub(r"[^\d]", "", printed) or 0)


def test_the_parts_of_a_half_year_report_are_there(report: Build) -> None:
    soup = soup_of(report.html)
    chapters = [tag.get_text(" ", strip=True) for tag in soup.select("main h2")]
    for part in ("Samenvatting", "Voorwoord", "Bereik", "Doelen, monitoring en effectmeting"):
        assert part in chapters
    parts = [tag.get_text(" ", strip=True) for tag in soup.select("main h3")]
    themes = json.loads(
        (report.house.public(report.org, report.period) / "register.json").read_text("utf-8")
    )["themas"]
    for theme in themes.values():
        assert parts.count(theme["naam"]) == 2, "in the summary and in the chapter on goals"
    for part in ("Gerealiseerd bereik", "Corona", "Monitoring en effectmeting", "Tabel bereik",
                 "Toelichting bereik"):  # fmt: skip
        assert part in parts
    below = [tag.get_text(" ", strip=True) for tag in soup.select("main h4")]
    for part in ("Info en advies", "Ondersteuning BMW", "Groepswerk van BMW en buurtwerk",
                 "Soep op de stoep", "Er-op-af teams", "Overige afwijkingen"):  # fmt: skip
        assert part in below
    goals = [title[5] for title in below if re.match(r"Doel [A-F] :", title)]
    assert "".join(goals) == "ABCDEF" + "ABCD" + "ABCDEF"
    assert below.count("Effectmeting") == 2
    assert below.count("Doorverwijzingen") == 1


def test_the_reach_table_has_all_rows_and_adds_up(report: Build) -> None:
    """QC1: every subtotal is the sum of the rows above it, the total of all rows."""
    rows = reach_rows(report)
    assert len(rows) == ROWS
    for column in (PLAN, REACH, YEAR):
        group: list[str] = []
        every: list[str] = []
        for head, cells in rows:
            if head in ("Subtotaal", "Totaal"):
                parts = every if head == "Totaal" else group
                if "niet getoond" not in parts:
                    assert number(cells[column]) == sum(number(part) for part in parts), head
                group = []
                continue
            every.append(cells[column])
            # The single service of an opgave has no subtotal of its own.
            group = [] if head == "Info & Advies" else [*group, cells[column]]


def test_what_is_not_a_number_in_the_table_is_explained_under_it(report: Build) -> None:
    cells = {cell for _, found in reach_rows(report) for cell in found}
    note = words(report).split("Hoe leest u deze tabel?")[1].split("Figuur")[0]
    assert {"-", "-*", "0**", "838+", "143%***"} <= cells
    for sign in ("- in de kolommen", "-* bij de realisatie", "Een ** bij", "Een + achter",
                 "*** achter een percentage"):  # fmt: skip
        assert sign in note
    assert "Door afronding" not in note


def test_services_without_a_plan_are_left_out_of_the_comparison_and_that_is_said(
    report: Build,
) -> None:
    text = words(report)
    assert "6.688; dat is ongeveer gelijk aan de 6.749" in text
    assert "diensten waarvoor niets was gepland" in text
    assert "6.688 van de 6.749" in text


def test_the_denominator_of_every_share_of_main_domains_is_printed(report: Build) -> None:
    text = words(report)
    assert "171 van de 186 individuele trajecten" in text
    assert "177 van de 406 individuele trajecten" in text
    assert "374 individuele trajecten" in text


def test_a_level_of_which_few_are_left_is_not_told(report: Build) -> None:
    """Five with acute problems at the start, one at the end: that one may not be told."""
    assert "acute problematiek bij de start" not in words(report)


def test_an_organisation_with_plan_and_trajecten_only_gets_a_correct_report(
    report: Build, tmp_path: Path
) -> None:
    build = copy_house(report, tmp_path / "huis")
    tables = build.house.delivery(build.org) / "tabellen"
    for name in ("zrm_meting", "doorverwijzing", "contact", "bijeenkomst", "opgegeven_feit",
                 "dienst_status"):  # fmt: skip
        (tables / f"{name}.csv").unlink()
    texts = build.house.delivery(build.org) / "teksten" / build.period
    for path in texts.rglob("*.md"):
        path.unlink()
    build.take_in()
    build.make_public()
    text = words(finished(build))
    assert len(reach_rows(build)) == ROWS
    assert "Voorwoord" not in text
    assert "Doorverwijzingen" not in text
    assert "171 van de 186 individuele trajecten" in text
    assert "bij de start als aan het eind gescoord" not in text


def test_without_a_planning_there_is_reach_and_no_comparison(report: Build, tmp_path: Path) -> None:
    build = copy_house(report, tmp_path / "huis")
    (build.house.delivery(build.org) / "tabellen" / "planning.csv").unlink()
    for path in (build.house.delivery(build.org) / "teksten" / build.period).rglob("*.md"):
        path.unlink()
    build.take_in()
    build.make_public()
    text = words(finished(build))
    assert "was het bereik van alle diensten samen" in text
    assert "waren gepland" not in text
    assert "van het plan gehaald" not in text
