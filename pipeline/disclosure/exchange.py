"""Exchanges: cells that can move together by one without any sum noticing. Pure.

Where the cells of an exchange are hidden, none of them can be worked out: a reader cannot tell the
table from the one in which they have moved. In a table with both margins an exchange is a round
trip along rows and columns. It is looked for among cells that lie in at most two sums; what lies in
more is left to the search in ``secondary``.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pipeline.disclosure.margins import Key, Margin, Table

Cost = tuple[int, int]  # the largest cell that has to be hidden for it, and all of them together
MOST_SUMS = 2


@dataclass(frozen=True, slots=True, order=True)
class _Walk:
    """Cells that move in turn: each sum is kept by the next cell.

    Attributes:
        cost: of the cells that are not hidden yet.
        path: the cells, the first one included.
        step: how the last one moves, 1 or −1.
        onward: the other sum of the last one, which the next cell has to keep; ``None`` at an end.
    """

    cost: Cost
    path: tuple[Key, ...]
    step: int
    onward: Margin | None = field(compare=False)


@dataclass(frozen=True, slots=True)
class Exchanges:
    """Finds exchanges in one table.

    Attributes:
        table: exact counts and the sums that tie them together.
        threshold: below which a count is small; a small cell has to stay small, a large one large,
            or a reader who guesses rightly which cells are small could still rule the exchange out.
        sums: the sums in which a cell lies.
    """

    table: Table
    threshold: int
    sums: Mapping[Key, list[Margin]] = field(init=False)

    def __post_init__(self) -> None:
        found: dict[Key, list[Margin]] = defaultdict(list)
        for margin in self.table.margins:
            for member in dict.fromkeys(margin.members):
                found[member].append(margin)
        object.__setattr__(self, "sums", found)

    def cheapest(self, cell: Key, hidden: Collection[Key]) -> frozenset[Key]:
        """The cells of the exchange through ``cell`` for which the least has to be hidden.

        Small cells are rather hidden than large ones, even if it takes more of them. Empty where
        there is no exchange.
        """
        if not 1 <= len(self.sums[cell]) <= MOST_SUMS:
            return frozenset()
        found = [
            walk
            for step in (1, -1)
            if self._allowed(cell, step)
            for walk in self._from(cell, step, hidden)
        ]
        return frozenset(min(found).path) if found else frozenset()

    def _from(self, cell: Key, step: int, hidden: Collection[Key]) -> Iterator[_Walk]:
        """Exchanges that begin with this move: loose ends at every side, or a round trip."""
        first, *rest = self.sums[cell]
        start = _Walk((0, 0), (cell,), step, first)
        ends = [self._walk(replace(start, onward=m), None, hidden) for m in (first, *rest)]
        loose = [walk for walk in ends if walk]
        cells = (cell, *(key for walk in loose for key in walk.path[1:]))
        if len(loose) == len(ends) and len(set(cells)) == len(cells):
            cost = (max(w.cost[0] for w in loose), sum(w.cost[1] for w in loose))
            yield _Walk(cost, cells, step, None)
        trip = self._walk(start, rest[0], hidden) if rest else None
        if trip:
            yield trip

    def _walk(self, start: _Walk, back: Margin | None, hidden: Collection[Key]) -> _Walk | None:
        """The cheapest walk to a cell without further sums or, with ``back``, to a cell that keeps
        that sum of the first one too.
        """
        queue, seen = [start], set[tuple[Key, int]]()
        while queue:
            walk = heapq.heappop(queue)
            if walk.onward is None:
                return walk
            if (walk.path[-1], walk.step) in seen:
                continue
            seen.add((walk.path[-1], walk.step))
            for further in self._further(walk, walk.onward, hidden):
                if back is None or further.onward is not back:
                    if further.onward or back is None:
                        heapq.heappush(queue, further)
                elif _follows(back, further.path[-1], start.path[0]) * further.step == start.step:
                    heapq.heappush(queue, replace(further, onward=None))
        return None

    def _further(self, walk: _Walk, margin: Margin, hidden: Collection[Key]) -> Iterator[_Walk]:
        """The walk with each cell that can keep the sum and lies in at most one other."""
        for other in dict.fromkeys(margin.members):
            step = _follows(margin, walk.path[-1], other) * walk.step
            onward = [m for m in self.sums[other] if m is not margin]
            if other in walk.path or len(onward) >= MOST_SUMS or not self._allowed(other, step):
                continue
            free = other in hidden or other in self.table.unpublished
            value = 0 if free else self.table.values[other]
            cost = (max(walk.cost[0], value), walk.cost[1] + value)
            yield _Walk(cost, (*walk.path, other), step, onward[0] if onward else None)

    def _allowed(self, cell: Key, step: int) -> bool:
        """Whether a cell may move so: it stays of its kind, and what is zero is shown."""
        value = self.table.values[cell]
        if cell in self.table.unpublished:
            return value + step >= 0
        if value < self.threshold:
            return value > 0 and 1 <= value + step < self.threshold
        return value + step >= self.threshold


def _follows(margin: Margin, one: Key, other: Key) -> int:
    """How ``other`` moves to keep a sum when ``one`` goes up: along (1) or the other way (−1)."""
    return 1 if margin.total in (one, other) else -1
