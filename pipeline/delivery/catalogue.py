"""The catalogue: one page that leads to every finished document, from disk or behind a web server.

It is made from the finished documents alone, so it shows what is there and nothing else.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path

import jinja2

MARKS = {"concept": "concept", "voorbeeld": "voorbeelddata", "bron": "niet publiceren"}
BESIDE = ("bronvergelijking", "kwaliteit")  # come along with reports, and stand after them
PAGES = ("index.html", "toegankelijkheid.html")
LOCK = ".catalogus.slot"
TEMPLATES = Path(__file__).parent / "web"


@dataclass(frozen=True, slots=True)
class Entry:
    """One finished document.

    Attributes:
        organisation: its printed name, as on the document.
        period: as in the path.
        title, subtitle: as on the document.
        marks: what the document says of itself: concept, sample data.
        place: path of its folder from the catalogue, with forward slashes.
        document: name of its files without ending.
    """

    organisation: str
    period: str
    title: str
    subtitle: str
    marks: tuple[str, ...]
    place: str
    document: str


def write_catalogue(output: Path) -> int:
    """Write the pages of the catalogue beside the documents they lead to; returns how many.

    A page whose content stays the same is not touched. Documents are delivered beside each other:
    whoever holds the lock last has seen all of them.

    Args:
        output: folder of the finished documents.
    """
    with (output / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        entries = find_entries(output)
        for name, content in catalogue_pages(entries).items():
            path = output / name
            if not path.is_file() or path.read_bytes() != content:
                fresh = output / f".{name}.nieuw"
                fresh.write_bytes(content)
                fresh.replace(path)
    return len(entries)


def find_entries(output: Path) -> list[Entry]:
    """Every finished document below a folder, by organisation, newest period first.

    Within a period the reports come first, then what comes along with them.
    """
    found = [
        _entry(output, path)
        for path in sorted(output.glob("*/*/*/*.html"))
        if path.stem == path.parent.name and not path.parent.name.startswith(".")
    ]
    order = {entry.place: place for place, entry in enumerate(found)}
    found.sort(key=lambda entry: (entry.document in BESIDE, order[entry.place]))
    found.sort(key=lambda entry: entry.period, reverse=True)
    found.sort(key=lambda entry: entry.organisation)
    return found


def catalogue_pages(entries: Sequence[Entry]) -> dict[str, bytes]:
    """The pages of the catalogue by file name; the same entries give the same bytes.

    Args:
        entries: in the order of the page.
    """
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    known = {"groepen": _grouped(entries), "aantal": len(entries)}
    return {
        page: environment.get_template(f"{page}.j2").render(known).encode("utf-8") for page in PAGES
    }


def _grouped(entries: Iterable[Entry]) -> list[tuple[str, list[tuple[str, list[Entry]]]]]:
    return [
        (
            organisation,
            [(period, list(own)) for period, own in groupby(group, key=lambda e: e.period)],
        )
        for organisation, group in groupby(entries, key=lambda e: e.organisation)
    ]


def _entry(output: Path, path: Path) -> Entry:
    head = _Head()
    head.feed(path.read_text(encoding="utf-8").partition("<main")[0])
    folder = path.parent
    return Entry(
        organisation=head.sender or folder.parent.parent.name,
        period=folder.parent.name,
        title=head.title or path.stem,
        subtitle=head.subtitle,
        marks=tuple(MARKS[mark] for mark in head.marks if mark in MARKS),
        place=folder.relative_to(output).as_posix(),
        document=path.stem,
    )


class _Head(HTMLParser):
    """Reads sender, title, subtitle and marks from the head of a document's own page."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[str] = []
        self._texts: dict[str, list[str]] = {"afzender": [], "titel": [], "ondertitel": []}
        self._into = ""

    @property
    def sender(self) -> str:
        """Who the document is from."""
        return self._text("afzender")

    @property
    def title(self) -> str:
        """The title a reader sees."""
        return self._text("titel")

    @property
    def subtitle(self) -> str:
        """The line under the title."""
        return self._text("ondertitel")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where in the head of the page we are."""
        classes = (dict(attrs).get("class") or "").split()
        self.marks += [name[5:] for name in classes if name.startswith("merk-")]
        if "periode" in classes:
            self._into = ""
        elif "afzender" in classes:
            self._into = "afzender"
        elif "ondertitel-rapport" in classes:
            self._into = "ondertitel"
        elif tag == "h1":
            self._into = "titel"

    def handle_endtag(self, tag: str) -> None:
        """Leave what we were in."""
        if tag in ("p", "h1"):
            self._into = ""

    def handle_data(self, data: str) -> None:
        """Keep the text of the parts we look for."""
        if self._into:
            self._texts[self._into].append(data)

    def _text(self, name: str) -> str:
        return " ".join("".join(self._texts[name]).split())
