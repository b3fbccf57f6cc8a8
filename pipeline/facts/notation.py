"""How a fact is printed: one place for Dutch number notation.

The printed form depends on the fact and on the organisation's number profile only, so the same
fact reads the same in text, table, chart, alt text and CSV.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Self

from babel.numbers import format_decimal

from pipeline.facts.model import Fact, Status

NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
SUPPRESSED_SIGN = "niet getoond"
EURO = "euro"

WORDS = (
    "nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien",
    "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien",
    "negentien", "twintig",
)  # fmt: skip

SIGNS: Mapping[Status, str] = {
    Status.SUPPRESSED: SUPPRESSED_SIGN,
    Status.NOT_AVAILABLE: "niet beschikbaar",
    Status.NOT_PLANNED: "niet gepland",
    Status.NOT_STARTED: "nog niet gestart",
    Status.STARTS_LATER: "start later",
    Status.TO_BE_DECIDED: "nog te bepalen",
}


# The signs of plan tables; what they mean is printed under the table (BR45).
PLAN_SIGNS: Mapping[Status, str] = {
    Status.NOT_PLANNED: "-",
    Status.NOT_STARTED: "-*",
    Status.TO_BE_DECIDED: "n.t.b.",
}


@dataclass(frozen=True, slots=True)
class NumberProfile:
    """House notation of an organisation.

    Attributes:
        thousands: mark between thousands, ``"."`` or ``""``.
        words_below: whole numbers below this are written in words in running text (0 = never).
        percentage_from: smallest denominator for which running text gives a percentage (BR40).
        people: what the organisation calls the people it works for.
        euro: how amounts are printed: ``spatie`` "€ 854.788", ``vast`` "€719.640", ``streepje``
            "€719.640,-", ``centen`` "€687.752,00".
        tekens: whether a missing number is told in ``woorden`` or by the ``tekens`` of plan tables.
    """

    thousands: str = "."
    words_below: int = 10
    percentage_from: int = 100
    people: str = "inwoners"
    euro: str = "spatie"
    tekens: str = "woorden"

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        """Build from plain data; unknown keys raise ``TypeError``."""
        return cls(**record)

    def to_record(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return asdict(self)


def print_decimal(value: Decimal, decimals: int, profile: NumberProfile) -> str:
    """A number in Dutch notation: ``1.234,5``; a true minus sign before negative numbers."""
    pattern = "#,##0" if profile.thousands else "0"
    if decimals > 0:
        pattern += "." + "0" * decimals
    printed = format_decimal(abs(value), format=pattern, locale="nl_NL")
    if profile.thousands not in (".", ""):
        printed = printed.replace(".", profile.thousands)
    return f"{MINUS}{printed}" if value < 0 else printed


def print_euro(amount: Decimal, decimals: int, profile: NumberProfile) -> str:
    """An amount in the house notation: ``€ 854.788``, ``€719.640,-``, ``€687.752,00``."""
    gap = NBSP if profile.euro == "spatie" else ""
    whole = amount == amount.to_integral_value()
    cents = 2 if profile.euro == "centen" and decimals == 0 else decimals
    tail = ",-" if profile.euro == "streepje" and decimals == 0 and whole else ""
    sign = MINUS if amount < 0 else ""
    return f"{sign}€{gap}{print_decimal(abs(amount), cents, profile)}{tail}"


def print_fact(fact: Fact, profile: NumberProfile) -> str:
    """The fact in figures, as in a table or chart: ``2.119``, ``64%``, ``838+``, ``niet getoond``.

    The value is at its published precision already; nothing is rounded here.
    """
    if fact.value is None:
        signs = {**SIGNS, **PLAN_SIGNS} if profile.tekens == "tekens" else SIGNS
        return signs[fact.status]
    if fact.unit == EURO:
        return print_euro(fact.value, fact.decimals, profile)
    printed = print_decimal(fact.value, fact.decimals, profile)
    if fact.unit == "%":
        printed += "%"
    if fact.status is Status.AT_LEAST:
        printed += "+"
    return printed


def print_in_text(fact: Fact, profile: NumberProfile) -> str:
    """The fact in running text: small whole numbers in words, as the profile says."""
    value = fact.value
    small = (
        value is not None
        and fact.status is Status.VISIBLE
        and fact.unit != "%"
        and fact.decimals == 0
        and 0 <= value < min(profile.words_below, len(WORDS))
    )
    return WORDS[int(fact.number)] if small else print_fact(fact, profile)
