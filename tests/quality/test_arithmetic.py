"""What we publish adds up, whatever protection hides or rounds; a fault of ours stops the build."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.facts import (
    Definition,
    Fact,
    FactStore,
    Kind,
    PartOf,
    Release,
    Status,
    Structure,
    SumOf,
    round_half_away,
)
from pipeline.quality.arithmetic import ArithmeticFault, faults_in, refuse_faults
from tests.facts.feiten import make_fact

counts = st.integers(0, 500)


def definition(name: str, unit: str = "trajecten", **structure: Any) -> Definition:
    return Definition(name, 1, name, name, unit, structure=Structure(**structure))


def release(definitions: list[Definition], *facts: Fact) -> Release:
    return Release(FactStore.of(facts), {d.id: d for d in definitions}, {}, ())


def by_form(values: list[int | None], total: int, **given: Any) -> list[Fact]:
    """Cells of one indicator over a dimension, and their total."""
    cells = [
        make_fact("hulp", value, dimensions={"vorm": f"v{place}"}, **given)
        for place, value in enumerate(values)
    ]
    return [*cells, make_fact("hulp", total, **given)]


HELP = definition("hulp", totals_over=("vorm",))


def rules(found: Release) -> list[tuple[str, str]]:
    return [(fault.rule, fault.fact.removeprefix("kade/2022/")) for fault in faults_in(found)]


@given(st.lists(counts, min_size=1, max_size=6))
def test_a_total_of_its_cells_is_no_fault(values: list[int]) -> None:
    assert rules(release([HELP], *by_form(list(values), sum(values)))) == []


@given(st.lists(counts, min_size=1, max_size=6), st.integers(1, 9))
def test_a_total_that_is_not_the_sum_of_its_cells_is_a_fault(values: list[int], off: int) -> None:
    assert rules(release([HELP], *by_form(list(values), sum(values) + off))) == [("QC1", "hulp")]


def test_hidden_cells_leave_room_for_what_they_hide_and_no_less() -> None:
    for total, found in ((12, []), (400, []), (11, [("QC1", "hulp")])):
        assert rules(release([HELP], *by_form([10, None, None], total))) == found


def test_a_hidden_total_tells_nothing() -> None:
    cells = by_form([10, 5], 15)
    hidden = cells[-1].without_value(Status.SUPPRESSED)
    assert rules(release([HELP], *cells[:-1], hidden)) == []


@given(st.lists(st.integers(1, 300), min_size=1, max_size=6))
def test_counts_rounded_to_five_may_differ_by_their_rounding(values: list[int]) -> None:
    def rounded(value: int) -> int:
        return int(round_half_away(Decimal(value) / 5) * 5)

    cells = by_form([rounded(v) for v in values], rounded(sum(values)), status=Status.ROUNDED)
    assert rules(release([HELP], *cells)) == []
    far = by_form([rounded(v) for v in values], 3000, status=Status.ROUNDED)
    assert rules(release([HELP], *far)) == [("QC1", "hulp")]


def test_amounts_are_rounded_line_by_line() -> None:
    money = definition("bedrag", "euro", totals_over=("vorm",))
    cells = [replace(f, indicator="bedrag") for f in by_form([100, 200, 300], 601)]
    assert rules(release([money], *cells)) == []
    far = [replace(f, indicator="bedrag") for f in by_form([100, 200, 300], 603)]
    assert rules(release([money], *far)) == [("QC1", "hulp")]


def test_a_figure_is_the_sum_of_what_its_definition_names() -> None:
    definitions = [
        definition("alles", sums=(SumOf.of("wel", "niet"),)),
        definition("wel"),
        definition("niet"),
    ]
    for total, found in ((30, []), (31, [("QC1", "alles")])):
        facts = make_fact("alles", total), make_fact("wel", 20), make_fact("niet", 10)
        assert rules(release(definitions, *facts)) == found


def test_a_part_is_not_larger_than_its_whole() -> None:
    part = PartOf("hulp", over="leeftijd", where=(("vorm", "v0"), ("vorm", "v1")))
    definitions = [HELP, definition("jong", parts_of=(part,))]
    for value, found in ((15, []), (16, [("QC7", "hulp/v0")])):
        young = make_fact("jong", value, dimensions={"leeftijd": "0-17"})
        assert rules(release(definitions, *by_form([10, 5, 7], 22), young)) == found


@pytest.mark.parametrize(
    ("value", "part", "whole", "found"),
    [
        ("64", 174, 274, []),
        ("63", 174, 274, ["QC4"]),
        ("156", 274, 176, ["QC4"]),
        ("156", 274, 0, ["QC4", "QC4"]),
    ],
)
def test_a_share_follows_from_its_counts(
    value: str, part: int, whole: int, found: list[str]
) -> None:
    share = definition("aandeel", "%", kind=Kind.SHARE, per=100)
    fact = make_fact("aandeel", value, "%", numerator=Decimal(part), denominator=Decimal(whole))
    assert [fault.rule for fault in faults_in(release([share], fact))] == found


def test_a_mean_may_be_more_than_one_each() -> None:
    mean = definition("gemiddelde", "deelnemers", kind=Kind.MEAN)
    fact = make_fact(
        "gemiddelde", 15, "deelnemers", numerator=Decimal(930), denominator=Decimal(62)
    )
    assert faults_in(release([mean], fact)) == []


def test_a_fault_of_ours_stops_the_build_in_plain_words() -> None:
    wrong = release([HELP], *by_form([10, 5], 16))
    with pytest.raises(ArithmeticFault) as caught:
        refuse_faults(wrong)
    assert caught.value.exit_code == 1
    assert caught.value.place == "kade/2022/hulp (QC1)"
    assert "een totaal is niet de som van zijn delen" in caught.value.sentence
    refuse_faults(release([HELP], *by_form([10, 5], 15)))
