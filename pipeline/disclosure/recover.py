"""What a reader with a pencil can recover from a protected table. Pure.

Two ways: bounds that follow from the sums until they close on one value, and elimination of
unknowns over all sums at once. Protection uses both to see whether it hid enough.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import inf

from pipeline.disclosure.margins import Key, Margin, Table

MAX_ROUNDS = 200


@dataclass(slots=True)
class Bounds:
    """Between which values an unknown lies, for someone who knows the sums."""

    low: float
    high: float

    def narrow(self, low: float, high: float) -> bool:
        """Take in new knowledge; tells whether it was news."""
        before = (self.low, self.high)
        self.low, self.high = max(self.low, low), min(self.high, high)
        return before != (self.low, self.high)


def recoverable(table: Table, hidden: Collection[Key], threshold: int) -> set[Key]:
    """The hidden cells whose value can be worked out.

    Args:
        table: values and sums.
        hidden: cells that are not printed, remainders included.
        threshold: below which counts are suppressed.
    """
    told = {key: Bounds(value, value) for key, value in table.values.items() if key not in hidden}
    found = _closed(table.margins, {**told, **_blind(table, hidden)})
    found |= _closed(table.margins, {**told, **_guessing(table, hidden, threshold)})
    return (found | _eliminated(table, frozenset(hidden))) & set(hidden)


def _blind(table: Table, hidden: Collection[Key]) -> dict[Key, Bounds]:
    """Nothing is known but that a suppressed cell is not zero: zeros are always shown."""
    return {key: Bounds(0 if key in table.unpublished else 1, inf) for key in hidden}


def _guessing(table: Table, hidden: Collection[Key], threshold: int) -> dict[Key, Bounds]:
    """The reader guesses rightly which cells are small. Two cells that add up to 8 under a
    threshold of 5 are both 4, whatever sign is printed (the worked example in BR41).
    """
    bounds = _blind(table, hidden)
    for key in hidden:
        if key in table.unpublished or threshold <= 2:
            continue
        small = table.values[key] < threshold
        bounds[key] = Bounds(1, threshold - 1) if small else Bounds(threshold, inf)
    return bounds


def _closed(margins: Sequence[Margin], bounds: Mapping[Key, Bounds]) -> set[Key]:
    """Cells whose bounds close when every sum is used until nothing changes."""
    # Bounds are shared with other attempts only for known cells, which cannot narrow.
    for _ in range(MAX_ROUNDS):
        news = [_use(margin, bounds) for margin in margins]
        if not any(news):
            break
    return {key for key, bound in bounds.items() if bound.low == bound.high}


def _use(margin: Margin, bounds: Mapping[Key, Bounds]) -> bool:
    parts = [bounds[part] for part in margin.parts]
    total = bounds[margin.total]
    news = total.narrow(sum(part.low for part in parts), sum(part.high for part in parts))
    for part in parts:
        others_low = sum(other.low for other in parts if other is not part)
        others_high = sum(other.high for other in parts if other is not part)
        news |= part.narrow(total.low - others_high, total.high - others_low)
    return news


def _eliminated(table: Table, hidden: frozenset[Key]) -> set[Key]:
    """Unknowns that have one solution in the linear equations of all sums together."""
    pivots: dict[Key, dict[Key, Fraction]] = {}
    for margin in table.margins:
        row = {part: Fraction(-1) for part in margin.parts if part in hidden}
        if margin.total in hidden:
            row[margin.total] = Fraction(1)
        for pivot, known in pivots.items():
            _subtract(row, known, pivot)
        if not row:
            continue
        lead = min(row)
        factor = row[lead]
        row = {key: value / factor for key, value in row.items()}
        for known in pivots.values():
            _subtract(known, row, lead)
        pivots[lead] = row
    return {pivot for pivot, row in pivots.items() if len(row) == 1}


def _subtract(row: dict[Key, Fraction], known: Mapping[Key, Fraction], pivot: Key) -> None:
    factor = row.get(pivot)
    if not factor:
        return
    for key, value in known.items():
        left = row.get(key, Fraction(0)) - factor * value
        if left:
            row[key] = left
        else:
            row.pop(key, None)
