"""Everything the yearly report of Sedna over 2023 is made from, with 2022 to compare with."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from data.voorbeelddata.schrijf import Row, Tables
from data.voorbeelddata.sedna import aanvraag_2022, inbeeld_groepen, inbeeld_trajecten

SEED = 20_230_101
YEAR = 2023
NAMES = {"vip": "Vrijwilligers Informatie Punt (VIP!)"}  # as printed in 2023


def _of_the_year() -> Iterator[Row]:
    """The services of 2023: those of 2022, each with the same opgave (BR03)."""
    for row in aanvraag_2022.tables()["dienst_opgave"]:
        named = NAMES.get(str(row["dienst_id"]), row["naam"])
        yield {**row, "jaar": YEAR, "naam": named}


def tables() -> Tables:
    """The rows of both years; the same every time."""
    random = Random(SEED)
    help_given = inbeeld_trajecten.make_trajecten(random)
    return {
        "dienst_opgave": list(_of_the_year()),
        "traject": list(inbeeld_trajecten.traject_rows(random, help_given)),
        "traject_hoofddomein": list(inbeeld_trajecten.domain_rows(help_given)),
        "zrm_meting": list(inbeeld_trajecten.score_rows(help_given)),
        "collectieve_activiteit": list(inbeeld_groepen.activity_rows()),
        "bijeenkomst": list(inbeeld_groepen.meeting_rows(random)),
        "contact": list(inbeeld_groepen.contact_rows(random)),
        "kto_respons": list(inbeeld_groepen.answer_rows(random)),
        "kto_uitnodiging": list(inbeeld_groepen.invitation_rows()),
        "personeel_periode": list(inbeeld_groepen.staff_rows()),
        "opgegeven_feit": list(inbeeld_groepen.reported_rows()),
        "bron": [inbeeld_groepen.SOURCE],
    }
