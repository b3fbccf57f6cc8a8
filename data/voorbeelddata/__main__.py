"""Writes the sample delivery: ``python -m data.voorbeelddata [folder]``."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from random import Random

from data.voorbeelddata import cijfers, collectief, context, thema, trajecten, verwijzingen
from data.voorbeelddata.schrijf import Row, copy_fixed, write_table
from pipeline.contract import load_tables

SEED = 20_220_101
FIXED = Path(__file__).parent / "vast"  # what is written by hand: configuration, texts, README


def make(folder: Path) -> None:
    """Write the whole delivery of the sample organisation into a folder; same bytes every time."""
    random = Random(SEED)
    help_given = trajecten.make_trajecten(random)
    tables: dict[str, Iterable[Row]] = {
        "traject": trajecten.traject_rows(random, help_given),
        "traject_hoofddomein": trajecten.domain_rows(help_given),
        "zrm_meting": trajecten.score_rows(random, help_given),
        "doorverwijzing": verwijzingen.referral_rows(random, help_given),
        "collectieve_activiteit": thema.activity_rows(),
        "bijeenkomst": collectief.meeting_rows(random),
        "groep_kracht": collectief.strength_rows(),
        "opgegeven_feit": collectief.reported_rows(),
        "dienst": thema.service_rows(),
        "dienst_traject": trajecten.service_rows(random),
        "gebied": context.area_rows(),
        "reeksbreuk": context.BREAKS,
        "bron": context.SOURCES,
        "externe_indicator": cijfers.figure_rows(),
        "doel": thema.goal_rows(),
        "inspanning": thema.effort_rows(),
        "thema_netwerkpartner": thema.partner_rows(),
    }
    contract = load_tables()
    for name, rows in tables.items():
        write_table(folder / "tabellen", name, contract[name].columns, rows)
    copy_fixed(FIXED, folder)


def main() -> None:
    """Parse the command line and write."""
    parser = argparse.ArgumentParser(description="Schrijf de voorbeeldgegevens.")
    home = Path(__file__).resolve().parents[1] / "raw" / "de-schans"
    parser.add_argument("map", nargs="?", type=Path, default=home, help="map om in te schrijven")
    make(parser.parse_args().map)


if __name__ == "__main__":
    main()
