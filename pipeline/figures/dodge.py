"""Labels that would overlap, moved apart as little as possible."""

from __future__ import annotations

from collections.abc import Sequence


def dodge(
    wanted: Sequence[float], heights: Sequence[float], top: float, foot: float
) -> list[float]:
    """Middles of labels, near ``wanted``, that do not overlap and stay between top and foot.

    Labels that collide are joined in a block around the mean of what they want; blocks that
    collide are joined again (the pool-adjacent-violators method of isotonic regression).

    Args:
        wanted: wished middle of each label, px.
        heights: height of each label, px.
        top: upper edge of the room, px; if the room is too small the labels start here.
        foot: lower edge of the room, px.
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    blocks: list[list[int]] = []
    for place in order:
        blocks.append([place])
        while len(blocks) > 1 and _head(blocks[-1], wanted, heights, top, foot) < _tail(
            blocks[-2], wanted, heights, top, foot
        ):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    found = [0.0] * len(wanted)
    for block in blocks:
        y = _head(block, wanted, heights, top, foot)
        for place in block:
            found[place] = y + heights[place] / 2
            y += heights[place]
    return found


def _head(
    block: Sequence[int], wanted: Sequence[float], heights: Sequence[float], top: float, foot: float
) -> float:
    """Top of a block whose labels lie as near to their wishes as they can together."""
    sofar, shift = 0.0, 0.0
    for place in block:
        shift += wanted[place] - sofar - heights[place] / 2
        sofar += heights[place]
    return max(top, min(shift / len(block), foot - sofar))


def _tail(
    block: Sequence[int], wanted: Sequence[float], heights: Sequence[float], top: float, foot: float
) -> float:
    high = sum(heights[place] for place in block)
    return _head(block, wanted, heights, top, foot) + high
