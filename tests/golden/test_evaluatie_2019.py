"""The evaluation of 2019: the sample registrations of SMWH give what was printed.

``koppeling-evaluatie-2019.csv`` maps every printed figure to facts. ``vergelijking`` says how:

* ``gelijk``: the fact is the printed value;
* ``ongeveer``: printed as "about"; the fact, rounded as far as the printed value is, equals it;
* ``ondergrens``: printed as "more than"; every fact is larger;
* ``ranglijst``: the problems of a zone, the most frequent first; ``+`` joins what was printed
  together ("echtscheiding en relaties"), in whatever order;
* ``lezing`` (V1, V4, V6, V8): the printed value cannot be right; the fact is ``verwacht``;
* ``breuk`` (V2): the printed growth compares two things; the like-for-like reading is ``verwacht``.

V1 and V3 are consistent under one reading: 160 and 282 hold 10 people who only took part in a group
and the 70 short contacts, and the table of zones counts 18 participants of groups twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import duckdb
import pytest

from pipeline.analysis.growth import percent_change
from pipeline.disclosure.margins import Key, Margin, Table
from pipeline.facts import FactStore, Release, Status, round_half_away
from pipeline.paths import House
from tests.disclosure.cubes import solutions
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

ORG, PERIOD = "smwh", "2019"
OURS = f"{ORG}/{PERIOD}"
PRINTED = printed("koppeling-evaluatie-2019.csv")
SMALL = 5
ZONES = [f"wsz-{number}" for number in range(1, 8)] + ["onbekend"]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with sample_house(tmp_path_factory, ORG) as found:
        yield found


@pytest.fixture(scope="module")
def source(house: House) -> Release:
    """The year, and the year before as far as something was published about it."""
    now = release_of(house, ORG, PERIOD, "bron")
    return replace(now, facts=now.facts.merged(release_of(house, ORG, "2018", "bron").facts))


@pytest.fixture(scope="module")
def protected(house: House, source: Release) -> FactStore:
    assert source.facts
    return release_of(house, ORG, PERIOD, "standaard").facts


def test_every_printed_figure_has_one_row_and_a_fact(source: Release) -> None:
    found = [tuple(row[key] for key in KEY) for row in PRINTED]
    assert len(found) == len(set(found)) == 101
    for row in PRINTED:
        assert all(fact_id in source.facts for fact_id in row["feit"].replace("+", " ").split())
    assert not [row for row in PRINTED if row["vergelijking"] == "uitzondering"]


def test_tagged_figures_follow_the_readings() -> None:
    tagged = [(row["tag"], row["vergelijking"]) for row in PRINTED if row["tag"]]
    assert sorted(tagged) == [
        ("V1", "gelijk"), ("V1", "lezing"), ("V2", "breuk"), ("V3", "gelijk"), ("V3", "gelijk"),
        ("V3", "gelijk"), ("V3", "gelijk"), ("V4", "gelijk"), ("V4", "lezing"), ("V6", "lezing"),
        ("V8", "lezing"), ("V8", "lezing"),
    ]  # fmt: skip


@each(PRINTED, "gelijk")
def test_the_printed_figure_is_what_the_registrations_give(source: Release, row: Row) -> None:
    assert as_precisely(values(source, row), row["value"]) == {Decimal(row["value"])}


@each(PRINTED, "ongeveer")
def test_a_figure_that_was_printed_as_about_is_close(source: Release, row: Row) -> None:
    assert values(source, row) == [Decimal(row["verwacht"])]
    assert round_half_away(Decimal(row["verwacht"]) / 1000) * 1000 == Decimal(row["value"])


@each(PRINTED, "ondergrens")
def test_a_figure_that_was_printed_as_more_than_is_more(source: Release, row: Row) -> None:
    assert row["as_printed"].startswith(">")
    assert min(values(source, row)) > Decimal(row["value"])


@each(PRINTED, "ranglijst")
def test_the_problems_of_a_zone_stand_in_the_printed_order(source: Release, row: Row) -> None:
    places = [
        [source.facts[fact_id].number for fact_id in place.split("+")]
        for place in row["feit"].split()
    ]
    assert all(min(before) > max(after) for before, after in pairwise(places))
    zone = row["feit"].rpartition("/")[2]
    named = set(row["feit"].replace("+", " ").split())
    others = [
        fact.number
        for fact in source.facts.select("problematiek-zone", zone=zone)
        if fact.id not in named and fact.id.startswith(OURS)
    ]
    least = min(min(place) for place in places)
    assert max(others) < least, "what was not printed occurs less often"


@each(PRINTED, "lezing")
def test_a_printed_figure_that_cannot_be_right_is_computed_otherwise(
    source: Release, row: Row
) -> None:
    assert values(source, row) == [Decimal(row["verwacht"])]
    assert row["verwacht"] != row["value"]


@each(PRINTED, "breuk")
def test_growth_is_told_of_what_was_counted_alike_and_the_break_is_marked(
    source: Release, row: Row
) -> None:
    """V2: 442 against 400 is no growth; 372 against 400 is −7%."""
    lasting, reported = values(source, row)
    assert percent_change(lasting, reported) == Decimal(row["verwacht"])
    broken = {entry["indicator"] for entry in source.register["reeksbreuken"]}
    assert {"caseload", "hulp-zone"} <= broken
    assert "langer-lopende-hulp" not in broken


def test_the_table_of_zones_and_the_caseload_agree(source: Release) -> None:
    """QC6, V1, V3: the totals differ by the people in a group who have a traject too."""

    def value(short: str) -> Decimal:
        return source.facts[f"{OURS}/{short}"].number

    assert value("hulp-zone") - value("groepsdeelnemers-met-traject") == value("caseload")
    assert value("hulp-zone/onbekend") == 8
    assert value("caseload") - value("korte-contacten") == value("langer-lopende-hulp") == 372
    assert value("trajecten-lopend/doorlopend") - value("clienten/doorlopend") == 17


def test_the_zone_with_most_help_is_the_one_of_the_schools(source: Release) -> None:
    """V7: zone 7 is a zone too."""
    found = {zone: source.facts[f"{OURS}/hulp-zone/{zone}"].number for zone in ZONES[:-1]}
    assert max(found, key=lambda zone: found[zone]) == "wsz-7"
    assert found["wsz-7"] - found["wsz-5"] == 1


def test_referrers_that_were_not_named_are_the_rest(source: Release) -> None:
    """V16: 193, of which 148 were printed."""
    named = [row for row in PRINTED if row["indicator"] == "verwijzingen_in"]
    told = sum(source.facts[row["feit"]].number for row in named)
    assert source.facts[f"{OURS}/verwijzers"].number - told == 45


def test_grants_add_up(source: Release) -> None:
    kinds = [source.facts[f"{OURS}/subsidie/{kind}"].number for kind in ("jaarlijks", "eenmalig")]
    assert sum(kinds) == source.facts[f"{OURS}/subsidie-verleend"].number == 687752


def test_everything_that_cannot_be_right_has_a_check(house: House, source: Release) -> None:
    """V1 to V17, and every printed figure with a fact names one that exists."""
    with duckdb.connect(str(house.database(ORG)), read_only=True) as connection:
        found = connection.execute("SELECT DISTINCT tag FROM gepubliceerd_controle").fetchall()
        linked = connection.execute(
            "SELECT periode, feit FROM gepubliceerd WHERE feit IS NOT NULL"
        ).fetchall()
    assert {tag for (tag,) in found if tag} == {f"V{number}" for number in range(1, 18)}
    assert len(linked) > 80
    assert not [fact for year, fact in linked if f"{ORG}/{year}/{fact}" not in source.facts]


@pytest.mark.parametrize("period", ["2018", "2019"])
def test_protection_only_hides(house: House, period: str) -> None:
    open_facts = release_of(house, ORG, period, "bron").facts
    shown = release_of(house, ORG, period, "standaard").facts
    assert [fact.id for fact in shown] == [fact.id for fact in open_facts]
    hidden = [fact for fact in shown if fact != open_facts[fact.id]]
    assert hidden, "the sample has small numbers"
    for fact in hidden:
        assert fact == open_facts[fact.id].without_value(Status.SUPPRESSED)


def test_protection_leaves_the_main_figures_of_the_report(protected: FactStore) -> None:
    for short in (
        "caseload", "langer-lopende-hulp", "korte-contacten", "trajecten-lopend/doorlopend",
        "clienten/doorlopend", "verwijzers", "verwijzers/onderwijs", "hulp-zone/wsz-7",
        "trajecten-problematiek/psychisch/jeugd", "trajecten-problematiek/relaties/volwassenen",
    ):  # fmt: skip
        assert protected[f"{OURS}/{short}"].has_value


def rows_of_the_table() -> dict[str, list[str]]:
    """The cells of the table of zones by row, as ids without organisation and period."""
    rows = {
        "trajecten-lopend/jeugd": "trajecten-zone/jeugd",
        "trajecten-lopend/volwassenen": "trajecten-zone/volwassenen",
        "groepsdeelnemers": "groepsdeelnemers-zone",
        "korte-contacten": "korte-contacten-zone",
    }
    return {total: [f"{row}/{zone}" for zone in ZONES] for total, row in rows.items()}


def test_no_cell_of_one_to_four_people_stands_in_the_table_of_zones(protected: FactStore) -> None:
    hidden = 0
    for cells in rows_of_the_table().values():
        for cell in cells:
            value = protected[f"{OURS}/{cell}"].value
            assert value is None or value == 0 or value >= SMALL
            hidden += value is None
    assert hidden == 11, "seven small cells and one more for each of four zones"


def test_the_table_of_zones_cannot_be_undone_by_subtraction(
    source: Release, protected: FactStore
) -> None:
    """Every hidden cell can have more than one value, even for who knows which cells are small."""
    table = zone_table(source, protected)
    hidden = frozenset(key for key in table.values if not protected[key[0]].has_value)
    assert len(hidden) == 11
    possible: dict[Key, set[int]] = {key: set() for key in hidden}
    guessed: dict[Key, set[int]] = {key: set() for key in hidden}
    most = max(table.values[key] for key in hidden) + SMALL
    for filled in solutions(table, hidden, limit=most):
        as_small = all(
            (value < SMALL) == (table.values[key] < SMALL) for key, value in filled.items()
        )
        for key, value in filled.items():
            possible[key].add(value)
            if as_small:
                guessed[key].add(value)
        if all(len(found) > 1 for found in guessed.values()):
            break
    assert all(len(found) > 1 for found in possible.values())
    assert all(len(found) > 1 for found in guessed.values())


def zone_table(source: Release, protected: FactStore) -> Table:
    """The printed table with both margins; every margin that is shown is a sum."""
    rows = rows_of_the_table()
    columns = {f"hulp-zone/{zone}": [cells[i] for cells in rows.values()] for i, zone in
               enumerate(ZONES)}  # fmt: skip

    def key(short: str) -> Key:
        return (f"{OURS}/{short}", ())

    sums = {**rows, **columns}
    assert all(protected[f"{OURS}/{total}"].has_value for total in sums)
    named = [*sums, *(cell for cells in rows.values() for cell in cells)]
    return Table(
        {key(short): int(source.facts[f"{OURS}/{short}"].number) for short in named},
        tuple(
            Margin((key(total),), tuple(key(cell) for cell in cells))
            for total, cells in sums.items()
        ),
    )
