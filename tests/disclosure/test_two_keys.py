"""Which key made the pseudonyms is nowhere to be seen after the wall."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from pipeline import stages
from pipeline.ingest.key import FOLDER_VARIABLE
from pipeline.paths import House

REPOSITORY = House(Path(__file__).parents[2])
Contents = dict[str, bytes]


def published(root: Path, org: str) -> tuple[set[str], Contents]:
    """Everything an organisation publishes, made with a key of its own; and its pseudonyms."""
    house = House(root)
    house.raw.parent.mkdir(parents=True)
    house.raw.symlink_to(REPOSITORY.raw, target_is_directory=True)
    house.extension.parent.mkdir(parents=True)
    house.extension.symlink_to(REPOSITORY.extension, target_is_directory=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(root / "sleutels"))
        stages.take_in(house, org, lambda _: None)
    reports = stages.known_organisation(house, org).rapporten.values()
    for period in sorted({period for report in reports for period in report.published}):
        stages.make_public(house, org, period, "", None, lambda _: None)
    with duckdb.connect(str(house.database(org)), read_only=True) as connection:
        found = connection.execute("SELECT inwoner_pid FROM traject").fetchall()
    files = {
        str(path.relative_to(root)): path.read_bytes()
        for path in (house.processed / org).rglob("*")
        if path.is_file() and path != house.database(org)
    }
    return {pid for (pid,) in found if pid}, files


@pytest.mark.parametrize("org", ["sedna", "smwh"])
def test_two_keys_give_the_same_published_files_for_every_period(tmp_path: Path, org: str) -> None:
    """And the same counts of the intake. ``tests/reports/test_wall.py`` goes on from there."""
    one, first = published(tmp_path / "een", org)
    two, second = published(tmp_path / "twee", org)
    assert len(one) == len(two) > 100
    assert not one & two
    assert sorted(first) == sorted(second)
    assert any(name.endswith("feiten.json") for name in first)
    assert [name for name in first if first[name] != second[name]] == []
