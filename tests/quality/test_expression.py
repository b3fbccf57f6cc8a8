"""Arithmetic in a cell is exact and never fails."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.contract import load_tables
from pipeline.quality.expression import Gap, added, evaluate, figures_in

VALUES = {"a": Fraction(12), "b": Fraction(5), "c": Fraction(1, 3), "nul": Fraction(0)}
GAPS = {"leeg": Gap.NOT_PRINTED, "weg": Gap.NOT_PUBLISHED, "geheim": Gap.HIDDEN}


def worth(expression: str) -> Fraction | Gap:
    return evaluate(expression, lambda name: {**VALUES, **GAPS}[name])


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("a", Fraction(12)),
        ("a + b", Fraction(17)),
        ("a - b - b", Fraction(2)),
        ("- a + b", Fraction(-7)),
        ("a * b / 2", Fraction(30)),
        ("a + b * 2", Fraction(22)),
        ("a / b + c", Fraction(41, 15)),
        ("1,5 * a", Fraction(18)),
        ("a / nul", Gap.NOT_PRINTED),
        ("a + leeg", Gap.NOT_PRINTED),
        ("leeg + weg", Gap.NOT_PUBLISHED),
        ("a * geheim + weg", Gap.HIDDEN),
    ],
)
def test_an_expression_comes_to_one_exact_number_or_to_the_weightiest_gap(
    expression: str, value: Fraction | Gap
) -> None:
    assert worth(expression) == value


@given(st.lists(st.sampled_from(["a", "b", "c", "- a", "b * c"]), min_size=1, max_size=6))
def test_a_sum_of_expressions_is_one_expression(parts: list[str]) -> None:
    assert worth(added(parts)) == sum(worth(part) for part in parts)


def test_the_figures_in_an_expression_are_named_without_numbers_and_facts() -> None:
    assert figures_in("a - b-2 * 1,5 + feit:hulp/gg") == ["a", "b-2"]


@given(st.from_regex(load_tables()["gepubliceerd_controle"].field("met").pattern, fullmatch=True))
def test_whatever_the_contract_lets_through_can_be_computed(expression: str) -> None:
    found = evaluate(expression, lambda _: Fraction(2))
    assert isinstance(found, Fraction) or found is Gap.NOT_PRINTED
