"""Make runs what a change asks for and nothing else; a mistake ends in plain Dutch."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest

from tests.execution.werkplaats import (
    ORG,
    PERIOD,
    REPOSITORY,
    Workshop,
    furnish,
    lend_environment,
    printed_figures,
)

pytestmark = pytest.mark.make

ALL = ["aflevering", "analyse", "inname", "publiek", "tekst", "weergave"]
RAW = f"data/raw/{ORG}/tabellen"


@dataclass(frozen=True, slots=True)
class FirstBuild:
    """The first build of a workshop: what make named, what ran, and how long it took."""

    named: list[str]
    ran: list[str]
    seconds: float


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return furnish(tmp_path_factory.mktemp("make") / "kopie")


@pytest.fixture(scope="module")
def equipped(workshop: Workshop) -> Workshop:
    """The copy with its environment, before anything was built."""
    lend_environment(workshop)
    return workshop


@pytest.fixture(scope="module")
def first(equipped: Workshop) -> FirstBuild:
    named = equipped.named()
    started = time.monotonic()
    ran = equipped.monitor()
    return FirstBuild(named, ran, time.monotonic() - started)


@pytest.fixture
def built(equipped: Workshop, first: FirstBuild) -> Iterator[Workshop]:
    """The copy, up to date."""
    assert first.ran
    equipped.monitor()
    return equipped


def last_dutch_line(text: str) -> str:
    return [line for line in text.splitlines() if not line.startswith("make")][-1]


def manifest(workshop: Workshop) -> dict[str, dict[str, str]]:
    (path,) = workshop.output.rglob("manifest.json")
    found: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return found


# ---- Before anything is built --------------------------------------------------------------------


@pytest.fixture
def bare(tmp_path: Path) -> Workshop:
    """A fresh clone, as far as setting up goes."""
    root = tmp_path / "kaal"
    root.mkdir()
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copyfile(REPOSITORY / name, root / name)
    return Workshop(root)


def python_that(bare: Workshop, does: str) -> str:
    """A stand-in for Python, to be named as ``PYTHON=…``."""
    program = bare.root.parent / "python"
    program.write_text(f"#!/bin/sh\n{does}\n")
    program.chmod(0o755)
    return f"PYTHON={program}"


INSTALLS = """echo "$@" >> "$LOGBOEK"
if [ "$2" = venv ]; then
  mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; printf '#!/bin/sh\n' > "$3/bin/feitenwerk"
  chmod +x "$3/bin/feitenwerk"
fi"""


def test_make_alone_shows_help_without_an_environment(bare: Workshop) -> None:
    alone = bare.make()
    assert alone.returncode == 0
    assert alone.stdout == bare.make("help").stdout
    assert "make monitor YEAR=2022" in alone.stdout
    assert not (bare.root / ".venv").exists()


def test_an_old_python_is_refused_in_plain_words(bare: Workshop) -> None:
    done = bare.make("monitor", "YEAR=2022", python_that(bare, "exit 1"))
    assert done.returncode == 2
    assert "Feitenwerk heeft Python 3.11 of nieuwer nodig." in done.stderr
    assert not (bare.root / ".venv").exists()


def test_the_first_make_installs_the_lock_file_once(
    bare: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = bare.root.parent / "logboek"
    monkeypatch.setenv("LOGBOEK", str(log))
    python = python_that(bare, INSTALLS)
    assert bare.make("monitor", "YEAR=2022", python).returncode == 0
    _, made, locked, own = log.read_text().splitlines()
    assert made == "-m venv .venv"
    assert locked.endswith("--require-hashes --no-deps -r requirements.lock")
    assert own.endswith("--editable .")
    log.write_text("")
    assert bare.make("monitor", "YEAR=2022", python).returncode == 0
    assert log.read_text() == ""


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["monitor"], "Er is geen jaar opgegeven."),
        (["monitor", "YEAR=22"], "'22' is geen jaar van vier cijfers."),
        (["monitor", "YEAR=1999"], "Voor periode 1999 is geen monitor ingericht."),
        (["monitor", "YEAR=2022", "ORG=weg"], "De organisatie 'weg' is niet bekend."),
        (["monitor", "YEAR=2022", "THEMA=weg"], "Het thema 'weg' is niet bekend."),
        (["monitor", "YEAR=2022", "STATUS=half"], "'half' is geen geldige waarde voor STATUS."),
        (["feitenblad", "YEAR=2022"], "Er is geen thema opgegeven."),
        (["monitor", "YEAR='22"], "''22' is geen jaar van vier cijfers."),
        (["monitor", "YEAR=2022", "ORG=d'Oude"], "De organisatie 'd'Oude' is niet bekend."),
        (["monitor", "YEAR=2022", 'THEMA=";ls'], "Het thema '\";ls' is niet bekend."),
        (["monitor", "YEAR=2022", "STATUS='"], "''' is geen geldige waarde voor STATUS."),
        (["monitor", "YEAR=2022", "ORG=`pwd`"], "De organisatie '`pwd`' is niet bekend."),
    ],
)
def test_asking_for_what_is_not_there_ends_with_2_and_builds_nothing(
    equipped: Workshop, words: list[str], sentence: str
) -> None:
    before = equipped.times()
    done = equipped.make(*words)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert last_dutch_line(done.stderr) == "Gestopt met code 2 (verkeerd gebruik)."
    assert "Traceback" not in done.stderr
    assert equipped.times() == before


# ---- The first build and the second --------------------------------------------------------------


def test_the_first_build_takes_every_step_and_leaves_the_four_files(
    equipped: Workshop, first: FirstBuild
) -> None:
    assert first.named == first.ran == ALL
    (folder,) = (equipped.output / ORG / PERIOD).iterdir()
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [f"{folder.name}.html", f"{folder.name}.pdf", "cijfers.csv", "manifest.json"]
    )


def test_when_nothing_changed_nothing_runs_and_no_file_is_touched(
    equipped: Workshop, first: FirstBuild
) -> None:
    equipped.monitor()  # another test may have gone before
    before = equipped.times()
    assert equipped.named() == []
    started = time.monotonic()
    assert equipped.monitor() == []
    again = time.monotonic() - started
    assert equipped.times() == before
    assert again < first.seconds / 2


def test_touching_files_without_changing_them_runs_nothing(built: Workshop) -> None:
    for path in (built.root / "data/raw").rglob("*.csv"):
        path.touch()
    for path in (built.root / "reports/templates").rglob("*.j2"):
        path.touch()
    assert built.named() == []
    assert built.monitor() == []


# ---- A change runs what stands on it -------------------------------------------------------------


def template(workshop: Workshop) -> None:
    path = workshop.root / "reports/templates/monitor/feitenblad.qmd.j2"
    path.write_text(path.read_text(encoding="utf-8") + "\n\nNog een zin.\n", encoding="utf-8")


def style(workshop: Workshop) -> None:
    path = workshop.root / "reports/_extensions/feitenwerk/huis.css"
    path.write_text(path.read_text(encoding="utf-8") + "\np { margin: 0 }\n", encoding="utf-8")


def notebook(workshop: Workshop) -> None:
    """Take the last answer out of a notebook."""
    path = workshop.root / "notebooks/individuele-hulp.ipynb"
    found = nbformat.read(path, as_version=4)
    answers = [cell for cell in found.cells if "study.block(" in cell.source]
    found.cells.remove(answers[-1])
    nbformat.write(found, path)


def fact(workshop: Workshop) -> None:
    """Another percentage of inhabitants at risk, a figure of the first theme."""
    workshop.edit(
        f"{RAW}/externe_indicator.csv",
        r"(?m)^(hoog-risico-angst-depressie;GM\d+;2020;;[^;]*;)[\d,]+",
        r"\g<1>9",
    )


@pytest.mark.parametrize(
    ("change", "steps"),
    [
        (template, ["aflevering", "tekst", "weergave"]),
        (style, ["aflevering", "weergave"]),
        (notebook, ["aflevering", "analyse", "tekst", "weergave"]),
        (fact, ALL),
    ],
    ids=["template", "house-style", "notebook", "raw-data"],
)
def test_make_n_names_exactly_the_steps_that_a_change_then_runs(
    built: Workshop, change: object, steps: list[str]
) -> None:
    before = built.results()
    assert callable(change)
    change(built)
    assert built.named() == steps
    assert built.monitor() == steps
    assert built.results() != before
    assert built.named() == []


def test_a_change_of_the_raw_files_that_changes_no_fact_stops_at_the_facts(
    built: Workshop,
) -> None:
    """Only the manifest bears the digests of the files."""
    before = built.results()
    built.edit(f"{RAW}/bijeenkomst.csv", r"\n([^;\n]+);", r'\n"\g<1>";')
    last = built.root / RAW / "zrm_meting.csv"
    last.write_bytes(last.read_bytes() + b"\n")
    assert built.named() == ALL
    assert built.monitor() == ["aflevering", "inname", "publiek"]
    after = built.results()
    assert {name for name in after if after[name] != before[name]} == {
        name for name in after if name.endswith("manifest.json")
    }
    assert built.named() == []
    assert built.monitor() == []


def test_a_change_of_a_template_that_changes_no_text_stops_at_the_text(built: Workshop) -> None:
    built.edit("reports/templates/monitor/feitenblad.qmd.j2", r"\A", "{## een opmerking ##}")
    assert built.monitor() == ["aflevering", "tekst"]
    assert built.monitor() == []


def test_reports_that_were_thrown_away_are_delivered_again(built: Workshop) -> None:
    before = built.results()
    shutil.rmtree(built.output)
    assert built.named() == ["aflevering"]
    assert built.monitor() == ["aflevering"]
    assert built.results() == before


def test_a_feitenblad_of_one_theme_is_part_of_the_monitor(built: Workshop) -> None:
    (folder,) = (built.output / ORG / PERIOD).iterdir()
    theme = folder.name.removeprefix("feitenblad-")
    done = built.make("feitenblad", f"YEAR={PERIOD}", f"THEMA={theme}")
    assert done.returncode == 0
    assert done.stdout == f"Klaar: reports/output/{ORG}/{PERIOD}/{folder.name}/\n"


def test_printed_figures_bring_their_comparison_and_touch_no_other_document(
    built: Workshop,
) -> None:
    before = built.results()
    steps = ["aflevering", "bronvergelijking", "inname", "publiek", "tekst", "weergave"]
    with printed_figures(built):
        assert built.named() == sorted({*ALL, "bronvergelijking"})
        assert built.monitor() == steps
        after = built.results()
        new = {name for name in after if name not in before}
        assert {Path(name).parts[2] for name in new} == {"bronvergelijking"}
        assert {name for name in before if after[name] != before[name]} == {
            name for name in before if name.endswith("manifest.json")
        }
        assert built.named() == []
        built.edit(f"{RAW}/gepubliceerd.csv", ";518;;trajecten;518;", ";519;;trajecten;519;")
        assert built.monitor() == steps
        assert built.named() == []
    assert "bronvergelijking" not in built.monitor()
    assert built.results() == before


# ---- Choices and mistakes ------------------------------------------------------------------------


def test_looking_at_another_choice_leaves_no_work_behind(built: Workshop) -> None:
    assert built.named("BESCHERMING=streng") == [step for step in ALL if step != "inname"]
    assert built.named() == []
    assert built.monitor() == []


def test_another_protection_builds_another_report_and_back_again(built: Workshop) -> None:
    before, told = built.results(), manifest(built)
    assert told["bescherming"]["profiel"] == "standaard"
    after_intake = [step for step in ALL if step != "inname"]
    assert built.named("BESCHERMING=bron") == after_intake
    assert built.monitor("BESCHERMING=bron") == after_intake
    other = manifest(built)
    assert other["bescherming"]["profiel"] == other["parameters"]["BESCHERMING"] == "bron"
    assert other["bouwsleutel"] != told["bouwsleutel"]
    assert built.monitor() == after_intake
    assert built.results() == before, "the same choices give the same bytes"


def test_a_table_without_a_required_column_is_refused_and_the_report_stays(
    built: Workshop,
) -> None:
    path = built.root / RAW / "traject.csv"
    whole = path.read_text(encoding="utf-8")
    results, times = built.results(), built.times()
    path.write_text(whole.replace("startdatum", "iets", 1).replace("start_datum", "iets", 1))
    done = built.make("monitor", f"YEAR={PERIOD}")
    assert done.returncode == 2
    assert f"{RAW}/traject.csv" in done.stderr
    assert "start_datum" in done.stderr
    assert last_dutch_line(done.stderr) == "Gestopt met code 3 (gegevens geweigerd)."
    assert "Traceback" not in done.stderr
    assert built.results() == results
    assert without_notes(built.times()) == without_notes(times)
    path.write_text(whole, encoding="utf-8")
    assert built.monitor() == ["inname"]
    assert built.results() == results


def without_notes(times: dict[str, int]) -> dict[str, int]:
    return {name: moment for name, moment in times.items() if "/.stappen/" not in name}


def test_a_copy_of_the_folder_with_new_times_has_nothing_to_do(built: Workshop) -> None:
    """As after a restored backup, which may give every file another time."""
    for number, path in enumerate(sorted((built.root / "data/processed").rglob("*"))):
        if path.is_file() and number % 2:
            path.touch()
    assert built.named() == []
    assert built.monitor() == []


def test_the_paths_of_this_machine_are_in_no_report(built: Workshop) -> None:
    place = str(Path.home()), str(built.root)
    for name, content in built.results().items():
        if not name.endswith(".pdf"):
            assert not any(word.encode() in content for word in place), name
