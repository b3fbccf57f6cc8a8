"""A part of one document as a chapter of another; references to figures in the text."""

from __future__ import annotations

import pytest

from pipeline.errors import TemplateRefused

from .conftest import Fill


def test_headings_in_a_lowered_part_go_one_level_down(fill: Fill) -> None:
    qmd = fill(
        "# Hoofdstuk\n\n{% filter lager %}\n# Deel {#sec-deel}\n\n## Stuk\n{% endfilter %}"
    ).qmd
    headings = [line for line in qmd.splitlines() if line.startswith("#")]
    assert headings == ["# Hoofdstuk", "## Deel {#sec-deel}", "### Stuk"]


def test_facts_in_a_lowered_part_stay_facts(fill: Fill) -> None:
    filled = fill(
        "{% filter lager %}{{ getal(feit('individuele-hulp', domein='FIN')) }}{% endfilter %}"
    )
    assert [number.text for number in filled.printed] == ["792"]


def test_a_reference_names_the_figure_of_its_block(fill: Fill) -> None:
    assert "(@fig-hulp-domein)" in fill("({{ verwijzing(blok('hulp-naar-domein')) }})").qmd


def test_a_reference_to_something_else_than_a_block_is_refused(fill: Fill) -> None:
    with pytest.raises(TemplateRefused, match="verwacht een blok"):
        fill("{{ verwijzing('hulp') }}")


def test_the_parts_of_a_block_may_be_asked_for_with_a_name_that_was_put_together(
    fill: Fill,
) -> None:
    asked = "{% for b in blokken('individuele' ~ '-hulpverlening') %}{{ b.soort }}{% endfor %}"
    assert fill(asked).qmd == fill(asked.replace("' ~ '", "")).qmd != "\n"
