"""The page about the files behind the wall tells the truth."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import yaml

from pipeline.contract import load_codelists
from pipeline.indicators import Scope
from pipeline.indicators.basis import prepare
from pipeline.indicators.loader import _OPTIONAL, _REQUIRED, PARAMETERS, parse_definition
from tests.indicators.registraties import activiteit, bijeenkomst, create

PAGE = (Path(__file__).parents[2] / "docs" / "publiek.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return found[1]


def test_the_example_of_a_definition_can_be_run(tmp_path: Path, scope: Scope) -> None:
    definition = parse_definition(block("sql"), "bezoeken.sql")
    rows = {
        "collectieve_activiteit": [activiteit("soep")],
        "bijeenkomst": [bijeenkomst(1, "soep", 6), bijeenkomst(2, "soep", 6)],
    }
    path = create(tmp_path / "r.duckdb", rows)
    with duckdb.connect(str(path), read_only=True) as connection:
        prepare(connection, scope, load_codelists())
        period = {"van": scope.period.start, "tot": scope.period.end}
        assert connection.execute(definition.sql, period).fetchall() == [("soep", 2)]


def test_the_example_of_relations_is_read() -> None:
    head, query = block("sql").split("--- */")
    definition = parse_definition(f"{head}{block('yaml')}--- */{query}", "bezoeken.sql")
    assert len(definition.sums) == len(definition.parts_of) == 1
    assert yaml.safe_load(block("yaml"))


def test_every_key_and_parameter_is_explained() -> None:
    for key in _REQUIRED | _OPTIONAL:
        assert f"`{key}`" in PAGE, key
    for parameter in PARAMETERS:
        assert f"`${parameter}`" in PAGE, parameter
