"""Secondary protection: hide more until no secret can be worked out. Pure.

A secret is a number of people above zero and below the threshold, printed or computed by
subtracting, and a zero that says something about everybody in a group. It is safe when a reader who
knows everything else that is printed must think every number below the threshold possible, and
when a reader who moreover guesses rightly which hidden cells are small still cannot name it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import inf

from pipeline.disclosure.margins import Key, Table
from pipeline.disclosure.primary import small
from pipeline.disclosure.search import (
    REACH,
    Counterexample,
    Piece,
    Question,
    Unknown,
    cheapest,
    pieces,
)

_ZERO_COST = 24  # a zero is an answer: it goes only where nothing else serves
_SHARE_COST = 3


@dataclass(frozen=True, slots=True)
class Rule:
    """How a release is protected: threshold, and the base counts are rounded to (0 = exact)."""

    threshold: int
    base: int = 0


def secrets(table: Table, threshold: int) -> frozenset[Key]:
    """Everything that must not be known: small counts, small remainders, all or nobody of a group.

    What was delivered before is known to everybody and no secret any more; counts of meetings and
    the like never were.
    """
    return frozenset(
        key
        for key, value in table.values.items()
        if (small(value, threshold) or key in table.groups)
        and key not in table.known | table.harmless
    )


def complement(
    table: Table, hidden: Iterable[Key], rule: Rule, burden: Mapping[Key, int] | None = None
) -> frozenset[Key]:
    """All published cells to hide: those that are hidden for themselves and what keeps them so.

    Args:
        table: exact counts and the sums that tie them together.
        hidden: cells that are hidden for themselves.
        rule: threshold and rounding of the profile.
        burden: how many shares and means go with a count if it is hidden.

    Returns:
        A superset of ``hidden``; the same for the same table, whatever its order.
    """
    first = frozenset(hidden) - table.known
    secret = secrets(table, rule.threshold)
    if not rule.base:
        first |= secret - table.rests
    movable = [key for key in table.values if _can_move(table, key, first, rule)]
    found = set(first)
    for piece in pieces(table.margins, movable):
        own = [key for key in piece.keys if key in secret]
        if own:
            room = _Room(table, piece, rule, burden or {}, set(first.intersection(piece.keys)))
            found |= room.safe(own)
    return frozenset(found)


def _can_move(table: Table, key: Key, hidden: frozenset[Key], rule: Rule) -> bool:
    """Whether a reader can ever be in doubt about this number."""
    if key in hidden or key in table.rests:
        return True
    if key in table.known:
        return False
    return bool(rule.base or table.values[key] or key[0] in table.hides_zero)


@dataclass(slots=True)
class _Room:
    """One piece of the table while it is being protected."""

    table: Table
    piece: Piece
    rule: Rule
    burden: Mapping[Key, int]
    hidden: set[Key]
    found: dict[bool, list[Counterexample]] = field(default_factory=lambda: {True: [], False: []})

    def safe(self, own: Iterable[Key]) -> set[Key]:
        """What has to be hidden in this piece."""
        primary = frozenset(self.hidden)
        asked = [
            (question, guessed)
            for key in sorted(own, key=lambda key: (self.table.values[key], key))
            for question, guessed in self._questions(key)
        ]
        kept = [(question, guessed) for question, guessed in asked if self._hide(question, guessed)]
        # What was hidden early may turn out to be needless; the dearest is shown again first.
        for key in sorted(self.hidden - primary, key=lambda key: (-self._cost(key), key)):
            fewer = self.hidden - {key}
            if all(self._holds(question, guessed, fewer) for question, guessed in kept):
                self.hidden = fewer
        return self.hidden

    def _questions(self, key: Key) -> Iterator[tuple[Question, bool]]:
        if self.rule.base:
            yield Question(key, None), False
            return
        most = self.rule.threshold - 1
        for wanted in sorted(
            range(1, most + 1), key=lambda value: (-abs(2 * value - most - 1), -value)
        ):
            if wanted != self.table.values[key]:
                yield Question(key, wanted), False
        yield Question(key, None), True

    def _hide(self, question: Question, guessed: bool) -> bool:
        """Hide what it takes to keep an answer possible; tells whether it can be done at all."""
        if self._seen(question, guessed, self.hidden):
            return True
        answer = cheapest(self.piece, self._unknowns(guessed), question, self._reach)
        if answer is None:
            return False
        self.found[guessed].append(answer)
        self.hidden |= (
            answer.moved - self.table.rests if not self.rule.base else self._noticed(answer)
        )
        return True

    def _holds(self, question: Question, guessed: bool, hidden: set[Key]) -> bool:
        """Whether an answer is possible with only these cells hidden."""
        if self._seen(question, guessed, hidden):
            return True
        closed = {
            key: unknown
            for key, unknown in self._unknowns(guessed, hidden).items()
            if unknown.cost is None or self.rule.base
        }
        answer = cheapest(self.piece, closed, question, self._reach)
        if answer is None or (self.rule.base and not self._noticed(answer) <= hidden):
            return False
        self.found[guessed].append(answer)
        return True

    def _seen(self, question: Question, guessed: bool, hidden: set[Key]) -> bool:
        """Whether a counterexample that was found before answers this question too."""
        value = self.table.values[question.key]
        for answer in self.found[guessed]:
            other = answer.values.get(question.key, value)
            fits = other == question.wanted if question.wanted is not None else other != value
            if fits and self._noticed(answer) <= hidden:
                return True
        return False

    def _noticed(self, answer: Counterexample) -> set[Key]:
        """The printed cells that a reader would see move."""
        return {
            key
            for key in answer.moved - self.table.rests
            if not self._shown(key)[0] <= answer.values[key] <= self._shown(key)[1]
        }

    def _unknowns(self, guessed: bool, hidden: set[Key] | None = None) -> Mapping[Key, Unknown]:
        gone = self.hidden if hidden is None else hidden
        return {
            key: Unknown(
                self.table.values[key],
                *self._possible(key, guessed),
                *self._shown(key),
                cost=None if key in gone or key in self.table.rests else self._cost(key),
            )
            for key in self.piece.keys
        }

    def _possible(self, key: Key, guessed: bool) -> tuple[float, float]:
        """What a reader thinks possible for a cell that is hidden."""
        least = 0 if self.rule.base else self.table.least(key)
        if not guessed or key in self.table.rests:
            return least, inf
        if self.table.values[key] < self.rule.threshold:
            return least, self.rule.threshold - 1
        return self.rule.threshold, inf

    def _shown(self, key: Key) -> tuple[int, int]:
        """What a reader knows of a cell that is printed."""
        value, base = self.table.values[key], self.rule.base
        if not base:
            return value, value
        printed, away = (value + base // 2) // base * base, (base - 1) // 2
        return max(0, printed - away), printed + away

    def _cost(self, key: Key) -> int:
        """Larger cells cost more, by their length in bits, and so do those that take a share with
        them; equal ones are told apart by name.
        """
        value = self.table.values[key]
        weight = value.bit_length() + 2 if value else _ZERO_COST
        weight += _SHARE_COST * self.burden.get(key, 0)
        return weight * 1000 + self.piece.keys.index(key)

    @property
    def _reach(self) -> int:
        return REACH * self.rule.threshold
