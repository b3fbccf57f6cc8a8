"""How complete the registrations are, and what rests on them, follows from the definitions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.analysis.coverage import completeness, touched
from pipeline.facts import (
    Coverage,
    Definition,
    Fact,
    FactStore,
    Kind,
    PartOf,
    Ratio,
    Release,
    Status,
    Structure,
    SumOf,
    fact_id,
)
from pipeline.indicators import load_definitions

ORG = "kade"


def fact(
    indicator: str, value: str | None, period: str = "2022", *, version: int = 1, **at: str
) -> Fact:
    return Fact(
        id=fact_id(ORG, period, indicator, at),
        indicator=indicator,
        version=version,
        dimensions=tuple(sorted(at.items())),
        value=None if value is None else Decimal(value),
        unit="%",
        status=Status.SUPPRESSED if value is None else Status.VISIBLE,
    )


def definition(id_: str, *, rests: Sequence[str] = (), **structure: object) -> Definition:
    return Definition(
        id_, 1, id_.capitalize(), "", "keer",
        structure=Structure(**structure),  # type: ignore[arg-type]
        rests_on=tuple(rests),
    )  # fmt: skip


def share(id_: str, counted: str, missing: tuple[str, str] | None = None) -> Definition:
    told = definition(id_, kind=Kind.SHARE, ratio=Ratio(counted, "alles"))
    return replace(told, coverage=Coverage(id_.capitalize(), ("traject.score",), missing, "Doe."))


def release(
    definitions: Sequence[Definition], facts: Sequence[Fact], period: str = "2022"
) -> Release:
    register: Mapping[str, object] = {
        "periode": {"id": period, "jaar": int(period[:4])},
        "themas": {"geld": {"naam": "Geld"}},
        "labels": {"zrm_domein": {"FIN": "Financiën", "WO": "Werk"}},
    }
    return Release(FactStore.of(facts), {d.id: d for d in definitions}, register, ())


LEAST = fact("grens-dekking", "80")


def test_what_rests_on_a_registration_is_found_along_the_arithmetic() -> None:
    found = release(
        [
            share("dekking", "paren"),
            definition("paren", sums=(SumOf.of("behaald", "gemist"),)),
            definition("behaald"),
            definition("gemist"),
            definition("kans", kind=Kind.SHARE, ratio=Ratio("behaald", "paren")),
            definition("groei", rests=["dekking"]),
            definition("groei-jong", parts_of=(PartOf("groei"),)),
            definition("los"),
            definition("alles"),
            definition("niets", rests=["dekking"]),
        ],
        [
            fact(name, "7")
            for name in ("dekking", "paren", "behaald", "gemist", "kans", "groei", "groei-jong",
                         "los", "alles")
        ],
    )  # fmt: skip
    assert touched(found, "dekking") == ("Behaald", "Gemist", "Groei", "Groei-jong", "Kans")


def test_of_what_is_hidden_the_name_is_told_but_of_a_zero_nothing_rests() -> None:
    told = [share("dekking", "paren"), definition("een", rests=["dekking"]),
            definition("twee", rests=["dekking"])]  # fmt: skip
    found = release(told, [fact("een", None), fact("twee", "0")])
    assert touched(found, "dekking") == ("Een",)


def test_the_least_complete_comes_first_and_what_is_low_calls_for_attention() -> None:
    told = [share("a", "x"), share("b", "y"), share("c", "z")]
    found = completeness(
        [release(told, [fact("a", "90"), fact("b", "50"), fact("c", None)])], LEAST
    )
    assert [item.id for item in found] == ["b", "a", "c"]
    assert [item.id for item in found if item.low] == ["b"]
    assert found[2].hidden == found[2].parts


def test_where_a_share_tells_what_is_missing_much_is_low() -> None:
    told = [share("onbekend", "x", ("reden", "onbekend"))]
    facts = [fact("onbekend", "21", reden="onbekend"), fact("onbekend", "79", reden="klaar")]
    (item,) = completeness([release(told, facts)], LEAST)
    assert [(part.name, part.now and part.now.value) for part in item.parts] == [("", Decimal(21))]
    assert item.missing
    assert item.low == item.parts
    facts[0] = fact("onbekend", "20", reden="onbekend")
    (item,) = completeness([release(told, facts)], LEAST)
    assert item.low == ()


def test_the_whole_comes_before_its_parts_and_parts_bear_their_names() -> None:
    facts = [
        fact("a", "60"), fact("a", "40", domein="FIN"), fact("a", "70", domein="WO"),
        fact("a", "95", thema="geld"),
    ]  # fmt: skip
    (item,) = completeness([release([share("a", "x")], facts)], LEAST)
    assert [part.name for part in item.low] == ["", "Financiën", "Werk"]
    nothing = [replace(one, value=Decimal(0)) for one in facts]
    (item,) = completeness([release([share("a", "x")], nothing)], LEAST)
    assert [part.name for part in item.low] == [""], "of nothing at all the parts add nothing"
    assert item.told == item.low


def test_an_earlier_period_stands_beside_it_only_if_it_means_the_same() -> None:
    told = [share("a", "x")]
    releases = [
        release(told, [fact("a", "10", "2020", version=2)], "2020"),
        release(told, [fact("a", "30", "2021")], "2021"),
        release(told, [fact("a", "40")]),
    ]
    ((part,),) = (item.parts for item in completeness(releases, LEAST))
    assert {year: one and one.value for year, one in part.years.items()} == {
        "2020": None, "2021": Decimal(30), "2022": Decimal(40),
    }  # fmt: skip


def test_a_half_year_stands_beside_the_same_half_of_earlier_years() -> None:
    told = [share("a", "x")]
    halves = {"2021-H1": "10", "2021-H2": "20", "2022-H1": "30"}
    releases = [release(told, [fact("a", halves[half], half)], half) for half in halves]
    ((part,),) = (item.parts for item in completeness(releases, LEAST))
    assert {year: one and one.value for year, one in part.years.items()} == {
        "2021": Decimal(10), "2022": Decimal(30),
    }  # fmt: skip


def test_every_coverage_of_the_house_names_something_that_rests_on_it() -> None:
    """With every figure published; otherwise nobody needs to register it."""
    definitions = [indicator.public() for indicator in load_definitions()]
    everything = release(definitions, [fact(told.id, "7") for told in definitions])
    covered = [told for told in definitions if told.coverage]
    assert len(covered) >= 12
    for told in covered:
        found = touched(everything, told.id)
        assert found, told.id
        if not told.coverage.missing:  # type: ignore[union-attr]
            assert told.label not in found, "a coverage does not rest on itself"
