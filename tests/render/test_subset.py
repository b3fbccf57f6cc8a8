"""The linter knows which documents both engines understand."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import TemplateRefused
from pipeline.narrative import escape
from pipeline.narrative.text import attribute
from pipeline.render import check_subset, refuse_outside_subset
from tests.render.conftest import EXAMPLE

HEAD = '---\ntitle: "Proef"\nlang: nl-NL\n---\n\n'
FIGURE = '::: {#fig-a .figuur}\n![](figuren/a.svg){fig-alt="Een vierkant."}\n\nTitel\n:::\n'
TABLE = "| a | b |\n|---|---|\n| x | y |\n\n: Bijschrift {#tbl-a}\n"


def rules(body: str) -> list[tuple[int, str]]:
    return [(finding.line, finding.rule) for finding in check_subset(HEAD + body)]


def test_the_example_document_is_within_the_subset() -> None:
    assert check_subset(EXAMPLE.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("```{=html}\n<b>x</b>\n```", [(6, "ruwe-opmaak")]),
        ("Tekst `<b>`{=html}.", [(6, "ruwe-opmaak")]),
        ("Tekst <span>x</span>.", [(6, "ruwe-opmaak")]),
        ("Tekst \\\\<img src=x>.", [(6, "ruwe-opmaak")]),
        ("```{python}\n1 + 1\n```", [(6, "cel")]),
        ("```\ncode\n```", [(6, "cel")]),
        ("{{< include x.qmd >}}", [(6, "shortcode")]),
        ("::: {.callout-note}\nx\n:::", [(6, "alleen-quarto")]),
        (FIGURE.replace("figuren/", "https://elders.nl/"), [(7, "afbeelding-elders")]),
        (FIGURE.replace("Een vierkant.", " "), [(7, "alt")]),
        (FIGURE.replace("Titel\n", ""), [(6, "figuurtitel")]),
        (FIGURE.replace("#fig-a ", ""), [(6, "kenmerk")]),
        ('![](a.svg){fig-alt="Een vierkant."}', [(6, "losse-afbeelding")]),
        ("Zie @tbl-weg en mail@fig-x.nl.", [(6, "verwijzing")]),
        (FIGURE + "\n" + FIGURE, [(12, "dubbel-kenmerk")]),
        ("# A\n\n### B", [(8, "kopniveau")]),
        ("::: {.noot}\nx", [(6, "blok-open")]),
        ("x\n\n:::", [(8, "blok-open")]),
        (TABLE.replace(": Bijschrift {#tbl-a}\n", "Gewone tekst."), [(6, "tabeltitel")]),
        (TABLE.replace(" {#tbl-a}", ""), [(6, "kenmerk")]),
    ],
)
def test_what_is_outside_is_found_at_its_line(body: str, expected: list[tuple[int, str]]) -> None:
    assert rules(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Een tekst met \\<img src\\=x onerror\\=alert(1)\\> als tekst.",
        FIGURE + "\nZie @fig-a.",
        TABLE + "\nZie @tbl-a en @sec-b.\n\n# Kop {#sec-b}",
        "<!-- bron: reports/templates/x.qmd.j2:3 -->\n\nTekst met `<b>` en `@fig-weg` als code.",
        "# A\n\n::: {.kaarten}\n::: {.kaart}\n### Kaart\n\nx\n:::\n:::",
        "Minder < dan en > meer dan, en een adres <https://example.org>.",
    ],
)
def test_what_is_inside_is_left_alone(body: str) -> None:
    assert rules(body) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [('---\ntitle: "Proef\nlang: nl\n---\n', 3), ("Tekst zonder iets erboven.", 1)],
)
def test_front_matter_is_checked(text: str, line: int) -> None:
    found = check_subset(text)
    assert {finding.rule for finding in found} == {"kop"}
    assert found[0].line == line


@given(st.text(alphabet='#:{}.|@`<>![]() \nabfigtbl-"=', max_size=200))
def test_any_text_can_be_checked_and_places_exist(text: str) -> None:
    lines = max(1, len(text.splitlines()))
    assert all(1 <= finding.line <= lines + 1 for finding in check_subset(text))


def test_a_document_outside_the_subset_is_refused_at_the_line_of_its_template(
    tmp_path: Path,
) -> None:
    document = tmp_path / "blad.qmd"
    document.write_text(
        "---\ntitle: Blad\nlang: nl-NL\n---\n\n"
        "<!-- bron: reports/templates/monitor/blad.qmd.j2:7 -->\n\n# Kop\n\n{{< video x >}}\n",
        encoding="utf-8",
    )
    with pytest.raises(TemplateRefused) as refused:
        refuse_outside_subset(document)
    assert "reports/templates/monitor/blad.qmd.j2, regel 7" in refused.value.place
    assert refused.value.remedy


@pytest.mark.parametrize(
    "text",
    ["::: {.callout-note}", "::: {.content-visible when-format=html}", "<a href=x>x</a>",
     "<!-- weg", "{{< include x >}}", "`x`{=html}", "a ` b", "![x](//x.nl/a.png)", "@fig-x",
     "# kop",
     "::::: x", "layout=1",
     "{#sec-x}"],
)  # fmt: skip
def test_a_text_that_was_made_inert_breaks_no_rule(text: str) -> None:
    sentence = f"{escape(text)}\n\nVoor {escape(text)} na.\n\n| a |\n|---|\n| {escape(text)} |\n"
    figure = f'::: {{#fig-a .figuur}}\n![](a.svg){{fig-alt="{attribute(text)}"}}\n\nTitel\n:::\n'
    figure += f'\n::: {{#fig-b .figuur}}\n![](b.svg){{fig-alt="{attribute(text)}"}}\n\nTitel\n:::\n'
    body = f"---\ntitle: Proef\nlang: nl\n---\n\n{sentence}\n: Titel {{#tbl-a}}\n\n{figure}"
    assert check_subset(body) == []
