"""``manifest.json``: what a report was made from, with the keys of the contract and no other."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest

from pipeline.delivery import Manifest, OutputFile

PAGE = OutputFile("blad.html", "<p>één</p>".encode())
INPUT = {
    "pad": "data/raw/kade/tabellen/traject.csv",
    "sha256": "0" * 64,
    "rijen": 12,
    "geaccepteerd": 11,
    "geweigerd": 1,
}


def manifest(**given: Any) -> Manifest:
    told: dict[str, Any] = {
        "report": "blad",
        "organisation": "kade",
        "period": "2022",
        "parameters": {"YEAR": "2022"},
        "renderer": "ingebouwd",
        "build_key": "f" * 64,
        "inputs": [INPUT],
        "tools": {"pandoc": "3.9"},
        "commit": "abc",
        "changed": True,
        "protection": {"profiel": "standaard", "onderdrukt": 15},
        "outputs": [PAGE],
        **given,
    }
    return Manifest(**told)


@pytest.fixture
def told() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(manifest().to_json())
    return found


def test_the_keys_are_exactly_those_of_the_contract(told: dict[str, Any]) -> None:
    assert set(told) == {
        "rapport", "organisatie", "periode", "parameters", "renderer", "bouwsleutel", "invoer",
        "gereedschap", "code", "uitvoer", "bescherming",
    }  # fmt: skip
    assert set(told["invoer"][0]) == {"pad", "sha256", "rijen", "geaccepteerd", "geweigerd"}
    assert set(told["code"]) == {"commit", "gewijzigd"}
    assert set(told["uitvoer"][0]) == {"pad", "sha256", "bytes"}
    assert set(told["bescherming"]) == {"profiel", "onderdrukt", "audit"}


def test_every_file_is_listed_with_its_digest_and_size(told: dict[str, Any]) -> None:
    assert told["uitvoer"] == [
        {
            "pad": "blad.html",
            "sha256": hashlib.sha256(PAGE.content).hexdigest(),
            "bytes": len(PAGE.content),
        }
    ]


def test_the_code_is_told_also_outside_a_repository(told: dict[str, Any]) -> None:
    assert told["code"] == {"commit": "abc", "gewijzigd": True}
    outside = json.loads(manifest(commit=None, changed=False).to_json())
    assert outside["code"] == {"commit": None, "gewijzigd": False}


def test_without_an_audit_there_is_no_verdict(told: dict[str, Any]) -> None:
    assert told["bescherming"] == {"profiel": "standaard", "onderdrukt": 15, "audit": None}
    protection = {"profiel": "streng", "onderdrukt": 20, "audit": "houdt stand"}
    audited = json.loads(manifest(protection=protection).to_json())
    assert audited["bescherming"] == protection


def test_the_same_report_gives_the_same_bytes() -> None:
    assert manifest(tools={"a": "1", "b": "2"}).to_json() == (
        manifest(tools={"b": "2", "a": "1"}).to_json()
    )
