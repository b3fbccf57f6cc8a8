"""The wire: asks a server, keeps every answer as it came, and says in Dutch what went wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import requests

from pipeline.errors import DataRefused
from pipeline.ingest.external.odata import page_name

TIMEOUT = (10.0, 120.0)  # seconds to connect, and between two pieces of an answer
ROOT = "tabel"  # name of the answer about the table itself
MOST_PAGES = 5000  # of one collection: a server that never ends is stopped
AWAY = (
    "Kijk of deze computer internet heeft en probeer het later nog eens. Rapporten worden gemaakt "
    "met de laatste momentopname; daar is geen internet voor nodig."
)


class Wire:
    """One conversation with a server.

    Attributes:
        files: the answers by name: ``RegioS-001.json``, and a number higher for every next page.
    """

    def __init__(self, table: str, place: str) -> None:
        self.files: dict[str, bytes] = {}
        self._table = table
        self._place = place
        self._session = requests.Session()

    def get(self, url: str, **parameters: str) -> requests.Response:
        """Ask for an address.

        Raises:
            DataRefused: there is no answer, or it is a refusal.
        """
        return self.send(requests.Request("GET", url, params=parameters).prepare())

    def send(self, request: requests.PreparedRequest, **options: Any) -> requests.Response:
        """Send a prepared request, as libraries do; see :meth:`get`.

        Proxies and certificates are those of the environment, as anywhere on this computer.
        """
        try:
            settings = self._session.merge_environment_settings(
                str(request.url), options.get("proxies") or {}, None, None, None
            )
            answer = self._session.send(request, timeout=TIMEOUT, **settings)
        except (requests.RequestException, UnicodeError):
            raise self._refused(
                f"De server {urlsplit(str(request.url)).hostname} geeft geen antwoord.", AWAY
            ) from None
        self._refuse_refusal(answer)
        self._keep(str(request.url), answer.content)
        return answer

    def forget(self) -> None:
        """Let go of the answers so far: they were asked for to find out what to ask for."""
        self.files.clear()

    def _keep(self, url: str, content: bytes) -> None:
        last = urlsplit(url).path.rstrip("/").rsplit("/", 1)[-1]
        name = ROOT if last == self._table else re.sub(r"[^A-Za-z0-9_]", "_", last)
        page = 1
        while page_name(name, page) in self.files:
            page += 1
        if page > MOST_PAGES:
            raise self._refused(
                "Het antwoord van de server houdt niet op.", "Vraag minder: noem gebieden en waar."
            )
        self.files[page_name(name, page)] = content

    def _refuse_refusal(self, answer: requests.Response) -> None:
        if answer.ok:
            return
        code = answer.status_code
        host = urlsplit(answer.url).hostname
        if code == HTTPStatus.NOT_FOUND:
            raise self._refused(
                f"De server {host} kent de tabel {self._table} niet, of een deel ervan.",
                "Kijk of tabel, catalogus en adres kloppen, en of de tabel nog bestaat.",
            )
        if code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise self._refused(
                f"De server {host} kan deze vraag niet aan (fout {code}).",
                "Er worden misschien te veel rijen tegelijk gevraagd: noem gebieden en waar. "
                "Of probeer het later nog eens.",
            )
        raise self._refused(
            f"De server {host} weigert de vraag (fout {code}).",
            "Kijk of tabel, catalogus en adres kloppen.",
        )

    def _refused(self, sentence: str, remedy: str) -> DataRefused:
        return DataRefused(sentence, place=self._place, remedy=remedy)


def conditions(codes: Mapping[str, tuple[str, ...]]) -> str:
    """The filter of a question: for every column one of its codes; the same in OData 3 and 4."""
    parts = []
    for column, allowed in codes.items():
        either = (f"{column} eq '{code.replace(chr(39), chr(39) * 2)}'" for code in allowed)
        parts.append(f"({' or '.join(either)})")
    return " and ".join(parts)
