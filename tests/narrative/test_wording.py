"""What the words say about numbers, and when they stay silent."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.facts import Fact, Status
from pipeline.narrative import Thresholds
from pipeline.narrative.fractions_nl import NAMES, fraction_words
from pipeline.narrative.ranking import followers, leader, ranking
from pipeline.narrative.refusal import WrongUse
from pipeline.narrative.wording import (
    COMPARISON,
    capital,
    compare,
    compare_areas,
    enumerate_dutch,
    plural,
    trend,
)

from .conftest import make_fact

T = Thresholds()
HIDDEN = make_fact("h", None, "keer")
tenths = st.integers(0, 1000).map(lambda n: Decimal(n) / 10)
counts = st.integers(0, 5000)


def share(value: object, decimals: int = 1, **more: object) -> Fact:
    return make_fact("p", str(value), "%", decimals=decimals, **more)


def times(value: object, **more: object) -> Fact:
    return make_fact("n", None if value is None else str(value), "keer", **more)


@pytest.mark.parametrize(
    ("value", "other", "words"),
    [
        ("5.1", "7.4", "lager dan"),
        ("5.1", "5.1", "gelijk aan"),
        ("5.1", "5.5", "ongeveer gelijk aan"),
        ("5.1", "5.6", "iets lager dan"),
        ("7.0", "5.1", "iets hoger dan"),
        ("7.1", "5.1", "hoger dan"),
    ],
)
def test_percentages_are_compared_in_percentage_points(value: str, other: str, words: str) -> None:
    verdict = compare(share(value), share(other), T)
    assert verdict is not None
    assert COMPARISON[verdict] == words


@pytest.mark.parametrize(
    ("value", "other", "words"),
    [
        (100, 200, "lager dan"),
        (1000, 1005, "ongeveer gelijk aan"),
        (1000, 1040, "iets lager dan"),
        (4, 4, "gelijk aan"),
        (0, 1, "lager dan"),
    ],
)
def test_counts_are_compared_as_a_share_of_the_larger(value: int, other: int, words: str) -> None:
    verdict = compare(times(value), times(other), T)
    assert verdict is not None
    assert COMPARISON[verdict] == words


@given(counts, counts)
def test_turning_a_comparison_of_counts_around_turns_its_words_around(a: int, b: int) -> None:
    there, back = compare(times(a), times(b), T), compare(times(b), times(a), T)
    assert there is not None
    assert back is there.reversed


@given(tenths, tenths)
def test_turning_a_comparison_of_shares_around_turns_its_words_around(
    a: Decimal, b: Decimal
) -> None:
    there, back = compare(share(a), share(b), T), compare(share(b), share(a), T)
    assert there is not None
    assert back is there.reversed
    assert (a > b, a < b) == (there.name.endswith("HIGHER"), there.name.endswith("LOWER")) or (
        there.name == "ABOUT_EQUAL"
    )


@given(tenths, tenths, tenths)
def test_a_larger_value_never_compares_lower(a: Decimal, b: Decimal, other: Decimal) -> None:
    low, high = sorted((a, b))
    first, second = compare(share(low), share(other), T), compare(share(high), share(other), T)
    assert first is not None
    assert second is not None
    assert int(first) <= int(second) or {first.name, second.name} == {"EQUAL", "ABOUT_EQUAL"}


def test_different_units_are_never_compared() -> None:
    with pytest.raises(WrongUse, match="eenheden"):
        compare(share(5), times(5), T)


@pytest.mark.parametrize("status", [s for s in Status if s not in ("zichtbaar", "afgerond")])
def test_what_is_not_exactly_published_is_not_compared(status: Status) -> None:
    value = 838 if status is Status.AT_LEAST else None
    assert compare(times(value, status=status), times(10), T) is None
    assert compare(times(10), times(value, status=status), T) is None


def test_rounded_values_are_at_most_about_equal() -> None:
    verdict = compare(times(15, status=Status.ROUNDED), times(15), T)
    assert verdict is not None
    assert COMPARISON[verdict] == "ongeveer gelijk aan"


def test_areas_with_the_same_outcome_share_one_phrase() -> None:
    areas = [(share("7.4"), "in de provincie"), (share("9.8"), "in het land")]
    assert compare_areas(share("5.1"), areas, T) == "lager dan in de provincie en in het land"


def test_areas_with_another_outcome_get_their_own_phrase() -> None:
    areas = [(share("5.1"), "in de provincie"), (share("9.8"), "in het land")]
    assert (
        compare_areas(share("5.1"), areas, T)
        == "even hoog als in de provincie en lager dan in het land"
    )


def test_an_area_that_is_not_published_is_left_out() -> None:
    hidden = make_fact("p", None, "%")
    assert compare_areas(share(5), [(hidden, "daar"), (share(9), "hier")], T) == "lager dan hier"
    assert compare_areas(hidden, [(share(9), "hier")], T) is None


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (share("6.4"), share("5.1"), "licht gedaald"),
        (share("6.4"), share("9.4"), "gestegen"),
        (share("6.4"), share("6.2"), "vrijwel gelijk gebleven"),
        (share("6.4"), share("6.4"), "gelijk gebleven"),
        (times(100), times(103), "licht gestegen"),
        (times(100), times(80), "gedaald"),
    ],
)
def test_a_trend_is_told_in_one_word_or_two(first: Fact, last: Fact, words: str) -> None:
    assert trend(first, last, T) == words


def test_no_trend_is_told_across_a_break_or_from_a_small_start() -> None:
    assert trend(share("6.4"), share("5.1", version=2), T) is None
    assert trend(times(9), times(90), T) is None
    assert trend(HIDDEN, make_fact("h", 12, "keer"), T) is None


def test_a_trend_needs_one_indicator() -> None:
    with pytest.raises(WrongUse, match="ontwikkeling"):
        trend(times(100), HIDDEN, T)


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [
        ("50", 0, "de helft"),
        ("33", 0, "een derde"),
        ("67", 0, "twee derde"),
        ("26", 0, "ruim een kwart"),
        ("27", 0, "iets meer dan een kwart"),
        ("24", 0, "bijna een kwart"),
        ("48", 0, "iets minder dan de helft"),
        ("41.8", 1, "iets meer dan twee op de vijf"),
        ("9.4", 1, "bijna één op de tien"),
        ("10.0", 1, "één op de tien"),
    ],
)
def test_a_percentage_near_a_simple_fraction_is_told_as_one(
    value: str, decimals: int, words: str
) -> None:
    found = fraction_words(share(value, decimals), T)
    assert found is not None
    assert found.words == words


@pytest.mark.parametrize("value", ["0", "1", "8", "12", "15", "37", "45", "55", "86", "98", "100"])
def test_a_percentage_far_from_every_simple_fraction_is_not(value: str) -> None:
    assert fraction_words(share(value, 0), T) is None


HEDGES = ("iets minder dan ", "bijna ", "", "ruim ", "iets meer dan ")


def place_on_the_line(fact: Fact) -> tuple[int, int] | None:
    found = fraction_words(fact, T)
    if found is None:
        return None
    names = [name for _, name, _ in NAMES]
    name = next(n for n in sorted(names, key=len, reverse=True) if found.words.endswith(n))
    return names.index(name), HEDGES.index(found.words.removesuffix(name))


@given(tenths, tenths)
def test_a_larger_percentage_never_gets_words_for_a_smaller_share(a: Decimal, b: Decimal) -> None:
    low, high = (place_on_the_line(share(value)) for value in sorted((a, b)))
    assert low is None or high is None or low <= high


@given(tenths)
def test_fraction_words_are_never_more_than_two_points_off(value: Decimal) -> None:
    found = place_on_the_line(share(value))
    if found is not None:
        assert abs(NAMES[found[0]][0] - value) <= 2


def test_the_largest_is_far_ahead_from_one_and_a_half_times_the_second() -> None:
    just, not_quite = (
        leader({"a": times(15), "b": times(10)}, T),
        leader({"a": times(14), "b": times(10)}, T),
    )
    assert just is not None
    assert not_quite is not None
    assert (just.far_ahead, not_quite.far_ahead) == (True, False)


def test_equal_largest_ones_are_all_named() -> None:
    found = leader({"a": times(7), "b": times(3), "c": times(7)}, T)
    assert found is not None
    assert (found.keys, found.far_ahead) == (("a", "c"), False)


def test_nothing_is_the_largest_of_nothing() -> None:
    assert leader({}, T) is None
    assert leader({"a": times(0), "b": times(0)}, T) is None


def test_a_hidden_cell_contests_who_is_largest() -> None:
    assert leader({"a": times(700), "b": HIDDEN}, T) is None


def test_a_published_total_settles_that_a_hidden_cell_is_smaller() -> None:
    facts = {"a": times(70), "b": times(20), "c": HIDDEN}
    settled = leader(facts, T, total=times(130))
    assert settled is not None
    assert settled.keys == ("a",)
    assert settled.far_ahead
    less_clear = leader(facts, T, total=times(140))
    assert less_clear is not None
    assert not less_clear.far_ahead
    assert leader(facts, T, total=times(160)) is None


def test_a_rounded_total_settles_nothing() -> None:
    facts = {"a": times(70), "b": HIDDEN}
    assert leader(facts, T, total=times(80, status=Status.ROUNDED)) is None


def test_at_least_so_many_may_be_more_than_the_largest() -> None:
    open_ended = times(50, status=Status.AT_LEAST)
    assert leader({"a": times(70), "b": open_ended}, T) is None
    assert leader({"a": times(30), "b": open_ended}, T) is not None


def test_rounded_values_are_never_said_to_be_equal() -> None:
    rounded = times(15, status=Status.ROUNDED)
    assert leader({"a": rounded, "b": rounded}, T) is None


@given(st.dictionaries(st.text("abcdef", min_size=1), counts, min_size=2))
def test_a_ranking_runs_from_large_to_small_and_its_first_is_the_largest(
    values: dict[str, int],
) -> None:
    facts = {key: times(value) for key, value in values.items()}
    ranked = ranking(facts)
    assert ranked is not None
    numbers = [fact.number for _, fact in ranked]
    assert numbers == sorted(numbers, reverse=True)
    found = leader(facts, T)
    assert (found is None) == (numbers[0] == 0)
    assert found is None or ranked[0][0] in found.keys


def test_a_group_with_a_hidden_cell_has_no_ranking() -> None:
    assert ranking({"a": times(3), "b": HIDDEN}) is None


def names(facts: dict[str, Fact], total: Fact | None = None) -> list[str]:
    return [key for key, _ in followers(facts, total)]


def test_after_the_largest_come_the_next_two() -> None:
    assert names({"a": times(9), "b": times(2), "c": times(7), "d": times(5)}) == ["c", "d"]
    assert names({"a": times(9)}) == []


def test_who_come_next_ends_before_those_that_are_equal() -> None:
    assert names({"a": times(9), "b": times(5), "c": times(5), "d": times(5)}) == []
    assert names({"a": times(9), "b": times(7), "c": times(5), "d": times(5)}) == ["b"]
    assert names({"a": times(9), "b": times(5), "c": times(5)}) == ["b", "c"]


def test_who_come_next_ends_where_a_hidden_cell_could_be_larger() -> None:
    facts = {"a": times(70), "b": times(20), "c": times(4), "d": HIDDEN}
    assert names(facts) == []
    assert names(facts, times(100)) == ["b"]
    assert names(facts, times(97)) == ["b", "c"]


def test_nobody_comes_after_a_shared_first_place_or_with_nothing() -> None:
    assert names({"a": times(9), "b": times(9), "c": times(5)}) == []
    assert names({"a": times(9), "b": times(0)}) == []


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a en b"),
        (["a", "b", "c"], "a, b en c"),
        (["a", "", "a", "b"], "a en b"),
        (["Financiën", "Werk en opleiding"], "Financiën en ook Werk en opleiding"),
        (["Geld", "Werk en opleiding", "Wonen"], "Geld, Werk en opleiding, en Wonen"),
    ],
)
def test_a_list_is_enumerated_in_dutch(items: list[str], text: str) -> None:
    assert enumerate_dutch(items) == text


@given(st.lists(st.sampled_from(["a", "b en c", "d", "", "e"])))
def test_a_list_never_doubles_the_word_en_and_names_every_item_once(items: list[str]) -> None:
    text = enumerate_dutch(items)
    assert "en en" not in text
    own = sum(" en " in item for item in {i for i in items if i})
    assert text.count(" en ") == own + (len({i for i in items if i}) > 1)
    assert all(text.count(item) == 1 for item in {"a", "d"} & set(items))


@pytest.mark.parametrize(
    ("fact", "noun"),
    [
        (times(1), "traject"),
        (times(0), "trajecten"),
        (times(2), "trajecten"),
        (make_fact("g", "1.0", decimals=1), "trajecten"),
        (times(1, status=Status.AT_LEAST), "trajecten"),
        (HIDDEN, "trajecten"),
    ],
)
def test_only_exactly_one_takes_the_singular(fact: Fact, noun: str) -> None:
    assert plural(fact, "traject", "trajecten") == noun


@pytest.mark.parametrize(
    ("text", "capitalised"),
    [("vier", "Vier"), ("één", "Eén"), ("ijsjes", "IJsjes"), ("792", "792"), ("", "")],
)
def test_a_sentence_starts_with_a_capital(text: str, capitalised: str) -> None:
    assert capital(text) == capitalised


def test_thresholds_can_be_set_and_a_misspelt_one_is_refused() -> None:
    assert Thresholds.from_record({"far_ahead": "2"}).far_ahead == 2
    with pytest.raises(ValueError, match="far_ahaed"):
        Thresholds.from_record({"far_ahaed": "2"})
