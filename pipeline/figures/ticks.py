"""Round numbers for an axis."""

from __future__ import annotations

from decimal import Decimal

STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


def ticks(most: Decimal, about: int = 5) -> tuple[Decimal, ...]:
    """Round numbers from zero to at least ``most``, about so many steps.

    >>> [str(t) for t in ticks(Decimal("6.9"))]
    ['0', '2', '4', '6', '8']
    """
    if most <= 0:
        return (Decimal(0), Decimal(1))
    rough = most / about
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(power * factor for factor in STEPS if power * factor >= rough)
    count = int((most / step).to_integral_value(rounding="ROUND_CEILING"))
    return tuple(step * place for place in range(count + 1))


def tick_decimals(values: tuple[Decimal, ...]) -> int:
    """Digits after the point that the steps need."""
    return max(0, *(-int(value.normalize().as_tuple().exponent) for value in values if value))


def years_shown(years: tuple[int, ...], room: float, wide: float) -> tuple[int, ...]:
    """The years that fit under an axis of ``room`` px, counted back from the last."""
    if len(years) < 2 or room <= 0:
        return years[-1:]
    span = years[-1] - years[0]
    step = 1
    while span / step * wide > room and step <= span:
        step += 1
    return tuple(year for year in years if (years[-1] - year) % step == 0)
