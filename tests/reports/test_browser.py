"""Every finished page in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tests.reports.huis import THEME, Build

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
def opened(request: pytest.FixtureRequest, browser: Browser, made: Build) -> Iterator[Visit]:
    found = visit(browser, made, request.param)
    yield found
    found.page.context.close()


def test_the_page_asks_no_other_address_for_anything(opened: Visit, made: Build) -> None:
    allowed = made.html.as_uri()
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
def test_the_page_has_no_barriers(browser: Browser, made: Build, width: int, scheme: str) -> None:
    found = visit(browser, made, width, color_scheme=scheme)
    open_everything(found.page)
    violations = Axe().run(found.page).response["violations"]
    found.page.context.close()
    assert [
        (violation["id"], node["html"][:120])
        for violation in violations
        for node in violation["nodes"]
    ] == []


def test_every_page_reads_the_same_without_javascript(browser: Browser, made: Build) -> None:
    """What a script adds comes on top: nothing that is printed is missing without it."""
    without = visit(browser, made, 1280, java_script_enabled=False).page
    words = without.locator("main").inner_text()
    without.context.close()
    with_script = visit(browser, made, 1280).page
    added = "document.querySelectorAll('.kiezer, .uitlezing').forEach(e => e.remove())"
    with_script.evaluate(added)
    assert with_script.locator("main").inner_text() == words
    with_script.context.close()


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


# ---- Choosing a theme and a year -----------------------------------------------------------------

CHOICE = "maatschappelijke-opgaven"
POVERTY = f"sec-thema-{THEME}"


@pytest.fixture(scope="module")
def choice(finished: Build) -> Build:
    build = finished.of(CHOICE)
    if not build.html.exists():
        build.render()
        build.deliver()
    return build


@pytest.fixture
def chooser(browser: Browser, choice: Build) -> Iterator[Page]:
    found = visit(browser, choice, 1280, reduced_motion="reduce")
    yield found.page
    assert found.complaints == []
    found.page.context.close()


def figure_with_years(page: Page) -> Locator:
    return page.locator("figure", has=page.locator("svg text[data-vrij=as]", has_text="2016")).first


def row_of(figure: Locator, year: str) -> list[str]:
    """What the table of a figure says about a year, as the reader reads it beside the figure."""
    table = figure.locator("table")
    heads = [" ".join(t.split()) for t in table.locator("thead th").all_text_contents()]
    row = table.locator("tbody tr", has=figure.page.locator("th", has_text=year))
    cells = [" ".join(t.split()) for t in row.locator("td").all_text_contents()]
    return [f"{head} {cell}" for head, cell in zip(heads[1:], cells, strict=True)]


def test_one_theme_can_be_chosen_and_a_link_brings_another_back(chooser: Page) -> None:
    chapters = chooser.locator("section[id^=sec-thema-]")
    assert chapters.count() == 4
    chooser.select_option("select[name=thema]", POVERTY)
    shown = [chapter.get_attribute("id") for chapter in chapters.all() if chapter.is_visible()]
    assert shown == [POVERTY]
    chooser.locator("nav a", has_text="Sterke buurten").click()
    assert chooser.locator("#sec-thema-sterke-buurten").is_visible()
    assert chooser.input_value("select[name=thema]") == "sec-thema-sterke-buurten"
    chooser.select_option("select[name=thema]", "")
    assert all(chapter.is_visible() for chapter in chapters.all())


def test_a_chosen_year_is_read_from_the_table_of_each_figure(chooser: Page) -> None:
    figure = figure_with_years(chooser)
    readout = figure.locator(".uitlezing")
    assert not readout.is_visible()
    chooser.select_option("select[name=jaar]", "2018")
    assert readout.inner_text() == "2018: " + " · ".join(row_of(figure, "2018"))
    assert figure.locator("td.gekozen").count() == 3
    chooser.select_option("select[name=jaar]", "2022")
    assert readout.inner_text() == "Over 2022 staat hier geen cijfer."
    chooser.select_option("select[name=jaar]", "")
    assert not readout.is_visible()


def test_the_keyboard_reads_a_figure_year_by_year(chooser: Page) -> None:
    figure = figure_with_years(chooser)
    figure.locator(".beeld").focus()
    said = []
    for _ in range(2):
        chooser.keyboard.press("ArrowRight")
        said.append(figure.locator(".uitlezing").inner_text())
    assert [line[:5] for line in said] == ["2016:", "2017:"]
    assert figure.locator(".uitlezing").get_attribute("aria-live") == "polite"
    chooser.keyboard.press("ArrowLeft")
    assert figure.locator(".uitlezing").inner_text() == said[0]


def test_pointing_at_a_line_reads_the_nearest_year(chooser: Page) -> None:
    figure = figure_with_years(chooser)
    figure.scroll_into_view_if_needed()
    tick = figure.locator(".breed text[data-vrij=as]", has_text="2019").bounding_box()
    assert tick is not None
    chooser.mouse.move(tick["x"] + tick["width"] / 2 + 6, tick["y"] - 60)
    assert figure.locator(".uitlezing").inner_text().startswith("2019:")
    line = figure.locator(".breed .leeslijn").bounding_box()
    assert line is not None
    assert abs(line["x"] - (tick["x"] + tick["width"] / 2)) < 2
    chooser.mouse.move(2, 2)
    assert not figure.locator(".uitlezing").is_visible()


def test_a_page_on_which_something_is_chosen_has_no_barriers(chooser: Page) -> None:
    chooser.select_option("select[name=thema]", POVERTY)
    chooser.select_option("select[name=jaar]", "2021")
    found = Axe().run(chooser).response["violations"]
    assert [(v["id"], n["html"][:120]) for v in found for n in v["nodes"]] == []


def test_what_is_not_chosen_is_printed_all_the_same(chooser: Page) -> None:
    chooser.select_option("select[name=thema]", POVERTY)
    chooser.emulate_media(media="print")
    assert all(c.is_visible() for c in chooser.locator("section[id^=sec-thema-]").all())
    assert not chooser.locator(".kiezer").is_visible()
