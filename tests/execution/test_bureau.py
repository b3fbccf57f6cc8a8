"""The page for the bureau: every command on it runs, in the order in which it stands there."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline import errors
from tests.execution.werkplaats import OWN, REPOSITORY, Workshop, furnish, lend_environment

PAGE = (REPOSITORY / "docs" / "bureau.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^```sh\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)
MARK = "== opdracht"


@dataclass(frozen=True)
class Session:
    """One terminal in which the whole page was typed over.

    Attributes:
        workshop: the copy of the project in which it was typed.
        said: what each block of commands printed, in order.
        code: exit code of the last command.
    """

    workshop: Workshop
    said: list[str]
    code: int


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    workshop = furnish(tmp_path_factory.mktemp("bureau") / "kopie")
    lend_environment(workshop)
    typed = "".join(f"echo '{MARK}'\n{block}" for block in COMMANDS)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OWN)}
    done = subprocess.run(
        ["sh", "-eu"],
        input=typed,
        cwd=workshop.root,
        env={
            **kept,
            "FEITENWERK_SLEUTELMAP": str(workshop.root.parent / "sleutels"),
            "RENDERER": "ingebouwd",
            "JOBS": "2",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=1200,
    )
    return Session(workshop, done.stdout.split(f"{MARK}\n")[1:], done.returncode)


@pytest.mark.make
def test_every_command_of_the_page_runs(session: Session) -> None:
    assert session.code == 0, session.said[-1]
    assert len(session.said) == len(COMMANDS)
    assert len(COMMANDS) >= 8


@pytest.mark.make
def test_they_do_what_the_page_says(session: Session) -> None:
    said = dict(zip((block.split("\n")[0] for block in COMMANDS), session.said, strict=True))
    assert "in quarantaine." in said["feitenwerk inname de-schans"]
    assert said["feitenwerk quarantaine de-schans"].startswith("Van de-schans staat niets")
    assert "doel: " in said["feitenwerk nieuw-jaar de-schans 2023"]
    output = session.workshop.output
    for made in re.findall(r"^Klaar: (\S+)$", "\n".join(session.said), flags=re.MULTILINE):
        assert (session.workshop.root / made / "manifest.json").is_file(), made
    for org, year in (("de-schans", "2022"), ("de-schans", "2023"), ("de-kade", "2024")):
        assert any((output / org / year).glob("*/*.pdf")), f"{org} {year}"
    final = next((output / "de-schans" / "2022").glob("feitenblad-*/*.html"))
    concept = next((output / "de-schans" / "2023").glob("feitenblad-*/*.html"))
    assert "nog niet vastgesteld" not in final.read_text(encoding="utf-8")
    assert "nog niet vastgesteld" in concept.read_text(encoding="utf-8")


def test_the_page_says_what_to_do_on_every_exit_code() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    assert len(kinds) >= 6
    for kind in kinds:
        assert f"| {kind.exit_code} | {kind.kind} | " in PAGE


def test_the_page_leads_to_pages_and_paragraphs_that_exist() -> None:
    links = re.findall(r"\]\(([\w-]+\.md)(?:#([\w-]+))?\)", PAGE)
    assert links
    for name, paragraph in links:
        page = Path(REPOSITORY, "docs", name)
        assert page.is_file(), name
        headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
        known = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
        assert not paragraph or paragraph in known, f"{name}#{paragraph}"
