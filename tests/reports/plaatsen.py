"""Places of a document: the same names for screen and paper, so that both can be laid side by side.

``tekst 3`` is the running text under the third heading (``tekst 0``: before the first), then there
are ``figuur``, ``bij figuur`` (title and subtitle), ``bron`` (line under a figure), ``tabel``,
``bij tabel`` and ``noot``, each with its number. ``alt`` and ``scherm`` exist on screen only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.reports.getallen import numbers_in

SCREEN_ONLY = ("alt", "scherm")


@dataclass(frozen=True)
class Owner:
    """What a stretch of text belongs to: a fact, or a rule that says it is none.

    Attributes:
        fact: id of the fact, empty for a rule.
        rule: number of the rule in the list of exempt numbers, -1 for a fact.
        text: all text of the element, without what other owners hold.
        serial: tells two elements with the same text apart.
    """

    fact: str
    rule: int
    text: str
    serial: int


@dataclass(frozen=True)
class Printed:
    """A number or a fact at its place."""

    text: str
    owner: Owner | None


@dataclass
class Place:
    """One place with its letters and, per letter, who owns it."""

    letters: list[str] = field(default_factory=list)
    owners: list[Owner | None] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.letters)

    def add(self, text: str, owner: Owner | None = None) -> None:
        text = plain(text)
        self.letters += text
        self.owners += [owner] * len(text)

    def part(self) -> None:
        """What follows is another line, cell or label."""
        if self.letters and self.letters[-1] != "\n":
            self.add("\n")

    def numbers(self) -> list[str]:
        """Every number in order."""
        return [number.text for number in numbers_in(self.text)]

    def printed(self) -> Iterator[Printed]:
        """Facts as they are printed, and numbers outside them, in order.

        A number that lies across a border belongs to nobody.
        """
        whole, at = self.text, 0
        numbers = {number.start: number for number in numbers_in(whole)}
        while at < len(whole):
            owner = self.owners[at]
            if owner is not None and owner.fact:
                end = next(
                    (i for i in range(at, len(whole)) if self.owners[i] != owner), len(whole)
                )
                yield Printed(" ".join(whole[at:end].split()), owner)
                yield from (
                    Printed(number.text, None)
                    for start, number in numbers.items()
                    if at <= start < end < number.end
                )
                at = end
                continue
            if at in numbers:
                holders = set(self.owners[at : numbers[at].end])
                yield Printed(numbers[at].text, owner if holders == {owner} else None)
            at += 1


Places = dict[str, Place]


def at(places: Places, name: str) -> Place:
    """The place with this name, new if need be."""
    return places.setdefault(name, Place())


def plain(text: str) -> str:
    """One kind of space, no invisible hyphens or joiners."""
    return (
        re.sub(r"[\u00ad\u200b\u2060\ufe0e]", "", text)
        .replace("\u00a0", " ")
        .replace("\u202f", " ")
    )


def squeezed(text: str) -> str:
    """Text without white space: lines end elsewhere on screen than on paper."""
    return re.sub(r"\s+", "", plain(text))
