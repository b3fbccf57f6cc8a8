"""What may stand between ``{{`` and ``}}``, and what the reader sees of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from babel.dates import format_date
from jinja2 import Undefined
from markupsafe import Markup

from pipeline.facts import Fact
from pipeline.narrative.marks import free_span
from pipeline.narrative.numbers import find_numbers
from pipeline.narrative.refusal import WrongUse
from pipeline.narrative.text import Cited, Day, Name, Qmd, escape
from pipeline.narrative.wording import capital
from pipeline.narrative.year import Year


def printed(value: Any) -> Qmd:
    """A value as it is printed: markup as it is, text escaped, numbers only with their origin.

    Raises:
        WrongUse: for anything that may not be printed just like that, with what to write instead.
    """
    if isinstance(value, Undefined):
        return Qmd(value)  # raises, naming the nearest valid name
    if isinstance(value, Markup):
        return Qmd(value)
    if isinstance(value, Year):
        return free_span(str(int(value)), "jaar")
    if isinstance(value, str):
        return _text(value.__class__(value.strip()))
    raise _not_text(value)


def joined(parts: Iterable[Any]) -> Qmd:
    """Several values after each other, each printed as by itself; spaces at the edges stay."""
    return Qmd("").join(_kept(part) for part in parts)


def _kept(part: Any) -> Qmd:
    markup = printed(part)
    if not isinstance(part, str) or isinstance(part, Markup):
        return markup
    before = " " if part[:1].isspace() else ""
    after = " " if part[-1:].isspace() and part.strip() else ""
    return Qmd(f"{before}{markup}{after}")


def _text(value: str) -> Qmd:
    if isinstance(value, Day):
        return free_span(dutch_day(value), "jaar")
    numbers = find_numbers(value)
    if not numbers:
        return escape(value)
    if isinstance(value, Name):
        return free_span(value, "naam")
    if isinstance(value, Cited):
        return free_span(value, "bron")
    raise WrongUse(
        f"In de tekst “{shorten(value)}” staat een getal zonder herkomst: “{numbers[0].text}”.",
        "Laat een feit het getal afdrukken, of gebruik naam(…) of bron(…) "
        "als het getal bij een naam of een aangehaalde bron hoort.",
    )


def _not_text(value: Any) -> WrongUse:
    if isinstance(value, Fact):
        return WrongUse(
            f"Een feit ({value.id}) wordt hier afgedrukt zonder te zeggen hoe.",
            "Gebruik bijvoorbeeld getal(…), tel(…), aantal(…) of procent(…).",
        )
    if value is None:
        return WrongUse(
            "Hier zou iets leegs worden afgedrukt.",
            "Vraag eerst met {% if … %} of het er is.",
        )
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return WrongUse(
            "Hier zou een getal zonder herkomst worden afgedrukt.",
            "Gebruik een feit, jaar(…) voor een jaartal of nummer(…) voor een volgnummer.",
        )
    return WrongUse(
        f"{capital(describe(value))} is geen tekst en kan niet worden afgedrukt.",
        "Druk een onderdeel ervan af; tekst(…) drukt een tekst van de organisatie af.",
    )


def describe(value: object) -> str:
    """What a value is, in words an editor knows."""
    kinds: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (Fact, "een feit"),
        (Year, "een jaar"),
        (str, "een tekst"),
        (bool, "ja of nee"),
        ((int, float, Decimal), "een los getal"),
        ((list, tuple), "een lijst"),
        (type(None), "niets"),
    )
    for kind, words in kinds:
        if isinstance(value, kind):
            return words
    return str(getattr(value, "soort_naam", "dit onderdeel"))


def dutch_day(iso: str) -> str:
    """``2022-03-01`` → ``1 maart 2022``."""
    return str(format_date(date.fromisoformat(iso), format="d MMMM y", locale="nl_NL"))


def shorten(text: str, width: int = 60) -> str:
    """The beginning of a text, for a message."""
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"
