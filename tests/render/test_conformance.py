"""What every engine must do, whoever it is: one document, one page, one PDF, nothing different."""

from __future__ import annotations

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import page
import pikepdf
import pytest
from bs4 import BeautifulSoup

from pipeline.errors import RenderFailed
from pipeline.render import Rendered, Renderer, RenderJob
from tests.render.conftest import EXAMPLE, JobMaker
from tests.render.lezen import facts_in, read_html, read_pdf, squeeze

FIGURE = """::: {#fig-a .figuur}
![](figuren/a.svg){fig-alt="Een vierkant."}

Een titel
:::
"""


def test_page_and_paper_say_the_same(finished: Rendered) -> None:
    made = finished
    screen, paper = read_html(made.html), read_pdf(made.pdf)
    assert screen.headings == paper.headings
    assert screen.captions == paper.captions
    assert screen.alts == paper.alts
    assert screen.tables == paper.tables
    for block in screen.blocks:
        assert re.sub(r"^\d+(?=Eendoel)", "", block) in paper.whole
    # Letter for letter; paper adds its head above the first paragraph, list marks and note numbers.
    missing = Counter(screen.whole) - Counter(paper.whole)
    assert not missing


def test_numbers_arrive_with_their_fact(finished: Rendered) -> None:
    made = finished
    facts = facts_in(made.html)
    source = EXAMPLE.read_text(encoding="utf-8")
    written = re.findall(r'\[([^\[\]]+)\]\{\.feit data-feit="([^"]+)"\}', source)
    assert set(facts) >= {(fact, printed) for printed, fact in written}
    paper = read_pdf(made.pdf).whole
    assert all(squeeze(printed) in paper for printed, _ in written)


def test_numbering_and_references_run_through(finished: Rendered) -> None:
    made = finished
    titles = read_html(made.html).captions
    assert [re.match(r"(Figuur|Tabel)\d+\.", title)[0] for title in titles] == [  # type: ignore[index]
        "Figuur1.",
        "Tabel1.",
        "Figuur2.",
        "Tabel2.",
    ]
    soup = BeautifulSoup(made.html.read_text(encoding="utf-8"), "lxml")
    links = {a.text: str(a["href"]) for a in soup.select("a.verwijzing")}
    assert links["figuur\u00a01"] == "#fig-inkomen"
    assert links["tabel\u00a02"] == "#tbl-vorm"
    assert all(soup.find(id=target[1:]) for target in links.values())


def test_links_lead_to_the_same_places(finished: Rendered) -> None:
    made = finished
    screen = read_html(made.html).links
    assert [link for link in screen if link.startswith("http")] == read_pdf(made.pdf).links
    with pikepdf.open(made.pdf) as pdf:
        inside = sum(
            1
            for sheet in pdf.pages
            for note in sheet.get("/Annots", [])  # type: ignore[union-attr]
            if note.get("/Dest") is not None or "/D" in note.get("/A", {})
        )
    assert inside >= len([link for link in screen if link.startswith("#")])


def test_every_table_has_header_cells(finished: Rendered) -> None:
    made = finished
    for content in (read_html(made.html), read_pdf(made.pdf)):
        assert len(content.tables) == 2
        assert content.header_cells == [rows[0] for rows in content.tables]


def test_the_pdf_is_accessible_and_archivable(finished: Rendered) -> None:
    made = finished
    for profile in ("ua1", "2a"):
        report = page.validate_pdf(made.pdf, profile=profile)
        assert report.is_compliant, [failure.message for failure in report.failures]
    with pikepdf.open(made.pdf) as pdf:
        assert str(pdf.Root.Lang).lower().startswith("nl")
        names = {str(f.BaseFont) for s in pdf.pages for f in s.Resources.Font.values()}
    assert names
    assert all("SourceSansPro" in name for name in names), names


def test_the_page_stands_alone(finished: Rendered) -> None:
    made = finished
    text = made.html.read_text(encoding="utf-8")
    soup = BeautifulSoup(text, "lxml")
    assert not soup.find_all(["script", "link", "iframe", "object"])
    assert all(str(tag["src"]).startswith("data:") for tag in soup.select("[src]"))
    assert not re.findall(r"url\(\s*['\"]?(?!data:|#)[^)]*\)", text)
    assert "@import" not in text
    assert soup.html is not None
    assert soup.html["lang"] == "nl"
    for landmark in ("header", "nav", "main", "footer"):
        assert len(soup.find_all(landmark)) == 1
    assert soup.select_one('a[href="#inhoud"]')
    assert len(soup.find_all("h1")) == 1


def test_names_on_a_page_are_unique(finished: Rendered) -> None:
    soup = BeautifulSoup(finished.html.read_text(encoding="utf-8"), "lxml")
    counted = Counter(str(tag["id"]) for tag in soup.select("[id]"))
    assert [name for name, count in counted.items() if count > 1] == []


def test_a_second_time_gives_the_same_bytes(engine: Renderer, example: RenderJob) -> None:
    first = engine.render(example)
    again = engine.render(replace(example, target=example.target.parent / "nogmaals"))
    assert first.html.read_bytes() == again.html.read_bytes()
    assert first.pdf.read_bytes() == again.pdf.read_bytes()


def test_nothing_of_the_machine_gets_into_the_files(finished: Rendered) -> None:
    made = finished
    for path in (made.html, made.pdf):
        content = path.read_bytes()
        assert b"feitenwerk-opmaak" not in content
        assert b"reports/templates" not in content


def test_the_source_folder_stays_as_it_was(engine: Renderer, example: RenderJob) -> None:
    before = sorted(example.source.parent.rglob("*"))
    engine.render(example)
    assert sorted(example.source.parent.rglob("*")) == before


def test_parallel_renders_keep_their_own_pictures(engine: Renderer, document: JobMaker) -> None:
    jobs = []
    for number, colour in enumerate(("#111111", "#222222", "#333333")):
        job = document(FIGURE)
        folder = job.source.parent.parent / f"doc{number}"
        job.source.parent.rename(folder)
        picture = folder / "figuren" / "a.svg"
        picture.write_text(picture.read_text().replace("<rect", f'<rect fill="{colour}"'))
        jobs.append((replace(job, source=folder / "doc.qmd", target=folder / "uit"), colour))
    with ThreadPoolExecutor(3) as pool:
        made = list(pool.map(lambda pair: engine.render(pair[0]), jobs))
    for (_, colour), result in zip(jobs, made, strict=True):
        assert set(re.findall(r"#(?:111111|222222|333333)", result.html.read_text())) == {colour}


def test_marks_stand_on_every_page(engine: Renderer, document: JobMaker) -> None:
    head = "feitenwerk:\n  merk: [voorbeeld, niet-publiceren, concept]\n"
    job = document("# Kop\n\n" + "Een zin die een bladzijde helpt vullen.\n\n" * 90, head)
    made = engine.render(job)
    banner = BeautifulSoup(made.html.read_text(encoding="utf-8"), "lxml").select(".merken p")
    assert [p.text.split(":")[0] for p in banner] == ["Niet publiceren", "Concept", "Voorbeelddata"]
    import pdfplumber

    with pdfplumber.open(made.pdf) as pdf:
        assert len(pdf.pages) > 1
        for sheet in pdf.pages:
            assert "Niet publiceren · Concept · Voorbeelddata" in (sheet.extract_text() or "")


@pytest.mark.parametrize(
    ("body", "said", "line"),
    [
        ("Zie @fig-weg.", "@fig-weg", 6),
        (FIGURE.replace("a.svg", "weg.svg"), "weg.svg", 7),
        (FIGURE.replace('fig-alt="Een vierkant."', ".x"), "alternatieve tekst", 6),
        ("::: {.noot}\nniet gesloten", "unclosed", 6),
        ("```{=typst}\n#onbekend()\n```", "ruwe opmaak", 7),
    ],
    ids=["verwijzing", "afbeelding", "alt", "blok", "ruw"],
)
def test_a_fault_names_its_line_and_leaves_nothing(
    engine: Renderer, document: JobMaker, body: str, said: str, line: int
) -> None:
    job = document(body)
    with pytest.raises(RenderFailed) as caught:
        engine.render(job)
    assert said in caught.value.sentence
    assert f"regel {line}" in caught.value.place
    assert not job.target.exists() or not list(job.target.iterdir())


def test_a_failure_keeps_the_files_that_were_there(engine: Renderer, document: JobMaker) -> None:
    made = engine.render(document("# Goed\n\nTekst."))
    before = (made.html.read_bytes(), made.pdf.read_bytes())
    with pytest.raises(RenderFailed):
        engine.render(document("Zie @tbl-weg."))
    assert (made.html.read_bytes(), made.pdf.read_bytes()) == before
    assert sorted(p.name for p in made.html.parent.iterdir()) == ["doc.html", "doc.pdf"]


def test_a_fault_leads_back_to_the_template(engine: Renderer, document: JobMaker) -> None:
    mark = "<!-- bron: reports/templates/monitor/hulp.qmd.j2:12 -->"
    with pytest.raises(RenderFailed) as caught:
        engine.render(document(f"Tekst.\n\n{mark}\n\nZie @fig-weg."))
    assert (
        caught.value.place == "reports/templates/monitor/hulp.qmd.j2, regel 12 (doc.qmd, regel 10)"
    )


def test_a_missing_document_is_said_plainly(
    engine: Renderer, tmp_path: Path, example: RenderJob
) -> None:
    with pytest.raises(RenderFailed, match="bestaat niet"):
        engine.render(replace(example, source=tmp_path / "weg.qmd"))
