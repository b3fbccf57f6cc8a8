"""On a dark screen every figure turns with the page and stays readable; in print nothing turns."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from pipeline.colour import with_luminance
from pipeline.contract.brand import DARK_RANGE, load_brand
from pipeline.figures import svg_of
from pipeline.figures.colour import Palette
from tests.figures.druk import drawings
from tests.figures.leesbaar import alike, faint
from tests.figures.plaatje import read
from tests.figures.scherm import EXTENSION, page_of
from tests.figures.voorbeelden import KINDS

ACCENTS = {
    path.parent.name: load_brand(path.read_text(encoding="utf-8"), path.name).dark
    for path in sorted((EXTENSION / "huisstijlen").glob("*/_brand.yml"))
}
ACCENTS |= {f"uiterste-{y}": with_luminance("#7a3e00", y) for y in DARK_RANGE}
DARK = "#161c22"
# Every drawing with the colours the browser gives it, written into its attributes.
BAKED = """svgs => svgs.map(svg => {
  for (const part of svg.querySelectorAll("[fill],[stroke]"))
    for (const key of ["fill", "stroke"])
      if (part.hasAttribute(key)) part.setAttribute(key, getComputedStyle(part)[key]);
  return svg.outerHTML;
})"""


def baked(browser: Browser, svgs: list[str], accent: str, **how: str) -> list[str]:
    page = browser.new_page(color_scheme=how.get("scheme", "dark"))  # type: ignore[arg-type]
    page.set_content(page_of(svgs, f":root{{--accent:#0b5f66;--accent-donker:{accent}}}"))
    if "media" in how:
        page.emulate_media(media=how["media"])  # type: ignore[arg-type]
    found: list[str] = page.eval_on_selector_all("svg", BAKED)
    page.close()
    return [plain(svg) for svg in found]


def plain(svg: str) -> str:
    """Colours as #rrggbb, also those that the browser mixed."""

    def code(match: re.Match[str]) -> str:
        kind, parts = match[1], [float(part) for part in match[2].replace(",", " ").split()]
        if kind == "color(srgb-linear":
            parts = [
                255 * (12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055)
                for c in parts
            ]
        return "#" + "".join(f"{round(part):02x}" for part in parts)

    return re.sub(r"(rgb\(|color\(srgb-linear)([^)]+)\)", code, svg)


@pytest.mark.browser
@pytest.mark.parametrize("name", sorted(ACCENTS))
def test_figures_on_a_dark_screen_can_be_read_and_told_apart(browser: Browser, name: str) -> None:
    made = [svg_of(build(720)) for build in KINDS.values()]
    made += [svg_of(drawings(kind, "lange-namen")[0]) for kind in ("network", "cycle", "overlap")]
    faults = []
    for svg in baked(browser, made, ACCENTS[name]):
        picture = read(svg)
        faults += [*faint(picture, DARK), *alike(picture)]
    assert faults == []


@pytest.mark.browser
def test_figures_in_print_keep_their_colours_whatever_the_screen_prefers(browser: Browser) -> None:
    made = [svg_of(build(720)) for build in KINDS.values()]
    light = baked(browser, made, "#a9bdd3", scheme="light")
    assert baked(browser, made, "#a9bdd3", media="print") == light
    assert baked(browser, made, "#a9bdd3") != light


def test_every_colour_of_a_figure_has_a_role_that_the_dark_page_knows() -> None:
    sheet = (EXTENSION / "huis.css").read_text(encoding="utf-8")
    dark = sheet[sheet.index("Figures on a dark screen") :]
    roles = set(Palette.of("#0b5f66").roles().values())
    assert [role for role in sorted(roles) if f".k-{role}" not in dark] == []


@pytest.mark.parametrize("accent", ["#000000", "#0b5f66", "#ffffff", "#ffd200"])
def test_every_role_has_a_colour_of_its_own(accent: str) -> None:
    palette = Palette.of(accent)
    named = [palette.accent, *(code for steps in (2, 3, 4, 5) for code in palette.ramp(steps))]
    assert palette.ramp(5)[0] != palette.accent
    assert palette.roles()[palette.accent] == "accent"
    assert {palette.roles()[code] for code in named} >= {"accent", "trap-1-2", "trap-4-5"}
