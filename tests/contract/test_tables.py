import json
import os
import re
import subprocess
import sys
from importlib.resources import files

import pytest
from frictionless import Schema

from pipeline.contract import (
    Privacy,
    derived_codelists,
    load_codelists,
    load_external_indicators,
    load_tables,
)

SCHEMAS = sorted(
    (item for item in (files("pipeline.contract") / "tabellen").iterdir()), key=lambda i: i.name
)
CODELISTS = {**load_codelists(), **derived_codelists()}


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda item: item.name)
def test_every_table_is_a_valid_frictionless_table_schema(schema):
    descriptor = json.loads(schema.read_text(encoding="utf-8"))
    report = Schema.validate_descriptor(descriptor)
    assert report.valid, report.flatten(["message"])
    assert descriptor["name"] + ".json" == schema.name


def test_every_table_that_a_definition_reads_is_in_the_contract():
    sql = files("pipeline.indicators") / "sql"
    read = {
        name
        for item in sql.iterdir()
        for name in re.findall(r"\bmain\.(\w+)", item.read_text(encoding="utf-8"))
    }
    assert "traject" in read
    assert read <= set(load_tables())


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda item: item.name)
def test_every_column_declares_privacy_unit_and_codelist(schema):
    for field in json.loads(schema.read_text(encoding="utf-8"))["fields"]:
        assert field["description"].endswith(".")
        assert {"feitenwerk:privacy", "feitenwerk:eenheid", "feitenwerk:codelijst"} <= set(field)


def test_what_identifies_a_person_turns_into_a_pseudonym_or_an_age():
    identifying = [
        (field.name, field.becomes or field.age_in)
        for table in load_tables().values()
        for field in table.fields
        if field.privacy is Privacy.IDENTIFYING
    ]
    assert ("clientnummer", "inwoner_pid") in identifying
    assert ("geboortedatum", "leeftijd_bij_start") in identifying
    assert {into for _, into in identifying} == {"inwoner_pid", "leeftijd_bij_start"}


@pytest.mark.parametrize("table", load_tables().values(), ids=lambda table: table.name)
def test_coded_columns_allow_exactly_the_codes_of_their_list(table):
    schema = json.loads(
        (files("pipeline.contract") / "tabellen" / f"{table.name}.json").read_text("utf-8")
    )
    enums = {f["name"]: f["constraints"].get("enum") for f in schema["fields"]}
    for field in table.fields:
        if field.codelist and field.type == "string":
            assert enums[field.name] == list(CODELISTS[field.codelist].order), field.name
        else:
            assert enums[field.name] is None, field.name


def test_references_lead_to_the_key_of_a_table_that_is_checked_earlier():
    seen: list[str] = []
    for table in load_tables().values():
        for key in table.foreign_keys:
            assert load_tables()[key.table].primary_key == (key.key,)
            assert key.table in (*seen, table.name)
        seen.append(table.name)


def test_external_indicators_use_known_units_and_breakdowns():
    for indicator in load_external_indicators().values():
        assert indicator.unit in load_codelists()["eenheid"]
        assert not indicator.breakdown or indicator.breakdown in load_codelists()
        assert (indicator.unit in {"%", "per_1000"}) == bool(indicator.denominator)


def test_the_page_for_organisations_describes_the_contract_as_it_is():
    from pipeline.contract.describe import describe
    from pipeline.paths import find_house

    page = (find_house().root / "docs" / "gegevens.md").read_text(encoding="utf-8")
    assert page.endswith(describe()), "run: python -m pipeline.contract.describe"


def test_tables_come_in_the_same_order_in_every_process() -> None:
    code = "from pipeline.contract import load_tables; print(*load_tables())"
    orders = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(orders) == 1
