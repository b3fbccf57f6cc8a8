"""No name, number or want of it makes a figure unreadable: on screen, phone, paper or in grey."""

from __future__ import annotations

import inspect
import shutil
from base64 import b64encode
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import font_source_sans_pro
import pytest
from playwright.sync_api import sync_playwright

import pipeline.figures
from pipeline.figures import Figure, svg_of
from pipeline.figures.colour import contrast
from tests.figures.druk import BUILDERS, CASES, drawings
from tests.figures.plaatje import Box, Picture, read

PAPER = "#ffffff"
TEXT, MARK, APART = 4.5, 3.0, 1.25  # contrasts: letters, marks, and two marks in a grey print
PALE = {"k-grid", "l-grid", "k-paper", "l-paper"}  # grounds and grid lines: no data
KINDS = sorted(BUILDERS)
CHROMIUM = shutil.which("chromium")
# From where to where every line of text runs, in user units, as the browser sets it.
EXTENTS = """svgs => svgs.map(svg => [...svg.querySelectorAll("text")].flatMap(text => {
  const lines = [...text.children].filter(part => part.hasAttribute("dy"));
  return (lines.length ? lines : [text]).map(line => {
    const start = line.getStartPositionOfChar(0).matrixTransform(text.getCTM());
    const end = line.getEndPositionOfChar(line.getNumberOfChars() - 1);
    return [start.x, end.matrixTransform(text.getCTM()).x];
  });
}))"""


def clipped(picture: Picture) -> Iterator[str]:
    for text in picture.texts:
        if not text.within(picture.sheet):
            yield f"{text.text!r} runs off the sheet"


def piled(picture: Picture) -> Iterator[str]:
    for one, other in combinations(picture.texts, 2):
        if one.meets(other):
            yield f"{one.text!r} and {other.text!r} overlap"


def grounds(text: Box, picture: Picture) -> set[str]:
    """The colours behind a text: of the marks it touches, and of the paper."""
    if text.halo:
        return {text.halo}
    across = [text.left + (text.right - text.left) * step / 8 for step in range(9)]
    down = [text.top + (text.foot - text.top) * step / 4 for step in range(5)]
    points = [(x, y) for x in across for y in down]
    found = dict.fromkeys(points, PAPER)
    lines: set[str] = set()
    for mark in (mark for mark in picture.marks if mark.reach.meets(text)):
        covered = [point for point in points if mark.holds(*point)]
        found |= dict.fromkeys(covered, mark.fill)
        if len(covered) == len(points):
            lines.clear()
        if mark.strikes(text):
            lines.add(mark.stroke)
    return lines | set(found.values())


def faint(picture: Picture) -> Iterator[str]:
    for text in picture.texts:
        for ground in grounds(text, picture):
            if contrast(text.colour, ground) < TEXT:
                yield f"{text.text!r} in {text.colour} lies on {ground}"
    for mark in picture.marks:
        kind = PALE.isdisjoint(mark.roles)
        shown = {mark.fill, mark.stroke} - {"none", "", PAPER}
        if kind and shown and max(contrast(colour, PAPER) for colour in shown) < MARK:
            yield f"a mark in {shown} is too pale"


def alike(picture: Picture) -> Iterator[str]:
    fills = {
        mark.fill
        for mark in picture.marks
        if mark.fill not in {"", "none"} and PALE.isdisjoint(r for r in mark.roles if r[0] == "k")
    }
    for one, other in combinations(sorted(fills), 2):
        if contrast(one, other) < APART:
            yield f"{one} and {other} are one grey in a print"


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


def _page(svgs: list[str]) -> str:
    """A page with the letters of the house and each drawing at its natural size."""
    folder = Path(font_source_sans_pro.__file__).parent / "files"
    faces = ""
    for weight, face in ((400, "Regular"), (600, "Semibold")):
        letters = b64encode((folder / f"SourceSansPro-{face}.ttf").read_bytes()).decode()
        source = f"src:url(data:font/ttf;base64,{letters})"
        faces += f'@font-face{{font-family:"Source Sans Pro";font-weight:{weight};{source}}}'
    sized = [svg.replace("<svg ", f'<svg width="{read(svg).sheet.right}" ', 1) for svg in svgs]
    return f"<style>{faces}svg{{display:block}}</style>" + "".join(sized)


@pytest.mark.browser
def test_letters_are_as_wide_in_a_browser_as_they_are_measured() -> None:
    if CHROMIUM is None:
        pytest.skip("geen chromium")
    made = [svg_of(d) for kind in KINDS for d in drawings(kind, "lange-namen")]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content(_page(made))
        page.evaluate("document.fonts.ready.then(() => true)")
        assert page.evaluate("document.fonts.check('600 15px \"Source Sans Pro\"')")
        found = page.eval_on_selector_all("svg", EXTENTS)
        browser.close()
    for svg, extents in zip(made, found, strict=True):
        texts = read(svg).texts
        assert len(texts) == len(extents)
        for text, (left, right) in zip(texts, extents, strict=True):
            assert text.left - 0.5 <= left, text
            assert right <= text.right + 0.5, text
            assert right - left >= 0.97 * (text.right - text.left), text
