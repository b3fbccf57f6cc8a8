"""OData 4: ``datasets.cbs.nl``, spoken directly.

The library ``cbsodata4`` speaks it too, but brings pyarrow (170 MB; pandas then keeps all text in
another way, in every room), asks without a time-out of ours, remembers answers for as long as the
process lives, and keeps Parquet instead of what was received. A test compares the two where the
library is installed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import requests

from pipeline.contract.sources import Source, Sources
from pipeline.external.answers import collection, not_odata, one
from pipeline.external.client import Download
from pipeline.external.narrowing import narrowed
from pipeline.external.wire import Wire, conditions
from pipeline.ingest.external.odata import MEASURE, statuses

BASE = "https://datasets.cbs.nl/odata/v1"
PORTAL = "https://dataportal.cbs.nl/detail"
LICENCES = {"https://creativecommons.org/licenses/by/4.0/": "CC BY 4.0"}
NEXT = "@odata.nextLink"
PARTS = ("Properties", "Dimensions", "MeasureCodes")


class OData4Client:
    """Fetches tables over OData 4."""

    def fetch(self, sources: Sources, source: Source, areas: Sequence[str]) -> Download:
        """The observations and their codes; see :class:`pipeline.external.client.Client`."""
        wire = Wire(str(source.tabel), sources.place(source, "tabel"))
        table = f"{(source.adres or BASE).rstrip('/')}/{source.catalogus}/{source.tabel}"

        def collect(name: str, **parameters: str) -> None:
            answer = wire.get(f"{table}/{name}", **parameters)
            while following := _data(answer).get(NEXT):
                answer = wire.get(str(following))
            if not _data(answer):
                raise not_odata(sources, source)

        def codes(dimension: str) -> list[str]:
            found = collection(wire, f"{dimension}Codes", sources, source)
            return [str(entry["Identifier"]) for entry in found]

        for part in PARTS:
            collect(part)
        told = collection(wire, "Dimensions", sources, source)
        dimensions = [str(entry.get("Identifier")) for entry in told]
        for dimension in dimensions:
            collect(f"{dimension}Codes")
        asked = narrowed(sources, source, areas, dimensions, codes)
        measures = tuple(dict.fromkeys(figure.onderwerp for figure in source.cijfers))
        collect("Observations", **{"$filter": conditions({MEASURE: measures, **asked})})
        time = source.kolommen.periode
        return _download(
            wire.files,
            source,
            one(wire, "Properties", sources, source),
            next((str(entry["MapYear"]) for entry in told if entry.get("MapYear")), ""),
            statuses(wire.files, f"{time}Codes") if time in dimensions else {},
        )


def _data(answer: requests.Response) -> Mapping[str, Any]:
    try:
        found = answer.json()
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _download(
    files: Mapping[str, bytes],
    source: Source,
    told: Mapping[str, Any],
    classification: str,
    status: Mapping[str, str],
) -> Download:
    licence = str(told.get("License") or "")
    return Download(
        files=dict(files),
        title=" ".join(str(told.get("Title") or source.tabel).split()),
        publisher=str(told.get("Catalog") or source.catalogus),
        licence=LICENCES.get(licence, licence),
        url="" if source.adres else f"{PORTAL}/{source.catalogus}/{source.tabel}",
        issued=str(told.get("Modified") or "")[:10],
        classification=classification,
        statuses=status,
    )
