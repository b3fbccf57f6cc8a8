"""Checks of a figure that follows from others: sum, product, share, change. Pure, exact.

The first figure of the check is the one that was printed as the outcome.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from math import prod

from pipeline.facts import round_half_away
from pipeline.quality.book import Book
from pipeline.quality.expression import Amount, Gap, added, figures_in, numbers
from pipeline.quality.model import WHOLE_OF, Computed, Outcome, Printed, Relation, Verdict

HALF = Fraction(1, 2)


def total(relation: Relation, book: Book) -> Outcome:
    """The sum of the operands; one without a number makes it a lower bound."""
    amounts = book.amounts(relation.operands)
    known = [Fraction(0) if item is Gap.NOT_PRINTED else item for item in amounts]
    outcome = _judge(relation, book, _from(known, sum), added(relation.operands))
    if outcome.verdict is Verdict.HOLDS and Gap.NOT_PRINTED in amounts:
        return Outcome(Verdict.AT_LEAST, outcome.computed)
    return outcome


def product(relation: Relation, book: Book) -> Outcome:
    """The product of the operands."""
    amount = _from(book.amounts(relation.operands), prod)
    return _judge(relation, book, amount, " * ".join(map(_bracketed, relation.operands)))


def share(relation: Relation, book: Book) -> Outcome:
    """The first operand divided by the sum of the others."""
    part, *whole = relation.operands
    amount = _from(book.amounts(relation.operands), lambda all_: _ratio(all_[0], sum(all_[1:])))
    return _judge(relation, book, amount, f"{_bracketed(part)} / {_bracketed(added(whole))}")


def growth(relation: Relation, book: Book) -> Outcome:
    """The change from the second operand to the first."""
    new, old = relation.operands[:2]
    amount = _from(book.amounts((new, old)), lambda both: _ratio(both[0] - both[1], both[1]))
    before = _bracketed(old)
    return _judge(relation, book, amount, f"( {new} - {before} ) / {before}")


def _from(amounts: Sequence[Amount], combine: Callable[[list[Fraction]], Amount | int]) -> Amount:
    known = numbers(amounts)
    if isinstance(known, Gap):
        return known
    made = combine(known)
    return made if isinstance(made, Gap) else Fraction(made)


def _ratio(part: Fraction, whole: Fraction | int) -> Amount:
    return Gap.NOT_PRINTED if whole == 0 else part / whole


def _bracketed(expression: str) -> str:
    return f"( {expression} )" if " " in expression else expression


def _judge(relation: Relation, book: Book, amount: Amount, expression: str) -> Outcome:
    """Lay what was computed beside the figure that was printed, at the precision of print."""
    figure = book.printed(relation)[0]
    if amount is Gap.HIDDEN or figure.hidden:
        return Outcome(Verdict.HIDDEN, (Computed(None, figure.unit, 0, expression),))
    if isinstance(amount, Gap) or figure.value is None:
        return Outcome(Verdict.UNTESTED)
    exact = amount * WHOLE_OF.get(figure.unit, 1)
    shown = max(figure.decimals, 1) if figure.unit == "%" else figure.decimals
    computed = (Computed.of(amount, figure.unit, shown, expression),)
    if agrees(figure, exact, relation.margin):
        return Outcome(Verdict.HOLDS, computed)
    rounding = _by_rounding(figure, exact, relation, book)
    return Outcome(Verdict.ROUNDING if rounding else Verdict.DIFFERS, computed)


def agrees(figure: Printed, exact: Fraction | Decimal, margin: Decimal | None = None) -> bool:
    """Whether a number, in the unit of the figure, is what was printed.

    Within the margin where there is one; else equal after rounding to the decimals of print.
    """
    if figure.value is None:
        return False
    allowed = figure.margin if margin is None else margin
    if allowed is not None:
        return abs(Fraction(exact) - Fraction(figure.value)) <= Fraction(allowed)
    return round_half_away(exact, figure.decimals) == figure.value


def _by_rounding(figure: Printed, exact: Fraction, relation: Relation, book: Book) -> bool:
    """Whether rounded parts explain the difference while the fact itself is what was printed."""
    fact = book.fact(figure)
    if fact is None or fact.value is None or figure.value is None:
        return False
    parts = sum(len(figures_in(item)) for item in relation.operands)
    allowed = Fraction(1, 10**figure.decimals) * HALF * (parts + 1)
    return agrees(figure, fact.value) and abs(exact - Fraction(figure.value)) <= allowed
