"""Hostile texts in every column: the reader sees those characters, and nothing else happens."""

from __future__ import annotations

import csv
import io
import json
import re
from base64 import b64decode
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from unicodedata import normalize

import pikepdf
import pypdfium2
import pytest
from bs4 import BeautifulSoup, Tag

from pipeline.contract import load_tables
from pipeline.ingest.delivery import TEXT_TABLE
from pipeline.narrative import escape
from pipeline.narrative.text import unescape
from pipeline.render.letters import known_signs
from tests.reports.huis import Build
from tests.vijandig.huis import DOCUMENTS, Site
from tests.vijandig.levering import MARK, fit_for, free_columns
from tests.vijandig.strings import HOSTILE

FORBIDDEN = (
    "img", "iframe", "object", "embed", "form", "base", "link", "code", "pre", "mark", "del",
    "math", "audio", "video", "input[onfocus]", "template", "noscript",
    ".math", ".citation", "[data-cites]", ".feit:not([data-feit])", "main h1", "main h6", "sub",
    "svg script", "svg image", "svg foreignObject", "svg a", "svg animate",
)  # fmt: skip
FILES, FILE = (
    ".tabelblok > .cijferbestand",
    re.compile(r"data:text/csv;charset=utf-8;base64,[\w+/=]+"),
)
INERT = re.compile(r"[+-]?[\d.,]*[*+%]*|[^=+\-@\t\r].*", re.DOTALL)

_ALTERNATIVE = re.compile(r'="[^"]*"')
LONG = 60  # a word that no line has room for


@pytest.fixture(params=DOCUMENTS, ids=lambda at: "-".join((at[0], at[-1])))
def made(site: Site, request: pytest.FixtureRequest) -> Build:
    return site.made(*request.param)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad]+", "", text)


def literal(text: str) -> str:
    """What the reader should see of a cell, without white space."""
    return squeezed(unescape(str(escape(text))))


@cache
def _shapes() -> frozenset[str]:
    pairs = (line.split() for line in known_signs().splitlines())
    return frozenset(chr(c) for low, high in pairs for c in range(int(low, 16), int(high, 16) + 1))


def in_print(text: str) -> str:
    """The same in print, where some signs have no shape and a line may end in a hyphen."""
    shaped = (sign for sign in text if sign in _shapes() and sign not in "■-")
    return normalize("NFKC", "".join(shaped))


def soup_of(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def test_every_column_met_two_hundred_hostile_strings(site: Site) -> None:
    assert len(HOSTILE) >= 300
    filled = {
        f"{table.name}.{column.name}": len(site.hostile.columns[f"{table.name}.{column.name}"])
        for table in load_tables().values()
        for column in free_columns(table)
        if f"{table.name}.{column.name}" in site.hostile.columns
    }
    assert len(filled) >= 40
    assert {column: number for column, number in filled.items() if number < 200} == {}
    texts = load_tables()[TEXT_TABLE]
    assert len(fit_for(TEXT_TABLE, texts.field("tekst"))) >= 200


def test_the_reader_sees_every_character_and_no_text_is_swallowed(made: Build, site: Site) -> None:
    soup = soup_of(made.html)
    for picture in soup.select("svg, script, style"):
        picture.decompose()
    seen = squeezed(soup.get_text()).casefold()  # a sentence begins with a capital
    written = set(MARK.findall(made.qmd))
    assert len(written) > 15
    assert written - set(MARK.findall(seen)) == in_pictures(made)
    found = written & set(MARK.findall(seen))
    cells = site.hostile.cells
    assert [c for mark in found if literal(c := cells[mark]).casefold() not in seen] == []


def in_pictures(made: Build) -> set[str]:
    """Texts that stand in an alternative text only."""
    alternatives = "".join(_ALTERNATIVE.findall(made.qmd))
    return set(MARK.findall(alternatives)) - set(MARK.findall(_ALTERNATIVE.sub("", made.qmd)))


def test_print_shows_the_same_characters(made: Build, site: Site) -> None:
    paper = in_print(words_of(made.pdf))
    cells = site.hostile.cells
    found = set(MARK.findall(paper)) & set(MARK.findall(_ALTERNATIVE.sub("", made.qmd)))
    assert len(found) > 15
    # A cell may be cut by the end of a page; its words are whole.
    words = {word for mark in found for word in cells[mark].split() if len(word) < LONG}
    assert [word for word in words if in_print(literal(word)) not in paper] == []


@cache
def words_of(path: Path) -> str:
    """What stands on all pages, without white space."""
    pages = pypdfium2.PdfDocument(path.read_bytes())
    return squeezed("".join(page.get_textpage().get_text_bounded() for page in pages))


def test_nothing_came_in_that_the_house_did_not_make(made: Build) -> None:
    soup = soup_of(made.html)
    for pattern in FORBIDDEN:
        assert [str(tag)[:120] for tag in soup.select(pattern)] == [], pattern
    scripts = [tag.get_text() for tag in soup.find_all("script")]
    assert not any(MARK.search(text) or "alert" in text for text in scripts)
    for tag in soup.find_all(True):
        assert not [name for name in tag.attrs if name.startswith("on")], str(tag)[:120]
        for name in ("href", "src", "xlink:href", "action", "srcset", "poster"):
            value = str(tag.get(name, "#"))
            if name == "href" and FILE.fullmatch(value) and tag.parent in soup.select(FILES):
                continue
            assert value.startswith("#"), f"{tag.name} {name}={value[:80]}"
    styles = "".join(tag.get_text() for tag in soup.find_all("style"))
    assert not MARK.search(styles)
    assert "root:" not in soup.get_text()


def test_page_and_print_have_the_headings_of_the_text_and_no_others(made: Build) -> None:
    wanted = len(re.findall(r"^#{1,5} ", made.qmd, re.MULTILINE))
    main = soup_of(made.html).find("main")
    assert isinstance(main, Tag)
    on_screen = [in_print(squeezed(h.get_text())) for h in main.select("h2, h3, h4, h5, h6")]
    assert len(on_screen) == wanted
    with pikepdf.open(made.pdf) as file, file.open_outline() as outline:
        on_paper = [in_print(squeezed(title)) for title in _titles(outline.root)]
    assert on_paper == on_screen


def _titles(items: Iterable[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield str(item.title)
        yield from _titles(item.children)


def test_the_pdf_leads_nowhere_and_runs_nothing(made: Build) -> None:
    with pikepdf.open(made.pdf) as file:
        for thing in file.objects:
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                for key in ("/URI", "/JS", "/JavaScript", "/Launch", "/AA", "/EmbeddedFile"):
                    assert key not in thing, key
                assert thing.get("/S") not in ("/URI", "/Launch", "/JavaScript", "/GoToR")
        assert "/OpenAction" not in file.Root
        assert "/EmbeddedFiles" not in file.Root.get("/Names", {})
    assert "root:" not in words_of(made.pdf)


def test_a_spreadsheet_computes_nothing_in_the_figures(made: Build) -> None:
    with (made.folder / "cijfers.csv").open(encoding="utf-8", newline="") as file:
        cells = {cell for row in csv.reader(file) for cell in row}
    assert len(cells) > 20
    assert [cell for cell in cells if not INERT.fullmatch(cell)] == []


def test_a_spreadsheet_computes_nothing_in_the_files_of_a_page(made: Build) -> None:
    links = soup_of(made.html).select(f"{FILES} > a")
    for link in links:
        assert set(link.attrs) == {"download", "href"}
        assert re.fullmatch(r"[a-z0-9-]+\.csv", str(link["download"]))
        text = b64decode(str(link["href"]).partition(";base64,")[2]).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
        assert len({len(row) for row in rows}) == 1
        assert [cell for row in rows for cell in row if not INERT.fullmatch(cell)] == []


def test_manifest_and_notebooks_are_whole(made: Build) -> None:
    assert json.loads((made.folder / "manifest.json").read_text(encoding="utf-8"))["uitvoer"]
    for path in made.analysis.rglob("*.ipynb"):
        for output in _outputs(json.loads(path.read_text(encoding="utf-8"))):
            page = BeautifulSoup(output, "lxml")
            assert page.select("script, img, iframe, object, embed, form, link, svg image") == []
            for tag in page.find_all(True):
                assert not [name for name in tag.attrs if name.startswith("on")]


def _outputs(notebook: dict[str, object]) -> Iterator[str]:
    for cell in notebook["cells"]:  # type: ignore[attr-defined]
        for output in cell.get("outputs", ()):
            told = output.get("data", {}).get("text/html", "")
            yield told if isinstance(told, str) else "".join(told)
