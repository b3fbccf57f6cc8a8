"""Text that is markup and text that is not.

Everything a template prints is either :class:`Qmd`, markup that Feitenwerk made itself, or plain
text from the data, which :func:`escape` makes inert: whatever it holds, the reader sees exactly
those characters. Pure.
"""

from __future__ import annotations

import re
from typing import Any, Self

from markupsafe import Markup

from pipeline.facts import NBSP
from pipeline.unseen import seen

WHITESPACE = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
# Pandoc makes a tick box of "[ ] " at the start of a bullet, escaped or not.
TASK = re.compile(r"^( ?\[[ xX]\]) ")
FIRST_WORD = re.compile(r" ?\(?\w*")
# After "p." and "vs." pandoc makes the space unbreakable; its abbreviations are this short.
ABBREVIATION = re.compile(r"(?<!\w)\w{0,5}\Z")
INERT = frozenset(" ,;?/(%!")
ENDING_A_WORD = frozenset(".:)-")
INERT_IN_A_WORD = frozenset(".-")
OPENING_QUOTES = frozenset("“‘")
ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class Qmd(Markup):
    """Quarto Markdown that may be printed as it stands.

    Joining or adding plain text to it escapes that text as Markdown, never as HTML.
    """

    __slots__ = ()

    @classmethod
    def escape(cls, s: Any, /) -> Self:
        """Plain text as inert markup; markup stays what it is."""
        return cls(s if isinstance(s, Markup) else escape(str(s)))


class Name(str):
    """A name or label from the register; a number in it belongs to the name."""

    __slots__ = ()


class Cited(str):
    """Words taken from a named source; a number in it belongs to that source."""

    __slots__ = ()


class Day(str):
    """A calendar day, ISO 8601."""

    __slots__ = ()


def one_line(text: str) -> str:
    """The text with single spaces for white space, without control and invisible characters."""
    return WHITESPACE.sub(" ", seen(text))


def escape(text: str) -> Qmd:
    """Plain text such that pandoc and Quarto read nothing but those characters in it.

    Newlines become spaces. An apostrophe inside a word becomes a typographic one.
    """
    line = TASK.sub(f"\\1{NBSP}", one_line(text))
    return Qmd("".join(_inert(line, place) for place in range(len(line))))


def _inert(line: str, place: int) -> str:
    char = line[place]
    before, after = line[:place], line[place + 1 : place + 2]
    in_word = before[-1:].isalnum() and after.isalnum()
    if char == "'" and in_word:
        return "’"
    if char in INERT or (char in INERT_IN_A_WORD and in_word) or (char == "+" and before):
        return char
    short = char == "." and ABBREVIATION.search(before)
    if char in ENDING_A_WORD and not short and _ends_a_word(before, after):
        return char
    if char in OPENING_QUOTES or (char.isascii() and not char.isalnum()):
        return f"\\{char}"
    return char


def _ends_a_word(before: str, after: str) -> bool:
    """Whether punctuation here is just that: after a word, and not after the first one.

    After a first word it could begin a list ("a. ", "(1) ") or a caption ("Table: ").
    """
    word_ends = before[-1:].isalnum() and after in ("", " ", ")", ",", ";")
    return word_ends and FIRST_WORD.fullmatch(before) is None


def unescape(markup: str) -> str:
    """The characters a reader sees of escaped text: the inverse of :func:`escape`."""
    # A pattern joins its pieces with the type it was given, and markup would escape them again.
    return ESCAPED.sub(r"\1", str(markup))


def attribute(text: str) -> str:
    """Plain text for use between double quotes in an attribute list."""
    return one_line(text).strip().translate({ord(char): f"&#{ord(char)};" for char in '&"\\<>{}'})
