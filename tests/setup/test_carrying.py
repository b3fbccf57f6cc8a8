"""Which rows follow into the next year is told by the contract, and holds for any table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.contract import FileProfile, Origin, Table, load_tables
from pipeline.ingest.headers import Columns, read_table
from pipeline.ingest.readers import CsvReader
from pipeline.setup.carried_text import unapproved
from pipeline.setup.carry import carry, in_year, moved, next_key, parent_of
from pipeline.setup.raw_csv import Dialect, RawCsv

GOALS = load_tables()["doel"]
YEARLY = [table for table in load_tables().values() if table.yearly]


def table(name: str, key: list[str], yearly: str, refers: Mapping[str, str] = {}) -> Table:
    """A table that the contract does not have (yet)."""

    def field(column: str) -> dict[str, Any]:
        return {
            "name": column, "type": "string", "description": "Iets.", "constraints": {},
            "feitenwerk:privacy": "P0", "feitenwerk:eenheid": None, "feitenwerk:codelijst": None,
            "feitenwerk:opslag": "VARCHAR",
        }  # fmt: skip

    return Table.from_record(
        {
            "name": name, "title": name, "description": "Iets.", "feitenwerk:versie": 1,
            "feitenwerk:verplicht": False, "feitenwerk:herkomst": "csv",
            "feitenwerk:jaarlijks": yearly, "primaryKey": key,
            "fields": [field(column) for column in {*key, yearly, *refers}],
            "foreignKeys": [
                {"fields": [column], "reference": {"resource": other, "fields": ["doel_id"]}}
                for column, other in refers.items()
            ],
        }
    )  # fmt: skip


def test_a_link_to_a_goal_follows_its_goal_by_declaration_alone() -> None:
    links = table("doel_dienst", ["doel_id", "dienst_id"], "doel_id", {"doel_id": "doel"})
    rows = [
        {"doel_id": "a", "dienst_id": "x"},
        {"doel_id": "oud", "dienst_id": "x"},
        {"doel_id": "b", "dienst_id": "y"},
    ]
    keys = {"doel": {"a": "a-2023", "b": "b-2023"}}
    carried = carry(links, rows, "2023", keys)
    assert list(carried.rows.values()) == [
        {"doel_id": "a-2023", "dienst_id": "x"},
        {"doel_id": "b-2023", "dienst_id": "y"},
    ]
    again = carry(links, [*rows, *carried.rows.values()], "2023", keys)
    assert again.present
    assert not again.rows


def test_a_table_with_periods_moves_every_period_of_its_newest_year() -> None:
    plans = table("planning", ["dienst_id", "periode"], "periode")
    rows = [{"dienst_id": "x", "periode": period} for period in ("2021", "2022-H1", "2022-H2")]
    carried = carry(plans, rows, "2023", {})
    assert [row["periode"] for row in carried.rows.values()] == ["2023-H1", "2023-H2"]


def test_a_row_may_refer_to_another_row_of_its_own_table() -> None:
    tree = table("doel", ["doel_id"], "jaar", {"hoofddoel": "doel"})
    rows = [
        {"doel_id": "top", "jaar": "2022", "hoofddoel": ""},
        {"doel_id": "tak", "jaar": "2022", "hoofddoel": "top"},
    ]
    carried = carry(tree, rows, "2023", {})
    assert carried.rows[1]["hoofddoel"] == "top-2023"


@pytest.mark.parametrize("yearly", YEARLY, ids=lambda found: found.name)
def test_every_yearly_table_says_how_it_follows_and_is_approved_before_it_prints(
    yearly: Table,
) -> None:
    parent = parent_of(yearly)
    if parent:
        assert load_tables()[parent].yearly, "it follows a table that follows"
    else:
        assert yearly.yearly in {"jaar", "periode"}
        assert yearly.field(yearly.yearly).required
        assert "akkoord" in yearly.columns
    if yearly.origin is Origin.CSV and len(yearly.primary_key) > 1:
        moves = {yearly.yearly, *(key.column for key in yearly.foreign_keys)}
        assert moves & set(yearly.primary_key), "its key differs from year to year"


names = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
rows = st.lists(
    st.fixed_dictionaries(
        {
            "doel_id": names | st.sampled_from(["d-2021", "d-2022", "d", "d-2023"]),
            "thema": st.just("t"),
            "jaar": st.sampled_from(["2020", "2021", "2022"]),
            "nummer": st.just("1"),
            "tekst": st.text(max_size=5),
        }
    ),
    unique_by=lambda row: row["doel_id"],
    max_size=8,
)


@given(rows)
def test_whatever_follows_has_keys_of_its_own_and_follows_once(
    delivered: list[dict[str, str]],
) -> None:
    carried = carry(GOALS, delivered, "2023", {})
    newest = max((row["jaar"] for row in delivered), default="")
    assert len(carried.rows) == sum(row["jaar"] == newest for row in delivered)
    keys = [row["doel_id"] for row in (*delivered, *carried.rows.values())]
    assert len(set(keys)) == len(keys)
    for place, row in carried.rows.items():
        assert re.fullmatch(str(GOALS.field("doel_id").pattern), row["doel_id"])
        assert (row["jaar"], row["akkoord"]) == ("2023", "nee")
        assert row["tekst"] == delivered[place]["tekst"]
    again = carry(GOALS, [*delivered, *carried.rows.values()], "2023", {})
    assert not again.rows
    assert again.keys == carried.keys


@given(rows, st.builds(Dialect, st.sampled_from(";,"), st.sampled_from(["\n", "\r\n"]),
                       st.booleans(), st.booleans()))  # fmt: skip
def test_a_file_is_written_as_it_was_read(
    delivered: list[dict[str, str]], dialect: Dialect
) -> None:
    columns = ["doel_id", "thema", "jaar", "nummer", "tekst"]
    clean = [{**row, "tekst": re.sub(r"\s", " ", row["tekst"]).strip()} for row in delivered]
    content = dialect.write(columns, [[row[c] for c in columns] for row in clean])
    known = Columns.of(GOALS, {})
    sheets = CsvReader().read(content, "doel.csv", FileProfile(), known.recognise)
    read = RawCsv.of(content, read_table(sheets, known, "doel.csv"))
    assert list(read.rows) == clean
    assert read.dialect == dialect
    assert read.spelled(read.rows) == content


@pytest.mark.parametrize(
    ("key", "expected"),
    [("doel", "doel-2023"), ("doel-2022", "doel-2023"), ("d-2022-1", "d-2023-1"),
     ("d20221", "d20221-2023"), ("bezet", "bezet-2023-2"), ("bezet-2022", "bezet-2022-2023")],
)  # fmt: skip
def test_a_key_names_its_year(key: str, expected: str) -> None:
    assert next_key(key, "2022", "2023", {"bezet-2023"}) == expected


def test_periods_and_names_of_files_move_to_the_year() -> None:
    assert moved("2022", "2023") == "2023"
    assert moved("2022-H1", "2023") == "2023-H1"
    assert in_year("doel", "2023") == "doel-2023"
    assert in_year("doel_2022_v2", "2023") == "doel_2023_v2"
    assert in_year("doel-12022", "2023") == "doel-12022-2023"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("akkoord: ja\ndoel: d\n", "akkoord: nee\ndoel: d-2023\n"),
        ("doel:  d  # a\nakkoord: ja # b\n", "doel:  d-2023  # a\nakkoord: nee # b\n"),
        ("akkoord: nee\ndoel: d\n", "akkoord: nee\ndoel: d-2023\n"),
        ("akkoord:\ndoel: 'd'\n", "akkoord: nee\ndoel: d-2023\n"),
        ("doel: d\n", "doel: d-2023\nakkoord: nee\n"),
    ],
)  # fmt: skip
def test_a_text_loses_its_approval_and_nothing_else(head: str, expected: str) -> None:
    body = "\nakkoord: ja\n\n---\n\ndoel: d\n"
    for mark, newline in (("", "\n"), ("\ufeff", "\r\n")):
        told = f"{mark}---\nauteur: a\n{head}---\n{body}".replace("\n", newline)
        wanted = f"{mark}---\nauteur: a\n{expected}---\n{body}".replace("\n", newline)
        assert unapproved(told, "d-2023") == wanted
