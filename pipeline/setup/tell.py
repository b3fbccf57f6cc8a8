"""What setup says to the person at the keyboard: what was done, and what comes next. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.setup.answers import Answers
from pipeline.setup.clearing import Clearing
from pipeline.setup.year import OpenedYear


def tell_year(opened: OpenedYear, org: str, year: str) -> Iterator[str]:
    """The lines to show after opening a year."""
    if opened.made:
        yield f"Overgenomen naar {year}:"
        yield from (f"  {line}" for line in opened.made)
    else:
        yield f"Naar {year} is niets overgenomen; er is niets gewijzigd."
    if opened.kept:
        yield "Niet gewijzigd:"
        yield from (f"  {line}" for line in opened.kept)
    if opened.made:
        yield "Alles wat is overgenomen, staat nog op akkoord nee en komt zo niet in een rapport."
        yield "Hierna:"
        yield from (f"  {n}. {step}" for n, step in enumerate(_steps(org, year), start=1))


def tell_organisation(answers: Answers, report: str) -> Iterator[str]:
    """The lines to show after laying an organisation ready."""
    folder = f"data/raw/{answers.org}"
    yield f"{answers.name} staat klaar in {folder}/."
    yield "Hierna:"
    yield f"  1. Lees {folder}/README.md: daarin staat elke tabel uitgelegd."
    yield f"  2. Vul de tabellen in {folder}/tabellen/ en schrijf de teksten in {folder}/teksten/."
    yield f"  3. Controleer: .venv/bin/feitenwerk inname {answers.org}"
    yield f"  4. Maak het rapport: make {report} YEAR={answers.year} ORG={answers.org}"


def tell_clearing(clearing: Clearing, org: str, *, done: bool) -> Iterator[str]:
    """The lines to show after clearing away, or after looking what that would come to."""
    if not clearing.rows:
        yield "Er is niets om te verwijderen."
        return
    yield "Verwijderd:" if done else "Dit zou verdwijnen:"
    yield from (f"  {line}" for line in clearing.made)
    if not done:
        yield "Er is nog niets verwijderd. Draai de opdracht opnieuw met --uitvoeren."
        return
    yield "Ook de ingelezen gegevens zijn weg; de volgende make leest de levering opnieuw in."
    yield f"Bewaart u elders kopieën van data/raw/{org}/, verwijder de rijen daar ook."


def _steps(org: str, year: str) -> Iterator[str]:
    folder = f"data/raw/{org}"
    yield (
        f"Lees de nieuwe tabellen na. Zet akkoord op ja bij wat in {year} zo blijft, verander wat "
        "anders is en haal weg wat vervalt."
    )
    yield (
        f"Herschrijf de teksten van {year} in {folder}/teksten/. Zet auteur en datum goed, en "
        "akkoord op ja. Laat een citaat weg als het niet opnieuw is gezegd."
    )
    yield f"Lever de registraties over {year} in {folder}/tabellen/."
    yield f"Maak de rapporten, bijvoorbeeld: make monitor YEAR={year} ORG={org}"
