"""Sentences that an analysis put together: words, names, quotations and facts. Pure.

A sentence is a list of parts, each with its kind: ``tekst`` (plain words), ``naam`` (a number in
it belongs to the name), ``bron`` (words of a source), ``jaar``, ``nummer`` (of a rule or a
finding), or ``feit`` with the form in which the fact is printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.facts import FactStore
from pipeline.narrative.marks import fact_span, free_span
from pipeline.narrative.text import Cited, Name, Qmd
from pipeline.narrative.values import joined

Part = Mapping[str, str]


def read_sentences(value: Any, facts: FactStore) -> Any:
    """A sentence as markup; a list of sentences, or of lists of them, as a tuple.

    Raises:
        UnknownFact: a part names a fact that does not exist.
        WrongUse: plain words hold a number.
    """
    if value and not isinstance(value[0], Mapping):
        return tuple(read_sentences(item, facts) for item in value)
    return _sentence(value, facts)


def _sentence(parts: Sequence[Part], facts: FactStore) -> Qmd:
    return joined(_part(part, facts) for part in parts)


def _part(part: Part, facts: FactStore) -> str:
    if "feit" in part:
        return fact_span(part["tekst"], facts[part["feit"]].id)
    if "naam" in part:
        return Name(part["naam"])
    if "bron" in part:
        return Cited(part["bron"])
    if "nummer" in part:
        return free_span(part["nummer"], "nummering")
    return free_span(part["jaar"], "jaar") if "jaar" in part else part["tekst"]
