"""Reads a finished page: every text a reader sees or hears, at its place, with its owner."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from bs4 import BeautifulSoup, Comment, NavigableString, Tag

from tests.reports.plaatsen import Owner, Places, at
from tests.reports.vrij import Exempt

SILENT = {"style", "script", "template", "clippath", "defs"}
FLOWING = {"span", "a", "strong", "em", "b", "i", "sup", "sub", "small", "mark", "abbr", "q"}
HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
HEARD = ("aria-label", "aria-description", "alt", "title", "placeholder")
OWN_PLACE = (
    ".footnote-ref, .footnote-back, summary, nav, .merken, footer, .naar-inhoud, head,"
    " .cijferbestand, svg[aria-hidden=true]"
)


def soup_of(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


@dataclass
class _Reader:
    soup: BeautifulSoup
    exempt: Exempt
    places: Places = field(default_factory=dict)
    heading: int = 0
    figure: int = 0
    table: int = 0
    note: int = 0
    serial: int = 0

    def __post_init__(self) -> None:
        self.rules = {
            id(tag): number
            for number, rule in enumerate(self.exempt.screen)
            for tag in self.soup.select(rule.plek)
        }
        self.apart = {id(tag) for tag in self.soup.select(OWN_PLACE)}

    def walk(self, tag: Tag, name: str, owner: Owner | None) -> None:
        if tag.name in SILENT:
            return
        name = self.place_of(tag, name)
        place = at(self.places, name)
        flows = tag.name in FLOWING or (tag.name == "tspan" and not tag.get("dy"))
        if not flows:
            place.part()
        owner = self.owner_of(tag) or owner
        self.listen(tag, name)
        for child in tag.children:
            if isinstance(child, Tag):
                self.walk(child, name, owner)
            elif isinstance(child, NavigableString) and not isinstance(child, Comment):
                at(self.places, name).add(_line(child), owner)
        if not flows:
            place.part()

    def place_of(self, tag: Tag, name: str) -> str:
        kinds = set(tag.get("class") or [])
        if kinds & {"merken", "partners"}:
            return "merken" if "merken" in kinds else f"tekst {self.heading}"
        if id(tag) in self.apart and name != "merken":
            at(self.places, "scherm").part()
            return "scherm"
        if tag.name in HEADINGS and name.startswith("tekst"):
            self.heading += 1
        if tag.name == "figure":
            self.figure += 1
            return f"bij figuur {self.figure}"
        if tag.name == "svg" and tag.get("role") == "img":
            return f"{'smal' if 'smal' in kinds else 'figuur'} {self.figure}"
        if "bron" in kinds and name.startswith("bij figuur"):
            return f"bron {self.figure}"
        if tag.name == "table":
            self.table += 1
            return f"tabel {self.table}"
        if tag.name == "caption":
            return f"bij tabel {self.table}"
        if tag.name == "li" and str(tag.get("id", "")).startswith("fn"):
            self.note += 1
            return f"noot {self.note}"
        return f"tekst {self.heading}" if name.startswith("tekst") else name

    def owner_of(self, tag: Tag) -> Owner | None:
        fact, rule = str(tag.get("data-feit", "")), self.rules.get(id(tag), -1)
        if not fact and rule < 0:
            return None
        self.serial += 1
        return Owner(fact, -1 if fact else rule, self.own_text(tag), self.serial)

    def own_text(self, tag: Tag) -> str:
        """The text of an element without that of facts and rules inside it."""
        parts: list[str] = []
        for part in tag.find_all(string=True):
            holders = [up for up in part.parents if self.owns(up)]
            if holders and holders[0] is tag:
                parts.append(str(part))
        return " ".join("".join(parts).split())

    def owns(self, tag: Tag) -> bool:
        return bool(tag.get("data-feit") or id(tag) in self.rules)

    def listen(self, tag: Tag, name: str) -> None:
        """What is read aloud instead of shown."""
        for attribute in HEARD:
            if told := str(tag.get(attribute, "")):
                picture = tag.name in {"svg", "img"} and name.startswith(("figuur", "smal"))
                heard = at(self.places, f"alt {self.figure}" if picture else "scherm")
                heard.part()
                heard.add(told)
                heard.part()


def _line(text: str) -> str:
    """Text as a browser shows it: white space of the source is one space."""
    return re.sub(r"[ \t\r\n]+", " ", text)


def read_screen(path: Path, exempt: Exempt) -> Places:
    """Every place of a finished page."""
    soup = soup_of(path)
    reader = _Reader(soup, exempt)
    root = soup.html
    assert root is not None
    reader.walk(root, "tekst 0", None)
    return {name: place for name, place in reader.places.items() if place.text.strip()}
