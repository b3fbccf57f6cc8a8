"""Secondary protection: hide more until no hidden cell can be worked out. Pure.

This is a first algorithm: it looks at the cubes of one release and the relations their definitions
declare, and hides the smallest other cell of a sum until nothing can be recovered. It does not yet
weigh all tables of a release against each other, nor what earlier releases told.
"""

from __future__ import annotations

from pipeline.disclosure.margins import Key, Table
from pipeline.disclosure.primary import small
from pipeline.disclosure.recover import recoverable


def complement(table: Table, primary: frozenset[Key], threshold: int) -> frozenset[Key]:
    """All published cells to hide: the primary ones and what it takes to keep them hidden.

    Args:
        table: exact counts and the sums that tie them together.
        primary: cells that are hidden for themselves.
        threshold: below which a count is small.

    Returns:
        A superset of ``primary``; the same for the same table, whatever its order. Zeros are
        never hidden.
    """
    hidden = set(primary)
    # A large remainder may be computed by anyone; a small one is protected like a small cell.
    harmless = {key for key in table.unpublished if not small(table.values[key], threshold)}
    while True:
        exposed = recoverable(table, hidden | table.unpublished, threshold) - harmless
        choice = _choose(table, hidden, exposed)
        if choice is None:
            return frozenset(hidden)
        hidden.add(choice)


def _choose(table: Table, hidden: set[Key], exposed: set[Key]) -> Key | None:
    """The smallest cell that can still be hidden near an exposed cell: in its own sums, or else
    in the sums of the hidden cells that it is tied to.
    """
    closed = hidden | table.unpublished
    near = set(exposed)
    while near:
        members = {
            key
            for margin in table.margins
            if not near.isdisjoint(margin.members)
            for key in margin.members
        }
        candidates = [key for key in members - closed if table.values[key] > 0]
        if candidates:
            return min(candidates, key=lambda key: (table.values[key], key))
        wider = near | (members & closed)
        if wider == near:
            return None
        near = wider
    return None
