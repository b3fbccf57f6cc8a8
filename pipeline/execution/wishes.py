"""What a user asks of make, as one frozen object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from pipeline.errors import UsageError

PROTECTIONS = ("standaard", "streng", "rondt", "bron")
RENDERERS = ("auto", "quarto", "ingebouwd")
STATUSES = ("concept", "definitief")


@dataclass(frozen=True, slots=True)
class Wish:
    """The variables of a make target.

    Attributes:
        report: id of the report, as its folder in ``reports/templates``.
        year: the year that was asked for, four digits.
        org, theme: empty means all.
        protection: empty means what the organisation has configured.
        renderer, status: as on the contract page.
    """

    report: str
    year: str
    org: str = ""
    theme: str = ""
    protection: str = ""
    renderer: str = "auto"
    status: str = "concept"

    @classmethod
    def build(cls, values: Mapping[str, str]) -> Self:
        """Check untrusted values.

        Raises:
            UsageError: a value outside its list, or a year that is no year.
        """
        year = values.get("year", "")
        if not year:
            raise UsageError(
                "Er is geen jaar opgegeven.",
                place="YEAR",
                remedy=f"Bijvoorbeeld: make {values.get('report', 'monitor')} YEAR=2022",
            )
        if not (year.isascii() and year.isdigit() and len(year) == 4):
            raise UsageError(
                f"'{year}' is geen jaar van vier cijfers.",
                place=f"YEAR={year}",
                remedy="Bijvoorbeeld: YEAR=2022",
            )
        _check("BESCHERMING", values.get("protection", ""), ("", *PROTECTIONS))
        _check("RENDERER", values.get("renderer", "auto"), RENDERERS)
        _check("STATUS", values.get("status", "concept"), STATUSES)
        return cls(**{key: value for key, value in values.items() if value})


def _check(variable: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise UsageError(
            f"'{value}' is geen geldige waarde voor {variable}.",
            place=f"{variable}={value}",
            remedy=f"Kies uit: {', '.join(name for name in allowed if name)}.",
        )
