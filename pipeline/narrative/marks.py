"""Marked numbers: how they are written in a document and read back from it. Pure.

What is recorded as printed is read from the finished document, never from the calls that made it:
a number that was prepared but not printed is not in the list, one that is printed twice is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.narrative.text import Qmd, attribute, escape, unescape

Place = Literal["tekst", "tabel", "alt", "label"]
Kind = Literal["jaar", "naam", "bron", "nummering"]

_SPAN_TEXT = r"\[((?:\\.|[^\[\]\\])*)\]"
FACT_SPAN = re.compile(_SPAN_TEXT + r'\{\.feit data-feit="([^"]+)"\}')
FREE_SPAN = re.compile(_SPAN_TEXT + r'\{\.vrij soort="[a-z]+"\}')
FIGURE = re.compile(r"^::: \{#(fig-[a-z0-9-]+) \.figuur\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """One number as the reader meets it.

    Attributes:
        fact_id: the fact it comes from.
        text: exactly as printed.
        place: running text, table cell, alternative text or label in a figure.
    """

    fact_id: str
    text: str
    place: Place


def fact_span(text: str, fact_id: str) -> Qmd:
    """A number that prints a fact."""
    return Qmd(f'[{escape(text)}]{{.feit data-feit="{attribute(fact_id)}"}}')


def free_span(text: str, kind: Kind) -> Qmd:
    """A number or name that is no fact: a year, a name, a cited source or numbering."""
    return Qmd(f'[{escape(text.strip())}]{{.vrij soort="{kind}"}}') if text.strip() else Qmd("")


def printed_numbers(
    qmd: str, figures: Mapping[str, tuple[PrintedNumber, ...]]
) -> tuple[PrintedNumber, ...]:
    """Every marked number of a finished document, in order of appearance.

    Args:
        qmd: the document.
        figures: the numbers printed in and beside each figure, by figure id.
    """
    found = [*_spans(qmd), *_figures(qmd, figures)]
    return tuple(number for _, numbers in sorted(found, key=lambda f: f[0]) for number in numbers)


def _spans(qmd: str) -> Iterator[tuple[int, tuple[PrintedNumber, ...]]]:
    for match in FACT_SPAN.finditer(qmd):
        line_start = qmd.rfind("\n", 0, match.start()) + 1
        place: Place = "tabel" if qmd.startswith("|", line_start) else "tekst"
        yield match.start(), (PrintedNumber(match[2], unescape(match[1]), place),)


def _figures(
    qmd: str, figures: Mapping[str, tuple[PrintedNumber, ...]]
) -> Iterator[tuple[int, tuple[PrintedNumber, ...]]]:
    for match in FIGURE.finditer(qmd):
        yield match.start(), figures.get(match[1], ())


def plain(qmd: str) -> str:
    """Running text as the reader sees it: number marks and escapes taken away."""
    return unescape(FREE_SPAN.sub(r"\1", FACT_SPAN.sub(r"\1", str(qmd))))
