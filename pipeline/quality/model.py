"""Printed figures of earlier publications, what they claim to satisfy, and what came out. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, Self

from pipeline.facts import Fact, round_half_away

WHOLE_OF = {"%": 100, "procentpunt": 100, "per_1000": 1000}
NUMERAL = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")


class Verdict(StrEnum):
    """What a check came to."""

    HOLDS = "klopt"
    DIFFERS = "wijkt_af"
    ROUNDING = "door_afronding"
    AT_LEAST = "ondergrens"
    STATED = "vastgesteld"
    HIDDEN = "niet_getoond"
    UNTESTED = "niet_te_toetsen"


FOUND = frozenset({Verdict.DIFFERS, Verdict.ROUNDING, Verdict.AT_LEAST, Verdict.STATED})


@dataclass(frozen=True, slots=True)
class Printed:
    """One figure as an earlier publication printed it: a row of ``gepubliceerd``.

    Attributes:
        id: unique in the organisation.
        period: period the figure is about.
        report, section, description: where it stood and what it says.
        value: exact, in ``unit``; ``None`` for a name, a sign or words, and where it is hidden.
        margin: how far the value may be off where it was printed in words.
        unit: as the publication names it.
        literal: exactly as it was printed; empty where it is hidden.
        fact: id of the fact it belongs to; empty if there is none.
        hidden: whether protection hides the fact, and so this figure too.
    """

    id: str
    period: str
    report: str
    section: str
    description: str
    value: Decimal | None
    margin: Decimal | None
    unit: str
    literal: str
    fact: str
    hidden: bool = False

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        """Build from a record of ``gepubliceerd.json``; exact numbers travel as text."""
        return cls(
            id=record["cijfer_id"],
            period=record["periode"],
            report=record["rapport"],
            section=record["sectie"] or "",
            description=record["omschrijving"],
            value=_exact(record["waarde"]),
            margin=_exact(record["marge"]),
            unit=record["eenheid"] or "",
            literal=record["gedrukt"],
            fact=record["feit"] or "",
            hidden=record["beschermd"],
        )

    @property
    def decimals(self) -> int:
        """Digits after the point as printed: of the numeral in the text that is the value."""
        if self.value is None:
            return 0
        for numeral in NUMERAL.findall(self.literal):
            if Decimal(numeral.replace(".", "").replace(",", ".")) == abs(self.value):
                return len(numeral.partition(",")[2])
        return max(0, -int(self.value.normalize().as_tuple().exponent))

    @property
    def amount(self) -> Fraction | None:
        """The value as a pure number: 90% is 0.9."""
        return None if self.value is None else Fraction(self.value) / WHOLE_OF.get(self.unit, 1)


@dataclass(frozen=True, slots=True)
class Relation:
    """What printed figures claim to satisfy: a row of ``gepubliceerd_controle``.

    Attributes:
        id, period, tag, title: which check it is, in which comparison its outcome is shown.
        kind: code of ``controle_soort``.
        figures: ids of the printed figures it is about; of a sum the outcome comes first.
        operands: expressions it is computed from or compared with.
        claim: code of ``controle_uitspraak``, of a comparison.
        codelist, expected: where the right name stands, or that name itself.
        margin: how far the outcome may be off.
        rule, severity: codes of ``rekenregel`` and ``ernst``.
        own_reading: whether the outcome rests on a reading of our own.
        explanation: for the reader; ``{id}`` stands for a printed figure.
    """

    id: str
    period: str
    tag: str
    title: str
    kind: str
    figures: tuple[str, ...]
    operands: tuple[str, ...]
    claim: str
    codelist: str
    expected: str
    margin: Decimal | None
    rule: str
    severity: str
    own_reading: bool
    explanation: str

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        """Build from a record of ``gepubliceerd.json``."""
        return cls(
            id=record["controle_id"],
            period=record["periode"],
            tag=record["tag"] or "",
            title=record["titel"],
            kind=record["soort"],
            figures=tuple(record["cijfers"]),
            operands=tuple(record["met"] or ()),
            claim=record["uitspraak"] or "",
            codelist=record["codelijst"] or "",
            expected=record["verwacht"] or "",
            margin=_exact(record["marge"]),
            rule=record["regel"],
            severity=record["ernst"],
            own_reading=record["eigen_afleiding"],
            explanation=record["toelichting"],
        )


@dataclass(frozen=True, slots=True)
class Computed:
    """One outcome of our own arithmetic, at the precision at which it is shown.

    Attributes:
        value: ``None`` when it may not be shown.
        unit, decimals: as on a fact.
        expression: what it was computed from, as in the relation.
    """

    value: Decimal | None
    unit: str
    decimals: int
    expression: str

    @classmethod
    def of(cls, amount: Fraction, unit: str, decimals: int, expression: str) -> Self:
        """Round a pure number for showing, in a unit."""
        scaled = amount * WHOLE_OF.get(unit, 1)
        return cls(round_half_away(scaled, decimals), unit, decimals, expression)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check gave: a verdict and what stands against the printed figure.

    Attributes:
        verdict: see :class:`Verdict`.
        computed: numbers of our own arithmetic.
        words: right names, units or years, where no number is computed.
    """

    verdict: Verdict
    computed: tuple[Computed, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A check with its outcome, ready to be told.

    Attributes:
        relation: the check.
        outcome: what it gave.
        printed: the figures it is about.
        registered: the protected facts these belong to, each once, as far as this release has them.
    """

    relation: Relation
    outcome: Outcome
    printed: tuple[Printed, ...]
    registered: tuple[Fact, ...]


def _exact(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
