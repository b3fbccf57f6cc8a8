"""Finished files taken apart: what a reader, or someone who looks inside, finds in them.

HTML is read with its source, scripts, figures, alternative texts and the files it carries; PDF page
by page, with its properties and attachments; notebooks, CSV and JSON as they are.
"""

from __future__ import annotations

import binascii
import contextlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Any

import pypdfium2

SPOKEN = ("alt", "aria-label", "title", "content", "summary")
BREAKS = frozenset(
    {"p", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "div", "figcaption", "caption", "text",
     "title", "desc", "dt", "dd", "section", "br"}
)  # fmt: skip
CARRIED = re.compile(
    r"data:(?:text/(?P<text>\w+)|image/(?P<image>svg)\+xml)[^,]*;base64,(?P<data>.*)"
)
NAMED = "vrij"  # marks a number that is a year, a name or numbering
EMPTY = frozenset({"br", "img", "meta", "link", "input", "hr", "col", "source", "wbr"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a file.

    Attributes:
        place: where it stands: line, page or name.
        text: what stands there.
        facts: marked numbers in it: fact id and what is printed.
        free: the same text without its marked numbers.
        source: whether it is what programs write; numbers there are seldom about people.
    """

    place: str
    text: str
    facts: tuple[tuple[str, str], ...] = ()
    free: str = ""
    source: bool = False


def pieces(name: str, content: bytes) -> Iterator[Piece]:
    """The parts of one file, read according to its name."""
    if name.endswith(".pdf"):
        yield from _pdf(content)
        return
    text = content.decode("utf-8", errors="replace")
    if name.endswith((".html", ".svg")):
        yield from _page(text)
    if name.endswith(".ipynb"):
        for record in records(name, content):
            shown = record.get("text/html") or record.get("text/plain") or ""
            yield from _page(shown if isinstance(shown, str) else "".join(map(str, shown)))
    source = name.endswith((".html", ".svg", ".ipynb", ".json"))
    for number, line in enumerate(text.splitlines(), start=1):
        yield Piece(f"regel {number}", line, source=source)


def records(name: str, content: bytes) -> Iterator[Mapping[str, Any]]:
    """Every JSON object in a file, however deep: notebooks, figures in a page, blocks."""
    text = content.decode("utf-8", errors="replace")
    sources = [text] if name.endswith((".json", ".ipynb")) else []
    if name.endswith(".html"):
        page = _Page()
        page.feed(text)
        sources = page.scripts
    for source in sources:
        with contextlib.suppress(json.JSONDecodeError):
            yield from _objects(json.loads(source))


def _objects(data: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from _objects(value)
    elif isinstance(data, list):
        for value in data:
            yield from _objects(value)
    elif isinstance(data, str) and data[:1] in ("{", "["):
        with contextlib.suppress(json.JSONDecodeError):
            yield from _objects(json.loads(data))


def _page(text: str) -> Iterator[Piece]:
    reader = _Page()
    reader.feed(text)
    reader.close()
    yield from reader.found
    for place, kind, content in reader.carried:
        for piece in pieces(f"bijlage.{kind}", content):
            yield replace(piece, place=f"bijlage op {place}, {piece.place}")


def _pdf(content: bytes) -> Iterator[Piece]:
    document = pypdfium2.PdfDocument(content)
    try:
        for number in range(len(document)):
            page = document[number].get_textpage().get_text_bounded()
            for line in page.splitlines():
                yield Piece(f"bladzijde {number + 1}", line)
        for key, value in document.get_metadata_dict().items():
            yield Piece(f"eigenschap {key}", str(value))
        for number in range(document.count_attachments()):
            attached = document.get_attachment(number)
            for piece in pieces(attached.get_name(), bytes(attached.get_data())):
                where = f"bijlage {attached.get_name()}, {piece.place}"
                yield replace(piece, place=where)
    finally:
        document.close()


class _Page(HTMLParser):
    """Text per block, with the numbers that are marked as facts apart, and files it carries."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Piece] = []
        self.scripts: list[str] = []
        self.carried: list[tuple[str, str, bytes]] = []
        self._open: list[tuple[str, str | None]] = []
        self._line = 1
        self._text: list[str] = []
        self._free: list[str] = []
        self._facts: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BREAKS:
            self._flush()
        told = dict(attrs)
        place = f"regel {self.getpos()[0]}"
        self.found += [
            Piece(place, str(told[key]), free=str(told[key])) for key in SPOKEN if told.get(key)
        ]
        for key in ("href", "src"):
            if data := CARRIED.match(told.get(key) or ""):
                with contextlib.suppress(binascii.Error):
                    content = binascii.a2b_base64(data["data"])
                    self.carried.append((place, data["text"] or data["image"], content))
        if tag not in EMPTY:
            named = NAMED if "vrij" in (told.get("class") or "").split() else None
            self._open.append((tag, told.get("data-feit") or named or self._fact))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in BREAKS:
            self._flush()
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                del self._open[place:]
                break

    def handle_comment(self, data: str) -> None:
        self.found.append(Piece(f"regel {self.getpos()[0]}", data, free=data))

    def handle_data(self, data: str) -> None:
        if any(tag == "script" for tag, _ in self._open):
            self.scripts.append(data)
            return
        if any(tag == "style" for tag, _ in self._open):
            return
        self._line = self.getpos()[0]
        self._text.append(data)
        if self._fact == NAMED:
            self._free.append(" ")
        elif self._fact:
            self._facts.append((self._fact, data))
        else:
            self._free.append(data)

    def close(self) -> None:
        super().close()
        self._flush()

    @property
    def _fact(self) -> str | None:
        return self._open[-1][1] if self._open else None

    def _flush(self) -> None:
        if self._text:
            self.found.append(
                Piece(
                    f"regel {self._line}",
                    "".join(self._text),
                    tuple(self._facts),
                    " ".join(self._free),
                )
            )
        self._text, self._free, self._facts = [], [], []
