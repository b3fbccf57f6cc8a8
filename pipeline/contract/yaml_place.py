"""YAML with places: which line a key stands on, and what is wrong in plain Dutch."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from pipeline.contract.codelists import load_codelists
from pipeline.errors import DataRefused

Location = Sequence[str | int]


@dataclass(frozen=True, slots=True)
class PlacedYaml:
    """Parsed YAML that still knows its lines.

    Attributes:
        data: plain data.
        root: the node tree of the same text.
        name: name of the file.
    """

    data: Any
    root: yaml.Node
    name: str

    def place_of(self, location: Location) -> str:
        """``organisatie.yml, regel 12: rapporten › monitor › themas › 1``."""
        node, line = self.root, self.root.start_mark.line
        for part in location:
            found = _step(node, part)
            if found is None:
                break
            line, node = found
        return f"{self.name}, regel {line + 1}: " + " › ".join(_printed(p) for p in location)


def parse_yaml(text: str, name: str) -> PlacedYaml:
    """Parse a text; what is no YAML, no mapping or has a key twice is refused."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        data = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DataRefused(
            "Dit bestand is geen geldige YAML.",
            place=f"{name}, regel {line}",
            remedy="Kijk op die regel naar inspringing, dubbele punten en aanhalingstekens.",
        ) from None
    if not isinstance(data, dict) or root is None:
        raise DataRefused(
            "Dit bestand heeft geen sleutels.",
            place=name,
            remedy="Zet op elke regel een sleutel, een dubbele punt en een waarde.",
        )
    _refuse_double_keys(root, name)
    return PlacedYaml(data, root, name)


def explain(error: Mapping[str, Any], allowed: Sequence[str]) -> tuple[str, str]:
    """Sentence and remedy for one pydantic error; ``allowed`` are the keys known at its place."""
    kind, key = error["type"], _printed(error["loc"][-1])
    if kind == "extra_forbidden":
        near = difflib.get_close_matches(key, allowed, n=1)
        hint = f"Bedoelt u {near[0]}?" if near else "Haal de sleutel weg."
        return f"De sleutel {key} is onbekend.", f"{hint} Bekend zijn: {', '.join(allowed)}."
    if kind == "missing":
        return f"De sleutel {key} ontbreekt.", f"Voeg {key} toe."
    if kind == "enum":
        return (
            f"De waarde van {key} is onbekend.",
            f"Kies uit: {error['ctx']['expected']}.".replace(" or ", " of "),
        )
    if kind == "value_error":
        known = ", ".join(load_codelists()["zrm_domein"].order)
        return "Dit domein is onbekend.", f"Kies uit: {known}."
    if kind == "string_pattern_mismatch":
        return f"De schrijfwijze van {key} klopt niet.", _pattern_remedy(error)
    return f"De waarde van {key} is niet bruikbaar.", _REMEDIES.get(kind, "Verbeter de waarde.")


_REMEDIES = {
    "string_type": "Zet de waarde tussen aanhalingstekens.",
    "string_too_short": "Vul een waarde in.",
    "too_short": "Noem er ten minste een.",
    "int_type": "Schrijf een geheel getal.",
    "int_parsing": "Schrijf een geheel getal.",
    "float_parsing": "Schrijf een getal met een punt, zoals 0.05.",
    "tuple_type": "Maak er een lijst van, met rechte haken.",
    "dict_type": "Zet de onderdelen ingesprongen onder deze sleutel.",
    "model_type": "Zet de onderdelen ingesprongen onder deze sleutel.",
    "date_from_datetime_parsing": "Schrijf een datum als 2024-11-01.",
    "date_type": "Schrijf een datum als 2024-11-01.",
    "decimal_parsing": "Schrijf een getal met een punt, zoals 0.05.",
    "decimal_type": "Schrijf een getal met een punt, zoals 0.05.",
    "greater_than": "Kies een hogere waarde.",
    "greater_than_equal": "Kies een hogere waarde.",
    "less_than_equal": "Kies een lagere waarde.",
}


def _pattern_remedy(error: Mapping[str, Any]) -> str:
    if r"\d{4}" in str(error["ctx"]["pattern"]):
        return 'Schrijf een periode als "2022", "2021-H1" of "2023-Q1".'
    return "Gebruik kleine letters, cijfers en streepjes."


def _printed(part: str | int) -> str:
    return str(part + 1) if isinstance(part, int) else part


def _step(node: yaml.Node, part: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(part):
                return key.start_mark.line, value
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        item: yaml.Node = node.value[part]
        return item.start_mark.line, item
    return None


def _refuse_double_keys(node: yaml.Node, name: str) -> None:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                raise DataRefused(
                    f"De sleutel {key.value} staat twee keer op dezelfde plaats.",
                    place=f"{name}, regel {key.start_mark.line + 1}",
                    remedy="Laat een van de twee staan.",
                )
            seen.add(key.value)
            _refuse_double_keys(value, name)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_double_keys(item, name)
