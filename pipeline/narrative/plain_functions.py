"""Functions that print something else than a fact: names, sources, years, numbering, texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pipeline.facts import Fact
from pipeline.narrative.approved import ApprovedText, approved_markup, facts_in, points_of, quoted
from pipeline.narrative.marks import free_span
from pipeline.narrative.refusal import WrongUse
from pipeline.narrative.text import Qmd
from pipeline.narrative.values import describe, dutch_day


def naam(tekst: str) -> Qmd:
    """A name; a number in it belongs to the name."""
    return free_span(_words(tekst, "naam"), "naam")


def bron(tekst: str) -> Qmd:
    """Words of a cited source; a number in them belongs to that source."""
    return free_span(_words(tekst, "bron"), "bron")


def nummer(volgnummer: int) -> Qmd:
    """A sequence number, e.g. of a goal."""
    if isinstance(volgnummer, bool) or not isinstance(volgnummer, int):
        raise WrongUse(
            f"nummer() verwacht een volgnummer, maar kreeg {describe(volgnummer)}.",
            "Gebruik bijvoorbeeld nummer(doel.nummer) of nummer(loop.index).",
        )
    return free_span(str(int(volgnummer)), "nummering")


def datum(dag: str) -> Qmd:
    """A day that is a parameter: ``1 januari 2022``."""
    try:
        return free_span(dutch_day(dag), "jaar")
    except (TypeError, ValueError):
        raise WrongUse(
            f"datum() verwacht een dag, maar kreeg {describe(dag)}.",
            "Gebruik bijvoorbeeld datum(periode.van).",
        ) from None


def tekst(goedgekeurd: ApprovedText) -> Qmd:
    """An approved text of the organisation: paragraphs, emphasis and bullets."""
    return approved_markup(goedgekeurd)


def citaat(goedgekeurd: ApprovedText) -> Qmd:
    """An approved text of the organisation as a quotation."""
    return quoted(approved_markup(goedgekeurd))


def punten(goedgekeurd: ApprovedText) -> tuple[Qmd, ...]:
    """The bullets of an approved text, to put in a cell of a table."""
    return points_of(goedgekeurd)


def feiten_in(goedgekeurd: ApprovedText) -> tuple[Fact, ...]:
    """The facts an approved text names, for the line of sources under it."""
    return facts_in(goedgekeurd)


def _words(value: Any, asked_by: str) -> str:
    if isinstance(value, str) and not isinstance(value, Qmd):
        return str(value)
    raise WrongUse(
        f"{asked_by}() verwacht gewone tekst, maar kreeg {describe(value)}.",
        "Druk een feit af met getal(…), tel(…) of aantal(…).",
    )


PLAIN: Mapping[str, Callable[..., Any]] = {
    function.__name__: function
    for function in (naam, bron, nummer, datum, tekst, citaat, punten, feiten_in)
}
