"""A small server on this computer that answers as those of CBS do, in OData 3 and OData 4.

It knows one table, ``99001NED``: households with a low income by region and year. As on the real
servers codes are padded with spaces in OData 3, an answer comes in pages, and the service
``ODataApi`` refuses more than 10,000 rows.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

TABLE, CATALOGUE = "99001NED", "CBS"
REGIONS = {"NL01": "Nederland", "PV20": "Groningen (PV)", "GM0001": "Dorp", "GM0034": "Almere",
           "GM1969": "Westerkwartier", "GM0363": "Amsterdam"}  # fmt: skip
KINDS = {"1050010": "Particuliere huishoudens", "1050015": "Type: eenpersoonshuishouden"}
STATUS = {"2019": "Definitief", "2020": "Definitief", "2021": "NaderVoorlopig", "2022": "Voorlopig"}
TOPICS = {
    "HuishoudensMetLaagInkomen_1": ("1050010_1", "x 1 000", 1),
    "HuishoudensMetLaagInkomenRelatief_2": ("1050010_2", "%", 1),
}
TITLE = "Huishoudens met een laag inkomen; regio (indeling 2023)"


@dataclass
class State:
    """What a test can change, and what was asked.

    Attributes:
        values: shares by region, kind and year; a text is given as it is, also a sign.
        page: number of rows in a page.
        rows: so many rows there are as it were, for the limit of ``ODataApi``.
        broken: answer everything with this code.
        modified: day of the version.
        asked: the addresses that were asked for, decoded.
    """

    values: dict[tuple[str, str, str], str] = field(default_factory=dict)
    page: int = 3
    rows: int = 0
    broken: int = 0
    modified: str = "2024-11-01T00:00:00"
    garbage: bool = False
    asked: list[str] = field(default_factory=list)

    def share(self, region: str, kind: str, year: str) -> str:
        """The share of one cell, as text."""
        place = list(REGIONS).index(region) + 1 + list(KINDS).index(kind) * 10
        return self.values.get((region, kind, year), f"{place}.{year[-1]}")


@dataclass(frozen=True)
class Server:
    """A server that is running."""

    base: str
    state: State

    @property
    def v4(self) -> str:
        return f"{self.base}/odata/v1"


@contextmanager
def running(state: State | None = None) -> Iterator[Server]:
    """Within, the server answers."""
    told = state or State()
    handler = type("Handler", (_Handler,), {"state": told})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield Server(f"http://127.0.0.1:{server.server_port}", told)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    state: State

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""

    def do_GET(self) -> None:
        split = urlsplit(self.path)
        query = {key: values[0] for key, values in parse_qs(split.query).items()}
        self.state.asked.append(f"{split.path}?{query.get('$filter', '')}")
        if self.state.broken:
            return self._answer(self.state.broken, {"error": "kapot"})
        if self.state.garbage:
            return self._answer(200, None)
        parts = split.path.strip("/").split("/")
        if parts[:2] == ["odata", "v1"] and parts[2:4] == [CATALOGUE, TABLE]:
            return self._version4(parts[4] if len(parts) > 4 else "", query)
        if parts[:2] == ["odata", "v1"] and parts[-1] == "Datasets":
            return self._answer(200, {"value": [{"Identifier": TABLE, "Catalog": CATALOGUE}]})
        if parts[:1] in (["ODataFeed"], ["ODataApi"]) and parts[2:3] == [TABLE]:
            name = parts[3] if len(parts) > 3 else ""
            return self._version3(parts[0], name, query)
        return self._answer(404, {"error": "onbekend"})

    def _answer(self, code: int, content: Any) -> None:
        body = b"<html>geen json" if content is None else json.dumps(content).encode()
        self.send_response(code)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _paged(self, rows: list[dict[str, Any]], query: dict[str, str], link: str) -> None:
        """One page, with the address of the next."""
        start = int(query.get("$skip", "0"))
        answer: dict[str, Any] = {"value": rows[start : start + self.state.page]}
        if start + self.state.page < len(rows):
            told = "&".join(
                f"{quote(key)}={quote(value)}" for key, value in query.items() if key != "$skip"
            )
            path = urlsplit(self.path).path
            host = f"http://{self.headers['Host']}"
            answer[link] = f"{host}{path}?{told}&$skip={start + self.state.page}"
        self._answer(200, answer)

    def _version4(self, name: str, query: dict[str, str]) -> None:
        collections = _version4(self.state)
        if not name:
            told = [{"name": key, "kind": "EntitySet", "url": key} for key in collections]
            return self._answer(200, {"value": told})
        if name == "Properties":
            return self._answer(200, {
                "Identifier": TABLE, "Title": TITLE, "Modified": f"{self.state.modified}+01:00",
                "Catalog": CATALOGUE, "License": "https://creativecommons.org/licenses/by/4.0/",
            })  # fmt: skip
        if name not in collections:
            return self._answer(404, {"error": name})
        rows = [row for row in collections[name] if _fits(row, query.get("$filter", ""))]
        return self._paged(rows, query, "@odata.nextLink")

    def _version3(self, service: str, name: str, query: dict[str, str]) -> None:
        collections = _version3(self.state)
        if not name:
            told = [{"name": key, "url": key} for key in collections]
            return self._answer(200, {"value": told})
        if name not in collections:
            return self._answer(404, {"error": name})
        rows = [row for row in collections[name] if _fits(row, query.get("$filter", ""))]
        if service == "ODataApi" and self.state.rows > 10_000:
            return self._answer(500, {"odata.error": "meer dan 10000 rijen"})
        return self._paged(rows, query, "odata.nextLink")


def _fits(row: dict[str, Any], condition: str) -> bool:
    """``(A eq 'x' or A eq 'y') and (B eq 'z')``; spaces behind a code count, as in OData."""
    for group in filter(None, condition.split(" and ")):
        pairs = re.findall(r"(\w+) eq '([^']*)'", group)
        if not any(row[column] == code for column, code in pairs):
            return False
    return True


def _cells(state: State) -> Iterator[tuple[str, str, str, str]]:
    for region in REGIONS:
        for kind in KINDS:
            for year in STATUS:
                yield region, kind, year, state.share(region, kind, year)


def _version4(state: State) -> dict[str, list[dict[str, Any]]]:
    observations = []
    for region, kind, year, share in _cells(state):
        for measure, _, _ in TOPICS.values():
            number = share.replace(".", "", 1).isdigit() and share != "."
            value = json.loads(share) if number else None
            why = {".": "None", "x": "Confidential", "": "Impossible"}.get(share, "None")
            observations.append({
                "Id": len(observations), "Measure": measure, "Kenmerken": kind,
                "Perioden": f"{year}JJ00", "RegioS": region, "Value": value,
                "StringValue": None, "ValueAttribute": "None" if number else why,
            })  # fmt: skip
    return {
        "MeasureCodes": [
            {"Identifier": code, "Title": key, "Unit": unit, "Decimals": decimals}
            for key, (code, unit, decimals) in TOPICS.items()
        ],
        "Dimensions": [
            {"Identifier": "Kenmerken", "Kind": "Dimension", "MapYear": None},
            {"Identifier": "RegioS", "Kind": "GeoDimension", "MapYear": 2023},
            {"Identifier": "Perioden", "Kind": "TimeDimension", "MapYear": None},
        ],
        "KenmerkenCodes": [{"Identifier": code, "Title": name} for code, name in KINDS.items()],
        "RegioSCodes": [{"Identifier": code, "Title": name} for code, name in REGIONS.items()],
        "PeriodenCodes": [
            {"Identifier": f"{year}JJ00", "Title": year, "Status": status}
            for year, status in STATUS.items()
        ],
        "Observations": observations,
    }


def _version3(state: State) -> dict[str, list[dict[str, Any]]]:
    untyped, typed = [], []
    for region, kind, year, share in _cells(state):
        row = {"ID": len(untyped), "Kenmerken": kind.ljust(10), "RegioS": region.ljust(10),
               "Perioden": f"{year}JJ00"}  # fmt: skip
        untyped.append({**row, **dict.fromkeys(TOPICS, share.rjust(8))})
        number = share.replace(".", "", 1).isdigit()
        typed.append({**row, **dict.fromkeys(TOPICS, float(share) if number else None)})
    keys = [("Dimension", "Kenmerken"), ("GeoDimension", "RegioS"), ("TimeDimension", "Perioden")]
    return {
        "TableInfos": [{
            "Identifier": TABLE, "Title": TITLE, "Modified": state.modified, "Catalog": CATALOGUE,
            "Source": "CBS.", "Period": "2019 - 2022",
        }],
        "UntypedDataSet": untyped,
        "TypedDataSet": typed,
        "DataProperties": [
            *({"Key": key, "Type": kind, "Title": key, "Unit": "", "Decimals": None}
              for kind, key in keys),
            *({"Key": key, "Type": "Topic", "Title": key, "Unit": unit, "Decimals": decimals}
              for key, (_, unit, decimals) in TOPICS.items()),
        ],
        "CategoryGroups": [],
        "Kenmerken": [{"Key": code.ljust(10), "Title": name} for code, name in KINDS.items()],
        "RegioS": [{"Key": code.ljust(10), "Title": name} for code, name in REGIONS.items()],
        "Perioden": [
            {"Key": f"{year}JJ00", "Title": year, "Status": status}
            for year, status in STATUS.items()
        ],
    }  # fmt: skip
