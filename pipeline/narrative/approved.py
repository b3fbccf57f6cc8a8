"""Texts of the organisation: limited Markdown, no numbers. Pure.

Let through: paragraphs, ``*emphasis*``, ``**strong**`` and bullet lists. Everything else is
printed as the characters it is. A number would have no origin, so it is refused; ``{jaar}``
prints the year of the report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from pipeline.narrative.marks import free_span
from pipeline.narrative.names import Shown
from pipeline.narrative.numbers import FoundNumber, find_numbers
from pipeline.narrative.refusal import WrongText, WrongUse
from pipeline.narrative.text import Qmd, escape
from pipeline.narrative.values import describe, shorten

PARAGRAPHS = re.compile(r"\n[ \t]*\n+")
BULLET = re.compile(r"^[ \t]*[-*][ \t]+", re.MULTILINE)
INLINE = re.compile(
    r"\*\*(?=\S)(?P<strong>[^*]+?)(?<=\S)\*\*|\*(?=\S)(?P<emphasis>[^*]+?)(?<=\S)\*"
)
YEAR = "{jaar}"
NO_NUMBER = " " * len(YEAR)  # as long, so that places in the text stay what they are


@dataclass(frozen=True, slots=True)
class ApprovedText(Shown):
    """One approved text of the organisation.

    Attributes:
        plaats: where it belongs: werkwijze, citaat, expertise, duiding, impact.
        thema: id of its theme.
        doel: id of its goal, or empty.
        inhoud: the text as written.
        jaar: the year that ``{jaar}`` prints.
        bestand: the file in which it stands, as messages name it.
        regel: the line of that file on which it begins.
        titel: its own heading, or empty.
    """

    soort_naam: ClassVar[str] = "een tekst van de organisatie"
    plaats: str
    thema: str
    doel: str
    inhoud: str
    jaar: int
    bestand: str = ""
    regel: int = 1
    titel: str = ""


def approved_markup(text: ApprovedText) -> Qmd:
    """The text as markup.

    Raises:
        WrongText: it holds a number.
        WrongUse: it is not an approved text.
    """
    if not isinstance(text, ApprovedText):
        raise WrongUse(
            f"tekst() verwacht een tekst van de organisatie, maar kreeg {describe(text)}.",
            "Haal de tekst op met teksten(“werkwijze”).",
        )
    found = find_numbers(text.inhoud.replace(YEAR, NO_NUMBER))
    if found:
        raise WrongText(
            f"In de tekst “{text.plaats}” bij thema {text.thema} staat een getal: "
            f"“{found[0].text}” in “{_around(text.inhoud, found[0])}”.",
            "Een tekst van de organisatie mag geen getallen noemen: laat het weg, verplaats het "
            "naar de opgegeven feiten, of schrijf {jaar} voor het jaar van het rapport.",
            place=_place(text, found[0]),
        )
    blocks = [part.strip("\n") for part in PARAGRAPHS.split(text.inhoud.strip())]
    return Qmd("\n\n".join(_block(part, text.jaar) for part in blocks if part.strip()))


def quoted(markup: Qmd) -> Qmd:
    """Paragraphs as a quotation; the division around it, with who said it, is the template's."""
    lines = "\n".join(f"> {line}".rstrip() for line in str(markup).split("\n"))
    return Qmd(f"{lines}\n")


def _block(part: str, year: int) -> str:
    starts = list(BULLET.finditer(part))
    if not starts:
        return _inline(part, year)
    lead = part[: starts[0].start()].strip()
    ends = [*(start.start() for start in starts[1:]), len(part)]
    items = [
        f"- {_inline(part[start.end() : end], year)}"
        for start, end in zip(starts, ends, strict=True)
    ]
    return (f"{_inline(lead, year)}\n\n" if lead else "") + "\n".join(items)


def _inline(text: str, year: int) -> str:
    pieces, last = [], 0
    for match in INLINE.finditer(text):
        pieces.append(_words(text[last : match.start()], year))
        mark = "**" if match["strong"] else "*"
        inner = match["strong"] or match["emphasis"]
        pieces.append(f"{mark}{_words(inner, year)}{mark}")
        last = match.end()
    pieces.append(_words(text[last:], year))
    return "".join(pieces).strip()


def _words(text: str, year: int) -> str:
    printed_year = str(free_span(str(year), "jaar"))
    return printed_year.join(str(escape(part)) for part in text.split(YEAR))


def _around(text: str, number: FoundNumber) -> str:
    begin = max(number.start - 25, 0)
    return shorten(" ".join(text[begin : begin + 60].split()))


def _place(text: ApprovedText, number: FoundNumber) -> str:
    line = text.regel + text.inhoud.count("\n", 0, number.start)
    return f"{text.bestand}, regel {line}" if text.bestand else ""
