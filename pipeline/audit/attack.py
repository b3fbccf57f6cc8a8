"""The attack: which values of the secrets stay possible, given everything that was published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf

from pipeline.audit.puzzle import Cell, Puzzle, Range, Terms
from pipeline.audit.reading import Knowledge, may_hide_zero, read, tells_of_groups
from pipeline.audit.solver import Solution, Solver
from pipeline.audit.verdict import Finding, Flaw, Secret, Verdict, place_of
from pipeline.facts import Kind, Ratio, Release, Status

# The profiles as they are known to the public: docs/bescherming.md.
THRESHOLDS = {"standaard": 5, "streng": 10, "rondt": 5, "bron": 5}
BASES = {"rondt": 5}


@dataclass(frozen=True, slots=True)
class Attacker:
    """Someone with the release, a solver and the threshold.

    Attributes:
        puzzle: what the release tells.
        blank: what it would tell if every count that can be hidden were hidden. What cannot be
            kept from an attacker even then is no fault of the protection: that a total with two
            parts that are not zero is at least two.
        threshold: below which counts are hidden.
        rounds: whether counts are rounded instead.
        small: which cells really are below the threshold, for who guesses rightly.
    """

    puzzle: Puzzle
    blank: Puzzle
    threshold: int
    rounds: bool = False
    small: frozenset[Cell] = frozenset()

    def findings(self, secrets: Sequence[Secret]) -> Iterator[Finding]:
        """The secrets of which something can be worked out."""
        for part in self.puzzle.parts():
            # What no numbers can satisfy would excuse every loss: it is a fault of its own.
            if Solver(part, {}).solution(Range(-inf, inf)) is None:
                yield Finding(place_of(min(part.ranges)), Flaw.CONTRADICTION)
        for lost in self._lost(self.puzzle, secrets):
            yield Finding(lost.place, Flaw.NARROWED)
        if self.rounds:
            return
        guess = self._guessed(self.puzzle, secrets)
        for lost in self._pinned(self.puzzle.told(guess), secrets):
            whole = self._guessed(self.blank, secrets)
            if not self.is_pinned(self.blank.told(whole), lost):
                yield Finding(lost.place, Flaw.GUESSED)

    def _guessed(self, puzzle: Puzzle, secrets: Iterable[Secret]) -> dict[Cell, Range]:
        """What someone adds who guesses rightly which hidden cells are small: each hidden cell is
        below the threshold or is not.
        """
        small = self.small | {s.terms[0][0] for s in secrets if len(s.terms) == 1}
        return {
            cell: Range(found.low, self.threshold - 1)
            if cell in small
            else Range(self.threshold, inf)
            for cell, found in puzzle.ranges.items()
            if not found.known
        }

    def _lost(self, puzzle: Puzzle, secrets: Sequence[Secret]) -> Iterator[Secret]:
        """Secrets of which a value below the threshold can be excluded; with rounding, all but
        one.
        """
        if self.rounds:
            for secret in self._pinned(puzzle, secrets):
                if not self.is_pinned(self.blank, secret):
                    yield secret
            return
        for part, own in _split(puzzle, secrets):
            seen: dict[Secret, set[int]] = {secret: set() for secret in own}
            for secret in own:
                solver = Solver(part, secret.weights)
                for value in range(1, self.threshold):
                    if value in seen[secret]:
                        continue
                    found = solver.solution(Range(value, value))
                    if found is not None:
                        _note(found, seen)
                    elif self.avoidable(secret, Range(value, value)):
                        yield secret
                        break

    def avoidable(self, secret: Secret, values: Range) -> bool:
        """Whether hiding more could have kept these values possible."""
        whole = next(part for part, _ in _split(self.blank, [secret]))
        return Solver(whole, secret.weights).solution(values) is not None

    def _pinned(self, puzzle: Puzzle, secrets: Sequence[Secret]) -> Iterator[Secret]:
        for part, own in _split(puzzle, secrets):
            for secret in own:
                if self.is_pinned(part, secret):
                    yield secret

    @staticmethod
    def is_pinned(puzzle: Puzzle, secret: Secret) -> bool:
        """Whether the secret has one value left; a contradiction pins nothing."""
        part = next(part for part, _ in _split(puzzle, [secret]))
        solver = Solver(part, secret.weights)
        first = solver.solution(Range(-inf, inf))
        if first is None:
            return False
        value = _value(first, secret.weights)
        return not any(
            solver.solution(side) for side in (Range(value + 1, inf), Range(-inf, value - 1))
        )


def audit(
    release: Release,
    profile: str,
    secrets: Sequence[Secret] = (),
    knowledge: Knowledge | None = None,
    small: frozenset[Cell] = frozenset(),
) -> Verdict:
    """Attack a release as it would be published.

    Args:
        release: the protected facts and their definitions.
        profile: protection profile, which anyone knows.
        secrets: which hidden numbers are small; told behind the wall, for the attacker cannot tell
            them from what was hidden to protect them.
        knowledge: what else the attacker knows: releases that were delivered before.
        small: cells below the threshold that are no secret by themselves, such as a hidden zero.

    Returns:
        A verdict with the places that do not hold.
    """
    told = knowledge or Knowledge()
    told = Knowledge(told.delivered, told.orders, told.most, BASES.get(profile, 0))
    puzzle = read(release, told)
    threshold = THRESHOLDS[profile]
    before = frozenset((fact.indicator, fact.dimensions) for fact in told.delivered)
    blank = puzzle.blank(_could_be_hidden(release, told))
    attacker = Attacker(puzzle, blank, threshold, bool(told.base), small)
    return Verdict.of([*attacker.findings(secrets), *_plain_to_see(release, attacker, before)])


def _could_be_hidden(release: Release, knowledge: Knowledge) -> Iterator[tuple[Cell, int]]:
    zero = may_hide_zero(release.definitions)
    delivered = {(fact.indicator, fact.dimensions) for fact in knowledge.delivered}
    for fact in release.facts:
        cell = (fact.indicator, fact.dimensions)
        structure = release.definitions[fact.indicator].structure
        counted = structure.people and structure.kind is Kind.COUNT and cell not in delivered
        least = 0 if fact.indicator in zero or knowledge.base else 1
        hidden = fact.status is Status.SUPPRESSED
        if counted and (hidden or (fact.value is not None and fact.value >= least)):
            yield cell, least


def _plain_to_see(
    release: Release, attacker: Attacker, before: frozenset[Cell]
) -> Iterator[Finding]:
    """What needs no solver: small counts, small differences, everybody or nobody of a group. What
    follows from earlier deliveries alone is known for good.
    """
    for fact in release.facts:
        cell = (fact.indicator, fact.dimensions)
        structure = release.definitions[fact.indicator].structure
        if not structure.people:
            continue
        exact = fact.status is Status.VISIBLE and fact.value is not None and cell not in before
        if exact and structure.kind is Kind.COUNT and 0 < fact.number < attacker.threshold:
            yield Finding(place_of(cell), Flaw.SHOWN)
        if structure.kind is Kind.SHARE and structure.ratio:
            counts = [found for found in structure.ratio.counts_of(cell[1]) if found]
            if not before.issuperset(counts):
                groups = tells_of_groups(release.definitions[fact.indicator], release.definitions)
                yield from _share(cell, structure.ratio, attacker, groups)
    yield from _differences(release, attacker, before)


def _differences(
    release: Release, attacker: Attacker, before: frozenset[Cell]
) -> Iterator[Finding]:
    """Small differences between numbers that are printed, and sums that do not fit."""
    puzzle, threshold = attacker.puzzle, attacker.threshold
    for row in puzzle.rows:
        cells = row.terms.keys()
        told = row.from_share or not all(puzzle.ranges[found].known for found in cells)
        if told or not all(release.definitions[name].structure.people for name, _ in cells):
            continue
        left = sum(weight * puzzle.ranges[found].low for found, weight in row.terms.items())
        if not row.low <= left <= row.high:
            yield Finding(place_of(next(iter(cells))), Flaw.CONTRADICTION)
        elif row.high != row.low and 0 < left < threshold and not before.issuperset(cells):
            secret = Secret(tuple(row.terms.items()))
            if attacker.is_pinned(attacker.blank, secret):
                continue  # it follows from what was delivered and from zeros, whatever is hidden
            yield Finding(place_of(next(iter(cells))), Flaw.DIFFERENCE)


def _share(cell: Cell, ratio: Ratio, attacker: Attacker, groups: bool) -> Iterator[Finding]:
    """Whether the counts of a share say that few, all or none of a group have something."""
    above, below = ratio.counts_of(cell[1])
    ranges = attacker.puzzle.ranges
    if above is None or below is None or not {above, below} <= ranges.keys():
        return
    if not (ranges[above].known and ranges[below].known and ranges[below].low):
        return
    left = ranges[below].low - ranges[above].low
    if 0 < left < attacker.threshold:
        yield Finding(place_of(cell), Flaw.DIFFERENCE)
    if not groups:
        return
    others, these = Secret(((below, 1), (above, -1))), Secret(((above, 1),))
    nobody = ranges[above].low == 0 and ratio.over is None
    some = Range(1, inf)
    if (left == 0 and attacker.avoidable(others, some)) or (
        nobody and attacker.avoidable(these, some)
    ):
        yield Finding(place_of(cell), Flaw.GROUP)


def _split(puzzle: Puzzle, secrets: Sequence[Secret]) -> Iterator[tuple[Puzzle, list[Secret]]]:
    """The pieces that hold a secret. A secret over several pieces is given all of them."""
    pieces = list(puzzle.parts())
    where = {cell: number for number, piece in enumerate(pieces) for cell in piece.ranges}
    groups: dict[tuple[int, ...], list[Secret]] = {}
    for secret in secrets:
        places = {where[cell] for cell, _ in secret.terms if cell in where}
        groups.setdefault(tuple(sorted(places)), []).append(secret)
    for numbers, own in groups.items():
        ranges = {c: r for n in numbers for c, r in pieces[n].ranges.items()}
        rows = tuple(row for n in numbers for row in pieces[n].rows)
        known = {
            cell: puzzle.ranges[cell]
            for secret in own
            for cell, _ in secret.terms
            if cell not in ranges
        }
        yield Puzzle({**ranges, **known}, rows), own


def _note(found: Solution, seen: dict[Secret, set[int]]) -> None:
    for secret, values in seen.items():
        values.add(_value(found, secret.weights))


def _value(found: Solution, terms: Terms) -> int:
    return sum(weight * found[cell] for cell, weight in terms.items())
