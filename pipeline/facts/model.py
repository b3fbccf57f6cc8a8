"""Facts: the only numbers that may reach a reader."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self

from pipeline.facts.rounding import round_half_away


class Status(StrEnum):
    """Whether and how the value of a fact may be read."""

    VISIBLE = "zichtbaar"
    SUPPRESSED = "onderdrukt"
    ROUNDED = "afgerond"
    AT_LEAST = "ondergrens"
    NOT_AVAILABLE = "niet_beschikbaar"
    NOT_PLANNED = "niet_gepland"
    NOT_STARTED = "niet_gestart"
    STARTS_LATER = "start_later"
    TO_BE_DECIDED = "nader_te_bepalen"


class Origin(StrEnum):
    """Where the value of a fact comes from."""

    COMPUTED = "berekend"
    REPORTED = "opgegeven"
    EXTERNAL = "extern"
    EXAMPLE = "voorbeeld"


VALUED = frozenset({Status.VISIBLE, Status.ROUNDED, Status.AT_LEAST})


def slug(text: str) -> str:
    """Lower-case ASCII name for ids and file names: ``[a-z0-9.-]`` only."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9.]+", "-", ascii_text.lower()).strip("-.") or "x"


def fact_id(org: str, period: str, indicator: str, dimensions: Mapping[str, str]) -> str:
    """``<org>/<periode>/<indicator>[/<waarde>…]`` with the values in order of their keys."""
    values = (dimensions[key] for key in sorted(dimensions))
    return "/".join(slug(part) for part in (org, period, indicator, *values))


def full_id(fact_id: str, org: str, period: str) -> str:
    """A fact id with organisation and period before it, unless it has those already."""
    complete = re.match(rf"{re.escape(org)}/\d{{4}}", fact_id)
    return fact_id if complete else f"{org}/{period}/{fact_id}"


@dataclass(frozen=True, slots=True)
class Fact:
    """One number with everything that is needed to read, print, trace and protect it.

    Attributes:
        id: stable over builds, see :func:`fact_id`.
        indicator: id of the definition in ``pipeline/indicators``; facts derived in a notebook
            have an indicator of their own and name their sources in ``derived_from``.
        version: version of that definition.
        dimensions: pairs of key and code, keys alphabetical. A total has no pair for that key.
        value: at the precision at which it is published; ``None`` when not published.
        unit: ``trajecten``, ``keer``, ``%``, ``procentpunt``, ``per_1000``, ``score``, ….
        decimals: digits after the point in ``value`` and in print.
        numerator, denominator: of a share or mean, where they may be published.
        status, origin: see the enumerations.
        source: id in the register of sources for external and reported facts.
        derived_from: ids of the facts this one was computed from after the wall.
    """

    id: str
    indicator: str
    version: int
    dimensions: tuple[tuple[str, str], ...]
    value: Decimal | None
    unit: str
    decimals: int = 0
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    status: Status = Status.VISIBLE
    origin: Origin = Origin.COMPUTED
    source: str | None = None
    derived_from: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        if (self.value is not None) != (self.status in VALUED):
            raise ValueError(f"{self.id}: status {self.status} does not go with its value")
        if not re.fullmatch(r"[a-z0-9.-]+(/[a-z0-9.-]+)+", self.id):
            raise ValueError(f"{self.id!r} is not a fact id")
        if list(self.dimensions) != sorted(self.dimensions):
            raise ValueError(f"{self.id}: dimensions must be sorted by key")
        if self.value is not None and self.value != round_half_away(self.value, self.decimals):
            raise ValueError(f"{self.id}: the value is more precise than it is printed")

    @property
    def has_value(self) -> bool:
        """Whether there is a value to print."""
        return self.value is not None

    @property
    def number(self) -> Decimal:
        """The value, for computing with visible facts only."""
        if self.value is None:
            raise ValueError(f"{self.id} has no published value")
        return self.value

    def dimension(self, key: str) -> str | None:
        """The code on one dimension, ``None`` for a total."""
        return dict(self.dimensions).get(key)

    def without_value(self, status: Status) -> Self:
        """The same fact, its value, numerator and denominator taken away."""
        return replace(self, value=None, numerator=None, denominator=None, status=status)

    def to_record(self) -> dict[str, Any]:
        """Plain data for JSON; exact numbers travel as text."""
        return {
            "id": self.id,
            "indicator": self.indicator,
            "version": self.version,
            "dimensions": dict(self.dimensions),
            "value": _text(self.value),
            "unit": self.unit,
            "decimals": self.decimals,
            "numerator": _text(self.numerator),
            "denominator": _text(self.denominator),
            "status": self.status.value,
            "origin": self.origin.value,
            "source": self.source,
            "derived_from": list(self.derived_from),
        }

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        """The inverse of :meth:`to_record`."""
        return cls(
            **{
                **record,
                "dimensions": tuple(sorted(record["dimensions"].items())),
                "value": _exact(record["value"]),
                "numerator": _exact(record["numerator"]),
                "denominator": _exact(record["denominator"]),
                "status": Status(record["status"]),
                "origin": Origin(record["origin"]),
                "derived_from": tuple(record["derived_from"]),
            }
        )


def _text(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")


def _exact(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def by_dimension(facts: Iterable[Fact], key: str) -> dict[str, Fact]:
    """Facts keyed by their code on one dimension; totals are left out."""
    return {code: fact for fact in facts if (code := fact.dimension(key)) is not None}
