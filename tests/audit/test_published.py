"""The audit where it happens: between the protected facts and the folder behind the wall."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from pipeline.disclosure import Target, publish
from pipeline.errors import DataRefused, ProtectionRefused
from pipeline.facts import Delivered, Fact, Release, Status, told_before
from pipeline.paths import House
from pipeline.stages import attack
from tests.disclosure.conftest import INTAKE, ORG, read_release
from tests.disclosure.conftest import furnish as bare_house
from tests.indicators.registraties import many

__all__ = ["bare_house"]  # a fixture
Furnish = Callable[..., House]


@pytest.fixture
def furnish(bare_house: Furnish) -> Furnish:
    """A house with so many rows as were delivered."""

    def build(rows: dict[str, list[dict[str, Any]]]) -> House:
        house = bare_house(rows)
        told = {"geaccepteerd": sum(map(len, rows.values()))}
        intake = {**INTAKE, "invoer": [{**INTAKE["invoer"][0], **told}]}  # type: ignore[dict-item]
        house.intake(ORG).write_text(json.dumps(intake), encoding="utf-8")
        return house

    return build


def rows() -> dict[str, list[dict[str, Any]]]:
    """Four people under 27 beside many others."""
    found: dict[str, list[dict[str, Any]]] = {"traject": [], "traject_hoofddomein": []}
    for age, number in ((20, 4), (30, 617), (60, 733), (10, 51)):
        more = many(number, start=len(found["traject"]), leeftijd_bij_start=age)
        for table in found:
            found[table] += more[table]
    return found


def hidden(release: Release) -> set[str]:
    return {fact.id for fact in release.facts if fact.status is Status.SUPPRESSED}


def verdict(house: House) -> Any:
    path = house.public(ORG, "2022") / "herkomst.json"
    return json.loads(path.read_text(encoding="utf-8"))["bescherming"]["audit"]


def deliver(house: House, name: str, release: Release, *, profile: str = "standaard") -> None:
    folder = house.deliveries(ORG)
    folder.mkdir(parents=True, exist_ok=True)
    delivered = Delivered(name, "2022", "2023-05-01", profile, tuple(release.facts))
    (folder / f"{name}.json").write_text(delivered.dump(), encoding="utf-8")


def test_a_release_that_stands_says_so(furnish: Furnish) -> None:
    house = furnish(rows())
    assert publish(house, ORG, "2022", attack=attack).findings == 0
    assert verdict(house) == {"uitslag": "houdt stand", "bevindingen": []}


def test_without_protection_the_places_are_listed(furnish: Furnish) -> None:
    house = furnish(rows())
    assert publish(house, ORG, "2022", "bron", attack=attack).findings
    told = verdict(house)
    assert told["uitslag"] == "houdt geen stand"
    places = {finding["plaats"] for finding in told["bevindingen"]}
    assert "individuele-hulp-leeftijd/FIN/18-26" in places


def test_what_the_attacker_breaks_is_not_published(furnish: Furnish) -> None:
    house = furnish(many(140, behaald=137))
    publish(house, ORG, "2022", attack=attack)
    folder = house.public(ORG, "2022")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def open_one(target: Target) -> Any:
        """The same attack on a release that shows one hidden cell too many."""
        reached = target.release.facts[f"{ORG}/2022/doel-behaald/fin"]
        assert reached.status is Status.SUPPRESSED
        shown = replace(reached, value=Decimal(137), status=Status.VISIBLE)
        facts = type(target.release.facts).of(
            shown if fact.id == shown.id else fact for fact in target.release.facts
        )
        return attack(replace(target, release=replace(target.release, facts=facts)))

    with pytest.raises(ProtectionRefused) as caught:
        publish(house, ORG, "2022", attack=open_one)
    assert caught.value.exit_code == 5
    assert "doel-niet-behaald/FIN" in caught.value.place
    assert "137" not in f"{caught.value.sentence} {caught.value.place}"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


# ---- The ledger ----------------------------------------------------------------------------------


def test_a_delivered_release_is_read_back_as_it_was(furnish: Furnish) -> None:
    house = furnish(rows())
    publish(house, ORG, "2022")
    delivered = Delivered(
        "2022-1", "2022", "2023-05-01", "standaard", tuple(read_release(house).facts)
    )
    assert Delivered.parse(delivered.dump()) == delivered
    assert {fact.status for fact in told_before([delivered], "2022")} == {Status.VISIBLE}
    assert told_before([delivered], "2021") == ()


def test_what_was_delivered_stays_visible_and_something_else_protects(furnish: Furnish) -> None:
    house = furnish(rows())
    publish(house, ORG, "2022", attack=attack)
    first = read_release(house)
    companion = f"{ORG}/2022/individuele-hulp-leeftijd/fin/0-17"
    assert companion in hidden(first), "the smallest number beside the four"
    open_one = {companion: Decimal(51)}
    facts: list[Fact] = [
        replace(fact, value=open_one[fact.id], status=Status.VISIBLE)
        if fact.id in open_one
        else fact
        for fact in first.facts
        if "leeftijd" not in fact.indicator or fact.id == companion
    ]
    deliver(house, "2022-1", replace(first, facts=type(first.facts).of(facts)))
    publish(house, ORG, "2022", attack=attack)
    second = read_release(house)
    assert second.facts[companion].value == 51
    assert f"{ORG}/2022/individuele-hulp-leeftijd/fin/18-26" in hidden(second)
    assert f"{ORG}/2022/individuele-hulp-leeftijd/fin/27-54" in hidden(second)
    assert verdict(house)["uitslag"] == "houdt stand"


def test_the_same_release_after_its_delivery_is_the_same(furnish: Furnish) -> None:
    house = furnish(rows())
    publish(house, ORG, "2022", attack=attack)
    first = read_release(house)
    deliver(house, "2022-1", first)
    assert publish(house, ORG, "2022", attack=attack).changed == ()


def test_a_stricter_profile_cannot_take_back_what_was_delivered(furnish: Furnish) -> None:
    house = furnish(many(7, behaald=0))
    publish(house, ORG, "2022")
    first = read_release(house)
    shown = f"{ORG}/2022/individuele-hulp/fin"
    assert first.facts[shown].value == 7
    publish(house, ORG, "2022", "streng", attack=attack)
    assert shown in hidden(read_release(house))
    deliver(house, "2022-1", first)
    publish(house, ORG, "2022", "streng", attack=attack)
    assert read_release(house).facts[shown].value == 7


def test_rounding_what_was_delivered_exactly_is_refused(furnish: Furnish) -> None:
    house = furnish(rows())
    publish(house, ORG, "2022")
    deliver(house, "2022-1", read_release(house))
    with pytest.raises(ProtectionRefused, match="al geleverd met profiel standaard") as caught:
        publish(house, ORG, "2022", "rondt")
    assert caught.value.place.endswith("uitgaven/2022-1.json")


@pytest.mark.parametrize("period", ["2022", "2021"])
def test_what_was_made_without_protection_was_never_delivered(
    furnish: Furnish, period: str
) -> None:
    """A delivery of unprotected figures is refused, whatever period is published."""
    house = furnish(rows())
    publish(house, ORG, "2022", "bron")
    deliver(house, "2022-1", read_release(house), profile="bron")
    with pytest.raises(ProtectionRefused, match="profiel bron") as caught:
        publish(house, ORG, period)
    assert caught.value.place.endswith("uitgaven/2022-1.json")


@pytest.mark.parametrize("text", ["", "[]", '{"uitgave": "x"}', '{"feiten": 3}'])
def test_a_damaged_delivery_stops_the_work(furnish: Furnish, text: str) -> None:
    house = furnish(rows())
    house.deliveries(ORG).mkdir()
    (house.deliveries(ORG) / "2022-1.json").write_text(text, encoding="utf-8")
    with pytest.raises(DataRefused, match="kan niet worden gelezen"):
        publish(house, ORG, "2022")
