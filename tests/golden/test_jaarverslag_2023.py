"""The yearly report over 2023: registrations of two years of the sample give what was printed.

``koppeling-jaarverslag-2023.csv`` maps every printed figure to a fact. ``vergelijking`` says how:

* ``gelijk``: the fact, rounded to the decimals that were printed, is the printed value;
* ``verandering``: the change against 2022 that the notebook computes from two facts;
* ``codelijst``: a level of the scale; the printed words begin with its name.

None of the 53 figures is an exception, and none carries a tag: J1 to J8 are about words, rounding
and what was left out, and are tested one by one below.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from pipeline.analysis import Study
from pipeline.contract import load_codelists
from pipeline.facts import Fact, FactStore, Release, Status
from pipeline.paths import House
from pipeline.quality.compare import Comparison, Match
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
)

ORG, PERIOD, BEFORE = "sedna", "2023", "2022"
PRINTED = printed("koppeling-jaarverslag-2023.csv")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with sample_house(tmp_path_factory, ORG) as found:
        yield found


def study_of(house: House, profile: str) -> Study:
    """What the notebooks see: this year, and the year before to compare with."""
    before, now = (release_of(house, ORG, period, profile) for period in (BEFORE, PERIOD))
    return Study(now, "", None, "#8a2f5b", (before,))


@pytest.fixture(scope="module")
def study(house: House) -> Study:
    return study_of(house, "bron")


@pytest.fixture(scope="module")
def source(study: Study) -> Release:
    return study.release


@pytest.fixture(scope="module")
def both_years(house: House, source: Release) -> Release:
    """This year with the facts of the year before, for figures that were printed of that year."""
    before = release_of(house, ORG, BEFORE, "bron").facts
    return Release(source.facts.merged(before), source.definitions, source.register, ())


def change(study: Study, row: Row) -> Fact:
    """The change that a printed figure is about."""
    indicator = row["feit"].split("/")[2].removeprefix("verandering-")
    asked = f"{ORG}/{PERIOD}/{'/'.join([indicator, *row['feit'].split('/')[3:]])}"
    fact = study.release.facts[asked]
    found = study.change(indicator, **dict(fact.dimensions)).growth
    assert found is not None
    assert found.id == row["feit"]
    return found


def test_every_printed_figure_has_one_row_and_a_fact() -> None:
    found = [tuple(row[key] for key in KEY) for row in PRINTED]
    assert len(found) == len(set(found)) == 53
    assert all(row["feit"] for row in PRINTED)
    assert not [row for row in PRINTED if row["tag"] or row["regel"]]


@each(PRINTED, "gelijk")
def test_the_printed_figure_is_what_the_registrations_give(both_years: Release, row: Row) -> None:
    assert as_precisely(values(both_years, row), row["value"]) == {Decimal(row["value"])}


@each(PRINTED, "verandering")
def test_the_printed_change_is_that_of_two_printed_figures(study: Study, row: Row) -> None:
    found = change(study, row)
    assert (found.value, found.unit) == (Decimal(row["value"]), "%")


@each(PRINTED, "codelijst")
def test_a_printed_level_begins_with_its_name(row: Row) -> None:
    codelist, level = row["feit"].split("/")
    found = next(code for code in load_codelists()[codelist].codes if code.code == level)
    words, _, meaning = row["as_printed"].partition(" - ")
    assert found.name == words.lower()
    assert meaning
    assert found.attributes["uitleg"]


def test_a_domain_of_the_supplement_is_not_one_of_the_thirteen(source: Release) -> None:
    """J1: thirteen domains were announced, and a fourteenth stood in the table."""
    labels = source.register["labels"]
    assert source.facts[f"{ORG}/{PERIOD}/zrm-domeinen/zrm2017"].value == 13
    assert labels["zrm_domein_instrument"]["OSEO"] == "ZRM_OUDERSCHAP"
    assert labels["zrm_instrument"]["ZRM_OUDERSCHAP"] == "supplement Ouderschap"


def test_the_six_teams_are_named(source: Release) -> None:
    """J3: they stood in a picture without words."""
    assert len(source.register["labels"]["werkgebied"]) == 6


def test_housing_fell_by_two_and_a_half_percent_and_prints_three(study: Study) -> None:
    """J4: 80 → 78; Python's round() would print −2%."""
    found = study.change("trajecten-hoofddomein", domein="HV")
    assert found.now is not None
    assert found.before is not None
    assert found.growth is not None
    assert (found.before.value, found.now.value, found.growth.value) == (80, 78, -3)


def test_domains_count_trajecten_and_their_sum_is_no_whole(source: Release) -> None:
    """J5 and J6: the denominator is known, and the unit is not inhabitants."""
    domains = source.facts.select("trajecten-hoofddomein")
    assert {fact.unit for fact in domains} == {"trajecten"}
    with_domain = source.facts[f"{ORG}/{PERIOD}/trajecten-met-hoofddomein"].number
    whole = source.facts[f"{ORG}/{PERIOD}/individuele-hulp-vorm/individueel-traject"].number
    assert with_domain < sum(fact.number for fact in domains)
    assert with_domain < whole


def test_more_meetings_went_with_smaller_groups(study: Study) -> None:
    """J7: meetings more than doubled, participations did not."""
    found = study.change("deelnames-per-bijeenkomst")
    assert found.now is not None
    assert found.before is not None
    assert (found.before.value, found.now.value) == (Decimal("6.5"), Decimal("4.5"))


def test_advice_of_the_year_before_lies_far_below_its_plan(study: Study) -> None:
    """J8: 26% more than 2022 sounds well, but in 2022 it was four tenths of what was planned."""
    given = study.change("individuele-hulp-vorm", vorm="info_advies").before
    theme = {"dienst": "info-advies", "thema": "info-advies"}
    planned = study.development("gepland-bereik", **theme)[BEFORE]
    assert given is not None
    assert planned is not None
    assert (given.value, planned.value) == (2171, 5400)


def test_growth_rests_on_pairs_and_on_decline_too(source: Release) -> None:
    for row in PRINTED:
        if row["indicator"] == "zrm_groei_gemiddeld":
            fact = source.facts[row["feit"]]
            assert fact.denominator is not None
            assert fact.denominator >= 30


@pytest.fixture(scope="module")
def protected(house: House) -> Study:
    return study_of(house, "standaard")


def test_protection_only_hides(source: Release, protected: Study) -> None:
    facts: FactStore = protected.release.facts
    assert [fact.id for fact in facts] == [fact.id for fact in source.facts]
    for fact in facts:
        if fact != source.facts[fact.id]:
            assert fact == source.facts[fact.id].without_value(Status.SUPPRESSED)


@each([row for row in PRINTED if row["period"] == PERIOD], "gelijk")
def test_protection_leaves_every_figure_of_the_report(protected: Study, row: Row) -> None:
    assert protected.release.facts[row["feit"]].has_value


@each(PRINTED, "verandering")
def test_protection_leaves_every_change_of_the_report(protected: Study, row: Row) -> None:
    assert change(protected, row).value == Decimal(row["value"])


@pytest.fixture(scope="module")
def comparison(house: House, source: Release) -> Comparison:
    """The printed figures of the report and what they should satisfy, beside the facts."""
    return compared(house, source, "beeld-")


def test_every_printed_figure_is_laid_beside_its_fact(comparison: Comparison) -> None:
    linked = [item for item in comparison.figures if item.printed.fact]
    rows = [row for row in PRINTED if row["period"] == PERIOD and row["vergelijking"] == "gelijk"]
    assert len(linked) == len(rows)
    assert {item.match for item in linked} == {Match.AGREES}
    assert comparison.unexplained == ()


def test_everything_that_is_said_wrongly_is_named_with_its_verdict(comparison: Comparison) -> None:
    found: dict[str, set[str]] = {}
    for finding in comparison.findings:
        found.setdefault(finding.relation.tag, set()).add(finding.outcome.verdict.value)
    assert found == {
        "": {"klopt"},
        "J4": {"klopt"},
        **{tag: {"wijkt_af"} for tag in ("J6", "J7", "J8")},
        **{tag: {"vastgesteld"} for tag in ("J1", "J2", "J3", "J5")},
    }
