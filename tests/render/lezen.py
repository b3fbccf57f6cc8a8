"""Reads a finished page and a finished PDF back into the same simple facts, to compare them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
from bs4 import BeautifulSoup, Tag


def squeeze(text: str) -> str:
    """Text without any white space: line ends differ between screen and paper."""
    return re.sub(r"\s+", "", text.replace("\u00ad", ""))


@dataclass
class Content:
    headings: list[tuple[int, str]] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    alts: list[str] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)
    header_cells: list[list[str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    whole: str = ""


def read_html(path: Path) -> Content:
    soup = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
    main = soup.find("main")
    assert isinstance(main, Tag), "de pagina heeft geen main"
    found = Content()
    found.alts = [str(svg["aria-label"]) for svg in main.select("svg[role=img]")]
    for noise in main.select("svg, summary, .cijferbestand, .footnote-back, .footnotes hr"):
        noise.decompose()
    for heading in main.find_all(re.compile("^h[2-6]$")):
        found.headings.append((int(heading.name[1]) - 1, squeeze(heading.text)))
    for caption in main.select(".figuurtitel, caption"):
        found.captions.append(squeeze(caption.text))
    for table in main.find_all("table"):
        rows = [
            [squeeze(c.text) for c in row.find_all(["td", "th"])] for row in table.find_all("tr")
        ]
        found.tables.append(rows)
        found.header_cells.append([squeeze(c.text) for c in table.select("thead th")])
    found.links = [
        str(a["href"]) for a in main.find_all("a") if "footnote" not in str(a.get("class"))
    ]
    for block in main.select("p, li, td, th, caption, .figuurtitel, .ondertitel, .bron"):
        found.blocks.append(squeeze(block.text))
    found.whole = squeeze(main.text)
    return found


def _texts(pdf: Any) -> dict[tuple[int, int], str]:
    texts: dict[tuple[int, int], str] = {}
    for page in pdf.pages:
        for char in page.chars:
            if char.get("mcid") is not None:
                key = (page.page_number, char["mcid"])
                texts[key] = texts.get(key, "") + char["text"]
    return texts


@dataclass
class _Node:
    """A structure element with its texts and children in reading order."""

    kind: str
    alt: str
    parts: list[str | _Node]

    @property
    def text(self) -> str:
        """The text under a node; the letters inside a picture belong to the picture."""
        if self.kind == "Figure":
            return ""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def children(self) -> list[_Node]:
        return [part for part in self.parts if isinstance(part, _Node)]


class _Tree:
    def __init__(self, pdf: pikepdf.Pdf, texts: dict[tuple[int, int], str]) -> None:
        self.pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        self.texts = texts
        self.root = self.node(pdf.Root.StructTreeRoot, 0)

    def node(self, element: Any, page: int) -> _Node:
        page = self.pages.get(element.Pg.objgen, page) if "/Pg" in element else page
        parts: list[str | _Node] = []
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                parts.append(self.texts.get((page, kid), ""))
            elif "/MCID" in kid:
                own = self.pages.get(kid.Pg.objgen, page) if "/Pg" in kid else page
                parts.append(self.texts.get((own, int(kid.MCID)), ""))
            elif "/S" in kid:
                parts.append(self.node(kid, page))
        kind = str(element.get("/S", "/Root")).lstrip("/")
        return _Node(kind, str(element.get("/Alt", "")), parts)


def _visit(node: _Node, found: Content) -> None:
    if re.fullmatch(r"H\d", node.kind):
        found.headings.append((int(node.kind[1]), squeeze(node.text)))
    elif node.kind == "Caption":
        found.captions.append(squeeze((node.children or [node])[0].text))
    elif node.kind == "Figure":
        found.alts.append(node.alt)
    elif node.kind == "Table":
        found.tables.append([])
        found.header_cells.append([])
    elif node.kind == "TR":
        found.tables[-1].append([squeeze(cell.text) for cell in node.children])
        heads = [squeeze(cell.text) for cell in node.children if cell.kind == "TH"]
        found.header_cells[-1].extend(heads)
    for child in node.children:
        _visit(child, found)


def read_pdf(path: Path) -> Content:
    with pdfplumber.open(path) as pdf:
        texts = _texts(pdf)
        links = [link["uri"] for page in pdf.pages for link in page.hyperlinks]
    with pikepdf.open(path) as file:
        root = _Tree(file, texts).root
    found = Content(links=links, whole=squeeze(root.text))
    _visit(root, found)
    return found


def facts_in(path: Path) -> list[tuple[str, str]]:
    """Every marked number of a page: id and what is printed."""
    soup = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
    return [(str(tag["data-feit"]), tag.text) for tag in soup.select("[data-feit]")]
