"""When a difference is called what (BR31, BR35). Design choices, therefore configuration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The boundaries between one wording and the next.

    Attributes:
        points_about: percentages that differ by less (percentage points) are about equal.
        points_slight: … by less: slightly higher or lower.
        share_about, share_slight: the same for other units, as a share of the larger value.
        far_ahead: the largest is "veruit" when it is at least this many times the second.
        fraction_near: distance in points up to which a fraction is "bijna" or "ruim".
        fraction_around: … up to which it is "iets minder dan" or "iets meer dan".
        fraction_room: neither may exceed this share of the fraction or of what is left of the
            whole, so that 8% is not called almost a tenth.
        trend_from: smallest first value of a count for which a trend is told (BR31).
    """

    points_about: Decimal = Decimal("0.5")
    points_slight: Decimal = Decimal(2)
    share_about: Decimal = Decimal("0.01")
    share_slight: Decimal = Decimal("0.05")
    far_ahead: Decimal = Decimal("1.5")
    fraction_near: Decimal = Decimal(1)
    fraction_around: Decimal = Decimal(2)
    fraction_room: Decimal = Decimal("0.1")
    trend_from: Decimal = Decimal(10)

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        """Build from plain data, e.g. ``{"far_ahead": "2"}``; the rest keeps its default.

        Raises:
            ValueError: for a key that does not exist.
        """
        unknown = set(record) - {field.name for field in fields(cls)}
        if unknown:
            raise ValueError(f"unknown thresholds: {', '.join(sorted(unknown))}")
        return cls(**{key: Decimal(str(value)) for key, value in record.items()})
