"""Puts the numbers of a comparison into facts and sentences, so that each can be traced. Pure.

A printed figure becomes a fact of origin ``opgegeven`` that is printed as it was; what we computed
ourselves becomes a fact that names what it was computed from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from pipeline.contract import load_codelists
from pipeline.facts import Fact, Origin, Release, Status, fact_id, print_fact, round_half_away
from pipeline.quality.book import PLACEHOLDER, Book
from pipeline.quality.expression import FACT_MARK, figures_in, is_figure
from pipeline.quality.model import Computed, Printed, Relation

PRINTED, COMPUTED, GIVEN, COUNT = "gedrukt", "nagerekend", "aangenomen", "bronvergelijking"
SIGNS = {"*": "×", "/": "÷", "-": "−"}
LONG = 12  # figures; a longer sum is told as a number of figures
UNWORDED = frozenset(
    {"", "%", "euro", "score", "klasse", "punten", "schaal 1-5", "jaar", "bladzijde"}
)
AGAINST = {
    "hoger": "meer dan ", "grootste": "meer dan ", "lager": "minder dan ",
    "kleinste": "minder dan ", "niet_lager": "ten minste ", "niet_hoger": "ten hoogste ",
}  # fmt: skip
Part = dict[str, str]
Sentence = list[Part]


@dataclass(frozen=True, slots=True)
class Teller:
    """Makes sentences and remembers the facts in them.

    Attributes:
        release: the protected facts, names and notation.
        book: printed figures.
        facts: what was made so far, by id.
    """

    release: Release
    book: Book
    facts: dict[str, Fact] = field(default_factory=dict)

    def printed(self, figure: Printed) -> Sentence:
        """A figure as it was printed, with its unit where only a number was printed."""
        told = figure.literal
        complete = figure.hidden or told[-1:].isalpha() or "€" in told
        return [*self.quoted(figure), *([] if complete else _unit(figure.value, figure.unit))]

    def quoted(self, figure: Printed) -> Sentence:
        """A figure as it was printed, no word more."""
        if figure.hidden:
            return self._told(self._printed(figure))
        if figure.value is None:
            return [{"bron": figure.literal}]
        return [{"feit": self._printed(figure).id, "tekst": figure.literal}]

    def registered(self, fact: Fact) -> Sentence:
        """A fact of the release with its unit."""
        if fact.unit == "klasse" and fact.value is not None:
            name = class_name(fact)
            return [{"naam": name}] if name else self._told(self._keep(fact))
        return [*self._told(self._keep(fact)), *_unit(fact.value, fact.unit)]

    def outcome(self, relation: Relation, place: int, item: Computed) -> Sentence:
        """One outcome of our own arithmetic."""
        named = item.expression.removeprefix(FACT_MARK)
        if named in self.book.figures:
            return self.printed(self.book.figures[named])
        if named in self.release.facts:
            return self.registered(self.release.facts[named])
        shown = self._told(self._computed(relation, place, item))
        if named.isdigit():
            return [{"tekst": AGAINST.get(relation.claim, "")}, *shown]
        return shown

    def derivation(self, relation: Relation, place: int, item: Computed) -> Sentence:
        """One outcome with what it was computed from, or with what the fact is about."""
        shown = self.outcome(relation, place, item)
        named = item.expression.removeprefix(FACT_MARK)
        if named in self.release.facts:
            return [*self.about(self.release.facts[named]), {"tekst": ": "}, *shown]
        if named.isdigit():
            return [{"tekst": "hier hoort "}, *shown]
        if " " not in item.expression or item.value is None:
            return shown
        return [*shown, {"tekst": " = "}, *self._calculation(relation, place, item.expression)]

    def explanation(self, relation: Relation) -> Sentence:
        """The explanation of a check, with the printed figures it quotes."""
        found: Sentence = []
        for place, piece in enumerate(PLACEHOLDER.split(relation.explanation)):
            quoted = place % 2 == 1
            found += self.quoted(self.book.figures[piece]) if quoted else [{"tekst": piece}]
        return [part for part in found if part != {"tekst": ""}]

    def count(self, number: int, name: str, unit: str, place: int | None = None) -> Fact:
        """How many there are of something in the comparison, at one of several places or at all."""
        dimensions = {"telling": name} | ({} if place is None else {"plaats": str(place)})
        return self._keep(self._fact(COUNT, dimensions, Decimal(number), unit))

    def about(self, fact: Fact) -> Sentence:
        """What sets a fact apart, in the words of the register: places and years."""
        labels: Mapping[str, Mapping[str, str]] = self.release.register["labels"]
        found: list[Sentence] = []
        for key, code in fact.dimensions:
            if key == "jaar":
                found.append([{"jaar": code}])
            elif code in labels.get(key, {}):
                found.append([{"naam": labels[key][code]}])
        return enumerated(found, ", ") or [{"naam": self._label(fact)}]

    def _label(self, fact: Fact) -> str:
        definition = self.release.definitions.get(fact.indicator)
        return definition.label if definition else fact.indicator

    def _calculation(self, relation: Relation, place: int, expression: str) -> Sentence:
        figures = figures_in(expression)
        if len(figures) > LONG:
            number = self.count(len(figures), relation.id, "cijfers", place)
            return [{"tekst": "de som van "}, *self._told(number), {"tekst": " gedrukte cijfers"}]
        found: Sentence = []
        for before, word in pairwise(["(", *expression.split(" ")]):
            found += [] if before == "(" or word == ")" else [{"tekst": " "}]
            found += self._word(relation, word)
        return found

    def _word(self, relation: Relation, word: str) -> Sentence:
        if is_figure(word):
            return self._told(self._printed(self.book.figures[word]))
        if word.startswith(FACT_MARK):
            return self._told(self._keep(self.release.facts[word.removeprefix(FACT_MARK)]))
        if word[0].isdigit():
            return self._told(self._given(relation, word))
        return [{"tekst": SIGNS.get(word, word)}]

    def _told(self, fact: Fact) -> Sentence:
        return [{"feit": fact.id, "tekst": print_fact(fact, self.release.profile)}]

    def _printed(self, figure: Printed) -> Fact:
        value = None if figure.hidden else figure.value
        return self._keep(
            self._fact(PRINTED, {"cijfer": figure.id}, value, figure.unit, figure.decimals)
        )

    def _computed(self, relation: Relation, place: int, item: Computed) -> Fact:
        sources = [
            self._printed(self.book.figures[name]).id for name in figures_in(item.expression)
        ]
        dimensions = {"controle": relation.id, "plaats": str(place)}
        return self._keep(
            self._fact(COMPUTED, dimensions, item.value, item.unit, item.decimals, sources)
        )

    def _given(self, relation: Relation, numeral: str) -> Fact:
        value = Decimal(numeral.replace(",", "."))
        dimensions = {"controle": relation.id, "getal": numeral}
        return self._keep(self._fact(GIVEN, dimensions, value, "", len(numeral.partition(",")[2])))

    def _fact(
        self,
        indicator: str,
        dimensions: Mapping[str, str],
        value: Decimal | None,
        unit: str,
        decimals: int = 0,
        sources: Sequence[str] = (),
    ) -> Fact:
        register = self.release.register
        org, period = register["organisatie"]["id"], register["periode"]["id"]
        return Fact(
            id=fact_id(org, period, indicator, dimensions),
            indicator=indicator,
            version=1,
            dimensions=tuple(sorted(dimensions.items())),
            value=None if value is None else round_half_away(value, decimals),
            unit=unit,
            decimals=decimals,
            status=Status.SUPPRESSED if value is None else Status.VISIBLE,
            origin=Origin.REPORTED if indicator in (PRINTED, GIVEN) else Origin.COMPUTED,
            derived_from=tuple(dict.fromkeys(sources)),
        )

    def _keep(self, fact: Fact) -> Fact:
        if fact.id not in self.release.facts:
            self.facts[fact.id] = fact
        return fact


def enumerated(sentences: Iterable[Sentence], joiner: str = "") -> Sentence:
    """Sentences after each other: ``a, b en c``, or with one joiner between them."""
    found: Sentence = []
    told = list(sentences)
    for place, sentence in enumerate(told):
        if place:
            last = " en " if place == len(told) - 1 else ", "
            found.append({"tekst": joiner or last})
        found += sentence
    return found


def _unit(value: Decimal | None, unit: str) -> Sentence:
    """The unit after a number; units are plural, so there is none after one."""
    plural = value not in (None, 1) and unit not in UNWORDED
    return [{"naam": f" {unit_name(unit)}"}] if plural else []


def class_name(fact: Fact) -> str:
    """The printed name of a class; its list bears the name of its indicator."""
    codelist = load_codelists().get(fact.indicator.replace("-", "_"))
    return codelist.labels.get(str(fact.value), "") if codelist else ""


def unit_name(told: str) -> str:
    """The printed name of a unit."""
    found = load_codelists()["eenheid"].find(told)
    return found.name if found else told
