"""What a user asks of make, as one frozen object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from pipeline.errors import UsageError

PROTECTIONS = ("standaard", "streng", "rondt", "bron")
RENDERERS = ("auto", "quarto", "ingebouwd")
STATUSES = ("concept", "definitief")
EVERYTHING = "alles"


@dataclass(frozen=True, slots=True)
class Wish:
    """The variables of a make target.

    Attributes:
        report: id of the report, as its folder in ``reports/templates``; ``alles`` for every one.
        year: the year that was asked for, four digits; may be empty with ``alles``.
        org, theme: empty means all.
        protection: empty means what the organisation has configured.
        renderer, status: as on the contract page.
        as_of: peildatum, ISO; empty means what the organisation has configured.
    """

    report: str
    year: str = ""
    org: str = ""
    theme: str = ""
    protection: str = ""
    renderer: str = "auto"
    status: str = "concept"
    as_of: str = ""

    @property
    def everything(self) -> bool:
        """Whether every configured report was asked for."""
        return self.report == EVERYTHING

    @classmethod
    def build(cls, values: Mapping[str, str]) -> Self:
        """Check untrusted values.

        Raises:
            UsageError: a value outside its list, or a year or day that is none.
        """
        _check_year(values.get("year", ""), values.get("report", "monitor"))
        _check_day(values.get("as_of", ""))
        _check("BESCHERMING", values.get("protection", ""), ("", *PROTECTIONS))
        _check("RENDERER", values.get("renderer", "auto"), RENDERERS)
        _check("STATUS", values.get("status", "concept"), STATUSES)
        return cls(**{key: value for key, value in values.items() if value})


def _check_year(year: str, report: str) -> None:
    if not year and report != EVERYTHING:
        raise UsageError(
            "Er is geen jaar opgegeven.",
            place="YEAR",
            remedy=f"Bijvoorbeeld: make {report} YEAR=2022",
        )
    if year and not (year.isascii() and year.isdigit() and len(year) == 4):
        raise UsageError(
            f"'{year}' is geen jaar van vier cijfers.",
            place=f"YEAR={year}",
            remedy="Bijvoorbeeld: YEAR=2022",
        )


def _check_day(day: str) -> None:
    if day and not _is_day(day):
        raise UsageError(
            f"'{day}' is geen datum.",
            place=f"PEILDATUM={day}",
            remedy="Schrijf jaar-maand-dag, bijvoorbeeld: PEILDATUM=2021-06-18",
        )


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _check(variable: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise UsageError(
            f"'{value}' is geen geldige waarde voor {variable}.",
            place=f"{variable}={value}",
            remedy=f"Kies uit: {', '.join(name for name in allowed if name)}.",
        )
