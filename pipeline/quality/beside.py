"""Checks of figures beside each other: equal, part of, higher or lower, in order. Pure, exact."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from pipeline.contract import normal_form
from pipeline.quality.book import Book
from pipeline.quality.expression import Gap, added, numbers
from pipeline.quality.model import WHOLE_OF, Outcome, Relation, Verdict

Claim = Callable[[Fraction, Fraction, Fraction], bool]
CLAIMS: Mapping[str, Claim] = {
    "hoger": lambda one, other, margin: one > other + margin,
    "lager": lambda one, other, margin: one < other - margin,
    "gelijk": lambda one, other, margin: abs(one - other) <= margin,
    "niet_hoger": lambda one, other, margin: one <= other + margin,
    "niet_lager": lambda one, other, margin: one >= other - margin,
    "grootste": lambda one, other, margin: one > other + margin,
    "kleinste": lambda one, other, margin: one < other - margin,
}


def equal(relation: Relation, book: Book) -> Outcome:
    """All figures and operands say the same: the same number, or else the same words."""
    figures = book.printed(relation)
    if any(figure.value is None and not figure.hidden for figure in figures):
        return verdict(len({normal_form(figure.literal) for figure in figures}) == 1)
    expressions = (*relation.figures, *relation.operands)
    found = numbers(book.amounts(expressions))
    if isinstance(found, Gap):
        return blocked(found)
    sides = [book.shown(*side) for side in zip(expressions, found, strict=True)]
    values = [side.value for side in sides if side.value is not None]
    same = max(values) - min(values) <= (relation.margin or Decimal(0))
    return Outcome(verdict(same).verdict, tuple(sides[len(figures) :]))


def part(relation: Relation, book: Book) -> Outcome:
    """The operands before the last one are together at most the last one."""
    *parts, whole = relation.operands
    amounts = [Fraction(0) if a is Gap.NOT_PRINTED else a for a in book.amounts(parts)]
    found = numbers([*amounts, book.amount(whole)])
    if isinstance(found, Gap):
        return blocked(found)
    together = sum(found[:-1], start=Fraction(0))
    sides = (book.shown(added(parts), together), book.shown(whole, found[-1]))
    return Outcome(verdict(together <= found[-1]).verdict, sides)


def comparison(relation: Relation, book: Book) -> Outcome:
    """The claim holds for the first operand beside each of the others.

    Where it does not, what was computed is the first operand and those that contradict it.
    """
    found = numbers(book.amounts(relation.operands))
    if isinstance(found, Gap):
        return blocked(found)
    first, *others = (book.shown(*side) for side in zip(relation.operands, found, strict=True))
    margin = Fraction(relation.margin or 0) / WHOLE_OF.get(first.unit, 1)
    claim = CLAIMS[relation.claim]
    against = [
        side
        for side, amount in zip(others, found[1:], strict=True)
        if not claim(found[0], amount, margin)
    ]
    return Outcome(verdict(not against).verdict, (first, *(against or others)))


def order(relation: Relation, book: Book) -> Outcome:
    """The figures run down, in the order in which they were printed."""
    found = numbers(book.amounts(relation.figures))
    if isinstance(found, Gap):
        return blocked(found)
    return verdict(all(before >= after for before, after in pairwise(found)))


def blocked(gap: Gap) -> Outcome:
    """No verdict, for want of a number."""
    return Outcome(Verdict.HIDDEN if gap is Gap.HIDDEN else Verdict.UNTESTED)


def verdict(holds: bool) -> Outcome:
    """An outcome that computes nothing."""
    return Outcome(Verdict.HOLDS if holds else Verdict.DIFFERS)
