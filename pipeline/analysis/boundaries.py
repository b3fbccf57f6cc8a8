"""Boundaries of areas beside the published facts, as outlines that a map can draw."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.facts import slug
from pipeline.figures import Outline


def read_outlines(folder: Path, names: Mapping[str, str]) -> dict[str, Outline]:
    """The outline of every area that has one, by its printed name.

    Args:
        folder: the published folder of a period.
        names: printed name by the code of the area. An area is found by its code or, where the
            organisation has codes of its own, by its name.
    """
    path = folder / "gebieden" / "gebieden.json"
    if not path.is_file():
        return {}
    known: dict[str, Mapping[str, Any]] = {}
    for record in json.loads(path.read_text(encoding="utf-8"))["gebieden"]:
        known.setdefault(slug(record["naam"]), record)
        known[slug(record["code"])] = record
    found = {name: known.get(slug(code)) or known.get(slug(name)) for code, name in names.items()}
    return {name: _outline(record) for name, record in found.items() if record is not None}


def _outline(record: Mapping[str, Any]) -> Outline:
    x, y = record["punt"]
    rings = (tuple((float(a), float(b)) for a, b in ring) for ring in record["vlakken"])
    return Outline(tuple(rings), (float(x), float(y)))
