from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb
import pytest

from pipeline.indicators import Cell, Cube, Period, Scope, compute, load_definitions
from tests.indicators.registraties import THEME, Rows, create

Compute = Callable[..., "Numbers"]


class Numbers:
    """Computed cells, easy to ask for."""

    def __init__(self, cubes: list[Cube]) -> None:
        self.cubes: Mapping[str, Cube] = {cube.indicator.id: cube for cube in cubes}

    def cell(self, indicator: str, **dimensions: str) -> Cell | None:
        wanted = tuple(sorted(dimensions.items()))
        cells = {cell.dimensions: cell for cell in self.cubes[indicator].cells}
        return cells.get(wanted)

    def value(self, indicator: str, **dimensions: str) -> object:
        cell = self.cell(indicator, **dimensions)
        assert cell is not None, f"{indicator} {dimensions} is missing"
        return cell.value


@pytest.fixture
def scope() -> Scope:
    return Scope(
        org="welzijn",
        period=Period.parse("2022"),
        themes=(THEME,),
        domains=((THEME, "FIN"), (THEME, "WO")),
        areas=("GM1234", "PV20", "NL"),
    )


@pytest.fixture
def numbers(tmp_path: Path, scope: Scope) -> Compute:
    """Compute everything over a database with these rows, opened read-only as in real life."""

    def run(rows: Rows | None = None, within: Scope = scope) -> Numbers:
        path = tmp_path / "registraties.duckdb"
        path.unlink(missing_ok=True)
        create(path, rows)
        with duckdb.connect(str(path), read_only=True) as connection:
            return Numbers(compute(connection, load_definitions(), within))

    return run
