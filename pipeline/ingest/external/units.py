"""From the unit of a source to the unit of an indicator. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Self

from pipeline.ingest.external.matching import Asked

FACTORS = {"x 1 000": Decimal(1000), "x 1000": Decimal(1000), "x mln": Decimal(10**6)}
SHARE = "%"
NOT_ADDED = frozenset({SHARE, "per_1000", "punten", "klasse"})
STORED = 4  # digits after the point that the table has room for


@dataclass(frozen=True, slots=True)
class Scale:
    """How numbers of a source become numbers in the unit of the indicator.

    Attributes:
        factor: what they are multiplied with.
        rounded_to: what the source rounded counts to; ``None`` if it does not matter.
        decimals: of the indicator.
    """

    factor: Decimal
    rounded_to: int | None
    decimals: int

    @classmethod
    def of(cls, asked: Asked) -> Self:
        """The scale of a figure, as declared or as the unit of the source says.

        Raises:
            DataRefused: the source gives a share and the indicator is none, or the other way round.
        """
        figure = asked.figure
        topic = asked.content.topics.get(figure.onderwerp)
        unit, mine = topic.unit.strip() if topic else "", figure.meaning.unit
        telling = unit == SHARE or unit in FACTORS
        if telling and figure.maal is None and (unit == SHARE) != (mine == SHARE):
            raise asked.wrong(
                f"De eenheid in de bron is {unit}, die van {figure.indicator} is {mine}.",
                "Kies een ander onderwerp of een andere indicator.",
                "onderwerp",
            )
        factor = figure.maal or FACTORS.get(unit, Decimal(1))
        rounded = figure.afgerond_op
        if rounded is None and topic is not None and topic.decimals is not None and factor > 1:
            rounded = max(1, int(factor.scaleb(-topic.decimals)))
        return cls(factor, rounded, figure.meaning.decimals)

    def text(self, value: Decimal) -> str:
        """A value as ingest reads it without doubt: no grouping, a comma before decimals.

        What is more precise than the table holds is rounded once, to what is printed.
        """
        scaled = value * self.factor
        exponent = scaled.normalize().as_tuple().exponent
        if isinstance(exponent, int) and -exponent > STORED:
            scaled = scaled.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)
        bare = scaled.normalize() if scaled else Decimal(0)
        return format(bare, "f").replace(".", ",")
