"""A set of facts that can be searched."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self

from pipeline.facts.model import Fact


class UnknownFact(KeyError):
    """No fact answers to this name; carries the nearest names that exist."""

    def __init__(self, asked: str, nearest: list[str]) -> None:
        super().__init__(asked)
        self.asked = asked
        self.nearest = nearest


@dataclass(frozen=True, slots=True)
class FactStore:
    """An immutable collection of facts, in order of their ids."""

    facts: Mapping[str, Fact]

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> Self:
        """Build a store; two different facts with one id are refused with ``ValueError``."""
        found: dict[str, Fact] = {}
        for fact in facts:
            if found.setdefault(fact.id, fact) != fact:
                raise ValueError(f"two different facts are called {fact.id}")
        return cls(MappingProxyType(dict(sorted(found.items()))))

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts.values())

    def __len__(self) -> int:
        return len(self.facts)

    def __contains__(self, fact_id: object) -> bool:
        return fact_id in self.facts

    def __getitem__(self, fact_id: str) -> Fact:
        try:
            return self.facts[fact_id]
        except KeyError:
            nearest = difflib.get_close_matches(fact_id, self.facts, n=3, cutoff=0.5)
            raise UnknownFact(fact_id, nearest) from None

    def select(self, indicator: str, **dimensions: str | None) -> list[Fact]:
        """All facts of an indicator that have these codes.

        ``key="CODE"`` asks for that code, ``key=None`` for the total over that key;
        a key that is not named may have any code.
        """
        return [
            fact
            for fact in self
            if fact.indicator == indicator
            and all(fact.dimension(key) == code for key, code in dimensions.items())
        ]

    def find(self, indicator: str, **dimensions: str) -> Fact | None:
        """The one fact with exactly these dimensions, ``None`` if there is none."""
        wanted = tuple(sorted(dimensions.items()))
        for fact in self:
            if fact.indicator == indicator and fact.dimensions == wanted:
                return fact
        return None

    def merged(self, other: Iterable[Fact]) -> Self:
        """This store and more facts."""
        return type(self).of([*self, *other])
