"""Publish one release: the step from the confidential database to the folder ``publiek/``."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol

from pipeline.contract import DataKind, Organisation, Theme, load_codelists, load_organisation
from pipeline.disclosure.delivered import read_deliveries, refuse_other_way
from pipeline.disclosure.facts import protected_facts
from pipeline.disclosure.ingested import MANIFEST, intake_of, registrations
from pipeline.disclosure.margins import Key
from pipeline.disclosure.printed import printed_figures
from pipeline.disclosure.profiles import UNPROTECTED, Protection, choose
from pipeline.disclosure.protect import Known, Weighted, secret_sums, small_cells, still_known
from pipeline.disclosure.register import approved_texts, build_register
from pipeline.disclosure.rows import delivered_rows
from pipeline.errors import ProtectionRefused, UsageError
from pipeline.facts import Fact, Release, to_json, told_before
from pipeline.indicators import Cube, Period, Scope, compute, load_definitions, plan_share
from pipeline.paths import House

PROVENANCE_FILE, PRINTED_FIGURES_FILE, ROWS_FILE = (
    "herkomst.json",
    "gepubliceerd.json",
    "levering.json",
)


class Verdict(Protocol):
    """What an attacker concluded about a release."""

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""

    @property
    def places(self) -> Sequence[str]:
        """Where something was found; no values."""

    def to_record(self) -> Mapping[str, Any]:
        """Verdict and places for the record."""


@dataclass(frozen=True, slots=True)
class Target:
    """What an attacker is given.

    Attributes:
        release: as it would be published.
        profile: name of the protection profile.
        secrets: weighted sums of cells that must not be known; never published.
        small: cells below the threshold; never published.
        delivered: visible facts of earlier deliveries about the same period.
        rows: number of rows that were accepted, which the manifest tells.
    """

    release: Release
    profile: str
    secrets: tuple[Weighted, ...]
    small: frozenset[Key]
    delivered: tuple[Fact, ...]
    rows: int


Attack = Callable[[Target], Verdict]


@dataclass(frozen=True, slots=True)
class PublishedSummary:
    """What a publication came to, for the person at the keyboard.

    Attributes:
        org, period, profile: what was published, under which protection profile.
        facts: number of facts, hidden ones included.
        suppressed: number of facts that protection hid.
        findings: number of places an attacker found; more than none with profile ``bron`` only.
        changed: names of the files that were rewritten; empty when nothing changed.
    """

    org: str
    period: str
    profile: str
    facts: int
    suppressed: int
    changed: tuple[str, ...]
    findings: int = 0


def publish(
    house: House,
    org: str,
    period: str,
    profile_name: str | None = None,
    as_of: date | None = None,
    attack: Attack | None = None,
) -> PublishedSummary:
    """Compute, protect and write the facts of one organisation and period.

    Writes ``publiek/``: the four files of :class:`pipeline.facts.Release`, ``herkomst.json``,
    ``gepubliceerd.json`` and ``levering.json``. A file whose content stays the same is not touched.

    Args:
        house: where everything lives.
        org: id of the organisation.
        period: as in ``organisatie.yml``, e.g. ``2022``.
        profile_name: protection profile; ``None`` = the one in ``organisatie.yml``.
        as_of: peildatum; ``None`` = the one in ``organisatie.yml``, if it names one.
        attack: tries the release before anything is written; without one there is no verdict.

    Raises:
        UsageError: unknown organisation, period or profile, a peildatum before the period, or
            nothing was ingested yet.
        DataRefused: ``organisatie.yml``, the database or an earlier delivery cannot be used.
        ProtectionRefused: the profile does not allow publication of these data, or the attacker
            found a hidden number; then nothing is written.
    """
    organisation = _organisation(house, org)
    themes = _themes(organisation, org, period)
    protection = choose(
        profile_name or organisation.bescherming.value,
        percentage_from=organisation.getalprofiel.percentage_from,
        example=organisation.gegevens is DataKind.EXAMPLE,
    )
    intake = intake_of(house, org)
    shown = _seen(period, as_of or organisation.as_of(period))
    deliveries = read_deliveries(house, org)
    refuse_other_way(deliveries, period, protection, house.relative(house.deliveries(org)))
    before = told_before(deliveries, period)
    with registrations(house, org) as connection:
        release, cubes, hidden = _release(
            connection, organisation, shown, themes, protection, before
        )
        printed = printed_figures(connection, org, shown, release.facts)
        rows = delivered_rows(connection, intake, organisation, period, load_definitions())
    known = _known(before, cubes)
    still = still_known(cubes, known)
    told = Target(
        release,
        protection.name,
        secret_sums(cubes, protection, known),
        small_cells(cubes, protection),
        tuple(fact for fact in before if (fact.indicator, fact.dimensions) in still),
        sum(entry["geaccepteerd"] for entry in intake),
    )
    verdict = attack(told) if attack else None
    if verdict and not verdict.holds and not protection.example_only:
        raise _broken(verdict, org, period)
    provenance = {
        "invoer": [{key: entry[key] for key in MANIFEST} for entry in intake],
        "bescherming": {
            "profiel": protection.name,
            "onderdrukt": hidden,
            "audit": verdict and verdict.to_record(),
        },
    }
    files = {
        **release.dump(),
        PROVENANCE_FILE: to_json(provenance),
        PRINTED_FIGURES_FILE: to_json(printed),
        ROWS_FILE: to_json(rows),
    }
    folder = house.public(org, period)
    return PublishedSummary(
        org=org,
        period=period,
        profile=protection.name,
        facts=len(release.facts),
        suppressed=hidden,
        changed=tuple(name for name, text in files.items() if _write(folder / name, text)),
        findings=len(verdict.places) if verdict else 0,
    )


def exact_values(
    house: House, org: str, period: str, as_of: date | None = None
) -> dict[str, Decimal]:
    """CONFIDENTIAL: every value of a release by fact id, for checks behind the wall.

    Raises:
        UsageError, DataRefused: as :func:`publish`.
    """
    organisation = _organisation(house, org)
    shown = _seen(period, as_of or organisation.as_of(period))
    with registrations(house, org) as connection:
        release, _, _ = _release(
            connection, organisation, shown, _themes(organisation, org, period), UNPROTECTED, ()
        )
    return {fact.id: fact.number for fact in release.facts if fact.has_value}


def _release(
    connection: Any,
    organisation: Organisation,
    period: Period,
    themes: tuple[Theme, ...],
    protection: Protection,
    before: Sequence[Fact],
) -> tuple[Release, list[Cube], int]:
    who = organisation.organisatie
    codelists = load_codelists()
    scope = Scope(
        org=who.id,
        period=period,
        themes=tuple(theme.id for theme in themes),
        domains=tuple((theme.id, domain) for theme in themes for domain in theme.domeinen),
        areas=(who.gemeente.code, who.provincie.code, who.land.code),
        plan_share=_plan_share(organisation, period),
    )
    cubes = compute(connection, load_definitions(), scope, codelists)
    facts, hidden = protected_facts(cubes, protection, who.id, period.id, _known(before, cubes))
    register = build_register(connection, organisation, period, themes, protection.name, codelists)
    release = Release(
        facts=facts,
        definitions={cube.indicator.id: cube.indicator.public() for cube in cubes},
        register=register,
        texts=approved_texts(connection, period, themes, codelists),
    )
    return release, cubes, hidden


def _known(before: Sequence[Fact], cubes: Sequence[Cube]) -> Known:
    """What was delivered, under the definitions of today; the newest delivery counts."""
    versions = {cube.indicator.id: cube.indicator.version for cube in cubes}
    found: dict[Key, Decimal] = {
        (fact.indicator, fact.dimensions): fact.number
        for fact in before
        if versions.get(fact.indicator) == fact.version
    }
    return found


def _broken(verdict: Verdict, org: str, period: str) -> ProtectionRefused:
    number = len(verdict.places)
    return ProtectionRefused(
        f"De bescherming houdt geen stand: {number} verborgen "
        f"{'aantal is' if number == 1 else 'aantallen zijn'} te achterhalen. Er is niets "
        "gepubliceerd.",
        place=f"{org}/{period}: {', '.join(verdict.places[:3])}{' …' if number > 3 else ''}",
        remedy="Kies een strenger profiel, of vul bij de definities van deze cijfers aan welke "
        "verbanden ze met andere hebben (docs/bescherming.md).",
    )


def _organisation(house: House, org: str) -> Organisation:
    path = house.delivery(org) / "organisatie.yml"
    if not path.is_file():
        known = sorted(found.parent.name for found in house.raw.glob("*/organisatie.yml"))
        raise UsageError(
            f"De organisatie '{org}' is niet bekend.",
            place=f"ORG={org}",
            remedy=f"Kies uit: {', '.join(known)}."
            if known
            else "Zet een levering met organisatie.yml in data/raw/.",
        )
    return load_organisation(path.read_text(encoding="utf-8"), house.relative(path))


def _themes(organisation: Organisation, org: str, period: str) -> tuple[Theme, ...]:
    """The themes of all reports on a period; a theme that occurs in several counts once."""
    reports = organisation.reports_on(period)
    if not reports:
        known = sorted({p for report in organisation.rapporten.values() for p in report.published})
        raise UsageError(
            f"Voor periode '{period}' heeft {org} geen rapport ingericht.",
            place=f"YEAR={period}",
            remedy=f"Kies een periode die er wel is ({', '.join(known)}) of vul 'perioden' aan "
            "in organisatie.yml.",
        )
    found: dict[str, Theme] = {}
    for theme in (theme for report in reports for theme in report.themas):
        first = found.get(theme.id, theme)
        domains = dict.fromkeys((*first.domeinen, *theme.domeinen))
        found[theme.id] = first.model_copy(update={"domeinen": tuple(domains)})
    return tuple(found.values())


def _plan_share(organisation: Organisation, period: Period) -> Fraction | None:
    told = (report.planfactor for report in organisation.reports_on(period.id))
    rule = next((factor for factor in told if factor is not None), None)
    if rule is None or period.as_of is None:
        return None
    return plan_share(rule.soort, period.as_of, rule.waarde, rule.decimalen)


def _seen(period: str, as_of: date | None) -> Period:
    try:
        return Period.parse(period).seen_on(as_of)
    except ValueError:
        raise UsageError(
            f"De peildatum ligt voor het begin van periode {period}.",
            place=f"PEILDATUM={as_of}",
            remedy="Kies een dag in de periode, of erna.",
        ) from None


def _write(path: Path, text: str) -> bool:
    """Write a file only when its content differs, in one move; tells whether it did."""
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)
    return True
