# ruff: noqa: S608  the SQL of these tests is written here, nothing comes from outside
"""A thousand deliveries that went wrong: every row is counted or refused, nothing else happens."""

import shutil
from pathlib import Path

import duckdb
import pytest

from pipeline.errors import DataRefused, UsageError
from pipeline.ingest import Intake, ingest
from pipeline.paths import House
from tests.diepte import batches
from tests.ingest.levering import ORG
from tests.ingest.mutaties import TELLING, delivery


@pytest.mark.parametrize("seeds", batches(1_000, 10_000, 25), ids=lambda seeds: f"{seeds[0]}")
def test_a_mutated_delivery_is_counted_whole_or_refused_whole(seeds: range, tmp_path: Path) -> None:
    for seed in seeds:
        house = House(tmp_path / str(seed))
        delivery(seed).write(house.delivery(ORG))
        said: list[str] = []
        try:
            intake = ingest(house, ORG, said.append)
        except (DataRefused, UsageError) as error:
            said += [error.sentence, error.place or "", error.remedy or ""]
            assert error.sentence.endswith("."), seed
            assert error.remedy, seed
            assert not house.database(ORG).exists(), seed
        else:
            check(house, intake, seed)
        assert TELLING not in "".join(said), seed
        shutil.rmtree(house.root)


def check(house: House, intake: Intake, seed: int) -> None:
    with duckdb.connect(str(house.database(ORG)), read_only=True) as database:
        for table in {file.table for file in intake.files} - {"organisatie"}:
            (stored,) = database.execute(f"SELECT count(*) FROM {table}").fetchall()[0]
            (refused,) = database.execute(
                f"SELECT count(DISTINCT (bestand, rij)) FROM quarantaine WHERE tabel = '{table}'"
            ).fetchall()[0]
            files = intake.of_table(table)
            assert sum(file.rows for file in files) == stored + refused, seed
            assert (sum(f.accepted for f in files), sum(f.refused for f in files)) == (
                stored,
                refused,
            ), seed
        quarantine = database.execute("SELECT * FROM quarantaine").fetchall()
    assert TELLING not in f"{quarantine} {intake.to_record()}", seed
    assert TELLING.encode() not in house.database(ORG).read_bytes(), seed
