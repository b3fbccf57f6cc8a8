"""Checks a document against the part of Quarto that both engines support (``docs/qmd.md``).

The check reads text only: it needs no engine, so editors can run it while they write.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from pipeline.errors import TemplateRefused
from pipeline.render.outline import Division, Line, Outline, read_outline
from pipeline.render.places import locate


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something the two engines would not both understand.

    Attributes:
        line: line of the document, counted from 1.
        rule: short name of the rule, as in ``docs/qmd.md``.
        sentence, remedy: for the editor, in Dutch.
    """

    line: int
    rule: str
    sentence: str
    remedy: str


_RAW = re.compile(r"`\{=\w+\}|^\s*(?:`{3,}|~{3,})\s*\{=\w+\}")
# A tag in a text of the organisation is escaped, and so is text; two backslashes are a real one.
_TAG = re.compile(r"(?<!\\)(?:\\\\)*</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>")
_CELL = re.compile(r"^\s*(?:`{3,}|~{3,})\s*\{\w+[^=}]*\}")
_FENCE = re.compile(r"^\s*(?:`{3,}|~{3,})\s*(?!\{)\S*\s*$")
_SHORTCODE = re.compile(r"\{\{<")
_ONLY_QUARTO = re.compile(
    r"\.(?:callout-\w+|panel-\w+|column-\w+|content-(?:visible|hidden))|\blayout(?:-\w+)?="
)
_IMAGE = re.compile(r"!\[[^\]]*\]\((?P<source>[^)\s]*)[^)]*\)(?P<attributes>\{[^}]*\})?")
_REFERENCE = re.compile(r"(?<![\w\\@])@(?P<id>(?:fig|tbl|sec)-[\w-]+)")
_ALT = re.compile(r"""fig-alt=(?:"[^"]*\S[^"]*"|'[^']*\S[^']*')""")


def check_subset(text: str) -> list[Finding]:
    """Everything in a document that is outside the supported subset, in order of lines."""
    outline = read_outline(text)
    rules: tuple[Callable[[Outline], Iterable[Finding]], ...] = (
        _front_matter,
        _patterns,
        _images,
        _divisions,
        _figures,
        _tables,
        _identifiers,
        _references,
        _headings,
    )
    return sorted(finding for rule in rules for finding in rule(outline))


def refuse_outside_subset(document: Path) -> None:
    """Stop before rendering what only one of the engines would understand.

    Raises:
        TemplateRefused: the first finding, with the line of the template it came from.
    """
    findings = check_subset(document.read_text(encoding="utf-8"))
    if findings:
        first = findings[0]
        place = locate(document, line=first.line).text
        raise TemplateRefused(first.sentence, place=place, remedy=first.remedy)


def _front_matter(outline: Outline) -> Iterator[Finding]:
    try:
        data: Any = yaml.safe_load(outline.front_matter)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        line = 2 + (mark.line if mark else 0)
        yield Finding(
            line, "kop", "De gegevens boven het document zijn geen YAML.", "Verbeter deze regel."
        )
        return
    data = data if isinstance(data, dict) else {}
    for key, sentence in (
        ("title", "Het document heeft geen titel."),
        ("lang", "Het document noemt zijn taal niet."),
    ):
        if not data.get(key):
            yield Finding(1, "kop", sentence, f"Zet bovenaan {key}: …")


def _patterns(outline: Outline) -> Iterator[Finding]:
    checks = (
        ("ruwe-opmaak", _RAW, "Ruwe opmaak werkt maar in één uitvoer.", "Schrijf het in Markdown."),
        ("ruwe-opmaak", _TAG, "HTML in de tekst komt niet in de PDF.", "Schrijf het in Markdown."),
        ("cel", _CELL, "Het document voert code uit.", "Reken in een notebook, niet in de tekst."),
        ("cel", _FENCE, "Een codeblok hoort niet in een rapport.", "Haal het blok weg."),
        (
            "shortcode",
            _SHORTCODE,
            "Een shortcode kent alleen Quarto.",
            "Schrijf de tekst zelf uit.",
        ),
        (
            "alleen-quarto",
            _ONLY_QUARTO,
            "Dit blok kent alleen Quarto.",
            "Gebruik een blok van de huisstijl, zoals .noot of .kaarten.",
        ),
    )
    for line in outline.lines:
        for rule, pattern, sentence, remedy in checks:
            raw = pattern in {_RAW, _CELL, _FENCE}
            if pattern.search(line.raw if raw else line.marks):
                yield Finding(line.number, rule, sentence, remedy)


def _images(outline: Outline) -> Iterator[Finding]:
    for line in outline.lines:
        for image in _IMAGE.finditer(line.text):
            if re.match(r"(?:\w+:)?//", image["source"]):
                yield Finding(
                    line.number,
                    "afbeelding-elders",
                    "De afbeelding staat op een ander adres.",
                    "Zet haar in de map figuren van het document.",
                )
            if not _ALT.search(image["attributes"] or ""):
                yield Finding(
                    line.number,
                    "alt",
                    "De afbeelding heeft geen alternatieve tekst.",
                    'Zet fig-alt="…" achter de afbeelding.',
                )
            if not any("figuur" in d.classes for d in outline.around(line.number)):
                yield Finding(
                    line.number,
                    "losse-afbeelding",
                    "De afbeelding staat niet in een figuur.",
                    "Zet haar in ::: {#fig-naam .figuur} met een titel.",
                )


def _divisions(outline: Outline) -> Iterator[Finding]:
    for division in outline.divisions:
        if division.end is None:
            yield Finding(
                division.start, "blok-open", "Dit blok wordt niet gesloten.", "Sluit het met :::."
            )
    for number in outline.stray_ends:
        yield Finding(number, "blok-open", "Hier sluit een blok dat niet open is.", "Haal ::: weg.")


def _figures(outline: Outline) -> Iterator[Finding]:
    for division in outline.divisions:
        if "figuur" in division.classes and not (division.identifier or "").startswith("fig-"):
            yield Finding(
                division.start,
                "kenmerk",
                "De figuur heeft geen kenmerk dat met fig- begint.",
                "Schrijf ::: {#fig-naam .figuur}.",
            )
        if "figuur" in division.classes and not _title_of(outline, division):
            yield Finding(
                division.start,
                "figuurtitel",
                "De figuur heeft geen titel.",
                "Zet onder de afbeelding een zin die zegt wat je ziet.",
            )


def _title_of(outline: Outline, division: Division) -> bool:
    inside = outline.between(division.start, division.end)
    return any(line.text.strip() and not _IMAGE.search(line.text) for line in inside)


def _tables(outline: Outline) -> Iterator[Finding]:
    for table in outline.tables:
        if not table.caption:
            yield Finding(
                table.start,
                "tabeltitel",
                "De tabel heeft geen bijschrift.",
                "Zet eronder: : Bijschrift {#tbl-naam}",
            )
        elif not table.identifier:
            yield Finding(
                table.start,
                "kenmerk",
                "De tabel heeft geen kenmerk.",
                "Zet {#tbl-naam} achter het bijschrift.",
            )


def _identifiers(outline: Outline) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for identifier, number in outline.identifiers:
        if identifier in seen:
            yield Finding(
                number,
                "dubbel-kenmerk",
                f"Het kenmerk {identifier} staat ook al op regel {seen[identifier]}.",
                "Geef elk onderdeel een eigen kenmerk.",
            )
        seen.setdefault(identifier, number)


def _references(outline: Outline) -> Iterator[Finding]:
    known = {identifier for identifier, _ in outline.identifiers}
    for line in outline.lines:
        for reference in _REFERENCE.finditer(line.marks):
            if reference["id"].rstrip("-") not in known:
                yield Finding(
                    line.number,
                    "verwijzing",
                    f"@{reference['id']} wijst nergens naar.",
                    "Verwijs naar een figuur, tabel of paragraaf in dit document.",
                )


def _is_card(outline: Outline, line: Line) -> bool:
    return any({"kaart", "kaarten"} & set(d.classes) for d in outline.around(line.number))


def _headings(outline: Outline) -> Iterator[Finding]:
    previous: int | None = None
    for line, level in outline.headings:
        if _is_card(outline, line):
            continue
        if previous is not None and level > previous + 1:
            yield Finding(
                line.number,
                "kopniveau",
                "Deze kop slaat een niveau over.",
                f"Gebruik {'#' * (previous + 1)} in plaats van {'#' * level}.",
            )
        previous = level
