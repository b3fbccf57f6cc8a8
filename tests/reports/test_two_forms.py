"""The page and the PDF are two forms of one document, the same on every machine: every document."""

from __future__ import annotations

import getpass
import json
import re
import socket
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from bs4 import BeautifulSoup, Tag

from pipeline.execution.plan import COMPARISON
from tests.reports.huis import (
    BLOCK_NOTEBOOKS,
    ORG,
    PERIOD,
    REPORT,
    REPOSITORY,
    THEME,
    Build,
)
from tests.reports.papier import Paper
from tests.reports.plaatsen import SCREEN_ONLY, Places, squeezed

LONG = {"monitor", "evaluatie", "halfjaarrapportage", "subsidieaanvraag"}
MANIFEST = {
    "rapport", "organisatie", "periode", "parameters", "renderer", "bouwsleutel", "invoer",
    "gereedschap", "code", "uitvoer", "bescherming",
}  # fmt: skip


def test_every_place_says_the_same_on_screen_and_on_paper(screen: Places, paper: Paper) -> None:
    """Letter for letter; the warnings stand above the title on screen and below it on paper."""
    marks = [squeezed(line) for line in screen["merken"].text.splitlines() if line.strip()]
    shared = {name for name in screen if not name.startswith(SCREEN_ONLY)}
    assert shared == set(paper.places)
    assert "tekst 0" in shared
    for name in shared:
        on_paper = squeezed(paper.places[name].text)
        if name == "tekst 0":
            for mark in marks:
                assert mark in on_paper
                on_paper = on_paper.replace(mark, "")
        assert on_paper == squeezed(screen[name].text), name


def test_both_have_the_same_headings_at_the_same_level(soup: BeautifulSoup, paper: Paper) -> None:
    headings = [
        (int(heading.name[1]) - 1, squeezed(heading.text))
        for heading in soup.select("main h2, main h3, main h4, main h5")
    ]
    assert headings
    assert headings == paper.headings
    assert headings == paper.bookmarks


def test_headings_skip_no_level_and_none_is_empty(soup: BeautifulSoup) -> None:
    levels = [int(h.name[1]) for h in soup.find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for section in soup.select("main section:not(.footnotes)"):
        heading = section.find(re.compile("^h[2-6]$"))
        assert isinstance(heading, Tag)
        assert len(squeezed(section.text)) > len(squeezed(heading.text)), heading.text


@pytest.mark.parametrize(("kind", "selector"), [("Figuur", ".figuurtitel"), ("Tabel", "caption")])
def test_figures_and_tables_are_numbered_through(
    soup: BeautifulSoup, paper: Paper, kind: str, selector: str
) -> None:
    titles = [" ".join(title.text.split()) for title in soup.select(selector)]
    for number, title in enumerate(titles, start=1):
        assert re.match(rf"{kind} {number}\. \S", title)
        on_paper = squeezed(paper.places[f"bij {kind.lower()} {number}"].text)
        assert on_paper.startswith(squeezed(title))


def test_a_title_is_a_message_of_at_most_twelve_words(soup: BeautifulSoup) -> None:
    for title in soup.select(".figuurtitel"):
        words = title.text.split()[2:]
        assert 0 < len(words) <= 12, title.text


def test_tables_are_the_same_cell_by_cell(soup: BeautifulSoup, paper: Paper) -> None:
    """The name of a group of rows has empty cells beside it on screen and stretches on paper."""
    tables = [
        [[squeezed(cell.text) for cell in row.select("th, td")] for row in table.select("tr")]
        for table in soup.select("main table")
    ]
    assert [_filled(table) for table in tables] == [_filled(table) for table in paper.tables]
    for table, heads in zip(tables, paper.heads, strict=True):
        assert len(table) > 1
        assert all(table[0])
        assert heads[: len(table[0])] == table[0]


def _filled(table: list[list[str]]) -> list[list[str]]:
    return [[cell for cell in row if cell] for row in table]


def test_every_reference_leads_somewhere(soup: BeautifulSoup, paper: Paper) -> None:
    names = [str(tag["id"]) for tag in soup.select("[id]")]
    assert len(names) == len(set(names))
    inside = [str(a["href"])[1:] for a in soup.select('a[href^="#"]')]
    assert set(inside) <= set(names)
    leading = soup.select("a[href]:not([download])")
    outside = {str(a["href"]) for a in leading} - {f"#{name}" for name in inside}
    assert outside == set(paper.links)
    calls = soup.select("main a.footnote-ref, main a.verwijzing")
    assert paper.targets >= len(calls)
    for tag in soup.select("[aria-labelledby], [aria-describedby]"):
        for attribute in ("aria-labelledby", "aria-describedby"):
            assert set(str(tag.get(attribute, "")).split()) <= set(names)


def test_every_note_is_called_once_and_stands_in_both(soup: BeautifulSoup, paper: Paper) -> None:
    calls = [str(a["href"])[1:] for a in soup.select("a.footnote-ref")]
    notes = [str(note["id"]) for note in soup.select("li[id^=fn]")]
    assert calls == notes
    on_paper = sorted(name for name in paper.places if name.startswith("noot"))
    assert len(on_paper) == len(notes)


def test_every_chapter_is_in_the_table_of_contents(soup: BeautifulSoup) -> None:
    chapters = [squeezed(h.text) for h in soup.select("main h2")]
    listed = [squeezed(a.text) for a in soup.select("nav > details > ul > li > a")]
    assert listed == chapters


def test_a_printed_table_of_contents_names_every_chapter(
    made: Build, soup: BeautifulSoup, paper: Paper
) -> None:
    assert bool(paper.contents) == (made.document in LONG)
    if paper.contents:
        for heading in soup.select("main h2"):
            assert squeezed(heading.text) in paper.contents


def test_the_pdf_says_what_it_is_and_has_the_size_of_paper(
    made: Build, soup: BeautifulSoup, paper: Paper
) -> None:
    assert paper.title == title_of(soup)
    with pikepdf.open(made.pdf) as pdf:
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        for sheet in pdf.pages:
            width, height = (float(side) for side in list(sheet.mediabox)[2:])
            assert (round(width), round(height)) == (595, 842)  # A4


def title_of(soup: BeautifulSoup) -> str:
    (title,) = soup.select("h1")
    return " ".join(title.text.split())


def test_the_page_is_one_dutch_file_that_asks_for_nothing(soup: BeautifulSoup) -> None:
    assert isinstance(soup.html, Tag)
    assert str(soup.html["lang"]).startswith("nl")
    assert soup.title is not None
    assert soup.title.text.startswith(title_of(soup))
    assert not soup.select("link, iframe, object, embed, base, form, script[src]")
    # A script is the one of the house style as it stands: no value of a document is in it.
    script = (REPOSITORY / "reports/_extensions/feitenwerk/kiezer.js").read_text(encoding="utf-8")
    assert {tag.text.strip() for tag in soup.select("script")} <= {script.strip()}
    assert all(str(tag["src"]).startswith("data:") for tag in soup.select("[src]"))
    style = "".join(tag.text for tag in soup.select("style"))
    assert not re.findall(r"url\(\s*['\"]?(?!data:|#)[^)]*\)|@import", style)
    assert not re.findall(r"content:\s*\"[^\"]*\d(?<!\\2192)[^\"]*\"", style.replace("\\2192", ""))


def test_a_second_build_in_another_folder_gives_the_same_bytes(
    finished: Build, rebuilt: Build
) -> None:
    assert finished.house.root != rebuilt.house.root
    assert finished.outputs() == rebuilt.outputs()


def test_nothing_of_the_machine_gets_into_a_file(made: Build) -> None:
    folders = (
        made.folder,
        made.house.public(made.org, made.period),
        made.house.report(made.org, made.period, made.report),
    )
    found = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert (made.report == COMPARISON) != any(path.suffix == ".ipynb" for path in found)
    for path in found:
        content = decoded(path)
        for secret in secrets(made):
            assert secret not in content, f"{secret!r} in {path.name}"


def secrets(build: Build) -> set[bytes]:
    """What would give away where, by whom and on which machine something was made."""
    places = {str(build.house.root), str(REPOSITORY), str(Path.home()) + "/", "/tmp/", "/home/"}  # noqa: S108
    people = {name for name in (getpass.getuser(), socket.gethostname()) if len(name) > 5}
    return {name.encode() for name in places | people}


def decoded(path: Path) -> bytes:
    """The bytes of a file, those of a PDF unpacked."""
    if path.suffix != ".pdf":
        return path.read_bytes()
    with pikepdf.open(path) as pdf:
        streams = [o.read_bytes() for o in pdf.objects if isinstance(o, pikepdf.Stream)]
    return path.read_bytes() + b"\n".join(streams)


def test_executed_notebooks_keep_no_time_and_no_error(finished: Build) -> None:
    analysis = finished.house.report(ORG, PERIOD, REPORT) / "analyse"
    notebooks = sorted(analysis.rglob("*.ipynb"))
    assert len([path for path in notebooks if THEME in path.parts]) == len(BLOCK_NOTEBOOKS)
    for path in notebooks:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        assert "papermill" not in notebook["metadata"]
        for cell in notebook["cells"]:
            assert not cell["metadata"].keys() & {"papermill", "execution"}
            kinds = {output["output_type"] for output in cell.get("outputs", ())}
            assert kinds <= {"display_data", "execute_result"}


def test_the_manifest_says_what_lies_beside_it(made: Build) -> None:
    manifest = json.loads((made.folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest.keys() >= MANIFEST
    assert (manifest["rapport"], manifest["organisatie"]) == (made.document, made.org)
    told = {item["pad"]: (item["sha256"], item["bytes"]) for item in manifest["uitvoer"]}
    assert told == {
        name: (sha256(content).hexdigest(), len(content))
        for name, content in made.outputs().items()
        if name != "manifest.json"
    }
    for item in manifest["invoer"]:
        assert not Path(item["pad"]).is_absolute()
        assert sha256((made.house.root / item["pad"]).read_bytes()).hexdigest() == item["sha256"]
        assert item["rijen"] == item["geaccepteerd"] + item["geweigerd"]
    hidden = {f for f, fact in made.published_facts().items() if fact["status"] == "onderdrukt"}
    assert manifest["bescherming"]["profiel"] == "standaard"
    assert manifest["bescherming"]["onderdrukt"] == len(hidden)
