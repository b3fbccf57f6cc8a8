"""The one reviewed list of numbers that are no facts (``docs/vrijgestelde-getallen.yml``)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from pipeline.execution.plan import COMPARISON, QUALITY
from tests.reports.getallen import numbers_in
from tests.reports.huis import Build

QUOTED = ("rapport", "sectie", "omschrijving", "gedrukt", "eenheid")  # of earlier publications
LIST = Path(__file__).parents[2] / "docs" / "vrijgestelde-getallen.yml"


@dataclass(frozen=True)
class Rule:
    """One kind of place where a number may stand without a fact.

    Attributes:
        plek: CSS selector (screen) or name of the place (paper).
        reden: why these are no facts.
        vorm: pattern that the whole text of the place must have, or empty.
        uit: lists of the register in which the text must stand.
        ook: texts that were looked at one by one.
    """

    plek: str
    reden: str
    vorm: str = ""
    uit: tuple[str, ...] = ()
    ook: tuple[str, ...] = ()

    def allows(self, text: str, names: Mapping[str, frozenset[str]]) -> bool:
        """Whether this text is what the rule was meant for."""
        text = " ".join(text.split())
        if self.vorm and re.fullmatch(self.vorm, text):
            return True
        known = {name.casefold() for kind in self.uit for name in names[kind]}
        return text.casefold() in known | {name.casefold() for name in self.ook}


@dataclass(frozen=True)
class Exempt:
    """The list, with the names that this report may print."""

    screen: tuple[Rule, ...]
    alt: tuple[Rule, ...]
    paper: tuple[Rule, ...]
    names: Mapping[str, frozenset[str]]

    def strays_aloud(self, text: str) -> list[str]:
        """Numbers in what is left of an alternative text that no rule allows."""
        return [
            found.text
            for found in numbers_in(text)
            if not any(rule.allows(found.text, self.names) for rule in self.alt)
        ]

    def alt_names(self) -> list[str]:
        """Names with a number that an alternative text may hold, the longest first."""
        found = {name for rule in self.alt for kind in rule.uit for name in self.names[kind]}
        found |= {name for rule in self.alt for name in rule.ook}
        return sorted((n for n in found if re.search(r"\d", n)), key=len, reverse=True)


def read_exempt(
    register: Mapping[str, Any], printed: Iterable[str] = (), delivered: Iterable[str] = ()
) -> Exempt:
    """The list as it holds for the report with this register.

    ``printed`` are names and words of earlier publications, which one document quotes;
    ``delivered`` names of files and words of the contract, which another does.
    """
    told = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    names = {
        "codelijsten": frozenset(
            str(name) for labels in register["labels"].values() for name in labels.values()
        ),
        "bronnen": frozenset(_sources(register["bronnen"].values())),
        "gepubliceerd": frozenset(printed),
        "levering": frozenset(delivered),
    }
    kinds = (_rules(told[kind]) for kind in ("scherm", "alternatieve_tekst", "papier"))
    return Exempt(*kinds, names)


def exempt_of(build: Build) -> Exempt:
    """The list as it holds for a finished document."""
    folder = build.house.public(build.org, build.period)

    def public(name: str) -> Any:
        return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))

    printed: set[str] = set()
    delivered: set[str] = set()
    if build.report == COMPARISON:
        figures = public("gepubliceerd")["cijfers"]
        printed = {str(row[key]) for row in figures for key in QUOTED}
        printed |= {f"{row['rapport']}, {row['sectie']}" for row in figures}
    if build.report == QUALITY:
        told = public("levering")
        delivered = {file["naam"] for table in told["tabellen"] for file in table["bestanden"]}
        delivered |= {one[key] for one in told["bevindingen"] for key in ("uitleg", "herstel")}
    return read_exempt(public("register"), printed, delivered)


def _sources(sources: Any) -> Iterator[str]:
    for source in sources:
        yield f"{source['uitgever']}, {source['naam']} ({source['jaar']})"


def _rules(records: list[dict[str, Any]]) -> tuple[Rule, ...]:
    return tuple(
        Rule(
            **{key: tuple(told) if isinstance(told, list) else told for key, told in record.items()}
        )
        for record in records
    )
