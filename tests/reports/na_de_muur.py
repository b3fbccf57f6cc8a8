"""Runs every step after the wall in a process that cannot reach what lies before it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, NoReturn

BEFORE_THE_WALL = ("duckdb", "pipeline.ingest", "pipeline.indicators", "pipeline.disclosure")
CONFIDENTIAL = ("registraties.duckdb", "/tabellen/", "inname.json")


class Guard:
    """First in line whenever a module is looked for; notebooks, which are forks, inherit it."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if any(name == room or name.startswith(f"{room}.") for room in BEFORE_THE_WALL):
            _stop(f"{name} wordt geladen na de muur")
        return None


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Whoever opens a confidential file after the wall, by whatever means, stops here."""
    if event == "open" and any(name in str(arguments[0]) for name in CONFIDENTIAL):
        _stop(f"{arguments[0]} wordt geopend na de muur")


def _stop(said: str) -> NoReturn:
    raise AssertionError(said)


def main(org: str, period: str, report: str, *documents: str) -> None:
    """Notebooks, text, pages and delivery."""
    sys.meta_path.insert(0, Guard())
    sys.addaudithook(watch)
    from pipeline import stages
    from pipeline.paths import find_house

    house = find_house()
    stages.analyse(house, org, period, report, print)
    stages.write_texts(house, org, period, report, "concept", print)
    for document in documents:
        stages.render(house, org, period, report, document, "ingebouwd", print)
        stages.deliver(house, org, period, report, document, print)
    assert not any(room in sys.modules for room in BEFORE_THE_WALL)


if __name__ == "__main__":
    main(*sys.argv[1:])
