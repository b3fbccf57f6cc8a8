"""The numbers of every figure can be taken along: as a table in the page, and as a file."""

from __future__ import annotations

import csv
import io
import re
from base64 import b64decode
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser

from pipeline.execution.plan import Subject
from tests.access.venster import window
from tests.reports.voorbeelden import Samples, documents

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.csv")


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def carried(link: Tag) -> list[list[str]]:
    """What the file of a link shows in a spreadsheet, which keeps an apostrophe to itself."""
    rows = rows_of(b64decode(str(link["href"]).partition(";base64,")[2]))
    return [[cell.removeprefix("'") for cell in row] for row in rows]


def shown(table: Tag) -> list[list[str]]:
    """What a reader sees in a table whose cells stretch over no others."""
    return [
        [" ".join(cell.text.split()) for cell in row.select("th, td")] for row in table.select("tr")
    ]


def facts_in(*parts: Tag) -> set[str]:
    return {str(mark["data-feit"]) for part in parts for mark in part.select("[data-feit]")}


@pytest.fixture(params=documents(), ids=lambda one: f"{one.org}/{one.period}/{one.documents[0]}")
def page(request: pytest.FixtureRequest, samples: Samples) -> BeautifulSoup:
    subject: Subject = request.param
    return BeautifulSoup(samples.build(subject).html.read_text(encoding="utf-8"), "lxml")


def test_every_table_with_figures_is_a_file_as_well(page: BeautifulSoup) -> None:
    blocks = [
        block for block in page.select(".tabelblok[id]")
        if facts_in(block) or block.find_parent("figure")
    ]  # fmt: skip
    links = [link for block in blocks for link in block.select("a[download]")]
    assert len(links) == len(blocks) == len(page.select("a[download]"))
    for block, link in zip(blocks, links, strict=True):
        if not block.select("[rowspan], [colspan], li"):
            assert carried(link) == shown(block)
    names = [str(link["download"]) for link in links]
    assert len(set(names)) == len(names)
    assert all(NAME.fullmatch(name) and name.endswith("-concept-voorbeeld.csv") for name in names)


def test_what_a_figure_tells_stands_in_its_table_or_in_another(page: BeautifulSoup) -> None:
    tables = facts_in(*page.select(".tabelblok[id]"))
    for figure in page.select("figure"):
        told = set(str(figure.get("data-feiten-alt") or "").split())
        assert figure.select_one("table") or told <= tables, figure["id"]


@pytest.mark.browser
def test_a_reader_saves_the_file(browser: Browser, samples: Samples, tmp_path: Path) -> None:
    with window(browser, samples.named("sedna", "2023", "jaarverslag").html) as found:
        fold = found.page.locator("details.cijfertabel", has=found.page.locator("table")).first
        fold.locator("summary").click()
        with found.page.expect_download() as saving:
            fold.get_by_role("link", name="Bewaar deze cijfers als CSV-bestand").click()
        file = tmp_path / saving.value.suggested_filename
        saving.value.save_as(file)
        heads = fold.locator("thead th").all_inner_texts()
    assert file.name.startswith("sociaal-werk-sedna-in-beeld-2023-")
    assert rows_of(file.read_bytes())[0] == heads
