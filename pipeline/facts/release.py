"""What stands behind the wall: the protected facts of one organisation and period.

The folder ``publiek/`` holds four JSON files; :class:`Release` is their typed form. Reading and
writing files is left to the callers, so this module stays pure.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from pipeline.facts.model import Fact
from pipeline.facts.notation import NumberProfile
from pipeline.facts.relations import Structure
from pipeline.facts.store import FactStore

FILES = ("feiten.json", "definities.json", "register.json", "teksten.json")


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a share says about how complete a registration is.

    Attributes:
        name: what is registered, as the people who register call it.
        columns: what should have been filled in, as ``table.column``.
        missing: dimension and code of the cell that tells what is missing; empty where a cell tells
            what is there.
        remedy: what the people who register can do, in Dutch.
    """

    name: str
    columns: tuple[str, ...]
    missing: tuple[str, str] | None
    remedy: str

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        """Build from plain data."""
        missing = record["ontbreekt"]
        return cls(
            name=record["naam"],
            columns=tuple(record["kolommen"]),
            missing=(missing[0], missing[1]) if missing else None,
            remedy=record["herstel"],
        )

    def to_record(self) -> dict[str, Any]:
        """Plain data for JSON, in the words of the front matter."""
        return {
            "naam": self.name,
            "kolommen": list(self.columns),
            "ontbreekt": list(self.missing) if self.missing else None,
            "herstel": self.remedy,
        }


@dataclass(frozen=True, slots=True)
class Definition:
    """What an indicator means, in the words of the reader.

    Attributes:
        id, version: as in ``pipeline/indicators``.
        label: short name for tables and axes, e.g. ``"Individuele hulp"``.
        description: what is counted, of whom, when: one or two Dutch sentences.
        unit: as on its facts.
        denominator: the whole of a share or mean, in words; empty for counts.
        rules: business rules and sources the definition rests on.
        structure: its arithmetic: what its cells add up to and are made of.
        coverage: set for a share that tells how complete a registration is.
        rests_on: ids of the shares that tell how complete the registration is that it rests on.
    """

    id: str
    version: int
    label: str
    description: str
    unit: str
    denominator: str = ""
    rules: tuple[str, ...] = ()
    structure: Structure = field(default_factory=Structure)
    coverage: Coverage | None = None
    rests_on: tuple[str, ...] = ()

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        """Build from plain data."""
        coverage = record.get("coverage")
        return cls(
            **{
                **record,
                "rules": tuple(record["rules"]),
                "structure": Structure.from_record(record["structure"]),
                "coverage": Coverage.from_record(coverage) if coverage else None,
                "rests_on": tuple(record.get("rests_on", ())),
            }
        )

    def to_record(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            "id": self.id,
            "version": self.version,
            "label": self.label,
            "description": self.description,
            "unit": self.unit,
            "denominator": self.denominator,
            "rules": list(self.rules),
            "structure": self.structure.to_record(),
            "coverage": self.coverage and self.coverage.to_record(),
            "rests_on": list(self.rests_on),
        }


@dataclass(frozen=True, slots=True)
class Release:
    """Everything the stages after the wall may know.

    Attributes:
        facts: all protected facts.
        definitions: by indicator id.
        register: names and lists that are no numbers: organisation, themes, labels of codes,
            activities, goals, efforts, partners, sources (plain data, see ``docs/publiek.md``).
        texts: approved texts of the organisation.
    """

    facts: FactStore
    definitions: Mapping[str, Definition]
    register: Mapping[str, Any]
    texts: tuple[Mapping[str, Any], ...]

    @property
    def profile(self) -> NumberProfile:
        """The organisation's number profile."""
        return NumberProfile.from_record(self.register["getalprofiel"])

    def label(self, codelist: str, code: str) -> str:
        """The printed name of a code, e.g. ``label("zrm_domein", "FIN")``."""
        return str(self.register["labels"][codelist][code])

    @classmethod
    def parse(cls, files: Mapping[str, str]) -> Self:
        """Build from the texts of the four files, keyed by file name."""
        data = {name: json.loads(files[name]) for name in FILES}
        definitions = [Definition.from_record(record) for record in data["definities.json"]]
        return cls(
            facts=FactStore.of(Fact.from_record(record) for record in data["feiten.json"]),
            definitions={definition.id: definition for definition in definitions},
            register=data["register.json"],
            texts=tuple(data["teksten.json"]),
        )

    def dump(self) -> dict[str, str]:
        """The texts of the four files; the same release always gives the same bytes."""
        data: dict[str, Any] = {
            "feiten.json": [fact.to_record() for fact in self.facts],
            "definities.json": [self.definitions[i].to_record() for i in sorted(self.definitions)],
            "register.json": dict(self.register),
            "teksten.json": list(self.texts),
        }
        return {name: to_json(data[name]) for name in FILES}


def to_json(data: Any) -> str:
    """JSON as Feitenwerk writes it: sorted keys, real characters, a newline at the end."""
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
