"""OData 3: ``opendata.cbs.nl`` and, for RIVM and others, ``dataderden.cbs.nl``.

Spoken by the library ``cbsodata``. It asks the bulk service (``ODataFeed``), which gives pages; the
other service (``ODataApi``) refuses more than 10,000 rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import cbsodata
from cbsodata import cbsodata3

from pipeline.contract.sources import Source, Sources
from pipeline.external.answers import collection, not_odata
from pipeline.external.client import Download
from pipeline.external.narrowing import narrowed
from pipeline.external.wire import Wire, conditions
from pipeline.ingest.external.odata import statuses

BASE = "https://opendata.cbs.nl"
LICENCE = "CC BY 4.0"  # of everything CBS serves itself; its Catalog says so
ROWS = "UntypedDataSet"  # as text, with the signs in place of numbers
DIMENSIONS = {"Dimension", "GeoDimension", "GeoDetail", "TimeDimension"}


class OData3Client:
    """Fetches tables over OData 3."""

    def fetch(self, sources: Sources, source: Source, areas: Sequence[str]) -> Download:
        """The rows and their codes; see :class:`pipeline.external.client.Client`."""
        wire = Wire(str(source.tabel), sources.place(source, "tabel"))
        base = urlsplit(source.adres or BASE)
        with _through(wire, https=base.scheme != "http"):
            try:
                return _fetch(wire, sources, source, areas, base.netloc)
            except (AttributeError, KeyError, TypeError, ValueError):
                raise not_odata(sources, source) from None


def _fetch(
    wire: Wire, sources: Sources, source: Source, areas: Sequence[str], host: str
) -> Download:
    table = str(source.tabel)

    def codes(dimension: str) -> list[str]:
        found = cbsodata.get_meta(table, dimension, catalog_url=host)
        return [str(entry["Key"]) for entry in found]

    described = cbsodata.get_meta(table, "DataProperties", catalog_url=host)
    dimensions = [str(e["Key"]) for e in described if e.get("Type") in DIMENSIONS]
    question = conditions(narrowed(sources, source, areas, dimensions, codes))
    for typed in (True, False):
        # In version 1.3.5 typed=True leaves out the typed rows and fetches the others.
        wire.forget()
        got = cbsodata.download_data(table, typed=typed, filters=question or None, catalog_url=host)
        if ROWS in got:
            break
    (told,) = collection(wire, "TableInfos", sources, source)
    time = next((str(e["Key"]) for e in described if e.get("Type") == "TimeDimension"), "")
    return _download(wire.files, source, told, statuses(wire.files, time) if time else {}, host)


def _download(
    files: Mapping[str, bytes],
    source: Source,
    told: Mapping[str, Any],
    status: Mapping[str, str],
    host: str,
) -> Download:
    catalogue = str(told.get("Catalog") or source.catalogus)
    own = host == urlsplit(BASE).netloc
    return Download(
        files=dict(files),
        title=" ".join(str(told.get("Title") or source.tabel).split()),
        publisher=catalogue,
        licence=LICENCE if own else "",
        url=f"{BASE}/statline/#/{catalogue}/nl/dataset/{source.tabel}" if own else "",
        issued=str(told.get("Modified") or "")[:10],
        statuses=status,
    )


@contextmanager
def _through(wire: Wire, *, https: bool) -> Iterator[None]:
    """Within, the library asks over this wire: it makes its own sessions and takes none."""
    session, before = cbsodata3.Session, cbsodata.options.use_https
    cbsodata3.Session = lambda: wire
    cbsodata.options.use_https = https
    try:
        yield
    finally:
        cbsodata3.Session = session
        cbsodata.options.use_https = before
