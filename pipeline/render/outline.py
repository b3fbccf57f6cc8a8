"""The bare structure of a ``.qmd``: blocks, headings, tables and names, each with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_OPEN = re.compile(r"^\s*:{3,}\s*(?P<attributes>\{.*\}|[\w-]+)\s*:*\s*$")
_CLOSE = re.compile(r"^\s*:{3,}\s*$")
_HEADING = re.compile(r"^(?P<marks>#{1,6})\s+\S")
_ROW = re.compile(r"^\s*\|.*\|\s*$")
_CAPTION = re.compile(r"^\s*(?::|Table:)\s+\S")
_NAME = re.compile(r"\{[^{}]*?#(?P<id>[\w.-]+)[^{}]*\}")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)(?:\{=\w+\})?")
_ESCAPED = re.compile(r"\\.")
_VALUE = re.compile(r'="[^"]*"')
_COMMENT = re.compile(r"<!--.*?-->")


@dataclass(frozen=True, slots=True)
class Line:
    """A line outside the front matter: as written, and without code and comments; a character
    that was escaped is no mark and reads as a dot.
    """

    number: int
    raw: str
    text: str

    @property
    def marks(self) -> str:
        """The same without what attributes say: an alternative text is no markup."""
        return _VALUE.sub('=""', self.text)


@dataclass(frozen=True, slots=True)
class Division:
    """A fenced block; ``end`` is ``None`` when nothing closes it."""

    start: int
    end: int | None
    classes: tuple[str, ...]
    identifier: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """A pipe table with what its caption says."""

    start: int
    caption: str
    identifier: str | None


@dataclass(frozen=True, slots=True)
class Outline:
    """Everything the rules look at."""

    front_matter: str
    lines: tuple[Line, ...]
    divisions: tuple[Division, ...]
    stray_ends: tuple[int, ...]
    headings: tuple[tuple[Line, int], ...]
    tables: tuple[Table, ...]
    identifiers: tuple[tuple[str, int], ...]

    def around(self, number: int) -> tuple[Division, ...]:
        """The blocks a line stands in, outermost first."""
        return tuple(
            division
            for division in self.divisions
            if division.start < number and (division.end is None or number < division.end)
        )

    def between(self, start: int, end: int | None) -> tuple[Line, ...]:
        """The lines inside a block."""
        return tuple(
            line
            for line in self.lines
            if start < line.number and (end is None or line.number < end)
        )


def read_outline(text: str) -> Outline:
    """Read the structure of a document; never fails, whatever the text."""
    front_matter, lines = _split(text)
    divisions, stray = _divisions(lines)
    headings = tuple(
        (line, len(match["marks"])) for line in lines if (match := _HEADING.match(line.text))
    )
    names = tuple(
        (match["id"], line.number) for line in lines for match in _NAME.finditer(line.marks)
    )
    return Outline(front_matter, lines, divisions, stray, headings, _tables(lines), names)


def _split(text: str) -> tuple[str, tuple[Line, ...]]:
    raw = text.splitlines()
    start = 0
    if raw and raw[0].strip() == "---":
        ends = [n for n, line in enumerate(raw[1:], start=1) if line.strip() in {"---", "..."}]
        start = ends[0] + 1 if ends else len(raw)
    front_matter = "\n".join(raw[1 : start - 1]) if start else ""
    lines: list[Line] = []
    fence = ""
    for number, line in enumerate(raw[start:], start=start + 1):
        opening = re.match(r"^\s*(`{3,}|~{3,})", line)
        inside = bool(fence)
        if opening and not fence:
            fence = opening[1]
        elif opening and line.strip().startswith(fence):
            fence = ""
        if not inside:
            lines.append(Line(number, line, _marks(line)))
    return front_matter, tuple(lines)


def _marks(line: str) -> str:
    return _COMMENT.sub("", _CODE.sub("", _ESCAPED.sub("·", line)))


@dataclass(slots=True)
class _Open:
    start: int
    classes: tuple[str, ...]
    identifier: str | None


@dataclass(slots=True)
class _Stack:
    open: list[_Open] = field(default_factory=list)
    done: list[Division] = field(default_factory=list)
    stray: list[int] = field(default_factory=list)

    def close(self, number: int | None) -> None:
        top = self.open.pop()
        self.done.append(Division(top.start, number, top.classes, top.identifier))


def _divisions(lines: tuple[Line, ...]) -> tuple[tuple[Division, ...], tuple[int, ...]]:
    stack = _Stack()
    for line in lines:
        opening = _OPEN.match(line.text)
        if opening:
            written = opening["attributes"]
            name = re.search(r"#([\w.-]+)", written)
            classes = tuple(re.findall(r"(?<!\S|[\w\"])\.([\w-]+)|\{\.([\w-]+)", written))
            flat = tuple(a or b for a, b in classes) or (
                () if written.startswith("{") else (written,)
            )
            stack.open.append(_Open(line.number, flat, name[1] if name else None))
        elif _CLOSE.match(line.text):
            if stack.open:
                stack.close(line.number)
            else:
                stack.stray.append(line.number)
    while stack.open:
        stack.close(None)
    return tuple(sorted(stack.done, key=lambda d: d.start)), tuple(stack.stray)


def _tables(lines: tuple[Line, ...]) -> tuple[Table, ...]:
    tables: list[Table] = []
    previous_row = False
    for index, line in enumerate(lines):
        row = bool(_ROW.match(line.text))
        if row and not previous_row:
            tables.append(_table(lines, index))
        previous_row = row
    return tuple(tables)


def _table(lines: tuple[Line, ...], index: int) -> Table:
    start = lines[index].number
    after = [line for line in lines[index:] if not _ROW.match(line.text) and line.text.strip()]
    following = after[0].text if after else ""
    caption = following.strip() if _CAPTION.match(following) else ""
    name = _NAME.search(caption)
    return Table(start, caption, name["id"] if name else None)
