# ruff: noqa: S608  the SQL of these tests is written here, nothing comes from outside
"""No personal value leaves the staging area, and keys are kept as secrets."""

import json
import stat

import pytest

from pipeline.cli import run
from pipeline.contract import load_tables
from pipeline.errors import DataRefused
from pipeline.ingest import ingest
from pipeline.ingest.key import load_key
from tests.ingest.levering import CLIENT, CONFIG, ORG, query, tables, traject, write

TELLING = "Jansen-1234"


def test_a_client_number_is_nowhere_in_what_ingest_writes_or_says(house, key_folder):
    write(house, tables())
    said = []
    ingest(house, ORG, said.append)
    for path in (*house.processed.rglob("*"), *key_folder.rglob("*")):
        if path.is_file():
            assert CLIENT.encode() not in path.read_bytes(), path
    assert CLIENT not in "".join(said)


def test_the_database_has_the_columns_of_the_contract_with_a_pseudonym_for_the_person(house):
    write(house, tables())
    ingest(house, ORG)
    for table in load_tables().values():
        columns = query(house, f"SELECT column_name FROM (DESCRIBE {table.name})")
        assert [name for (name,) in columns] == [field.stored_as for field in table.stored]
    names = query(house, "SELECT column_name FROM duckdb_columns()")
    assert ("clientnummer",) not in names
    notes = query(house, "SELECT comment FROM duckdb_columns() WHERE comment LIKE 'P4%'")
    assert notes == []


@pytest.mark.parametrize("column", [field.name for field in load_tables()["traject"].fields])
def test_neither_quarantine_nor_counts_repeat_what_a_cell_holds(house, column):
    content = tables()
    content["traject"][0][column] = f"{TELLING} €"
    content["zrm_meting"][0]["score"] = TELLING
    write(house, content)
    intake = ingest(house, ORG)
    assert query(house, "SELECT count(*) > 0 FROM quarantaine") == [(True,)]
    written = json.dumps(query(house, "SELECT * FROM quarantaine")) + json.dumps(intake.to_record())
    assert TELLING not in written
    if column not in {"dienst_id", "gebied_id"}:
        assert TELLING.encode() not in house.database(ORG).read_bytes()


def test_a_refusal_repeats_no_cell(house):
    content = tables()
    for row in content["traject"]:
        row |= {"vorm": TELLING, "start_datum": TELLING, "clientnummer": TELLING}
    write(house, content, CONFIG.replace("1.0", "0.05"))
    with pytest.raises(DataRefused) as caught:
        ingest(house, ORG)
    error = caught.value
    assert TELLING not in f"{error} {error.sentence} {error.place} {error.remedy}"


def test_one_person_has_one_pseudonym_and_another_organisation_gives_another(house):
    content = tables()
    content["traject"][1]["clientnummer"] = f" {CLIENT}1 "
    write(house, content)
    ingest(house, ORG)
    sql = "SELECT count(*), count(DISTINCT inwoner_pid), min(length(inwoner_pid)) FROM traject"
    assert query(house, sql) == [(4, 3, 32)]
    key = load_key(ORG)
    assert (key.pseudonym(f"{CLIENT}1"),) in query(house, "SELECT inwoner_pid FROM traject")
    assert type(key)("stad", key.secret).pseudonym("1") != key.pseudonym("1")


def test_each_person_is_hashed_once(house, monkeypatch):
    asked = []
    original = type(load_key(ORG)).pseudonym

    def count(self, client):
        asked.append(client)
        return original(self, client)

    monkeypatch.setattr("pipeline.ingest.key.Key.pseudonym", count)
    content = tables()
    content["traject"].extend(
        traject(number, clientnummer=f"{CLIENT}1") for number in range(10, 20)
    )
    write(house, content)
    ingest(house, ORG)
    assert len(asked) == len(set(asked)) == 4


def test_the_key_is_made_once_and_only_its_owner_can_read_it(house, key_folder):
    write(house, tables())
    ingest(house, ORG)
    path = key_folder / "dorp.sleutel"
    first = path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    ingest(house, ORG)
    assert path.read_bytes() == first
    assert [item.name for item in key_folder.iterdir()] == ["dorp.sleutel"]


def test_a_key_that_others_can_read_is_refused(house, key_folder):
    write(house, tables())
    ingest(house, ORG)
    (key_folder / "dorp.sleutel").chmod(0o644)
    with pytest.raises(DataRefused) as caught:
        ingest(house, ORG)
    assert "chmod 600" in caught.value.remedy


@pytest.mark.parametrize("content", ["", "kort", "zz" * 32])
def test_a_damaged_key_is_refused(house, key_folder, content):
    key_folder.mkdir()
    (key_folder / "dorp.sleutel").write_text(content)
    (key_folder / "dorp.sleutel").chmod(0o600)
    write(house, tables())
    with pytest.raises(DataRefused) as caught:
        ingest(house, ORG)
    assert "beschadigd" in caught.value.sentence


def test_another_key_than_last_time_is_refused_until_the_database_is_gone(house, key_folder):
    write(house, tables())
    ingest(house, ORG)
    (key_folder / "dorp.sleutel").unlink()
    with pytest.raises(DataRefused) as caught:
        ingest(house, ORG)
    assert "oude sleutel" in caught.value.remedy
    house.database(ORG).unlink()
    ingest(house, ORG)


def another(path):
    path.write_text("ab" * 32)


def cut_off(path):
    path.write_text(path.read_text()[:40])


def for_everyone(path):
    path.chmod(0o644)


def a_folder(path):
    path.unlink()
    path.mkdir(mode=0o700)


@pytest.mark.parametrize("change", [another, cut_off, for_everyone, a_folder])
def test_no_error_tells_a_key_also_not_the_technical_one(
    house, key_folder, change, monkeypatch, capsys
):
    write(house, tables())
    ingest(house, ORG)
    path = key_folder / "dorp.sleutel"
    keys = {path.read_text().strip(), path.read_text()[:40]}
    change(path)
    keys |= {path.read_text().strip()} if path.is_file() else set()
    monkeypatch.setenv("FEITENWERK_DEBUG", "1")
    assert run(lambda: ingest(house, ORG)) == 3
    told = capsys.readouterr()
    assert "Traceback" in told.err
    assert "Oplossing: " in told.err
    assert not any(key in told.err + told.out for key in keys)


def test_a_folder_of_keys_that_cannot_be_is_refused(house, tmp_path, monkeypatch):
    write(house, tables())
    (tmp_path / "bestand").write_text("x")
    monkeypatch.setenv("FEITENWERK_SLEUTELMAP", str(tmp_path / "bestand" / "sleutels"))
    with pytest.raises(DataRefused) as caught:
        ingest(house, ORG)
    assert str(tmp_path) not in f"{caught.value.sentence} {caught.value.remedy}"


def test_a_key_shows_only_its_fingerprint():
    key = load_key(ORG)
    assert key.secret.hex() not in repr(key)
    assert key.fingerprint in repr(key)


def test_the_database_is_readable_by_its_owner_only(house):
    write(house, tables())
    ingest(house, ORG)
    assert stat.S_IMODE(house.database(ORG).stat().st_mode) == 0o600
