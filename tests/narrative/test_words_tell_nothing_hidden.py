"""Words for "the largest", "more" and "doubled" never say anything about a hidden number.

Whatever a function says has to be true for every number the hidden cells may have, given what is
printed beside them; then it tells no more than the printed numbers do.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from pipeline.facts import Fact, NumberProfile, Status
from pipeline.narrative import ranking, wording
from pipeline.narrative.fractions_nl import fraction_words
from pipeline.narrative.marks import plain
from pipeline.narrative.numbers import has_number
from pipeline.narrative.printer import Printer
from pipeline.narrative.thresholds import Thresholds

THRESHOLDS = Thresholds()
counts = st.one_of(st.integers(0, 12), st.integers(0, 200))


def fact(name: str, value: int, *, hidden: bool = False) -> Fact:
    shown = Fact(f"kade/2022/hulp/{name}", "hulp", 1, (("vorm", name),), Decimal(value), "keer")
    return shown.without_value(Status.SUPPRESSED) if hidden else shown


@st.composite
def groups(draw: st.DrawFn) -> tuple[dict[str, int], set[str], bool]:
    """True numbers by name, which of them are hidden, and whether their total is printed."""
    values = draw(st.lists(counts, min_size=2, max_size=6))
    named = {f"n{place}": value for place, value in enumerate(values)}
    return named, set(draw(st.lists(st.sampled_from(sorted(named))))), draw(st.booleans())


def printed(
    values: Mapping[str, int], hidden: set[str], with_total: bool
) -> tuple[dict[str, Fact], Fact | None]:
    facts = {name: fact(name, value, hidden=name in hidden) for name, value in values.items()}
    return facts, fact("totaal", sum(values.values())) if with_total else None


def other_worlds(
    values: Mapping[str, int], hidden: set[str], with_total: bool
) -> list[dict[str, int]]:
    """Other numbers for the hidden cells that nobody can tell from the true ones."""
    room = sum(values[name] for name in hidden) if with_total else 10_000
    worlds = [dict(values)]
    for chosen in sorted(hidden):
        # All there is in one cell; with a printed total nothing is left for the others.
        others = {name: 0 if with_total else values[name] for name in hidden}
        worlds.append({**values, **others, chosen: room})
    return worlds


@given(groups())
def test_the_largest_is_the_largest_whatever_is_hidden(
    group: tuple[dict[str, int], set[str], bool],
) -> None:
    values, hidden, with_total = group
    facts, total = printed(values, hidden, with_total)
    found = ranking.leader(facts, THRESHOLDS, total)
    if found is None:
        return
    for world in other_worlds(values, hidden, with_total):
        most = max(world.values())
        assert {name for name, value in world.items() if value == most} == set(found.keys)
        rest = [value for name, value in world.items() if name not in found.keys]
        if found.far_ahead:
            assert most >= Fraction(THRESHOLDS.far_ahead) * max(rest)


@given(groups(), st.integers(1, 4))
def test_who_come_next_come_next_whatever_is_hidden(
    group: tuple[dict[str, int], set[str], bool], most: int
) -> None:
    values, hidden, with_total = group
    facts, total = printed(values, hidden, with_total)
    found = [name for name, _ in ranking.followers(facts, total, most)]
    for world in other_worlds(values, hidden, with_total):
        ordered = sorted(world.values(), reverse=True)
        assert [world[name] for name in found] == ordered[1 : len(found) + 1] or not found


@given(groups())
def test_a_ranking_is_given_of_what_is_printed_only(
    group: tuple[dict[str, int], set[str], bool],
) -> None:
    values, hidden, _ = group
    facts, _ = printed(values, hidden, with_total=False)
    found = ranking.ranking(facts)
    assert (found is None) == bool(hidden)


@given(counts, counts, st.booleans(), st.booleans())
def test_nothing_is_said_about_a_hidden_number(
    first: int, last: int, first_hidden: bool, last_hidden: bool
) -> None:
    one, two = fact("een", first, hidden=first_hidden), fact("twee", last, hidden=last_hidden)
    if first_hidden or last_hidden:
        assert wording.compare(one, two, THRESHOLDS) is None
        assert wording.trend(one, two, THRESHOLDS) is None
    if first_hidden:
        assert not wording.compare_areas(one, [(two, "elders")], THRESHOLDS)
        assert wording.plural(one, "keer", "keren") == "keren", "one or many stays open"


def test_words_are_made_of_facts_and_of_nothing_else() -> None:
    """A function that words numbers is given facts, which were protected, never bare numbers."""
    for room in (ranking, wording):
        for name, function in inspect.getmembers(room, inspect.isfunction):
            if name.startswith("_") or function.__module__ != room.__name__:
                continue
            told = {str(p.annotation) for p in inspect.signature(function).parameters.values()}
            numbers = {"int", "float", "Decimal", "Fraction"} & told
            assert numbers <= {"int"}, name
            assert not numbers or name == "followers", "how many names are asked for"


def share(name: str, value: int, *, hidden: bool = False) -> Fact:
    shown = replace(fact(name, value), unit="%", numerator=Decimal(value), denominator=Decimal(100))
    return shown.without_value(Status.SUPPRESSED) if hidden else shown


P = Printer(NumberProfile())
# What every function of a template makes of facts; of two facts, either or both may be hidden.
PRINTED = {
    "getal": lambda one, two: P.getal(one),
    "tabelcel": lambda one, two: P.tabelcel(one),
    "tel": lambda one, two: P.tel(one),
    "ten_minste": lambda one, two: P.ten_minste(one),
    "aantal": lambda one, two: P.aantal(one, "keer", "keren"),
    "procent": lambda one, two: P.procent(replace(one, unit="%")),
    "verandering": lambda one, two: P.verandering(replace(one, unit="%")),
    "per_duizend": lambda one, two: P.per_duizend(replace(one, unit="per_1000"), ""),
    "deel": lambda one, two: P.deel(one, two, "traject", "trajecten"),
    "breuk": lambda one, two: P.breuk(replace(one, unit="%"), "trajecten"),
    "behaald": lambda one, two: P.behaald(one, two, replace(one, unit="%"), "keer", "keren"),
    "kracht": P.kracht,
    "is_zichtbaar": P.is_zichtbaar,
    "is_nul": lambda one, two: P.is_nul(one),
    "telt_op": lambda one, two: P.telt_op(one, [two]),
    "toont_percentage": lambda one, two: P.toont_percentage(one),
}


def test_every_function_that_prints_facts_is_among_those_tested() -> None:
    public = {name for name, _ in inspect.getmembers(Printer, inspect.isfunction)}
    assert {name for name in public if not name.startswith("_")} == PRINTED.keys()


@given(counts, counts, st.sampled_from(sorted(PRINTED)))
def test_what_is_printed_of_a_hidden_number_is_the_same_whatever_it_is(
    first: int, last: int, name: str
) -> None:
    """One mark and no number: neither in figures nor in words."""
    one, two = fact("een", first, hidden=True), fact("twee", last, hidden=True)
    found = PRINTED[name](one, two)
    assert found == PRINTED[name](fact("een", 3, hidden=True), fact("twee", 4, hidden=True))
    if not isinstance(found, bool):
        words = plain(str(found)).replace("per\u00a01.000", "")
        assert not has_number(words), words
    if name in ("deel", "behaald"):
        assert PRINTED[name](one, fact("twee", 30)) == "", "a part of a whole needs both"


@given(st.integers(0, 100))
def test_a_hidden_share_is_no_fraction(value: int) -> None:
    assert fraction_words(share("deel", value, hidden=True), THRESHOLDS) is None
    assert fraction_words(share("deel", 50), THRESHOLDS) is not None


@given(st.lists(st.tuples(counts, st.booleans()), min_size=1, max_size=5))
def test_parts_of_which_one_is_hidden_are_never_said_not_to_add_up(
    parts: list[tuple[int, bool]],
) -> None:
    facts = [fact(f"n{place}", value, hidden=h) for place, (value, h) in enumerate(parts)]
    whole = fact("totaal", 1 + sum(value for value, _ in parts))
    assert P.telt_op(whole, facts) == any(hidden for _, hidden in parts)
