"""Facts to test with, and the hypothesis strategies that make any fact."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from pipeline.facts import VALUED, Fact, Origin, Status, fact_id, round_half_away

ORG, PERIOD = "kade", "2022"


def make_fact(
    indicator: str, value: str | int | None, unit: str = "trajecten", **given: Any
) -> Fact:
    """A fact under its own id; without a value it is suppressed."""
    dimensions = given.pop("dimensions", {})
    status = Status.SUPPRESSED if value is None else Status.VISIBLE
    return Fact(
        id=fact_id(ORG, PERIOD, indicator, dimensions),
        indicator=indicator,
        version=given.pop("version", 1),
        dimensions=tuple(sorted(dimensions.items())),
        value=None if value is None else Decimal(str(value)),
        unit=unit,
        status=given.pop("status", status),
        **given,
    )


numbers = st.decimals(
    min_value=-(10**12), max_value=10**12, allow_nan=False, allow_infinity=False, places=4
)
codes = st.text(st.characters(exclude_categories=("C",)), min_size=1, max_size=12)
dimensions = st.dictionaries(st.from_regex(r"[a-z_]{1,10}", fullmatch=True), codes, max_size=3)


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    """Any valid fact."""
    status = draw(st.sampled_from(Status))
    decimals = draw(st.integers(0, 3))
    indicator = draw(st.from_regex(r"[a-z][a-z-]{0,20}", fullmatch=True))
    at = draw(dimensions)
    shown = status in VALUED
    return Fact(
        id=fact_id(ORG, PERIOD, indicator, at),
        indicator=indicator,
        version=draw(st.integers(1, 9)),
        dimensions=tuple(sorted(at.items())),
        value=round_half_away(draw(numbers), decimals) if shown else None,
        unit=draw(st.sampled_from(["trajecten", "%", "score", "per_1000"])),
        decimals=decimals,
        numerator=draw(st.none() | numbers) if shown else None,
        denominator=draw(st.none() | numbers) if shown else None,
        status=status,
        origin=draw(st.sampled_from(Origin)),
        source=draw(st.none() | codes),
        derived_from=tuple(draw(st.lists(codes, max_size=2))),
    )
