"""All raw tables of SMWH."""

from __future__ import annotations

from data.voorbeelddata.schrijf import Tables, joined
from data.voorbeelddata.smwh import caseload, gebieden, inzet


def tables() -> Tables:
    """The rows of every raw table; the same every time."""
    return joined(gebieden.tables(), caseload.tables(), inzet.tables())
