"""The page for editors tells the truth: its examples run and it names everything there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.errors import TemplateRefused
from pipeline.facts import NBSP
from pipeline.narrative import lint_source, plain
from pipeline.narrative.vocabulary import FUNCTIONS, VARIABLES

from .conftest import Fill

PAGE = Path(__file__).parents[2] / "docs" / "redactie.md"
EXAMPLE = re.compile(r"```(jinja|jinja-fout)\n(.*?)```\n(?:```text\n(.*?)```)?", re.DOTALL)
EXAMPLES = EXAMPLE.findall(PAGE.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("template", "text"), [(source, text) for kind, source, text in EXAMPLES if kind == "jinja"]
)
def test_an_example_gives_what_the_page_says(template: str, text: str, fill: Fill) -> None:
    read = re.sub(r"\[\]\{\.kracht[^}]*\} ", "", plain(fill(template).qmd)).replace(NBSP, " ")
    if text:
        assert read.strip() == text.strip()
    assert lint_source(template, "voorbeeld") == []


@pytest.mark.parametrize(
    ("template", "text"), [(source, text) for kind, source, text in EXAMPLES if kind != "jinja"]
)
def test_a_mistake_gives_the_message_of_the_page(template: str, text: str, fill: Fill) -> None:
    with pytest.raises(TemplateRefused) as refusal:
        fill(template)
    assert refusal.value.sentence == text.strip()


@pytest.mark.parametrize("name", [*FUNCTIONS, *VARIABLES])
def test_the_page_explains_every_name(name: str) -> None:
    assert re.search(rf"`[^`\n]*\b{name}\b[^`\n]*`", PAGE.read_text(encoding="utf-8"))


def test_there_are_examples_of_most_functions() -> None:
    shown = " ".join(source for _, source, _ in EXAMPLES)
    missing = [name for name in FUNCTIONS if f"{name}(" not in shown]
    assert set(missing) <= {
        "blokken", "citaat", "codes", "definitie", "deel", "eenheid", "is_nul", "tabelcel", "tel",
        "toont_percentage", "voorblad",
    }  # fmt: skip
