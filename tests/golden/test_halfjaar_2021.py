"""The half-year report of 2021: registrations and planning of the sample give what was printed.

``koppeling-halfjaar-2021.csv`` maps every printed figure to a fact. ``vergelijking`` says how:

* ``gelijk``: the fact is the printed value;
* ``teken``: the fact is the printed value, and carries the printed sign (``838+``, ``0**``);
* ``status``: a sign instead of a number (``-``, ``-*``); the status of the fact says so;
* ``label``: a level of the scale; the printed words are a spelling of its name;
* ``lezing`` (H1 to H7): the printed value cannot be right; the fact is ``verwacht``.

No figure is an exception. H8 is a conflict of two ways to count, H9 to H15 are about words and
comparisons; they are tested one by one below.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import duckdb
import pytest

from pipeline.contract import load_codelists
from pipeline.disclosure import publish
from pipeline.facts import FILES, FactStore, NumberProfile, Release, Status, print_fact
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

ORG, PERIOD = "sedna", "2021-H1"
AT = f"{ORG}/2021-h1"
PRINTED = printed("koppeling-halfjaar-2021.csv")
SIGNS = NumberProfile(tekens="tekens")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with sample_house(tmp_path_factory, ORG) as found:
        yield found


@pytest.fixture(scope="module")
def source(house: House) -> Release:
    return release_of(house, ORG, PERIOD, "bron")


def number(release: Release, name: str) -> Decimal:
    return release.facts[f"{AT}/{name}"].number


def test_every_printed_figure_has_one_row_and_a_fact(source: Release) -> None:
    found = [tuple(row[key] for key in KEY) for row in PRINTED]
    assert len(found) == len(set(found)) == 169
    told = [row for row in PRINTED if row["vergelijking"] != "label"]
    assert all(row["feit"] in source.facts for row in told)
    assert not [row for row in PRINTED if row["vergelijking"] == "uitzondering"]


def test_tagged_figures_are_the_ones_that_are_known_to_be_wrong() -> None:
    tags = sorted(row["tag"] for row in PRINTED if row["tag"])
    assert tags == ["H1", "H2", "H3", "H4", "H5", "H6", "H7", "H8", "H8"]
    other = {row["tag"] for row in PRINTED if row["tag"] and row["vergelijking"] != "lezing"}
    assert other == {"H8"}


@each(PRINTED, "gelijk", "teken")
def test_the_printed_figure_is_what_registrations_and_plan_give(source: Release, row: Row) -> None:
    assert as_precisely(values(source, row), row["value"]) == {Decimal(row["value"])}


@each(PRINTED, "teken")
def test_a_printed_sign_beside_a_number_comes_from_how_things_stood(
    source: Release, row: Row
) -> None:
    fact = source.facts[row["feit"]]
    service = next(s for s in source.register["diensten"] if s["id"] == fact.dimension("dienst"))
    if row["as_printed"].endswith("+"):
        assert print_fact(fact, SIGNS) == row["as_printed"]
    else:
        assert row["as_printed"] == f"{print_fact(fact, SIGNS)}**"
        assert service["stand"], "two stars announce an explanation"


@each(PRINTED, "status")
def test_a_printed_sign_instead_of_a_number_is_the_status_of_the_fact(
    source: Release, row: Row
) -> None:
    fact = source.facts[row["feit"]]
    assert not fact.has_value
    assert print_fact(fact, SIGNS) == row["as_printed"]


@each(PRINTED, "label")
def test_a_level_of_the_scale_has_its_printed_name(source: Release, row: Row) -> None:
    codelist, level = row["feit"].split("/")
    code = load_codelists()[codelist].find(row["as_printed"])
    assert code is not None
    assert code.code == level
    assert source.label(codelist, level).casefold() == row["as_printed"].casefold()


@each(PRINTED, "lezing")
def test_a_printed_figure_that_cannot_be_right_is_computed_otherwise(
    source: Release, row: Row
) -> None:
    assert values(source, row) == [Decimal(row["verwacht"])]
    assert row["verwacht"] != row["value"]


@pytest.mark.parametrize(
    "indicator", ["bereik-dienst", "gepland-bereik", "gepland-bereik-peildatum"]
)
def test_every_total_is_the_sum_of_the_rows_that_are_shown(source: Release, indicator: str) -> None:
    """H1 to H5: what was printed did not add up."""
    facts = source.facts.select(indicator)
    rows = [fact for fact in facts if fact.dimension("dienst")]
    assert len(rows) == 33
    for theme in source.register["themas"]:
        total = source.facts.find(indicator, thema=theme)
        assert total is not None
        parts = [f.number for f in rows if f.dimension("thema") == theme and f.has_value]
        assert total.number == sum(parts)
    assert number(source, indicator) == sum(f.number for f in rows if f.has_value)


def test_a_plan_up_to_the_peildatum_is_each_year_plan_times_one_factor(source: Release) -> None:
    for fact in source.facts.select("gepland-bereik-peildatum"):
        year = source.facts.find("gepland-bereik", **dict(fact.dimensions))
        assert year is not None
        if fact.dimension("dienst") and fact.has_value:
            exact = year.number * Decimal("0.47")
            assert fact.number == (exact + Decimal("0.5")).to_integral_value("ROUND_FLOOR")


def test_trajecten_and_groups_of_an_opgave_make_up_its_reach(source: Release) -> None:
    """H8: 218 trajecten leave 131 for groups, although the collective services reached 123."""
    trajecten = [number(source, f"opgave-trajecten/armoede/{form}") for form in
                 ("individueel-traject", "leun-en-steun")]  # fmt: skip
    groups = [
        fact.number
        for fact in source.facts.select("dienst-deelnames", thema="armoede", soort="inwoners")
    ]
    assert sum(trajecten) == 218
    assert sum(groups) == 131
    assert sum(trajecten) + sum(groups) == number(source, "bereik-dienst/armoede")
    forms = {s["id"]: s["vorm"] for s in source.register["diensten"] if "armoede" in s["themas"]}
    collective = [
        number(source, f"bereik-dienst/{service}/armoede")
        for service, form in forms.items()
        if form == "collectief"
    ]
    assert sum(collective) == 123


def test_a_reported_activity_may_be_larger_than_the_reach_of_its_service(source: Release) -> None:
    """H9: the questionnaires are reported by people; the reach counts who was at a meeting."""
    asked = [f for f in source.facts if f.indicator.startswith("enquetes-")]
    assert sum(fact.number for fact in asked) == 1250
    assert number(source, "bereik-dienst/gebiedsontwikkeling/informele-zorg") == 669


def test_without_services_that_had_no_plan_the_plan_was_just_missed(source: Release) -> None:
    """H10 and H15: the printed conclusion turns around."""
    assert number(source, "bereik-dienst") > number(source, "gepland-bereik-peildatum")
    compared = source.facts[f"{AT}/bereik-plan-aandeel"]
    assert (compared.numerator, compared.denominator) == (6688, 6749)
    assert compared.value == 99
    assert number(source, "bereik-zonder-plan") == 838 + 42
    left_out = {f.dimension("dienst") for f in source.facts.select("bereik-zonder-plan")} - {None}
    assert left_out == {"soep-op-de-stoep", "er-op-af"}


def test_a_service_that_is_being_prepared_says_so_and_has_no_reach(source: Release) -> None:
    """H13: the preparation had begun, the work had not."""
    service = next(s for s in source.register["diensten"] if s["id"] == "welzijn-op-recept")
    assert (service["status"], bool(service["stand"])) == ("in_ontwikkeling", True)
    fact = source.facts[f"{AT}/bereik-dienst/welzijn-op-recept/zelfredzaamheid"]
    assert fact.status is Status.NOT_STARTED


def test_reach_is_made_up_of_what_the_report_names_apart(source: Release) -> None:
    for service, parts in {"vip": 3, "mentor-en-maatje": 2}.items():
        kinds = [f for f in source.facts.select("contacten-dienst", dienst=service)
                 if f.dimension("contact")]  # fmt: skip
        assert len(kinds) == parts
        total = number(source, f"bereik-dienst/{service}/informele-zorg")
        assert total == sum(fact.number for fact in kinds)


def test_levels_before_and_after_are_of_the_same_scores(source: Release) -> None:
    for theme in ("armoede", "jeugd"):
        pairs = number(source, f"opgave-zrm-paren/{theme}")
        for moment in ("start", "eind"):
            steps = [
                fact.number
                for fact in source.facts.select("opgave-zrm-niveau", thema=theme, moment=moment)
                if fact.dimension("niveau")
            ]
            assert sum(steps) == pairs == number(source, f"opgave-zrm-niveau/{moment}/{theme}")


def test_what_is_registered_after_the_peildatum_changes_nothing(
    house: House, source: Release
) -> None:
    """BR10: without the rows that came in later the figures are the same."""
    database = house.database(ORG)
    before = database.read_bytes()
    later = "registratie_datum > DATE '2021-06-18'"
    try:
        with duckdb.connect(str(database)) as connection:
            for table in ("traject", "bijeenkomst", "contact", "zrm_meting", "doorverwijzing"):
                gone = connection.execute(f"DELETE FROM {table} WHERE {later}").fetchone()  # noqa: S608
                assert gone is not None
                assert gone[0] > 0, f"the sample has rows of {table} that came in later"
        again = release_of(house, ORG, PERIOD, "bron")
    finally:
        database.write_bytes(before)
    assert list(again.facts) == list(source.facts)


def test_a_later_peildatum_sees_more(house: House, source: Release) -> None:
    publish(house, ORG, PERIOD, "bron", date(2021, 9, 1))
    folder = house.public(ORG, PERIOD)
    later = Release.parse({name: (folder / name).read_text(encoding="utf-8") for name in FILES})
    assert number(later, "bereik-dienst") > number(source, "bereik-dienst")
    release_of(house, ORG, PERIOD, "bron")


def test_protection_only_hides(house: House, source: Release) -> None:
    protected: FactStore = release_of(house, ORG, PERIOD, "standaard").facts
    assert [fact.id for fact in protected] == [fact.id for fact in source.facts]
    hidden = [fact for fact in protected if fact != source.facts[fact.id]]
    assert f"{AT}/bereik-dienst/bmw-armoede/armoede" in {fact.id for fact in hidden}
    for fact in hidden:
        assert fact == source.facts[fact.id].without_value(Status.SUPPRESSED)
    for name in ("bereik-dienst", "bereik-plan-aandeel", "gepland-bereik-peildatum"):
        assert protected[f"{AT}/{name}"].value == source.facts[f"{AT}/{name}"].value


@pytest.fixture(scope="module")
def comparison(house: House, source: Release) -> Comparison:
    """The printed figures of the report and what they should satisfy, beside the facts."""
    return compared(house, source, "hr-")


def test_every_printed_figure_is_laid_beside_its_fact(comparison: Comparison) -> None:
    linked = [item for item in comparison.figures if item.printed.fact]
    assert len(linked) == len([row for row in PRINTED if row["vergelijking"] != "label"])
    assert all(item.fact for item in linked)
    assert comparison.unexplained == ()


def test_everything_that_cannot_be_right_is_named_with_its_verdict(comparison: Comparison) -> None:
    differs = ("H1", "H2", "H3", "H4", "H5", "H6", "H7", "H8", "H9", "H11", "H15")
    assert verdicts(comparison) == {
        "": {"klopt"},
        **{tag: {"wijkt_af"} for tag in differs},
        **{tag: {"vastgesteld"} for tag in ("H10", "H12", "H13", "H14")},
    }
