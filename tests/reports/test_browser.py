"""The pages of the monitor in a real browser; what holds for all pages is in tests/access."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.access.venster import window
from tests.reports.huis import THEME, Build

pytestmark = pytest.mark.browser


def test_the_page_reads_without_javascript(browser: Browser, finished: Build) -> None:
    with window(browser, finished.html, 390, java_script_enabled=False) as found:
        main = found.page.locator("main")
        assert "keer hulp" in main.inner_text()
        assert main.locator("figure").count() > 5
        fold = main.locator("details.cijfertabel").first
        table = fold.locator("table")
        assert not table.is_visible()
        fold.locator("summary").click()
        assert table.is_visible()


def test_the_first_screen_holds_title_organisation_year_and_key_figures(
    browser: Browser, finished: Build
) -> None:
    with window(browser, finished.html) as found:
        for selector in ("h1", ".afzender", ".ondertitel-rapport", ".merken", ".kerncijfer"):
            box = found.page.locator(selector).first.bounding_box()
            assert box is not None, selector
            assert box["y"] + box["height"] <= 900, selector
        assert found.page.locator(".kerncijfer").count() in {3, 4}


def test_the_text_is_set_in_the_typeface_inside_the_file(browser: Browser, finished: Build) -> None:
    with window(browser, finished.html) as found:
        assert found.page.evaluate("document.fonts.check('16px \"Source Sans Pro\"')")
        line = found.page.locator("main p").nth(1).bounding_box()
        assert line is not None
        assert line["width"] < 720, "een regel is hooguit zo'n 75 tekens"


# ---- Choosing a theme and a year -----------------------------------------------------------------

CHOICE = "maatschappelijke-opgaven"
POVERTY = f"sec-thema-{THEME}"


@pytest.fixture
def chooser(browser: Browser, finished: Build) -> Iterator[Page]:
    with window(browser, finished.of(CHOICE).html, reduced_motion="reduce") as found:
        yield found.page
        assert found.complaints == []


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


def test_a_page_on_which_something_is_chosen_has_no_barriers(
    browser: Browser, finished: Build
) -> None:
    with window(browser, finished.of(CHOICE).html) as found:
        found.page.select_option("select[name=thema]", POVERTY)
        found.page.select_option("select[name=jaar]", "2021")
        assert found.barriers() == []
        assert found.faint_texts() == []


def test_what_is_not_chosen_is_printed_all_the_same(chooser: Page) -> None:
    chooser.select_option("select[name=thema]", POVERTY)
    chooser.emulate_media(media="print")
    assert all(c.is_visible() for c in chooser.locator("section[id^=sec-thema-]").all())
    assert not chooser.locator(".kiezer").is_visible()
