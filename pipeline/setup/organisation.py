"""Lays the folder of a new organisation ready to be filled in."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from pipeline.contract import Table, load_codelists, load_organisation, load_tables
from pipeline.contract.organisation import SLUG
from pipeline.contract.report import ReportPlan
from pipeline.errors import UsageError
from pipeline.ingest.delivery import TABLES, TEXTS
from pipeline.ingest.run import CONFIG
from pipeline.paths import House
from pipeline.setup.answers import LAND, Answers
from pipeline.setup.manual import manual
from pipeline.setup.raw_csv import Dialect

GENERAL = "algemeen"  # the folder of texts about the organisation itself
MANUAL = "README.md"
QUOTES = ("citaat", "reactie")  # words of someone else, in which no resident may be recognised


def new_organisation(house: House, answers: Answers, reports: Sequence[ReportPlan]) -> list[str]:
    """Write ``data/raw/<org>/``: settings, empty tables, texts to write and an explanation.

    Args:
        house: the folders of the project.
        answers: what is known of the organisation.
        reports: the reports it starts with.

    Returns:
        The files that were written, from the root of the house.

    Raises:
        UsageError: the folder exists.
        DataRefused: the answers make no valid settings.
    """
    refuse_existing(house, answers.org)
    folder = house.delivery(answers.org)
    files = {CONFIG: settings(answers, reports), **_tables(answers, reports)}
    load_organisation(files[CONFIG], CONFIG)
    files |= _texts(answers, reports)
    files[MANUAL] = manual(answers, _chosen(reports), reports[0].id)
    _lay(folder, files)
    return [house.relative(folder / name) for name in files]


def refuse_existing(house: House, org: str) -> None:
    """Refuse an id that cannot be a folder, or whose folder exists.

    Raises:
        UsageError: either of them.
    """
    if not re.fullmatch(SLUG, org, re.ASCII):
        raise UsageError(
            f"'{org}' kan niet de naam van een organisatie zijn.",
            place=house.relative(house.raw),
            remedy="Gebruik kleine letters, cijfers en streepjes, bijvoorbeeld de-kade.",
        )
    folder = house.delivery(org)
    if folder.exists():
        raise UsageError(
            f"De organisatie {org} bestaat al.",
            place=house.relative(folder),
            remedy=f"Kies een andere naam, of open een nieuw jaar met: feitenwerk nieuw-jaar {org}",
        )


def settings(answers: Answers, reports: Sequence[ReportPlan]) -> str:
    """The content of ``organisatie.yml``."""
    area, province = answers.municipality, answers.province
    lines = [
        "# Wie de organisatie is en welke rapporten zij wil. Uitleg: docs/gegevens.md",
        "organisatie:",
        f"  id: {answers.org}",
        f"  naam: {_scalar(answers.name)}",
        f"  korte_naam: {_scalar(answers.short_name)}",
        f"  gemeente: {{code: {area.code}, naam: {_scalar(area.naam)}}}",
        f"  provincie: {{code: {province.code}, naam: {_scalar(province.naam)}}}",
        f"  land: {{code: {LAND.code}, naam: {LAND.naam}}}",
        f"gegevens: {answers.kind.value}  # voorbeeld: elk rapport zegt dat alles verzonnen is",
        "bescherming: standaard  # of streng, rondt",
        "huisstijl: standaard  # of een andere map in reports/_extensions/feitenwerk/huisstijlen/",
        "rapporten:",
    ]
    for report in reports:
        lines += [f"  {report.id}:", f'    perioden: ["{report.period(answers.year)}"]']
        lines += ["    themas:"]
        for theme in answers.themes:
            lines += [f"      - id: {theme.id}", f"        naam: {_scalar(theme.naam)}"]
            lines += [f"        domeinen: [{', '.join(theme.domeinen)}]"] if theme.domeinen else []
    return "\n".join(lines) + "\n"


def _scalar(text: str) -> str:
    """Text as a value in YAML, between quotes only where it must be."""
    try:
        plain: Any = yaml.safe_load(f"[{text}]")
    except yaml.YAMLError:
        plain = None
    return text if plain == [text] else json.dumps(text, ensure_ascii=False)


def _chosen(reports: Sequence[ReportPlan]) -> list[Table]:
    """The tables that the reports draw on, and those that every delivery has."""
    tables = load_tables()
    wanted = [name for report in reports for name in report.delivery.tables]
    required = [table.name for table in tables.values() if table.required]
    return [tables[name] for name in dict.fromkeys((*required, *wanted))]


def _tables(answers: Answers, reports: Sequence[ReportPlan]) -> dict[str, str]:
    rows = {"gebied": _areas(answers)}
    return {
        f"{TABLES}/{table.name}.csv": Dialect()
        .write(
            table.columns,
            [[row.get(column, "") for column in table.columns] for row in rows.get(table.name, [])],
        )
        .decode()
        for table in _chosen(reports)
    }


def _areas(answers: Answers) -> list[Mapping[str, str]]:
    """The areas that follow from the answers; figures from outside refer to them."""
    area, province = answers.municipality, answers.province
    return [
        {"gebied_id": LAND.code, "soort": "land", "naam": LAND.naam},
        {
            "gebied_id": province.code, "soort": "provincie", "naam": province.naam,
            "ouder_id": LAND.code,
        },
        {
            "gebied_id": area.code, "soort": "gemeente", "naam": area.naam,
            "ouder_id": province.code,
        },
    ]  # fmt: skip


def _texts(answers: Answers, reports: Sequence[ReportPlan]) -> dict[str, str]:
    found = {}
    for report in reports:
        period = report.period(answers.year)
        wanted = {GENERAL: report.delivery.own_texts}
        wanted |= {theme.id: report.delivery.theme_texts for theme in answers.themes}
        for folder, places in wanted.items():
            for place in places:
                found[f"{TEXTS}/{period}/{folder}/{place}.md"] = _placeholder(place, answers.year)
    return found


def _placeholder(place: str, year: str) -> str:
    """A text that asks its question and is not approved, so it is never printed."""
    code = load_codelists()["tekst_plaats"].find(place)
    question = code.attributes.get("vraag", "") if code else ""
    flag, also = ("geanonimiseerd: nee\n", " en geanonimiseerd") if place in QUOTES else ("", "")
    return (
        f"---\nauteur: nog in te vullen\ndatum: {year}-12-31\nakkoord: nee\n{flag}---\n\n"
        f"{question} Schrijf het hier, zonder getallen, en zet daarna akkoord{also} op ja.\n"
    )


def _lay(folder: Path, files: Mapping[str, str]) -> None:
    """Write a folder: complete, or not at all."""
    fresh = folder.with_name(f".{folder.name}.nieuw")
    shutil.rmtree(fresh, ignore_errors=True)
    for name, text in files.items():
        path = fresh / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    fresh.rename(folder)
