"""Texts of the organisation: limited Markdown, no numbers. Pure.

Let through: paragraphs, ``*emphasis*``, ``**strong**`` and bullet lists. Everything else is
printed as the characters it is. A number would have no origin, so it is refused; ``{jaar}``
prints the year of the report, ``{indicator/code}`` the fact of that name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from pipeline.facts import Fact, Release
from pipeline.narrative.marks import free_span
from pipeline.narrative.names import Shown
from pipeline.narrative.numbers import FoundNumber, find_numbers
from pipeline.narrative.printer import Printer
from pipeline.narrative.refusal import WrongText, WrongUse, unknown
from pipeline.narrative.text import Qmd, escape
from pipeline.narrative.values import describe, shorten

PARAGRAPHS = re.compile(r"\n[ \t]*\n+")
BULLET = re.compile(r"^[ \t]*[-*][ \t]+", re.MULTILINE)
INLINE = re.compile(
    r"\*\*(?=\S)(?P<strong>[^*]+?)(?<=\S)\*\*|\*(?=\S)(?P<emphasis>[^*]+?)(?<=\S)\*"
)
NAMED = re.compile(r"\{(?P<name>[a-z0-9][a-z0-9./-]*)\}")
YEAR = "jaar"


@dataclass(frozen=True, slots=True)
class Figures:
    """The facts a text may name: those of the period of the report."""

    release: Release
    printer: Printer

    def named(self, name: str) -> Fact | None:
        """The fact of this name, if there is one."""
        told = self.release.register
        key = f"{told['organisatie']['id']}/{told['periode']['id']}/{name}".lower()
        return self.release.facts.facts.get(key)

    def printed(self, name: str) -> Qmd:
        """The fact of this name as running text prints it.

        Args:
            name: id of the fact without organisation and period: ``indicator[/code…]``.

        Raises:
            WrongUse: there is no such fact; names the nearest.
        """
        told = self.release.register
        ours = f"{told['organisatie']['id']}/{told['periode']['id']}/".lower()
        found = self.named(name)
        if found is not None:
            return self.printer.tel(found)
        known = [f.id.removeprefix(ours) for f in self.release.facts if f.id.startswith(ours)]
        raise unknown(f"Het cijfer “{name}” bestaat niet.", name, known)


@dataclass(frozen=True, slots=True)
class ApprovedText(Shown):
    """One approved text of the organisation.

    Attributes:
        plaats: where it belongs: werkwijze, citaat, expertise, duiding, impact.
        thema: id of its theme.
        doel: id of its goal, or empty.
        inhoud: the text as written.
        jaar: the year that ``{jaar}`` prints.
        cijfers: the facts it may name.
        bestand: the file in which it stands, as messages name it.
        regel: the line of that file on which it begins.
        titel: its own heading, or empty.
        onderwerp: what it is about within its place, or empty.
    """

    soort_naam: ClassVar[str] = "een tekst van de organisatie"
    plaats: str
    thema: str
    doel: str
    inhoud: str
    jaar: int
    cijfers: Figures
    bestand: str = ""
    regel: int = 1
    titel: str = ""
    onderwerp: str = ""


def approved_markup(text: ApprovedText) -> Qmd:
    """The text as markup.

    Raises:
        WrongText: it holds a number, or names a fact that does not exist.
        WrongUse: it is not an approved text.
    """
    if not isinstance(text, ApprovedText):
        raise WrongUse(
            f"tekst() verwacht een tekst van de organisatie, maar kreeg {describe(text)}.",
            "Haal de tekst op met teksten(“werkwijze”).",
        )
    found = find_numbers(NAMED.sub(lambda named: " " * len(named[0]), text.inhoud))
    if found:
        raise WrongText(
            f"In de tekst “{text.plaats}” bij thema {text.thema} staat een getal: "
            f"“{found[0].text}” in “{_around(text.inhoud, found[0])}”.",
            "Een tekst van de organisatie mag geen getallen noemen: laat het weg, verplaats het "
            "naar de opgegeven feiten en noem het daar {zo}, of schrijf {jaar} voor het jaar van "
            "het rapport.",
            place=_place(text, found[0].start),
        )
    printed = _named(text)
    blocks = [part.strip("\n") for part in PARAGRAPHS.split(text.inhoud.strip())]
    return Qmd("\n\n".join(_block(part, printed) for part in blocks if part.strip()))


def _named(text: ApprovedText) -> dict[str, str]:
    """What the names between braces in a text print."""
    printed = {YEAR: str(free_span(str(text.jaar), "jaar"))}
    for named in NAMED.finditer(text.inhoud):
        if named["name"] not in printed:
            try:
                printed[named["name"]] = str(text.cijfers.printed(named["name"]))
            except WrongUse as wrong:
                place = _place(text, named.start())
                raise WrongText(wrong.sentence, wrong.remedy, place=place) from None
    return printed


def points_of(text: ApprovedText) -> tuple[Qmd, ...]:
    """The bullets of a text, each as markup.

    Raises:
        WrongText, WrongUse: see :func:`approved_markup`.
    """
    lines = str(approved_markup(text)).split("\n")
    return tuple(Qmd(line.removeprefix("- ")) for line in lines if line.startswith("- "))


def facts_in(text: ApprovedText) -> tuple[Fact, ...]:
    """The facts that a text names, in the order of the text, each once."""
    names = dict.fromkeys(found["name"] for found in NAMED.finditer(text.inhoud))
    facts = (text.cijfers.named(name) for name in names)
    return tuple(fact for fact in facts if fact is not None)


def quoted(markup: Qmd) -> Qmd:
    """Paragraphs as a quotation; the division around it, with who said it, is the template's."""
    lines = "\n".join(f"> {line}".rstrip() for line in str(markup).split("\n"))
    return Qmd(f"{lines}\n")


def _block(part: str, printed: Mapping[str, str]) -> str:
    starts = list(BULLET.finditer(part))
    if not starts:
        return _inline(part, printed)
    lead = part[: starts[0].start()].strip()
    ends = [*(start.start() for start in starts[1:]), len(part)]
    items = [
        f"- {_inline(part[start.end() : end], printed)}"
        for start, end in zip(starts, ends, strict=True)
    ]
    return (f"{_inline(lead, printed)}\n\n" if lead else "") + "\n".join(items)


def _inline(text: str, printed: Mapping[str, str]) -> str:
    pieces, last = [], 0
    for match in INLINE.finditer(text):
        pieces.append(_words(text[last : match.start()], printed))
        mark = "**" if match["strong"] else "*"
        inner = match["strong"] or match["emphasis"]
        pieces.append(f"{mark}{_words(inner, printed)}{mark}")
        last = match.end()
    pieces.append(_words(text[last:], printed))
    return "".join(pieces).strip()


def _words(text: str, printed: Mapping[str, str]) -> str:
    words, names = NAMED.split(text)[::2], NAMED.findall(text)
    pieces = [str(escape(words[0]))]
    for name, after in zip(names, words[1:], strict=True):
        pieces += [printed[name], str(escape(after))]
    return "".join(pieces)


def _around(text: str, number: FoundNumber) -> str:
    begin = max(number.start - 25, 0)
    return shorten(" ".join(text[begin : begin + 60].split()))


def _place(text: ApprovedText, start: int) -> str:
    line = text.regel + text.inhoud.count("\n", 0, start)
    return f"{text.bestand}, regel {line}" if text.bestand else ""
