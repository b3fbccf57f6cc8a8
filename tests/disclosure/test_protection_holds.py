"""Laws of protection: they hold for every table, not for the examples we thought of."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pipeline.disclosure import PROFILES, Protection, protected_facts
from pipeline.disclosure.margins import Key, Table, tabulate
from pipeline.disclosure.protect import hidden_cells
from pipeline.disclosure.secondary import Rule, complement
from pipeline.facts import Status
from pipeline.indicators import Cube
from tests.disclosure.cubes import goals, grid, solutions, values_of

STANDARD = next(profile for profile in PROFILES if profile.name == "standaard")
STRICT = next(profile for profile in PROFILES if profile.name == "streng")
OPEN = next(profile for profile in PROFILES if profile.name == "bron")

counts = st.one_of(st.integers(0, 12), st.integers(0, 400))
law = settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
profiles = st.sampled_from([STANDARD, STRICT])


@st.composite
def grids(draw: st.DrawFn, cells: st.SearchStrategy[int] = counts, most: int = 4) -> Cube:
    width = draw(st.integers(1, most))
    row = st.lists(cells, min_size=width, max_size=width)
    return grid(draw(st.lists(row, min_size=1, max_size=most)), draw(st.booleans()))


goal_tables = st.dictionaries(
    st.sampled_from(["FIN", "WO", "MP", "SN"]), st.tuples(counts, counts, counts), min_size=1
).map(goals)
releases = st.one_of(grids().map(lambda cube: [cube]), goal_tables)


def hidden_in(cubes: Sequence[Cube], protection: Protection) -> tuple[Table, frozenset[Key]]:
    table = tabulate(cubes)
    return table, hidden_cells(cubes, protection) & table.values.keys()


@law
@given(releases, profiles)
def test_no_small_count_of_people_is_shown(cubes: list[Cube], protection: Protection) -> None:
    hidden = hidden_cells(cubes, protection)
    shown = [v for k, v in values_of(cubes).items() if k not in hidden and k[0] != "aandeel"]
    assert not any(0 < value < protection.threshold for value in shown)


@law
@given(releases, profiles)
def test_no_sum_has_exactly_one_unknown(cubes: list[Cube], protection: Protection) -> None:
    table, hidden = hidden_in(cubes, protection)
    for margin in table.margins:
        unknown = [key for key in margin.weights if key in hidden | table.rests]
        harmless = [
            key
            for key in unknown
            if table.values[key] >= protection.threshold
            or (table.values[key] == 0 and key not in table.groups)
        ]
        assert len(unknown) != 1 or harmless


@law
@given(releases, profiles)
def test_zero_is_shown_unless_it_tells_of_a_whole_group(
    cubes: list[Cube], protection: Protection
) -> None:
    table, hidden = hidden_in(cubes, protection)
    zeros = {key for key in hidden if table.values[key] == 0}
    assert {name for name, _ in zeros} <= table.hides_zero
    assert not zeros or table.groups


@law
@given(releases, profiles)
def test_what_is_shown_is_what_was_computed(cubes: list[Cube], protection: Protection) -> None:
    open_facts, none = protected_facts(cubes, OPEN, "org", "2022")
    facts, withheld = protected_facts(cubes, protection, "org", "2022")
    assert none == 0
    assert [fact.id for fact in facts] == [fact.id for fact in open_facts]
    hidden = [fact for fact in facts if fact.status is Status.SUPPRESSED]
    assert len(hidden) == withheld
    for fact in facts:
        if fact not in hidden:
            assert fact.value == open_facts[fact.id].value
        else:
            assert (fact.value, fact.numerator, fact.denominator) == (None, None, None)


@law
@given(releases, profiles)
def test_protecting_twice_hides_nothing_more(cubes: list[Cube], protection: Protection) -> None:
    table, hidden = hidden_in(cubes, protection)
    assert complement(table, hidden, Rule(protection.threshold)) == hidden


@law
@given(releases, profiles, st.randoms(use_true_random=False))
def test_the_order_of_the_cells_does_not_matter(
    cubes: list[Cube], protection: Protection, dice: random.Random
) -> None:
    shuffled = [Cube(c.indicator, tuple(dice.sample(c.cells, len(c.cells)))) for c in cubes]
    dice.shuffle(shuffled)
    assert hidden_cells(shuffled, protection) == hidden_cells(cubes, protection)


@settings(law, max_examples=150)
@given(grids(st.integers(0, 7), most=3).map(lambda cube: [cube]))
def test_every_hidden_cell_of_a_small_table_has_two_possible_values(cubes: list[Cube]) -> None:
    """An examiner tries all tables that agree with what is printed."""
    table, hidden = hidden_in(cubes, STANDARD)
    assume(len(hidden) <= 8)  # more takes the examiner minutes
    most = max(table.values.values()) + 3
    seen: dict[Key, set[int]] = {key: set() for key in hidden}
    for solution in solutions(table, hidden, most):
        for key, value in solution.items():
            seen[key].add(value)
        if all(len(values) > 1 for values in seen.values()):
            break
    assert all(len(values) > 1 for values in seen.values()), seen
