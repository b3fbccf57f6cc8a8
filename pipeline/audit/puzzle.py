"""The puzzle an attacker solves: unknown whole numbers and what is told about them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import inf

Cell = tuple[str, tuple[tuple[str, str], ...]]
Terms = Mapping[Cell, int]


@dataclass(frozen=True, slots=True)
class Range:
    """Between which values a number lies, both included."""

    low: float
    high: float

    @property
    def known(self) -> bool:
        """Whether only one value is left."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Row:
    """The weighted sum of these cells lies between ``low`` and ``high``.

    Attributes:
        terms: weight per cell.
        low, high: both included.
        from_share: whether it is told by a percentage or mean; those go when their counts go.
    """

    terms: Terms
    low: float
    high: float
    from_share: bool = False


@dataclass(frozen=True, slots=True)
class Puzzle:
    """Everything that was published about the counts of one release.

    Attributes:
        ranges: per cell what is told about it alone.
        rows: what is told about cells together.
    """

    ranges: Mapping[Cell, Range]
    rows: tuple[Row, ...]

    def parts(self) -> Iterator[Puzzle]:
        """Pieces that share no unknown cell, known cells taken up in the bounds of the rows."""
        unknown = [cell for cell, found in self.ranges.items() if not found.known]
        lead = {cell: cell for cell in unknown}

        def top(cell: Cell) -> Cell:
            while lead[cell] != cell:
                lead[cell] = lead[lead[cell]]
                cell = lead[cell]
            return cell

        open_rows = [row for row in map(self._folded, self.rows) if row.terms]
        for row in open_rows:
            first, *others = row.terms
            for cell in others:
                lead[top(cell)] = top(first)
        cells: dict[Cell, dict[Cell, Range]] = {}
        rows: dict[Cell, list[Row]] = {}
        for cell in unknown:
            cells.setdefault(top(cell), {})[cell] = self.ranges[cell]
        for row in open_rows:
            rows.setdefault(top(next(iter(row.terms))), []).append(row)
        for key, ranges in cells.items():
            yield Puzzle(ranges, tuple(rows.get(key, ())))

    def _folded(self, row: Row) -> Row:
        known = sum(
            weight * self.ranges[cell].low
            for cell, weight in row.terms.items()
            if self.ranges[cell].known
        )
        left = {cell: weight for cell, weight in row.terms.items() if not self.ranges[cell].known}
        return Row(left, row.low - known, row.high - known, row.from_share)

    def told(self, changes: Mapping[Cell, Range]) -> Puzzle:
        """The same puzzle for someone who thinks to know more."""
        return Puzzle({**self.ranges, **changes}, self.rows)

    def blank(self, cells: Iterable[tuple[Cell, int]]) -> Puzzle:
        """What would be left to an attacker if these cells were hidden too, shares with them.

        Args:
            cells: each with the least value it can have.
        """
        opened = {cell: Range(least, inf) for cell, least in cells}
        kept = tuple(row for row in self.rows if not row.from_share)
        return Puzzle({**self.ranges, **opened}, kept)
