"""What an engine says on stderr, made into one Dutch error with its own message inside.

Exit code 0 is not success: a missing picture, a reference to nothing and an unclosed block are only
warnings to the engines. So every warning is a failure, unless it is on the reviewed list below.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import RenderFailed
from pipeline.render.places import Place, intermediate_mark, locate

# Reviewed list: messages that say nothing about the document.
HARMLESS = (
    # The PDF is checked in our own test suite; veraPDF is a separate Java program.
    re.compile(r"PDF standard validation requested but verapdf is not installed"),
)

_OURS = re.compile(r"feitenwerk\|(?P<key>[^|]*)\|(?P<sentence>[^|]*)\|(?P<remedy>[^|]*)\|")
_WARNING = re.compile(r"^(?:\[WARNING\]|WARNING \(|WARN:|\[WARN\])\s*(?P<text>.*)$")
_ERROR = re.compile(r"^(?:\[typst\].*?\.\.\.)?\s*(?:ERROR|[Ee]rror)\b:?\s*(?P<text>.*)$")
_TRACE = re.compile(r"^\s*(?:Stack trace:|stack traceback:)")
_PATHS = (
    re.compile(r"file://\S+"),
    re.compile(r"(?<![\w:.])(?:/[^\s/:'\"()<>]+){2,}/(?=[^\s/:'\"()<>]+)"),
    re.compile(r"<(?:quarto|map|tmp)>/?"),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One message of an engine.

    Attributes:
        text: its first sentence, without machine paths.
        remedy: what to do, when the message says so itself.
        key: words to look for in the document; empty when the message names a line.
        line: line of the document (``typ_line``: of the intermediate typst file), or ``None``.
    """

    text: str
    remedy: str = ""
    key: str = ""
    line: int | None = None
    typ_line: int | None = None
    ours: bool = False


def clean(text: str) -> str:
    """A message without stack trace, machine paths and colour codes."""
    text = re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", text)
    kept: list[str] = []
    for line in text.splitlines():
        if _TRACE.match(line):
            break
        kept.append(line)
    text = "\n".join(kept)
    for pattern in _PATHS:
        text = pattern.sub("", text)
    return text


def first_fault(code: int, stderr: str) -> Fault | None:
    """The first thing that is wrong, or ``None`` when the run may count as a success."""
    text = clean(stderr)
    own = _OURS.search(stderr)
    if own:
        return Fault(own["sentence"], own["remedy"], own["key"], ours=True)
    lines = text.splitlines()
    warning = _first_warning(lines)
    if code == 0:
        return _detail(warning, text) if warning else None
    found = next((m["text"] for line in lines if (m := _ERROR.match(line)) and m["text"]), None)
    filter_fault = _filter_message(lines)
    return _detail(filter_fault or found or warning or f"afgebroken met code {code}", text)


def _first_warning(lines: list[str]) -> str | None:
    for line in lines:
        match = _WARNING.match(line)
        if match and not any(pattern.search(line) for pattern in HARMLESS):
            return re.sub(r"^:?\d*\)\s*", "", match["text"]).strip() or line
    return None


def _filter_message(lines: list[str]) -> str | None:
    for number, line in enumerate(lines[:-1]):
        if line.startswith("Error running filter"):
            return f"filter {lines[number + 1].strip()}"
    return None


def _detail(text: str, whole: str) -> Fault:
    text = re.sub(r"^(?:error|ERROR):\s*", "", text).strip()
    typ = re.search(r"\.typ:(\d+):", whole)
    if typ:
        return Fault(text, typ_line=int(typ[1]), key=_named(text))
    line = re.search(r"\bat (?:\S+ )?line (\d+)|\(line (\d+)|\((\d+):\d+\)", whole)
    number = int(next(group for group in line.groups() if group)) if line else None
    return Fault(text, key="" if number else _named(text), line=number)


def _named(text: str) -> str:
    match = re.search(r"@[\w-]+|(?:resource|at|file|bestand)\s+(\S+\.\w+)", text)
    return (match[1] or match[0]) if match else ""


def failure(fault: Fault, document: Path, intermediate: Path | None = None) -> RenderFailed:
    """The error for the reader: what, where in document and template, what to do."""
    mark = None
    if intermediate is not None and fault.typ_line is not None:
        mark = intermediate_mark(intermediate, fault.typ_line)
    place: Place = locate(document, key=fault.key, line=fault.line, mark=mark)
    sentence = fault.text if fault.ours else f"De opmaak van {document.name} mislukt: {fault.text}"
    return RenderFailed(
        sentence,
        place=place.text,
        remedy=fault.remedy or "Verbeter de genoemde plaats en maak het rapport opnieuw.",
    )
