"""``cijfers.csv``: every number that a document prints, one row per fact and printed form."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pipeline.facts import Fact

HEADER = (
    "feit", "indicator", "dimensies", "waarde", "eenheid", "teller", "noemer", "status",
    "herkomst", "afgedrukt", "definitie",
)  # fmt: skip
# A spreadsheet computes what begins like a formula and is more than a number with its signs.
FORMULA = re.compile(r"(?![+-]?[\d.,\s]*[*+%]*\s*\Z)[=+\-@\t\r]")
ESCAPES = str.maketrans({"%": "%25", ";": "%3B", "=": "%3D"})


@dataclass(frozen=True, slots=True, order=True)
class PrintedFact:
    """One fact in one printed form, as the reader sees it."""

    fact_id: str
    text: str


def figures_csv(facts: Mapping[str, Fact], printed: Iterable[PrintedFact]) -> str:
    """The text of ``cijfers.csv``: comma, LF, decimal point, sorted by fact and printed form.

    A printed form that a spreadsheet would compute has an apostrophe before it.

    Args:
        facts: by id; must hold every fact that was printed.
        printed: may hold the same fact and form more than once.

    Raises:
        KeyError: a printed fact is not among the facts.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(HEADER)
    for mark in sorted(set(printed)):
        writer.writerow(map(_inert, _row(facts[mark.fact_id], mark.text)))
    return stream.getvalue()


def _row(fact: Fact, text: str) -> tuple[str, ...]:
    dimensions = ";".join(
        f"{key.translate(ESCAPES)}={code.translate(ESCAPES)}" for key, code in fact.dimensions
    )
    return (
        fact.id,
        fact.indicator,
        dimensions,
        _number(fact.value),
        fact.unit,
        _number(fact.numerator),
        _number(fact.denominator),
        fact.status.value,
        fact.origin.value,
        text,
        str(fact.version),
    )


def _inert(cell: str) -> str:
    """A cell that a spreadsheet shows as it is: an apostrophe before what it would compute."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def _number(value: Decimal | None) -> str:
    return "" if value is None else format(value, "f")
