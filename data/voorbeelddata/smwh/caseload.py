"""Help to single people in 2018 and 2019: trajecten, their problems and referrers, group and short
contacts. Every day, age and combination is drawn; the counts are those of ``verdeling``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from random import Random

from data.voorbeelddata.schrijf import Row, Tables
from data.voorbeelddata.smwh import verdeling as plan
from data.voorbeelddata.smwh.gebieden import ZONES

SEED = 20_190_101
TRAJECT, ADVICE = "individueel_traject", "info_advies"
SERVICES = {plan.YOUTH: "jeugdhulpverlening", plan.ADULTS: "volwassenhulpverlening"}
GROUPS = ("zeker-van-jezelf", "gedeeld-verdriet")
FIRST, LAST = date(2019, 1, 1), date(2019, 12, 31)
REASONS = ("doel_bereikt",) * 6 + ("doorverwezen", "uitval", "verhuisd", "anders")


@dataclass(frozen=True)
class Traject:
    """One traject as drawn; ``problems`` in printing order."""

    group: str
    zone: str
    start: date
    end: date | None
    problems: tuple[str, ...]
    client: str = ""
    in_group: bool = False
    referrer: str = ""


def day(random: Random, first: date, last: date) -> date:
    """A day between two days, both included."""
    return first + timedelta(days=random.randint(0, (last - first).days))


def make(random: Random) -> list[Traject]:
    """All trajecten, those of 2019 first."""
    current = [t for group in plan.TRAJECTEN for t in _current(random, group)]
    current = _with_groups(_with_clients(random, current))
    current = [t for group in plan.TRAJECTEN for t in _referred(random, group, current)]
    ended = [t for group in plan.PROBLEMS_BEFORE for t in _ended(random, group, current)]
    return current + ended


def _current(random: Random, group: str) -> Iterator[Traject]:
    """The trajecten of one group of clients that ran in 2019."""
    places = plan.zoned(plan.TRAJECTEN[group])
    problems = _dealt(random, group)
    old = set(random.sample(range(len(places)), plan.BEGUN_BEFORE[group]))
    for number, zone in enumerate(places):
        if number in old:
            start = day(random, date(2018, 3, 1), date(2018, 12, 20))
            end = day(random, date(2019, 1, 14), date(2019, 11, 29))
        else:
            start = day(random, date(2019, 1, 3), date(2019, 12, 12))
            end = start + timedelta(days=random.randint(40, 260))
        yield Traject(group, zone, start, end if end <= LAST else None, problems[number])


def _dealt(random: Random, group: str) -> list[tuple[str, ...]]:
    """Problems per traject: dealt round within a zone, so that no traject gets one twice."""
    found: list[tuple[str, ...]] = []
    for place, size in enumerate(plan.TRAJECTEN[group]):
        hands: list[list[str]] = [[] for _ in range(size)]
        seats = count()
        for problem, counts in plan.PROBLEMS[group].items():
            for _ in range(counts[place]):
                hands[next(seats) % size].append(problem)
        random.shuffle(hands)
        found.extend(tuple(hand) for hand in hands)
    return found


def _with_clients(random: Random, trajecten: list[Traject]) -> list[Traject]:
    """Client numbers; some clients have two trajecten that had begun before, in one zone."""
    numbers = iter(random.sample(range(100_000, 400_000), len(trajecten)))
    done = [replace(t, client=f"VB{next(numbers)}") for t in trajecten]
    waiting: dict[tuple[str, str], int] = {}
    left = plan.CLIENTS_WITH_TWO
    for place, traject in enumerate(done):
        if traject.start >= FIRST or not left:
            continue
        other = waiting.pop((traject.group, traject.zone), None)
        if other is None:
            waiting[traject.group, traject.zone] = place
            continue
        done[place] = replace(traject, client=done[other].client)
        left -= 1
    return done


def _with_groups(trajecten: list[Traject]) -> list[Traject]:
    """Who of them also took part in a group: clients who began in 2019, by zone."""
    left = dict(zip(ZONES, plan.GROUP_BESIDE, strict=True))
    done = []
    for traject in trajecten:
        chosen = traject.start >= FIRST and left[traject.zone] > 0
        left[traject.zone] -= chosen
        done.append(replace(traject, in_group=chosen))
    return done


def _referred(random: Random, group: str, trajecten: list[Traject]) -> list[Traject]:
    """Give some trajecten of a group a referrer, each of another client."""
    own = [t for t in trajecten if t.group == group]
    clients = list(dict.fromkeys(t.client for t in own))
    parties = [party for party, times in plan.REFERRERS[group].items() for _ in range(times)]
    chosen = dict(zip(random.sample(clients, len(parties)), parties, strict=True))
    return [replace(t, referrer=chosen.pop(t.client, "")) for t in own]


def _ended(random: Random, group: str, current: list[Traject]) -> Iterator[Traject]:
    """Trajecten that ended in 2018, so that the problems of that year come out."""
    problems = []
    for problem, published in plan.PROBLEMS_BEFORE[group].items():
        went_on = sum(
            problem in t.problems for t in current if t.group == group and t.start < FIRST
        )
        problems.append([problem] * (published - went_on))
    zones = [t.zone for t in current if t.group == group]
    for row in range(max(map(len, problems))):
        held = tuple(found[row] for found in problems if row < len(found))
        start = day(random, date(2017, 9, 1), date(2018, 9, 28))
        end = max(date(2018, 1, 15), start + timedelta(days=random.randint(30, 90)))
        client = f"VB{random.randint(400_000, 499_999)}"
        # Secondary schools had no zone of their own yet.
        zone = random.choice([z for z in zones if z != ZONES[-1]])
        yield Traject(group, zone, start, end, held, client)


def traject_rows(random: Random, trajecten: list[Traject]) -> Iterator[Row]:
    """The rows of the table ``traject`` for trajecten."""
    for number, traject in enumerate(trajecten, start=1):
        young = traject.group == plan.YOUTH
        yield {
            "traject_id": f"T{number:04d}",
            "clientnummer": traject.client,
            "dienst_id": SERVICES[traject.group],
            "vorm": TRAJECT,
            "doelgroep": traject.group,
            "start_datum": traject.start,
            "eind_datum": traject.end,
            "registratie_datum": traject.start,
            "leeftijd_bij_start": random.randint(12, 17) if young else random.randint(18, 84),
            "gebied_id": traject.zone,
            "afsluitreden": random.choice(REASONS) if traject.end else None,
            "aantal_gesprekken": random.randint(5, 10) if traject.end else random.randint(1, 7),
            "groepsdeelname": traject.in_group,
        }


def short_rows(random: Random) -> Iterator[Row]:
    """The rows of the table ``traject`` for short contacts; some of 2018, which must not count."""
    places: list[str | None] = [*plan.zoned(plan.SHORT), *[None] * plan.SHORT_WITHOUT_ZONE]
    for number, zone in enumerate(places, start=1):
        yield _short(random, number, day(random, date(2019, 1, 3), date(2019, 12, 18)), zone)
    for number in range(1, 21):
        when = day(random, date(2018, 2, 1), date(2018, 12, 14))
        yield _short(random, 900 + number, when, ZONES[number % 6])


def _short(random: Random, number: int, when: date, zone: str | None) -> Row:
    return {
        "traject_id": f"K{number:04d}",
        "dienst_id": "korte-contacten",
        "vorm": ADVICE,
        "doelgroep": plan.ADULTS,
        "start_datum": when,
        "eind_datum": when + timedelta(days=random.choice((0, 0, 7))),
        "registratie_datum": when,
        "leeftijd_bij_start": random.randint(18, 84),
        "gebied_id": zone,
        "aantal_gesprekken": random.choice((1, 1, 2)),
    }


def problem_rows(trajecten: list[Traject]) -> Iterator[Row]:
    """The rows of the table ``traject_problematiek``."""
    for number, traject in enumerate(trajecten, start=1):
        for problem in traject.problems:
            yield {"traject_id": f"T{number:04d}", "problematiek": problem}


def referral_rows(trajecten: list[Traject]) -> Iterator[Row]:
    """The rows of the table ``doorverwijzing``: how people came in, at the start."""
    for number, traject in enumerate(trajecten, start=1):
        if traject.referrer:
            yield {
                "verwijzing_id": f"V{number:04d}",
                "traject_id": f"T{number:04d}",
                "richting": "in",
                "partij": traject.referrer,
                "datum": traject.start,
            }


def group_rows(random: Random) -> Iterator[Row]:
    """The rows of the table ``deelname``: people who only took part in a group."""
    for number, zone in enumerate(plan.zoned(plan.GROUP_ONLY), start=1):
        yield {
            "deelname_id": f"G{number:03d}",
            "activiteit_id": GROUPS[number % len(GROUPS)],
            "datum": day(random, date(2019, 2, 4), date(2019, 11, 22)),
            "gebied_id": zone,
        }


def tables() -> Tables:
    """Trajecten and what hangs on them, short contacts, and participants of groups."""
    random = Random(SEED)
    trajecten = make(random)
    return {
        "traject": [*traject_rows(random, trajecten), *short_rows(random)],
        "traject_problematiek": problem_rows(trajecten),
        "doorverwijzing": referral_rows(trajecten),
        "deelname": group_rows(random),
    }
