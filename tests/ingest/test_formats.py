"""Files as they really come out of registration systems and spreadsheets."""

import datetime
import json
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.contract import FileProfile
from pipeline.errors import DataRefused
from pipeline.ingest import ingest
from pipeline.ingest.headers import is_total, normal_header
from pipeline.ingest.readers import CsvReader
from tests.ingest.levering import CONFIG, ORG, as_csv, quarantine, query, tables, traject, write

TRAJECTEN = "SELECT traject_id, vorm, start_datum, leeftijd_bij_start FROM traject ORDER BY 1"
DAY = datetime.date(2022, 2, 1)
EXPECTED = [(f"T{n}", "individueel_traject", DAY, 34) for n in range(1, 5)]
COLUMNS = tuple(traject(1))


def deliver(house, name: str, content: bytes | str, config: str = CONFIG):
    """The usual delivery, its trajecten in a file of another kind."""
    folder = write(house, tables(), config)
    (folder / "traject.csv").unlink()
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def rules(house, table: str = "traject"):
    return [(row, rule) for name, row, _, rule in quarantine(house) if name == table]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_common_encoding_and_separator_gives_the_same_rows(house, encoding, delimiter):
    rows = [row | {"gebied_id": "noord"} for row in tables()["traject"]]
    text = as_csv(rows, COLUMNS, delimiter).replace("clientnummer", "Cliëntnummer", 1)
    deliver(house, "traject.csv", text.encode(encoding))
    intake = ingest(house, ORG)
    assert query(house, TRAJECTEN) == EXPECTED
    (file,) = intake.of_table("traject")
    told = {"utf-16": "codering: utf-16", "cp1252": "codering: windows-1252"}
    assert file.guesses == ((told[encoding],) if encoding in told else ())


def test_a_title_above_the_header_and_totals_below_are_no_registrations(house):
    body = as_csv(tables()["traject"], COLUMNS)
    text = f"Uitdraai trajecten;;\n\nPeriode;2022\n{body}\nTotaal;;4\nSubtotaal jeugd;0;\n"
    deliver(house, "traject.csv", text)
    intake = ingest(house, ORG)
    assert query(house, TRAJECTEN) == EXPECTED
    assert rules(house) == [(10, "totaalregel"), (11, "totaalregel")]
    (file,) = intake.of_table("traject")
    assert (file.rows, file.accepted, file.refused) == (6, 4, 2)
    assert file.guesses == ("kopregel: 4",)


def test_totals_never_send_a_delivery_back(house):
    text = as_csv(tables()["traject"], COLUMNS) + "Totaal;;4\n" * 9
    deliver(house, "traject.csv", text, CONFIG.replace("1.0", "0.05"))
    assert ingest(house, ORG).of_table("traject")[0].accepted == 4


def test_a_line_break_between_quotes_belongs_to_the_cell(house):
    rows = tables()["traject"]
    rows[0]["gebied_id"] = "no\nord"
    deliver(house, "traject.csv", as_csv(rows, COLUMNS))
    ingest(house, ORG)
    assert rules(house) == [(2, "schrijfwijze")]
    assert len(query(house, TRAJECTEN)) == 3


@pytest.mark.parametrize("day", ["1-2-2022", "01/02/2022", "2022-02-01", "2022-02-01T00:00:00"])
def test_dates_as_people_and_systems_write_them(house, day):
    rows = [row | {"start_datum": day} for row in tables()["traject"]]
    deliver(house, "traject.csv", as_csv(rows, COLUMNS))
    ingest(house, ORG)
    assert query(house, TRAJECTEN) == EXPECTED


def workbook(path: Path, sheets: dict[str, list[list[object]]], merge: str = "") -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if merge:
        book.worksheets[-1].merge_cells(merge)
    book.save(path)
    return path.read_bytes()


def as_cells(row: dict[str, str]) -> list[object]:
    """A row as a spreadsheet holds it: real dates and numbers."""
    day = datetime.datetime.combine(DAY, datetime.time())
    return [
        day if "datum" in column and row[column] == "01-02-2022"
        else int(row[column]) if column == "leeftijd_bij_start"
        else row[column]
        for column in COLUMNS
    ]  # fmt: skip


def test_a_spreadsheet_with_a_cover_sheet_is_read_where_the_table_is(house, tmp_path):
    rows = [as_cells(row) for row in tables()["traject"]]
    content = workbook(
        tmp_path / "x.xlsx",
        {
            "Voorblad": [["Uitdraai"], ["Gemaakt op", DAY]],
            "Export": [["Titel"], [], [*COLUMNS], *rows],
        },
    )
    deliver(house, "Traject 2022.xlsx", content)
    intake = ingest(house, ORG)
    assert query(house, TRAJECTEN) == EXPECTED
    assert intake.of_table("traject")[0].guesses == ("blad: nummer 2", "kopregel: 3")


def test_a_cell_merged_downwards_counts_in_all_its_rows(house, tmp_path):
    rows = [as_cells(row) for row in tables()["traject"]]
    place = COLUMNS.index("vorm")
    for row in rows[1:]:
        row[place] = None
    letter = openpyxl.utils.get_column_letter(place + 1)
    content = workbook(tmp_path / "x.xlsx", {"A": [[*COLUMNS], *rows]}, f"{letter}2:{letter}5")
    deliver(house, "traject.xlsx", content)
    ingest(house, ORG)
    assert query(house, TRAJECTEN) == EXPECTED


def test_what_is_no_spreadsheet_is_refused(house):
    deliver(house, "traject.xlsx", b"PK\x03\x04geen rekenblad")
    with pytest.raises(DataRefused) as caught:
        ingest(house, ORG)
    assert caught.value.place == "data/raw/dorp/tabellen/traject.xlsx"
    assert "zonder wachtwoord" in caught.value.remedy


def with_rules(rules: str) -> str:
    return CONFIG.replace(
        "inname: {hoogste_aandeel_geweigerd: 1.0}",
        f"inname:\n  hoogste_aandeel_geweigerd: 1.0\n{rules}",
    )


def test_an_organisation_may_call_its_columns_otherwise(house):
    text = as_csv(tables()["traject"], COLUMNS).replace("clientnummer", "Klant-nr.", 1)
    config = with_rules('  kolommen: {traject: {clientnummer: ["klant nr."]}}\n')
    deliver(house, "traject.csv", text, config)
    ingest(house, ORG)
    assert query(house, TRAJECTEN) == EXPECTED


def test_what_the_organisation_fixes_is_not_guessed(house):
    text = "Titel\nNog een\n" + as_csv(tables()["traject"], COLUMNS)
    how = '{codering: windows-1252, scheiding: ";", kopregel: 3}'
    profile = f'  bestanden: {{"traject.csv": {how}}}\n'
    deliver(house, "traject.csv", text.encode("cp1252"), with_rules(profile))
    assert ingest(house, ORG).of_table("traject")[0].guesses == ()
    assert query(house, TRAJECTEN) == EXPECTED


def test_a_sheet_that_is_not_there_is_named_by_its_place(house, tmp_path):
    content = workbook(tmp_path / "x.xlsx", {"A": [[*COLUMNS]]})
    deliver(house, "traject.xlsx", content, with_rules('  bestanden: {"*.xlsx": {blad: Export}}\n'))
    with pytest.raises(DataRefused) as caught:
        ingest(house, ORG)
    assert "blad" in caught.value.remedy


def test_a_later_delivery_corrects_and_adds(house):
    folder = write(house, tables())
    later = [traject(1, leeftijd_bij_start="35"), traject(2), traject(9)]
    (folder / "2022-07-15 correctie").mkdir()
    (folder / "2022-07-15 correctie" / "traject.csv").write_text(as_csv(later, COLUMNS))
    intake = ingest(house, ORG)
    ages = query(house, "SELECT traject_id, leeftijd_bij_start FROM traject ORDER BY 1")
    assert ages == [("T1", 35), ("T2", 34), ("T3", 34), ("T4", 34), ("T9", 34)]
    assert [rule for _, rule in rules(house)] == ["vervangen", "vervangen"]
    assert sum(f.accepted + f.refused for f in intake.of_table("traject")) == 7


def test_within_the_latest_delivery_different_rows_with_one_key_are_still_refused(house):
    folder = write(house, tables())
    (folder / "2022-07-15").mkdir()
    later = [traject(1, leeftijd_bij_start="35"), traject(1, leeftijd_bij_start="36")]
    (folder / "2022-07-15" / "traject.csv").write_text(as_csv(later, COLUMNS))
    ingest(house, ORG)
    assert sorted(rule for _, rule in rules(house)) == ["tegenstrijdig"] * 2 + ["vervangen"]


def test_guesses_stand_beside_the_counts(house):
    deliver(house, "traject.csv", as_csv(tables()["traject"], COLUMNS).encode("utf-16"))
    said = []
    ingest(house, ORG, said.append)
    record = json.loads(house.intake(ORG).read_text(encoding="utf-8"))
    (entry,) = [e for e in record["invoer"] if e["tabel"] == "traject"]
    assert entry["aannames"] == ["codering: utf-16"]
    assert any("codering: utf-16" in line for line in said)


@given(st.text(max_size=30))
def test_the_normal_form_of_a_header_is_its_own_normal_form(header):
    assert normal_header(normal_header(header)) == normal_header(header)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content):
    try:
        CsvReader().read(content, "x.csv", FileProfile(), len)
    except DataRefused as error:
        assert error.place.startswith("x.csv")


@pytest.mark.parametrize("first", ["Totaal", "subtotaal 2022", "EINDTOTAAL:", "totalen"])
def test_a_row_that_begins_with_a_total_is_one(first):
    assert is_total([None, first, "12"])


@pytest.mark.parametrize("first", ["Totaalaanpak", "T1", "12"])
def test_a_row_that_begins_otherwise_is_none(first):
    assert not is_total([first, "totaal"])
