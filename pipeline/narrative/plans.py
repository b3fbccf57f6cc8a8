"""Services, budget and intended impact of a release as frozen objects for templates. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from pipeline.narrative.names import Shown
from pipeline.narrative.text import Name


@dataclass(frozen=True, slots=True)
class Service(Shown):
    """A service as it is called in the year of the report.

    Attributes:
        id, naam, themas, toelichting: as in the register.
        categorie: group of services it stands with, or empty.
        eenheid: code of what it counts, in ``telleenheid``; empty when unknown.
        vorm: code in ``dienst_vorm``; empty when unknown.
        uitvoering: who does it.
        status, stand: how it stands, and why.
    """

    soort_naam: ClassVar[str] = "een dienst"
    id: str
    naam: Name
    themas: tuple[str, ...]
    categorie: Name
    eenheid: str
    vorm: str
    uitvoering: tuple[Name, ...]
    status: str
    stand: str
    toelichting: str


@dataclass(frozen=True, slots=True)
class BudgetLine(Shown):
    """A line of the budget; its numbers are facts.

    Attributes:
        valt_onder, uit_regel: names of other lines, or empty.
        verdeeld: whether its costs are spread over other themes.
        diensten: ids of the services it pays.
    """

    soort_naam: ClassVar[str] = "een begrotingsregel"
    id: str
    thema: str
    omschrijving: Name
    valt_onder: Name
    uit_regel: Name
    verdeeld: bool
    toelichting: str
    diensten: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Objection(Shown):
    """One reason why costs of a theme cannot be laid beside its reach; names, or empty."""

    soort_naam: ClassVar[str] = "een bezwaar"
    soort: str
    regel: Name
    dienst: Name


@dataclass(frozen=True, slots=True)
class IntendedImpact(Shown):
    """What a service or group of services should bring, in sentences."""

    soort_naam: ClassVar[str] = "een beoogde impact"
    naam: Name
    hulpvrager: tuple[str, ...]
    leefomgeving: tuple[str, ...]
    ketenpartners: tuple[str, ...]


def services(register: Mapping[str, Any], themes: Iterable[str]) -> tuple[Service, ...]:
    """The services of these themes, in printing order."""
    wanted = set(themes)
    return tuple(
        Service(
            id=told["id"],
            naam=Name(told["naam"]),
            themas=tuple(told["themas"]),
            categorie=Name(told.get("categorie") or ""),
            eenheid=told.get("eenheid") or "",
            vorm=told.get("vorm") or "",
            uitvoering=tuple(Name(who) for who in told.get("uitvoering") or ()),
            status=told.get("status") or "",
            stand=told.get("stand") or "",
            toelichting=told.get("toelichting") or "",
        )
        for told in register.get("diensten", ())
        if wanted & set(told["themas"])
    )


def budget(register: Mapping[str, Any], theme: str | None = None) -> tuple[BudgetLine, ...]:
    """The lines of a theme, or all of them, in printing order."""
    lines = register.get("begroting", ())
    names = {told["id"]: Name(told["omschrijving"]) for told in lines}
    return tuple(
        BudgetLine(
            id=told["id"],
            thema=told["thema"],
            omschrijving=names[told["id"]],
            valt_onder=names.get(told["valt_onder"], Name("")),
            uit_regel=names.get(told["uit_regel"], Name("")),
            verdeeld=bool(told["verdeeld"]),
            toelichting=told["toelichting"] or "",
            diensten=tuple(told["diensten"]),
        )
        for told in lines
        if theme in (None, told["thema"])
    )


def objections(register: Mapping[str, Any], theme: str) -> tuple[Objection, ...]:
    """Why costs of a theme cannot be divided by its reach; nothing when they can."""
    lines = {told["id"]: told["omschrijving"] for told in register.get("begroting", ())}
    names = {told["id"]: told["naam"] for told in register.get("diensten", ())}
    return tuple(
        Objection(
            soort=told["soort"],
            regel=Name(lines.get(told["regel"]) or ""),
            dienst=Name(names.get(told["dienst"]) or ""),
        )
        for told in register.get("kostenbezwaren", ())
        if told["thema"] == theme
    )


def impacts(register: Mapping[str, Any], theme: str) -> tuple[IntendedImpact, ...]:
    """What the services of a theme should bring, in printing order."""
    return tuple(
        IntendedImpact(
            naam=Name(told["naam"]),
            hulpvrager=tuple(told["hulpvrager"]),
            leefomgeving=tuple(told["leefomgeving"]),
            ketenpartners=tuple(told["ketenpartners"]),
        )
        for told in register.get("beoogde_impact", ())
        if told["thema"] == theme
    )
