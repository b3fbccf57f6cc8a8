"""The monitor over 2022: computed from the sample registrations, equal to what was printed.

``koppeling.csv`` maps printed figures to facts. ``marge`` is zero, except for figures the source
gives in words ("rond de 2%").
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from pipeline.disclosure import publish
from pipeline.facts import FILES, FactStore, Origin, Release, Status
from pipeline.ingest import ingest
from pipeline.paths import House

ORG, PERIOD = "de-schans", "2022"
REPOSITORY = Path(__file__).parents[2]
PRINTED = list(
    csv.DictReader(
        (Path(__file__).parent / "koppeling.csv").read_text(encoding="utf-8").splitlines()
    )
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house of its own in which the sample delivery was ingested."""
    found = House(tmp_path_factory.mktemp("huis"))
    found.raw.parent.mkdir(parents=True)
    found.raw.symlink_to(REPOSITORY / "data" / "raw", target_is_directory=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FEITENWERK_SLEUTELMAP", str(tmp_path_factory.mktemp("sleutels")))
        ingest(found, ORG)
        yield found


def release(house: House, profile: str) -> Release:
    publish(house, ORG, PERIOD, profile)
    folder = house.public(ORG, PERIOD)
    return Release.parse({name: (folder / name).read_text(encoding="utf-8") for name in FILES})


@pytest.fixture(scope="module")
def source(house: House) -> Release:
    """Everything, as only example data may be shown."""
    return release(house, "bron")


@pytest.fixture(scope="module")
def protected(house: House, source: Release) -> FactStore:
    assert source.facts
    return release(house, "standaard").facts


def name(row: dict[str, str]) -> str:
    return f"{row['indicator']}-{row['dimension1']}-{row['dimension2']}-{row['period']}"


@pytest.mark.parametrize("row", PRINTED, ids=name)
def test_the_printed_figure_is_what_the_registrations_give(
    source: Release, row: dict[str, str]
) -> None:
    for fact_id in row["feit"].split():
        fact = source.facts[fact_id]
        assert fact.value is not None
        assert abs(fact.value - Decimal(row["value"])) <= Decimal(row["marge"])


def test_a_printed_figure_has_one_row() -> None:
    keys = ("report", "section", "indicator", "dimension1", "dimension2", "period")
    found = [tuple(row[key] for key in keys) for row in PRINTED]
    assert len(found) == len(set(found)) == 40


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


def test_protection_only_hides(source: Release, protected: FactStore) -> None:
    assert [fact.id for fact in protected] == [fact.id for fact in source.facts]
    hidden = [fact for fact in protected if fact != source.facts[fact.id]]
    assert hidden, "the sample has small numbers"
    for fact in hidden:
        assert fact == source.facts[fact.id].without_value(Status.SUPPRESSED)


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
        f"{ORG}/{PERIOD}/individuele-hulp-leeftijd/wo/27-54",
    }
