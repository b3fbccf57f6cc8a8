"""Writes the sample deliveries: ``python -m data.voorbeelddata [folder]``.

Every package beside this module is one organisation: ``tables()`` gives its raw tables, ``vast/``
holds what is written by hand (configuration, texts, README).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from data.voorbeelddata import de_schans, sedna, smwh
from data.voorbeelddata.schrijf import copy_fixed, write_tables

HERE = Path(__file__).parent
ORGANISATIONS = {"de-schans": de_schans, "sedna": sedna, "smwh": smwh}


def make(folder: Path) -> None:
    """Write the delivery of every sample organisation into a folder; same bytes every time."""
    for org, package in ORGANISATIONS.items():
        write_tables(folder / org / "tabellen", package.tables())
        copy_fixed(HERE / package.__name__.rpartition(".")[2] / "vast", folder / org)


def main() -> None:
    """Parse the command line and write."""
    parser = argparse.ArgumentParser(description="Schrijf de voorbeeldgegevens.")
    home = HERE.resolve().parent / "raw"
    parser.add_argument("map", nargs="?", type=Path, default=home, help="map om in te schrijven")
    make(parser.parse_args().map)


if __name__ == "__main__":
    main()
