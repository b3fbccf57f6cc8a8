"""A page that is printed from the browser: complete, on white, and on every sheet what it is."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pdfplumber
import pytest
from playwright.sync_api import Browser

from tests.access.venster import Window, window
from tests.reports.voorbeelden import Samples

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def printed(browser: Browser, samples: Samples) -> Iterator[Window]:
    """By someone with a dark screen."""
    file = samples.named("sedna", "2023", "jaarverslag").html
    with window(browser, file, color_scheme="dark") as found:
        found.page.emulate_media(media="print", color_scheme="dark")
        yield found


def test_it_is_printed_on_white(printed: Window) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    assert printed.page.evaluate(ground) == "rgb(255, 255, 255)"


def test_everything_that_is_folded_is_printed(printed: Window) -> None:
    tables = printed.page.locator("main details table")
    assert tables.count() > 0
    hidden = "table => !table.checkVisibility({contentVisibilityAuto: true})"
    assert not [table for table in tables.all() if table.evaluate(hidden)]
    for control in (".kiezer", ".naar-inhoud", "nav", "main summary"):
        assert printed.page.locator(f"{control}:visible").count() == 0


def test_every_sheet_says_what_it_is(printed: Window) -> None:
    sheets = printed.page.pdf(prefer_css_page_size=True)
    with pdfplumber.open(io.BytesIO(sheets)) as pdf:
        texts = [sheet.extract_text() or "" for sheet in pdf.pages]
    assert len(texts) > 3
    assert all("Concept · Voorbeelddata" in text for text in texts)
    assert "de registraties achter dit document zijn verzonnen" in " ".join(texts[0].split())
