"""Reads a finished PDF through its structure tree: the order in which it is read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf

from tests.reports.plaatsen import Places, at, plain, squeezed

GAP = 0.3  # of the size of the letters; a wider gap without a space parts two labels
Letters = dict[tuple[int, int], list[dict[str, Any]]]


@dataclass
class Paper:
    """A finished PDF.

    Attributes:
        places: texts by place, as on screen.
        headings: level and text.
        alts: alternative texts of the figures.
        tables: cells, squeezed, row by row.
        heads: cells that are marked as heads.
        pages: text outside the structure (heads and feet) by page.
        bookmarks: level and text.
        contents: the printed table of contents, squeezed; empty where there is none.
        targets: number of links inside the document, all of which lead somewhere.
        links: addresses outside the document.
    """

    places: Places = field(default_factory=dict)
    headings: list[tuple[int, str]] = field(default_factory=list)
    alts: list[str] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)
    heads: list[list[str]] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    bookmarks: list[tuple[int, str]] = field(default_factory=list)
    contents: str = ""
    targets: int = 0
    links: list[str] = field(default_factory=list)
    language: str = ""
    title: str = ""


@dataclass
class _Node:
    kind: str
    alt: str
    parts: list[_Node | list[dict[str, Any]]]

    @property
    def children(self) -> list[_Node]:
        return [part for part in self.parts if isinstance(part, _Node)]

    def letters(self) -> Iterator[dict[str, Any]]:
        """All letters in reading order, without those of notes and note marks."""
        for part in self.parts:
            if isinstance(part, list):
                yield from part
            elif part.kind not in {"Note", "Lbl"}:
                yield from part.letters()

    def text(self) -> str:
        return text_of(self.letters())

    def holds_letters(self) -> bool:
        """Whether this is a paragraph: letters of its own, or words in bold and the like."""
        return self.kind != "Lbl" and any(
            isinstance(part, list) or part.kind in {"Span", "Strong", "Em", "Link", "Quote"}
            for part in self.parts
        )


def text_of(letters: Iterator[dict[str, Any]]) -> str:
    """Letters as lines: a jump over the paper without a space is a new line."""
    found: list[str] = []
    last: dict[str, Any] | None = None
    for letter in letters:
        if last is not None and _jumps(last, letter):
            found.append("\n")
        found.append(letter["text"])
        last = letter
    return plain("".join(found))


def _jumps(one: dict[str, Any], other: dict[str, Any]) -> bool:
    if one["page_number"] != other["page_number"]:
        return True
    size = max(one["size"], other["size"])
    gap = other["x0"] - one["x1"]
    return abs(one["bottom"] - other["bottom"]) > GAP * size or not -GAP * size < gap < GAP * size


class _Tree:
    def __init__(self, pdf: pikepdf.Pdf, letters: Letters) -> None:
        self.pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        self.letters = letters

    def node(self, element: Any, page: int) -> _Node:
        page = self.pages.get(element.Pg.objgen, page) if "/Pg" in element else page
        kids = element.get("/K", [])
        parts: list[_Node | list[dict[str, Any]]] = []
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                parts.append(self.letters.get((page, kid), []))
            elif "/MCID" in kid:
                own = self.pages.get(kid.Pg.objgen, page) if "/Pg" in kid else page
                parts.append(self.letters.get((own, int(kid.MCID)), []))
            elif "/S" in kid:
                parts.append(self.node(kid, page))
        kind = str(element.get("/S", "/Root")).lstrip("/")
        return _Node(kind, str(element.get("/Alt", "")), parts)


@dataclass
class _Reader:
    paper: Paper
    heading: int = 0
    figure: int = 0
    note: int = 0

    def walk(self, node: _Node, name: str) -> None:
        kind = node.kind
        if re.fullmatch(r"H\d", kind):
            self.heading += 1
            self.paper.headings.append((int(kind[1]), squeezed(node.text())))
        if kind == "TOC":  # on screen the contents stand beside the text, see test_two_forms
            self.paper.contents += squeezed(node.text())
            return
        if kind == "Table":
            self.table(node)
        elif kind == "Caption":
            self.write(f"bij figuur {self.figure + 1}", node)
        elif kind == "Figure":
            self.figure += 1
            self.paper.alts.append(plain(node.alt))
            at(self.paper.places, f"figuur {self.figure}").add(node.text())
        elif kind == "Note":
            self.note += 1
            self.write(f"noot {self.note}", node)
        elif node.holds_letters():
            self.write(name if name.startswith("bron") else f"tekst {self.heading}", node)
            self.notes(node)
        else:
            for child in node.children:
                self.walk(child, name)
                if child.kind == "Figure":
                    name = f"bron {self.figure}"

    def notes(self, node: _Node) -> None:
        """Notes hang where they are called; on screen they stand at the end."""
        for child in node.children:
            if child.kind == "Note":
                self.walk(child, "")
            else:
                self.notes(child)

    def table(self, node: _Node) -> None:
        number = len(self.paper.tables) + 1
        self.paper.tables.append([])
        self.paper.heads.append([])
        for child in node.children:
            if child.kind == "Caption":
                self.write(f"bij tabel {number}", child)
            for row in [child] if child.kind == "TR" else child.children:
                if row.kind == "TR":
                    self.row(row, number)

    def row(self, row: _Node, number: int) -> None:
        self.paper.tables[-1].append([squeezed(cell.text()) for cell in row.children])
        heads = [squeezed(cell.text()) for cell in row.children if cell.kind == "TH"]
        self.paper.heads[-1].extend(heads)
        for cell in row.children:
            self.write(f"tabel {number}", cell)

    def write(self, name: str, node: _Node) -> None:
        place = at(self.paper.places, name)
        place.part()
        place.add(node.text())
        place.part()


def read_paper(path: Path) -> Paper:
    """Everything the tests ask of a finished PDF."""
    paper = Paper()
    letters: Letters = {}
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            outside: list[dict[str, Any]] = []
            for letter in page.chars:
                mark = letter.get("mcid")
                if mark is None:
                    outside.append(letter)
                else:
                    letters.setdefault((page.page_number, mark), []).append(letter)
            paper.pages.append(text_of(iter(outside)))
            paper.links += [link["uri"] for link in page.hyperlinks]
    with pikepdf.open(path) as file:
        root = _Tree(file, letters).node(file.Root.StructTreeRoot, 0)
        paper.language = str(file.Root.get("/Lang", ""))
        with file.open_metadata() as metadata:
            paper.title = str(metadata.get("dc:title", ""))
        with file.open_outline() as outline:
            paper.bookmarks = list(_bookmarks(outline.root, 1))
        paper.targets = sum(
            1 for page in file.pages for note in page.get("/Annots", []) if _leads(note, file)
        )
    _Reader(paper).walk(root, "")
    paper.places = {name: place for name, place in paper.places.items() if place.text.strip()}
    return paper


def _bookmarks(items: Any, level: int) -> Iterator[tuple[int, str]]:
    for item in items:
        yield level, squeezed(str(item.title))
        yield from _bookmarks(item.children, level + 1)


def _leads(note: Any, file: pikepdf.Pdf) -> bool:
    """Whether an annotation is a link to a page of this document."""
    target = note.get("/Dest", note.get("/A", {}).get("/D"))
    if target is None:
        return False
    if isinstance(target, (pikepdf.String, pikepdf.Name)):
        target = _named(file, str(target))
    if isinstance(target, pikepdf.Dictionary):
        target = target.D
    pages = {page.obj.objgen for page in file.pages}
    assert target[0].objgen in pages, "een verwijzing wijst naar een bladzijde die er niet is"
    return True


def _named(file: pikepdf.Pdf, name: str) -> Any:
    tree = pikepdf.NameTree(file.Root.Names.Dests)
    return tree[name]
