"""Every finished page in a real browser: wide, narrow, light, dark, and without a script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser

from pipeline.execution.plan import Subject
from tests.access.conftest import DOCUMENTS, PAGES, page_file
from tests.access.venster import Window, window
from tests.reports.voorbeelden import Samples

pytestmark = pytest.mark.browser
Scheme = Literal["light", "dark"]
Medium = Literal["screen", "print"]

# What a reader may set to read more easily (WCAG 1.4.12).
SPACED = """p {margin-bottom: 2em !important}
* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important}"""
ADDED = "document.querySelectorAll('.kiezer, .uitlezing').forEach(added => added.remove())"
FIGURES = """() => [...document.querySelectorAll('main figure')].map((figure) => [
  figure.id,
  [...figure.querySelectorAll('.beeld svg, .beeld img')].filter((picture) => {
    const box = picture.getBoundingClientRect();
    return picture.checkVisibility({visibilityProperty: true, opacityProperty: true})
      && box.width > 100 && box.height > 20;
  }).length,
])"""
SCROLLERS = """() => [...document.querySelectorAll('body *')].filter((each) => {
  const flow = getComputedStyle(each).overflowX;
  return each.clientWidth > 1 && each.scrollWidth > each.clientWidth && flow !== 'visible';
}).map((each) => ({
  flow: getComputedStyle(each).overflowX, reached: each.tabIndex === 0,
  role: each.getAttribute('role'), name: each.getAttribute('aria-label'),
  html: each.outerHTML.slice(0, 120),
}))"""


@pytest.fixture(scope="module", params=PAGES)
def opened(request: pytest.FixtureRequest, browser: Browser, samples: Samples) -> Iterator[Window]:
    """Every page in turn, opened once."""
    with window(browser, page_file(samples, request.param)) as found:
        yield found


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_has_no_barriers(opened: Window, width: int, scheme: Scheme) -> None:
    opened.resize(width)
    opened.page.emulate_media(color_scheme=scheme)
    opened.unfold()
    assert opened.barriers() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("medium", ["screen", "print"])
def test_every_text_stands_out(opened: Window, scheme: Scheme, medium: Medium) -> None:
    """axe-core leaves the contrast of a text in a table, or half out of sight, to people."""
    opened.page.emulate_media(color_scheme=scheme, media=medium)
    assert opened.faint_texts() == []
    opened.page.emulate_media(media="screen")


@pytest.mark.parametrize("folded", [True, False], ids=["dicht", "open"])
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_nothing_scrolls_sideways(opened: Window, width: int, folded: bool) -> None:
    opened.resize(width)
    opened.unfold(everything=not folded)
    assert opened.too_wide == 0


def test_nothing_scrolls_sideways_with_more_space_in_the_text(opened: Window) -> None:
    opened.resize(320)
    style = opened.page.add_style_tag(content=SPACED)
    too_wide = opened.too_wide
    style.evaluate("style => style.remove()")
    assert too_wide == 0


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_what_scrolls_in_its_own_frame_is_reached_with_the_keyboard_and_has_a_name(
    opened: Window, width: int
) -> None:
    opened.resize(width)
    opened.unfold()
    for frame in opened.page.evaluate(SCROLLERS):
        assert frame["flow"] == "auto", frame
        assert frame["reached"], frame
        assert frame["role"], frame
        assert frame["name"], frame


def test_the_page_asks_no_other_address_for_anything(opened: Window) -> None:
    first, *others = [url for url in opened.asked if not url.startswith("data:")]
    assert first == opened.page.url
    assert others == []


def test_the_page_gives_no_complaint(opened: Window) -> None:
    assert opened.complaints == []


def test_nothing_moves_of_itself(opened: Window) -> None:
    assert opened.page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("subject", DOCUMENTS)
def test_nothing_is_missing_without_a_script(
    browser: Browser, samples: Samples, subject: Subject
) -> None:
    """What a script adds comes on top; every figure is drawn once, wide and narrow."""
    file = page_file(samples, subject)
    with window(browser, file, java_script_enabled=False) as found:
        for width in (1280, 390):
            found.resize(width)
            drawn = found.page.evaluate(FIGURES)
            assert [figure for figure, number in drawn if number != 1] == []
        found.resize(1280)
        words = found.page.locator("main").inner_text()
    if "<script>" in file.read_text(encoding="utf-8"):
        with window(browser, file) as found:
            found.page.evaluate(ADDED)
            assert found.page.locator("main").inner_text() == words
