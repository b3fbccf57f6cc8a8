"""The functions with which a template looks things up in the release."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from pipeline.facts import Fact, Release
from pipeline.narrative import register as read
from pipeline.narrative.names import Shown
from pipeline.narrative.printer import as_fact
from pipeline.narrative.refusal import unknown
from pipeline.narrative.text import Cited, Name

LOOKING = (
    "feit", "feiten", "label", "code", "codes", "eenheid", "status", "definitie",
    "bronvermelding",
)  # fmt: skip
KRACHT = "kracht_schaal"


@dataclass(frozen=True, slots=True)
class Meaning(Shown):
    """What an indicator means, in the words of the reader."""

    soort_naam: ClassVar[str] = "een definitie"
    naam: Name
    omschrijving: Name
    eenheid: str
    noemer: Name


@dataclass(frozen=True, slots=True)
class Lookup:
    """Looks up facts, names of codes and definitions; unknown names are refused."""

    release: Release

    def feit(self, indicator: str, **dimensies: str) -> Fact | None:
        """The one fact with exactly these dimensions, or none."""
        self._check(indicator, dimensies)
        return self.release.facts.find(indicator, **dimensies)

    def feiten(self, indicator: str, **dimensies: str | None) -> tuple[Fact, ...]:
        """All facts with these codes; ``none`` asks for the total over a dimension."""
        self._check(indicator, dimensies)
        return tuple(self.release.facts.select(indicator, **dimensies))

    def label(self, codelijst: str, code: str) -> Name:
        """The printed name of a code."""
        labels = self.release.register["labels"]
        if codelijst not in labels:
            raise unknown(f"De codelijst “{codelijst}” bestaat niet.", codelijst, labels)
        if code not in labels[codelijst]:
            raise unknown(
                f"De code “{code}” bestaat niet in codelijst “{codelijst}”.",
                str(code),
                labels[codelijst],
            )
        return Name(labels[codelijst][code])

    def codes(self, codelijst: str) -> tuple[str, ...]:
        """The codes of a list in their order."""
        order = self.release.register["volgorde"]
        if codelijst not in order:
            raise unknown(f"De codelijst “{codelijst}” heeft geen volgorde.", codelijst, order)
        return tuple(order[codelijst])

    def code(self, feit: Fact, dimensie: str) -> str | None:
        """The code of a fact on one dimension; none for a total."""
        return as_fact(feit, "code").dimension(dimensie)

    def eenheid(self, feit: Fact) -> str:
        """The unit of a fact, for choosing words."""
        return as_fact(feit, "eenheid").unit

    def status(self, feit: Fact) -> str:
        """Whether and how the fact is published, for choosing words: ``zichtbaar``,
        ``ondergrens``, ``niet_gestart``, ….
        """
        return as_fact(feit, "status").status.value

    def definitie(self, indicator: str | Fact) -> Meaning:
        """What an indicator means, or the indicator of a fact."""
        indicator = indicator.indicator if isinstance(indicator, Fact) else indicator
        definitions = self.release.definitions
        if indicator not in definitions:
            raise unknown(f"De indicator “{indicator}” bestaat niet.", indicator, definitions)
        found = definitions[indicator]
        return Meaning(
            Name(found.label), Name(found.description), found.unit, Name(found.denominator)
        )

    def bronvermelding(self, feit: Fact) -> Cited:
        """Where an external or reported fact comes from, as it is cited; empty for our own."""
        fact = as_fact(feit, "bronvermelding")
        sources = read.sources(self.release.register)
        if fact.source is None or fact.source not in sources:
            return Cited("")
        return Cited(sources[fact.source].vermelding)

    def level_name(self, level: str) -> str:
        """The name of a level of the group-strength scale, empty when it has none."""
        return str(self.release.register["labels"].get(KRACHT, {}).get(level, ""))

    def _check(self, indicator: str, dimensions: Mapping[str, str | None]) -> None:
        facts = [fact for fact in self.release.facts if fact.indicator == indicator]
        known = {*self.release.definitions, *(fact.indicator for fact in self.release.facts)}
        if indicator not in known:
            raise unknown(f"De indicator “{indicator}” bestaat niet.", indicator, known)
        keys = {key for fact in facts for key, _ in fact.dimensions}
        for key in dimensions:
            if facts and key not in keys:
                raise unknown(
                    f"De indicator “{indicator}” heeft geen uitsplitsing “{key}”.", key, keys
                )
