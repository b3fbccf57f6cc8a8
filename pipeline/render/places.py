"""From a place in what an engine read back to the line an editor wrote.

The narrative stage leaves marks in the document,
``<!-- bron: reports/templates/…/x.qmd.j2:12 -->``: what follows comes from that line of that
template. The house style carries them on into the intermediate typst file as ``// bron: …``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_MARK = re.compile(r"<!--\s*bron:\s*(?P<file>\S+?):(?P<line>\d+)\s*-->")
_TYPST_MARK = re.compile(r"^\s*//\s*bron:\s*(?P<file>\S+?):(?P<line>\d+)\s*$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of a template, as a mark names it."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is wrong: the document, its line and the template's line, as far as known."""

    document: str
    line: int | None = None
    mark: Mark | None = None

    @property
    def text(self) -> str:
        """For people: the template first, because that is what they can change."""
        own = self.document if self.line is None else f"{self.document}, regel {self.line}"
        return own if self.mark is None else f"{self.mark.file}, regel {self.mark.line} ({own})"


def mark_at(lines: list[str], line: int) -> Mark | None:
    """The last mark at or above a line (counted from 1) of a document."""
    for text in reversed(lines[:line]):
        found = list(_MARK.finditer(text))
        if found:
            return Mark(found[-1]["file"], int(found[-1]["line"]))
    return None


def intermediate_mark(file: Path, line: int) -> Mark | None:
    """The last mark at or above a line of the intermediate typst file."""
    if not file.is_file():
        return None
    for text in reversed(file.read_text(encoding="utf-8").splitlines()[:line]):
        found = _TYPST_MARK.match(text)
        if found:
            return Mark(found["file"], int(found["line"]))
    return None


def _line_of(lines: list[str], mark: Mark) -> int | None:
    for number, text in enumerate(lines, start=1):
        if any(Mark(m["file"], int(m["line"])) == mark for m in _MARK.finditer(text)):
            return number
    return None


def locate(
    document: Path, *, key: str = "", line: int | None = None, mark: Mark | None = None
) -> Place:
    """The best known place: a named line, else the first line with ``key``, else a mark."""
    lines = document.read_text(encoding="utf-8").splitlines() if document.is_file() else []
    if line is None and key:
        line = next((n for n, text in enumerate(lines, start=1) if key in text), None)
    if line is None and mark is not None:
        return Place(document.name, _line_of(lines, mark), mark)
    if line is None:
        return Place(document.name)
    return Place(document.name, line, mark_at(lines, line) or mark)
