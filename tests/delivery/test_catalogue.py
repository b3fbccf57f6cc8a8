"""The catalogue leads to what is there: every finished document, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from pipeline.delivery import find_entries, write_catalogue


def document(sender: str, title: str, *, marks: str = "", body: str = "") -> str:
    return f"""<!DOCTYPE html><html lang="nl"><head><title>x</title></head><body>
<div class="merken">{marks}</div>
<header class="kop"><p class="afzender">{sender} <span class="periode">· 2022</span></p>
<h1>{title}</h1><p class="ondertitel-rapport">Over dit jaar</p></header>
<main><h1 class="afzender">Niet deze</h1>{body}</main></body></html>"""


def put(output: Path, place: str, text: str) -> None:
    folder = output / place
    folder.mkdir(parents=True)
    (folder / f"{folder.name}.html").write_text(text, encoding="utf-8")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    found = tmp_path / "output"
    concept = '<p class="merk merk-concept">x</p><p class="merk merk-voorbeeld">x</p>'
    put(found, "kade/2021/monitor", document("De Kade", "Monitor 2021"))
    put(found, "kade/2022/monitor", document("De Kade", "Monitor 2022", marks=concept))
    put(found, "kade/2022/samenvatting", document("De Kade", "Zo ging het & verder"))
    put(found, "sluis/2022-H1/halfjaar", document("Aan de Sluis", "Half jaar"))
    put(found, "sluis/2022-H1/.halfjaar.nieuw", document("Aan de Sluis", "Nog niet af"))
    return found


def test_documents_stand_by_organisation_with_the_newest_period_first(output: Path) -> None:
    found = [(e.organisation, e.period, e.title) for e in find_entries(output)]
    assert found == [
        ("Aan de Sluis", "2022-H1", "Half jaar"),
        ("De Kade", "2022", "Monitor 2022"),
        ("De Kade", "2022", "Zo ging het & verder"),
        ("De Kade", "2021", "Monitor 2021"),
    ]


def test_what_comes_along_with_reports_stands_after_them(tmp_path: Path) -> None:
    for name in ("bronvergelijking", "kwaliteit", "monitor"):
        put(tmp_path, f"kade/2022/{name}", document("De Kade", name.capitalize()))
    assert [entry.document for entry in find_entries(tmp_path)] == [
        "monitor", "bronvergelijking", "kwaliteit",
    ]  # fmt: skip


def test_what_a_document_says_of_itself_is_repeated(output: Path) -> None:
    marks = {entry.title: entry.marks for entry in find_entries(output)}
    assert marks["Monitor 2022"] == ("concept", "voorbeelddata")
    assert marks["Monitor 2021"] == ()


def test_every_link_leads_to_a_file_of_a_document(output: Path) -> None:
    assert write_catalogue(output) == 4
    page = (output / "index.html").read_text(encoding="utf-8")
    links = set(re.findall(r'href="([^"#]+)"', page))
    assert "kade/2022/monitor/monitor.html" in links
    assert "kade/2022/monitor/monitor.pdf" in links
    assert "kade/2022/monitor/cijfers.csv" in links
    assert not any(link.startswith(("/", "http", "file")) or ".nieuw" in link for link in links)


def test_a_title_is_text_and_never_markup(tmp_path: Path) -> None:
    put(tmp_path, "kade/2022/monitor", document("De Kade", "&lt;script&gt;alert(1)&lt;/script&gt;"))
    write_catalogue(tmp_path)
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_the_same_documents_give_the_same_pages_and_touch_nothing(output: Path) -> None:
    write_catalogue(output)
    before = {path: path.stat().st_mtime_ns for path in output.glob("*.html")}
    write_catalogue(output)
    assert {path: path.stat().st_mtime_ns for path in output.glob("*.html")} == before
    assert {path.name for path in before} == {"index.html", "toegankelijkheid.html"}


def test_without_documents_the_page_says_so(tmp_path: Path) -> None:
    assert write_catalogue(tmp_path) == 0
    assert "nog geen rapporten" in (tmp_path / "index.html").read_text(encoding="utf-8")


@pytest.mark.browser
def test_searching_by_keyboard_leaves_what_fits(output: Path, browser: Browser) -> None:
    write_catalogue(output)
    page = browser.new_page()
    page.goto((output / "index.html").as_uri())
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("kade 2022 monitor")
    assert page.locator(".documenten li:visible").count() == 1
    assert page.locator("h2:visible").all_inner_texts() == ["De Kade"]
    assert page.locator("#gevonden").inner_text() == "1 rapport gevonden"
    page.close()


@pytest.mark.browser
def test_without_javascript_every_document_is_there(output: Path, browser: Browser) -> None:
    write_catalogue(output)
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((output / "index.html").as_uri())
    assert page.locator(".documenten li").count() == 4
    assert not page.locator(".zoek").is_visible()
    page.context.close()
