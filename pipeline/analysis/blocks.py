"""Blocks: what one cell of a notebook adds to a report.

A block is a question answered: the facts that answer it, by role, and a figure. The template of
its kind (``blokken/<soort>.qmd.j2``, of the report or shared) turns it into text. Deleting the cell
takes the block, its figure and its facts out of the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from pipeline.facts import Fact, NumberProfile, print_fact
from pipeline.figures import Figure, PrintedNumber, svg_of

Role = Fact | None | Iterable[Fact | None] | Mapping[str, "Role"]


@dataclass(frozen=True, slots=True)
class Block:
    """One answered question.

    Attributes:
        kind: which template tells it (``soort``).
        id: unique within the document; also the id of its figure and table.
        part: one of the seven parts of a feitenblad (``onderdeel``).
        facts: by role: a fact, a list, or a mapping of facts; roles without a fact are ``None``.
        labels: plain words that go with the facts, e.g. the printed names of codes.
        figure: the picture, if any.
        profile: for showing the block in JupyterLab.
    """

    kind: str
    id: str
    part: str
    facts: Mapping[str, Any]
    labels: Mapping[str, Any]
    figure: Figure | None
    profile: NumberProfile = field(repr=False)

    def to_record(self) -> dict[str, Any]:
        """Plain data for JSON; facts by their ids."""
        return {
            "soort": self.kind,
            "id": self.id,
            "onderdeel": self.part,
            "feiten": {role: _ids(value) for role, value in self.facts.items()},
            "labels": dict(self.labels),
            "figuur": _picture(self.figure) if self.figure else None,
        }

    def _repr_html_(self) -> str:
        """How JupyterLab shows the block: the figure as the report will show it, and its facts."""
        rows = "".join(
            f"<tr><td>{escape(fact.id)}</td><td>{escape(print_fact(fact, self.profile))}</td></tr>"
            for fact in all_facts(self.facts)
        )
        picture = svg_of(self.figure) if self.figure else ""
        return (
            f"<h4>{escape(self.id)}</h4>"
            f'<div style="max-width:720px">{picture}</div>'
            f"<details><summary>Feiten</summary><table>{rows}</table></details>"
        )


def _picture(figure: Figure) -> dict[str, Any]:
    """What the narrative needs of a figure; the drawing itself lies in files beside the block."""
    return {
        "naam": figure.name,
        "alt": figure.alt,
        "printed": [
            {"fact_id": number.fact_id, "text": number.text, "place": number.place}
            for number in _all_printed(figure)
        ],
    }


def _all_printed(figure: Figure) -> list[PrintedNumber]:
    """What the picture prints, and what only its narrow drawing prints besides."""
    found = list(figure.printed)
    if figure.narrow is not None:
        found += [number for number in figure.narrow.printed if number not in found]
    return found


def _ids(value: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, Fact):
        return value.id
    if isinstance(value, Mapping):
        return {key: _ids(item) for key, item in value.items()}
    return [_ids(item) for item in value]


def all_facts(value: Any) -> list[Fact]:
    """Every fact in a structure of roles, in order, each once."""
    found: dict[str, Fact] = {}
    _gather(value, found)
    return list(found.values())


def _gather(value: Any, found: dict[str, Fact]) -> None:
    if isinstance(value, Fact):
        found.setdefault(value.id, value)
    elif isinstance(value, Mapping):
        for item in value.values():
            _gather(item, found)
    elif value is not None:
        for item in value:
            _gather(item, found)
