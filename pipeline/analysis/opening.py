"""Where a study finds what it opens: published folders, earlier periods, the house style."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from pipeline.analysis.intake import Intake
from pipeline.errors import UsageError
from pipeline.facts import FILES, Release
from pipeline.paths import House


def public_folder(house: House, org: str, period: str) -> Path:
    """The published folder of a period; empty names stand for the first there is.

    Raises:
        UsageError: nothing was published under these names.
    """
    found = sorted(house.processed.glob(f"{org or '*'}/{period or '*'}/publiek"))
    if not found:
        raise UsageError(
            "Er zijn nog geen gepubliceerde cijfers om te openen.",
            place=house.relative(house.processed),
            remedy="Draai eerst make, bijvoorbeeld: make monitor YEAR=2022",
        )
    return found[0]


def read_release(folder: Path) -> Release:
    """The published facts in a folder."""
    return Release.parse({n: (folder / n).read_text(encoding="utf-8") for n in FILES})


def read_intake(folder: Path) -> Intake:
    """How the delivery behind the published facts in a folder was taken in."""
    told = (folder / "levering.json").read_text(encoding="utf-8")
    return Intake.from_record(json.loads(told))


def earlier_releases(folder: Path, told: str | None) -> tuple[Release, ...]:
    """The published facts of earlier periods of the same organisation, oldest first.

    Args:
        folder: the published folder of the period of the study.
        told: ids of periods with commas between them; ``None`` for every earlier period there is.
    """
    period = folder.parent.name
    beside = {path.parent.name: path for path in folder.parent.parent.glob("*/publiek")}
    wanted = sorted(beside) if told is None else sorted(filter(None, told.split(",")))
    return tuple(
        read_release(beside[other])
        for other in wanted
        if other in beside and other < period and len(other) == len(period)
    )


def known_theme(release: Release, theme: str, place: str) -> str:
    """The theme if there is one of this name; the first in name if none was named.

    Raises:
        UsageError: unknown; the remedy names those there are.
    """
    themes = sorted(release.register["themas"])
    if theme and theme not in themes:
        raise UsageError(
            f"Het thema '{theme}' is niet bekend.",
            place=place,
            remedy=f"Kies uit: {', '.join(themes)}.",
        )
    return theme or themes[0]


def accent_of(folder: Path, place: str) -> str:
    """The accent, ``#rrggbb``, of the house style beside the published facts.

    Raises:
        UsageError: there is none; these facts were published before house styles crossed the wall.
    """
    path = folder / "huisstijl" / "_brand.yml"
    if not path.is_file():
        raise UsageError(
            "Bij deze cijfers staat nog geen huisstijl.",
            place=place,
            remedy="Draai make opnieuw; dan komt de huisstijl bij de cijfers te staan.",
        )
    style = yaml.safe_load(path.read_text(encoding="utf-8"))
    return str(style["color"]["palette"]["accent"])
