"""Group activities, their meetings and how strong the groups are.

Numbers of meetings, rounded means, status, kind and scores are the published ones; days and counts
of single meetings are drawn so that the rounded means come out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from data.voorbeelddata.schrijf import Row

THEME = "armoede-en-arbeidsparticipatie"

ACTIVITIES: tuple[Row, ...] = (
    {
        "activiteit_id": "mijn-positief-budget",
        "naam": "Mijn positief budget",
        "beschrijving": (
            "Cursus voor volwassenen die grip op hun geld willen houden. Deelnemers oefenen met "
            "een begroting, brengen orde in hun papieren en leren schulden te voorkomen. "
            "Onderweg leren ze elkaar kennen en groeit hun netwerk."
        ),
        "aard": "vooral_preventief",
        "pg_dimensies": "dagelijks_functioneren|meedoen",
        "open_inloop": False,
        "bereik_status": "gemeten",
    },
    {
        "activiteit_id": "belastingspreekuren",
        "naam": "Belastingspreekuren",
        "beschrijving": (
            "Spreekuur zonder afspraak voor inwoners die hulp zoeken bij hun belastingaangifte en "
            "geen adviseur kunnen betalen. Vrijwilligers van Humanitas, medewerkers van de "
            "bibliotheek en administratiekantoren uit de buurt helpen mee."
        ),
        "aard": "preventief_en_curatief",
        "pg_dimensies": "dagelijks_functioneren",
        "open_inloop": True,
        "bereik_status": "niet_beschikbaar",
    },
    {
        "activiteit_id": "buurtbakkies",
        "naam": "Buurtbakkies",
        "beschrijving": (
            "Koffiemomenten in de buurt en in de bibliotheek, voor iedereen die graag anderen "
            "ontmoet en weinig te besteden heeft. Wie een vraag heeft, vindt er een sociaal werker."
        ),
        "aard": "preventief",
        "pg_dimensies": "meedoen|kwaliteit_van_leven",
        "open_inloop": True,
        "bereik_status": "gemeten",
    },
    {
        "activiteit_id": "pilot-vroegsignalering",
        "naam": "Pilot Vroegsignalering",
        "beschrijving": (
            "Meldingen van betaalachterstanden komen bij de organisatie binnen. Medewerkers "
            "zoeken zelf contact met de mensen om wie het gaat, zodat hulp komt voordat de "
            "schuld oploopt. De wet op de schuldhulpverlening vraagt dit van de gemeente."
        ),
        "aard": "preventief",
        "pg_dimensies": "dagelijks_functioneren",
        "open_inloop": False,
        "bereik_status": "per_maand",
    },
    {
        "activiteit_id": "van-arm-naar-beter",
        "naam": "Van arm naar beter",
        "beschrijving": (
            "Werkgroep van het Armoedepact waarin de organisatie meedenkt over het minimabeleid "
            "van de gemeente. De groep wil onder meer dat de speelweken in het Kindpakket komen, "
            "zodat kinderen niet door geldgebrek thuis hoeven te blijven."
        ),
        "aard": "preventief_en_curatief",
        "pg_dimensies": "meedoen",
        "open_inloop": False,
        "bereik_status": "niet_beschikbaar",
    },
    {
        "activiteit_id": "ieder-kind-telt-mee",
        "naam": "Ieder kind telt mee",
        "beschrijving": (
            "Lessen op basisscholen over armoede en ongelijke kansen, opgezet door de voedselbank "
            "en Solidair Groningen. Medewerkers volgden een training en begeleiden de lessen in "
            "de klas."
        ),
        "aard": "preventief",
        "pg_dimensies": "meedoen|mentaal_welbevinden",
        "open_inloop": False,
        "bereik_status": "gemeten",
    },
    {
        "activiteit_id": "route-rubicon",
        "naam": "Route Rubicon",
        "beschrijving": (
            "Weg terug naar een diploma voor jongeren die zonder diploma van school gingen. De "
            "klas is klein, de begeleiding persoonlijk en wat ze leren passen ze meteen in de "
            "praktijk toe. De organisatie brengt jongeren en opleiding bij elkaar."
        ),
        "aard": "preventief_en_curatief",
        "pg_dimensies": "meedoen|dagelijks_functioneren",
        "open_inloop": False,
        "bereik_status": "gemeten",
    },
)

# activity: meetings in the year, published mean of the participants, lowest and highest count
MEETINGS = {
    "mijn-positief-budget": (6, 6, 4, 8),
    "buurtbakkies": (69, 13, 6, 21),
    "ieder-kind-telt-mee": (7, 31, 24, 38),
    "route-rubicon": (7, 52, 45, 60),
}

# activity, group, kind, score, day
STRENGTH = (
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


def activity_rows() -> Iterator[Row]:
    """The rows of the table ``collectieve_activiteit``."""
    for number, activity in enumerate(ACTIVITIES, start=1):
        yield {"themas": THEME, **activity, "volgorde": number}


def counts(random: Random, number: int, mean: int, low: int, high: int) -> list[int]:
    """Counts between two bounds whose mean is within four tenths of a whole number."""
    while True:
        drawn = [random.randint(low, high) for _ in range(number)]
        if abs(sum(drawn) - mean * number) * 10 <= 4 * number:
            return drawn


def meeting_rows(random: Random) -> Iterator[Row]:
    """The rows of the table ``bijeenkomst``.

    Buurtbakkies holds what must not disturb the count: a meeting without a count (BR08), talks
    about clients (BR05) and meetings of the year before.
    """
    made: list[dict[str, str | int | bool | date | None]] = []
    for activity, (number, mean, low, high) in MEETINGS.items():
        step = 340 // number
        missing = 1 if activity == "buurtbakkies" else 0
        present = [*counts(random, number - missing, mean, low, high), *[None] * missing]
        for place, people in enumerate(present):
            when = date(2022, 1, 10) + timedelta(days=place * step + random.randint(0, step - 1))
            made.append(_meeting(random, activity, when, people))
    for when in (date(2022, 3, 3), date(2022, 10, 6)):
        talk = _meeting(random, "buurtbakkies", when, None)
        talk["clientoverleg"] = True
        made.append(talk)
    earlier = (date(2021, 10, 12), date(2021, 11, 9))
    made.extend(_meeting(random, "buurtbakkies", when, 11) for when in earlier)
    for number, row in enumerate(made, start=1):
        yield {"bijeenkomst_id": f"B{number:03d}", **row}


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


REPORTED: tuple[Row, ...] = (
    {
        "feit_id": "vroegsignalering-meldingen-per-maand",
        "periode": "2022",
        "thema": THEME,
        "activiteit_id": "pilot-vroegsignalering",
        "indicator": "meldingen-per-maand",
        "omschrijving": "Meldingen van betaalachterstanden per maand",
        "waarde": Decimal(50),
        "eenheid": "meldingen",
        "bron_id": "de-schans-2022",
        "opgegeven_door_rol": "teamleider",
        "datum": date(2023, 1, 20),
        "akkoord": True,
    },
)
