"""Groups and contacts of 2021: meetings with who came, matches, registrations.

How many people were reached was published; days and counts of single meetings are drawn so that
they add up to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, pairwise
from random import Random

from data.voorbeelddata.schrijf import Row, Tables
from data.voorbeelddata.sedna.diensten import DAY
from data.voorbeelddata.sedna.gebieden import TEAMS
from data.voorbeelddata.sedna.hulp_2021 import FIRST, day


@dataclass(frozen=True)
class Activity:
    """A group activity of a service.

    Attributes:
        id, service, name, told: as in the raw table.
        people: residents who came up to the peildatum, at all meetings together.
        meetings: how many meetings.
        dimension: of Positieve Gezondheid.
        volunteers: volunteers at all meetings together.
        uncounted: meetings at which nobody counted.
    """

    id: str
    service: str
    name: str
    told: str
    people: int
    meetings: int
    dimension: str = "meedoen"
    volunteers: int = 0
    uncounted: int = 0


ACTIVITIES = (
    Activity("budgetgroep", "groepswerk-armoede", "Budgetgroep",
             "Samen leren rondkomen met weinig geld.", 46, 8, "dagelijks_functioneren"),
    Activity("taalgroep", "laaggeletterdheid", "Taalgroep",
             "Oefenen met lezen, schrijven en praten in een kleine groep.", 77, 11),
    Activity("thema-geld", "langdurige-armoede", "Bijeenkomst over geld",
             "Voorlichting over regelingen voor wie lang van weinig geld leeft.", 8, 1,
             "dagelijks_functioneren"),
    Activity("schoolgroepen", "smw-jmw", "Groepen op school",
             "Weerbaarheid en vriendschap, in groepen op school.", 761, 64, "mentaal_welbevinden"),
    Activity("movements-acties", "movements", "Acties van Movements",
             "Jongeren bedenken en maken samen iets voor hun buurt.", 89, 9),
    Activity("straatwerk", "jongerenwerk", "Jongerenwerk op straat",
             "Jongerenwerkers zoeken jongeren op waar zij zijn.", 187, 24),
    Activity("buurtgesprekken", "gebiedsontwikkeling", "Buurtgesprekken",
             "Bewoners praten over wat hun dorp of wijk nodig heeft.", 669, 42),
    Activity("soep", "soep-op-de-stoep", "Soep op de stoep",
             "Buurtwerkers en vrijwilligers brengen soep aan huis en maken een praatje.",
             740, 30, "kwaliteit_van_leven", volunteers=98, uncounted=2),
    Activity("inloop", "dagbesteding", "Ontmoetingsplekken",
             "Plekken waar mensen elkaar zien, met koffie of een maaltijd.", 40, 5),
    Activity("zelfhulp", "inzet-ervaring-talent", "Zelfhulpgroepen",
             "Mensen met dezelfde ervaring helpen elkaar verder.", 75, 12, "mentaal_welbevinden"),
    Activity("mantelzorgcafe", "mantelzorg", "Mantelzorgcafé",
             "Mantelzorgers ontmoeten elkaar.", 31, 4, "kwaliteit_van_leven"),
)  # fmt: skip


@dataclass(frozen=True)
class Contacts:
    """Events of a service: how many up to the peildatum, how many registered too late.

    ``counted`` says whether they are part of the reach, ``taken`` whether a registration was taken
    up (``None`` = not a registration).
    """

    service: str
    kind: str
    number: int
    counted: bool = True
    taken: bool | None = None
    late: int = 0


CONTACTS = (
    Contacts("vip", "match", 494, late=37),
    Contacts("vip", "hulpvraag_vrijwilliger", 457, late=12),
    Contacts("vip", "contact_organisatie", 477, late=20),
    Contacts("mentor-en-maatje", "mentor", 13),
    Contacts("mentor-en-maatje", "mentor", 19, counted=False),
    Contacts("mentor-en-maatje", "maatje", 20, late=1),
    Contacts("buurtbemiddeling", "aanmelding", 76, taken=True, late=6),
    Contacts("buurtbemiddeling", "aanmelding", 10, counted=False, taken=False, late=3),
    Contacts("er-op-af", "aanmelding", 42, taken=True, late=4),
)


def spread(random: Random, people: int, meetings: int) -> list[int]:
    """Counts, none below one, that add up."""
    cuts = sorted(random.sample(range(1, people), meetings - 1)) if meetings > 1 else []
    ends = [0, *cuts, people]
    found = [last - first for first, last in pairwise(ends)]
    # Half way to the mean: meetings differ, but not wildly.
    mean = people // meetings
    calm = [(number + mean) // 2 for number in found]
    calm[0] += people - sum(calm)
    return calm


def _activity_rows() -> Iterator[Row]:
    for place, activity in enumerate(ACTIVITIES, start=1):
        yield {
            "activiteit_id": activity.id,
            "naam": activity.name,
            "beschrijving": activity.told,
            "aard": "preventief",
            "dienst_id": activity.service,
            "pg_dimensies": activity.dimension,
            "open_inloop": activity.service in {"dagbesteding", "soep-op-de-stoep"},
            "bereik_status": "gemeten",
            "volgorde": place,
        }


def _meeting_rows(random: Random) -> Iterator[Row]:
    numbers = count(1)
    for activity in ACTIVITIES:
        people = spread(random, activity.people, activity.meetings)
        helpers = (
            spread(random, activity.volunteers, activity.meetings) if activity.volunteers else []
        )
        for place, number in enumerate(people):
            when = day(random, FIRST, DAY - timedelta(days=5))
            helped = helpers[place] if helpers else random.randint(0, 2)
            yield _meeting(next(numbers), activity.id, when, when, number, helped)
        for _ in range(activity.uncounted):
            when = day(random, FIRST, DAY)
            yield _meeting(next(numbers), activity.id, when, when, None, 0)
        # None of these count: registered too late, held too late, and a talk about a client.
        yield _meeting(next(numbers), activity.id, date(2021, 6, 16), date(2021, 6, 29), 9, 1)
        yield _meeting(next(numbers), activity.id, date(2021, 9, 14), date(2021, 9, 14), 12, 2)
        talk = _meeting(next(numbers), activity.id, date(2021, 4, 7), date(2021, 4, 7), 3, 0)
        yield {**talk, "clientoverleg": True}


def _meeting(
    number: int, activity: str, when: date, registered: date, people: int | None, helpers: int
) -> Row:
    return {
        "bijeenkomst_id": f"H{number:04d}",
        "activiteit_id": activity,
        "datum": when,
        "registratie_datum": registered,
        "gebied_id": list(TEAMS)[number % len(TEAMS)],
        "aantal_inwoners": people,
        "aantal_vrijwilligers": helpers,
        "aantal_ketenpartners": 0,
        "clientoverleg": False,
    }


def _contact_rows(random: Random) -> Iterator[Row]:
    numbers = count(1)
    for found in CONTACTS:
        for place in range(found.number + found.late):
            in_time = place < found.number
            when = day(random, FIRST if in_time else date(2021, 6, 1), DAY)
            yield {
                "contact_id": f"H{next(numbers):05d}",
                "dienst_id": found.service,
                "datum": when,
                "registratie_datum": when if in_time else date(2021, 7, 6),
                "soort": found.kind,
                "opgepakt": found.taken,
                "telt_mee": found.counted,
                "gebied_id": random.choice(tuple(TEAMS)),
            }
    for place in range(40):  # the second half of the year
        when = day(random, date(2021, 7, 1), date(2021, 12, 20))
        yield {
            "contact_id": f"H{next(numbers):05d}",
            "dienst_id": "vip",
            "datum": when,
            "registratie_datum": when,
            "soort": ("match", "contact_organisatie")[place % 2],
            "telt_mee": True,
        }


def tables(random: Random) -> Tables:
    """Activities, meetings and contacts of 2021."""
    return {
        "collectieve_activiteit": list(_activity_rows()),
        "bijeenkomst": list(_meeting_rows(random)),
        "contact": list(_contact_rows(random)),
    }
