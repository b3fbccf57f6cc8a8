"""Reads the cells of a source: numbers, signs in place of numbers, and years. Pure.

A sign is never zero. Statistics Netherlands writes ``.`` for what is unknown or secret, ``x`` for
what is secret, and leaves a cell empty where no figure can exist; ``*`` and ``**`` mark provisional
figures. Others use ``-`` for what is too little to show.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pipeline.contract.sources import EMPTY, SIGNS

STARS = {"": None, "*": "voorlopig", "**": "nader_voorlopig"}
_STARRED = re.compile(r"(.*?)\s*(\*{0,2})", re.DOTALL)
_YEAR = re.compile(r"(\d{4})(?:JJ00)?")
_BLANKS = re.compile(r"[\s\u00a0\u202f]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says: a value, or a sign, or neither where it cannot be read.

    Attributes:
        value: the number.
        sign: ``.``, ``x``, ``-`` or ``leeg``; empty where there is a number.
        status: told by a star behind the number.
    """

    value: Decimal | None = None
    sign: str = ""
    status: str | None = None

    @property
    def known(self) -> bool:
        """Whether the cell could be read."""
        return self.value is not None or bool(self.sign)


def read_cell(text: str | None, mark: str, signs: Mapping[str, str]) -> Reading:
    """Read one cell.

    Args:
        text: as in the source; spaces around it do not count.
        mark: what stands before decimals, ``.`` or ``,``; the other may group thousands.
        signs: meaning of other signs than those of the house.
    """
    bare, status = _without_star(_BLANKS.sub(" ", text or "").strip())
    sign = signs.get(bare) or _own_sign(bare)
    if sign:
        return Reading(sign=sign, status=status)
    return Reading(_number(bare, mark), status=status)


def read_year(text: str | None) -> tuple[int, str | None] | None:
    """Year and status of ``2022``, ``2022*`` or ``2022JJ00``; ``None`` for any other period."""
    bare, status = _without_star((text or "").strip())
    found = _YEAR.fullmatch(bare)
    return (int(found[1]), status) if found else None


def decimal_mark(texts: Iterable[str | None]) -> str | None:
    """What stands before decimals in these numbers; ``None`` if they do not tell or disagree.

    ``1.050`` may be meant as 1050 or as 1,05 and so tells nothing; ``0.105``, ``10.5`` and
    ``-0.10`` do.
    """
    found: set[str] = set()
    for text in texts:
        bare, _ = _without_star(_BLANKS.sub("", text or ""))
        for mark, other in ((".", ","), (",", ".")):
            grouped = rf"[+-]?\d{{1,3}}(\{other}\d{{3}})+\{mark}\d+"
            plain = rf"[+-]?(0\{mark}\d+|\d+\{mark}(\d{{1,2}}|\d{{4,}})|\d{{4,}}\{mark}\d+)"
            if re.fullmatch(f"{grouped}|{plain}", bare):
                found.add(mark)
    return found.pop() if len(found) == 1 else None


def ambiguous(texts: Iterable[str | None]) -> bool:
    """Whether any of these numbers means something else with the other mark."""
    bare = (_BLANKS.sub("", text or "") for text in texts)
    return any(re.fullmatch(r"[+-]?\d+[.,]\d+\*{0,2}", text) for text in bare)


def _without_star(text: str) -> tuple[str, str | None]:
    found = _STARRED.fullmatch(text)
    return (found[1], STARS[found[2]]) if found else (text, None)


def _own_sign(bare: str) -> str:
    if not bare:
        return EMPTY
    return bare.lower() if bare.lower() in SIGNS else ""


def _number(bare: str, mark: str) -> Decimal | None:
    other = "," if mark == "." else "."
    groups = rf"[+-]?\d{{1,3}}([ \{other}]\d{{3}})+(\{mark}\d+)?"
    plain = rf"[+-]?\d+(\{mark}\d+)?([eE][+-]?\d{{1,3}})?"
    bare = bare.removesuffix("%").rstrip()
    if re.fullmatch(groups, bare):
        bare = bare.replace(" ", "").replace(other, "")
    elif not re.fullmatch(plain, bare):
        return None
    return Decimal(bare.replace(mark, "."))
