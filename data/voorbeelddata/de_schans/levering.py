"""All raw tables of De Schans."""

from __future__ import annotations

from random import Random

from data.voorbeelddata.de_schans import (
    cijfers,
    collectief,
    context,
    thema,
    trajecten,
    verwijzingen,
)
from data.voorbeelddata.schrijf import Tables

SEED = 20_220_101


def tables() -> Tables:
    """The rows of every raw table; the same every time."""
    random = Random(SEED)
    help_given = trajecten.make_trajecten(random)
    return {
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
