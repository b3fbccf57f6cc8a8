"""What the golden tests share: printed figures beside facts, and releases of the sample.

A file ``koppeling*.csv`` maps every printed figure of one report to facts. ``vergelijking`` says
how they compare, ``tag`` names a figure that cannot be right, ``regel`` the business rule of an
exception.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.disclosure import publish
from pipeline.facts import FILES, Release, round_half_away
from pipeline.ingest import ingest
from pipeline.paths import House

REPOSITORY = Path(__file__).parents[2]
KEY = ("report", "section", "indicator", "dimension1", "dimension2", "period")
Row = dict[str, str]


def printed(file: str) -> list[Row]:
    """The printed figures of one report, as in a file of this folder."""
    text = (Path(__file__).parent / file).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def each(rows: Iterable[Row], *kinds: str) -> pytest.MarkDecorator:
    """One test for every printed figure that compares in one of these ways."""
    chosen = [row for row in rows if row["vergelijking"] in kinds]
    assert chosen
    return pytest.mark.parametrize("row", chosen, ids=name)


def name(row: Row) -> str:
    return f"{row['indicator']}-{row['dimension1']}-{row['dimension2']}-{row['period']}"


@contextmanager
def sample_house(factory: pytest.TempPathFactory, org: str) -> Iterator[House]:
    """A house of its own in which the sample delivery of an organisation was ingested."""
    found = House(factory.mktemp("huis"))
    found.raw.parent.mkdir(parents=True)
    found.raw.symlink_to(REPOSITORY / "data" / "raw", target_is_directory=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FEITENWERK_SLEUTELMAP", str(factory.mktemp("sleutels")))
        ingest(found, org)
        yield found


def release_of(house: House, org: str, period: str, profile: str) -> Release:
    """What is published of one period under a protection profile."""
    publish(house, org, period, profile)
    folder = house.public(org, period)
    return Release.parse({name: (folder / name).read_text(encoding="utf-8") for name in FILES})


def values(release: Release, row: Row) -> list[Decimal]:
    """The values of the facts of one printed figure; all of them are published."""
    found = [release.facts[fact_id].value for fact_id in row["feit"].split()]
    assert None not in found
    return [value for value in found if value is not None]


def as_precisely(values: Iterable[Decimal], number: str) -> set[Decimal]:
    """Values rounded to the decimals with which a number was printed."""
    decimals = max(0, -int(Decimal(number).as_tuple().exponent))
    return {round_half_away(value, decimals) for value in values}
