"""The adapter of Quarto against a double that replays recorded runs of the real program."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import RenderFailed, UsageError
from pipeline.render import choose_renderer
from pipeline.render.quarto import PATH_VARIABLE, QuartoRenderer, find_quarto
from tests.render.conftest import JobMaker, put_double_on_path

Double = Callable[[str], QuartoRenderer]
BODY = """<!-- bron: reports/templates/monitor/hulp.qmd.j2:21 -->

# Hulp

Zie @fig-bestaat-niet.

![](weg.svg)

::: {.noot}
niet gesloten
"""


@pytest.mark.parametrize("case", ["goed", "verapdf-ontbreekt"])
def test_a_harmless_note_is_no_failure(double: Double, document: JobMaker, case: str) -> None:
    made = double(case).render(document("# Kop\n\nTekst."))
    assert made.html.is_file()
    assert made.pdf.is_file()
    assert made.versions["quarto"] == "1.10.18"


@pytest.mark.parametrize(
    ("case", "said", "place"),
    [
        ("afbeelding-ontbreekt-html", "Could not fetch resource weg.svg", "regel 12"),
        ("verwijzing", "Unable to resolve crossref @fig-bestaat-niet", "regel 10"),
        ("blok-open", "Div at line 14 column 1 unclosed", "regel 14"),
        ("lua-fout", "f.lua:1: attempt to concatenate a nil value", "doc.qmd"),
        ("huisfilter", "De verwijzing @tbl-weg wijst nergens naar.", "doc.qmd"),
        ("afbeelding-ontbreekt-typst", "file not found", "doc.qmd"),
        ("typst-fout", "unknown variable: onbekend", "hulp.qmd.j2, regel 21 (doc.qmd, regel 6)"),
        ("alt-ontbreekt", "PDF/UA-1 error: missing alt text", "doc.qmd"),
        ("yaml-fout", "YAMLException: unexpected end of the stream", "regel 11"),
        ("optie-onbekend", "Validation of YAML front matter failed", "regel 7"),
        ("formaat-onbekend", "Unable to read the extension 'feitenwerk'", "doc.qmd"),
        ("niets-gemaakt", "maakte geen doc.pdf", "doc.qmd"),
    ],
)
def test_a_recorded_fault_becomes_one_dutch_error(
    double: Double, document: JobMaker, case: str, said: str, place: str
) -> None:
    job = document("# Kop\n\nTekst.")
    engine = double(case)
    if place.startswith(("regel 1", "hulp")) and case != "yaml-fout":
        # The double makes its pages from a sound document; only its messages speak of these lines.
        job.source.write_text(job.source.read_text().replace("# Kop\n\nTekst.", BODY))
        (job.source.parent / "_stil").touch()
    with pytest.raises(RenderFailed) as caught:
        engine.render(job)
    error = caught.value
    assert said in error.sentence
    assert place in error.place
    assert error.remedy
    told = f"{error.sentence} {error.place} {error.remedy}"
    assert "/opt/" not in told
    assert "/home/" not in told
    assert "traceback" not in told.lower()
    assert not job.target.exists() or not list(job.target.iterdir())


def test_a_place_in_the_document_leads_to_its_template(double: Double, document: JobMaker) -> None:
    job = document(BODY)
    (job.source.parent / "_stil").touch()
    with pytest.raises(RenderFailed) as caught:
        double("verwijzing").render(job)
    assert (
        caught.value.place == "reports/templates/monitor/hulp.qmd.j2, regel 21 (doc.qmd, regel 10)"
    )


def test_a_run_that_hangs_is_ended_with_its_children(double: Double, document: JobMaker) -> None:
    before = _sleepers()
    started = time.monotonic()
    with pytest.raises(RenderFailed, match="duurde langer dan"):
        double("hangt").render(document("# Kop", timeout=1.5))
    assert time.monotonic() - started < 15
    assert _sleepers() <= before


def _sleepers() -> set[str]:
    listed = subprocess.run(["ps", "-eo", "pid,args"], capture_output=True, text=True, check=True)
    return {line.split()[0] for line in listed.stdout.splitlines() if "time.sleep(60)" in line}


def test_an_old_quarto_is_refused_and_auto_goes_on_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_double_on_path(tmp_path / "bin", monkeypatch)
    monkeypatch.setenv("QUARTO_OPNAME", "te-oud")
    with pytest.raises(UsageError, match=r"1\.8\.25 is te oud") as caught:
        choose_renderer("quarto")
    assert "1.9" in caught.value.remedy
    assert choose_renderer("auto").name == "ingebouwd"


def test_auto_takes_a_recent_quarto(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_double_on_path(tmp_path / "bin", monkeypatch)
    assert choose_renderer("auto").name == "quarto"
    assert choose_renderer("ingebouwd").name == "ingebouwd"


def test_quarto_path_goes_before_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = put_double_on_path(tmp_path / "genoemd", monkeypatch)
    put_double_on_path(tmp_path / "bin", monkeypatch)
    for told in (named, named.parent):
        monkeypatch.setenv(PATH_VARIABLE, str(told))
        assert find_quarto().path == named


def test_without_quarto_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(PATH_VARIABLE, raising=False)
    with pytest.raises(UsageError, match="niet gevonden") as caught:
        choose_renderer("quarto")
    assert "RENDERER=ingebouwd" in caught.value.remedy
    with pytest.raises(UsageError, match="bestaat niet"):
        choose_renderer("word")


def test_no_work_folder_stays_behind(
    double: Double, document: JobMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = tmp_path / "tijdelijk"
    work.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(work))
    job = document("# Kop")
    double("goed").render(job)
    with pytest.raises(RenderFailed):
        double("lua-fout").render(replace(job, target=tmp_path / "elders"))
    assert list(work.iterdir()) == []
