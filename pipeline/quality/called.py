"""Checks of what figures are called and where they lead. Pure."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from pipeline.contract import load_codelists, normal_form
from pipeline.quality.beside import blocked, verdict
from pipeline.quality.book import Book
from pipeline.quality.expression import Amount, Gap, numbers
from pipeline.quality.model import Outcome, Relation, Verdict

SMALL = Decimal(5)  # BR41: counts of one to four


def unit(relation: Relation, book: Book) -> Outcome:
    """The figures have one unit, that of the facts they belong to."""
    figures = book.printed(relation)
    facts = [fact for fact in map(book.fact, figures) if fact is not None]
    told = [*(figure.unit for figure in figures), *(fact.unit for fact in facts)]
    units = {_unit_code(one) for one in told}
    words = tuple(dict.fromkeys(_unit_name(fact.unit) for fact in facts))
    return Outcome(verdict(len(units) <= 1).verdict, words=words)


def _unit_code(told: str) -> str:
    found = load_codelists()["eenheid"].find(told)
    return found.code if found else normal_form(told)


def _unit_name(told: str) -> str:
    found = load_codelists()["eenheid"].find(told)
    return found.name if found else told


def name(relation: Relation, book: Book) -> Outcome:
    """The figures bear the name of the code list, else the expected one, else all the same."""
    literals = [figure.literal for figure in book.printed(relation)]
    if relation.codelist:
        codes = [load_codelists()[relation.codelist].find(literal) for literal in literals]
        names = [code.name if code else "" for code in codes]
    else:
        names = [relation.expected or literals[0]] * len(literals)
    right = all(
        normal_form(literal) == normal_form(told)
        for literal, told in zip(literals, names, strict=True)
    )
    known = names if relation.codelist or relation.expected else []
    return Outcome(verdict(right).verdict, words=tuple(dict.fromkeys(filter(None, known))))


def year(relation: Relation, book: Book) -> Outcome:
    """The figures are one year: the first operand, else the expected one, else the period's."""
    right: Amount = Fraction(relation.expected or relation.period[:4])
    if relation.operands:
        right = book.amount(relation.operands[0])
    found = numbers([right, *book.amounts(relation.figures)])
    if isinstance(found, Gap):
        return blocked(found)
    return Outcome(verdict(len(set(found)) == 1).verdict, words=(str(found[0]),))


def reference(relation: Relation, book: Book) -> Outcome:
    """The figures lead to what the first operand says; without one they lead nowhere."""
    if not relation.operands:
        return stated(relation, book)
    target = relation.operands[0]
    found = numbers(book.amounts((target, *relation.figures)))
    if isinstance(found, Gap):
        return blocked(found)
    return Outcome(verdict(len(set(found)) == 1).verdict, (book.shown(target, found[0]),))


def unique(relation: Relation, book: Book) -> Outcome:
    """No two figures are the same: numbers of sections, names in a list."""
    spellings = [normal_form(figure.literal) for figure in book.printed(relation)]
    return verdict(len(set(spellings)) == len(spellings))


def small(relation: Relation, book: Book) -> Outcome:
    """No figure is a count that protection hides; the margin may set another threshold (BR41)."""
    threshold = relation.margin or SMALL
    return verdict(
        not any(
            figure.hidden
            or (figure.value is not None and figure.unit != "%" and 0 < figure.value < threshold)
            for figure in book.printed(relation)
        )
    )


def stated(relation: Relation, _: Book) -> Outcome:
    """Nothing is computed: whoever wrote the check looked and found."""
    return Outcome(Verdict.STATED, words=(relation.expected,) if relation.expected else ())
