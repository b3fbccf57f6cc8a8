"""What each profile does, in examples an editor can follow."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from pipeline.disclosure import PROFILES, Protection, choose, protected_facts
from pipeline.disclosure.facts import to_base
from pipeline.disclosure.margins import tabulate
from pipeline.disclosure.protect import hidden_cells
from pipeline.errors import ProtectionRefused, UsageError
from pipeline.facts import Fact, FactStore, Status
from pipeline.indicators import Cell, Cube, DefinitionRefused, Kind, PartOf, Ratio
from tests.disclosure.cubes import COUNT, MEAN, SHARE, count, goals, grid

STANDARD, STRICT, ROUNDED, OPEN = PROFILES


def facts(cubes: list[Cube], protection: Protection = STANDARD) -> FactStore:
    return protected_facts(cubes, protection, "org", "2022")[0]


def row(*values: int) -> Cube:
    """One row with its total."""
    plain = replace(COUNT, dimensions=("kolom",), totals_over=("kolom",))
    cells = [count(plain, value, kolom=f"k{k}") for k, value in enumerate(values)]
    return Cube(plain, (*cells, count(plain, sum(values))))


def hidden_columns(*values: int, protection: Protection = STANDARD) -> list[str]:
    hidden = hidden_cells([row(*values)], protection)
    return sorted(dict(dims).get("kolom", "totaal") for _, dims in hidden)


def test_a_small_count_takes_the_smallest_other_cell_with_it() -> None:
    assert hidden_columns(3, 40, 7, 90) == ["k0", "k2"]


def test_equal_candidates_are_told_apart_by_name() -> None:
    assert hidden_columns(3, 40, 40, 90) == ["k0", "k1"]


def test_nothing_small_means_nothing_hidden() -> None:
    assert hidden_columns(5, 0, 40) == []


def test_two_fours_that_add_up_to_eight_need_a_third() -> None:
    assert hidden_columns(4, 4, 60, 20) == ["k0", "k1", "k3"], "the worked example of BR41"


def test_two_ones_that_add_up_to_two_are_not_safe_together() -> None:
    assert hidden_columns(1, 1, 60, 20) == ["k0", "k1", "k3"]


def test_if_only_zeros_are_left_the_total_goes_too() -> None:
    assert hidden_columns(4, 4, 0) == ["k0", "k1", "totaal"]


ZONES = (
    (10, 6, 10, 9, 15, 2, 98),
    (41, 14, 29, 50, 66, 12, 0),
    (4, 4, 1, 0, 6, 1, 12),
    (4, 5, 19, 10, 22, 2, 0),
)


def test_a_table_with_both_margins_hides_cells_and_keeps_its_totals() -> None:
    """The table of zones in ``rules-of-the-field``: seven cells of one to four."""
    hidden = hidden_cells([grid(ZONES)], STANDARD)
    places = sorted("".join(dict(dims).values()) for _, dims in hidden)
    assert places == [
        "k0r0", "k0r2", "k0r3", "k1r1", "k1r2", "k2r2", "k2r3", "k5r0", "k5r1", "k5r2", "k5r3",
    ]  # fmt: skip


def test_what_turns_out_to_protect_nothing_is_shown_again() -> None:
    hidden = hidden_cells([grid([[2, 3, 40], [50, 60, 70], [70, 80, 90]])], STANDARD)
    assert len(hidden) == 4, "one rectangle with both small cells, where one gives the other takes"


def test_small_cells_that_could_only_grow_together_need_one_rectangle_more() -> None:
    """In a rectangle 2, 40, 50, 3 the three could be one only if the two were nothing."""
    hidden = hidden_cells([grid([[2, 30, 40], [50, 60, 3], [70, 80, 90]])], STANDARD)
    assert len(hidden) == 6


def test_the_strict_profile_hides_up_to_nine() -> None:
    assert hidden_columns(9, 40, 30) == []
    assert hidden_columns(9, 40, 30, protection=STRICT) == ["k0", "k2"]


def test_a_small_number_of_missed_goals_hides_the_share_and_the_goals_reached() -> None:
    found = facts(goals({"FIN": (120, 3, 40)}))
    assert found["org/2022/niet-behaald/fin"].status is Status.SUPPRESSED
    assert found["org/2022/behaald/fin"].status is Status.SUPPRESSED
    assert found["org/2022/aandeel/fin"].status is Status.SUPPRESSED
    assert found["org/2022/registraties/fin"].value == 123


def test_a_whole_and_a_part_do_not_give_their_small_difference_away() -> None:
    found = facts(goals({"FIN": (120, 80, 3)}))
    hidden = [fact.indicator for fact in found if fact.status is Status.SUPPRESSED]
    assert hidden == ["volwassenen"], (
        "200 of 203 would say that three adults have no goal score; one number goes, no share"
    )


def test_a_share_needs_its_minimum_denominator() -> None:
    small, large = facts(goals({"FIN": (50, 49, 0)})), facts(goals({"FIN": (50, 50, 0)}))
    assert small["org/2022/aandeel/fin"].status is Status.SUPPRESSED
    assert small["org/2022/registraties/fin"].value == 99
    assert large["org/2022/aandeel/fin"].value == 50


def test_a_visible_share_carries_its_published_counts() -> None:
    share = facts(goals({"FIN": (78, 55, 20)}))["org/2022/aandeel/fin"]
    assert (share.value, share.numerator, share.denominator) == (59, 78, 133)


def test_a_share_of_a_total_goes_with_its_count_and_carries_that_total() -> None:
    counted = row(4, 6, 126)
    indicator = replace(SHARE, dimensions=("kolom",), ratio=Ratio(COUNT.id, COUNT.id, over="kolom"))
    shares = tuple(
        Cell(c.dimensions, Fraction(100 * c.value, 136), c.value, Fraction(136))
        for c in counted.cells
        if c.dimensions and c.value is not None
    )
    found = facts([counted, Cube(indicator, shares)])
    shown = {fact.id: fact for fact in found if fact.indicator == "aandeel" and fact.has_value}
    assert shown.keys() == {"org/2022/aandeel/k2"}, "the other two have hidden counts"
    share = shown["org/2022/aandeel/k2"]
    assert (share.numerator, share.denominator) == (126, 136)


def test_a_share_that_cannot_be_judged_is_not_shown() -> None:
    cell = Cell((("domein", "FIN"),), Fraction(50))
    found = facts([Cube(SHARE, (cell,))])
    assert found["org/2022/aandeel/fin"].status is Status.SUPPRESSED


@pytest.mark.parametrize(("total", "shown"), [(29, None), (30, "5"), (0, "0"), (60, "10")])
def test_a_mean_of_fewer_people_than_the_threshold_is_not_shown(
    total: int, shown: str | None
) -> None:
    cell = Cell((("domein", "FIN"),), Fraction(total, 6), Fraction(total), Fraction(6))
    found = facts([Cube(MEAN, (cell,))])["org/2022/gemiddeld/fin"]
    assert found.value == (None if shown is None else Decimal(shown))


def test_a_mean_is_judged_before_it_is_rounded() -> None:
    cell = Cell((("domein", "FIN"),), Fraction(49, 10), Fraction(49), Fraction(10))
    assert not facts([Cube(MEAN, (cell,))])["org/2022/gemiddeld/fin"].has_value


def told(kind: Kind, numerator: int, denominator: int, protection: Protection) -> Fact:
    """A ratio or score over these counts, as it is published."""
    indicator = replace(SHARE, kind=kind, unit="%" if kind is Kind.RATIO else "score")
    per = indicator.per
    value = Fraction(numerator * per, denominator)
    dims = (("domein", "fin"),)
    cell = Cell(dims, value, Fraction(numerator), Fraction(denominator))
    return facts([Cube(indicator, (cell,))], protection)["org/2022/aandeel/fin"]


@pytest.mark.parametrize(
    ("numerator", "plan", "shown"), [(4, 219, None), (0, 47, 0), (16, 14, 114), (46, 47, 98)]
)
def test_a_ratio_to_a_plan_is_hidden_only_with_a_small_number_of_people(
    numerator: int, plan: int, shown: int | None
) -> None:
    """A plan is no group of people: neither its size nor what is missing tells of anyone."""
    assert told(Kind.RATIO, numerator, plan, STANDARD).value == shown


def test_a_ratio_follows_the_rounded_count_and_the_exact_plan() -> None:
    assert told(Kind.RATIO, 37, 47, ROUNDED).value == 74, "35 of 47, not 37 of 47"


@pytest.mark.parametrize("protection", [STANDARD, STRICT, ROUNDED], ids=lambda p: p.name)
def test_a_mean_score_is_hidden_when_it_is_about_few_people(protection: Protection) -> None:
    assert not told(Kind.SCORE, 12, 4, protection).has_value
    assert told(Kind.SCORE, 36, 12, protection).has_value, "a low score of many is no small number"


def test_what_counts_no_people_is_left_alone() -> None:
    meetings = replace(COUNT, id="bijeenkomsten", protects_people=False)
    found = facts([Cube(meetings, (count(meetings, 1, rij="a"),))])
    assert found["org/2022/bijeenkomsten/a"].value == 1


def test_rounding_shows_multiples_of_five_and_no_exact_share() -> None:
    found = facts(goals({"FIN": (78, 55, 2)}), ROUNDED)
    shown = {fact.indicator: fact.value for fact in found}
    assert shown == {
        "behaald": 80, "niet-behaald": 55, "registraties": 135, "volwassenen": 135, "aandeel": 59,
    }  # fmt: skip
    assert {fact.status for fact in found} == {Status.ROUNDED}
    share = found["org/2022/aandeel/fin"]
    assert (share.numerator, share.denominator) == (80, 135)


@pytest.mark.parametrize(
    ("value", "rounded"), [(0, 0), (2, 0), (Fraction(5, 2), 5), (3, 5), (12, 10), (13, 15)]
)
def test_rounding_goes_to_the_nearest_multiple(value: Fraction | int, rounded: int) -> None:
    assert to_base(Fraction(value), 5) == rounded


def test_the_open_profile_shows_everything() -> None:
    found = facts([grid([[1, 2], [3, 4]]), *goals({"FIN": (1, 1, 1)})], OPEN)
    assert all(fact.status is Status.VISIBLE for fact in found)


def test_the_open_profile_is_for_example_data_only() -> None:
    assert choose("bron", percentage_from=100, example=True).threshold == 0
    with pytest.raises(ProtectionRefused) as caught:
        choose("bron", percentage_from=100, example=False)
    assert caught.value.exit_code == 5


def test_the_organisation_sets_the_smallest_denominator() -> None:
    assert choose("standaard", percentage_from=30, example=False).min_denominator == 30
    assert choose("bron", percentage_from=30, example=True).min_denominator == 0


def test_an_unknown_profile_is_wrong_use() -> None:
    with pytest.raises(UsageError) as caught:
        choose("los", percentage_from=100, example=True)
    assert "standaard, streng, rondt, bron" in caught.value.remedy


def test_parts_that_are_more_than_their_whole_are_a_fault_of_ours() -> None:
    whole = replace(COUNT, dimensions=("domein",), totals_over=())
    part = replace(whole, id="deel", parts_of=(PartOf("hulp"),))
    cubes = [
        Cube(whole, (count(whole, 3, domein="FIN"),)),
        Cube(part, (count(part, 4, domein="FIN"),)),
    ]
    with pytest.raises(DefinitionRefused, match="minder dan de som"):
        tabulate(cubes)
