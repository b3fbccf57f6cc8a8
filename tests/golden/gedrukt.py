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
from typing import Any

import duckdb
import pytest

from pipeline.disclosure import publish
from pipeline.facts import FILES, Release, round_half_away
from pipeline.ingest import ingest
from pipeline.paths import House
from pipeline.quality.compare import Comparison, compare

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


def compared(house: House, release: Release, prefix: str) -> Comparison:
    """The printed figures of one publication and what they should satisfy, beside the facts.

    Args:
        house: in which the sample was ingested.
        release: everything that is published of the period of the publication.
        prefix: how the ids of its figures and checks begin.
    """
    org, period = (release.register[key]["id"] for key in ("organisatie", "periode"))
    with duckdb.connect(str(house.database(org)), read_only=True) as connection:
        figures, checks = (
            _records(connection, f"SELECT * FROM {table} WHERE starts_with({key}, ?)", prefix)  # noqa: S608
            for table, key in (
                ("gepubliceerd", "cijfer_id"),
                ("gepubliceerd_controle", "controle_id"),
            )
        )
    for figure in figures:
        fact = figure["feit"]
        figure["feit"] = f"{org}/{period}/{fact}".lower() if fact else None
        figure["beschermd"] = False
    return compare({"cijfers": figures, "controles": checks}, release.facts, period)


def _records(connection: Any, query: str, prefix: str) -> list[dict[str, Any]]:
    cursor = connection.execute(query, [prefix])
    names = [column[0] for column in cursor.description]
    rows = (dict(zip(names, row, strict=True)) for row in cursor.fetchall())
    return [{k: str(v) if isinstance(v, Decimal) else v for k, v in row.items()} for row in rows]


def verdicts(comparison: Comparison) -> dict[str, set[str]]:
    """What the checks of each tag came to."""
    found: dict[str, set[str]] = {}
    for finding in comparison.findings:
        found.setdefault(finding.relation.tag, set()).add(finding.outcome.verdict.value)
    return found
