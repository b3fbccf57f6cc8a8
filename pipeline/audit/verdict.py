"""What an audit concludes: a verdict and the places that did not hold, never a value. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pipeline.audit.puzzle import Cell, Terms


class Flaw(StrEnum):
    """What an attacker can do at a place."""

    SHOWN = "klein aantal getoond"
    DIFFERENCE = "klein verschil te berekenen"
    GROUP = "iedereen of niemand van een groep"
    NARROWED = "verborgen aantal in te perken"
    GUESSED = "verborgen aantal te raden"
    CONTRADICTION = "cijfers spreken elkaar tegen"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One place that does not hold: indicator with codes, and what is wrong."""

    place: str
    flaw: Flaw

    def to_record(self) -> dict[str, str]:
        """Plain data for JSON."""
        return {"plaats": self.place, "soort": self.flaw.value}


@dataclass(frozen=True, slots=True)
class Secret:
    """A number that must not be known, as a weighted sum of cells: one cell, or a difference.

    It is told to the audit behind the wall and never published.
    """

    terms: tuple[tuple[Cell, int], ...]

    @property
    def weights(self) -> Terms:
        """Weight per cell."""
        return dict(self.terms)

    @property
    def place(self) -> str:
        """Where it stands, in the words of a fact id."""
        return place_of(self.terms[0][0])


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of an attack on one release."""

    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Verdict:
        """Findings in order, each once."""
        return cls(tuple(sorted(set(findings))))

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    @property
    def places(self) -> tuple[str, ...]:
        """Where something was found, each place once."""
        return tuple(sorted({finding.place for finding in self.findings}))

    def to_record(self) -> Mapping[str, Any]:
        """As it stands in ``herkomst.json`` and the manifest.

        How many cells were tested is left out: it would tell which hidden cells are small.
        """
        return {
            "uitslag": "houdt stand" if self.holds else "houdt geen stand",
            "bevindingen": [finding.to_record() for finding in self.findings],
        }


def place_of(cell: Cell) -> str:
    """Indicator and codes of a cell."""
    name, dimensions = cell
    return "/".join((name, *(code for _, code in dimensions)))
