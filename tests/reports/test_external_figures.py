"""A figure that was fetched stands in the report with its source, and needs no network again."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from pipeline.contract.sources import load_sources
from pipeline.external import fetch_all
from tests.external.server import TABLE, State, running
from tests.reports.huis import ORG, PERIOD, THEME, Build, copy_house, silent
from tests.reports.scherm import soup_of

NOON = datetime(2026, 11, 26, 12, 0, 0, tzinfo=UTC)
ONE_YEAR, FOUR_YEARS = "1050010", "1050015"
SHARES = {
    ("GM1969", ONE_YEAR): "4.6", ("PV20", ONE_YEAR): "7.3", ("NL01", ONE_YEAR): "6.9",
    ("GM1969", FOUR_YEARS): "1.9", ("PV20", FOUR_YEARS): ".", ("NL01", FOUR_YEARS): "2.8",
}  # fmt: skip
SOURCES = {
    "bronnen": [
        {
            "id": "laag-inkomen-regio",
            "soort": "cbs-odata4",
            "tabel": TABLE,
            "kolommen": {"gebied": "RegioS", "periode": "Perioden"},
            "gebieden": {"gemeente": "GM1969", "provincie": "PV20", "land": "NL01"},
            "perioden": {"van": 2022},
            "cijfers": [
                {"indicator": "huishoudens-laag-inkomen", "onderwerp": "1050010_2",
                 "waar": {"Kenmerken": ONE_YEAR}},
                {"indicator": "huishoudens-langdurig-laag-inkomen", "onderwerp": "1050010_2",
                 "waar": {"Kenmerken": FOUR_YEARS}},
            ],
        },
        {
            "id": "kinderen",
            "soort": "csv",
            "bestand": "downloads/kinderen.csv",
            "titel": "Kinderen naar inkomen",
            "uitgever": "CBS",
            "stand": "2024-06-01",
            "kolommen": {"gebied": "Regio", "periode": "Jaar"},
            "gebieden": {"gemeente": "GM1969"},
            "cijfers": [{"indicator": "kinderen-laag-inkomen", "onderwerp": "Kinderen (%)"}],
        },
    ]
}  # fmt: skip
CHILDREN = "Regio;Jaar;Kinderen (%)\nGM1969;2018;6,1\nGM1969;2019;5,9\nGM1969;2020;5,5\n"


def build_document(build: Build) -> None:
    build.take_in()
    build.make_public()
    build.analyse()
    build.write_texts()
    build.render()
    build.deliver()


def _keep_one_theme(settings: Path) -> None:
    """One document shows it, and is done soon."""
    told = yaml.safe_load(settings.read_text(encoding="utf-8"))
    monitor = told["rapporten"]["monitor"]
    monitor["themas"] = [theme for theme in monitor["themas"] if theme["id"] == THEME]
    settings.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")


@pytest.fixture(scope="module")
def fetched(finished: Build, houses: Path) -> Build:
    """The sample organisation with one source, of which the server has gone since."""
    build = copy_house(finished, houses / "bronnen")
    state = State({(area, kind, "2022"): share for (area, kind), share in SHARES.items()})
    _keep_one_theme(build.house.delivery(ORG) / "organisatie.yml")
    path = build.house.delivery(ORG) / "bronnen.yml"
    (path.parent / "downloads").mkdir()
    (path.parent / "downloads" / "kinderen.csv").write_text(CHILDREN, encoding="utf-8")
    with running(state) as server:
        told = yaml.safe_load(yaml.safe_dump(SOURCES))
        told["bronnen"][0]["adres"] = server.v4
        path.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
        assert load_sources(path.read_text(encoding="utf-8"), "bronnen.yml").all
        fetch_all(build.house, ORG, [], NOON, silent)
    build_document(build)
    return build


def test_the_fetched_number_stands_in_the_text_and_at_the_figure(fetched: Build) -> None:
    facts = fetched.published_facts()
    own = facts[f"{ORG}/{PERIOD}/huishoudens-laag-inkomen/gm1969/2022"]
    assert (own["value"], own["origin"]) == ("4.6", "extern")
    assert own["source"] == "laag-inkomen-regio-voorlopig"
    figure = next(row for row in fetched.figures() if row["feit"] == own["id"])
    assert figure["afgedrukt"] == "4,6%"
    assert figure["herkomst"] == "extern"
    picture = soup_of(fetched.html).find(id=re.compile("huishoudens-laag-inkomen"))
    assert picture is not None
    assert "4,6%" in str(picture)


def test_the_source_line_names_table_version_division_and_status(fetched: Build) -> None:
    text = " ".join(soup_of(fetched.html).get_text().split())
    assert (
        "CBS, Huishoudens met een laag inkomen; regio (indeling 2023)"
        f", tabel {TABLE}, stand 1 november 2024, voorlopige cijfers"
    ) in text


def test_a_series_over_a_merger_is_marked_and_explained(fetched: Build) -> None:
    text = " ".join(soup_of(fetched.html).get_text().split())
    assert "Let op bij 2019: De gemeente Westerkwartier ontstond door een herindeling." in text


def test_a_sign_of_the_source_is_not_available_and_no_zero(fetched: Build) -> None:
    fact = f"{ORG}/{PERIOD}/huishoudens-langdurig-laag-inkomen/pv20/2022"
    hidden = fetched.published_facts()[fact]
    assert (hidden["value"], hidden["status"]) == (None, "niet_beschikbaar")


def test_the_manifest_names_the_snapshot(fetched: Build) -> None:
    manifest = (fetched.folder / "manifest.json").read_text(encoding="utf-8")
    (snapshot,) = (fetched.house.snapshots(ORG) / "laag-inkomen-regio").iterdir()
    assert f"data/raw/{ORG}/bronnen.yml" in manifest
    assert f"{snapshot.name}/momentopname.json" in manifest
    assert re.search(rf"{snapshot.name}/Observations-\d+\.json", manifest)
    assert not re.search(r"127\.0\.0\.1", manifest)


def test_without_the_server_the_report_is_rebuilt_byte_for_byte(
    fetched: Build, houses: Path
) -> None:
    before = fetched.outputs()
    again = copy_house(fetched, houses / "bronnen-later")
    shutil.rmtree(again.house.processed / ORG / PERIOD)
    again.house.database(ORG).unlink()
    shutil.rmtree(again.house.output)
    build_document(again)
    assert again.outputs() == before
