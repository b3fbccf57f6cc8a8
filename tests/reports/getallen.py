"""What a reader takes for a number: written for these tests, apart from the product's own reader.

Number words are not recognised by a pattern but by writing out every number up to a thousand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

UNITS = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
TEENS = (
    "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien",
    "achttien", "negentien",
)  # fmt: skip
TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
BIG = ("miljoen", "miljard")
SHARES = frozenset({"helft", "kwart", "driekwart", "half", "halve", "anderhalf", "anderhalve"})
PARTS = frozenset({"derde", "vierde", "vijfde", "zesde", "achtste", "tiende"})
SUFFIXES = ("tallen", "tal", "maal", "keer", "voudig", "voud", "en")
ARTICLE = "een"

NUMERAL = re.compile(r"\d+(?:[.,]\d+)*(?:[ \u00a0]?%)?|[²³¹¼½¾⅓⅔⅛]")
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a text and where it stands."""

    text: str
    start: int
    end: int


def numbers_in(text: str) -> list[Found]:
    """Every numeral and number word of a text, in order."""
    found = [Found(match[0], match.start(), match.end()) for match in NUMERAL.finditer(text)]
    previous = ""
    for match in WORD.finditer(text):
        word = match[0].casefold()
        if _is_number(word, previous):
            found.append(Found(match[0], match.start(), match.end()))
        previous = word
    return sorted(found, key=lambda number: number.start)


def _is_number(word: str, previous: str) -> bool:
    if word == "acht" and previous == "in":  # in acht nemen
        return False
    if word in PARTS:  # "een derde" is a share, "het derde" an order
        return previous in {ARTICLE, "één"} or (previous in UNITS and bool(previous))
    return word in SHARES or word in BIG or _counts(word) or _derived(word)


def _counts(word: str) -> bool:
    if word in {"één", "eén", "nul"}:
        return True
    if word == ARTICLE:
        return False
    head, thousand, tail = word.partition("duizend")
    if not thousand:
        return word in below_a_thousand()
    tail = tail.removeprefix("en") or tail
    return all(part in below_a_thousand() or not part for part in (head, tail))


def _derived(word: str) -> bool:
    """``tientallen``, ``vijfmaal``, ``honderden``, ``miljoenen``, ``vieren``."""
    return any(
        word.endswith(suffix) and (_counts(stem) or stem in BIG)
        for suffix in SUFFIXES
        if (stem := word.removesuffix(suffix))
    )


@cache
def below_a_thousand() -> frozenset[str]:
    """Every number from one to 999 as a Dutch word."""
    small = [word for word in UNITS if word] + list(TEENS) + list(TENS)
    for unit in UNITS[1:]:
        link = "ën" if unit.endswith("e") else "en"
        small += [unit + link + ten for ten in TENS]
    words = set(small)
    for many in ("", *UNITS[2:], *TEENS):
        words |= {f"{many}honderd", *(f"{many}honderd{tail}" for tail in small)}
        words |= {f"{many}honderden{tail}" for tail in small}
    return frozenset(words)
