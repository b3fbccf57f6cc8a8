"""How facts are printed in a template, and that nothing else can be."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import TemplateRefused
from pipeline.facts import NBSP, Fact, FactStore, NumberProfile, Status, round_half_away
from pipeline.narrative import PrintedNumber, Thresholds, plain
from pipeline.narrative.comparing import Comparer
from pipeline.narrative.printer import Printer
from pipeline.narrative.refusal import WrongUse
from pipeline.narrative.register import sources

from .conftest import FACTS, Fill, make_fact, make_release

P = Printer(NumberProfile(), level_name={"2": "wankel", "4": "stevig"}.get)  # type: ignore[arg-type]
HIDDEN = make_fact("verborgen", None)


@pytest.mark.parametrize(
    ("value", "unit", "figures", "words"),
    [
        (2119, "keer", "2.119", "2.119"),
        (4, "trajecten", "4", "vier"),
        (64, "%", "64%", "64%"),
        (None, "keer", "niet getoond", "niet getoond"),
    ],
)
def test_a_fact_is_printed_in_figures_or_in_words(
    value: Any, unit: str, figures: str, words: str
) -> None:
    fact = make_fact("x", value, unit)
    assert P.getal(fact) == f'[{figures}]{{.feit data-feit="kade/2022/x"}}'
    assert plain(P.tel(fact)) == words
    assert P.tabelcel(fact) == P.getal(fact)


def test_a_lower_bound_is_told_in_words_without_its_sign() -> None:
    bound = make_fact("x", 838, status=Status.AT_LEAST)
    assert plain(P.getal(bound)) == "838+"
    assert plain(P.ten_minste(bound)) == f"ten{NBSP}minste{NBSP}838"
    assert plain(P.ten_minste(make_fact("x", 838))) == "838"
    assert plain(P.ten_minste(HIDDEN)) == "niet getoond"


@pytest.mark.parametrize(
    ("value", "text"),
    [(1, "één traject"), (2, "twee trajecten"), (792, "792 trajecten"), (0, "nul trajecten")],
)
def test_the_noun_follows_the_number_and_stays_on_its_line(value: int, text: str) -> None:
    printed = plain(P.aantal(make_fact("x", value), "traject", "trajecten"))
    assert printed == text.replace(" ", NBSP)


@given(st.lists(st.decimals(0, 1000, places=1), min_size=1, max_size=6))
def test_parts_add_up_exactly_when_their_printed_numbers_do(values: list[Decimal]) -> None:
    parts = [make_fact("deel", round_half_away(value)) for value in values]
    whole = make_fact("geheel", round_half_away(sum(values, Decimal(0))))
    printed = sum(int(plain(P.getal(part)).replace(".", "")) for part in parts)
    assert P.telt_op(whole, parts) == (printed == whole.number)


def test_whether_parts_add_up_is_not_told_by_what_is_hidden() -> None:
    assert P.telt_op(make_fact("geheel", 9), [make_fact("deel", 5), HIDDEN])
    assert P.telt_op(HIDDEN, [make_fact("deel", 5)])


def test_a_number_that_is_not_shown_still_reads_as_a_sentence() -> None:
    assert plain(P.aantal(HIDDEN, "traject", "trajecten")) == "een aantal trajecten (niet getoond)"


@pytest.mark.parametrize(
    ("value", "text"), [(30, "+30%"), (-3, "−3%"), (0, "0%"), (None, "niet getoond")]
)
def test_a_change_has_its_sign(value: int | None, text: str) -> None:
    assert plain(P.verandering(make_fact("x", value, "%"))) == text


def test_only_percentages_are_printed_as_a_change() -> None:
    with pytest.raises(WrongUse, match="verandering"):
        P.verandering(make_fact("x", 3))


def test_a_rate_names_its_thousand() -> None:
    fact = make_fact("x", "12.3", "per_1000", decimals=1)
    assert plain(P.per_duizend(fact)).replace(NBSP, " ") == "12,3 per 1.000 inwoners"


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (4, 12, "4 van de 12 trajecten"),
        (2, 5, "twee van de vijf trajecten"),
        (78, 133, "78 van de 133 trajecten"),
        (1, 1, "één van één traject"),
        (None, 12, ""),
        (4, None, ""),
    ],
)
def test_a_part_of_a_whole_uses_one_notation_for_both(part: Any, whole: Any, text: str) -> None:
    printed = P.deel(make_fact("a", part), make_fact("b", whole), "traject", "trajecten")
    assert plain(printed).replace(NBSP, " ") == text


@pytest.mark.parametrize(
    ("part", "whole", "percentage", "text"),
    [
        (78, 133, 59, "78 (59%)"),
        (50, 100, 50, "50 (50%)"),
        (49, 99, 49, "49 van de 99"),
        (4, 12, 33, "4 van de 12"),
        (78, 133, None, "78 van de 133"),
        (None, 133, 59, ""),
        (78, None, 59, ""),
        (0, 0, None, ""),
    ],
)
def test_a_percentage_is_only_given_from_the_profiles_denominator(
    part: Any, whole: Any, percentage: Any, text: str
) -> None:
    facts = make_fact("a", part), make_fact("b", whole), make_fact("c", percentage, "%")
    assert plain(P.behaald(*facts)) == text


def test_with_a_noun_the_same_sentence_fits_with_and_without_percentage() -> None:
    nouns = ("traject", "trajecten")
    large = make_fact("a", 78), make_fact("b", 133), make_fact("c", 59, "%")
    small = make_fact("a", 4), make_fact("b", 12), make_fact("c", 33, "%")
    assert plain(P.behaald(*large, *nouns)).replace(NBSP, " ") == "78 van de 133 trajecten (59%)"
    assert plain(P.behaald(*small, *nouns)).replace(NBSP, " ") == "4 van de 12 trajecten"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("25", "een kwart van de huishoudens"),
        ("10", "één op de tien huishoudens"),
        ("37", "37% van de huishoudens"),
    ],
)
def test_a_share_in_words_is_one_number_with_its_fact(value: str, text: str) -> None:
    printed = P.breuk(make_fact("x", value, "%"), "huishoudens")
    assert plain(printed) == text
    assert printed.count(".feit") == 1


def test_a_share_of_a_small_whole_is_not_told() -> None:
    assert P.breuk(make_fact("x", 50, "%", denominator=12)) == ""
    assert plain(P.breuk(make_fact("x", 50, "%", denominator=120))) == "de helft"


def test_the_strength_of_a_group_is_drawn_and_told() -> None:
    printed = P.kracht(make_fact("s", 2, "score"), make_fact("e", 4, "score"))
    assert printed.startswith('[]{.kracht start="2" eind="4"} ')
    assert plain(printed).endswith("van 2 (wankel) naar 4 (stevig)")
    assert P.kracht(HIDDEN, make_fact("e", 4, "score")) == ""
    same = P.kracht(make_fact("s", 2, "score"), make_fact("e", 2, "score"))
    assert plain(same).endswith("bleef 2 (wankel)")


def test_exactly_half_is_said_where_a_percentage_would_say_too_much() -> None:
    half = make_fact("h", 50, "%", denominator=20)
    small = P.behaald(make_fact("b", 10), make_fact("n", 20), half)
    assert plain(small) == "10 van de 20 (precies de helft)"
    assert half.id in small
    assert plain(P.behaald(make_fact("b", 100), make_fact("n", 200), half)) == "100 (50%)"
    assert plain(P.behaald(make_fact("b", 9), make_fact("n", 20), half)) == "9 van de 20"
    assert plain(P.behaald(make_fact("b", 10), make_fact("n", 20), HIDDEN)) == "10 van de 20"


def test_questions_about_facts_need_no_numbers() -> None:
    assert P.is_zichtbaar(make_fact("a", 1), make_fact("b", 2))
    assert not P.is_zichtbaar(make_fact("a", 1), HIDDEN)
    assert not P.is_zichtbaar(None)
    assert P.is_nul(make_fact("a", 0))
    assert not P.is_nul(HIDDEN)
    assert P.toont_percentage(make_fact("a", 100))
    assert not P.toont_percentage(make_fact("a", 99))


@pytest.mark.parametrize("value", [3, "3", None, [1], 0.5])
def test_a_function_takes_facts_and_never_bare_values(value: Any) -> None:
    for function in (P.getal, P.tel, P.tabelcel, P.procent, P.breuk, P.is_nul):
        with pytest.raises(WrongUse, match="verwacht een feit"):
            function(value)


def test_what_is_no_percentage_is_not_printed_as_one() -> None:
    with pytest.raises(WrongUse, match="percentage"):
        P.procent(make_fact("x", 5))


def test_a_capital_reaches_through_the_mark_of_a_number() -> None:
    comparer = Comparer(Thresholds())
    assert plain(comparer.hoofdletter(P.tel(make_fact("x", 4)))) == "Vier"
    assert plain(comparer.hoofdletter(P.tel(make_fact("x", 1)))) == "Eén"


def test_a_total_of_zero_and_ties_have_their_own_words() -> None:
    comparer = Comparer(Thresholds())
    shared = comparer.grootste({"a": make_fact("a", 5), "b": make_fact("b", 5)})
    assert shared is not None
    assert (shared.meeste, shared.vaakst, shared.gedeeld) == ("evenveel", "even vaak", True)
    ahead = comparer.grootste({"a": make_fact("a", 50), "b": make_fact("b", 5)})
    assert ahead is not None
    assert (ahead.meeste, ahead.vaakst) == ("veruit de meeste", "veruit het vaakst")


def test_printed_numbers_are_recorded_where_the_reader_meets_them(fill: Fill) -> None:
    filled = fill(
        "{% set f = feit('doel-behaald', domein='WO') %}{% set unused = getal(f) %}"
        "{{ tel(f) }} en {{ getal(f) }}.\n\n| kop |\n|:--|\n| {{ tabelcel(f) }} |\n"
    )
    key = "kade/2022/doel-behaald/wo"
    assert filled.printed == (
        PrintedNumber(key, "vier", "tekst"),
        PrintedNumber(key, "4", "tekst"),
        PrintedNumber(key, "4", "tabel"),
    )


def test_a_suppressed_number_is_recorded_with_the_sign_the_reader_sees(fill: Fill) -> None:
    filled = fill("{{ getal(feit('individuele-hulp', domein='MP')) }}")
    assert [number.text for number in filled.printed] == ["niet getoond"]


EVERYTHING = """
{% set b = blok("hulp-naar-domein") %}{% set d = b.feiten.per_domein %}
{{ getal(d.MP) }} {{ tel(d.MP) }} {{ aantal(d.MP, "keer", "keer") }} {{ deel(d.MP, d.FIN) }}
{{ behaald(d.MP, b.feiten.totaal) }} {{ vergelijk(d.FIN, d.MP) }} {{ vergelijk(d.MP, d.FIN) }}
{{ trend(d.MP, d.FIN) }} {{ lijst([getal(d.MP), getal(d.FIN)]) }}
{% set top = grootste(d) %}{{ top.meeste if top }} {% if rang(d) %}rang{% endif %}
{% if is_nul(d.MP) %}nul{% endif %} {% if is_zichtbaar(d.MP) %}zichtbaar{% endif %}
"""


@pytest.mark.parametrize("status", [s for s in Status if not s.value.startswith(("z", "a", "o"))])
def test_all_cells_without_value_are_treated_alike_whatever_the_reason(
    status: Status, fill: Fill
) -> None:
    """Only the sign differs: no statement is made that would need the missing value."""
    hidden = fill(EVERYTHING)
    facts = [replace(f, status=status) if f.status is Status.SUPPRESSED else f for f in FACTS]
    other = fill(EVERYTHING, release=make_release(facts=FactStore.of(facts)))
    sign = other.printed[0].text
    assert other.qmd.replace(sign, "niet getoond") == hidden.qmd
    assert not any(word in hidden.qmd for word in ("meeste", "rang", "nul", "zichtbaar", "dan"))


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_a_suppressed_value_cannot_be_learned_from_any_words(first: int, second: int) -> None:
    """Two releases that differ only in the value behind a suppressed cell read the same."""
    comparer = Comparer(Thresholds())

    def words(hidden: Fact) -> list[str]:
        cell = hidden.without_value(Status.SUPPRESSED)
        other = make_fact("b", 40)
        group = {"x": cell, "y": other}
        return [
            P.getal(cell), P.tel(cell), P.deel(cell, other), P.deel(other, cell),
            P.behaald(cell, other), comparer.vergelijk(cell, other),
            str(comparer.grootste(group)), str(comparer.rang(group)),
        ]  # fmt: skip

    assert words(make_fact("a", first)) == words(make_fact("a", second))


def test_the_source_of_an_external_fact_is_cited_with_its_year(fill: Fill) -> None:
    filled = fill("{{ bronvermelding(feit('laag-inkomen', gebied='NL', jaar='2021')) }}")
    assert plain(filled.qmd).strip() == "Statistiekbureau, Inkomens van huishoudens (2023)"
    assert 'soort="bron"' in filled.qmd


def test_a_table_is_cited_with_its_version_and_what_is_provisional_says_so() -> None:
    told = {
        "naam": "Laag inkomen; regio",
        "uitgever": "CBS",
        "jaar": 2024,
        "tabel": "85678NED",
        "stand": "2024-11-01",
        "gebiedsindeling": 2023,
        "status": "voorlopig",
    }
    cited = sources({"bronnen": {"a": told, "b": {**told, "status": "definitief"}}})
    assert cited["a"].vermelding == (
        "CBS, Laag inkomen; regio, tabel 85678NED, stand 1 november 2024, gebiedsindeling 2023, "
        "voorlopige cijfers"
    )
    assert cited["b"].vermelding.endswith("gebiedsindeling 2023")
    named = {**told, "naam": "Laag inkomen; regio (indeling 2023)"}
    assert "gebiedsindeling" not in sources({"bronnen": {"c": named}})["c"].vermelding
    without = {**told, "gebiedsindeling": None, "status": "definitief"}
    assert sources({"bronnen": {"d": without}})["d"].vermelding.endswith("1 november 2024")


def test_a_wrong_unit_is_reported_with_its_template_line(fill: Fill) -> None:
    with pytest.raises(TemplateRefused) as refusal:
        fill(
            "Eerst.\n{% set a = activiteiten[0].feiten %}"
            "{{ vergelijk(feit('individuele-hulp'), a.bijeenkomsten) }}"
        )
    assert refusal.value.place == "proef.qmd.j2, regel 2"
