"""When a whole delivery is refused: a plain message with place and remedy, and no database."""

import pytest

from pipeline.errors import DataRefused, UsageError
from pipeline.ingest import ingest
from tests.ingest.levering import CONFIG, ORG, dump, tables, write


def refused(house) -> DataRefused:
    with pytest.raises(DataRefused) as caught:
        ingest(house, ORG)
    assert caught.value.exit_code == 3
    assert caught.value.remedy
    return caught.value


def files_left(house):
    folder = house.database(ORG).parent
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_missing_required_table_is_named(house):
    folder = write(house, tables())
    (folder / "traject.csv").unlink()
    error = refused(house)
    assert error.place == "data/raw/dorp/tabellen/traject.csv"
    assert "traject ontbreekt" in error.sentence
    assert files_left(house) == []


def test_a_table_that_another_one_leans_on_must_be_there(house):
    folder = write(house, tables())
    (folder / "bijeenkomst.csv").write_text(
        "bijeenkomst_id;activiteit_id;datum;clientoverleg\nB1;koffie;01-02-2022;nee\n"
    )
    error = refused(house)
    assert error.sentence == (
        "De tabel collectieve_activiteit ontbreekt; bijeenkomst verwijst ernaar."
    )


@pytest.mark.parametrize("column", ["vorm", "start_datum", "clientnummer"])
def test_a_missing_column_is_named_with_its_file_and_a_guess(house, column):
    folder = write(house, tables())
    path = folder / "traject.csv"
    path.write_text(path.read_text().replace(column, column + "x", 1))
    error = refused(house)
    assert error.place == f"data/raw/dorp/tabellen/traject.csv, kolom {column}"
    assert f"Bedoelt u de kolom {column}x?" in error.remedy
    assert files_left(house) == []


def test_a_file_in_no_known_encoding_is_refused_with_the_line(house):
    folder = write(house, tables())
    path = folder / "gebied.csv"
    path.write_bytes(path.read_bytes().replace(b"Noord", b"N\x81\xfford"))
    error = refused(house)
    assert error.place == "data/raw/dorp/tabellen/gebied.csv, regel 3"
    assert "UTF-8" in error.remedy


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "leeg"),
        ("\n\n", "leeg"),
        ('gebied_id;soort;naam\nx;land;"open\n', "geldige CSV"),
        ("gebied_id;soort;naam;Naam\n", "twee keer"),
    ],
)
def test_a_file_that_is_no_table_is_refused(house, content, sentence):
    folder = write(house, tables())
    (folder / "gebied.csv").write_text(content)
    error = refused(house)
    assert sentence in error.sentence
    assert "gebied.csv" in error.place


def test_a_file_with_an_unknown_name_is_refused_with_the_nearest_table(house):
    folder = write(house, tables())
    (folder / "trajecten.csv").write_text("a;b\n")
    error = refused(house)
    assert error.place.endswith("trajecten.csv")
    assert "Noem het traject.csv" in error.remedy


def test_a_format_that_cannot_be_read_is_refused(house):
    folder = write(house, tables())
    (folder / "traject.ods").write_bytes(b"x")
    assert "CSV" in refused(house).remedy


def test_lock_files_of_office_programs_are_passed_over(house):
    folder = write(house, tables())
    (folder / ".~lock.traject.csv#").write_text("x")
    (folder / "~$traject.xlsx").write_text("x")
    assert ingest(house, ORG).refused == 0


def test_too_many_refused_rows_send_the_delivery_back(house):
    content = tables()
    for row in content["traject_hoofddomein"][:2]:
        row["zrm_domein"] = "onzin"
    write(house, content, CONFIG.replace("1.0", "0.4"))
    error = refused(house)
    assert "2 van 4 rijen" in error.sentence
    assert "40%" in error.sentence
    assert error.place == "data/raw/dorp/tabellen/traject_hoofddomein.csv, rij 2, kolom zrm_domein"
    assert "(2 keer)" in error.remedy
    assert files_left(house) == []


def test_five_percent_is_the_limit_when_none_is_chosen(house):
    content = tables()
    content["traject_hoofddomein"] = [
        {"traject_id": "T1", "zrm_domein": code}
        for code in ("FIN", "WO", "TB", "HV", "HR", "GG", "LG", "MG", "SN", "MP", "x", "y")
    ]
    config = CONFIG.replace("inname: {hoogste_aandeel_geweigerd: 1.0}\n", "")
    write(house, content, config)
    assert "meer dan 5%" in refused(house).sentence


def test_one_refused_row_never_stops_a_delivery(house):
    content = tables()
    content["traject_hoofddomein"][0]["zrm_domein"] = "onzin"
    write(house, content, CONFIG.replace("1.0", "0.05"))
    assert ingest(house, ORG).refused == 1


def test_an_organisation_without_delivery_is_wrong_use(house):
    write(house, tables())
    with pytest.raises(UsageError) as caught:
        ingest(house, "stad")
    assert caught.value.remedy == "Kies uit: dorp."


def test_the_configuration_bears_the_name_of_its_folder(house):
    write(house, tables(), CONFIG.replace("id: dorp", "id: stad"))
    assert "organisatie › id" in refused(house).place


def test_a_delivery_without_configuration_is_refused(house):
    write(house, tables())
    (house.delivery(ORG) / "organisatie.yml").unlink()
    assert refused(house).place == "data/raw/dorp/organisatie.yml"


def test_a_refused_delivery_leaves_the_earlier_database_as_it_was(house):
    folder = write(house, tables())
    ingest(house, ORG)
    before = dump(house)
    (folder / "traject.csv").unlink()
    refused(house)
    assert dump(house) == before
    assert files_left(house) == ["inname.json", "registraties.duckdb"]


def test_a_run_that_dies_while_writing_leaves_no_half_database(house, monkeypatch):
    write(house, tables())
    monkeypatch.setattr("pipeline.ingest.store._write_intake", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        ingest(house, ORG)
    assert files_left(house) == []


def test_what_a_killed_run_left_behind_is_cleared(house):
    write(house, tables())
    leftover = house.intake_folder(ORG) / "registraties.duckdb"
    leftover.parent.mkdir(parents=True)
    leftover.write_bytes(b"half")
    leftover.with_name(leftover.name + ".wal").write_bytes(b"half")
    ingest(house, ORG)
    assert files_left(house) == ["inname.json", "registraties.duckdb"]
