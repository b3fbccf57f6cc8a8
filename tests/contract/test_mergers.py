"""What may be computed across a municipal merger, and what never."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.contract.mergers import Merger, Predecessor, combine, load_mergers

counts = st.decimals(0, 10**6, places=1)
codes = st.lists(st.integers(1, 1999), min_size=2, max_size=6, unique=True)


def merger(numbers: list[int], divided: frozenset[int] = frozenset()) -> Merger:
    parts = tuple(
        Predecessor(f"GM{number:04}", f"Dorp {number}", number not in divided) for number in numbers
    )
    return Merger("GM9999", "Nieuwe Stad", date(2019, 1, 1), parts)


@settings(deadline=None)
@given(codes, st.data())
def test_counts_of_whole_gemeenten_add_up(numbers: list[int], data: st.DataObject) -> None:
    values = {f"GM{number:04}": data.draw(counts) for number in numbers}
    combined = combine(merger(numbers), values, counts=True)
    assert combined.value == sum(values.values())
    assert combined.reason == ""


@settings(deadline=None)
@given(codes, st.data())
def test_shares_and_means_never_do(numbers: list[int], data: st.DataObject) -> None:
    values = {f"GM{number:04}": data.draw(counts) for number in numbers}
    combined = combine(merger(numbers), values, counts=False)
    assert combined.value is None
    assert "niet op te tellen" in combined.reason


@settings(deadline=None)
@given(codes, st.data(), st.booleans())
def test_a_gemeente_that_was_divided_is_never_divided_after_the_fact(
    numbers: list[int], data: st.DataObject, whole: bool
) -> None:
    values = {f"GM{number:04}": data.draw(counts) for number in numbers}
    divided = frozenset({data.draw(st.sampled_from(numbers))})
    combined = combine(merger(numbers, divided), values, counts=whole)
    assert combined.value is None
    assert f"Dorp {min(divided)}" in combined.reason


@settings(deadline=None)
@given(codes, st.data())
def test_without_one_of_the_numbers_there_is_no_sum(
    numbers: list[int], data: st.DataObject
) -> None:
    values: dict[str, Decimal | None] = {f"GM{n:04}": data.draw(counts) for n in numbers}
    gone = data.draw(st.sampled_from(sorted(values)))
    if data.draw(st.booleans()):
        values[gone] = None
    else:
        del values[gone]
    combined = combine(merger(numbers), values, counts=True)
    assert combined.value is None
    assert "geen cijfer" in combined.reason


def test_westerkwartier_arose_from_four_gemeenten_and_a_part_of_winsum() -> None:
    (found,) = load_mergers()["GM1969"]
    assert found.day == date(2019, 1, 1)
    assert {part.code: part.whole for part in found.predecessors} == {
        "GM0015": True, "GM0022": True, "GM0025": True, "GM0056": True, "GM0053": False,
    }  # fmt: skip
    assert not found.keeps_code


def test_heerenveen_kept_its_code_and_got_a_part_of_boarnsterhim() -> None:
    (found,) = load_mergers()["GM0074"]
    assert found.day.year == 2014
    assert found.keeps_code


def test_the_table_of_mergers_is_sound() -> None:
    gone: dict[str, list[bool]] = {}
    for code, found in load_mergers().items():
        for entry in found:
            names = [part.code for part in entry.predecessors]
            assert len(names) == len(set(names)) >= 2
            assert entry.code == code
            for part in entry.predecessors:
                assert part.code.startswith("GM") and len(part.code) == 6
                if part.code != code:
                    gone.setdefault(part.code, []).append(part.whole)
    twice = {code: whole for code, whole in gone.items() if len(whole) > 1}
    assert not any(any(whole) for whole in twice.values()), "what went to two is whole in neither"
