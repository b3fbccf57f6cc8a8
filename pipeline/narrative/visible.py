"""The words of a Quarto document that a reader sees. Pure.

Markup is replaced by spaces, so every offset and line number stays what it was.
"""

from __future__ import annotations

import re

from pipeline.narrative.marks import FACT_SPAN, FREE_SPAN
from pipeline.narrative.numbers import FoundNumber, find_numbers

FRONT_MATTER = re.compile(r"\A---\n.*?^---$", re.DOTALL | re.MULTILINE)
PRINTED_METADATA = re.compile(r"^(?:sub)?title:")
MARKUP = (
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"^\s*:{3,}.*$", re.MULTILINE),
    re.compile(r"(?<=\])\([^()\n]*\)"),
    re.compile(r"(?<!\\)\{[^{}\n]*\}"),
    re.compile(r"(?<![\w\\])@[\w-]+"),
    re.compile(r"(?<!\\)\[\^[^\]\n]*\]:?"),
    re.compile(r"^\s*(?:\d+|#)[.)](?=\s)", re.MULTILINE),
    re.compile(r"&#?\w+;"),
    re.compile(r"https?://\S+"),
)


def blank(text: str, pattern: re.Pattern[str]) -> str:
    """The text with every match replaced by spaces; line breaks stay."""
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def visible(text: str) -> str:
    """Template or document text without its markup, of the same length and with the same lines.

    Attribute lists, fences, comments, link targets, cross-references, footnote labels and the
    numbers of numbered lists are markup; of the front matter only titles are text.
    """
    text = _without_metadata(text)
    for pattern in MARKUP:
        text = blank(text, pattern)
    return text


def unmarked_numbers(qmd: str) -> list[FoundNumber]:
    """Numbers of a finished document that no mark accounts for."""
    for pattern in (FACT_SPAN, FREE_SPAN):
        qmd = blank(qmd, pattern)
    return find_numbers(visible(qmd))


def _without_metadata(text: str) -> str:
    match = FRONT_MATTER.match(text)
    if not match:
        return text
    lines = [
        re.sub(PRINTED_METADATA, lambda m: " " * len(m.group()), line)
        if PRINTED_METADATA.match(line)
        else " " * len(line)
        for line in match.group().split("\n")
    ]
    return "\n".join(lines) + text[match.end() :]
