"""The register of a release as frozen objects for templates. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from pipeline.facts import Release
from pipeline.narrative.names import Shown, View
from pipeline.narrative.plans import BudgetLine, IntendedImpact, Objection, Service
from pipeline.narrative.text import Cited, Day, Name
from pipeline.narrative.values import dutch_day
from pipeline.narrative.year import Year

NO_VERSION = Cited("")
PROVISIONAL = {
    "voorlopig": "voorlopige cijfers",
    "nader_voorlopig": "nader voorlopige cijfers",
}


@dataclass(frozen=True, slots=True)
class Organisation(Shown):
    """The organisation and where it works; all printed names.

    ``teksten`` gives its texts about no theme in particular.
    """

    soort_naam: ClassVar[str] = "de organisatie"
    id: str
    naam: Name
    korte_naam: Name
    gemeente: Name
    provincie: Name
    land: Name
    teksten: Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Period(Shown):
    """The period the report is about, and the day up to which is looked if it is not over."""

    soort_naam: ClassVar[str] = "de periode"
    id: str
    jaar: Year
    van: Day
    tot: Day
    peildatum: Day | None


@dataclass(frozen=True, slots=True)
class Source(Shown):
    """A source of external or reported facts; ``soort`` as in the register.

    ``uitgave`` tells which version of a table it is, and whether its figures are provisional;
    empty for a publication.
    """

    soort_naam: ClassVar[str] = "een bron"
    id: str
    naam: Cited
    uitgever: Cited
    jaar: Year | None
    url: str
    soort: str
    uitgave: Cited = NO_VERSION

    @property
    def vermelding(self) -> Cited:
        """The source as it is cited: publisher, title, and year or version."""
        who = f"{self.uitgever}, " if self.uitgever and self.uitgever not in self.naam else ""
        if self.uitgave:
            return Cited(f"{who}{self.naam}, {self.uitgave}")
        when = f" ({int(self.jaar)})" if self.jaar and str(int(self.jaar)) not in self.naam else ""
        return Cited(f"{who}{self.naam}{when}")


@dataclass(frozen=True, slots=True)
class Goal(Shown):
    """A goal of a theme; ``letter`` and ``soort`` are empty where the goals have none.

    ``diensten`` holds the ids of the services that contribute to it.
    """

    soort_naam: ClassVar[str] = "een doel"
    id: str
    thema: str
    nummer: int
    tekst: str
    letter: str = ""
    soort: str = ""
    diensten: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Activity(Shown):
    """A collective activity with its facts by indicator (``activiteit.feiten.bijeenkomsten``)."""

    soort_naam: ClassVar[str] = "een activiteit"
    id: str
    naam: Name
    beschrijving: str
    aard: str
    themas: tuple[str, ...]
    pg_dimensies: tuple[str, ...]
    bereik_status: str
    start_jaar: Year | None
    toelichting: str
    feiten: View


@dataclass(frozen=True, slots=True)
class Theme(Shown):
    """A theme with everything that belongs to it.

    Attributes:
        id, naam, volgorde, domeinen: as in the register.
        doelen: its goals in order of number.
        inspanningen: texts of efforts by category; categories without texts are left out.
        partners: names of partners by sector, likewise.
        activiteiten: its activities.
        diensten, begroting, kostenbezwaren, beoogde_impact: see ``plans``.
        blokken, blok, teksten: as the functions of the same name, for this theme.
    """

    soort_naam: ClassVar[str] = "een thema"
    id: str
    naam: Name
    volgorde: int
    domeinen: tuple[str, ...]
    doelen: tuple[Goal, ...]
    inspanningen: View
    partners: View
    activiteiten: tuple[Activity, ...]
    diensten: tuple[Service, ...]
    begroting: tuple[BudgetLine, ...]
    kostenbezwaren: tuple[Objection, ...]
    beoogde_impact: tuple[IntendedImpact, ...]
    blokken: Callable[..., Any]
    blok: Callable[..., Any]
    teksten: Callable[..., Any]


def organisation(register: Mapping[str, Any], texts: Callable[..., Any]) -> Organisation:
    """The organisation of the register, with the function that gives its own texts."""
    told = register["organisatie"]
    names = {
        key: Name(told[key]) for key in ("naam", "korte_naam", "gemeente", "provincie", "land")
    }
    return Organisation(id=told["id"], **names, teksten=texts)


def period(register: Mapping[str, Any]) -> Period:
    """The period of the register."""
    told = register["periode"]
    as_of = told.get("peildatum")
    return Period(
        told["id"],
        Year(told["jaar"]),
        Day(told["van"]),
        Day(told["tot"]),
        Day(as_of) if as_of else None,
    )


def sources(register: Mapping[str, Any]) -> View:
    """The sources by id."""
    found = {
        key: Source(
            id=key,
            naam=Cited(told["naam"]),
            uitgever=Cited(told.get("uitgever") or ""),
            jaar=_year(told.get("jaar")),
            url=told.get("url") or "",
            soort=told.get("soort") or "",
            uitgave=_version(told),
        )
        for key, told in register["bronnen"].items()
    }
    return View(found, "de bronnen")


def _version(told: Mapping[str, Any]) -> Cited:
    """``tabel 85678NED, stand 1 november 2024, gebiedsindeling 2023, voorlopige cijfers``.

    Titles of tables often name the division themselves; it is not said twice.
    """
    division = str(told.get("gebiedsindeling") or "")
    parts = [
        f"tabel {told['tabel']}" if told.get("tabel") else "",
        f"stand {dutch_day(told['stand'])}" if told.get("stand") else "",
        f"gebiedsindeling {division}"
        if division and f"indeling {division}" not in told["naam"]
        else "",
        PROVISIONAL.get(told.get("status") or "", ""),
    ]
    return Cited(", ".join(part for part in parts if part))


def goals(register: Mapping[str, Any], themes: Iterable[str]) -> tuple[Goal, ...]:
    """The goals of these themes, by theme and number."""
    order = list(themes)
    found = [
        Goal(
            id=told["id"],
            thema=told["thema"],
            nummer=int(told["nummer"]),
            tekst=told["tekst"],
            letter=told.get("letter") or "",
            soort=told.get("soort") or "",
            diensten=tuple(told.get("diensten") or ()),
        )
        for told in register["doelen"]
        if told["thema"] in order
    ]
    return tuple(sorted(found, key=lambda goal: (order.index(goal.thema), goal.nummer)))


def efforts(register: Mapping[str, Any], themes: Iterable[str]) -> View:
    """The efforts of these themes, by category."""
    wanted = set(themes)
    pairs = [(e["categorie"], e["tekst"]) for e in register["inspanningen"] if e["thema"] in wanted]
    return _grouped(pairs, register["volgorde"].get("inspanningscategorie", ()), "de inspanningen")


def partners(register: Mapping[str, Any], themes: Iterable[str]) -> View:
    """The partners of these themes, by sector."""
    wanted = set(themes)
    pairs = [
        (told["sector"], Name(told["partner"]))
        for told in register["partners"]
        if told["thema"] in wanted
    ]
    return _grouped(pairs, register["volgorde"].get("sector", ()), "de partners")


def activities(release: Release, themes: Iterable[str]) -> tuple[Activity, ...]:
    """The activities that belong to at least one of these themes, in order of the register."""
    wanted = set(themes)
    return tuple(
        _activity(release, told)
        for told in release.register["activiteiten"]
        if wanted & set(told["themas"])
    )


def _activity(release: Release, told: Mapping[str, Any]) -> Activity:
    key = told["id"]
    own = {
        fact.indicator: fact for fact in release.facts if fact.dimensions == (("activiteit", key),)
    }
    return Activity(
        id=key,
        naam=Name(told["naam"]),
        beschrijving=told.get("beschrijving") or "",
        aard=told.get("aard") or "",
        themas=tuple(told["themas"]),
        pg_dimensies=tuple(told.get("pg_dimensies") or ()),
        bereik_status=told.get("bereik_status") or "",
        start_jaar=_year(told.get("start_jaar")),
        toelichting=told.get("toelichting") or "",
        feiten=View(own, f"de feiten van activiteit {key}", frozenset(release.definitions)),
    )


def _grouped(pairs: Iterable[tuple[str, str]], order: Iterable[str], kind: str) -> View:
    """Texts by code, in the order of the code list; repeated texts once."""
    groups: dict[str, dict[str, None]] = {}
    for code, text in pairs:
        groups.setdefault(code, {})[text] = None
    known = [code for code in order if code in groups]
    codes = [*known, *(code for code in groups if code not in known)]
    return View({code: tuple(groups[code]) for code in codes}, kind)


def _year(value: object) -> Year | None:
    return Year(int(str(value))) if value not in (None, "") else None
