"""The columns that every staged table has beside its own."""

from __future__ import annotations

NUMBER, FILE, ROW, DELIVERED = "_nr", "_bestand", "_rij", "_geleverd"
CROOKED, TOTAL, IDENTIFIED = "_scheef", "_totaal", "_id_is_persoon"
SOURCE, BROKEN = "_bron", "_mis"


def wrong(column: str) -> str:
    """Name of the flag that a cell was filled but could not be read."""
    return f"_fout_{column}"


def suspect(column: str) -> str:
    """Name of the flag that a text may hold something that points at a person."""
    return f"_verdacht_{column}"
