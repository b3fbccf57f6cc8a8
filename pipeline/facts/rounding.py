"""The one rounding function: half away from zero, applied last (BR30)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

Number = int | Decimal | Fraction


def round_half_away(value: Number, decimals: int = 0) -> Decimal:
    """Round half away from zero: 2.5 → 3, −2.5 → −3, 0.705 → 0.71.

    Args:
        value: an exact number. Floats are refused: 0.705 as a float is less than 0.705.
        decimals: digits after the point; negative rounds to tens (−1), hundreds (−2), ….

    Returns:
        A Decimal with exactly ``max(decimals, 0)`` digits after the point, never ``-0``.
    """
    if isinstance(value, float):
        raise TypeError("round_half_away takes exact numbers: int, Decimal or Fraction")
    exact = Fraction(value)
    scaled = abs(exact) * Fraction(10) ** decimals
    whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    signed = Decimal(whole if exact >= 0 else -whole)
    return signed.scaleb(-decimals).quantize(
        Decimal(1).scaleb(-max(decimals, 0)), rounding=ROUND_HALF_UP
    ) + Decimal(0)
