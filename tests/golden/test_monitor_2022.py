"""The monitor over 2022: computed from the sample registrations, equal to what was printed.

``koppeling.csv`` maps every printed figure to facts. ``vergelijking`` says how they compare:

* ``gelijk``: the fact, rounded to the decimals that were printed, is the printed value;
* ``woorden``: printed in words ("een kwart"), so within two of the printed value;
* ``register``: a category of an activity; the printed words are a spelling of its code;
* ``status``: a sign instead of a number; the status of the fact says so;
* ``klasse``: a class; the printed words hold the name of its code;
* ``richting``: a change; the last year is lower than the years before;
* ``uitzondering``: a business rule (``regel``) gives another result than was printed.

``tag`` names a printed figure that cannot be right or is called wrongly (D1 to D20); under the
consistent readings the registrations still give its value, under the right name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from pipeline.contract import load_codelists
from pipeline.facts import FactStore, Origin, Release, Status, round_half_away
from pipeline.indicators import Kind, load_definitions
from pipeline.paths import House
from tests.golden.gedrukt import (
    KEY,
    Row,
    as_precisely,
    each,
    printed,
    release_of,
    sample_house,
    values,
)

ORG, PERIOD = "de-schans", "2022"
PRINTED = printed("koppeling.csv")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with sample_house(tmp_path_factory, ORG) as found:
        yield found


def release(house: House, profile: str, period: str = PERIOD) -> Release:
    return release_of(house, ORG, period, profile)


@pytest.fixture(scope="module")
def source(house: House) -> Release:
    """Everything, as only example data may be shown."""
    return release(house, "bron")


@pytest.fixture(scope="module")
def protected(house: House, source: Release) -> FactStore:
    assert source.facts
    return release(house, "standaard").facts


def rows(*kinds: str) -> pytest.MarkDecorator:
    return each(PRINTED, *kinds)


@rows("gelijk")
def test_the_printed_figure_is_what_the_registrations_give(source: Release, row: Row) -> None:
    assert as_precisely(values(source, row), row["value"]) == {Decimal(row["value"])}


@rows("woorden")
def test_a_figure_in_words_is_close_to_what_the_registrations_give(
    source: Release, row: Row
) -> None:
    assert row["unit"] == "%"
    assert all(abs(value - Decimal(row["value"])) <= 2 for value in values(source, row))


@rows("register")
def test_a_printed_category_is_a_spelling_of_the_code_in_the_register(
    source: Release, row: Row
) -> None:
    part, activity, attribute = row["feit"].split("/")
    entry = next(entry for entry in source.register[part] if entry["id"] == activity)
    code = load_codelists()[attribute].find(row["as_printed"])
    assert code is not None
    assert entry[attribute] == code.code


@rows("status")
def test_a_printed_sign_is_the_status_of_the_fact(source: Release, row: Row) -> None:
    fact = source.facts[row["feit"]]
    activity = next(a for a in source.register["activiteiten"] if fact.id.endswith(a["id"]))
    assert not fact.has_value
    signs = {
        Status.NOT_AVAILABLE: "Niet beschikbaar",
        Status.STARTS_LATER: f"Start in {activity['start_jaar']}",
    }
    assert signs[fact.status] == row["as_printed"]


@rows("klasse")
def test_a_printed_class_is_the_name_of_the_code(source: Release, row: Row) -> None:
    (value,) = values(source, row)
    label = source.label("leefbaarheid_klasse", str(value))
    assert row["as_printed"].endswith(f" is {label}")


@rows("richting")
def test_a_printed_change_is_in_the_series(source: Release, row: Row) -> None:
    series: dict[str, list[Decimal]] = {}
    for fact_id in row["feit"].split():
        fact = source.facts[fact_id]
        assert fact.value is not None
        series.setdefault(fact.indicator, []).append(fact.value)
    assert "afgenomen ten opzichte van de twee voorgaande jaren" in row["as_printed"]
    for *before, last in series.values():
        assert len(before) == 2
        assert last < min(before)


def test_every_printed_figure_has_one_row_and_a_fact() -> None:
    found = [tuple(row[key] for key in KEY) for row in PRINTED]
    assert len(found) == len(set(found)) == 153
    assert all(row["feit"] for row in PRINTED)
    assert sum(bool(row["tag"]) for row in PRINTED) == 14


def test_exceptions_are_few_and_each_cites_a_business_rule() -> None:
    found = [row for row in PRINTED if row["vergelijking"] == "uitzondering"]
    assert 0 < len(found) <= 3
    assert all(re.fullmatch(r"BR\d\d", row["regel"]) for row in found)
    assert not any(row["tag"] for row in found)


def test_a_mean_is_printed_as_a_whole_number(house: House, source: Release) -> None:
    (row,) = (row for row in PRINTED if row["regel"] == "BR08")
    (value,) = values(source, row)
    assert value == Decimal(row["verwacht"])
    activity = row["feit"].rpartition("/")[2]
    mean = ask(
        house,
        "SELECT CAST(sum(aantal_inwoners) AS DECIMAL(9, 1)) / count(aantal_inwoners) "
        "FROM bijeenkomst WHERE activiteit_id = ? AND year(datum) = 2022",
        activity,
    )
    assert Decimal(str(mean)) == Decimal(row["value"])
    assert round_half_away(Decimal(row["value"])) == value


@pytest.mark.parametrize("kind", ["start", "eind"])
def test_two_scores_on_one_day_are_no_strength_of_a_group(
    house: House, source: Release, kind: str
) -> None:
    (row,) = (r for r in PRINTED if r["regel"] == "BR43" and f"kracht-{kind}/" in r["feit"])
    assert row["feit"] not in source.facts
    activity = row["feit"].rpartition("/")[2]
    score = "SELECT score FROM groep_kracht WHERE activiteit_id = ? AND soort = ?"
    assert ask(house, score, activity, kind) == int(row["value"])
    days = "SELECT count(DISTINCT datum) FROM groep_kracht WHERE activiteit_id = ?"
    assert ask(house, days, activity) == 1


def ask(house: House, sql: str, *parameters: str) -> object:
    with duckdb.connect(str(house.database(ORG)), read_only=True) as connection:
        found = connection.execute(sql, list(parameters)).fetchone()
    assert found is not None
    return found[0]


def test_the_ninety_percent_is_of_adults_with_an_individual_traject(source: Release) -> None:
    """D1: the young people are counted over all forms, the adults over trajecten."""
    help_given = f"{ORG}/{PERIOD}/individuele-hulp/gg"
    young = source.facts[f"{ORG}/{PERIOD}/individuele-hulp-leeftijd/gg/0-17"].value
    adult = source.facts[f"{ORG}/{PERIOD}/trajecten-volwassen/gg"].value
    individual = source.facts[f"{help_given}/individueel-traject"].value
    assert (young, adult, individual) == (342, 304, 518)
    assert young + adult > individual, "so these cannot be parts of one whole"
    share = source.facts[f"{ORG}/{PERIOD}/doelregistratie-dekking/gg"]
    assert (share.numerator, share.denominator) == (274, 304)


def test_what_was_printed_as_people_is_published_as_trajecten(source: Release) -> None:
    """D2 and D3: one name for one number."""
    for row in PRINTED:
        if row["tag"] in {"D2", "D3"}:
            unit = source.facts[row["feit"]].unit
            assert unit == ("keer" if row["tag"] == "D2" else "trajecten")


def test_an_activity_exists_once(source: Release) -> None:
    """D5: what was printed twice under one name are two activities with their own counts."""
    names = [activity["naam"] for activity in source.register["activiteiten"]]
    assert len(names) == len(set(names)) == 21
    twice = {row["feit"].split("/")[-1] for row in PRINTED if row["tag"] == "D5" and row["value"]}
    assert len(twice) == 2


@pytest.mark.parametrize("activity", ["belastingspreekuren", "van-arm-naar-beter"])
def test_reach_that_was_not_available_is_still_not_available(
    source: Release, activity: str
) -> None:
    fact = source.facts[f"{ORG}/{PERIOD}/bijeenkomsten/{activity}"]
    assert fact.status is Status.NOT_AVAILABLE


def test_a_share_says_of_what_it_is(source: Release) -> None:
    share = source.facts[f"{ORG}/{PERIOD}/doel-behaald-aandeel/fin"]
    assert (share.numerator, share.denominator) == (78, 133)
    assert source.definitions["doel-behaald-aandeel"].denominator


def test_every_fact_from_outside_has_a_source_in_the_register(source: Release) -> None:
    outside = [f for f in source.facts if f.origin is not Origin.COMPUTED]
    assert outside
    assert {fact.source for fact in outside} <= source.register["bronnen"].keys()


@pytest.mark.parametrize("period", ["2020", "2021", "2022"])
def test_protection_only_hides(house: House, period: str) -> None:
    open_facts = release(house, "bron", period).facts
    protected = release(house, "standaard", period).facts
    assert [fact.id for fact in protected] == [fact.id for fact in open_facts]
    hidden = [fact for fact in protected if fact != open_facts[fact.id]]
    assert hidden, "the sample has small numbers"
    for fact in hidden:
        assert fact == open_facts[fact.id].without_value(Status.SUPPRESSED)


def test_a_protected_figure_is_the_printed_one_or_none(
    source: Release, protected: FactStore
) -> None:
    for row in PRINTED:
        for fact_id in row["feit"].split():
            if fact_id in source.facts and protected[fact_id].has_value:
                assert protected[fact_id].value == source.facts[fact_id].value


def test_no_count_of_one_to_four_people_is_shown(source: Release, protected: FactStore) -> None:
    people = {d.id for d in load_definitions() if d.protects_people and d.kind is Kind.COUNT}
    for fact in protected:
        if fact.indicator in people and fact.value is not None:
            assert fact.value == 0 or fact.value >= 5


def test_earlier_years_have_help_but_no_strength_of_groups(house: House) -> None:
    for period in ("2020", "2021"):
        facts = release(house, "bron", period).facts
        assert facts[f"{ORG}/{period}/individuele-hulp/gg"].value
        assert not [fact for fact in facts if fact.indicator.startswith("kracht-")]
    assert any(row["jaar"] == 2022 for row in release(house, "bron").register["reeksbreuken"])


def test_protection_leaves_the_main_figures_of_the_report(protected: FactStore) -> None:
    for short in ("individuele-hulp/fin", "doelregistraties/fin", "doel-behaald-aandeel/fin"):
        assert protected[f"{ORG}/{PERIOD}/{short}"].has_value


def test_one_traject_less_changes_only_what_depends_on_it(
    house: House, source: Release, tmp_path: Path
) -> None:
    other = House(tmp_path)
    for path in (house.database(ORG), house.intake(ORG), house.delivery(ORG) / "organisatie.yml"):
        copy = tmp_path / path.relative_to(house.root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    with duckdb.connect(str(other.database(ORG))) as connection:
        chosen = connection.execute(
            """
            SELECT min(traject_id) FROM traject JOIN traject_hoofddomein USING (traject_id)
            WHERE vorm = 'leun_en_steun' AND leeftijd_bij_start BETWEEN 27 AND 54
                AND start_datum BETWEEN DATE '2022-01-01' AND DATE '2022-12-31'
            GROUP BY traject_id HAVING list(zrm_domein) = ['WO']
            ORDER BY 1 LIMIT 1
            """
        ).fetchone()
        assert chosen is not None
        connection.execute("DELETE FROM traject WHERE traject_id = ?", list(chosen))
    facts = release(other, "bron").facts
    changed = {fact.id for fact in facts if fact != source.facts[fact.id]}
    assert changed == {
        f"{ORG}/{PERIOD}/individuele-hulp/wo",
        f"{ORG}/{PERIOD}/individuele-hulp/wo/leun-en-steun",
        f"{ORG}/{PERIOD}/individuele-hulp-vorm/leun-en-steun",
        f"{ORG}/{PERIOD}/individuele-hulp-leeftijd/wo/27-54",
        *(
            f"{ORG}/{PERIOD}/hulp-{registered}/leun-en-steun"
            for name in ("leeftijd-bekend", "gebied-bekend", "tijdig-vastgelegd")
            for registered in (name, f"{name}-aandeel")
        ),
    }
