"""The light step before every build: plan the nodes of a target and refresh their keys.

Run by make while it reads the Makefile.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pipeline
from pipeline.contract.organisation import Organisation, Theme, load_organisation
from pipeline.contract.report import THEME_MARK, ReportPlan, load_report
from pipeline.errors import TemplateRefused, UsageError
from pipeline.execution.companions import companions
from pipeline.execution.ledger import Ledger
from pipeline.execution.plan import (
    COMPARISON,
    PUBLIC_PARTS,
    Node,
    Subject,
    every_subject,
    nodes,
    subjects,
)
from pipeline.execution.steps import Keyring
from pipeline.execution.wishes import Wish
from pipeline.facts import FILES
from pipeline.paths import House

DOCUMENT_FILES = ("{}.html", "{}.pdf")
RENDER_NOTE, PRINTED_FILE = "opmaak.json", "afgedrukt.json"
PUBLISHED_FILES = (*DOCUMENT_FILES, "cijfers.csv", "manifest.json")
PUBLIC_FILES = (*FILES, *(f"{part}.json" for part in PUBLIC_PARTS))
ANALYSIS_FILES = ("blokken.json", "feiten.json")


def prepare(house: House, wish: Wish) -> list[Node]:
    """Plan a target and refresh the keys of its nodes.

    Raises:
        UsageError: what was asked for does not exist.
        DataRefused: an ``organisatie.yml`` is wrong.
        TemplateRefused: ``rapport.yml`` is wrong.
    """
    organisations = read_organisations(house)
    reports = {name: read_report(house, name) for name in _asked(wish, organisations)}
    if wish.everything:
        wanted = every_subject(wish, organisations, reports)
    else:
        wanted = subjects(wish, organisations, reports[wish.report])
    for beside in companions(house, wanted) if not wish.theme else []:
        plan = reports.setdefault(beside.report, read_report(house, beside.report))
        earlier = plan.earlier(beside.period, organisations[beside.org].published)
        wanted.append(replace(beside, earlier=tuple(earlier)))
    themes = {s.place: [t.id for t in _themes(organisations, s)] for s in wanted}
    documents = {s.place: reports[s.report].documents(themes[s.place]) for s in wanted}
    planned = nodes(wanted, documents)
    ledger = Ledger(house)
    protection = {org: wish.protection or o.bescherming.value for org, o in organisations.items()}
    keyring = Keyring(house, wish, protection, themes, Path(pipeline.__file__).parent)
    outputs = _outputs(house, wanted, organisations, reports)
    for node in planned:
        ledger.plan(node, keyring.key(node.name), outputs[node.name])
    return planned


def _asked(wish: Wish, organisations: Mapping[str, Organisation]) -> list[str]:
    if not wish.everything:
        return [wish.report]
    return sorted({name for o in organisations.values() for name in o.rapporten})


def _themes(organisations: Mapping[str, Organisation], subject: Subject) -> tuple[Theme, ...]:
    wanted = organisations[subject.org].rapporten.get(subject.report)
    return wanted.themas if wanted else ()


def read_organisations(house: House) -> dict[str, Organisation]:
    """Every organisation that has an ``organisatie.yml``, by the name of its folder."""
    found = {}
    for path in sorted(house.raw.glob("*/organisatie.yml")):
        place = house.relative(path)
        found[path.parent.name] = load_organisation(path.read_text(encoding="utf-8"), place)
    return found


def read_report(house: House, report: str) -> ReportPlan:
    """The plan of a report.

    Raises:
        UsageError: there is no such report; the remedy names those that exist.
        TemplateRefused: ``rapport.yml`` is wrong or bears another name than its folder.
    """
    path = house.templates / report / "rapport.yml"
    if not path.is_file():
        known = sorted(p.parent.name for p in house.templates.glob("*/rapport.yml"))
        raise UsageError(
            f"Het rapport '{report}' bestaat niet.",
            place=house.relative(house.templates),
            remedy=f"Kies uit: {', '.join(known)}.",
        )
    plan = load_report(path.read_text(encoding="utf-8"), house.relative(path))
    if plan.id != report:
        raise TemplateRefused(
            f"De naam van het rapport ('{plan.id}') is niet de naam van zijn map.",
            place=house.relative(path),
            remedy=f"Schrijf rapport: {report}, of geef de map de naam van het rapport.",
        )
    return plan


def notebooks_of(house: House, report: ReportPlan, theme: str) -> list[str]:
    """Names of the notebooks that run for a theme, in order; of no theme: those over all themes.

    A notebook that bears the name of its theme runs where it exists. A theme without one is
    reported on all the same: it has no figures about its own subject yet.
    """
    named = {name.replace(THEME_MARK, theme) for name in report.notebooks if THEME_MARK in name}
    return [
        name
        for name in report.notebooks_for(theme)
        if name not in named or (house.notebooks / f"{name}.ipynb").is_file()
    ]


def _outputs(
    house: House,
    wanted: list[Subject],
    organisations: Mapping[str, Organisation],
    reports: Mapping[str, ReportPlan],
) -> dict[str, list[Path]]:
    """What must exist for a node to count as done."""
    found: dict[str, list[Path]] = {}
    for subject in wanted:
        org, period, name = subject.org, subject.period, subject.report
        at, report = f"{org}/{period}/{name}", reports[name]
        themes = [theme.id for theme in _themes(organisations, subject)]
        found[f"inname/{org}"] = [house.database(org), house.intake(org)]
        for public_period in (period, *subject.earlier):
            public = house.public(org, public_period)
            found[f"publiek/{org}/{public_period}"] = [public / file for file in PUBLIC_FILES]
        found[f"analyse/{at}"] = [
            house.analysis(org, period, name, theme, notebook) / f"{notebook}.ipynb"
            for theme in (*themes, "")
            for notebook in notebooks_of(house, report, theme)
        ]
        compared = house.analysis(org, period, COMPARISON, "", COMPARISON)
        found[f"{COMPARISON}/{org}/{period}"] = [compared / file for file in ANALYSIS_FILES]
        found[f"tekst/{at}"] = [
            house.text(org, period, name, document) / file
            for document in report.documents(themes)
            for file in (f"{document}.qmd", PRINTED_FILE)
        ]
        for document in subject.documents:
            rendered = house.rendered(org, period, name, document)
            published = house.published(org, period, document)
            found[f"weergave/{at}/{document}"] = [
                rendered / file.format(document) for file in (*DOCUMENT_FILES, RENDER_NOTE)
            ]
            found[f"aflevering/{at}/{document}"] = [
                published / file.format(document) for file in PUBLISHED_FILES
            ]
    return found
