"""The files of others as they really are give the numbers that a reader finds in them."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.errors import DataRefused
from pipeline.paths import House
from tests.external.huis import csv_source, declare, fetch, lay_down, query, real, rows, take_in

LOW_INCOME = {
    "InkomensgrensHuishouden": "1050290",
    "DuurInkomenspositie": "A028721",
    "KenmerkenVanHuishoudens": "1050010",
}


def taken(
    house: House, source: dict[str, Any], columns: str = "gebied_id, jaar, waarde"
) -> list[tuple[str, ...]]:
    declare(house, source)
    fetch(house)
    return rows(house, *columns.split(", "))


def test_low_income_in_the_netherlands_as_cbs_exports_its_observations(house: House) -> None:
    file = lay_down(house, real("cbs_odata4_laag_inkomen/Observations.csv"))
    one = {**LOW_INCOME, "Measure": "1050010_2"}
    many = {**LOW_INCOME, "Measure": "1050010_1"}
    source = csv_source(
        file,
        kolommen={"periode": "Perioden"},
        gebied="land",
        gebieden={},
        perioden={"van": 2016, "tot": 2021},
        cijfers=[
            {"indicator": "huishoudens-laag-inkomen", "onderwerp": "Value", "waar": one},
            {"indicator": "huishoudens-laag-inkomen-aantal", "onderwerp": "Value", "waar": many,
             "maal": 1000, "afgerond_op": 100},
        ],
    )  # fmt: skip
    found = taken(house, source, "indicator, jaar, waarde, aantal_afgerond_op")
    shares = {year: value for name, year, value, _ in found if name == "huishoudens-laag-inkomen"}
    assert shares["2016"] == "7,9"
    assert shares["2021"] == "6,3"
    counts = [row for row in found if row[0].endswith("aantal")]
    assert ("huishoudens-laag-inkomen-aantal", "2016", "572200", "100") in counts


def test_low_income_per_region_with_padded_numbers_and_names(house: House) -> None:
    name = "cbs_statline_laag_inkomen_regio/Laag_inkomen__huishoudenskenmerken_regio_03062025_16"
    file = lay_down(house, real(f"{name}4145.csv"))
    source = csv_source(
        file,
        kolommen={"gebied": "Regio's", "periode": "Perioden"},
        gebieden={"land": "Nederland", "provincie": "Groningen (PV)"},
        cijfers=[
            {"indicator": "huishoudens-laag-inkomen",
             "onderwerp": "Particuliere huishoudens relatief (%)"},
            {"indicator": "huishoudens-laag-inkomen-aantal",
             "onderwerp": "Particuliere huishoudens (x 1 000)"},
        ],
    )  # fmt: skip
    found = taken(house, source, "gebied_id, indicator, jaar, waarde")
    assert found == [
        ("NL", "huishoudens-laag-inkomen", "2011", "6,9"),
        ("NL", "huishoudens-laag-inkomen-aantal", "2011", "481800"),
        ("PV20", "huishoudens-laag-inkomen", "2011", "8,4"),
        ("PV20", "huishoudens-laag-inkomen-aantal", "2011", "20700"),
    ]


def test_points_stand_for_what_is_missing_and_codes_are_padded(house: House) -> None:
    file = lay_down(house, real("cbs_ses_woa_amsterdam_2019.csv"))
    source = csv_source(
        file,
        kolommen={"gebied": "Regiocode (gemeente, wijk, buurt) (code)", "periode": "Perioden"},
        gebieden={"GM0363": "GM0363", "noord": "BU03630100"},
        cijfers=[
            {"indicator": "leefbaarheid-afwijking", "uitsplitsing": "sociale_samenhang",
             "onderwerp": "SES-WOA/Totaalscore/Gemiddelde score (Getal)"},
        ],
    )  # fmt: skip
    found = taken(house, source, "gebied_id, waarde, symbool")
    assert found == [("GM0363", "-0,1", ""), ("noord", "", ".")]


def test_a_spreadsheet_with_headers_in_four_rows(house: House) -> None:
    file = lay_down(house, real("cbs_jongvolwassenen_gemeente_ggd_1jan2024.xlsx"))
    men = "Geslachtsaanduiding / Man / Leeftijd / 16-17"
    women = "Geslachtsaanduiding / Vrouw / Leeftijd / 21-25"
    source = csv_source(
        file,
        soort="excel",
        lezen={"blad": "Tabel2", "kopregel": 4, "kopregel_tot": 7},
        kolommen={"gebied": "Gemeentecode"},
        gebieden={"gemeente": "0014", "noord": "----"},
        cijfers=[
            {"indicator": "jeugd-tot-25-aantal", "onderwerp": "Totaal", "jaar": 2024},
            {"indicator": "mantelzorgers-aantal", "onderwerp": men, "jaar": 2024},
            {"indicator": "inwoners-in-armoede-aantal", "onderwerp": women, "jaar": 2024},
        ],
    )
    found = taken(house, source, "gebied_id, indicator, waarde")
    assert found == [
        ("GM0001", "inwoners-in-armoede-aantal", "19778"),
        ("GM0001", "jeugd-tot-25-aantal", "58979"),
        ("GM0001", "mantelzorgers-aantal", "1965"),
        ("noord", "inwoners-in-armoede-aantal", "356"),
        ("noord", "jeugd-tot-25-aantal", "1435"),
        ("noord", "mantelzorgers-aantal", "106"),
    ]


def test_a_careless_file_of_a_ggd(house: House) -> None:
    file = lay_down(house, real("ggd_eenzaamheid_rommelig/Eenzaam_vs_Rondkomen.csv"))
    source = csv_source(
        file,
        uitgever="GGD",
        kolommen={"gebied": "Provincie"},
        gebieden={"gemeente": "Middelburg", "noord": "Sittard_Geleen"},
        cijfers=[
            {"indicator": "eenzaamheid", "uitsplitsing": "eenzaam", "onderwerp": "Eenzaamheid",
             "jaar": 2016},
            {"indicator": "moeite-met-rondkomen", "onderwerp": "Rondkomen", "jaar": 2016},
        ],
    )  # fmt: skip
    found = taken(house, source, "gebied_id, indicator, waarde")
    assert found == [
        ("GM0001", "eenzaamheid", "57"),
        ("GM0001", "moeite-met-rondkomen", "27,3"),
        ("noord", "eenzaamheid", "59"),
        ("noord", "moeite-met-rondkomen", "18,2"),
    ]


def test_the_leefbaarometer_with_a_column_per_year(house: House) -> None:
    file = lay_down(house, real("leefbaarometer2_2018/PC4LBR.csv"))
    source = csv_source(
        file,
        uitgever="Leefbaarometer",
        kolommen={"gebied": "CODE"},
        gebieden={"1012": "1012"},
        cijfers=[
            {"indicator": "leefbaarheid-klasse", "onderwerp": "KL16", "jaar": 2016},
            {"indicator": "leefbaarheid-klasse", "onderwerp": "KL02", "jaar": 2002},
        ],
    )
    assert taken(house, source) == [("1012", "2002", "9"), ("1012", "2016", "9")]


def test_the_leefbaarometer_with_more_decimals_than_anyone_measures(house: House) -> None:
    file = lay_down(house, real("leefbaarometer3/Amstelveen_wijk_dimensies_2014_2022.csv"))
    source = csv_source(
        file,
        uitgever="Leefbaarometer",
        kolommen={"gebied": "wk_code", "periode": "jaar"},
        gebieden={"WK036201": "WK036201"},
        perioden={"van": 2018},
        cijfers=[{"indicator": "leefbaarheid-afwijking", "uitsplitsing": "voorzieningen",
                  "onderwerp": "vrz"}],
    )  # fmt: skip
    found = taken(house, source)
    assert found[:2] == [
        ("WK036201", "2018", "0,17"),
        ("WK036201", "2020", "0,19"),
    ]


def test_scans_of_heerenveen_with_signs_of_their_own(house: House) -> None:
    file = lay_down(house, real("heerenveen_gebiedsscans_2019/gebiedsscans_long.csv"))
    young, safe = {"kenmerk": "Jonger dan 15 jaar"}, {"kenmerk": "-Fysieke omgeving"}
    source = csv_source(
        file,
        uitgever="Gemeente Heerenveen",
        kolommen={"gebied": "gebied"},
        gebieden={"akkrum": "Akkrum", "midden": "De Greiden"},
        tekens={"--": "-", "<10": "x"},
        cijfers=[
            {"indicator": "jeugd-tot-25-aantal", "onderwerp": "aantal", "jaar": 2018,
             "afgerond_op": 5, "waar": young},
        ],
    )  # fmt: skip
    with pytest.raises(DataRefused, match="voor de decimalen"):
        taken(house, source)  # 1.230 in this file is one thousand two hundred and thirty
    source["lezen"] = {"decimaal": "komma"}
    assert taken(house, source, "gebied_id, waarde, aantal_afgerond_op") == [
        ("akkrum", "550", "5"),
        ("midden", "1230", "5"),
    ]
    source["gebieden"] = {"akkrum": "Akkrum"}
    source["cijfers"][0] |= {
        "onderwerp": "percentage_gebied_slash_gemiddelde",
        "waar": safe,
    }
    assert taken(house, source, "gebied_id, waarde, symbool") == [("akkrum", "", "-")]


def test_real_files_pass_the_intake_with_their_sources(house: House) -> None:
    income = lay_down(house, real("cbs_odata4_laag_inkomen/Observations.csv"))
    scores = lay_down(house, real("cbs_ses_woa_amsterdam_2019.csv"))
    declare(
        house,
        csv_source(
            income, id="inkomen", gebied="land", gebieden={}, kolommen={"periode": "Perioden"},
            cijfers=[{"indicator": "huishoudens-laag-inkomen", "onderwerp": "Value",
                      "waar": {**LOW_INCOME, "Measure": "1050010_2"}}],
        ),
        csv_source(
            scores, id="ses", status="voorlopig", stand="2023-04-25",
            kolommen={"gebied": "Regiocode (gemeente, wijk, buurt) (code)", "periode": "Perioden"},
            gebieden={"noord": "BU03630100"},
            cijfers=[{"indicator": "leefbaarheid-afwijking", "uitsplitsing": "voorzieningen",
                      "onderwerp": "Spreiding/Spreiding totaal/Waarde (Getal)"}],
        ),
    )  # fmt: skip
    fetch(house, 0)
    fetch(house, 1)
    take_in(house)
    assert query(house, "SELECT count(*) FROM quarantaine") == [(0,)]
    assert query(
        house,
        "SELECT waarde::VARCHAR FROM externe_indicator WHERE gebied_id = 'NL' AND jaar = 2016",
    ) == [("7.9000",)]
    assert query(
        house, "SELECT waarde, symbool, bron_id FROM externe_indicator WHERE gebied_id = 'noord'"
    ) == [(None, ".", "ses-voorlopig")]
    assert query(house, "SELECT bron_id, status, stand::VARCHAR FROM bron ORDER BY ALL") == [
        ("inkomen", "definitief", "2024-11-01"),
        ("ses-voorlopig", "voorlopig", "2023-04-25"),
    ]


def test_a_file_with_empty_lines_and_no_headers_worth_the_name(house: House) -> None:
    file = lay_down(house, real("ggd_eenzaamheid_rommelig/brabant.csv"))
    source = csv_source(
        file,
        uitgever="GGD",
        kolommen={"gebied": "brabant_zuidoost-nieteenzaam"},
        gebieden={"noord": "brabant_zuidoost-eenzaamheid-asten-65+-eenzaam"},
        cijfers=[
            {"indicator": "eenzaamheid", "uitsplitsing": "eenzaam", "onderwerp": "2065",
             "jaar": 2012},
        ],
    )  # fmt: skip
    assert taken(house, source) == [("noord", "2012", "44")]
