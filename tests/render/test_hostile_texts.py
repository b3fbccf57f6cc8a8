"""Hostile texts from the data through the engine: the reader sees those characters, no more."""

from __future__ import annotations

import re

import pikepdf
import pypdfium2
import pytest
from bs4 import BeautifulSoup

from pipeline.errors import RenderFailed
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
    "”.len()", "’(x)", "“[x]", "”;x", "/ a: b", "+ a", "wacht...", "-?x",
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


def test_a_text_at_the_start_of_a_point_a_cell_or_a_note_begins_nothing_in_print(
    document: JobMaker,
) -> None:
    """There pandoc leaves the beginning of headings and lists as it is, and typst would read it."""
    texts = [escape(text) for text in TEXTS]
    points = "\n".join(f"- {text}" for text in texts)
    rows = "\n".join(f"| {text} | slot |" for text in texts)
    notes = "\n\n".join(f"Zin.[^n{n}]\n\n[^n{n}]: {text}" for n, text in enumerate(texts))
    body = f"# Kop\n\n{points}\n\n| a | b |\n|---|---|\n{rows}\n\n: Tabel {{#tbl-a}}\n\n{notes}"
    made = EmbeddedRenderer().render(document(body))
    with pikepdf.open(made.pdf) as file, file.open_outline() as outline:
        assert [str(item.title) for item in outline.root] == ["Kop"]
        assert [item.children for item in outline.root] == [[]]
    words = "".join(
        page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(made.pdf)
    )
    paper = "".join(words.split())
    for text in ("=kop", "==kop", "/term:uitleg", "”.len()", "’(x)", "-punt", "+punt", "wacht..."):
        assert paper.count(text) >= 3, text


FIGURE = '::: {#fig-a .figuur}\n![](figuren/a.svg){fig-alt="x"}\n\nTitel\n:::'


@pytest.mark.parametrize("text", ["Tot ziens 😀", "日本語 en Ⅳ", "👩‍👩‍👧‍👦", "e\u0301"])
def test_a_character_without_a_shape_stops_no_document(document: JobMaker, text: str) -> None:
    """On screen it stands there; in print a block stands in its place, also in a picture."""
    job = document(f"{escape(text)} einde\n\n{FIGURE}")
    picture = job.source.parent / "figuren" / "a.svg"
    drawn = picture.read_text(encoding="utf-8")
    picture.write_text(
        drawn.replace("</svg>", f'<text y="9">{text}</text></svg>'), encoding="utf-8"
    )
    made = EmbeddedRenderer().render(job)
    assert text in made.html.read_text(encoding="utf-8")
    words = pypdfium2.PdfDocument(made.pdf)[0].get_textpage().get_text_bounded()
    assert ("■" in words) == (text != "e\u0301")
    assert "einde" in words


def test_a_picture_that_cannot_be_read_is_told_in_dutch(document: JobMaker) -> None:
    job = document(FIGURE)
    (job.source.parent / "figuren" / "a.svg").write_text("<svg>&</svg>", encoding="utf-8")
    with pytest.raises(RenderFailed) as caught:
        EmbeddedRenderer().render(job)
    assert caught.value.exit_code == 6
