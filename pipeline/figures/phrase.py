"""Text that knows which of its words are facts; labels and alternative texts are made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from pipeline.facts import Fact, NumberProfile, Status, print_fact
from pipeline.figures.model import Place, PrintedNumber

UNKNOWN = "niet bekend"
WHY_HIDDEN = " (privacy)"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text; ``fact_id`` when it prints that fact."""

    text: str
    fact_id: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Pieces of text in reading order."""

    runs: tuple[Run, ...]

    def __add__(self, other: Phrase | str) -> Phrase:
        return Phrase(self.runs + phrase(other).runs)

    def __radd__(self, other: str) -> Phrase:
        return phrase(other) + self

    @property
    def plain(self) -> str:
        """The bare text."""
        return "".join(run.text for run in self.runs)

    @property
    def markup(self) -> str:
        """Plotly's pseudo-HTML; a fact travels as a link to its id."""
        return "".join(
            f'<a href="#{run.fact_id}">{_literal(run.text)}</a>'
            if run.fact_id
            else _literal(run.text)
            for run in self.runs
        )

    def printed(self, place: Place) -> tuple[PrintedNumber, ...]:
        """The numbers in this text, in order."""
        return tuple(
            PrintedNumber(run.fact_id, run.text, place) for run in self.runs if run.fact_id
        )


def _literal(text: str) -> str:
    """Text that plotly takes as it is: no markup, and no formula between dollar signs."""
    return escape(text, quote=False).replace("$", "&#36;")


def phrase(text: Phrase | str) -> Phrase:
    """Plain text as a phrase."""
    return text if isinstance(text, Phrase) else Phrase((Run(text),))


def is_hidden(fact: Fact | None) -> bool:
    """Whether the fact exists but is not shown for the sake of privacy."""
    return fact is not None and fact.status is Status.SUPPRESSED


def number(fact: Fact | None, profile: NumberProfile, *, why: bool = True) -> Phrase:
    """A fact as it is read in a figure.

    Suppressed reads "niet getoond (privacy)", without the reason when ``why`` is false; no fact
    or one that is not available reads "niet bekend"; any other prints as everywhere else.
    """
    if fact is None or fact.status is Status.NOT_AVAILABLE:
        return phrase(UNKNOWN)
    shown = Phrase((Run(print_fact(fact, profile), fact.id),))
    return shown + WHY_HIDDEN if why and is_hidden(fact) else shown


def listed(parts: Sequence[Phrase]) -> Phrase:
    """``a, b en c``; "niet bekend" for nothing."""
    joined = phrase("" if parts else UNKNOWN)
    for place, part in enumerate(parts):
        between = "" if place == 0 else " en " if place == len(parts) - 1 else ", "
        joined = joined + between + part
    return joined
