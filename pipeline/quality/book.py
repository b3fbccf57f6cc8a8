"""Where checks look things up: printed figures and the protected facts of one release. Pure."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from pipeline.contract import load_codelists
from pipeline.errors import DataRefused
from pipeline.facts import Fact, FactStore, Status
from pipeline.quality.expression import FACT_MARK, Amount, Gap, evaluate, figures_in
from pipeline.quality.model import WHOLE_OF, Computed, Printed, Relation

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
YEAR, YEARS = "jaar", re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Book:
    """Printed figures by id, and the facts of the release they are laid beside.

    Attributes:
        figures: all printed figures a check may name.
        facts: the protected facts of the release.
    """

    figures: Mapping[str, Printed]
    facts: FactStore

    def printed(self, relation: Relation) -> tuple[Printed, ...]:
        """The printed figures that a check is about."""
        return tuple(self.figures[name] for name in relation.figures)

    def fact(self, figure: Printed) -> Fact | None:
        """The protected fact a printed figure belongs to, if this release has it."""
        return self.facts.facts.get(figure.fact)

    def amount(self, expression: str) -> Amount:
        """What an expression comes to; a percentage counts as hundredths."""
        return evaluate(expression, self._amount_of)

    def amounts(self, expressions: Iterable[str]) -> list[Amount]:
        """What each expression comes to."""
        return [self.amount(item) for item in expressions]

    def shown(self, expression: str, amount: Fraction) -> Computed:
        """An amount as it is shown: like the figure or fact it is; else whole, small ones with
        one decimal.
        """
        unit, decimals = self._shape(expression)
        if decimals is None:
            decimals = 1 if abs(amount) < 100 and amount.denominator != 1 else 0
        return Computed.of(amount, unit, decimals, expression)

    def _amount_of(self, name: str) -> Amount:
        if name.startswith(FACT_MARK):
            return self._published(name.removeprefix(FACT_MARK))
        figure = self.figures[name]
        if figure.hidden:
            return Gap.HIDDEN
        return Gap.NOT_PRINTED if figure.amount is None else figure.amount

    def _published(self, fact_id: str) -> Amount:
        if fact_id not in self.facts:
            return Gap.NOT_PUBLISHED
        fact = self.facts[fact_id]
        if fact.value is None:
            return Gap.HIDDEN if fact.status is Status.SUPPRESSED else Gap.NOT_PUBLISHED
        return Fraction(fact.value) / WHOLE_OF.get(fact.unit, 1)

    def _shape(self, expression: str) -> tuple[str, int | None]:
        """Unit and decimals of what is one figure or one fact; else the unit all terms share."""
        if expression.removeprefix(FACT_MARK) in self.facts:
            fact = self.facts[expression.removeprefix(FACT_MARK)]
            return fact.unit, fact.decimals
        if expression in self.figures:
            figure = self.figures[expression]
            return figure.unit, figure.decimals
        units = {self.figures[name].unit for name in figures_in(expression)}
        multiplies = "*" in expression or "/" in expression
        return ("%", 1) if units == {"%"} and not multiplies else ("", None)


def refuse_unknown(relations: Iterable[Relation], figures: Mapping[str, Printed]) -> None:
    """Refuse checks that name a printed figure or a code list that does not exist.

    Raises:
        DataRefused: names the check, and the nearest name that exists.
    """
    for relation in relations:
        named = [*relation.figures, *PLACEHOLDER.findall(relation.explanation)]
        named += [name for expression in relation.operands for name in figures_in(expression)]
        for name in named:
            if name not in figures:
                raise _unknown(relation, f"het gedrukte cijfer {name}", name, figures)
        if relation.codelist and relation.codelist not in load_codelists():
            name = relation.codelist
            raise _unknown(relation, f"de codelijst {name}", name, load_codelists())


def refuse_no_year(relations: Iterable[Relation]) -> None:
    """Refuse checks on a year that expect something else.

    Raises:
        DataRefused: names the check.
    """
    for relation in relations:
        if relation.kind == YEAR and relation.expected and not YEARS.fullmatch(relation.expected):
            raise DataRefused(
                f"De controle {relation.id} verwacht een jaar, maar noemt er geen.",
                place=f"gepubliceerd_controle, controle {relation.id}, kolom verwacht",
                remedy="Schrijf het jaar in vier cijfers, of laat de cel leeg.",
            )


def refuse_numbers(relations: Iterable[Relation], has_number: Callable[[str], bool]) -> None:
    """Refuse checks whose words hold a number: it would have no origin (QC5).

    Args:
        relations: the checks.
        has_number: whether a text holds a numeral or number word.

    Raises:
        DataRefused: names the check.
    """
    for relation in relations:
        if any(map(has_number, (relation.title, PLACEHOLDER.sub("", relation.explanation)))):
            raise DataRefused(
                f"In de woorden van de controle {relation.id} staat een getal.",
                place=f"gepubliceerd_controle, controle {relation.id}",
                remedy="Haal een gedrukt cijfer aan als {cijfer_id}, of schrijf het zonder getal.",
            )


def _unknown(relation: Relation, what: str, name: str, known: Iterable[str]) -> DataRefused:
    near = difflib.get_close_matches(name, list(known), n=1)
    hint = f"Bedoelt u {near[0]}? " if near else ""
    return DataRefused(
        f"De controle {relation.id} noemt {what}, en dat is er niet.",
        place=f"gepubliceerd_controle, controle {relation.id}",
        remedy=f"{hint}Verbeter de naam, of lever de rij; kijk ook of zij in quarantaine staat.",
    )
