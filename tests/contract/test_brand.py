"""The house style of an organisation: read from its ``_brand.yml``, refused in plain Dutch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.colour import contrast, luminance, with_luminance
from pipeline.contract.brand import DARK_RANGE, Brand, Logo, load_brand
from pipeline.contract.logo import refuse_lively_logo
from pipeline.errors import DataRefused

FULL = """meta:
  name: {short: Kade, full: Stichting Kade}
color:
  palette:
    petrol: "#0B5F66"
    rood: "#cc0000"
  primary: petrol
typography:
  base: {family: Source Sans Pro}
logo:
  images:
    merk: {path: kade.svg, alt: Logo van Kade}
  medium: merk
"""


def refusal(text: str) -> DataRefused:
    with pytest.raises(DataRefused) as caught:
        load_brand(text, "_brand.yml")
    assert caught.value.exit_code == 3
    assert caught.value.remedy
    return caught.value


def test_a_brand_that_was_written_for_quarto_is_understood() -> None:
    brand = load_brand(FULL, "_brand.yml")
    assert (brand.name, brand.accent) == ("Stichting Kade", "#0b5f66")
    assert brand.logo == Logo("kade.svg", "Logo van Kade")


def test_a_brand_written_out_and_read_again_is_the_same() -> None:
    brand = load_brand(FULL, "_brand.yml")
    assert load_brand(brand.to_yaml(), "_brand.yml") == brand
    bare = Brand("", "#3d5066", "#eff2f5", "#a9bdd3")
    assert load_brand(bare.to_yaml(), "_brand.yml") == bare


@given(st.from_regex(r"#[0-9a-f]{6}", fullmatch=True), st.floats(0.0, 0.17))
def test_tints_that_are_derived_can_be_read_for_any_accent(hue: str, dark: float) -> None:
    accent = with_luminance(hue, dark)
    brand = load_brand(f"color: {{primary: '{accent}'}}", "_brand.yml")
    assert contrast(brand.accent, brand.light) >= 4.5
    assert DARK_RANGE[0] <= luminance(brand.dark) <= DARK_RANGE[1]


@pytest.mark.parametrize(
    ("old", "new", "sentence", "place"),
    [
        ("primary: petrol", "secondary: petrol", "geen accentkleur", "regel 3: color"),
        ("#0B5F66", "teal", "‘teal’ is geen kleur", "regel 5: color › palette › petrol"),
        ("#0B5F66", "#ffd200", "op wit te licht", "regel 4: color › palette"),
        ("Source Sans Pro", "Comic Sans", "is niet ingebouwd", "regel 9: typography › base"),
        ("{family: Source Sans Pro}", "Arial\n  fonts: [{source: google, family: Lato}]",
         "haalt niets van internet", "typography › fonts"),
        ("path: kade.svg", "path: https://kade.nl/logo.svg", "haalt niets van internet",
         "regel 12: logo › images › merk › path"),
        ("path: kade.svg", "path: ../kade.svg", "niet onder een gewone naam", "logo › medium"),
        ("path: kade.svg", "path: kade.gif", "eindigt", "logo › medium"),
        (", alt: Logo van Kade", "", "geen alternatieve tekst", "logo › medium"),
        ("meta:", "meta: [", "geen geldige YAML", "_brand.yml, regel"),
    ],
)  # fmt: skip
def test_a_brand_that_cannot_be_used_is_refused_with_its_place(
    old: str, new: str, sentence: str, place: str
) -> None:
    error = refusal(FULL.replace(old, new))
    assert sentence in error.sentence
    assert place in error.place


def test_tints_of_its_own_must_be_readable() -> None:
    dark = "color: {palette: {accent: '#0b5f66', accent-donker: '#0b5f66'}}"
    assert "donker scherm" in refusal(dark).sentence
    light = "color: {palette: {accent: '#0b5f66', accent-licht: '#808080'}}"
    assert "lichte tint" in refusal(light).sentence


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def test_a_plain_picture_is_a_logo() -> None:
    drawn = SVG.format('<rect width="4" height="4" fill="url(#g)"/>')
    refuse_lively_logo(drawn.encode(), "logo.svg", "logo.svg")
    refuse_lively_logo(b"\x89PNG\r\n\x1a\n" + b"0" * 9, "logo.png", "logo.png")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.svg", SVG.format("<script>alert(1)</script>")),
        ("a.svg", SVG.format('<rect onload="alert(1)"/>')),
        ("a.svg", SVG.format('<a href="javascript:alert(1)"><rect/></a>')),
        ("a.svg", SVG.format('<image href="https://kade.nl/x.png"/>')),
        ("a.svg", SVG.format('<rect fill="url(https://kade.nl/x)"/>')),
        ("a.svg", SVG.format("<style>@import 'https://kade.nl/x.css'</style>")),
        ("a.svg", SVG.format("<foreignObject/>")),
        ("a.svg", '<!DOCTYPE svg [<!ENTITY x "y">]>' + SVG.format("")),
        ("a.svg", "<html/>"),
        ("a.svg", "geen svg"),
        ("a.png", "geen png"),
        ("a.png", "0" * 500_001),
    ],
)
def test_a_logo_in_which_anything_acts_is_refused(name: str, content: str) -> None:
    with pytest.raises(DataRefused, match="logo") as caught:
        refuse_lively_logo(content.encode(), name, f"data/raw/kade/{name}")
    assert caught.value.place == f"data/raw/kade/{name}"
