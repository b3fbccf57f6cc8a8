"""Whatever happens ends as a Dutch sentence and the exit code of the contract."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from pipeline import cli, stages
from pipeline.cli import app, run
from pipeline.errors import (
    DataRefused,
    FeitenwerkError,
    ProtectionRefused,
    RenderFailed,
    TemplateRefused,
    UsageError,
)
from pipeline.paths import ROOT_VARIABLE, House

CODES = [
    (UsageError, 2, "verkeerd gebruik"),
    (DataRefused, 3, "gegevens geweigerd"),
    (TemplateRefused, 4, "fout in een sjabloon"),
    (ProtectionRefused, 5, "bescherming weigert"),
    (RenderFailed, 6, "opmaak mislukt"),
]
Type = Callable[..., int]


def raising(error: BaseException) -> Callable[[], object]:
    def call() -> object:
        raise error

    return call


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FEITENWERK_DEBUG", "")
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Type:
    """Types a command and gives its exit code."""

    def command(*words: str) -> int:
        monkeypatch.setattr(sys, "argv", ["feitenwerk", *words])
        with pytest.raises(SystemExit) as caught:
            cli.main()
        assert isinstance(caught.value.code, int)
        return caught.value.code

    return command


@pytest.mark.parametrize(("kind", "code", "name"), CODES)
def test_every_kind_of_error_has_its_code_and_its_last_line(
    kind: type[FeitenwerkError], code: int, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(raising(kind("Dat kan niet.", place="hier", remedy="Doe zo."))) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        f"Fout {code} ({name}): Dat kan niet.",
        "  Waar: hier",
        "  Oplossing: Doe zo.",
        f"Gestopt met code {code} ({name}).",
    ]


def test_an_error_without_place_or_remedy_leaves_their_lines_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run(raising(DataRefused("Dat kan niet.")))
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_what_ends_well_ends_with_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(lambda: None) == 0
    assert capsys.readouterr() == ("", "")


def test_a_fault_of_ours_shows_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(raising(ZeroDivisionError("geheim 12345"))) == 1
    err = capsys.readouterr().err
    assert err.splitlines()[0] == "Fout 1 (interne fout): ZeroDivisionError."
    assert err.splitlines()[-1] == "Gestopt met code 1 (interne fout)."
    assert "--debug" in err
    assert "Traceback" not in err
    assert "geheim" not in err, "the text of an unforeseen error may hold data"


@pytest.mark.parametrize("error", [ZeroDivisionError("x"), DataRefused("Dat kan niet.")])
def test_with_debug_the_traceback_comes_before_the_message(
    error: Exception, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FEITENWERK_DEBUG", "1")
    run(raising(error))
    err = capsys.readouterr().err
    assert err.startswith("Traceback")
    assert type(error).__name__ in err
    assert err.splitlines()[-1].startswith("Gestopt met code ")


def test_the_option_debug_stands_before_the_verb(
    typed: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("--debug", "plan", "monitor", "--year", "2022") == 2
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize("error", [KeyboardInterrupt(), typer.Abort()])
def test_stopping_by_hand_is_no_fault(
    error: BaseException, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(raising(error)) == 130
    assert capsys.readouterr().err == "Afgebroken.\n"


@pytest.mark.parametrize(
    "words",
    [
        ["verzinsel"],
        ["inname"],
        ["inname", "kade", "te", "veel"],
        ["inname", "kade", "--snel"],
        ["plan", "monitor", "--year"],
        ["--verzinsel"],
    ],
)
def test_a_command_that_does_not_exist_is_wrong_use(
    words: list[str], typed: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(*words) == 2
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == (
        f"Fout 2 (verkeerd gebruik): de opdracht 'feitenwerk {' '.join(words)}' klopt niet."
    )
    assert lines[-1] == "Gestopt met code 2 (verkeerd gebruik)."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["plan", "monitor"], "Er is geen jaar opgegeven."),
        (["plan", "monitor", "--year", "2022"], "Het rapport 'monitor' bestaat niet."),
        (["plan", "monitor", "--year", "2022", "--one-theme"], "Er is geen thema opgegeven."),
        (["inname", "kade"], "Er is geen organisatie kade."),
        (["quarantaine", "kade"], "Er is geen organisatie kade."),
        (["nieuw", "De_Kade"], "'De_Kade' kan niet de naam van een organisatie zijn."),
        (["nieuw", "kade", "--rapport", "boek"], "Het rapport 'boek' bestaat niet."),
        (["nieuw-jaar", "kade", "2023"], "Er is geen organisatie kade."),
        (["publiek", "kade", "2022"], "De organisatie 'kade' is niet bekend."),
        (["analyse", "kade", "2022", "monitor"], "De organisatie 'kade' is niet bekend."),
        (["tekst", "kade", "2022", "monitor"], "De organisatie 'kade' is niet bekend."),
        (
            ["weergave", "kade", "2022", "monitor", "blad", "--renderer", "mooi"],
            "De opmaakmachine ‘mooi’ bestaat niet.",
        ),
        (
            ["weergave", "kade", "2022", "monitor", "blad", "--renderer", "ingebouwd"],
            "De tekst van blad is er nog niet.",
        ),
        (
            ["aflevering", "kade", "2022", "monitor", "blad"],
            "De tekst van blad is er nog niet.",
        ),
    ],
)
def test_every_verb_refuses_what_is_not_there(
    words: list[str], sentence: str, typed: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(*words) == 2
    err = capsys.readouterr().err
    assert sentence in err
    assert err.splitlines()[-1] == "Gestopt met code 2 (verkeerd gebruik)."


def test_the_console_script_ends_with_the_code() -> None:
    script = Path(sys.executable).with_name("feitenwerk")
    done = subprocess.run([script, "verzinsel"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_the_verbs_are_loaded() -> None:
    assert app.registered_commands


@pytest.mark.parametrize(
    ("org", "period", "told"),
    [
        ("", "", "De organisatie '' is niet bekend."),
        ("de-schans", "", "Er is geen periode genoemd."),
        ("de-schans", "1999", "Van deze periode is nog niets gemaakt."),
    ],
)
def test_a_search_for_leaks_names_what_it_cannot_find(org: str, period: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        stages.control(House(Path(__file__).parents[2]), org, period, lambda _: None)
