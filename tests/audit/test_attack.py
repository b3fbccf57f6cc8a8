"""What an attacker finds in releases that were protected badly, and does not in those that were
protected well.
"""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from pipeline.audit import Flaw, Knowledge, Secret, Verdict, audit
from pipeline.disclosure import Protection
from pipeline.disclosure.margins import Key, tabulate
from pipeline.disclosure.protect import hidden_cells
from pipeline.facts import Fact, FactStore, Status
from pipeline.indicators import Cell, Cube, PartOf, Ratio, SumOf
from tests.audit.optimum import fewest_hidden
from tests.audit.uitgaven import (
    OPEN,
    ROUNDED,
    STANDARD,
    STRICT,
    only_small_hidden,
    protected,
    small_counts,
    told,
    with_hidden,
)
from tests.audit.zonetabel import zone_table
from tests.disclosure.cubes import COUNT, MEAN, SHARE, count, goals


def found(verdict: Verdict, flaw: Flaw) -> set[str]:
    return {finding.place for finding in verdict.findings if finding.flaw is flaw}


def key(indicator: str, **dimensions: str) -> Key:
    return indicator, tuple(sorted(dimensions.items()))


def cube(name: str, /, **values: int) -> Cube:
    indicator = replace(COUNT, id=name, dimensions=("domein",), totals_over=())
    return Cube(indicator, tuple(count(indicator, v, domein=d) for d, v in values.items()))


def secret(*keys: Key) -> list[Secret]:
    return [Secret(((one, 1),)) for one in keys]


# ---- The zone table ------------------------------------------------------------------------------


def test_hiding_small_counts_only_is_broken_by_subtraction_and_by_a_right_guess() -> None:
    cubes = [zone_table()]
    verdict = audit(only_small_hidden(cubes), "standaard", told(cubes))
    assert {"hulp/groep/z2", "hulp/groep/z3"} <= found(verdict, Flaw.NARROWED), "29−6−14−5, 59−…"
    assert {"hulp/groep/z1", "hulp/kort/z1"} <= found(verdict, Flaw.GUESSED), "4 + 4 = 8"
    assert "hulp/kort/z6" not in found(verdict, Flaw.GUESSED), "five over three cells stays open"
    assert not verdict.holds


def test_an_open_table_shows_its_small_counts() -> None:
    verdict = audit(with_hidden([zone_table()], ()), "standaard")
    assert len(found(verdict, Flaw.SHOWN)) == 7


@pytest.mark.parametrize("profile", [STANDARD, STRICT])
@pytest.mark.parametrize("form_totals", [False, True])
def test_the_protected_table_keeps_every_small_count(
    profile: Protection, form_totals: bool
) -> None:
    cubes = [zone_table(form_totals=form_totals)]
    secrets = told(cubes, profile.threshold)
    assert len(secrets) == (7 if profile is STANDARD else 11)
    assert audit(protected(cubes, profile), profile.name, secrets).holds


@pytest.mark.parametrize("form_totals", [False, True])
def test_not_one_of_the_other_hidden_cells_could_be_shown(form_totals: bool) -> None:
    cubes = [zone_table(form_totals=form_totals)]
    hidden = hidden_cells(cubes, STANDARD)
    others = hidden - small_counts(cubes)
    assert len(others) == fewest_hidden(tabulate(cubes), 5) == 4, "no release can do with fewer"
    for cell in others:
        assert not audit(with_hidden(cubes, hidden - {cell}), "standaard", told(cubes)).holds


# ---- Other ways to know ------------------------------------------------------------------------


def test_a_percentage_gives_the_count_it_was_computed_from_away() -> None:
    reached, missed = cube("behaald", FIN=3, WO=60), cube("niet", FIN=17, WO=60)
    both = cube("samen", FIN=20, WO=120)
    share = replace(SHARE, ratio=Ratio("behaald", "samen"))
    shares = Cube(share, (Cell((("domein", "FIN"),), Fraction(15), Fraction(3), Fraction(20)),))
    hidden = [key("behaald", domein="FIN"), key("niet", domein="FIN")]
    cubes = [reached, missed, both, shares]
    secrets = secret(hidden[0])
    assert not audit(with_hidden(cubes, hidden), "standaard", secrets).holds
    assert audit(with_hidden([*cubes[:3]], hidden), "standaard", secrets).holds
    released = with_hidden(cubes, hidden)
    bare = FactStore.of(replace(f, numerator=None, denominator=None) for f in released.facts)
    verdict = audit(replace(released, facts=bare), "standaard", secrets)
    assert found(verdict, Flaw.NARROWED) == {"behaald/FIN"}, "15% of 20 is 3, whatever is rounded"


def test_a_mean_times_its_denominator_is_a_count() -> None:
    people, groups = cube("deelnemers", FIN=4), replace(cube("groepen", FIN=2))
    groups = Cube(replace(groups.indicator, protects_people=False), groups.cells)
    mean = replace(MEAN, ratio=Ratio("deelnemers", "groepen"), protects_people=False)
    means = Cube(mean, (Cell((("domein", "FIN"),), Fraction(2), Fraction(4), Fraction(2)),))
    hidden = [key("deelnemers", domein="FIN")]
    assert not audit(
        with_hidden([people, groups, means], hidden), "standaard", secret(*hidden)
    ).holds
    assert audit(with_hidden([people, groups], hidden), "standaard", secret(*hidden)).holds


def test_a_part_can_be_no_more_than_its_whole() -> None:
    whole = cube("geheel", FIN=6)
    part = cube("deel", FIN=3)
    part = Cube(replace(part.indicator, parts_of=(PartOf("geheel"),)), part.cells)
    assert (
        audit(with_hidden([whole, part], [key("deel", domein="FIN")]), "standaard").findings == ()
    )
    tight = cube("geheel", FIN=3)
    verdict = audit(
        with_hidden([tight, part], [key("deel", domein="FIN")]),
        "standaard",
        secret(key("deel", domein="FIN")),
    )
    assert found(verdict, Flaw.NARROWED) == {"deel/FIN"}, "it cannot be four"


def test_an_earlier_delivery_opens_what_was_hidden_beside_a_small_count() -> None:
    cubes = [zone_table()]
    before = next(
        fact for fact in with_hidden(cubes, ()).facts
        if (fact.indicator, fact.dimensions) == key("hulp", vorm="jeugd", zone="z2")
    )  # fmt: skip
    now = protected(cubes)
    assert audit(now, "standaard", told(cubes)).holds
    verdict = audit(now, "standaard", told(cubes), Knowledge(delivered=(before,)))
    assert found(verdict, Flaw.NARROWED) == {"hulp/groep/z2"}
    other = replace(before, version=2)
    assert audit(now, "standaard", told(cubes), Knowledge(delivered=(other,))).holds


def test_a_ranking_narrows() -> None:
    cubes = [cube("totaal", FIN=8), cube("a", FIN=4), cube("b", FIN=4)]
    cubes[0] = Cube(replace(cubes[0].indicator, sums=(SumOf.of("a", "b"),)), cubes[0].cells)
    smaller, larger = key("a", domein="FIN"), key("b", domein="FIN")
    released = with_hidden(cubes, [smaller, larger])
    ranked = Knowledge(orders=((larger, smaller),))
    assert not found(audit(released, "standaard", secret(larger)), Flaw.NARROWED)
    verdict = audit(released, "standaard", secret(larger), ranked)
    assert found(verdict, Flaw.NARROWED) == {"b/FIN"}, "the larger of two that are eight is no 1"


def test_the_number_of_rows_in_the_manifest_is_a_bound() -> None:
    cubes = [cube("a", FIN=3)]
    hidden = [key("a", domein="FIN")]
    few, many = Knowledge(most=3), Knowledge(most=300)
    assert not audit(with_hidden(cubes, hidden), "standaard", secret(*hidden), few).holds
    assert audit(with_hidden(cubes, hidden), "standaard", secret(*hidden), many).holds


def test_everybody_and_nobody_of_a_group_are_found() -> None:
    for pair in ((6, 0, 0), (0, 6, 0)):
        cubes = goals({"FIN": pair})
        verdict = audit(with_hidden(cubes, ()), "standaard")
        assert found(verdict, Flaw.GROUP) == {"aandeel/FIN"}
        assert audit(protected(cubes), "standaard", told(cubes)).holds


def test_a_small_difference_between_shown_numbers_is_found() -> None:
    verdict = audit(with_hidden(goals({"FIN": (120, 80, 3)}), ()), "standaard")
    assert found(verdict, Flaw.DIFFERENCE) == {"volwassenen/FIN"}, "200 of 203"


def test_independent_rounding_can_be_undone_and_is_mended() -> None:
    """Four threes are twelve: rounded, four fives and a ten. Only threes fit."""
    plain = replace(COUNT, dimensions=("kolom",), totals_over=("kolom",))
    cells = [count(plain, 3, kolom=f"k{k}") for k in range(4)]
    cubes = [Cube(plain, (*cells, count(plain, 12)))]
    facts = [
        Fact(
            f"org/2019/hulp/{dict(cell.dimensions).get('kolom', 'x')}", "hulp", 1, cell.dimensions,
            Decimal(5 if cell.dimensions else 10), "keer", status=Status.ROUNDED,
        )
        for cell in cubes[0].cells
    ]  # fmt: skip
    naive = replace(protected(cubes, OPEN), facts=FactStore.of(facts))
    assert len(found(audit(naive, "rondt", told(cubes)), Flaw.NARROWED)) == 4
    mended = protected(cubes, ROUNDED)
    assert {fact.status for fact in mended.facts} == {Status.ROUNDED, Status.SUPPRESSED}
    assert audit(mended, "rondt", told(cubes)).holds


def test_numbers_that_cannot_be_true_together_are_no_good_release() -> None:
    whole = cube("totaal", FIN=9)
    cubes = [
        Cube(replace(whole.indicator, sums=(SumOf.of("a", "b"),)), whole.cells),
        cube("a", FIN=5),
        cube("b", FIN=4),
    ]
    released = with_hidden(cubes, [key("b", domein="FIN")])
    wrong = FactStore.of(
        replace(f, value=Decimal(4)) if f.indicator == "totaal" else f for f in released.facts
    )
    verdict = audit(replace(released, facts=wrong), "standaard")
    assert found(verdict, Flaw.CONTRADICTION)


# ---- The verdict ---------------------------------------------------------------------------------


def test_the_verdict_tells_places_and_no_value_nor_how_many_are_small() -> None:
    cubes = [zone_table()]
    told_of = audit(only_small_hidden(cubes), "standaard", told(cubes)).to_record()
    assert set(told_of) == {"uitslag", "bevindingen"}
    assert told_of["uitslag"] == "houdt geen stand"
    assert all(set(finding) == {"plaats", "soort"} for finding in told_of["bevindingen"])
    kept = audit(protected(cubes), "standaard", told(cubes)).to_record()
    assert json.dumps(kept) == '{"uitslag": "houdt stand", "bevindingen": []}'
