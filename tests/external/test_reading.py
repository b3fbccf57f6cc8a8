"""What is declared is taken out of a source, or refused with the place in ``bronnen.yml``."""

from __future__ import annotations

import csv
import io
from typing import Any

import openpyxl
import pytest

from pipeline.contract.mergers import load_mergers
from pipeline.errors import DataRefused
from pipeline.ingest.external.figures import _note
from pipeline.narrative.numbers import find_numbers
from pipeline.paths import House
from tests.external.huis import (
    csv_source,
    declare,
    fetch,
    query,
    rows,
    take_in,
    write_down,
)

TABLE = (
    "Regio;Jaar;Soort;Laag inkomen (%);Huishoudens (x 1 000)\n"
    "GM0001;2021;alle;5,1;12,3\n"
    "GM0001;2021;jong;6,1;1,3\n"
    "NL01;2021;alle;6,3;470,1\n"
)


def source(**changes: Any) -> dict[str, Any]:
    figure = {
        "indicator": "huishoudens-laag-inkomen",
        "onderwerp": "Laag inkomen (%)",
        "waar": {"Soort": "alle"},
    }
    return (
        csv_source(
            "downloads/t.csv",
            kolommen={"gebied": "Regio", "periode": "Jaar"},
            gebieden={"gemeente": "GM0001", "land": "NL01"},
            cijfers=[figure | changes.pop("figuur", {})],
        )
        | changes
    )


def read(house: House, told: dict[str, Any], table: str | bytes = TABLE) -> list[tuple[str, ...]]:
    write_down(house, "t.csv", table)
    declare(house, told)
    fetch(house)
    return rows(house, "gebied_id", "jaar", "waarde", "symbool")


def refused(house: House, told: dict[str, Any], table: str = TABLE) -> DataRefused:
    with pytest.raises(DataRefused) as error:
        read(house, told, table)
    return error.value


def test_areas_get_the_codes_of_the_organisation(house: House) -> None:
    assert read(house, source()) == [
        ("GM0001", "2021", "5,1", ""),
        ("NL", "2021", "6,3", ""),
    ]


@pytest.mark.parametrize(
    "table",
    [
        TABLE.encode("utf-8-sig"),
        TABLE.encode("cp1252"),
        TABLE.encode("utf-16"),
        TABLE.replace(",", ".").replace(";", ",").encode(),
        TABLE.replace(";", "\t").encode(),
        ("Een titel boven de tabel\n\n" + TABLE).encode(),
        TABLE.replace("GM0001", "GM0001    ").replace("5,1", "     5,1").encode(),
    ],
)
def test_the_way_a_file_is_written_makes_no_difference(house: House, table: bytes) -> None:
    assert ("GM0001", "2021", "5,1", "") in read(house, source(), table)


def test_thousands_become_households_and_keep_their_rounding(house: House) -> None:
    told = source(
        figuur={
            "indicator": "huishoudens-laag-inkomen-aantal",
            "onderwerp": "Huishoudens (x 1 000)",
            "afgerond_op": 100,
        }
    )
    assert read(house, told)[0] == ("GM0001", "2021", "12300", "")
    assert rows(house, "aantal_afgerond_op")[0] == ("100",)


@pytest.mark.parametrize(
    ("cell", "symbol"), [(".", "."), ("x", "x"), ("-", "-"), ("", "leeg"), ("n.b.", ".")]
)
def test_a_sign_stays_a_sign_up_to_the_database(house: House, cell: str, symbol: str) -> None:
    read(house, source(tekens={"n.b.": "."}), TABLE.replace(";5,1;", f";{cell};"))
    take_in(house)
    assert query(
        house, "SELECT waarde, symbool FROM externe_indicator WHERE gebied_id = 'GM0001'"
    ) == [(None, symbol)]


def test_what_is_neither_number_nor_sign_goes_to_quarantine(house: House) -> None:
    read(house, source(), TABLE.replace(";5,1;", ";5 of 6;"))
    take_in(house)
    assert query(house, "SELECT tabel, rij, kolom, regel FROM quarantaine") == [
        ("externe_indicator", 2, "waarde", "getal")
    ]


def test_provisional_figures_have_a_source_of_their_own(house: House) -> None:
    read(house, source(), TABLE.replace("NL01;2021;alle;6,3", "NL01;2021*;alle;6,3"))
    take_in(house)
    assert query(house, "SELECT bron_id, status FROM bron ORDER BY ALL") == [
        ("proef", "definitief"),
        ("proef-voorlopig", "voorlopig"),
    ]
    assert query(
        house, "SELECT gebied_id, bron_id, status FROM externe_indicator ORDER BY ALL"
    ) == [("GM0001", "proef", "definitief"), ("NL", "proef-voorlopig", "voorlopig")]


@pytest.mark.parametrize(
    ("changes", "place", "remedy"),
    [
        ({"figuur": {"onderwerp": "Laag inkome (%)"}}, "cijfers › 1 › onderwerp",
         "Bedoelt u Laag inkomen (%)?"),
        ({"figuur": {"waar": {"Soorten": "alle"}}}, "cijfers › 1 › waar › Soorten",
         "Bedoelt u Soort?"),
        ({"figuur": {"waar": {"Soort": "al"}}}, "cijfers › 1 › waar › Soort", "Bedoelt u alle?"),
        ({"figuur": {"waar": {}}}, "cijfers › 1", "verschillen in: Soort"),
        ({"kolommen": {"gebied": "Regios", "periode": "Jaar"}}, "kolommen › gebied",
         "Bedoelt u Regio?"),
        ({"gebieden": {"gemeente": "GM0002"}}, "gebieden › gemeente", "Bedoelt u GM0001?"),
        ({"perioden": {"van": 2022}}, "gebieden › gemeente", "Verbeter het gebied of perioden"),
        ({"figuur": {"onderwerp": "Huishoudens (x 1 000)"}}, "cijfers › 1 › onderwerp",
         "Kies een ander onderwerp"),
    ],
)  # fmt: skip
def test_what_is_not_in_the_source_is_told_with_its_place(
    house: House, changes: dict[str, Any], place: str, remedy: str
) -> None:
    error = refused(house, source(**changes))
    assert f"bronnen › 1 › {place}" in error.place
    assert remedy in error.remedy
    assert not house.snapshots("dorp").exists()


def test_numbers_that_can_mean_two_things_are_not_guessed(house: House) -> None:
    table = TABLE.replace(";5,1;", ";1.234;").replace(";6,3;", ";2.345;")
    error = refused(house, source(), table)
    assert "decimaal: punt" in error.remedy
    told = source(lezen={"decimaal": "punt"})
    assert ("NL", "2021", "2,345", "") in read(house, told, table)


def merged(*lines: str) -> str:
    return "Regio;Jaar;Soort;Laag inkomen (%);Huishoudens (x 1 000)\n" + "".join(
        f"{line}\n" for line in lines
    )


DIJK_EN_WAARD = merged(
    "GM0398;2020;alle;4,0;1,1",
    "GM0416;2020;alle;5,0;0,9",
    "GM0398;2021;alle;4,0;1,2",
    "GM0416;2021;alle;5,0;.",
    "GM1980;2022;alle;4,5;2,1",
)
COUNT = {
    "indicator": "huishoudens-laag-inkomen-aantal",
    "onderwerp": "Huishoudens (x 1 000)",
}


def test_counts_of_gemeenten_that_merged_are_added_up_and_the_series_breaks(house: House) -> None:
    told = source(gebieden={"GM1980": "GM1980"}, figuur=COUNT)
    assert read(house, told, DIJK_EN_WAARD) == [
        ("GM1980", "2020", "2000", ""),
        ("GM1980", "2021", "", "."),
        ("GM1980", "2022", "2100", ""),
    ]
    assert fetch(house).notes == (
        "huishoudens-laag-inkomen-aantal: Van Langedijk is er geen cijfer.",
    )
    take_in(house)
    assert query(house, "SELECT soort, indicator, gebied_id, jaar FROM reeksbreuk") == [
        ("gebied", "huishoudens-laag-inkomen-aantal", "GM1980", 2022)
    ]
    note = (
        "De gemeente Dijk en Waard ontstond door een herindeling. Eerdere aantallen zijn opgeteld "
        "uit die van Heerhugowaard en Langedijk."
    )
    assert query(house, "SELECT toelichting FROM reeksbreuk") == [(note,)]


def test_shares_of_gemeenten_that_merged_are_not(house: House) -> None:
    told = source(gebieden={"GM1980": "GM1980"})
    assert read(house, told, DIJK_EN_WAARD)[0] == ("GM1980", "2020", "", ".")
    assert "niet op te tellen" in fetch(house).notes[0]


def test_nothing_is_computed_from_a_gemeente_that_was_divided(house: House) -> None:
    table = merged(
        "GM0015;2018;alle;4,0;1,1", "GM0022;2018;alle;4,0;1,1", "GM0025;2018;alle;4,0;1,1",
        "GM0056;2018;alle;4,0;1,1", "GM0053;2018;alle;4,0;1,1", "GM1969;2019;alle;4,0;6,1",
    )  # fmt: skip
    told = source(gebieden={"GM1969": "GM1969"}, figuur=COUNT)
    assert read(house, told, table) == [
        ("GM1969", "2018", "", "."),
        ("GM1969", "2019", "6100", ""),
    ]
    assert "een deel van Winsum" in fetch(house).notes[0]


def test_a_source_with_one_division_throughout_has_no_break(house: House) -> None:
    table = merged("GM1969;2018;alle;4,0;6,0", "GM1969;2019;alle;4,0;6,1")
    told = source(gebieden={"GM1969": "GM1969"}, figuur=COUNT, gebiedsindeling=2023)
    read(house, told, table)
    take_in(house)
    assert query(house, "SELECT count(*) FROM reeksbreuk") == [(0,)]
    assert query(house, "SELECT gebiedsindeling FROM bron") == [(2023,)]


def test_a_spreadsheet_with_numbers_typed_as_text_is_read_too(house: House) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in csv.reader(TABLE.splitlines(), delimiter=";"):
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    write_down(house, "t.xlsx", file.getvalue())
    declare(house, source(soort="excel", bestand="downloads/t.xlsx"))
    fetch(house)
    assert rows(house, "gebied_id", "waarde") == [("GM0001", "5,1"), ("NL", "6,3")]


def test_the_note_of_a_break_holds_no_number_that_a_report_would_refuse() -> None:
    for found in load_mergers().values():
        for merger in found:
            for summed in (True, False):
                assert find_numbers(_note(merger, summed=summed)) == []
