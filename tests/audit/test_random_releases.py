"""Random releases: after protection the attacker finds nothing; before it, plenty."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from pipeline.audit import Knowledge, Secret, audit
from pipeline.disclosure import PROFILES, Protection
from pipeline.disclosure.facts import protected_facts
from pipeline.disclosure.margins import Key, tabulate
from pipeline.disclosure.protect import hidden_cells, secret_sums, small_cells, still_known
from pipeline.facts import Fact, Kind, Status
from pipeline.indicators import Cube
from tests.audit.uitgaven import STANDARD, release, small_counts, told, with_hidden
from tests.audit.willekeurig import complete, cubes
from tests.diepte import batches

SUPPRESSING = [profile for profile in PROFILES if profile.threshold]


def profile_of(seed: int) -> Protection:
    return SUPPRESSING[seed % len(SUPPRESSING)]


def delivered_before(tables: list[Cube], profile: Protection, seed: int) -> tuple[Fact, ...]:
    """Half the releases follow an earlier one with fewer tables, protected by itself."""
    if seed % 2 or profile.base:
        return ()
    dice = random.Random(-seed - 1)  # noqa: S311  the same cases every time
    names = {table.indicator.id for table in tables if dice.random() < 0.6}
    earlier = [table for table in tables if complete(table.indicator, names)]
    return tuple(
        fact
        for fact in protected_facts(earlier, profile, "org", "2019")[0]
        if fact.status is Status.VISIBLE
    )


@pytest.mark.parametrize("seeds", batches(200, 2_000, 20), ids=lambda seeds: f"{seeds[0]}")
def test_no_cell_of_a_protected_release_is_outside_the_rule(seeds: range) -> None:
    for seed in seeds:
        tables, profile = cubes(seed), profile_of(seed)
        before = delivered_before(tables, profile, seed)
        known: dict[Key, Decimal] = {(f.indicator, f.dimensions): f.number for f in before}
        still = still_known(tables, known)
        facts, _ = protected_facts(tables, profile, "org", "2019", known)
        secrets = [Secret(terms) for terms in secret_sums(tables, profile, known)]
        told_before = tuple(f for f in before if (f.indicator, f.dimensions) in still)
        verdict = audit(
            release(facts, tables),
            profile.name,
            secrets,
            Knowledge(delivered=told_before),
            small_cells(tables, profile),
        )
        assert verdict.holds, (seed, profile.name, verdict.findings)
        assert all(facts[fact.id] == fact for fact in told_before), (
            "delivered is never hidden again"
        )


@pytest.mark.parametrize("seeds", batches(60, 600, 20), ids=lambda seeds: f"{seeds[0]}")
def test_what_was_hidden_beside_the_small_counts_had_to_be_hidden(seeds: range) -> None:
    """Hiding small counts only is broken wherever protection hides more; and one cell less is one
    cell too few.
    """
    broken = 0
    for seed in seeds:
        tables = [table for table in cubes(seed) if table.indicator.kind is Kind.COUNT]
        hidden, small = hidden_cells(tables, STANDARD), small_counts(tables)
        others = sorted(hidden - small)
        if not others:
            continue
        broken += 1
        secrets = told(tables)
        assert not audit(with_hidden(tables, small), "standaard", secrets).holds, seed
        if tabulate(tables).closed:  # then it may be hidden from who is at home in the registration
            continue
        shown = others[seed % len(others)]
        assert not audit(with_hidden(tables, hidden - {shown}), "standaard", secrets).holds, seed
    assert broken
