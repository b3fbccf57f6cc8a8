"""Every kind of check, on figures as the field prints them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.contract import load_codelists
from pipeline.facts import Status, round_half_away
from pipeline.quality import Outcome, Printed, Verdict
from pipeline.quality.compare import KINDS
from tests.facts.feiten import make_fact
from tests.quality.drukwerk import numbers, outcome, printed, relation

D, H = Verdict.DIFFERS, Verdict.HOLDS
counts = st.integers(0, 10_000)


def test_every_kind_of_the_code_list_is_known_and_no_other() -> None:
    assert tuple(KINDS) == load_codelists()["controle_soort"].order


def rows(*values: int | str | None) -> list[Printed]:
    """Printed figures a, b, c, …"""
    return [printed(name, value) for name, value in zip("abcdefghij", values, strict=False)]


# ---- Sums ----------------------------------------------------------------------------------------


def test_a_subtotal_that_is_not_the_sum_of_its_rows_differs() -> None:
    parts = rows(669, 838, 40, 75, 76, 31, 1428, 33, 0)
    check = relation("som", "totaal", "|".join(part.id for part in parts))
    found = outcome(check, printed("totaal", 3244), *parts)
    assert (found.verdict, numbers(found)) == (D, ["3190"])


@given(st.lists(counts, min_size=1, max_size=8))
def test_a_total_of_its_rows_always_holds(values: list[int]) -> None:
    parts = rows(*values)
    check = relation("som", "totaal", "|".join(part.id for part in parts))
    assert outcome(check, printed("totaal", sum(values)), *parts).verdict is H


@given(st.lists(counts, min_size=1, max_size=8), st.integers(1, 50))
def test_a_total_that_is_off_never_holds(values: list[int], off: int) -> None:
    parts = rows(*values)
    check = relation("som", "totaal", "|".join(part.id for part in parts))
    assert outcome(check, printed("totaal", sum(values) + off), *parts).verdict is D


def test_a_row_without_a_number_makes_the_total_a_lower_bound() -> None:
    check = relation("som", "totaal", "a|b|c")
    found = outcome(check, printed("totaal", 2250), *rows(2000, 250, None))
    assert (found.verdict, numbers(found)) == (Verdict.AT_LEAST, ["2250"])
    wrong = outcome(check, printed("totaal", 2300), *rows(2000, 250, None))
    assert wrong.verdict is D


def test_a_sum_of_rounded_rows_is_off_by_rounding_when_the_fact_is_what_was_printed() -> None:
    total = printed("totaal", 22_997, fact="kade/2022/uren")
    check = relation("som", "totaal", "a|b|c")
    fact = make_fact("uren", 22_997, "uren")
    found = outcome(check, total, *rows(11_000, 7_000, 4_998), fact)
    assert (found.verdict, numbers(found)) == (Verdict.ROUNDING, ["22998"])
    assert outcome(check, total, *rows(11_000, 7_000, 4_998)).verdict is D
    assert outcome(check, total, *rows(11_000, 7_000, 5_100), fact).verdict is D


def test_a_term_may_be_taken_off() -> None:
    check = relation("som", "a", "b|- c")
    assert outcome(check, *rows(186, 226, 40)).verdict is H


# ---- Products, shares, changes -------------------------------------------------------------------


def test_a_number_that_is_a_percentage_of_a_whole_is_computed_from_both() -> None:
    share = printed("deel", 95, unit="%", literal="95%")
    check = relation("product", "a", "deel|b")
    found = outcome(check, printed("a", 1730, literal="1.730"), share, *rows(0, 1925)[1:])
    assert (found.verdict, numbers(found)) == (D, ["1829"])


def test_hours_follow_from_formation_norm_and_rate() -> None:
    check = relation("product", "uren", "fte|1525")
    found = outcome(check, printed("uren", 22_997), printed("fte", "15.08", unit="fte"))
    assert (found.verdict, numbers(found)) == (H, ["22997"])


def test_formation_of_part_of_a_year_is_pro_rata() -> None:
    check = relation("product", "jaar", "fte * 9 / 12")
    found = outcome(check, printed("jaar", "0.6", unit="fte"), printed("fte", "0.89"))
    assert (found.verdict, numbers(found)) == (D, ["0.7"])


def test_a_share_of_more_than_everyone_differs() -> None:
    share = printed("aandeel", 90, unit="%", literal="90%")
    check = relation("aandeel", "aandeel", "a|b - c")
    found = outcome(check, share, *rows(274, 518, 342))
    assert (found.verdict, numbers(found)) == (D, ["155.7"])


def test_a_share_holds_at_the_precision_at_which_it_was_printed() -> None:
    check = relation("aandeel", "aandeel", "a|b")
    for value, verdict in (("64", H), ("63", D), ("63.5", H), ("63.4", D)):
        share = printed("aandeel", value, unit="%")
        assert outcome(check, share, *rows(174, 274)).verdict is verdict, value


@given(counts, st.integers(1, 10_000))
def test_a_share_rounded_by_the_one_rounding_function_always_holds(part: int, whole: int) -> None:
    value = round_half_away(Fraction(part * 100, whole))
    share = printed("aandeel", str(value), unit="%")
    assert outcome(relation("aandeel", "aandeel", "a|b"), share, *rows(part, whole)).verdict is H


def test_a_change_is_rounded_half_away_from_zero() -> None:
    check = relation("groei", "groei", "a|b")
    found = outcome(check, printed("groei", -3, unit="%"), *rows(78, 80))
    assert (found.verdict, numbers(found)) == (H, ["-2.5"])


def test_a_growth_can_turn_round_when_the_same_is_compared_with_the_same() -> None:
    check = relation("groei", "groei", "a - c|b")
    growth = printed("groei", 10, unit="%", literal="ongeveer 10%", margin=Decimal(1))
    found = outcome(check, growth, *rows(442, 400, 70))
    assert (found.verdict, numbers(found)) == (D, ["-7.0"])
    assert found.computed[0].expression == "( a - c - b ) / b"


def test_what_is_divided_by_nothing_cannot_be_tested() -> None:
    share = printed("aandeel", 50, unit="%")
    found = outcome(relation("aandeel", "aandeel", "a|b"), share, *rows(1, 0))
    assert found.verdict is Verdict.UNTESTED


# ---- Beside each other ---------------------------------------------------------------------------


def test_the_same_thing_printed_twice_must_be_the_same_number() -> None:
    check = relation("gelijk", "a|b")
    assert outcome(check, *rows(1122, 1155)).verdict is D
    assert outcome(check, *rows(1122, 1122)).verdict is H


def test_words_are_compared_without_case_and_surplus_space() -> None:
    check = relation("gelijk", "a|b")
    one, same, other = (
        printed(name, literal=text)
        for name, text in (
            ("a", "dorp- en buurt"),
            ("b", "Dorp-  en buurt"),
            ("b", "dorp of buurt"),
        )
    )
    assert outcome(check, one, same).verdict is H
    assert outcome(check, one, other).verdict is D


def test_a_goal_and_the_sum_of_its_parts_must_be_the_same() -> None:
    found = outcome(relation("gelijk", "a", "b + c"), *rows(600, 650, 120))
    assert (found.verdict, numbers(found)) == (D, ["770"])


def test_two_wholes_that_follow_from_shares_are_laid_beside_each_other() -> None:
    check = relation("vergelijking", "n", "n / p|m / q", claim="gelijk")
    found = outcome(
        check,
        printed("n", 1050), printed("p", "3.7", unit="%"),
        printed("m", 1200), printed("q", "4.4", unit="%"),
    )  # fmt: skip
    assert (found.verdict, numbers(found)) == (D, ["28378", "27273"])


def test_a_part_is_at_most_the_whole() -> None:
    check = relation("deel", "a|b", "a * c|b * d")
    found = outcome(check, *rows(62, 69, 15, 13))
    assert (found.verdict, numbers(found)) == (D, ["930", "897"])
    assert outcome(relation("deel", "a", "a|b|c"), *rows(25, 100, 136)).verdict is H


@given(counts, counts)
def test_a_part_holds_exactly_when_it_is_not_larger(part: int, whole: int) -> None:
    found = outcome(relation("deel", "a", "a|b"), *rows(part, whole))
    assert (found.verdict is H) == (part <= whole)


@pytest.mark.parametrize(
    ("claim", "values", "verdict"),
    [
        ("lager", (33, 29, 26), D),
        ("lager", (25, 29, 26), H),
        ("hoger", (6688, 6749), D),
        ("gelijk", (3, 3), H),
        ("gelijk", (3, 4), D),
        ("niet_lager", (1, 3), D),
        ("niet_lager", (3, 3), H),
        ("niet_hoger", (10_713, 6945), D),
        ("grootste", (109, 110, 40), D),
        ("grootste", (110, 109, 40), H),
        ("kleinste", (40, 109, 110), H),
    ],
)
def test_a_claim_in_words_is_held_against_the_numbers(
    claim: str, values: tuple[int, ...], verdict: Verdict
) -> None:
    figures = rows(*values)
    check = relation("vergelijking", "a", "|".join(f.id for f in figures), claim=claim)
    assert outcome(check, *figures).verdict is verdict


def test_what_is_called_stable_may_change_as_much_as_the_check_allows() -> None:
    figures = [printed("a", "5.7", unit="%"), printed("b", "4.4", unit="%")]
    for margin, verdict in ((Decimal("0.5"), D), (Decimal("1.3"), H)):
        check = relation("vergelijking", "a", "b|a", claim="gelijk", margin=margin)
        assert outcome(check, *figures).verdict is verdict


def test_a_claim_may_be_held_against_facts() -> None:
    here = make_fact("alcohol", 33, "%", dimensions={"gebied": "gm"})
    there = make_fact("alcohol", 26, "%", dimensions={"gebied": "nl"})
    operands = "feit:kade/2022/alcohol/gm|feit:kade/2022/alcohol/nl"
    check = relation("vergelijking", "a", operands, claim="lager")
    found = outcome(check, printed("a", literal="minder"), here, there)
    assert (found.verdict, numbers(found)) == (D, ["33", "26"])
    assert outcome(check, printed("a", literal="minder"), here).verdict is Verdict.UNTESTED


def test_a_ranking_runs_down() -> None:
    check = relation("volgorde", "a|b|c|d")
    assert outcome(check, *rows(48, 34, 62, 24)).verdict is D
    assert outcome(check, *rows(62, 48, 34, 24)).verdict is H


# ---- What figures are called ---------------------------------------------------------------------


def test_a_figure_has_the_unit_of_its_fact() -> None:
    fact = make_fact("doel", 174, "trajecten")
    check = relation("eenheid", "a")
    for told, verdict in (("inwoners", D), ("trajecten", H)):
        figure = printed("a", 174, unit=told, fact=fact.id)
        found = outcome(check, figure, fact)
        assert (found.verdict, found.words) == (verdict, ("trajecten",))


def test_what_is_added_up_has_one_unit() -> None:
    people = printed("a", 740, unit="inwoners")
    volunteers = printed("b", 98, unit="vrijwilligers")
    assert outcome(relation("eenheid", "a|b"), people, volunteers).verdict is D
    alias = printed("b", 98, unit="personen")
    assert outcome(relation("eenheid", "a|b"), people, alias).verdict is H


def test_two_names_of_one_code_are_not_both_right() -> None:
    one = printed("a", literal="groep kan het niet zelf")
    other = printed("b", literal="groep kan het niet op eigen houtje")
    check = relation("naam", "a|b", codelist="kracht_schaal")
    found = outcome(check, one, other)
    assert (found.verdict, found.words) == (D, ("groep kan het niet zelf",))
    assert outcome(relation("naam", "a", codelist="kracht_schaal"), one).verdict is H


def test_a_name_that_no_code_list_knows_is_not_right() -> None:
    found = outcome(relation("naam", "a", codelist="aard"), printed("a", literal="vrolijk"))
    assert (found.verdict, found.words) == (D, ())


def test_a_name_can_be_expected_without_a_code_list() -> None:
    check = relation("naam", "a", expected="Leefbaarometer")
    assert outcome(check, printed("a", literal="Leefbarometer")).words == ("Leefbaarometer",)
    assert outcome(check, printed("a", literal="Leefbaarometer")).verdict is H


def test_a_year_is_that_of_the_report_unless_another_is_expected() -> None:
    figure = printed("a", 2021, unit="jaar")
    assert outcome(relation("jaar", "a"), figure).words == ("2022",)
    assert outcome(relation("jaar", "a"), figure).verdict is D
    assert outcome(relation("jaar", "a", expected="2021"), figure).verdict is H
    other = printed("b", 2013, unit="jaar")
    assert outcome(relation("jaar", "a", "b"), figure, other).verdict is D


def test_a_reference_leads_to_the_right_place_or_nowhere() -> None:
    figures = rows(18, 16)
    found = outcome(relation("verwijzing", "a", "b"), *figures)
    assert (found.verdict, numbers(found)) == (D, ["16"])
    nowhere = outcome(relation("verwijzing", "a"), printed("a", literal="bijlage x"))
    assert nowhere.verdict is Verdict.STATED


def test_a_number_of_a_section_occurs_once() -> None:
    check = relation("uniek", "a|b")
    assert outcome(check, *rows("1.2", "1.2")).verdict is D
    assert outcome(check, *rows("1.1", "1.2")).verdict is H


@pytest.mark.parametrize(
    ("figure", "verdict"),
    [
        (printed("a", 4), D),
        (printed("a", 5), H),
        (printed("a", 0), H),
        (printed("a", 4, unit="%"), H),
        (printed("a", literal="", hidden=True), D),
    ],
)
def test_a_count_that_protection_would_hide_is_found(figure: Printed, verdict: Verdict) -> None:
    assert outcome(relation("klein", "a"), figure).verdict is verdict


@pytest.mark.parametrize("kind", ["leeg", "opmerking"])
def test_what_cannot_be_computed_is_stated(kind: str) -> None:
    found = outcome(relation(kind, "a", expected="Tekst"), printed("a", literal="Kop"))
    assert found == Outcome(Verdict.STATED, words=("Tekst",))


# ---- What is protected ---------------------------------------------------------------------------

HIDDEN = printed("b", literal="", hidden=True)


@pytest.mark.parametrize(
    ("kind", "figures", "operands"),
    [
        ("som", "a", "b|c"),
        ("som", "b", "a|c"),
        ("product", "a", "b|c"),
        ("aandeel", "a", "b|c"),
        ("groei", "a", "c|b"),
        ("gelijk", "a|b", ""),
        ("deel", "a", "b|c"),
        ("vergelijking", "a", "b|c"),
        ("volgorde", "a|b|c", ""),
        ("jaar", "a", "b"),
        ("verwijzing", "a", "b"),
    ],
)
def test_with_a_hidden_number_there_is_no_verdict_and_no_outcome(
    kind: str, figures: str, operands: str
) -> None:
    check = relation(kind, figures, operands, claim="hoger")
    found = outcome(check, printed("a", 10), HIDDEN, printed("c", 6))
    assert found.verdict is Verdict.HIDDEN
    assert all(item.value is None for item in found.computed)


def test_a_suppressed_fact_gives_no_number() -> None:
    fact = make_fact("doel", None, status=Status.SUPPRESSED)
    check = relation("som", "a", f"feit:{fact.id}|c")
    assert outcome(check, printed("a", 10), printed("c", 6), fact).verdict is Verdict.HIDDEN
