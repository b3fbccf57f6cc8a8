"""Code lists: the fixed vocabularies of the field, with versions and aliases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any, Self

import yaml

from pipeline.contract.resources import read_folder

Attribute = str | int


def normal_form(text: str) -> str:
    """How spellings are compared: without case and without surplus white space."""
    return " ".join(text.split()).lower()


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a list.

    Attributes:
        code: as stored after ingest.
        name: as printed in running text.
        aliases: other spellings that deliveries use.
        attributes: what only this list knows, such as the bounds of an age group.
    """

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    attributes: Mapping[str, Attribute] = field(default_factory=dict)

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        """Build from one entry of a code list file."""
        own = {"code", "naam", "alias"}
        return cls(
            code=str(record["code"]),
            name=str(record["naam"]),
            aliases=tuple(str(alias) for alias in record["alias"]) if "alias" in record else (),
            attributes=MappingProxyType({k: v for k, v in record.items() if k not in own}),
        )


@dataclass(frozen=True, slots=True)
class CodeList:
    """A versioned code list, in the order in which its codes are printed.

    Attributes:
        id, name: of the list.
        version: raised when the meaning of a code changes or a code goes.
        source: where the list comes from.
        codes: in printing order.
    """

    id: str
    name: str
    version: int
    source: str
    codes: tuple[Code, ...]

    def __post_init__(self) -> None:
        seen: dict[str, str] = {}
        for code in self.codes:
            for spelling in (code.code, code.name, *code.aliases):
                if seen.setdefault(normal_form(spelling), code.code) != code.code:
                    raise ValueError(f"{self.id}: {spelling!r} stands for two codes")

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        """Build from the content of one code list file."""
        return cls(
            id=record["id"],
            name=record["naam"],
            version=record["versie"],
            source=record["bron"],
            codes=tuple(Code.from_record(entry) for entry in record["codes"]),
        )

    @property
    def order(self) -> tuple[str, ...]:
        """The codes in printing order."""
        return tuple(code.code for code in self.codes)

    @property
    def labels(self) -> dict[str, str]:
        """Printed name by code."""
        return {code.code: code.name for code in self.codes}

    @property
    def spellings(self) -> dict[str, str]:
        """Code by every accepted spelling in :func:`normal_form`: code, name and aliases."""
        return {
            normal_form(spelling): code.code
            for code in self.codes
            for spelling in (code.code, code.name, *code.aliases)
        }

    def find(self, spelling: str) -> Code | None:
        """The code that a spelling stands for, ``None`` if there is none."""
        wanted = self.spellings.get(normal_form(spelling))
        return next((code for code in self.codes if code.code == wanted), None)

    def __contains__(self, code: object) -> bool:
        return code in self.order


@cache
def load_codelists() -> Mapping[str, CodeList]:
    """All code lists of the contract by id; ``externe_indicator`` is in ``indicators.py``."""
    lists = (
        CodeList.from_record(yaml.safe_load(text))
        for text in read_folder("codelijsten", ".yml").values()
    )
    return by_id(lists)


def by_id(lists: Iterable[CodeList]) -> Mapping[str, CodeList]:
    """Code lists keyed by their id, read-only."""
    return MappingProxyType({codelist.id: codelist for codelist in lists})
