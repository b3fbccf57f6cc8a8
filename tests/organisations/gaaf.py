"""What is never right in a finished report, whatever the organisation delivered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pikepdf
from bs4 import BeautifulSoup, NavigableString, Tag

from tests.organisations.huizen import REPORT, Report
from tests.reports.plaatsen import squeezed
from tests.reports.scherm import read_screen, soup_of
from tests.reports.vrij import read_exempt

HEADING = re.compile(r"^h[1-6]$")
HOLDERS = (
    "ul, ol, li, table, figure, blockquote, p, section, .kerncijfers, .kaarten, .partners, .noot"
)
HOLES = re.compile(
    r"\(\s*[,;]?\s*\)|\[\s*\]|“\s*”|\(\s*[,;]|[,;:]\s*\.|\s[,.;](?:\s|$)|\.\.|,\s*,|\?\?"
    r"|\bNone\b|\bundefined\b|@(?:fig|tbl|sec)-|\{\{|\}\}",
)
GAP = re.compile(r"[^\s|:-]  +[^\s|:-]")  # two spaces in a row of words: what stood between is gone
NOTHING = re.compile(r"\bnul\b|(?<![\d.,])0 (?:keer|trajecten|bijeenkomsten)\b")


def faults(report: Report) -> list[str]:
    """Every fault of every document, with its place."""
    return [
        f"{document}: {fault}"
        for document in report.documents()
        for check in (_empty_parts, _holes, _references, _numbers, _forms)
        for fault in check(report, document)
    ]


def text_of(report: Report, document: str) -> str:
    """What a reader sees of a document, line by line."""
    return "\n".join(_lines(soup_of(report.html(document))))


def headings_of(report: Report, document: str) -> list[str]:
    """The headings of a document."""
    headings = soup_of(report.html(document)).select("main h2, main h3, main h4, main h5")
    return [" ".join(heading.text.split()) for heading in headings]


def _main(soup: BeautifulSoup) -> Tag:
    main = soup.find("main")
    assert isinstance(main, Tag)
    return main


def _lines(soup: BeautifulSoup) -> Iterator[str]:
    for hidden in soup.select("script, style, svg, nav"):
        hidden.decompose()
    for part in _main(soup).find_all(["p", "li", "figcaption", "td", "th", "dt", "dd", HEADING]):
        if not part.find(["p", "li"]):
            yield " ".join(part.get_text().split())


def _empty_parts(report: Report, document: str) -> Iterator[str]:
    """Headings without anything under them, and lists, tables and the like without content."""
    main = _main(soup_of(report.html(document)))
    for heading in main.find_all(HEADING):
        if not _something_under(heading):
            yield f"lege kop: {heading.text.strip()}"
    for holder in main.select(HOLDERS):
        if not holder.get_text(strip=True) and not holder.find(["svg", "img"]):
            yield f"leeg: {str(holder)[:80]}"


def _something_under(heading: Tag) -> bool:
    """Whether there is text, or a lower heading, before the next heading or the notes."""
    level = int(heading.name[1])
    for part in heading.next_elements:
        if isinstance(part, Tag) and (part.name == "footer" or part.get("id") == "footnotes"):
            return False
        if isinstance(part, Tag) and HEADING.match(part.name):
            return int(part.name[1]) > level
        if isinstance(part, NavigableString) and heading not in part.parents and part.strip():
            return True
    return False


def _holes(report: Report, document: str) -> Iterator[str]:
    """Sentences in which a word fell away, and zeros where nobody registered anything."""
    source = report.house.text(report.org, report.period, REPORT, document) / f"{document}.qmd"
    for line in source.read_text(encoding="utf-8").splitlines():
        if found := GAP.search(line):
            yield f"gat: {line[max(found.start() - 40, 0) : found.end() + 40]}"
    for line in text_of(report, document).splitlines():
        for found in HOLES.finditer(line):
            yield f"gat: {line[max(found.start() - 40, 0) : found.end() + 20]}"
        if found := NOTHING.search(line):
            yield f"nul: {line[max(found.start() - 40, 0) : found.end() + 20]}"


def _references(report: Report, document: str) -> Iterator[str]:
    soup = soup_of(report.html(document))
    known = {tag["id"] for tag in soup.find_all(id=True)}
    for link in soup.select("a[href^='#']"):
        if str(link["href"])[1:] not in known:
            yield f"verwijzing: {link}"


def _numbers(report: Report, document: str) -> Iterator[str]:
    """Facts without a row in ``cijfers.csv``, and numbers that are no fact and not marked as free.

    Which marked numbers may be free is tested on the sample, in ``tests/reports``.
    """
    exempt = read_exempt(report.register())
    rows = {(row["feit"], row["afgedrukt"]) for row in report.figures(document)}
    for name, place in read_screen(report.html(document), exempt).items():
        for item in () if name.startswith(("alt", "scherm")) else place.printed():
            if item.owner is None:
                yield f"getal zonder herkomst: {name}: {item.text}"
            elif item.owner.fact and (item.owner.fact, item.text) not in rows:
                yield f"geen rij: {item.owner.fact} {item.text}"


def _forms(report: Report, document: str) -> Iterator[str]:
    """The PDF has the same headings as the page."""
    with pikepdf.open(report.pdf(document)) as file, file.open_outline() as outline:
        on_paper = [squeezed(title) for title in _titles(outline.root)]
    on_screen = [squeezed(text) for text in headings_of(report, document)]
    if on_paper != on_screen:
        yield f"andere koppen in de pdf: {sorted(set(on_paper) ^ set(on_screen))}"


def _titles(items: Iterable[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield str(item.title)
        yield from _titles(item.children)
