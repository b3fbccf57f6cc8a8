"""The finished page in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.reports.huis import Build

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WIDTHS = (1280, 390, 320)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("er is geen chromium op deze machine")
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@dataclass
class Visit:
    """An opened page with what it asked for and complained about."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


def visit(browser: Browser, build: Build, width: int, **context: Any) -> Visit:
    page = browser.new_context(viewport={"width": width, "height": 900}, **context).new_page()
    found = Visit(page)
    page.on("request", lambda request: found.asked.append(request.url))
    page.on("console", lambda message: found.complaints.append(message.text))
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    page.goto(build.html.as_uri(), wait_until="networkidle")
    return found


def open_everything(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")


@pytest.fixture(scope="module", params=WIDTHS, ids=lambda width: f"{width}px")
def opened(request: pytest.FixtureRequest, browser: Browser, finished: Build) -> Iterator[Visit]:
    found = visit(browser, finished, request.param)
    yield found
    found.page.context.close()


def test_the_page_asks_no_other_address_for_anything(opened: Visit, finished: Build) -> None:
    allowed = finished.html.as_uri()
    assert opened.asked[0] == allowed
    assert [url for url in opened.asked if url != allowed and not url.startswith("data:")] == []


def test_the_page_gives_no_complaint(opened: Visit) -> None:
    assert opened.complaints == []


@pytest.mark.parametrize("folded", [True, False], ids=["dicht", "open"])
def test_nothing_scrolls_sideways(opened: Visit, folded: bool) -> None:
    if not folded:
        open_everything(opened.page)
    width = opened.page.evaluate("window.innerWidth")
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_the_page_has_no_barriers(
    browser: Browser, finished: Build, width: int, scheme: str
) -> None:
    found = visit(browser, finished, width, color_scheme=scheme)
    open_everything(found.page)
    violations = Axe().run(found.page).response["violations"]
    found.page.context.close()
    assert [
        (violation["id"], node["html"][:120])
        for violation in violations
        for node in violation["nodes"]
    ] == []


def test_the_page_reads_without_javascript(browser: Browser, finished: Build) -> None:
    page = visit(browser, finished, 390, java_script_enabled=False).page
    main = page.locator("main")
    assert "keer hulp" in main.inner_text()
    figures = main.locator("figure")
    assert figures.count() > 5
    for at in range(figures.count()):
        drawings = figures.nth(at).locator("svg[role=img]")
        assert [d.is_visible() for d in drawings.all()].count(True) == 1
    fold = main.locator("details.cijfertabel").first
    table = fold.locator("table")
    assert not table.is_visible()
    fold.locator("summary").click()
    assert table.is_visible()
    page.context.close()


def test_the_first_screen_holds_title_organisation_year_and_key_figures(
    browser: Browser, finished: Build
) -> None:
    page = visit(browser, finished, 1280).page
    for selector in ("h1", ".afzender", ".ondertitel-rapport", ".merken", ".kerncijfer"):
        box = page.locator(selector).first.bounding_box()
        assert box is not None, selector
        assert box["y"] + box["height"] <= 900, selector
    assert page.locator(".kerncijfer").count() in {3, 4}
    page.context.close()


def test_the_text_is_set_in_the_typeface_inside_the_file(browser: Browser, finished: Build) -> None:
    page = visit(browser, finished, 1280).page
    assert page.evaluate("document.fonts.check('16px \"Source Sans Pro\"')")
    line = page.locator("main p").nth(1).bounding_box()
    assert line is not None
    assert line["width"] < 720, "een regel is hooguit zo'n 75 tekens"
    page.context.close()
