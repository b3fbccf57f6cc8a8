"""Text from the data is inert: the reader sees exactly those characters, whatever they are."""

from __future__ import annotations

import json
from typing import Any

import pypandoc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.narrative import escape
from pipeline.narrative.marks import fact_span, free_span
from pipeline.narrative.text import attribute, one_line, unescape

from .conftest import BLOCK, Fill, make_release

DIALECTS = (
    "markdown",
    "markdown+autolink_bare_uris+emoji+mark+lists_without_preceding_blankline+hard_line_breaks",
)

HOSTILE = (
    "*schuin*", "**vet**", "_schuin_", "__vet__", "***alles***", "a*b*c", "snake_case_naam",
    "`code`", "``code``", "```\ncode\n```", "~~~ {.python}", "~~weg~~", "~laag~", "^hoog^",
    "$x^2$", "$$x$$", "kost $5 of $6", "# kop", "## kop {#id}", "kop\n===", "kop\n---", "---",
    "***", "- punt", "* punt", "+ punt", "1. punt", "1) punt", "(1) punt", "a. punt", "i) punt",
    "#. punt", "(@) voorbeeld", "@jansen2020", "[@jansen2020, p. 3]", "@fig-hulp", "-@tbl-x",
    "[^1]", "tekst[^noot]", "^[een noot]", "[link](http://x.nl)", "[link][ref]", "[ref]: http://x",
    "![beeld](x.png)", "<https://x.nl>", "https://x.nl/pad", "www.x.nl", "jan@x.nl",
    "<b>vet</b>", "<script>alert(1)</script>", "<!-- weg -->", "&lt;b&gt;", "&amp;", "&#42;a&#42;",
    "a {.klas}", "[x]{.feit data-feit=\"y\"}", "`x`{=html}", "```{=typst}\n#x\n```",
    "{{< video x >}}",
    "{{ 7 * 7 }}", "{% raw %}", "::: {.noot}", ":::", "> citaat", "| a | b |", "| regel",
    ": omschrijving", "Table: bijschrift", "Tabel : {#tbl-x}", "term\n: uitleg", "\\", "\\\\",
    "\\*",
    "regel\\\nregel", "regel  \nregel", "a\n\nb", "    code", "\tcode", "\"aanhaling\"", "'enkel'",
    "“krul”", "‘krul’", "foto's", "a -- b", "a --- b", "wacht...", ":smile:", "==gemarkeerd==",
    "#let x = 1", "#strong[x]", "\\textbf{x}", "\\(x\\)", "%%", "% titel", "A1\u00a0B2", "\u202eom",
    "nul\x00byte", "+31", "!Jes", "GO!", "[[wiki]]", "*[HTML]: afkorting", "a|b", "[ ] taak",
    "- [x] taak", "http://a*b*", "1986\\. jaar", "10. ", "…", "a^2^~b~", "''", "`", "[", "]", "<",
)  # fmt: skip


def read(markdown: str, dialect: str = "markdown") -> list[dict[str, Any]]:
    return json.loads(pypandoc.convert_text(markdown, "json", format=dialect))["blocks"]


def words(inlines: list[dict[str, Any]]) -> str:
    """The text of inlines that may only be plain words and spaces."""
    pieces = []
    for inline in inlines:
        assert inline["t"] in ("Str", "Space"), inline
        pieces.append(inline["c"] if inline["t"] == "Str" else " ")
    return "".join(pieces)


def seen(text: str) -> str:
    """What the reader should see of a text."""
    return one_line(unescape(str(escape(text)))).strip()


def test_there_are_enough_hostile_strings_to_mean_something() -> None:
    assert len(set(HOSTILE)) >= 100


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_hostile_string_at_the_start_of_a_paragraph_is_plain_words(dialect: str) -> None:
    document = "\n\n".join(str(escape(text)).strip() for text in HOSTILE)
    blocks = read(document, dialect)
    assert len(blocks) == len(HOSTILE)
    for text, block in zip(HOSTILE, blocks, strict=True):
        assert block["t"] == "Para", text
        assert words(block["c"]) == seen(text)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_hostile_string_inside_a_sentence_leaves_that_sentence_alone(dialect: str) -> None:
    document = "\n\n".join(f"Voor {str(escape(text)).strip()} na." for text in HOSTILE)
    for text, block in zip(HOSTILE, read(document, dialect), strict=True):
        assert words(block["c"]) == f"Voor {seen(text)} na."


def test_hostile_strings_stay_in_their_bullet_and_their_table_cell() -> None:
    bullets = read("\n".join(f"- {str(escape(text)).strip()}" for text in HOSTILE))
    assert [words(item[0]["c"]) for item in bullets[0]["c"]] == [seen(t) for t in HOSTILE]
    rows = "\n".join(f"| {str(escape(text)).strip()} | slot |" for text in HOSTILE)
    table = read(f"| kop | kop |\n|---|---|\n{rows}\n")[0]
    assert table["t"] == "Table"
    cells = [[cell[4] for cell in row[1]] for row in table["c"][4][0][3]]
    assert [words(first[0]["c"]) for first, _ in cells] == [seen(t) for t in HOSTILE]
    assert all(words(last[0]["c"]) == "slot" for _, last in cells)


def test_a_hostile_string_cannot_leave_the_mark_of_a_number() -> None:
    for make, kind in (
        (lambda t: fact_span(t, "a/b"), "feit"),
        (lambda t: free_span(t, "naam"), "vrij"),
    ):
        blocks = read("\n\n".join(str(make(text)) for text in HOSTILE))
        for text, block in zip(HOSTILE, blocks, strict=True):
            (span,) = block["c"]
            assert span["t"] == "Span"
            assert span["c"][0][1] == [kind]
            assert words(span["c"][1]).strip() == seen(text)


def test_a_hostile_string_cannot_leave_the_alternative_text_of_a_figure() -> None:
    document = "\n\n".join(f'x ![](a.svg){{fig-alt="{attribute(t)}" width=100%}}' for t in HOSTILE)
    for text, block in zip(HOSTILE, read(document), strict=True):
        image = block["c"][-1]
        assert image["t"] == "Image"
        assert dict(image["c"][0][2])["fig-alt"] == one_line(text).strip()


def test_no_escaped_text_holds_a_shortcode_a_comment_or_a_code_fence() -> None:
    for text in HOSTILE:
        assert not any(mark in escape(text) for mark in ("{{", "<!--", "```"))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=20, max_size=40))
def test_any_text_is_read_back_as_exactly_that_text(texts: list[str]) -> None:
    blocks = read("\n\n".join(f"{escape('y' + text)}z" for text in texts))
    expected = [unescape(str(escape("y" + text))) + "z" for text in texts]
    assert [words(block["c"]) for block in blocks] == expected


def test_data_in_a_filled_template_is_escaped_wherever_it_is_printed(fill: Fill) -> None:
    hostile = "*a* {{< x >}} <b> [k](l) $m$ @n"
    register = {
        "themas": {"armoede": {"naam": hostile, "volgorde": 1, "domeinen": []}},
        "organisatie": make_release().register["organisatie"],
    }
    template = (
        "{% macro kop(t) %}{{ t.naam }}{% endmacro %}"
        "{% set blokje %}{{ thema.naam }}{% endset %}"
        "{{ thema.naam }}\n\n{{ kop(thema) }}\n\n{{ blokje }}\n\nx{{ 'x' ~ thema.naam ~ 'x' }}x\n\n"
        "{{ 'x' + thema.naam }}\n\n{{ lijst([thema.naam]) }}\n\n{{ '*b*' }}\n\n"
        "{{ kop(thema) ~ '_c_' }}"
    )
    filled = fill(template, release=make_release(register=register), blocks={"armoede": [BLOCK]})
    expected = [
        hostile,
        hostile,
        hostile,
        f"xx{hostile}xx",
        f"x{hostile}",
        hostile,
        "*b*",
        f"{hostile}_c_",
    ]
    assert [words(block["c"]) for block in read(filled.qmd)] == expected
