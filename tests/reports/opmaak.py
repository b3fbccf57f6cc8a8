"""Looks at a plain document for what was left standing when something fell away."""

from __future__ import annotations

import json
import re

from pipeline import stages
from pipeline.render.subset import check_subset
from tests.reports.huis import Build

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
NOTE = re.compile(r"^\[\^[^\]]+\]:.*$", re.MULTILINE)
HEADING = re.compile(r"^(#+) ")
FENCE = re.compile(r"^:::+(?P<opens> *\{.*\})?\s*$")
COUNTED = re.compile(r'\]\{\.feit data-feit="([^"]+)"\}[*]*[\u00a0 ](\w+)')
NOUNS = {
    "huishouden": "huishoudens", "huishoudens": "huishoudens", "kind": "kinderen",
    "kinderen": "kinderen", "traject": "trajecten", "trajecten": "trajecten",
    "inwoner": "inwoners", "inwoners": "inwoners", "deelnemer": "deelnemers",
    "deelnemers": "deelnemers", "bijeenkomst": "bijeenkomsten", "bijeenkomsten": "bijeenkomsten",
    "melding": "meldingen", "meldingen": "meldingen", "groep": "groepen", "groepen": "groepen",
}  # fmt: skip
ROWLESS = re.compile(r"^\|:?-+:?\|.*\n(?!\|)", re.MULTILINE)
UNWRITTEN = re.compile(
    r"\b(?:None|Undefined|nan)\b|\{\{|\}\}|\{%|: *\.$|\(\)|,,| ,|\s\.(?=\s|$)", re.MULTILINE
)


def left_standing(qmd: str) -> list[str]:
    """Empty headings, empty blocks, unfinished sentences and anything outside the language."""
    found = [f"{finding.line}: {finding.sentence}" for finding in check_subset(qmd)]
    body = NOTE.sub("", COMMENT.sub("", qmd.split("\n---\n", 1)[1]))
    found += _empty(body)
    found += [f"onaf: {match[0]!r}" for match in UNWRITTEN.finditer(_words(body))]
    found += [f"tabel zonder rijen: {match[0]!r}" for match in ROWLESS.finditer(body)]
    found += [f"noot {note} wordt nergens geroepen" for note in _notes_not_called(qmd)]
    return found


def misnamed(build: Build) -> list[str]:
    """Numbers followed by a noun that is not what they count."""
    text = json.loads((build.text / stages.PRINTED_FILE).read_text(encoding="utf-8"))
    units = {fact["id"]: fact["unit"] for fact in text["feiten"]}
    return [
        f"{fact}: {noun}"
        for fact, noun in COUNTED.findall(build.qmd)
        if noun in NOUNS and NOUNS[noun] != units[fact]
    ]


def _empty(body: str) -> list[str]:
    found: list[str] = []
    waiting: list[tuple[int, str]] = []
    open_blocks: list[bool] = []
    for line in body.splitlines():
        heading, fence = HEADING.match(line), FENCE.match(line)
        if heading:
            level = len(heading[1])
            found += [text for depth, text in waiting if depth >= level]
            waiting = [(depth, text) for depth, text in waiting if depth < level]
            waiting.append((level, line))
        elif fence and fence["opens"]:
            open_blocks.append(False)
        elif fence:
            if not open_blocks.pop():
                found.append("leeg blok")
        elif line.strip():
            waiting = []
            open_blocks = [True] * len(open_blocks)
    return [*found, *(text for _, text in waiting)]


def _words(body: str) -> str:
    """Running text only: no tables, no attributes, no fences, no pictures."""
    body = re.sub(r"^(?:\||:::|!\[|#).*$", "", body, flags=re.MULTILINE)
    return re.sub(r"(?<!\\)\{[^{}\n]*\}", "", body)


def _notes_not_called(qmd: str) -> list[str]:
    made = set(re.findall(r"^\[\^([^\]]+)\]:", qmd, re.MULTILINE))
    called = re.findall(r"(?<!^)\[\^([^\]]+)\]", qmd)
    return sorted(made - set(called))
