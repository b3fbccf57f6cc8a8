"""Every command explains itself in Dutch and has a place in the documentation."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.cli import app

REPOSITORY = Path(__file__).parents[2]
VERBS = [str(c.name or c.callback.__name__) for c in app.registered_commands if c.callback]
DOCUMENTATION = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((REPOSITORY / "docs").glob("*.md"))
)
MAKEFILE = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
LISTED = re.findall(r"^(?:BUILDS|TOOLS) := (.+)$", MAKEFILE, flags=re.MULTILINE)
TARGETS = sorted({"help", "clean", *" ".join(LISTED).split()})
ENGLISH = re.compile(
    r"\b(the|and|of a|with|this|for|from|usage|options?|arguments?|commands?|args|show|required|"
    r"default|str|list)\b",
    re.IGNORECASE,
)


def shown(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["feitenwerk", *words])
        with pytest.raises(SystemExit) as caught:
            cli.main()
    assert caught.value.code == 0
    return capsys.readouterr().out


def test_there_are_verbs_and_targets_to_look_at() -> None:
    assert "inname" in VERBS
    assert "monitor" in TARGETS


def test_the_command_alone_shows_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    alone = shown(capsys)
    assert alone == shown(capsys, "--help")
    assert all(re.search(rf"^  {verb} ", alone, flags=re.MULTILINE) for verb in VERBS)
    assert not ENGLISH.search(alone), alone
    assert "..." not in alone.partition("Opdrachten:")[2], "every verb says its whole sentence"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself_in_dutch(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, verb, "--help")
    assert re.search(r"^  [A-Z][^\n]+", text, flags=re.MULTILINE)
    assert not ENGLISH.search(text), text


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_a_paragraph_and_an_example(verb: str) -> None:
    assert re.search(rf"^### feitenwerk {verb}$", DOCUMENTATION, flags=re.MULTILINE)
    assert re.search(rf"^    feitenwerk {verb} ", DOCUMENTATION, flags=re.MULTILINE)


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_has_a_paragraph(target: str) -> None:
    assert re.search(rf"^### make {target}$", DOCUMENTATION, flags=re.MULTILINE)


def test_the_documentation_names_no_command_that_does_not_exist() -> None:
    assert set(re.findall(r"^### feitenwerk (\S+)$", DOCUMENTATION, flags=re.MULTILINE)) == set(
        VERBS
    )
    assert set(re.findall(r"^### make (\S+)$", DOCUMENTATION, flags=re.MULTILINE)) == set(TARGETS)


@pytest.mark.parametrize("target", sorted(set(TARGETS) - {"help"}))
def test_make_help_names_every_target(target: str) -> None:
    done = subprocess.run(
        ["make", "help"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert re.search(rf"\bmake {target}\b", done.stdout)


def test_every_target_that_is_described_is_listed() -> None:
    described = set(re.findall(r"^([a-z-]+):.*## ", MAKEFILE, flags=re.MULTILINE))
    assert described <= set(TARGETS)
