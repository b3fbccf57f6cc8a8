# ruff: noqa: S608  the SQL of these tests is written here, nothing comes from outside
"""Laws of ingest: nothing gets lost, nothing dangles, the same input gives the same content."""

import json
import tempfile
from pathlib import Path

import duckdb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.contract import load_tables
from pipeline.ingest import Intake, ingest
from pipeline.paths import House
from tests.ingest.levering import ORG, dump, query, tables, write

CELLS = st.one_of(
    st.sampled_from(
        ["", " ", "T1", "T2", "MP", "start", "eind", "info_advies", "0", "1", "5", "6", "-1",
         "1.000", "3,5", "31-12-2022", "2022-12-31", "31-02-2022", "ja", "GM0001", "noord",
         '"', ";", "a;b", "regel\neinde", "\x00", "é", "’", "1e5", "inf", "NaN", "99999999999"]
    ),
    st.text(max_size=8),
)  # fmt: skip

PLACES = [
    (table, row, column)
    for table, rows in tables().items()
    for row in range(len(rows))
    for column in load_tables()[table].columns
]
MUTATIONS = st.lists(st.tuples(st.sampled_from(PLACES), CELLS), max_size=12)
COPIES = st.lists(
    st.sampled_from([(t, r) for t, rows in tables().items() for r in range(len(rows))])
)


@given(mutations=MUTATIONS, copies=COPIES)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_row_is_accepted_or_refused_and_no_accepted_row_dangles(mutations, copies):
    with tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder))
        content = tables()
        for table, row in copies:
            content[table].append(dict(content[table][row]))
        for (table, row, column), cell in mutations:
            content[table][row][column] = cell.replace("\r", "")
        write(house, content)
        intake = ingest(house, ORG)
        with duckdb.connect(str(house.database(ORG)), read_only=True) as database:
            check_counts(database, intake, content)
            check_references(database)


def check_counts(database, intake, content):
    for table, rows in content.items():
        (file,) = intake.of_table(table)
        given_rows = sum(any(cell.strip() for cell in row.values()) for row in rows)
        stored = one(database, f"SELECT count(*) FROM {table}")
        refused = one(
            database, f"SELECT count(DISTINCT rij) FROM quarantaine WHERE tabel = '{table}'"
        )
        assert file.rows == given_rows == file.accepted + file.refused
        assert (file.accepted, file.refused) == (stored, refused)


def check_references(database):
    for table in load_tables().values():
        for key in table.foreign_keys:
            dangling = (
                f"SELECT count(*) FROM {table.name} t WHERE t.{key.column} IS NOT NULL "
                f"AND t.{key.column} NOT IN (SELECT {key.key} FROM {key.table})"
            )
            assert one(database, dangling) == 0
        if table.primary_key:
            columns = ", ".join(table.field(c).stored_as for c in table.primary_key)
            distinct = f"SELECT count(*) - count(DISTINCT ({columns})) FROM {table.name}"
            assert one(database, distinct) == 0


def one(database, sql):
    return database.execute(sql).fetchone()[0]


def test_the_same_delivery_gives_the_same_content(house):
    content = tables()
    content["traject"][0]["vorm"] = "onzin"
    folder = write(house, content)
    ingest(house, ORG)
    first, counts = dump(house), house.intake(ORG).read_bytes()
    ingest(house, ORG)
    assert (dump(house), house.intake(ORG).read_bytes()) == (first, counts)
    for name in ("traject", "zrm_meting"):
        path = folder / f"{name}.csv"
        head, *rows = path.read_text().splitlines()
        path.write_text("\n".join([head, *reversed(rows)]) + "\n")
    ingest(house, ORG)
    for name in ("traject", "zrm_meting"):
        assert dump(house)[name] == first[name]


def test_the_counts_beside_the_database_are_those_inside(house):
    write(house, tables())
    intake = ingest(house, ORG)
    record = json.loads(house.intake(ORG).read_text(encoding="utf-8"))
    assert Intake.from_record(record) == intake
    inside = query(
        house, "SELECT tabel, bestand, sha256, rijen, geaccepteerd, geweigerd FROM inname"
    )
    assert sorted(inside) == sorted(
        (f.table, f.path, f.sha256, f.rows, f.accepted, f.refused) for f in intake.files
    )


def test_unknown_columns_are_told_and_not_read(house):
    folder = write(house, tables())
    path = folder / "gebied.csv"
    path.write_text("\n".join(line + ";Geheim" for line in path.read_text().splitlines()))
    said = []
    intake = ingest(house, ORG, said.append)
    assert intake.of_table("gebied")[0].ignored_columns == ("geheim",)
    assert any("kolom geheim" in line for line in said)
