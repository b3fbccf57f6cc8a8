"""What a comparison hands to the narrative: every number a fact, every sentence in its parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from pipeline.facts import Fact, FactStore, Origin, Release, Status
from pipeline.quality import compare, report
from tests.facts.feiten import make_fact
from tests.quality.test_compare import check, figure

REGISTER = {
    "organisatie": {"id": "kade"},
    "periode": {"id": "2022"},
    "getalprofiel": {},
    "labels": {"gebied": {"GM1": "Oeverland", "NL": "Nederland"}},
}
HELP = make_fact("hulp", 792, "keer")


def told(
    figures: list[dict[str, Any]], checks: list[dict[str, Any]], *facts: Fact
) -> tuple[list[dict[str, Any]], dict[str, Fact]]:
    """The blocks of a comparison, and the facts it made by the end of their id."""
    store = FactStore.of(facts)
    comparison = compare({"cijfers": figures, "controles": checks}, store, "2022")
    blocks, made = report(comparison, Release(store, {}, REGISTER, ()))
    for name in named(blocks):
        assert name in store or name in {fact.id for fact in made}, name
    return blocks, {fact.id.removeprefix("kade/2022/"): fact for fact in made}


def named(value: Any) -> Iterator[str]:
    """Every fact that the sentences of blocks name."""
    if isinstance(value, dict):
        yield from [value["feit"]] if isinstance(value.get("feit"), str) else ()
        for item in value.values():
            yield from named(item)
    elif isinstance(value, list):
        for item in value:
            yield from named(item)


def words(sentence: list[dict[str, str]]) -> str:
    return "".join(text for part in sentence for kind, text in part.items() if kind != "feit")


def finding(blocks: list[dict[str, Any]]) -> dict[str, Any]:
    return next(block for block in blocks if block["soort"] == "bevinding")


def only(figures: list[dict[str, Any]], *facts: Fact, **given: Any) -> dict[str, Any]:
    """The one finding of a check on these figures, its sentences as words."""
    names = [row["cijfer_id"] for row in figures]
    (found,) = (
        block
        for block in told(figures, [check("x1", given.pop("cijfers", names), **given)], *facts)[0]
        if block["soort"] == "bevinding"
    )
    sentences = {
        name: words(value) if not value or isinstance(value[0], dict) else [*map(words, value)]
        for name, value in found["zinnen"].items()
    }
    return {**found["labels"], **sentences, "onderdeel": found["onderdeel"]}


def loose(name: str, value: str | None, literal: str = "", **given: Any) -> dict[str, Any]:
    """A printed figure without a fact."""
    return figure(name, value, literal, feit=None, **given)


def test_a_printed_figure_is_told_as_it_was_and_stands_beside_its_fact() -> None:
    found = only([figure("a", "792", "ongeveer 792")], HELP)
    assert found["gedrukt"] == ["ongeveer 792 keer"]
    assert found["registratie"] == ["792 keer"]
    assert found["cijfers"] == [{"omschrijving": "hulp", "plaats": "Bereik"}]


@pytest.mark.parametrize(
    ("literal", "unit", "shown"),
    [
        ("792", "inwoners", "792 inwoners"),
        ("792 inwoners", "inwoners", "792 inwoners"),
        ("bijna 792 bewoners", "inwoners", "bijna 792 bewoners"),
        ("ongeveer 792", "inwoners", "ongeveer 792 inwoners"),
        ("€ 792,-", "EUR", "€ 792,-"),
        ("79%", "%", "79%"),
        ("792", None, "792"),
        ("792", "schaal 1-5", "792"),
    ],
)
def test_the_unit_is_told_once(literal: str, unit: str | None, shown: str) -> None:
    assert only([loose("a", "792", literal, eenheid=unit)])["gedrukt"] == [shown]


def test_one_of_something_has_no_unit_for_units_are_plural() -> None:
    assert only([loose("a", "1", eenheid="groepen")])["gedrukt"] == ["1"]


def test_the_publication_is_named_where_there_are_several() -> None:
    figures = [loose("a", "1"), loose("b", "1", rapport="Aanvraag", sectie=None)]
    places = [place["plaats"] for place in only(figures)["cijfers"]]
    assert places == ["Jaarbericht, Bereik", "Aanvraag"]


def test_a_sum_is_told_with_its_parts() -> None:
    figures = [loose("t", "10"), loose("a", "4"), loose("b", "5")]
    found = only(figures, cijfers=["t"], soort="som", met=["a", "b"])
    assert found["nagerekend"] == ["9 = 4 + 5"]
    assert (found["kort_gedrukt"], found["kort_berekend"]) == ("10 keer", "9")


def test_a_long_sum_is_told_as_a_number_of_figures() -> None:
    parts = [loose(f"a{place}", "1") for place in range(13)]
    names = [part["cijfer_id"] for part in parts]
    found = only([loose("t", "10"), *parts], cijfers=["t"], soort="som", met=names)
    assert found["nagerekend"] == ["13 = de som van 13 gedrukte cijfers"]


def test_a_number_that_was_not_printed_is_a_fact_that_was_given() -> None:
    figures = [loose("uren", "240"), loose("fte", "0.15", "0,15", eenheid="fte")]
    blocks, made = told(figures, [check("x1", ["uren"], soort="product", met=["fte", "1525"])])
    assert words(finding(blocks)["zinnen"]["nagerekend"][0]) == "229 = 0,15 × 1.525"
    given = made["aangenomen/x1/1525"]
    assert (given.origin, given.value) == (Origin.REPORTED, 1525)
    assert made["nagerekend/x1/1"].derived_from == ("kade/2022/gedrukt/fte",)


def test_what_a_claim_needs_is_told_in_words() -> None:
    found = only([loose("a", "1")], soort="vergelijking", met=["a", "2"], uitspraak="niet_lager")
    assert found["nagerekend"] == ["1", "hier hoort ten minste 2"]
    assert found["kort_berekend"] == "ten minste 2"


def test_a_claim_is_told_with_what_contradicts_it() -> None:
    figures = [loose(name, value) for name, value in (("a", "109"), ("b", "110"), ("c", "59"))]
    found = only(
        figures, cijfers=["a"], soort="vergelijking", met=["a", "b", "c"], uitspraak="grootste"
    )
    assert found["nagerekend"] == ["109 keer", "110 keer"]
    same = only(figures, soort="vergelijking", met=["a", "b", "c"], uitspraak="grootste")
    assert not same["nagerekend"]


def test_a_fact_is_told_with_its_place_and_year() -> None:
    here, there = (
        make_fact("drank", value, "%", dimensions={"gebied": area, "jaar": "2021"})
        for value, area in ((33, "GM1"), (26, "NL"))
    )
    found = only(
        [loose("a", None, "minder")], here, there,
        soort="vergelijking", met=[f"feit:{here.id}", f"feit:{there.id}"], uitspraak="lager",
    )  # fmt: skip
    assert found["nagerekend"] == ["Oeverland, 2021: 33%", "Nederland, 2021: 26%"]


def test_an_explanation_quotes_printed_figures() -> None:
    figures = [loose("a", "792", "792 inwoners")]
    found = only(figures, toelichting="De {a} zijn geen trajecten.")
    assert found["toelichting"] == "De 792 inwoners zijn geen trajecten."


def test_a_hidden_figure_is_told_as_every_hidden_cell() -> None:
    hidden = figure("a", None, beschermd=True, gedrukt="")
    blocks, made = told([hidden], [check("x1", ["a"])], make_fact("hulp", None))
    assert words(finding(blocks)["zinnen"]["gedrukt"][0]) == "niet getoond"
    assert made["gedrukt/a"].status is Status.SUPPRESSED


def test_what_holds_and_what_cannot_be_judged_stand_apart() -> None:
    figures = [loose("a", "1"), loose("b", None), figure("c", None, beschermd=True, gedrukt="")]
    for met, part in ((["a"], "klopt"), (["b / a"], "niet_te_toetsen"), (["c"], "niet_getoond")):
        kind = "product" if met == ["b / a"] else "som"
        assert only(figures, cijfers=["a"], soort=kind, met=met)["onderdeel"] == part


def test_different_answers_are_told_once_and_stay_apart() -> None:
    figures = [loose("a", None, "wel"), loose("b", None, "niet"), loose("c", None, "wel")]
    assert only(figures)["kort_gedrukt"] == "wel en niet"
    figures[1]["gedrukt"] = "wel en niet"
    assert only(figures)["kort_gedrukt"] == "wel; wel en niet"


def test_the_counts_add_up() -> None:
    figures = [figure("a", "792"), figure("b", "793"), loose("c", "1"), figure("d", None)]
    _, made = told(figures, [check("x1", ["c"])], HELP)
    count = {name.rpartition("/")[2]: fact.value for name, fact in made.items()
             if name.startswith("bronvergelijking/")}  # fmt: skip
    assert count["vergeleken"] == count["gelijk"] + count["afwijkend"] == 2
    rest = count["niet-getoond"] + count["zonder-feit"]
    assert count["gedrukt"] == count["vergeleken"] + rest == 4
    assert (count["bevindingen"], count["kloppend"]) == (1, 0)


def test_every_linked_figure_stands_in_the_table_of_its_section() -> None:
    figures = [figure("a", "792"), figure("b", "793", sectie="Tekst"), loose("c", "1")]
    blocks, _ = told(figures, [], HELP)
    tables = {
        b["labels"]["sectie"]: b["zinnen"]["rijen"] for b in blocks if b["soort"] == "cijfers"
    }
    assert [[words(cell) for cell in row] for row in tables["Bereik"]] == [
        ["hulp", "792 keer", "792 keer", "gelijk"]
    ]
    assert words(tables["Tekst"][0][3]) == "wijkt af"
    apart = [b for b in blocks if b["soort"] == "afwijkingen"]
    assert [len(block["zinnen"]["rijen"]) for block in apart] == [1]
