"""Both clients against a server that answers as those of CBS: one suite for the two."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import DataRefused
from pipeline.paths import House
from tests.external.huis import declare, fetch, query, rows, take_in
from tests.external.server import TABLE, TITLE, Server, running
from tests.ingest.levering import ORG

KIND = "1050010"


@pytest.fixture
def server() -> Iterator[Server]:
    with running() as found:
        yield found


@pytest.fixture(params=["cbs-odata3", "cbs-odata4"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def source(server: Server, kind: str, **changes: Any) -> dict[str, Any]:
    third = kind == "cbs-odata3"
    share = "HuishoudensMetLaagInkomenRelatief_2" if third else "1050010_2"
    count = "HuishoudensMetLaagInkomen_1" if third else "1050010_1"
    only = {"Kenmerken": KIND}
    return {
        "id": "laag-inkomen",
        "soort": kind,
        "tabel": TABLE,
        "adres": server.base if third else server.v4,
        "kolommen": {"gebied": "RegioS", "periode": "Perioden"},
        "gebieden": {"gemeente": "GM0001", "provincie": "PV20", "land": "NL01"},
        "cijfers": [
            {"indicator": "huishoudens-laag-inkomen", "onderwerp": share, "waar": only},
            {"indicator": "huishoudens-laag-inkomen-aantal", "onderwerp": count, "waar": only},
        ],
    } | changes  # fmt: skip


def shares(house: House) -> dict[tuple[str, str], tuple[str, str, str]]:
    """Value, sign and status by area and year."""
    found = rows(house, "indicator", "gebied_id", "jaar", "waarde", "symbool", "status")
    return {
        (area, year): (value, sign, status)
        for name, area, year, value, sign, status in found
        if name == "huishoudens-laag-inkomen"
    }


def refused(house: House, told: dict[str, Any]) -> DataRefused:
    declare(house, told)
    before = sorted(house.root.rglob("*"))
    with pytest.raises(DataRefused) as error:
        fetch(house)
    assert sorted(house.root.rglob("*")) == before, "a fetch that fails leaves nothing"
    return error.value


def test_figures_come_over_several_pages_with_their_status(
    house: House, server: Server, kind: str
) -> None:
    declare(house, source(server, kind))
    told = fetch(house)
    assert told.figures == 24
    found = shares(house)
    assert len(found) == 12
    assert found["NL", "2019"] == ("1,9", "", "definitief")
    assert found["GM0001", "2020"] == ("3", "", "definitief")
    assert found["PV20", "2021"] == ("2,1", "", "nader_voorlopig")
    assert found["PV20", "2022"] == ("2,2", "", "voorlopig")


def test_thousands_are_households_rounded_as_the_source_did(
    house: House, server: Server, kind: str
) -> None:
    declare(house, source(server, kind))
    fetch(house)
    found = rows(house, "indicator", "gebied_id", "jaar", "waarde", "aantal_afgerond_op")
    assert ("huishoudens-laag-inkomen-aantal", "PV20", "2021", "2100", "100") in found
    assert ("huishoudens-laag-inkomen", "PV20", "2021", "2,1", "") in found


def test_signs_come_through_as_signs(house: House, server: Server, kind: str) -> None:
    for year, sign in {"2019": ".", "2020": "", "2021": "x"}.items():
        server.state.values["GM0001", KIND, year] = sign
    declare(house, source(server, kind))
    fetch(house)
    found = shares(house)
    signs = [found["GM0001", year][:2] for year in ("2019", "2020", "2021")]
    assert signs == [("", "."), ("", "leeg"), ("", "x")]
    take_in(house)
    assert query(house, "SELECT count(*) FROM externe_indicator WHERE waarde = 0") == [(0,)]
    assert query(house, "SELECT count(*) FROM quarantaine") == [(0,)]


def test_only_what_is_declared_is_asked_for(house: House, server: Server, kind: str) -> None:
    declare(house, source(server, kind))
    fetch(house)
    asked = [url for url in server.state.asked if re.search(r"UntypedDataSet|Observations", url)]
    assert asked
    for url in asked:
        assert "RegioS eq 'NL01" in url
        assert "GM0363" not in url
        assert "Kenmerken eq '1050010" in url


def test_the_gemeenten_of_before_a_merger_are_asked_for_too(
    house: House, server: Server, kind: str
) -> None:
    told = source(server, kind, gebieden={"GM1969": "GM1969"})
    declare(house, told)
    fetch(house)
    assert ("GM1969", "2022") in shares(house)


def test_every_answer_is_kept_as_it_was_received(house: House, server: Server, kind: str) -> None:
    declare(house, source(server, kind))
    name = fetch(house).name
    folder = house.snapshots(ORG) / "laag-inkomen" / name
    record = json.loads((folder / "momentopname.json").read_text(encoding="utf-8"))
    assert {file["naam"] for file in record["bestanden"]} | {"momentopname.json"} == {
        path.name for path in folder.iterdir()
    }
    assert record["titel"] == TITLE
    assert record["tabel"] == TABLE
    assert record["stand"] == "2024-11-01"
    assert record["status"]["2022"] == "voorlopig"
    pages = "UntypedDataSet" if kind == "cbs-odata3" else "Observations"
    first = (folder / f"{pages}-001.json").read_bytes()
    assert b"nextLink" in first, "the answer itself, not what a library made of it"
    assert len(json.loads(first)["value"]) == server.state.page


def test_the_same_answers_make_no_second_snapshot(house: House, server: Server, kind: str) -> None:
    declare(house, source(server, kind))
    first, second = fetch(house), fetch(house)
    assert first.fresh
    assert not second.fresh
    server.state.values["NL01", KIND, "2019"] = "7.9"
    assert fetch(house).fresh
    assert shares(house)["NL", "2019"][0] == "7,9"


def test_the_source_is_cited_with_table_version_division_and_status(
    house: House, server: Server, kind: str
) -> None:
    declare(house, source(server, kind, perioden={"van": 2020, "tot": 2021}))
    fetch(house)
    take_in(house)
    division = 2023 if kind == "cbs-odata4" else None
    assert query(
        house,
        "SELECT bron_id, uitgever, jaar, tabel, stand::VARCHAR, gebiedsindeling, status "
        "FROM bron ORDER BY bron_id",
    ) == [
        ("laag-inkomen", "CBS", 2024, TABLE, "2024-11-01", division, "definitief"),
        ("laag-inkomen-nader-voorlopig", "CBS", 2024, TABLE, "2024-11-01", division,
         "nader_voorlopig"),
    ]  # fmt: skip


def test_without_an_answer_there_is_one_sentence_with_a_remedy(house: House, kind: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    away = Server(f"http://127.0.0.1:{port}", None)  # type: ignore[arg-type]
    error = refused(house, source(away, kind))
    assert error.sentence == "De server 127.0.0.1 geeft geen antwoord."
    assert "laatste momentopname" in error.remedy
    assert "bronnen › 1 › tabel" in error.place
    assert error.exit_code == 3


@pytest.mark.parametrize(
    ("code", "sentence"),
    [(500, "kan deze vraag niet aan"), (404, "kent de tabel"), (403, "weigert")],
)
def test_a_refusal_is_told_in_dutch(
    house: House, server: Server, kind: str, code: int, sentence: str
) -> None:
    server.state.broken = code
    assert sentence in refused(house, source(server, kind)).sentence


def test_an_answer_in_another_language_is_refused(house: House, server: Server, kind: str) -> None:
    server.state.garbage = True
    error = refused(house, source(server, kind))
    assert f"geen antwoord van de soort {kind}" in error.sentence


@pytest.mark.parametrize(
    ("changes", "place", "remedy"),
    [
        ({"tabel": "99002NED"}, "tabel", "of de tabel nog bestaat"),
        ({"gebieden": {"gemeente": "GM0002"}}, "gebieden", "Bedoelt u GM0001?"),
        ({"kolommen": {"gebied": "Regio", "periode": "Perioden"}}, "kolommen › gebied",
         "Bedoelt u RegioS?"),
        ({"kolommen": {"gebied": "RegioS", "periode": "Periode"}}, "kolommen › periode",
         "Bedoelt u Perioden?"),
        ({"cijfers": [{"indicator": "huishoudens-laag-inkomen", "onderwerp": "1050010_2",
                       "waar": {"Kenmerken": "1050011"}}]}, "waar › Kenmerken", "1050010"),
        ({"cijfers": [{"indicator": "huishoudens-laag-inkomen", "onderwerp": "weg",
                       "waar": {"Kenmerken": KIND}}]}, "cijfers › 1 › onderwerp", "Wel in de bron"),
        ({"cijfers": [{"indicator": "huishoudens-laag-inkomen", "onderwerp": "?"}]},
         "cijfers › 1", "verschillen in: Kenmerken"),
    ],
)  # fmt: skip
def test_what_the_table_does_not_have_is_told_with_its_place(
    house: House, server: Server, kind: str, changes: dict[str, Any], place: str, remedy: str
) -> None:
    told = source(server, kind) | deepcopy(changes)
    topic = source(server, kind)["cijfers"][0]["onderwerp"]
    for figure in told["cijfers"]:
        if figure["onderwerp"] in {"?", "1050010_2"}:
            figure["onderwerp"] = topic
    error = refused(house, told)
    assert place in error.place
    assert remedy in error.remedy


def test_the_bulk_service_has_no_limit_of_ten_thousand_rows(house: House, server: Server) -> None:
    server.state.rows = 10_001
    declare(house, source(server, "cbs-odata3"))
    assert fetch(house).figures == 24
    assert not any("ODataApi" in url for url in server.state.asked)


def test_rivm_gives_its_tables_under_another_address(house: House, server: Server) -> None:
    told = source(server, "cbs-odata3", uitgever="RIVM", titel="Gezondheid per wijk en buurt")
    declare(house, told)
    fetch(house)
    take_in(house)
    assert query(house, "SELECT DISTINCT uitgever, naam, licentie FROM bron") == [
        ("RIVM", "Gezondheid per wijk en buurt", None)
    ]


def test_the_library_for_odata_4_receives_the_same_observations(
    house: House, server: Server, tmp_path: Path
) -> None:
    library = pytest.importorskip("cbsodata4", reason="cbsodata4 is niet geïnstalleerd")
    declare(house, source(server, "cbs-odata4"))
    name = fetch(house).name
    folder = house.snapshots(ORG) / "laag-inkomen" / name
    ours = [
        entry
        for page in sorted(folder.glob("Observations-*.json"))
        for entry in json.loads(page.read_bytes())["value"]
    ]
    theirs = library.get_observations(
        TABLE,
        download_dir=tmp_path / "bibliotheek",
        base_url=server.v4,
        Measure=["1050010_2", "1050010_1"],
        RegioS=["NL01", "PV20", "GM0001"],
        Kenmerken=[KIND],
    )
    columns = ["Measure", "Kenmerken", "Perioden", "RegioS", "Value"]
    assert [tuple(entry[column] for column in columns) for entry in ours] == list(
        theirs[columns].itertuples(index=False, name=None)
    )
