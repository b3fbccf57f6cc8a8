"""Meetings of group activities, how strong the groups are, and what people reported.

Numbers of meetings, rounded means and scores of 2022 are the published ones; days and counts of
single meetings are drawn so that the rounded means come out. The years before are invented.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from data.voorbeelddata.de_schans.hulp import EARLIER, scaled
from data.voorbeelddata.schrijf import Row

# activity: meetings in the year, mean of the participants, lowest and highest count
MEETINGS = {
    "walk-en-talk": (1, "27", 27, 27),
    "ontmoetingsplekken": (62, "15", 6, 24),
    "lotgenotencontact": (5, "5", 3, 7),
    "grip-en-glans": (13, "4", 3, 5),
    "weerbaarheids-en-faalangsttraining": (128, "10", 6, 14),
    "meidenwerk": (17, "4", 2, 6),
    "dappere-dinos": (29, "4.5", 3, 6),
    "jes-training": (7, "3", 2, 4),
    "buurtwerk": (51, "5", 2, 8),
    "mijn-positief-budget": (6, "6", 4, 8),
    "buurtbakkies": (69, "13", 6, 21),
    "ieder-kind-telt-mee": (7, "31", 24, 38),
    "route-rubicon": (7, "52", 45, 60),
}
# BR08: at one meeting of these nobody counted.
NOT_COUNTED = frozenset({"buurtbakkies", "dappere-dinos"})

# activity, group, kind, score, day
STRENGTH = (
    # The source gives both scores with a single meeting: without a second day there is no change.
    ("walk-en-talk", "wandeling", "start", 2, date(2022, 9, 29)),
    ("walk-en-talk", "wandeling", "eind", 3, date(2022, 9, 29)),
    ("ontmoetingsplekken", "soos-tolbert", "start", 4, date(2022, 2, 15)),
    ("ontmoetingsplekken", "soos-tolbert", "eind", 5, date(2022, 11, 22)),
    ("ontmoetingsplekken", "soos-grootegast", "start", 3, date(2022, 3, 1)),
    ("lotgenotencontact", "verlies-en-rouw", "start", 2, date(2022, 4, 5)),
    ("lotgenotencontact", "verlies-en-rouw", "eind", 2, date(2022, 6, 7)),
    ("weerbaarheids-en-faalangsttraining", "bikkels-leek", "start", 2, date(2022, 2, 2)),
    ("weerbaarheids-en-faalangsttraining", "bikkels-leek", "eind", 3, date(2022, 4, 13)),
    ("weerbaarheids-en-faalangsttraining", "bikkels-marum", "start", 1, date(2022, 3, 9)),
    ("weerbaarheids-en-faalangsttraining", "bikkels-marum", "eind", 3, date(2022, 5, 25)),
    ("weerbaarheids-en-faalangsttraining", "tieners-zuidhorn", "start", 3, date(2022, 9, 14)),
    ("weerbaarheids-en-faalangsttraining", "tieners-zuidhorn", "eind", 4, date(2022, 12, 7)),
    ("dappere-dinos", "dinos-najaar", "start", 1, date(2022, 9, 8)),
    ("dappere-dinos", "dinos-najaar", "eind", 5, date(2022, 12, 15)),
    ("jes-training", "jes-voorjaar", "start", 1, date(2022, 3, 16)),
    ("jes-training", "jes-voorjaar", "eind", 2, date(2022, 5, 11)),
    ("mijn-positief-budget", "mpb-voorjaar", "start", 2, date(2022, 3, 8)),
    ("mijn-positief-budget", "mpb-voorjaar", "eind", 4, date(2022, 5, 17)),
    ("buurtbakkies", "bakkie-marum", "start", 3, date(2022, 4, 21)),
    ("buurtbakkies", "bakkie-leek", "start", 3, date(2022, 9, 13)),
    ("buurtbakkies", "bakkie-leek", "eind", 3, date(2022, 9, 13)),
    ("ieder-kind-telt-mee", "ikt-scholen", "start", 3, date(2022, 2, 10)),
    ("ieder-kind-telt-mee", "ikt-scholen", "eind", 3, date(2022, 11, 24)),
    ("route-rubicon", "rubicon-klas", "start", 3, date(2022, 1, 31)),
    ("route-rubicon", "rubicon-klas", "eind", 1, date(2022, 11, 28)),
)


def counts(random: Random, number: int, mean: Decimal, low: int, high: int) -> list[int]:
    """Counts between two bounds whose mean rounds to a whole number, or is this half exactly."""
    slack = Decimal("0.4") if mean == mean.to_integral_value() else Decimal(0)
    while True:
        drawn = [random.randint(low, high) for _ in range(number)]
        if abs(sum(drawn) - mean * number) <= slack * number:
            return drawn


def meeting_rows(random: Random) -> Iterator[Row]:
    """The rows of the table ``bijeenkomst``.

    Buurtbakkies holds what must not disturb the count: a meeting without a count (BR08) and talks
    about clients (BR05).
    """
    made: list[dict[str, str | int | bool | date | None]] = []
    for year in (*EARLIER, 2022):
        for activity in MEETINGS:
            made.extend(_meetings(random, activity, year))
    for when in (date(2022, 3, 3), date(2022, 10, 6)):
        talk = _meeting(random, "buurtbakkies", when, None)
        talk["clientoverleg"] = True
        made.append(talk)
    for number, row in enumerate(made, start=1):
        yield {"bijeenkomst_id": f"B{number:04d}", **row}


def _meetings(
    random: Random, activity: str, year: int
) -> Iterator[dict[str, str | int | bool | date | None]]:
    published, mean, low, high = MEETINGS[activity]
    number = scaled(published, EARLIER.get(year, 1.0))
    missing = 1 if activity in NOT_COUNTED else 0
    wanted = Decimal(mean) if year == 2022 else Decimal(mean).to_integral_value()
    present = [*counts(random, number - missing, wanted, low, high), *[None] * missing]
    step = 340 // number
    for place, people in enumerate(present):
        days = place * step + random.randint(0, step - 1)
        yield _meeting(random, activity, date(year, 1, 10) + timedelta(days=days), people)


def _meeting(
    random: Random, activity: str, when: date, people: int | None
) -> dict[str, str | int | bool | date | None]:
    return {
        "activiteit_id": activity,
        "datum": when,
        "gebied_id": random.choice(("leek", "marum", "grootegast", "zuidhorn")),
        "aantal_inwoners": people,
        "aantal_vrijwilligers": None if people is None else random.randint(0, 2),
        "aantal_ketenpartners": None if people is None else random.randint(0, 1),
        "clientoverleg": False,
    }


def strength_rows() -> Iterator[Row]:
    """The rows of the table ``groep_kracht``."""
    for activity, group, kind, score, when in STRENGTH:
        yield {
            "activiteit_id": activity,
            "groep_id": group,
            "soort": kind,
            "score": score,
            "datum": when,
        }


# id, theme, activity, indicator, what it is, value, unit, who told it
_REPORTED = (
    (
        "vroegsignalering-meldingen-per-maand",
        "armoede-en-arbeidsparticipatie",
        "pilot-vroegsignalering",
        "meldingen-per-maand",
        "Meldingen van betaalachterstanden per maand",
        50,
        "meldingen",
        "teamleider",
    ),
    (
        "mfc-buurtbewoners-gesproken",
        "sterke-buurten",
        None,
        "buurtbewoners-gesproken",
        "Buurtbewoners die zijn gesproken over het multifunctioneel centrum in Tolbert",
        500,
        "inwoners",
        "buurtwerker",
    ),
    (
        "mfc-buurtbewoners-actief",
        "sterke-buurten",
        None,
        "buurtbewoners-actief",
        "Buurtbewoners die mee willen werken aan het multifunctioneel centrum in Tolbert",
        100,
        "inwoners",
        "buurtwerker",
    ),
    (
        "scholen-met-informatietasjes",
        "echtscheiding-en-huiselijk-geweld",
        None,
        "basisscholen-informatietasjes",
        "Basisscholen met informatietasjes voor gezinnen in een scheiding",
        7,
        "scholen",
        "projectleider",
    ),
    (
        "medewerkers-schip",
        "echtscheiding-en-huiselijk-geweld",
        None,
        "medewerkers-schip-training",
        "Medewerkers die de SCHIP-training gaan volgen",
        4,
        "medewerkers",
        "projectleider",
    ),
    (
        "week-van-de-eenzaamheid",
        "kwetsbare-inwoners",
        None,
        "meldingen-eenzame-inwoners",
        "Meldingen van eenzame inwoners in de week tegen eenzaamheid",
        5,
        "meldingen",
        "teamleider",
    ),
    (
        "focusgroepen",
        None,
        None,
        "focusgroepen",
        "Focusgroepen met medewerkers",
        5,
        "groepen",
        "onderzoeker",
    ),
)


def reported_rows() -> Iterator[Row]:
    """The rows of the table ``opgegeven_feit``."""
    for fact, theme, activity, indicator, what, value, unit, role in _REPORTED:
        yield {
            "feit_id": fact,
            "periode": "2022",
            "thema": theme,
            "activiteit_id": activity,
            "indicator": indicator,
            "omschrijving": what,
            "waarde": Decimal(value),
            "eenheid": unit,
            "bron_id": "spg-2023" if role == "onderzoeker" else "de-schans-2022",
            "opgegeven_door_rol": role,
            "datum": date(2023, 1, 20),
            "akkoord": True,
        }
