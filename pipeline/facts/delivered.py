"""The ledger: what was delivered before. Delivered figures are known to everybody, for good. Pure.

One file per delivered release, ``data/raw/<org>/uitgaven/<uitgave>.json``; its form is described in
``docs/bescherming.md``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from pipeline.facts.model import Fact, Status
from pipeline.facts.release import to_json

KEYS = frozenset({"uitgave", "periode", "datum", "profiel", "feiten"})


@dataclass(frozen=True, slots=True)
class Delivered:
    """One release as it was delivered.

    Attributes:
        id: name of the delivery, also of its file.
        period: the period it is about.
        date: ISO day on which it was delivered.
        profile: protection profile it was made with.
        facts: every fact that left the house, hidden ones included.
    """

    id: str
    period: str
    date: str
    profile: str
    facts: tuple[Fact, ...]

    @classmethod
    def parse(cls, text: str) -> Self:
        """Build from the text of a file.

        Raises:
            ValueError: the text is not a delivery as described.
        """
        try:
            record: Any = json.loads(text)
            if not isinstance(record, dict) or record.keys() != KEYS:
                raise ValueError(f"the keys are not {', '.join(sorted(KEYS))}")
            facts = tuple(Fact.from_record(fact) for fact in record["feiten"])
        except (KeyError, TypeError, AttributeError, ArithmeticError) as error:
            raise ValueError(f"not a fact: {error}") from error
        return cls(
            id=str(record["uitgave"]),
            period=str(record["periode"]),
            date=str(record["datum"]),
            profile=str(record["profiel"]),
            facts=facts,
        )

    def dump(self) -> str:
        """The text of the file."""
        return to_json(
            {
                "uitgave": self.id,
                "periode": self.period,
                "datum": self.date,
                "profiel": self.profile,
                "feiten": [fact.to_record() for fact in self.facts],
            }
        )


def told_before(deliveries: Iterable[Delivered], period: str) -> tuple[Fact, ...]:
    """The visible facts of all deliveries about a period, the newest delivery last."""
    ordered = sorted(deliveries, key=lambda found: (found.date, found.id))
    return tuple(
        fact
        for delivery in ordered
        if delivery.period == period
        for fact in delivery.facts
        if fact.status is Status.VISIBLE and not fact.derived_from
    )
