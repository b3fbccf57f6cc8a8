"""No name, number or want of it makes a figure unreadable: on screen, phone, paper or in grey."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

import pipeline.figures
from pipeline.figures import Figure, svg_of
from tests.figures.druk import BUILDERS, CASES, drawings
from tests.figures.leesbaar import alike, clipped, faint, piled
from tests.figures.plaatje import Picture, read
from tests.figures.scherm import page_of

KINDS = sorted(BUILDERS)
# From where to where every line of text runs, in user units, as the browser sets it.
EXTENTS = """svgs => svgs.map(svg => [...svg.querySelectorAll("text")].flatMap(text => {
  const lines = [...text.children].filter(part => part.hasAttribute("dy"));
  return (lines.length ? lines : [text]).map(line => {
    const start = line.getStartPositionOfChar(0).matrixTransform(text.getCTM());
    const end = line.getEndPositionOfChar(line.getNumberOfChars() - 1);
    return [start.x, end.matrixTransform(text.getCTM()).x];
  });
}))"""


def pictures(kind: str) -> Iterator[tuple[str, Figure, Picture]]:
    for each, pressure in CASES:
        if each == kind:
            for drawing in drawings(kind, pressure):
                yield f"{pressure} {drawing.width}", drawing, read(svg_of(drawing))


def test_every_builder_is_put_under_pressure() -> None:
    made = {
        name
        for name in pipeline.figures.__all__
        if inspect.isfunction(found := getattr(pipeline.figures, name))
        and inspect.signature(found).return_annotation == "Figure"
    }
    assert made == {builder.__name__ for builder, _ in BUILDERS.values()}


@pytest.mark.parametrize("kind", KINDS)
def test_every_letter_and_mark_can_be_read_on_screen_paper_and_in_grey(kind: str) -> None:
    faults = []
    for case, _, picture in pictures(kind):
        assert picture.texts, case
        for check in (clipped, piled, faint, alike):
            faults += [f"{case}: {said}" for said in check(picture)]
    assert faults == []


@pytest.mark.browser
def test_letters_are_as_wide_in_a_browser_as_they_are_measured(browser: Browser) -> None:
    made = [svg_of(d) for kind in KINDS for d in drawings(kind, "lange-namen")]
    page = browser.new_page()
    page.set_content(page_of(made))
    page.evaluate("document.fonts.ready.then(() => true)")
    assert page.evaluate("document.fonts.check('600 15px \"Source Sans Pro\"')")
    found = page.eval_on_selector_all("svg", EXTENTS)
    page.close()
    for svg, extents in zip(made, found, strict=True):
        texts = read(svg).texts
        assert len(texts) == len(extents)
        for text, (left, right) in zip(texts, extents, strict=True):
            assert text.left - 0.5 <= left, text
            assert right <= text.right + 0.5, text
            assert right - left >= 0.97 * (text.right - text.left), text
