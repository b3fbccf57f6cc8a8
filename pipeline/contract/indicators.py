"""External indicators: which figures of others the house knows, and what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import yaml

from pipeline.contract.codelists import Code, CodeList, by_id, load_codelists
from pipeline.contract.resources import read_file


@dataclass(frozen=True, slots=True)
class ExternalIndicator:
    """What a figure from outside means.

    Attributes:
        id: as in the column ``indicator`` of ``externe_indicator``.
        label: short name for tables and axes.
        description: what is measured, one Dutch sentence.
        unit: code of the list ``eenheid``.
        decimals: digits after the point in print: the precision of the source.
        denominator: the whole of a share, in words; empty for counts.
        breakdown: code list of the column ``uitsplitsing``; empty when there is none.
    """

    id: str
    label: str
    description: str
    unit: str
    decimals: int
    denominator: str = ""
    breakdown: str = ""


@cache
def load_external_indicators() -> Mapping[str, ExternalIndicator]:
    """All external indicators by id, in printing order."""
    content = yaml.safe_load(read_file("externe_indicatoren.yml"))
    found = (
        ExternalIndicator(
            id=entry["id"],
            label=entry["naam"],
            description=entry["omschrijving"],
            unit=entry["eenheid"],
            decimals=entry["decimalen"],
            denominator=entry["noemer"],
            breakdown=entry.get("uitsplitsing", ""),
        )
        for entry in content["indicatoren"]
    )
    return MappingProxyType({indicator.id: indicator for indicator in found})


@cache
def derived_codelists() -> Mapping[str, CodeList]:
    """The code lists that follow from the external indicators, checked like any other list.

    ``externe_indicator`` holds their ids, ``uitsplitsing`` the codes of all their breakdowns.
    """
    version = yaml.safe_load(read_file("externe_indicatoren.yml"))["versie"]
    indicators = load_external_indicators().values()
    names = tuple(Code(entry.id, entry.label) for entry in indicators)
    lists = dict.fromkeys(entry.breakdown for entry in indicators if entry.breakdown)
    parts = tuple(code for name in lists for code in load_codelists()[name].codes)
    return by_id(
        (
            CodeList("externe_indicator", "Cijfer van buiten", version, "", names),
            CodeList("uitsplitsing", "Onderdeel van een cijfer van buiten", version, "", parts),
        )
    )
