"""Municipal mergers: which gemeenten became one, and what may be computed across such a merger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

import yaml

from pipeline.contract.resources import read_file


@dataclass(frozen=True, slots=True)
class Predecessor:
    """A gemeente that went into another.

    Attributes:
        code, name: as CBS has them.
        whole: whether all of it went there; of a part nothing can be computed.
    """

    code: str
    name: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Merger:
    """A gemeente as it is since a merger.

    Attributes:
        code, name: of the gemeente after it.
        day: first day on which it was so.
        predecessors: what it was made of; it is one of them itself where its code stayed.
    """

    code: str
    name: str
    day: date
    predecessors: tuple[Predecessor, ...]

    @property
    def keeps_code(self) -> bool:
        """Whether figures of before the merger stand under the same code."""
        return any(part.code == self.code for part in self.predecessors)


@dataclass(frozen=True, slots=True)
class Combined:
    """What predecessors come to together: a value, or the reason in Dutch why there is none."""

    value: Decimal | None
    reason: str = ""


def combine(merger: Merger, values: Mapping[str, Decimal | None], *, counts: bool) -> Combined:
    """A figure about the area of after a merger, from figures of the gemeenten of before.

    Counts of gemeenten that merged as a whole are added up. Shares and means are not: their
    denominators are not known here. A gemeente that was divided cannot be divided after the fact.

    Args:
        merger: which gemeenten.
        values: by code of the predecessor; absent or ``None`` where there is no number.
        counts: whether the figure is a count.
    """
    parts = [part.name for part in merger.predecessors if not part.whole]
    if parts:
        return Combined(
            None,
            f"{merger.name} ontstond in {merger.day.year} ook uit een deel van "
            f"{' en '.join(parts)}; over een deel zijn er geen cijfers.",
        )
    if not counts:
        return Combined(
            None,
            f"{merger.name} ontstond in {merger.day.year} uit meer gemeenten; aandelen en "
            "gemiddelden van gemeenten zijn niet op te tellen.",
        )
    known: list[Decimal] = []
    for part in merger.predecessors:
        value = values.get(part.code)
        if value is None:
            return Combined(None, f"Van {part.name} is er geen cijfer.")
        known.append(value)
    return Combined(sum(known, Decimal(0)))


@cache
def load_mergers() -> Mapping[str, tuple[Merger, ...]]:
    """All known mergers by code of the gemeente after them, oldest first."""
    found: dict[str, tuple[Merger, ...]] = {}
    told = yaml.safe_load(read_file("herindelingen.yml"))["herindelingen"]
    for entry in sorted(told, key=lambda entry: entry["datum"]):
        merger = Merger(
            code=entry["gemeente"],
            name=entry["naam"],
            day=entry["datum"],
            predecessors=tuple(
                Predecessor(part["gemeente"], part["naam"], not part.get("deel", False))
                for part in entry["uit"]
            ),
        )
        found[merger.code] = (*found.get(merger.code, ()), merger)
    return found
