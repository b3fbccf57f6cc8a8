"""What an invented organisation published: a few facts, and the names that go with them."""

from __future__ import annotations

from typing import Any

from pipeline.facts import Definition, Fact, FactStore, NumberProfile, Origin, Release, Status
from pipeline.paths import House
from tests.facts.feiten import ORG, PERIOD, make_fact

__all__ = ["FACTS", "ORG", "PERIOD", "THEME", "publish", "release"]

THEME = "geld"
AREAS = {"gemeente": "GM0001", "provincie": "PV20", "land": "NL"}


def income(area: str, year: str, value: str | None) -> Fact:
    return make_fact(
        "laag-inkomen",
        value,
        "%",
        decimals=1,
        origin=Origin.EXTERNAL,
        dimensions={"gebied": area, "jaar": year},
    )


def helped(value: int | None, **given: Any) -> Fact:
    at = {"domein": given.pop("domein"), **({"vorm": v} if (v := given.pop("vorm", "")) else {})}
    return make_fact("hulp", value, "keer", dimensions=at, **given)


FACTS = (
    helped(10, domein="FIN"),
    helped(2119, domein="FIN", vorm="traject"),
    helped(None, domein="FIN", vorm="advies"),
    helped(838, domein="WO", status=Status.AT_LEAST),
    helped(15, domein="MP", status=Status.ROUNDED),
    helped(4, domein="SN", origin=Origin.EXAMPLE, version=3),
    income("GM0001", "2021", "5.1"),
    income("GM0001", "2020", None),
    income("GM0001", "2019", "6.4"),
    income("PV20", "2021", "7.4"),
    income("NL", "2021", "6.8"),
    make_fact("aandeel", 64, "%"),
    make_fact("bereik", 3, "trajecten"),
)


def release() -> Release:
    return Release(
        facts=FactStore.of(FACTS),
        definitions={
            name: Definition(name, 1, name.title(), f"Wat {name} is.", "keer")
            for name in sorted({fact.indicator for fact in FACTS})
        },
        register={
            "organisatie": {"id": ORG, "naam": "Stichting Kade"},
            "periode": {"id": PERIOD, "jaar": 2022},
            "huisstijl": "kade",
            "getalprofiel": NumberProfile().to_record(),
            "gebieden": AREAS,
            "themas": {
                "werk": {"naam": "Werk", "domeinen": ["WO"]},
                THEME: {"naam": "Geld", "domeinen": ["FIN", "MP"]},
            },
            "labels": {"gebied": {"GM0001": "Ergens", "PV20": "Groningen", "NL": "Nederland"}},
            "volgorde": {"vorm": ["traject", "advies"]},
            "activiteiten": [
                {"id": "soep", "naam": "Soep", "themas": ["werk"]},
                {"id": "kas", "naam": "Kas op orde", "themas": [THEME, "werk"]},
            ],
        },
        texts=(),
    )


def publish(house: House, org: str = ORG, period: str = PERIOD) -> House:
    """Lay the published files and the house style where a study looks for them."""
    folder = house.public(org, period)
    folder.mkdir(parents=True)
    for name, text in release().dump().items():
        (folder / name).write_text(text, encoding="utf-8")
    style = house.style(org, period)
    style.mkdir()
    brand = "color: {palette: {accent: '#0b5f66'}}\n"
    (style / "_brand.yml").write_text(brand, encoding="utf-8")
    return house
