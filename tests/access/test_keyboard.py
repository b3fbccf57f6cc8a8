"""A walk through finished pages with nothing but a keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.access.venster import window
from tests.reports.voorbeelden import Samples

pytestmark = pytest.mark.browser

# A report of every organisation, and the one in which a theme and a year are chosen.
WALKED = [
    ("sedna", "2023", "jaarverslag"),
    ("smwh", "2019", "evaluatie"),
    ("de-schans", "2022", "maatschappelijke-opgaven"),
]
MARGIN = 100  # stops too many, and the walk goes round and round

# Numbers what can be reached, in reading order, and notes what the focus does at every stop.
LISTEN = """() => {
  const places = 'a[href], button, input, select, summary, [tabindex="0"]';
  const reached = [...document.querySelectorAll(places)].filter((each) =>
    each.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true}));
  reached.forEach((each, at) => { each.dataset.halte = at; });
  window.haltes = [];
  document.addEventListener('focusin', ({target}) => {
    const style = getComputedStyle(target), box = target.getBoundingClientRect();
    const [x, y] = [box.left + Math.min(box.width / 2, 20), box.top + Math.min(box.height / 2, 12)];
    const seen = document.elementFromPoint(x, y);
    window.haltes.push({
      at: Number(target.dataset.halte), kind: target.localName,
      words: target.textContent.trim().replace(/\\s+/g, ' ').slice(0, 60),
      outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
      inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      covered: !(seen && (target.contains(seen) || seen.contains(target))),
    });
  });
  return reached.length;
}"""


@dataclass(frozen=True)
class Walk:
    """What a reader passes from the top of a page to its end.

    Attributes:
        page: left at its end.
        reachable: how many places can be reached.
        stops: where the focus was, in order.
    """

    page: Page
    reachable: int
    stops: list[dict[str, Any]]


def walk(page: Page) -> Walk:
    reachable = page.evaluate(LISTEN)
    for _ in range(reachable + MARGIN):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
    return Walk(page, reachable, page.evaluate("window.haltes"))


@pytest.fixture(scope="module", params=WALKED, ids="/".join)
def walked(request: pytest.FixtureRequest, browser: Browser, samples: Samples) -> Iterator[Walk]:
    with window(browser, samples.named(*request.param).html) as found:
        yield walk(found.page)


def test_every_place_is_passed_once_in_reading_order_and_the_page_lets_go(walked: Walk) -> None:
    assert [stop["at"] for stop in walked.stops] == list(range(walked.reachable))
    assert walked.page.evaluate("document.activeElement === document.body")


def test_the_walk_leads_past_everything_that_can_be_used(walked: Walk) -> None:
    """First the way to the text, then the contents, then what stands in the text."""
    assert walked.stops[0]["words"] == "Direct naar de inhoud"
    kinds = [stop["kind"] for stop in walked.stops]
    assert kinds[1] == "summary"
    chapters = walked.page.locator("nav a").all_text_contents()
    assert [stop["words"] for stop in walked.stops[2 : 2 + len(chapters)]] == [
        " ".join(chapter.split())[:60] for chapter in chapters
    ]
    folds = walked.page.locator("main details > summary").count()
    assert kinds[2:].count("summary") == folds > 0
    assert kinds.count("select") == walked.page.locator("select").count()


def test_the_focus_is_seen_at_every_stop(walked: Walk) -> None:
    for stop in walked.stops:
        assert stop["outline"] >= 2, stop
        assert stop["inside"], stop
        assert not stop["covered"], stop


def test_the_first_stop_leads_to_the_text(browser: Browser, samples: Samples) -> None:
    with window(browser, samples.named(*WALKED[0]).html) as found:
        found.page.keyboard.press("Tab")
        found.page.keyboard.press("Enter")
        assert found.page.url.endswith("#inhoud")
        found.page.keyboard.press("Tab")
        inside = "document.getElementById('inhoud').contains(document.activeElement)"
        assert found.page.evaluate(inside)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_fold_opens_and_closes(browser: Browser, samples: Samples, key: str) -> None:
    with window(browser, samples.named("smwh", "2019", "evaluatie").html, 390) as found:
        for place in ("nav details", "main details.cijfertabel"):
            fold = found.page.locator(place).first
            within = fold.locator("a, table").first
            assert not within.is_visible()
            fold.locator("summary").focus()
            found.page.keyboard.press(key)
            assert within.is_visible()
            found.page.keyboard.press(key)
            assert not within.is_visible()


def test_a_theme_and_a_year_are_chosen(browser: Browser, samples: Samples) -> None:
    with window(browser, samples.named(*WALKED[2]).html, reduced_motion="reduce") as found:
        page = found.page
        chapters = page.locator("section[id^=sec-thema-]")
        page.locator("select[name=thema]").focus()
        page.keyboard.press("ArrowDown")
        assert [chapter.is_visible() for chapter in chapters.all()].count(True) == 1
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.name") == "jaar"
        page.keyboard.press("ArrowDown")
        assert page.locator(".uitlezing:visible").count() > 0
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("ArrowUp")
        assert all(chapter.is_visible() for chapter in chapters.all())


def test_a_table_that_is_wider_than_a_phone_is_moved(browser: Browser, samples: Samples) -> None:
    with window(browser, samples.named("sedna", "2022", "subsidieaanvraag").html, 320) as found:
        wide = "frame => frame.scrollWidth > frame.clientWidth + 40"
        frames = found.page.locator(".tabelkader").all()
        frame = next(frame for frame in frames if frame.evaluate(wide))
        frame.focus()
        for _ in range(3):
            found.page.keyboard.press("ArrowRight")
        found.page.wait_for_function(
            "frame => frame.scrollLeft > 0", arg=frame.element_handle(), timeout=3000
        )


def test_the_catalogue_leads_to_every_form_of_every_document(
    browser: Browser, samples: Samples
) -> None:
    with window(browser, samples.catalogue() / "index.html") as found:
        told = walk(found.page)
        assert [stop["at"] for stop in told.stops] == list(range(told.reachable))
        assert told.stops[0]["words"] == "Direct naar de inhoud"
        assert told.stops[1]["kind"] == "input"
        documents = found.page.locator(".documenten li").count()
        assert documents > 15
        assert len(told.stops) == 2 + 3 * documents + 1
        assert all(stop["outline"] >= 2 and not stop["covered"] for stop in told.stops)
