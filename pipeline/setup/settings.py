"""Adds periods to ``organisatie.yml`` and leaves every other character as it is. Pure."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from pipeline.contract import load_organisation
from pipeline.errors import DataRefused
from pipeline.setup.carry import moved, year_in

Periods = Mapping[str, Sequence[str]]


def periods_to_add(reports: Periods, year: str) -> dict[str, list[str]]:
    """By report the periods of a new year, as it had them in the newest year before.

    Args:
        reports: the periods of every report.
        year: the new year, four digits.
    """
    found = {}
    for report, periods in reports.items():
        source = max((y for p in periods if (y := year_in(p)) < year), default="")
        wanted = [moved(period, year) for period in periods if source and year_in(period) == source]
        if missing := [period for period in wanted if period not in periods]:
            found[report] = missing
    return found


def with_periods(text: str, added: Periods, place: str) -> str:
    """The settings with periods added behind those that each report has.

    Args:
        text: content of ``organisatie.yml``.
        added: new periods by report.
        place: name of the file, for messages.

    Raises:
        DataRefused: the file is written in a way that cannot be added to without risk.
    """
    wanted = copy.deepcopy(yaml.safe_load(text))
    for report, periods in added.items():
        settings = wanted["rapporten"][report]
        settings["perioden"] = [*settings["perioden"], *periods]
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    places = {report: _at(root, ("rapporten", report, "perioden")) for report in added}
    edits: dict[int, str] = {}
    for report, node in places.items():
        if isinstance(node, yaml.SequenceNode) and node.value:
            spot, written = _addition(text, node, added[report])
            edits[spot] = written
    new = text
    for spot in sorted(edits, reverse=True):
        new = new[:spot] + edits[spot] + new[spot:]
    if _read(new) != wanted:
        raise DataRefused(
            "De perioden kunnen hier niet vanzelf worden aangevuld.",
            place=place,
            remedy="Zet zelf bij 'perioden': "
            + "; ".join(f"{report}: {', '.join(periods)}" for report, periods in added.items())
            + ". Draai de opdracht daarna opnieuw.",
        )
    load_organisation(new, place)
    return new


def _at(node: yaml.Node | None, keys: Sequence[str]) -> yaml.Node | None:
    for key in keys:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        node = next((value for name, value in pairs if name.value == key), None)
    return node


def _addition(text: str, node: yaml.SequenceNode, periods: Sequence[str]) -> tuple[int, str]:
    """Where in the text something is added, and what: in the layout of the items before."""
    last = node.value[-1]
    quote = last.style if last.style in ("'", '"') else ""
    items = [f"{quote}{period}{quote}" for period in periods]
    if node.flow_style:
        return last.end_mark.index, "".join(f", {item}" for item in items)
    begin = text.rfind("\n", 0, last.start_mark.index) + 1
    before = text[begin : last.start_mark.index]
    end = text.find("\n", last.end_mark.index)
    newline = "\r\n" if "\r\n" in text else "\n"
    if end < 0:
        return len(text), "".join(f"{newline}{before}{item}" for item in items)
    return end + 1, "".join(f"{before}{item}{newline}" for item in items)


def _read(text: str) -> Any:
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError:
        return None
