"""Secondary protection: hide more until no secret can be worked out. Pure.

A secret is a number of people above zero and below the threshold, printed or computed by
subtracting, and a zero that says something about everybody in a group. It is safe when a reader who
knows everything else that is printed must think every number below the threshold possible, and
when a reader who moreover guesses rightly which hidden cells are small still cannot name it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
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
class Reader:
    """Who must not find out.

    Attributes:
        guesses: whether they guess rightly which hidden cells are small.
        at_home: whether they know where nothing is left beyond the published parts.
    """

    guesses: bool = False
    at_home: bool = True


AT_HOME = Reader()


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
    found: list[tuple[Reader, Counterexample]] = field(default_factory=list)

    def safe(self, own: Iterable[Key]) -> set[Key]:
        """What has to be hidden in this piece."""
        primary = frozenset(self.hidden)
        asked = [
            (question, reader)
            for key in sorted(own, key=lambda key: (self.table.values[key], key))
            for question, reader in self._questions(key)
        ]
        kept = [
            (question, able)
            for question, reader in asked
            for able in [self._hide(question, reader)]
            if able is not None
        ]
        # What was hidden early may turn out to be needless; the dearest is shown again first.
        for key in sorted(self.hidden - primary, key=lambda key: (-self._cost(key), key)):
            fewer = self.hidden - {key}
            if all(self._holds(question, reader, fewer) for question, reader in kept):
                self.hidden = fewer
        return self.hidden

    def _questions(self, key: Key) -> Iterator[tuple[Question, Reader]]:
        if self.rule.base:
            yield Question(key, None), AT_HOME
            return
        most = self.rule.threshold - 1
        for wanted in sorted(
            range(1, most + 1), key=lambda value: (-abs(2 * value - most - 1), -value)
        ):
            if wanted != self.table.values[key]:
                yield Question(key, wanted), AT_HOME
        yield Question(key, None), Reader(guesses=True)

    def _hide(self, question: Question, reader: Reader) -> Reader | None:
        """Hide what it takes to keep an answer possible; gives the reader for whom that succeeded.

        What cannot be kept from who is at home in the registration is kept from everybody else.
        """
        for told in (reader, replace(reader, at_home=False)):
            if self._seen(question, told, self.hidden):
                return told
            answer = cheapest(self.piece, self._unknowns(told), question, self._reach)
            if answer is not None:
                self.found.append((told, answer))
                self.hidden |= self._noticed(answer)
                return told
        return None

    def _holds(self, question: Question, reader: Reader, hidden: set[Key]) -> bool:
        """Whether an answer is possible with only these cells hidden."""
        if self._seen(question, reader, hidden):
            return True
        closed = {
            key: unknown
            for key, unknown in self._unknowns(reader, hidden).items()
            if unknown.cost is None or self.rule.base
        }
        answer = cheapest(self.piece, closed, question, self._reach)
        if answer is None or (self.rule.base and not self._noticed(answer) <= hidden):
            return False
        self.found.append((reader, answer))
        return True

    def _seen(self, question: Question, reader: Reader, hidden: set[Key]) -> bool:
        """Whether a counterexample that was found before answers this question too."""
        value = self.table.values[question.key]
        for fooled, answer in self.found:
            if fooled.guesses != reader.guesses or fooled.at_home < reader.at_home:
                continue
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

    def _unknowns(self, reader: Reader, hidden: set[Key] | None = None) -> Mapping[Key, Unknown]:
        gone = self.hidden if hidden is None else hidden
        return {
            key: Unknown(
                self.table.values[key],
                *self._possible(key, reader),
                *self._shown(key),
                cost=None if key in gone or key in self.table.rests else self._cost(key),
            )
            for key in self.piece.keys
            if not (reader.at_home and key in self.table.closed)
        }

    def _possible(self, key: Key, reader: Reader) -> tuple[float, float]:
        """What a reader thinks possible for a cell that is hidden."""
        least = 0 if self.rule.base else self.table.least(key)
        if not reader.guesses or key in self.table.rests:
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
