"""The statement says what these tests look at, and what they do not."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.reports.voorbeelden import Samples

CHECKED = (
    "axe-core", "WCAG 2.2, niveau A en AA", "1280", "390", "320", "licht en donker", "JavaScript",
    "toetsenbord", "PDF/UA-1", "PDF/A-2a", "bladwijzers", "de kop kent",
)  # fmt: skip
LACKING = ("onafhankelijk onderzoeker", "schermlezer", "grote tabel", "begin van elke rij", "taal")


@pytest.fixture(scope="module")
def chapters(samples: Samples) -> dict[str, str]:
    page = (samples.catalogue() / "toegankelijkheid.html").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for part in BeautifulSoup(page, "lxml").select("main > *"):
        if part.name == "h2":
            found[part.text] = ""
        else:
            found[list(found)[-1]] += part.text
    return found


@pytest.mark.parametrize("words", CHECKED)
def test_what_is_checked_is_said(chapters: dict[str, str], words: str) -> None:
    assert words in chapters["Wat is nagegaan"]


@pytest.mark.parametrize("words", LACKING)
def test_what_is_not_met_or_not_checked_is_said_too(chapters: dict[str, str], words: str) -> None:
    assert words in chapters["Wat nog niet goed of niet nagegaan is"]


def test_a_reader_hears_where_to_go(chapters: dict[str, str]) -> None:
    assert "op een andere manier" in chapters["Loopt u ergens tegenaan?"]
