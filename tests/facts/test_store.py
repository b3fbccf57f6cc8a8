"""Searching facts: what is asked is what is found, and a near miss names what exists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.facts import Fact, FactStore, UnknownFact
from tests.facts.feiten import facts, make_fact

FIN = {"domein": "FIN"}
TOTAL = make_fact("hulp", 10, dimensions=FIN)
STEUN = make_fact("hulp", 4, dimensions={**FIN, "vorm": "leun_en_steun"})
TRAJECT = make_fact("hulp", 6, dimensions={**FIN, "vorm": "individueel_traject"})
WORK = make_fact("hulp", 3, dimensions={"domein": "WO"})
GOALS = make_fact("doel-behaald", 2, dimensions=FIN)
STORE = FactStore.of([GOALS, TRAJECT, TOTAL, WORK, STEUN])


def test_a_search_finds_all_facts_with_the_codes_that_are_named() -> None:
    assert STORE.select("hulp", domein="FIN") == [TOTAL, TRAJECT, STEUN]
    assert STORE.select("hulp", vorm="leun_en_steun") == [STEUN]


def test_a_search_for_nothing_on_a_dimension_finds_totals() -> None:
    assert STORE.select("hulp", vorm=None) == [TOTAL, WORK]


def test_a_search_without_dimensions_finds_the_whole_indicator() -> None:
    assert len(STORE.select("hulp")) == 4
    assert STORE.select("bestaat-niet") == []


def test_finding_one_fact_takes_exactly_its_dimensions() -> None:
    assert STORE.find("hulp", vorm="leun_en_steun", domein="FIN") is STEUN
    assert STORE.find("hulp", domein="FIN") is TOTAL
    assert STORE.find("hulp", vorm="leun_en_steun") is None
    assert STORE.find("hulp") is None


def test_an_unknown_id_names_the_nearest_that_exist() -> None:
    with pytest.raises(UnknownFact) as caught:
        _ = STORE["kade/2022/doel-behald/fin"]
    assert caught.value.asked == "kade/2022/doel-behald/fin"
    assert caught.value.nearest[0] == GOALS.id


def test_an_id_far_from_everything_names_nothing() -> None:
    with pytest.raises(UnknownFact) as caught:
        _ = STORE["zzz"]
    assert caught.value.nearest == []


def test_two_different_facts_cannot_bear_one_id() -> None:
    with pytest.raises(ValueError, match="two different facts are called kade/2022/hulp/wo"):
        FactStore.of([WORK, make_fact("hulp", 4, dimensions={"domein": "WO"})])


def test_the_same_fact_twice_counts_once() -> None:
    assert len(FactStore.of([WORK, WORK])) == 1
    assert len(STORE.merged([WORK])) == len(STORE)


def test_adding_facts_leaves_the_store_as_it_was() -> None:
    more = STORE.merged([make_fact("nieuw", 1)])
    assert "kade/2022/nieuw" in more
    assert "kade/2022/nieuw" not in STORE


@given(st.lists(facts(), max_size=8, unique_by=lambda fact: fact.id), st.randoms())
def test_the_order_of_facts_never_depends_on_how_they_came(
    found: list[Fact], random: st.Random
) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)
    assert list(FactStore.of(shuffled)) == list(FactStore.of(found))
    assert [fact.id for fact in FactStore.of(shuffled)] == sorted(fact.id for fact in found)
