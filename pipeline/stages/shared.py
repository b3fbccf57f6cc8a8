"""What the steps share: reading what stands ready, and saying what is missing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from pipeline.contract import Organisation
from pipeline.contract.report import ReportPlan
from pipeline.errors import UsageError
from pipeline.execution.plan import COMPANIONS
from pipeline.execution.prepare import read_organisations, read_report
from pipeline.facts import FILES, Release
from pipeline.paths import House

Say = Callable[[str], None]
IN_ORDER = "Draai make; dan lopen de stappen in de goede volgorde."


def read_release(house: House, org: str, period: str) -> Release:
    """The protected facts.

    Raises:
        UsageError: nothing was published yet.
    """
    folder = house.public(org, period)
    if not all((folder / name).is_file() for name in FILES):
        raise UsageError(
            f"Voor {org} zijn over {period} nog geen cijfers gepubliceerd.",
            place=house.relative(folder),
            remedy=IN_ORDER,
        )
    return Release.parse({name: read_text(folder / name) for name in FILES})


def known_organisation(house: House, org: str) -> Organisation:
    """The configuration of an organisation.

    Raises:
        UsageError: there is no such organisation; the remedy names those there are.
    """
    organisations = read_organisations(house)
    if org not in organisations:
        raise UsageError(
            f"De organisatie '{org}' is niet bekend.",
            place=house.relative(house.raw),
            remedy=f"Kies uit: {', '.join(organisations) or 'er is er nog geen'}.",
        )
    return organisations[org]


def plan_of(house: House, org: str, period: str, report: str) -> tuple[ReportPlan, list[str]]:
    """The plan of a report and the ids of its themes for one organisation and period.

    Raises:
        UsageError: the organisation does not have this report over this period.
    """
    organisation = known_organisation(house, org)
    plan = read_report(house, report)
    if report in COMPANIONS:
        return plan, []
    wanted = organisation.rapporten.get(report)
    if wanted is None or period not in wanted.perioden:
        raise UsageError(
            f"Het rapport {report} over {period} is voor {org} niet ingericht.",
            place=f"data/raw/{org}/organisatie.yml",
            remedy="Vul 'rapporten' en 'perioden' aan.",
        )
    return plan, [theme.id for theme in wanted.themas]


def newest_date(release: Release) -> str:
    """The newest date in what was published, ISO: the end of the period or a later text.

    Documents bear this date, never the clock's: the same input gives the same bytes.
    """
    dates = [str(text["datum"]) for text in release.texts]
    return max([str(release.register["periode"]["tot"]), *dates])


def timestamp(release: Release) -> int:
    """Seconds since 1970 for the inside of files: ``SOURCE_DATE_EPOCH``, else the newest date."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if told.isdigit():
        return int(told)
    return int(datetime.fromisoformat(newest_date(release)).replace(tzinfo=UTC).timestamp())


def must_exist(house: House, path: Path, what: str, document: str) -> None:
    """Refuse to go on where the step before has not been."""
    if not path.is_file():
        raise UsageError(
            f"De {what} van {document} is er nog niet.",
            place=house.relative(path.parent),
            remedy=IN_ORDER,
        )


def keep_only(folder: Path, names: Iterable[str]) -> None:
    """Take away what earlier runs left beside what this one made."""
    kept = set(names)
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in kept:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def lay_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder hold these files and nothing else; what stays the same is not touched."""
    folder.mkdir(parents=True, exist_ok=True)
    keep_only(folder, files)
    for name, content in files.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            fresh = path.with_name(f".{name}.nieuw")
            fresh.write_bytes(content)
            fresh.replace(path)


def read_text(path: Path) -> str:
    """The text of a file that an earlier step wrote."""
    return path.read_text(encoding="utf-8")
