"""The application for 2022: planning, goals and budget of the sample give what was printed.

``koppeling-aanvraag-2022.csv`` maps every printed figure to a fact. ``vergelijking`` says how:

* ``gelijk``: the fact is the printed value;
* ``status``: a sign instead of a number (``n.t.b.``, ``-``); the status of the fact says so;
* ``afronding`` (Q5 to Q7): the fact is the printed value, and the printed lines add up to
  ``verwacht``: the page has to say so;
* ``lezing`` (Q1 to Q4): the printed value cannot be right; the fact is ``verwacht``.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from pipeline.facts import FactStore, Release, Status
from pipeline.paths import House
from pipeline.quality.compare import Comparison
from tests.golden.gedrukt import (
    KEY,
    Row,
    as_precisely,
    compared,
    each,
    printed,
    release_of,
    sample_house,
    values,
    verdicts,
)

ORG, PERIOD = "sedna", "2022"
PRINTED = printed("koppeling-aanvraag-2022.csv")
SIGNS = {Status.TO_BE_DECIDED: "n.t.b.", Status.NOT_PLANNED: "-"}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with sample_house(tmp_path_factory, ORG) as found:
        yield found


@pytest.fixture(scope="module")
def source(house: House) -> Release:
    return release_of(house, ORG, PERIOD, "bron")


def test_every_printed_figure_has_one_row_and_a_fact(source: Release) -> None:
    found = [tuple(row[key] for key in KEY) for row in PRINTED]
    assert len(found) == len(set(found)) == 236
    assert all(row["feit"] in source.facts for row in PRINTED)
    assert not [row for row in PRINTED if row["vergelijking"] == "uitzondering"]


def test_tagged_figures_are_the_ones_that_are_known_to_be_wrong() -> None:
    tags = [row["tag"] for row in PRINTED if row["tag"]]
    assert sorted(tags) == ["Q1", "Q2", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7"]
    compared = {row["vergelijking"] for row in PRINTED if row["tag"]}
    assert compared == {"lezing", "afronding"}


@each(PRINTED, "gelijk", "afronding")
def test_the_printed_figure_is_what_plan_and_budget_give(source: Release, row: Row) -> None:
    assert as_precisely(values(source, row), row["value"]) == {Decimal(row["value"])}


@each(PRINTED, "status")
def test_a_printed_sign_is_the_status_of_the_fact(source: Release, row: Row) -> None:
    fact = source.facts[row["feit"]]
    assert not fact.has_value
    assert SIGNS[fact.status] == row["as_printed"]


@each(PRINTED, "lezing")
def test_a_printed_figure_that_cannot_be_right_is_computed_otherwise(
    source: Release, row: Row
) -> None:
    assert values(source, row) == [Decimal(row["verwacht"])]
    assert row["verwacht"] != row["value"]


@each(PRINTED, "afronding")
def test_the_printed_lines_add_up_to_something_else(source: Release, row: Row) -> None:
    whole = source.facts[row["feit"]]
    inner = "thema" if not whole.dimensions else "regel"
    parts = [
        fact.number
        for fact in source.facts.select(whole.indicator, **dict(whole.dimensions))
        if fact.dimension(inner) and (inner == "regel" or not fact.dimension("regel"))
    ]
    assert sum(parts) == Decimal(row["verwacht"])
    assert whole.value != Decimal(row["verwacht"])


def test_goals_of_an_opgave_add_up_to_its_reach(source: Release) -> None:
    """Q2 and Q3: every service in one goal, so nothing counts twice."""
    for theme in source.register["themas"]:
        goals = [goal for goal in source.register["doelen"] if goal["thema"] == theme]
        targets = [source.facts.find("streefwaarde", doel=goal["id"]) for goal in goals]
        total = sum(fact.number for fact in targets if fact and fact.has_value)
        if theme != "info-advies":
            assert total == source.facts[f"{ORG}/{PERIOD}/gepland-bereik/{theme}"].value


def test_the_counted_twice_figure_holds_the_goal_next_to_it(source: Release) -> None:
    (first, _) = (row for row in PRINTED if row["tag"] == "Q2")
    goal = f"{ORG}/{PERIOD}/streefwaarde/informele-zorg-2022"
    together = source.facts[f"{goal}-c"].number + source.facts[f"{goal}-d"].number
    assert together == Decimal(first["value"])


def test_costs_are_divided_by_reach_only_where_lines_belong_to_one_opgave(
    source: Release,
) -> None:
    """Q12: reach of the gebiedsagenda stands in one opgave, its costs in another."""
    told = {fact.dimension("thema") for fact in source.facts.select("kosten-per-bereik")}
    refused = {entry["thema"] for entry in source.register["kostenbezwaren"]}
    assert told == {"jeugd"}
    assert refused == source.register["themas"].keys() - told


def test_a_service_that_moved_is_planned_under_its_opgave_of_the_year(
    house: House, source: Release
) -> None:
    """Q14: Goede Start and Optimaal leven stood elsewhere a year earlier."""
    earlier = release_of(house, ORG, "2021-H1", "bron").facts
    moved = {
        "goede-start": ("jeugd", "armoede"),
        "optimaal-leven": ("armoede", "zelfredzaamheid"),
        "gebiedsontwikkeling": ("informele-zorg", "zelfredzaamheid"),
    }
    for service, (before, now) in moved.items():
        assert earlier.find("gepland-bereik", dienst=service, thema=before)
        assert source.facts.find("gepland-bereik", dienst=service, thema=now)
        assert not source.facts.find("gepland-bereik", dienst=service, thema=before)


def test_protection_hides_nothing_of_a_plan(house: House, source: Release) -> None:
    protected: FactStore = release_of(house, ORG, PERIOD, "standaard").facts
    for row in PRINTED:
        assert protected[row["feit"]] == source.facts[row["feit"]]


@pytest.fixture(scope="module")
def comparison(house: House, source: Release) -> Comparison:
    """The printed figures of the application and what they should satisfy, beside the facts."""
    return compared(house, source, "sa-")


def test_every_printed_figure_is_laid_beside_its_fact(comparison: Comparison) -> None:
    linked = [item for item in comparison.figures if item.printed.fact]
    assert len(linked) == len(PRINTED)
    assert all(item.fact for item in linked)
    assert comparison.unexplained == ()


def test_everything_that_cannot_be_right_is_named_with_its_verdict(comparison: Comparison) -> None:
    differs, rounding, stated = {"wijkt_af"}, {"door_afronding"}, {"vastgesteld"}
    assert verdicts(comparison) == {
        "": {"klopt"},
        **dict.fromkeys(("Q1", "Q2", "Q3", "Q4", "Q10", "Q13", "Q16"), differs),
        **dict.fromkeys(("Q5", "Q6", "Q7"), rounding),
        **dict.fromkeys(("Q9", "Q11", "Q12", "Q14"), stated),
        "Q8": {"wijkt_af", "klopt"},
        "Q15": {"ondergrens"},
    }


def test_most_lines_cannot_be_recomputed_from_what_was_printed(comparison: Comparison) -> None:
    """Q8: thirteen of the seventeen lines with a rate; the norm is printed nowhere."""
    lines = [f.outcome.verdict.value for f in comparison.findings if f.relation.tag == "Q8"]
    assert (len(lines), lines.count("wijkt_af")) == (17, 13)
