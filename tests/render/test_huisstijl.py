"""The house style keeps its promises: contrast, one accent, clear refusals."""

from __future__ import annotations

import re
from base64 import b64decode

import pytest
from bs4 import BeautifulSoup

from pipeline.colour import contrast
from pipeline.contract import load_codelists
from pipeline.contract.brand import Brand, Logo, load_brand
from pipeline.errors import RenderFailed
from pipeline.render.embedded import EmbeddedRenderer
from pipeline.render.extension import read_format
from pipeline.render.letters import CHARACTERS, FACES, font_file, screen_font
from tests.render.conftest import EXTENSION, JobMaker
from tests.render.lezen import read_pdf

STYLES = {
    path.parent.name: load_brand(path.read_text(encoding="utf-8"), path.name)
    for path in sorted((EXTENSION / "huisstijlen").glob("*/_brand.yml"))
}
PAPER, DARK, INK = "#ffffff", "#161c22", "#1f2933"


@pytest.mark.parametrize("name", sorted(STYLES))
def test_every_accent_can_be_read(name: str) -> None:
    style = STYLES[name]
    assert contrast(style.accent, PAPER) >= 4.5
    assert contrast(style.accent, style.light) >= 4.5
    assert contrast(INK, style.light) >= 7
    assert contrast(style.dark, DARK) >= 4.5


def test_the_accent_comes_from_the_document(document: JobMaker) -> None:
    made = EmbeddedRenderer().render(document("# Kop", "feitenwerk:\n  huisstijl: sedna\n"))
    assert f"--accent:{STYLES['sedna'].accent}" in made.html.read_text(encoding="utf-8")


LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><rect width="4" height="2"/></svg>'
)
OWN = Brand("Kade", "#7a3e00", "#f6efe8", "#d9ac80", Logo("logo.svg", "Logo van Kade & Co"))


def test_a_brand_beside_the_document_wins_and_its_logo_opens_page_and_print(
    document: JobMaker,
) -> None:
    job = document("# Kop\n\nTekst.", "feitenwerk:\n  huisstijl: sedna\n")
    folder = job.source.parent / "huisstijl"
    folder.mkdir()
    (folder / "_brand.yml").write_text(OWN.to_yaml(), encoding="utf-8")
    (folder / "logo.svg").write_text(LOGO, encoding="utf-8")
    made = EmbeddedRenderer().render(job)
    page = made.html.read_text(encoding="utf-8")
    assert "--accent:#7a3e00;--accent-licht:#f6efe8;--accent-donker:#d9ac80" in page
    image = BeautifulSoup(page, "lxml").select_one(".kop .beeldmerk img")
    assert image is not None
    assert image["alt"] == "Logo van Kade & Co"
    kind, _, data = str(image["src"]).partition(";base64,")
    assert (kind, b64decode(data).decode()) == ("data:image/svg+xml", LOGO)
    assert "Logo van Kade & Co" in read_pdf(made.pdf).alts


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("feitenwerk:\n  huisstijl: neon\n", "De huisstijl ‘neon’ bestaat niet."),
        ("feitenwerk:\n  merk: [geheim]\n", "Het merk ‘geheim’ bestaat niet."),
    ],
)
def test_an_unknown_style_or_mark_is_refused(document: JobMaker, head: str, said: str) -> None:
    with pytest.raises(RenderFailed, match=said) as caught:
        EmbeddedRenderer().render(document("# Kop", head))
    assert "regel 5" in caught.value.place


@pytest.mark.parametrize("body", ['[]{.kracht start="6"}', '[]{.kracht eind="2,5"}'])
def test_kracht_has_five_steps(document: JobMaker, body: str) -> None:
    with pytest.raises(RenderFailed, match="één tot en met vijf"):
        EmbeddedRenderer().render(document(body))


def test_kracht_is_drawn_silently_beside_its_words(document: JobMaker) -> None:
    made = EmbeddedRenderer().render(
        document('# A\n\n[]{.kracht start="2" eind="4"} van twee naar vier')
    )
    drawing = BeautifulSoup(made.html.read_text(encoding="utf-8"), "lxml").select_one(
        ".krachtschaal"
    )
    assert drawing is not None
    assert drawing["aria-hidden"] == "true"
    assert len(drawing.select("rect")) == 5
    assert [text.text for text in drawing.select("text")] == ["start", "eind"]


def test_a_figure_higher_than_a_page_is_printed_whole(document: JobMaker) -> None:
    import pdfplumber

    job = document('::: {#fig-a .figuur}\n![](figuren/a.svg){fig-alt="Hoog."}\n\nTitel\n:::\n')
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 2400"><rect width="720" '
    (job.source.parent / "figuren" / "a.svg").write_text(svg + 'height="2400"/></svg>')
    with pdfplumber.open(EmbeddedRenderer().render(job).pdf) as pdf:
        drawn = [rect for page in pdf.pages for rect in page.rects if rect["height"] > 400]
        assert len(drawn) == 1
        assert drawn[0]["top"] >= 0
        assert drawn[0]["bottom"] <= float(pdf.pages[0].height)


def test_text_outside_the_tiles_is_never_lost(document: JobMaker) -> None:
    body = "::: {.kaarten}\nLosse zin.\n\n::: {.kaart}\nKaart.\n:::\n:::"
    made = EmbeddedRenderer().render(document(body))
    import pdfplumber

    with pdfplumber.open(made.pdf) as pdf:
        text = pdf.pages[0].extract_text() or ""
    assert "Losse zin." in text
    assert "Kaart." in text


def test_two_pictures_never_share_a_name(document: JobMaker) -> None:
    job = document("")
    figure = '::: {#fig-NAAM .figuur}\n![](figuren/a.svg){fig-alt="x"}\n\nTitel\n:::\n'
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><defs><clipPath id="vlak">'
        '<rect width="9" height="9"/></clipPath></defs><g clip-path="url(#vlak)"/></svg>'
    )
    (job.source.parent / "figuren" / "a.svg").write_text(picture, encoding="utf-8")
    text = job.source.read_text() + figure.replace("NAAM", "a") + "\n" + figure.replace("NAAM", "b")
    job.source.write_text(text, encoding="utf-8")
    page = EmbeddedRenderer().render(job).html.read_text(encoding="utf-8")
    assert re.findall(r'clip-path="url\(#([^)]+)\)"', page) == ["fig-a-vlak", "fig-b-vlak"]
    assert re.findall(r'<clipPath id="([^"]+)"', page, re.IGNORECASE) == [
        "fig-a-vlak",
        "fig-b-vlak",
    ]


def test_a_long_report_gets_a_printed_table_of_contents(document: JobMaker) -> None:
    from tests.render.lezen import read_pdf

    chapters = "\n\n".join(f"# Hoofdstuk {name}\n\nTekst." for name in "abcdefghij")
    assert (
        read_pdf(EmbeddedRenderer().render(document(chapters)).pdf).whole.count("Hoofdstuka") == 2
    )


def test_the_letters_are_those_of_the_wheel_and_repeatable() -> None:
    first = screen_font("Regular")
    screen_font.cache_clear()
    assert screen_font("Regular") == first
    assert first[:4] == b"wOF2"
    assert len(first) < font_file("Regular").stat().st_size / 4
    assert all(font_file(face).is_file() for face in FACES)
    assert {ord(sign) for sign in "aéëï€–’“…%≥"} <= set(CHARACTERS)


def test_a_setting_that_only_one_engine_knows_is_refused(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    (folder / "_extension.yml").write_text(
        "contributes: {formats: {html: {template: a.html, filters: [], code-fold: true}}}"
    )
    with pytest.raises(RenderFailed, match="code-fold"):
        read_format(folder, "html")


def test_a_name_with_an_icon_keeps_its_name_and_its_drawing_is_silent(document: JobMaker) -> None:
    body = '# A\n\n[Meedoen]{.label icoon="meedoen"} [Iets anders]{.label icoon="bestaat-niet"}\n'
    made = EmbeddedRenderer().render(document(body))
    soup = BeautifulSoup(made.html.read_text(encoding="utf-8"), "lxml")
    first, second = soup.select(".label")
    assert (first.text, second.text) == ("Meedoen", "Iets anders")
    (icon,) = soup.select("svg.icoon")
    assert (icon.parent, icon["aria-hidden"]) == (first, "true")
    assert "Meedoen" in read_pdf(made.pdf).whole


def test_every_dimension_of_positive_health_has_an_icon_in_one_colour() -> None:
    for code in load_codelists()["pg_dimensie"].order:
        icon = (EXTENSION / "iconen" / f"{code}.svg").read_text(encoding="utf-8")
        assert 'stroke="currentColor"' in icon
        assert re.findall(r"#[0-9a-f]{3,6}", icon) == []


def test_names_in_a_figure_are_folded_as_a_list(document: JobMaker) -> None:
    names = "::: {.partners}\n- Een\n- Ander\n:::\n"
    figure = (
        "::: {.figuurblok}\n::: {#fig-a .figuur}\n"
        '![](figuren/a.svg){fig-alt="Een en Ander."}\n\nTitel\n:::\n\n' + names + ":::\n"
    )
    made = EmbeddedRenderer().render(document(f"# A\n\n{names}\n{figure}"))
    soup = BeautifulSoup(made.html.read_text(encoding="utf-8"), "lxml")
    loose, folded = soup.select(".partners")
    assert loose.find_parent("details") is None
    assert folded.find_parent("details") is not None
    assert read_pdf(made.pdf).whole.count("Ander") == 2
