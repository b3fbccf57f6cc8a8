"""Arithmetic in a cell: ``aantal * gemiddelde``, ``totaal - jeugd``, ``bedrag / 1,5``. Pure, exact.

Terms with ``+ -`` between them, factors with ``* /``; every token stands between spaces. A factor
is a number, a printed figure or, after ``feit:``, a fact.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from fractions import Fraction

FACT_MARK = "feit:"
OPERATORS: Mapping[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}


class Gap(Enum):
    """Why there is no number; of several the highest decides. Itself it is equal to no number."""

    NOT_PRINTED = 1
    NOT_PUBLISHED = 2
    HIDDEN = 3


Amount = Fraction | Gap


def evaluate(expression: str, amount_of: Callable[[str], Amount]) -> Amount:
    """What an expression comes to, or why it comes to nothing.

    Args:
        expression: see above.
        amount_of: the number behind a name; is not asked for numbers.
    """
    signs, amounts = [], []
    for sign, factors in _terms(expression.split(" ")):
        signs.append(sign)
        amounts.append(_term(factors, amount_of))
    known = numbers(amounts)
    if isinstance(known, Gap):
        return known
    return sum(
        (-value if sign == "-" else value for sign, value in zip(signs, known, strict=True)),
        start=Fraction(0),
    )


def numbers(amounts: Sequence[Amount]) -> list[Fraction] | Gap:
    """All amounts if each is a number, else the weightiest reason why not."""
    gaps = [item for item in amounts if isinstance(item, Gap)]
    return (
        max(gaps, key=lambda gap: gap.value)
        if gaps
        else [item for item in amounts if isinstance(item, Fraction)]
    )


def added(expressions: Sequence[str]) -> str:
    """One expression that is the sum of these."""
    return " + ".join(expressions).replace("+ - ", "- ")


def figures_in(expression: str) -> list[str]:
    """The printed figures that an expression names, in order."""
    return [token for token in expression.split(" ") if is_figure(token)]


def is_figure(token: str) -> bool:
    """Whether a token names a printed figure."""
    return token[:1].isalpha() and not token.startswith(FACT_MARK)


def _terms(tokens: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """The terms of an expression, each with the sign before it."""
    sign, term = "+", list[str]()
    for token in tokens:
        if token not in ("+", "-"):
            term.append(token)
            continue
        if term:
            yield sign, term
        sign, term = token, []
    yield sign, term


def _term(tokens: Sequence[str], amount_of: Callable[[str], Amount]) -> Amount:
    signs, names = ("*", *tokens[1::2]), tokens[::2]
    factors = numbers([_factor(name, amount_of) for name in names])
    if isinstance(factors, Gap):
        return factors
    value = Fraction(1)
    for sign, factor in zip(signs, factors, strict=True):
        if sign == "/" and factor == 0:
            return Gap.NOT_PRINTED
        value = OPERATORS[sign](value, factor)
    return value


def _factor(name: str, amount_of: Callable[[str], Amount]) -> Amount:
    return Fraction(name.replace(",", ".")) if name[0].isdigit() else amount_of(name)
