"""Which words of a Dutch text are numbers. Pure.

A number is a numeral anywhere (also inside a word, as in ``A4``) or a number word. What counts as
a number word is a choice, written down here:

* **counts**: nul, één, twee … negentien, the tens, honderd, duizend, miljoen, miljard and their
  compounds (``vijfentwintig``); quantities made of them (``tientallen``, ``honderden``,
  ``tweetal``, ``driemaal``); shares (``helft``, ``kwart``, ``driekwart``, ``half``, ``anderhalf``,
  ``een derde``).
* **does not count**: ``een`` without accents (an article), ordinals (``eerste``, ``derden``),
  ``beide``, ``geen``, ``dubbel``, ``enkele`` and ``in acht nemen``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNITS = "één|eén|twee|drie|vier|vijf|zes|zeven|acht|negen"
_TEENS = "tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien"
_TENS = "twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig"
_BIG = "honderd|duizend|miljoen|miljard"
_COMPOUND = f"(?:een|{_UNITS})(?:en|ën)(?:{_TENS})"
_ATOM = f"(?:{_COMPOUND}|{_TEENS}|{_TENS}|{_UNITS}|{_BIG}|nul)"
_WORD = f"{_ATOM}+(?:tallen|tal|maal|keer|(?<=honderd)en|(?<=duizend)en|(?<=miljoen)en)?"
_SHARES = (
    r"helft|driekwart|kwart|anderhalf|anderhalve|half|halve|(?:een|twee)derden?"
    r"|een (?:derde|vierde|vijfde|zesde|achtste|tiende)"
    r"|(?:twee|drie)ën"
)
NUMBER = re.compile(
    r"\d+(?:[.,]\d+)*[%+]?|[¼½¾⅓⅔⅛]"
    rf"|(?<!\w)(?<!\bin (?=acht\b))(?:{_SHARES}|{_WORD})(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """One number in a text: what it says and where (offsets in characters)."""

    text: str
    start: int
    end: int


def find_numbers(text: str) -> list[FoundNumber]:
    """Every numeral and number word of a plain text, in order."""
    return [
        FoundNumber(match.group(), match.start(), match.end()) for match in NUMBER.finditer(text)
    ]


def has_number(text: str) -> bool:
    """Whether the text holds a numeral or number word."""
    return NUMBER.search(text) is not None
