"""``feitenwerk bronnen``: what the person at the keyboard sees."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import timedelta

import pytest

from pipeline import cli
from pipeline.errors import DataRefused, UsageError
from pipeline.external import fetch_all, show_all
from pipeline.paths import ROOT_VARIABLE, House
from tests.external.huis import NOON, csv_source, declare, write_down
from tests.external.server import State, running
from tests.ingest.levering import ORG

TABLE = "gebied;jaar;waarde\nGM0001;2020;5,1\n"


@pytest.fixture
def two(house: House) -> House:
    """One source that is there and one that is not."""
    write_down(house, "hier.csv", TABLE)
    gone, here = (
        csv_source("downloads/weg.csv", id="weg"),
        csv_source("downloads/hier.csv", id="hier"),
    )
    declare(house, gone, here)
    return house


def typed(house: House, *words: str) -> int:
    """Type a command; its exit code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(house.root))
        patch.setattr(sys, "argv", ["feitenwerk", *words])
        with pytest.raises(SystemExit) as caught:
            cli.main()
    return int(caught.value.code or 0)


def test_a_source_that_fails_does_not_stop_the_others(two: House) -> None:
    said: list[str] = []
    with pytest.raises(DataRefused, match="bron weg is er niet"):
        fetch_all(two, ORG, [], NOON, said.append)
    assert any(line.startswith("weg: niet gelukt.") for line in said)
    assert any(line.startswith("hier: 1 cijfer in momentopname 2026-11-26-") for line in said)


def test_one_source_can_be_asked_for(two: House) -> None:
    said: list[str] = []
    fetch_all(two, ORG, ["hier"], NOON, said.append)
    fetch_all(two, ORG, ["hier"], NOON, said.append)
    assert said[-1].startswith("hier: niet veranderd sinds momentopname 2026-11-26-")


def test_an_unknown_source_names_the_nearest(two: House) -> None:
    with pytest.raises(UsageError) as refused:
        fetch_all(two, ORG, ["heer"], NOON, print)
    assert refused.value.remedy == "Bedoelt u hier? Kies uit: weg, hier."


def test_what_there_is_can_be_shown(two: House) -> None:
    assert list(show_all(two, ORG, [])) == ["weg: nog niet opgehaald", "hier: nog niet opgehaald"]
    fetch_all(two, ORG, ["hier"], NOON, lambda _: None)
    write_down(two, "hier.csv", TABLE.replace("5,1", "5,2"))
    fetch_all(two, ORG, ["hier"], NOON + timedelta(days=1), lambda _: None)
    title, used, kept = show_all(two, ORG, ["hier"])
    assert title == "hier: Een tabel (CBS, stand 2024-11-01)"
    assert used.startswith("  gebruikt: 2026-11-27-")
    assert kept.startswith("  ook bewaard: 2026-11-26-")


def test_the_command_fetches_and_shows(two: House, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(two, "bronnen", "ophalen", ORG, "hier") == 0
    assert typed(two, "bronnen", "tonen", ORG, "hier") == 0
    assert "gebruikt: " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("ophalen", ORG), 3, "Het bestand van de bron weg is er niet"),
        (("ophalen", ORG, "heer"), 2, "De bron heer staat niet in bronnen.yml"),
        (("ophalen", "elders"), 2, "Er is geen organisatie elders"),
        (("ophalen", ""), 2, "Er is geen organisatie genoemd"),
        (("halen", ORG), 2, "kan niet halen"),
    ],
)
def test_what_goes_wrong_is_one_dutch_sentence_with_an_exit_code(
    two: House, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int, sentence: str
) -> None:
    assert typed(two, "bronnen", *words) == code
    told = capsys.readouterr().err
    assert sentence in told
    assert "Oplossing: " in told
    assert "Traceback" not in told


def test_an_organisation_without_sources_is_told_where_to_name_them(house: House) -> None:
    declare(house)
    with pytest.raises(UsageError) as refused:
        fetch_all(house, ORG, [], NOON, print)
    assert "docs/bronnen.md" in refused.value.remedy


@pytest.fixture
def endless() -> Iterator[str]:
    """A server of which every page has a next one."""
    with running(State(page=0)) as server:
        yield server.v4


def test_a_server_that_never_ends_is_stopped(
    house: House, endless: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.external.wire.MOST_PAGES", 20)
    source = {
        "id": "eindeloos", "soort": "cbs-odata4", "tabel": "99001NED", "adres": endless,
        "kolommen": {"gebied": "RegioS", "periode": "Perioden"}, "gebieden": {"land": "NL01"},
        "cijfers": [{"indicator": "huishoudens-laag-inkomen", "onderwerp": "1050010_2"}],
    }  # fmt: skip
    declare(house, source)
    with pytest.raises(DataRefused, match="houdt niet op"):
        fetch_all(house, ORG, [], NOON, lambda _: None)
    assert not house.snapshots(ORG).exists()
