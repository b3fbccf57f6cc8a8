"""Who is largest, when that can be said without knowing what is not published. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pipeline.facts import Fact, Status
from pipeline.narrative.refusal import WrongUse
from pipeline.narrative.thresholds import Thresholds


@dataclass(frozen=True, slots=True)
class Leader:
    """The largest of a group.

    Attributes:
        keys: who it is; several when they are equal.
        facts: their facts, in the same order.
        far_ahead: whether the second is left far behind.
    """

    keys: tuple[str, ...]
    facts: tuple[Fact, ...]
    far_ahead: bool


def leader(
    facts: Mapping[str, Fact], thresholds: Thresholds, total: Fact | None = None
) -> Leader | None:
    """The largest of a group, ``None`` when a cell without a value could contest that.

    Args:
        facts: the group, by key.
        thresholds: for "veruit".
        total: their published total, if the cells do not overlap. What it leaves for the hidden
            cells together bounds each of them; that bound is known to every reader.

    Raises:
        WrongUse: the units differ.
    """
    same_unit([*facts.values(), *([total] if total else [])])
    known = {key: fact for key, fact in facts.items() if fact.has_value}
    if not known:
        return None
    most = max(fact.number for fact in known.values())
    top = {key: fact for key, fact in known.items() if fact.number == most}
    below = [fact.number for key, fact in known.items() if key not in top]
    hidden_most = _bound(facts, known, total)
    if most <= 0 or hidden_most is None or hidden_most >= most or _vague(known, top):
        return None
    runner_up = max([*below, hidden_most])
    alone = len(top) == 1 and len(facts) > 1
    return Leader(
        tuple(top), tuple(top.values()), alone and most >= thresholds.far_ahead * runner_up
    )


def followers(
    facts: Mapping[str, Fact], total: Fact | None = None, most: int = 2
) -> tuple[tuple[str, Fact], ...]:
    """Who come after the largest, as far as that is certain; at most so many.

    It ends where a cell without a value could be larger, where two are equal (BR34), and where
    nothing was counted. Empty when nobody can tell who is largest.

    Args:
        facts: the group, by key.
        total: their published total, as for :func:`leader`.
        most: how many are asked for.
    """
    first = leader(facts, Thresholds(), total)
    if first is None or len(first.keys) > 1:
        return ()
    known = {key: fact for key, fact in facts.items() if fact.has_value}
    bound = _bound(facts, known, total) or Decimal(0)
    rest = sorted(
        ((key, fact) for key, fact in known.items() if key not in first.keys),
        key=lambda pair: -pair[1].number,
    )
    certain = [pair for pair in rest if pair[1].number > bound and pair[1].status is Status.VISIBLE]
    chosen = certain[:most]
    while chosen and len(certain) > len(chosen) and _equal(chosen[-1], certain[len(chosen)]):
        chosen.pop()
    return tuple(chosen)


def _equal(one: tuple[str, Fact], other: tuple[str, Fact]) -> bool:
    return one[1].number == other[1].number


def ranking(facts: Mapping[str, Fact]) -> tuple[tuple[str, Fact], ...] | None:
    """All of a group from large to small; equal ones keep their order (BR34).

    ``None`` as soon as one of them has no exact value.
    """
    same_unit(facts.values())
    if any(fact.value is None or fact.status is Status.AT_LEAST for fact in facts.values()):
        return None
    return tuple(sorted(facts.items(), key=lambda pair: -pair[1].number))


def same_unit(facts: Iterable[Fact]) -> None:
    """Refuse a group of facts in different units with :class:`WrongUse`."""
    units = sorted({fact.unit for fact in facts})
    if len(units) > 1:
        raise WrongUse(
            f"Deze feiten hebben verschillende eenheden: {', '.join(units)}.",
            "Vergelijk feiten met dezelfde eenheid.",
        )


def _bound(
    facts: Mapping[str, Fact], known: Mapping[str, Fact], total: Fact | None
) -> Decimal | None:
    """The most that any one cell without a value can be; ``None`` when nobody can tell."""
    if len(known) == len(facts):
        return Decimal(0)
    exact = [*known.values(), *([total] if total else [])]
    if total is None or any(fact.status is not Status.VISIBLE for fact in exact):
        return None
    rest = total.number - sum(fact.number for fact in known.values())
    return rest if rest >= 0 else None


def _vague(known: Mapping[str, Fact], top: Mapping[str, Fact]) -> bool:
    """Whether "at least" or rounded values leave open who is largest."""
    open_ended = any(
        fact.status is Status.AT_LEAST for key, fact in known.items() if key not in top
    )
    tied = len(top) > 1 and any(fact.status is not Status.VISIBLE for fact in top.values())
    return open_ended or tied
