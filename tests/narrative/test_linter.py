"""The linter finds mistakes in templates without filling them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import TemplateRefused
from pipeline.narrative import lint_source, lint_templates, refuse_mistakes

CLEAN = """---
title: 'Monitor {{ jaar }}'
date: 2023-01-01
---

# Kop {#sec-kop1}

{## hier mogen er 3 staan, en drie ook ##}
<!-- versie 2 -->
Een inwoner, zie @fig-hulp2 en @tbl-cijfers-3 en een noot[^1].

1. eerste punt
2. volgende punt

[^1]: Zie [de site](https://example.org/2022/pagina3).

::: {#fig-x2 .figuur width=50%}
![](figuren/x2.svg){fig-alt="" width=100%}
:::

|:---|---:|
{% set rijen = [] %}
{% for code, f in blok("hulp-2022").feiten.per_domein.items() %}
- {{ label("zrm_domein", code) }}: {{ aantal(f, "keer", "keer") }}{{ "," if not loop.last }}
{% endfor %}
{{ jaar - 1 }} {{ naam("A4-papier met 2 kanten") }} {{ rijen | first | default("") }}
{% macro kaart(a, b="x") %}{{ a }}{{ b }}{% endmacro %}{{ kaart(thema.naam) }}
"""


def test_a_good_template_has_no_findings() -> None:
    assert lint_source(CLEAN, "x.j2") == []


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Er waren 12 mensen.", "“12”"),
        ("Eén op de tien.", "“Eén”"),
        ("Ruim de helft haalt het.", "“helft”"),
        ("## Kop 2", "“2”"),
        ("title: 'Monitor 2022'", "“2022”"),
        ("{{ jaar }}2", "“2”"),
        ("{{ lijst(['ruim de helft']) }}", "“helft”"),
        ("{{ figuur(blok('x'), titel='Drie keer zo veel') }}", "“Drie”"),
        ("{{ jaar(2021) }}", "jaartal"),
        ("{{ getl(x) }}", "“getl” bestaat niet. Bedoelde u “getal”?"),
        ("{{ tem.naam }}", "“tem” bestaat niet."),
        ("{{ jaar | uper }}", "Het filter “uper” bestaat niet."),
        ("{% if jaar is evn %}{% endif %}", "De toets “evn” bestaat niet."),
        ("{{ tel() }}", "tel() krijgt niet"),
        ("{{ aantal(thema, enkelvout='x') }}", "aantal() krijgt niet"),
        ("{% iff jaar %}", "De opdracht “iff” bestaat niet."),
        ("{{ jaar jaar }}", "geen geldige sjabloontaal"),
        ('[veel]{.feit data-feit="a/b"}', "kenmerk van een functie"),
        ("{# opmerking #}", "geen opmerking"),
        ("<div>tekst</div>", "HTML"),
        ("`x`{=html}", "Ruwe opmaak"),
        ("```{python}", "voert geen code uit"),
        ("![](https://example.org/x.png)", "ander adres"),
    ],
)
def test_a_mistake_is_found_on_its_line(line: str, sentence: str) -> None:
    found = lint_source(f"Tekst.\n\n{line}\n", "x.j2")
    assert any(sentence in finding.sentence for finding in found), found
    assert {finding.line for finding in found} == {3}
    assert all(finding.remedy and finding.excerpt for finding in found)


def test_every_mistake_of_a_template_is_listed_in_order_of_lines() -> None:
    found = lint_source("Een 1.\nTwee.\n{{ getl }}\n{{ tel() }}\n", "x.j2")
    assert [finding.line for finding in found] == [1, 2, 3, 4]


def test_a_folder_is_checked_with_all_its_parts(tmp_path: Path) -> None:
    (tmp_path / "delen").mkdir()
    (tmp_path / "a.qmd.j2").write_text("Drie.")
    (tmp_path / "delen" / "b.j2").write_text("Goed.\nVier.")
    found = lint_templates(tmp_path)
    assert [(finding.file, finding.line) for finding in found] == [
        ("a.qmd.j2", 1),
        ("delen/b.j2", 2),
    ]
    with pytest.raises(TemplateRefused, match="“Drie”") as refusal:
        refuse_mistakes(tmp_path)
    assert refusal.value.place == "a.qmd.j2, regel 1"


def test_a_part_knows_the_names_that_the_template_around_it_sets(tmp_path: Path) -> None:
    (tmp_path / "a.qmd.j2").write_text("{% if jaar %}{% set kaart = thema %}{% endif %}{{ kaart }}")
    (tmp_path / "b.qmd.j2").write_text("{{ kaart.naam }} {{ kart.naam }}")
    (found,) = lint_templates(tmp_path)
    assert (found.file, found.excerpt) == ("b.qmd.j2", "kart")
    assert "“kaart”" in found.sentence


def test_shared_parts_know_the_names_that_the_templates_of_the_report_set(tmp_path: Path) -> None:
    report, shared = tmp_path / "monitor", tmp_path / "gedeeld"
    report.mkdir()
    shared.mkdir()
    (report / "a.qmd.j2").write_text("{% set kaart = thema %}{% include 'b.qmd.j2' %}")
    (shared / "b.qmd.j2").write_text("{{ kaart.naam }} {{ kart.naam }}")
    (found,) = lint_templates(report, shared, root=tmp_path)
    assert (found.file, found.excerpt) == ("gedeeld/b.qmd.j2", "kart")


def test_a_folder_without_mistakes_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "a.qmd.j2").write_text(CLEAN)
    refuse_mistakes(tmp_path)


def test_a_shared_part_may_use_a_name_that_only_another_report_sets(tmp_path: Path) -> None:
    here, there, shared = (tmp_path / name for name in ("hier", "daar", "gedeeld"))
    for folder in (here, there, shared):
        folder.mkdir()
    (shared / "kaart.qmd.j2").write_text("{{ kaartje.naam }}\n", encoding="utf-8")
    (there / "x.qmd.j2").write_text("{% for kaartje in activiteiten %}{% endfor %}\n")
    assert lint_templates(here, shared)
    assert not lint_templates(here, shared, around=tmp_path)
