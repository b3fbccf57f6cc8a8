"""The finished application: every part is there, and its numbers hold together on the page."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from bs4 import Tag

from tests.reports.huis import Build, copy_house
from tests.reports.scherm import soup_of
from tests.reports.voorbeelden import Samples

BUDGET = ("begroting_norm", "begroting_regel", "begroting_dienst")
OPGAVEN = 5


@pytest.fixture(scope="module")
def application(samples: Samples) -> Build:
    """The application of the sample. Tests only read it."""
    return samples.named("sedna", "2022", "subsidieaanvraag")


def table(build: Build, name: str) -> Tag:
    found = soup_of(build.html).select_one(f"#tbl-{name} table, table#tbl-{name}")
    assert found is not None, name
    return found


def facts_in(tag: Tag, indicator: str) -> dict[str, str]:
    """Facts of an indicator in a part of the page, as printed."""
    return {
        str(span["data-feit"]): span.get_text()
        for span in tag.select("[data-feit]")
        if str(span["data-feit"]).split("/")[2] == indicator
    }


def whole(printed: str) -> int:
    return int(re.sub(r"[^\d]", "", printed))


def test_the_parts_of_an_application_are_there(application: Build) -> None:
    soup = soup_of(application.html)
    chapters = [tag.get_text(" ", strip=True) for tag in soup.select("main h2, main h1")]
    for part in ("Samenvatting", "Inleiding en kaders", "Maatschappelijke opgaven", "Begroting"):
        assert part in chapters
    parts = [tag.get_text(" ", strip=True) for tag in soup.select("main h3")]
    for part in (
        "Doelgroep",
        "Hoofddoelen",
        "Jaardoelen 2022",
        "Diensten en bereik",
        "Beoogde impact",
    ):
        assert parts.count(part) == OPGAVEN, part  # fmt: skip
    assert sum("Bijlage" in chapter for chapter in chapters) == OPGAVEN + 1


def test_every_row_of_every_table_has_a_name(application: Build) -> None:
    heads = soup_of(application.html).select("main tbody th")
    assert heads
    assert all(head.get_text(strip=True) for head in heads)


def test_annexes_and_summary_print_the_same_facts(application: Build) -> None:
    """QC2: what is planned stands in one place, whatever table shows it."""
    summary = facts_in(table(application, "samenvatting"), "gepland-bereik")
    annexes: dict[str, str] = {}
    for tag in soup_of(application.html).select("[id^=tbl-diensten-]"):
        annexes |= facts_in(tag, "gepland-bereik")
    alone = {key for key in summary if "info-advies" in key or key.count("/") == 2}
    assert {key: summary[key] for key in summary.keys() - alone} == annexes


def test_printed_lines_of_the_budget_add_up_or_the_page_says_where_not(application: Build) -> None:
    text = soup_of(application.html).get_text(" ")
    assert "Door afronding" in text
    (sentence,) = re.findall(r"Door afronding[^.]*\.", text)
    for indicator, word in (("begroting-uren", "uren"), ("begroting-bedrag", "bedragen")):
        printed = facts_in(table(application, "begroting"), indicator)
        totals = {key.split("/")[3]: whole(text) for key, text in printed.items()
                  if key.count("/") == 3}  # fmt: skip
        for theme, total in totals.items():
            lines = [whole(t) for key, t in printed.items() if key.endswith(f"/{theme}")
                     and key.count("/") == 4]  # fmt: skip
            named = re.search(rf"{re.escape(name(application, theme))} \([^)]*{word}", sentence)
            assert (sum(lines) == total) == (named is None), (indicator, theme)


def name(build: Build, theme: str) -> str:
    public = build.house.public(build.org, build.period)
    themes = json.loads((public / "register.json").read_text(encoding="utf-8"))["themas"]
    return str(themes[theme]["naam"]) if theme in themes else "Overige middelen"


def test_the_norm_behind_the_hours_is_printed(application: Build) -> None:
    norm = {
        row["afgedrukt"] for row in application.figures() if row["indicator"] == "begroting-norm"
    }
    assert norm == {"1.525"}


def test_costs_without_a_mapping_are_refused_with_the_reason(application: Build) -> None:
    text = " ".join(soup_of(application.html).get_text(" ").split())
    refused = re.findall(r"(\S+)\. Kosten per bereik zijn hier niet te berekenen", text)
    assert len(refused) == OPGAVEN
    assert "Buurtwerk, een regel buiten deze opgave, betaalt ook: Laaggeletterdheid" in text
    printed = {row["feit"] for row in application.figures()
               if row["indicator"] == "kosten-per-bereik"}  # fmt: skip
    assert printed == {"sedna/2022/kosten-per-bereik/jeugd"}


def test_a_target_in_the_chapter_is_the_one_in_the_annex(application: Build) -> None:
    """QC3 and QC5: a goal has one number, wherever it is told."""
    told: dict[str, list[str]] = {}
    for span in soup_of(application.html).select("[data-feit*='/streefwaarde/']"):
        told.setdefault(str(span["data-feit"]), []).append(span.get_text())
    assert len(told) > 20
    assert all(len(set(forms)) == 1 and len(forms) == 2 for forms in told.values())


def test_a_cited_figure_has_source_year_and_whole(application: Build) -> None:
    """Q10 and Q11."""
    lines = [tag.get_text(" ") for tag in soup_of(application.html).select("main .bron")]
    assert any("SCP" in line and "2017" in line and "alle inwoners" in line for line in lines)
    assert any("jonger dan 18 jaar" in line for line in lines)


def test_an_application_without_a_budget_is_still_an_application(
    application: Build, tmp_path: Path
) -> None:
    build = copy_house(application, tmp_path / "huis")
    tables = build.house.delivery(build.org) / "tabellen"
    for table_name in (*BUDGET, "beoogde_impact"):
        (tables / f"{table_name}.csv").unlink()
    shutil.rmtree(build.house.delivery(build.org) / "teksten" / "2022" / "algemeen")
    build.take_in()
    build.make_public()
    build.analyse()
    build.write_texts()
    assert "# Begroting" not in build.qmd
    assert "fte" not in build.qmd
    assert "Diensten en bereik" in build.qmd
