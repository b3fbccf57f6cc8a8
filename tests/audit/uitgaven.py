"""Releases for the attacker: naive ones, and ones that were protected."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from pipeline.audit import Secret
from pipeline.disclosure import PROFILES, Protection
from pipeline.disclosure.facts import protected_facts
from pipeline.disclosure.margins import Key, Table, tabulate
from pipeline.disclosure.secondary import secrets
from pipeline.facts import FactStore, Release, Status
from pipeline.indicators import Cube

STANDARD, STRICT, ROUNDED, OPEN = PROFILES


def release(facts: FactStore, cubes: Iterable[Cube]) -> Release:
    return Release(facts, {c.indicator.id: c.indicator.public() for c in cubes}, {}, ())


def protected(cubes: Sequence[Cube], protection: Protection = STANDARD) -> Release:
    return release(protected_facts(cubes, protection, "org", "2019")[0], cubes)


def with_hidden(cubes: Sequence[Cube], hidden: Collection[Key]) -> Release:
    """Everything as it is, but for these cells."""
    facts = protected_facts(cubes, OPEN, "org", "2019")[0]
    return release(
        FactStore.of(
            fact.without_value(Status.SUPPRESSED)
            if (fact.indicator, fact.dimensions) in hidden
            else fact
            for fact in facts
        ),
        cubes,
    )


def only_small_hidden(cubes: Sequence[Cube], threshold: int = 5) -> Release:
    """Naive protection: the small counts are hidden and nothing else."""
    return with_hidden(cubes, small_counts(cubes, threshold))


def small_counts(cubes: Sequence[Cube], threshold: int = 5) -> set[Key]:
    table = tabulate(cubes)
    return {
        key for key, value in table.values.items()
        if 0 < value < threshold and key not in table.rests
    }  # fmt: skip


def told(cubes: Sequence[Cube], threshold: int = 5) -> list[Secret]:
    """What is told to the audit behind the wall."""
    table = tabulate(cubes)
    return [in_cells(key, table) for key in sorted(secrets(table, threshold))]


def in_cells(key: Key, table: Table) -> Secret:
    """A cell itself, a remainder as the difference it is."""
    if key not in table.rests:
        return Secret(((key, 1),))
    margin = next(m for m in table.margins if key in m.parts)
    return Secret(tuple((cell, w) for cell, w in margin.weights.items() if cell != key))
