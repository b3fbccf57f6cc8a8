"""What goes wrong inside a template, before the place is known.

The pure functions of this room raise :class:`WrongUse`; the environment knows which line of
which template was being filled and turns it into a ``TemplateRefused`` with that place.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

MANY = 12


class WrongUse(Exception):
    """A template asks for something that does not exist or cannot be.

    Args:
        sentence: what is wrong, one Dutch sentence.
        remedy: what to do about it, in Dutch.
    """

    def __init__(self, sentence: str, remedy: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.remedy = remedy


class WrongText(WrongUse):
    """A text of the organisation cannot be printed: its file is wrong, not the template.

    Args:
        sentence: what is wrong, one Dutch sentence.
        remedy: what to do about it, in Dutch.
        place: file and line of the text, empty when unknown.
    """

    def __init__(self, sentence: str, remedy: str = "", *, place: str = "") -> None:
        super().__init__(sentence, remedy)
        self.place = place


def nearest(name: str, candidates: Iterable[str]) -> list[str]:
    """At most three existing names that look like this one, the likeliest first."""
    return difflib.get_close_matches(name, sorted(set(candidates)), n=3, cutoff=0.6)


def unknown(sentence: str, name: str, candidates: Iterable[str]) -> WrongUse:
    """A refusal that names the nearest valid name, or all of them when they are few.

    Args:
        sentence: Dutch sentence without the suggestion, ending in a full stop.
        name: what was asked for.
        candidates: the names that exist.
    """
    known = sorted(set(candidates))
    close = nearest(name, known)
    if close:
        sentence += f" Bedoelde u “{close[0]}”?"
    if not known:
        return WrongUse(sentence, "Hiervan is geen onderdeel te gebruiken; kies een functie.")
    shown = known if len(known) <= MANY else close or known[:MANY]
    return WrongUse(sentence, "Kies een naam die bestaat: " + ", ".join(shown) + ".")
