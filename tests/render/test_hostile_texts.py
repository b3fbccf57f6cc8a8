"""Hostile texts from the data through the engine: the reader sees those characters, no more."""

from __future__ import annotations

import re

import pypdfium2
from bs4 import BeautifulSoup

from pipeline.narrative import escape
from pipeline.render.embedded import EmbeddedRenderer
from tests.narrative.test_escaping import HOSTILE, seen

from .conftest import JobMaker

PRIVATE = "/etc/passwd"
ATTACKS = (
    f'#read("{PRIVATE}")', f'#include "{PRIVATE}"', '#import "@preview/x:1.0.0": *',
    '#eval("1+1")', "#set page(width: 1cm)", "#pagebreak()", "#link(\"https://x.nl\")[x]",
    "#raw(read(\"x\"))", "$ integral $", "@label", "<label>", "// weg", "/* weg */", "= kop",
    "== kop", "/ term: uitleg", "#show: none", "#{1 + 1}", "\\u{1f600}",
    f"{{{{< include {PRIVATE} >}}}}", "{{< env HOME >}}", "{{< meta title >}}", "{{< pagebreak >}}",
    "{{ config }}", "{{ ''.__class__.__mro__ }}", "{% import 'x' as y %}", "{# weg #}",
    f'{{% include "{PRIVATE}" %}}', "{{ self._TemplateReference__context }}",
    "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<iframe src=//x.nl></iframe>",
    "<style>*{display:none}</style>", "<link rel=stylesheet href=//x.nl>", "<base href=//x.nl>",
    "<form action=//x.nl><input>", "</p></body></html>", "</script><script>alert(1)</script>",
    "<a href=javascript:alert(1)>x</a>", "javascript:alert(1)", "data:text/html,x",
    "[x](javascript:alert(1))", f"![x](file://{PRIVATE})", f"![]({PRIVATE})", "<file:///etc/passwd>",
    "---\ntitle: x\n---", "title: x", "!!python/object/apply:os.system ['ls']", "&anker *anker",
    "```{python}\nimport os\n```", "```{=html}\n<b>x</b>\n```", "`<b>x</b>`{=html}", "`r 1+1`",
    "=1+1", "=cmd|' /C calc'!A0", "@SUM(1)", "+1+1", "-1+1", "=HYPERLINK(\"//x.nl\")",
    "::: {.content-visible when-format=html}", "::: {.callout-note}", "{.feit data-feit=x}",
    "\u202e omgekeerd", "\u2028 regel", "a\u00adb", "%00", "\\input{x}", "\\newpage",
)  # fmt: skip
TEXTS = tuple(dict.fromkeys((*HOSTILE, *ATTACKS, *(f"Zij zei: {text}" for text in HOSTILE[:90]))))


LAYOUT = (
    "script", "style", "link", "iframe", "img", "svg", "form", "base", "a", "code", "em", "strong",
    "h2", "ul", "ol", "table", "blockquote", "sup", "sub", "input",
)  # fmt: skip


def one_paragraph_each() -> str:
    return "\n\n".join(f"Plek {n}: {escape(text)} einde" for n, text in enumerate(TEXTS))


def test_more_than_two_hundred_hostile_texts_are_plain_words(document: JobMaker) -> None:
    assert len(TEXTS) >= 200
    empty = BeautifulSoup(EmbeddedRenderer().render(document("Niets.")).html.read_text(), "lxml")
    made = EmbeddedRenderer().render(document(one_paragraph_each()))
    page = BeautifulSoup(made.html.read_text(encoding="utf-8"), "lxml")
    for tag in LAYOUT:
        assert len(page.find_all(tag)) == len(empty.find_all(tag)), tag
    assert not any(name.startswith("on") for tag in page.find_all(True) for name in tag.attrs)
    told = {}
    for paragraph in page.find_all("p"):
        match = re.match(r"Plek (\d+): (.*) einde$", paragraph.get_text(), re.DOTALL)
        if match:
            told[int(match[1])] = match[2]
    assert told.keys() == set(range(len(TEXTS)))
    for number, text in enumerate(TEXTS):
        assert told[number].split() == seen(text).split(), text
    paper = pypdfium2.PdfDocument(made.pdf.read_bytes())
    words = "".join(page.get_textpage().get_text_bounded() for page in paper)
    assert words.count("einde") == len(TEXTS), "no text took a neighbour away"
    assert "root:" not in words + page.get_text()
