"""Secondary protection: hide more until no hidden cell can be worked out. Pure.

It looks at the cubes of one release and the relations their definitions declare. For an exposed
cell it hides the cheapest exchange (see ``exchange``); where there is none, the smallest other cell
of a sum. It does not yet weigh all tables of a release against each other, nor what earlier
releases told.
"""

from __future__ import annotations

from pipeline.disclosure.exchange import Exchanges
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
    exchanges = Exchanges(table, threshold)
    while True:
        exposed = recoverable(table, hidden | table.unpublished, threshold) - harmless
        more = _exchanged(exchanges, hidden, exposed) or _choose(table, hidden, exposed)
        if not more:
            return _needed(table, primary, hidden, harmless, threshold)
        hidden |= more


def _needed(
    table: Table, primary: frozenset[Key], hidden: set[Key], harmless: set[Key], threshold: int
) -> frozenset[Key]:
    """What has to stay hidden: cells that turn out to protect nothing are shown again.

    The search hides one cell at a time and cannot know which of them a later one makes needless. In
    a table with both margins that runs on until totals are hidden too. The largest are shown first.
    """
    before = recoverable(table, hidden | table.unpublished, threshold) - harmless
    for key in sorted(hidden - primary, key=lambda key: (-table.values[key], key)):
        fewer = hidden - {key}
        exposed = recoverable(table, fewer | table.unpublished, threshold) - harmless
        if exposed <= before:
            hidden = fewer
    return frozenset(hidden)


def _exchanged(exchanges: Exchanges, hidden: set[Key], exposed: set[Key]) -> set[Key]:
    """What to hide so that one of the exposed cells, the smallest first, can be exchanged."""
    table = exchanges.table
    for cell in sorted(exposed, key=lambda key: (table.values[key], key)):
        more = exchanges.cheapest(cell, hidden) - hidden - table.unpublished
        if more:
            return set(more)
    return set()


def _choose(table: Table, hidden: set[Key], exposed: set[Key]) -> set[Key]:
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
            return {min(candidates, key=lambda key: (table.values[key], key))}
        wider = near | (members & closed)
        if wider == near:
            return set()
        near = wider
    return set()
