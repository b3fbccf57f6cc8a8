"""Printed figures and checks to test with."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pipeline.facts import Fact, FactStore
from pipeline.quality import Outcome, Printed, Relation
from pipeline.quality.book import Book
from pipeline.quality.compare import KINDS

PERIOD = "2022"


def printed(name: str, value: str | int | None = None, **given: Any) -> Printed:
    """A printed figure; its literal is its value unless it is given."""
    text = "" if value is None else str(value)
    return Printed(
        id=name,
        period=given.pop("period", PERIOD),
        report=given.pop("report", "Jaarbericht"),
        section=given.pop("section", "Bereik"),
        description=given.pop("description", "iets geteld"),
        value=None if value is None else Decimal(text),
        margin=given.pop("margin", None),
        unit=given.pop("unit", "keer"),
        literal=given.pop("literal", text.replace(".", ",")),
        fact=given.pop("fact", ""),
        **given,
    )


def relation(kind: str, figures: str, operands: str = "", **given: Any) -> Relation:
    """A check; figures and operands are written as in the table, with ``|`` between them."""
    return Relation(
        id=given.pop("id", "proef"),
        period=given.pop("period", PERIOD),
        tag=given.pop("tag", ""),
        title=given.pop("title", "Iets geteld"),
        kind=kind,
        figures=tuple(figures.split("|")),
        operands=tuple(operands.split("|")) if operands else (),
        claim=given.pop("claim", ""),
        codelist=given.pop("codelist", ""),
        expected=given.pop("expected", ""),
        margin=given.pop("margin", None),
        rule=given.pop("rule", "QC1"),
        severity=given.pop("severity", "A"),
        own_reading=given.pop("own_reading", False),
        explanation=given.pop("explanation", "Dit klopt niet."),
    )


def book(*entries: Printed | Fact) -> Book:
    """Printed figures and facts to look things up in."""
    figures = {entry.id: entry for entry in entries if isinstance(entry, Printed)}
    return Book(figures, FactStore.of(entry for entry in entries if isinstance(entry, Fact)))


def outcome(check: Relation, *entries: Printed | Fact) -> Outcome:
    """What one check comes to."""
    return KINDS[check.kind](check, book(*entries))


def numbers(found: Outcome) -> list[str]:
    """What was computed, as text."""
    return [str(item.value) for item in found.computed]
