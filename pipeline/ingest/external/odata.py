"""Reads the answers of CBS' servers, OData 3 and OData 4, as they were received. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from pipeline.contract.sources import EMPTY
from pipeline.ingest.external.content import Content, Record, Topic

Files = Mapping[str, bytes]
Json = Mapping[str, Any]

MEASURE, VALUE = "Measure", "Value"
_PAGE = re.compile(r"(?P<name>.+)-(?P<page>\d{3,})\.json")


def page_name(name: str, page: int) -> str:
    """Name of the file with a page of an answer, counted from 1."""
    return f"{name}-{page:03}.json"


def entries(files: Files, name: str) -> list[tuple[str, int, Json]]:
    """All entries of a collection: file, number in the file, and the entry.

    Numbers come as the text that was received, so that none is rounded by being read.

    Raises:
        KeyError, TypeError, ValueError: an answer is no collection in JSON.
    """
    pages = sorted(file for file in files if (m := _PAGE.fullmatch(file)) and m["name"] == name)
    found = [
        (file, number, entry)
        for file in pages
        for number, entry in enumerate(_parse(files[file])["value"], start=1)
    ]
    if not all(isinstance(entry, dict) for _, _, entry in found):
        raise TypeError("not a collection of objects")
    return found


def single(files: Files, name: str) -> Json:
    """An answer that is one object.

    Raises:
        KeyError, TypeError, ValueError: there is no such answer, or it is no object in JSON.
    """
    return _parse(files[page_name(name, 1)])


def read_odata3(files: Files) -> Content:
    """The rows of ``UntypedDataSet``: one per combination of codes, a column per topic."""
    properties = [entry for _, _, entry in entries(files, "DataProperties")]
    topics = {
        str(entry["Key"]): Topic(str(entry.get("Unit") or ""), _whole(entry.get("Decimals")))
        for entry in properties
        if entry.get("Type") == "Topic"
    }
    columns = tuple(str(entry["Key"]) for entry in properties if entry.get("Key"))
    records = tuple(
        Record(file, number, {key: _text(value) for key, value in entry.items()})
        for file, number, entry in entries(files, "UntypedDataSet")
    )
    return Content(columns, records, topics, points=True)


def read_odata4(files: Files) -> Content:
    """The rows of ``Observations``: one per measure and combination of codes."""
    topics = {
        str(entry["Identifier"]): Topic(str(entry.get("Unit") or ""), _whole(entry.get("Decimals")))
        for _, _, entry in entries(files, "MeasureCodes")
    }
    dimensions = [str(entry["Identifier"]) for _, _, entry in entries(files, "Dimensions")]
    records = tuple(
        Record(file, number, {**_texts(entry, dimensions), VALUE: _value(entry)})
        for file, number, entry in entries(files, "Observations")
    )
    columns = (MEASURE, *dimensions, VALUE)
    return Content(columns, records, topics, MEASURE, VALUE, points=True)


def statuses(files: Files, collection: str) -> dict[str, str]:
    """Status by year, from the codes of the periods: of OData 3 or 4."""
    told = {}
    for _, _, entry in entries(files, collection):
        code = str(entry.get("Identifier") or entry.get("Key") or "").strip()
        if re.fullmatch(r"\d{4}JJ00", code):
            told[code[:4]] = _status(str(entry.get("Status") or ""))
    return told


def _status(text: str) -> str:
    known = text.replace(" ", "").replace("_", "").lower()
    return {"voorlopig": "voorlopig", "nadervoorlopig": "nader_voorlopig"}.get(known, "definitief")


def _texts(entry: Json, dimensions: list[str]) -> dict[str, str | None]:
    return {key: _text(entry.get(key)) for key in (MEASURE, *dimensions)}


def _value(entry: Json) -> str | None:
    """The value of an observation, or the sign for why there is none."""
    if entry.get("Value") is not None:
        return _text(entry["Value"])
    if entry.get("StringValue"):
        return _text(entry["StringValue"])
    reason = str(entry.get("ValueAttribute") or "None").lower()
    if reason in {"impossible", "notapplicable"}:
        return EMPTY
    return "x" if reason in {"confidential", "secret"} else "."


def _parse(content: bytes) -> Json:
    found = json.loads(content.decode("utf-8-sig"), parse_float=str, parse_int=str)
    if not isinstance(found, dict):
        raise TypeError("not an object")
    return found


def _text(value: object) -> str | None:
    return None if value is None else str(value).strip() or None


def _whole(value: object) -> int | None:
    return int(str(value)) if str(value or "").isdigit() else None
