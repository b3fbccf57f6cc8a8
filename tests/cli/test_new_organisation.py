"""At the keyboard ``feitenwerk nieuw`` asks what was not typed; in a script it names it."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

import pytest
import yaml

from pipeline import cli
from pipeline.paths import ROOT_VARIABLE

REPOSITORY = Path(__file__).parents[2]
ANSWERS = [
    "Stichting De Kade",
    "De Kade",
    "GM0000",
    "Oeverland",
    "Drenthe",
    "2024",
    "Wonen: HV",
    "",
]


class Keyboard(io.StringIO):
    """Someone who types these lines."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    shutil.copytree(
        REPOSITORY / "reports/templates/monitor", tmp_path / "reports/templates/monitor"
    )
    return tmp_path


def typed(monkeypatch: pytest.MonkeyPatch, stdin: io.StringIO, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["feitenwerk", "nieuw", *words])
    monkeypatch.setattr(sys, "stdin", stdin)
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert isinstance(caught.value.code, int)
    return caught.value.code


def test_what_was_not_typed_is_asked(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(monkeypatch, Keyboard("\n".join(ANSWERS) + "\n"), "de-kade") == 0
    said = capsys.readouterr().out
    assert "Hoe heet de organisatie voluit?" in said
    assert "Stichting De Kade staat klaar in data/raw/de-kade/." in said
    text = (house / "data/raw/de-kade/organisatie.yml").read_text(encoding="utf-8")
    told = yaml.safe_load(text)
    assert told["organisatie"]["provincie"] == {"code": "PV22", "naam": "Provincie Drenthe"}
    assert [theme["id"] for theme in told["rapporten"]["monitor"]["themas"]] == ["wonen"]


def test_what_was_typed_is_not_asked(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rest = Keyboard("\n".join(ANSWERS[1:]) + "\n")
    assert typed(monkeypatch, rest, "de-kade", "--naam", ANSWERS[0]) == 0
    assert "Hoe heet de organisatie voluit?" not in capsys.readouterr().out


def test_in_a_script_nothing_is_asked_and_nothing_is_made(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(monkeypatch, io.StringIO("\n".join(ANSWERS)), "de-kade") == 2
    assert "De optie --naam ontbreekt." in capsys.readouterr().err
    assert not (house / "data").exists()


def test_stopping_halfway_makes_nothing(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(monkeypatch, Keyboard("Stichting De Kade\n"), "de-kade") == 130
    assert capsys.readouterr().err.endswith("Afgebroken.\n")
    assert not (house / "data").exists()
