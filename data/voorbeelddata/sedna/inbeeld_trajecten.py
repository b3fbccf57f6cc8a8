"""Individual help of Sedna in 2022 and 2023, from which the yearly report over 2023 follows.

Help belongs to one of three groups: it ended in 2022, ran on from 2022 into 2023, or began in 2023.
What a year counts is the two groups that ran in it (BR02).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from data.voorbeelddata.schrijf import Cell, Row
from data.voorbeelddata.sedna.gebieden import TEAMS

INDIVIDUAL, SUPPORT, ADVICE = "individueel_traject", "leun_en_steun", "info_advies"
LAST = {2022: date(2022, 12, 31), 2023: date(2023, 12, 31)}
# by form: how many ran in 2022, in 2023, and in both
FORMS = {INDIVIDUAL: (1630, 2119, 210), SUPPORT: (285, 333, 60), ADVICE: (2171, 2735, 0)}


@dataclass(frozen=True)
class Domain:
    """Individual trajecten on one main domain.

    Attributes:
        runs: how many ran in 2022, in 2023, and in both.
        pairs: trajecten with a start and an end score in 2023; the rest has no end score.
        growth: sum of what they gained on the scale.
        service: which service does it.
    """

    runs: tuple[int, int, int]
    pairs: int
    growth: int
    service: str


DOMAINS = {
    "GG": Domain((660, 746, 84), 417, 296, "bmw-zelfredzaamheid"),
    "FIN": Domain((228, 287, 30), 153, 98, "schuldhulpverlening"),
    "HR": Domain((172, 184, 22), 97, 63, "bmw-huiselijk-geweld"),
    "OSEO": Domain((119, 158, 15), 88, 47, "smw-jmw"),
    "HV": Domain((80, 78, 8), 47, 18, "huurschulden"),
    "WO": Domain((52, 58, 6), 36, 25, "bmw-armoede"),
    "SN": Domain((54, 57, 6), 30, 25, "bmw-zelfredzaamheid"),
    "TB": Domain((37, 41, 4), 22, 13, "bmw-zelfredzaamheid"),
    "MP": Domain((35, 38, 4), 20, 14, "bmw-zelfredzaamheid"),
    "LG": Domain((31, 35, 3), 17, 6, "bmw-zelfredzaamheid"),
    "MG": Domain((24, 22, 2), 12, 7, "bmw-zelfredzaamheid"),
    "OSCH": Domain((12, 17, 2), 9, 5, "smw-jmw"),
    "OLV": Domain((11, 14, 1), 7, 3, "smw-jmw"),
    "IADL": Domain((13, 12, 1), 6, 4, "bmw-zelfredzaamheid"),
    "OOPV": Domain((9, 11, 1), 5, 2, "smw-jmw"),
    "JU": Domain((10, 9, 1), 5, 2, "bmw-zelfredzaamheid"),
    "BADL": Domain((6, 6, 0), 3, 1, "bmw-zelfredzaamheid"),
}
YOUNG = {"OSEO": 0.55, "OSCH": 0.8, "OLV": 0.4, "OOPV": 0.3, "HR": 0.1, "GG": 0.12}
SECOND = 0.11  # share of trajecten with a main domain that have another one
REASONS = {
    "doel_bereikt": 62, "doorverwezen": 11, "uitval": 9, "verhuisd": 3, "overleden": 1,
    "anders": 9, "onbekend": 5,
}  # fmt: skip


@dataclass(frozen=True)
class Traject:
    """One traject before it becomes a row; ``scores`` holds start and end per domain."""

    form: str
    domains: tuple[str, ...]
    start: date
    end: date | None
    age: int
    id: str = ""
    scores: dict[str, tuple[int, int | None]] = field(default_factory=dict)


def day(random: Random, first: date, last: date) -> date:
    """A day between two days, both included."""
    return first + timedelta(days=random.randint(0, (last - first).days))


def groups(first: int, second: int, both: int) -> tuple[int, int, int]:
    """Sizes of the three groups, from what each year counts and what counts in both."""
    return first - both, both, second - both


def dates(random: Random, form: str, group: int) -> tuple[date, date | None]:
    """First and last day of a traject of one of the three groups."""
    if form == ADVICE:
        year = 2022 if group == 0 else 2023
        once = day(random, date(year, 1, 3), date(year, 12, 29))
        return once, once
    if group == 0:
        start = day(random, date(2022, 1, 3), date(2022, 11, 25))
        return start, day(random, start + timedelta(days=21), LAST[2022])
    if group == 1:
        start = day(random, date(2022, 7, 1), date(2022, 12, 20))
        return start, day(random, date(2023, 1, 9), date(2023, 12, 15))
    start = day(random, date(2023, 1, 3), date(2023, 12, 15))
    ends = random.random() < 0.8 and start <= date(2023, 11, 1)
    return start, day(random, start + timedelta(days=21), LAST[2023]) if ends else None


def combine(random: Random, codes: list[str], size: int) -> list[tuple[str, ...]]:
    """Main domains of ``size`` trajecten: every code once; some have two, some have none."""
    random.shuffle(codes)
    seconds = codes[: round(len(codes) * SECOND)]
    found = [[code] for code in codes[len(seconds) :]]
    for place, code in enumerate(seconds):
        free = next(f for f in found[place:] if len(f) == 1 and f[0] != code)
        free.append(code)
    return [*(tuple(sorted(f)) for f in found), *[()] * (size - len(found))]


def make_trajecten(random: Random) -> list[Traject]:
    """All help of both years, in order of its start."""
    made = []
    for group in range(3):
        of_group = [c for c, d in DOMAINS.items() for _ in range(groups(*d.runs)[group])]
        for form, runs in FORMS.items():
            size = groups(*runs)[group]
            domains = combine(random, of_group, size) if form == INDIVIDUAL else [()] * size
            for own in domains:
                young = own and random.random() < max(YOUNG.get(code, 0.0) for code in own)
                age = random.randint(8, 17) if young else random.randint(18, 84)
                made.append(Traject(form, own, *dates(random, form, group), age))
    made = assign_scores(random, made)
    made.sort(key=lambda t: (t.start, t.form))
    return [replace(t, id=f"J{number:05d}") for number, t in enumerate(made, start=1)]


def assign_scores(random: Random, made: list[Traject]) -> list[Traject]:
    """Start and end scores, such that the pairs of 2023 gain exactly what the design says."""
    scores: list[dict[str, tuple[int, int | None]]] = [{} for _ in made]
    for code, design in DOMAINS.items():
        own = [n for n, t in enumerate(made) if code in t.domains]
        ended = [n for n in own if (end := made[n].end) and end.year == 2023]
        paired = random.sample(ended, design.pairs)
        for n, gain in zip(paired, gains(random, design.pairs, design.growth), strict=True):
            scores[n][code] = score(random, gain)
        for n in set(own) - set(paired):
            end = made[n].end
            if end and end.year == 2022 and random.random() < 0.6:
                scores[n][code] = score(random, random.choice((-1, 0, 0, 1, 1, 1, 2)))
            elif random.random() < 0.5:
                scores[n][code] = (random.choice((1, 2, 2, 3)), None)
    return [replace(t, scores=found) for t, found in zip(made, scores, strict=True)]


def gains(random: Random, pairs: int, total: int) -> list[int]:
    """What each pair gained: some go back, few gain two, and together they gain ``total``."""
    back, two = round(pairs * 0.06), round(pairs * 0.08)
    one = total + back - 2 * two
    found = [-1] * back + [2] * two + [1] * one
    found += [0] * (pairs - len(found))
    random.shuffle(found)
    return found


def score(random: Random, gain: int) -> tuple[int, int]:
    """A start and an end score that lie ``gain`` apart."""
    start = random.choice([s for s in (1, 2, 2, 2, 3, 3, 4) if 1 <= s + gain <= 5])
    return start, start + gain


def traject_rows(random: Random, trajecten: list[Traject]) -> Iterator[Row]:
    """The rows of the table ``traject``."""
    reasons, weights = list(REASONS), list(REASONS.values())
    for traject in trajecten:
        row: dict[str, Cell] = {
            "traject_id": traject.id,
            "dienst_id": service_of(traject),
            "vorm": traject.form,
            "start_datum": traject.start,
            "eind_datum": traject.end,
            "registratie_datum": traject.start + timedelta(days=random.choice((0, 0, 0, 1, 2, 5))),
        }
        if traject.form != ADVICE:  # who asks for information stays unknown
            row |= {
                "clientnummer": f"VJ{traject.id[1:]}",
                "doelgroep": "jeugd" if traject.age < 18 else "volwassenen",
                "leeftijd_bij_start": traject.age,
                "gebied_id": random.choice(list(TEAMS)),
                "afsluitreden": random.choices(reasons, weights)[0] if traject.end else None,
            }
        yield row


def service_of(traject: Traject) -> str:
    """The service that gave this help."""
    if traject.form == ADVICE:
        return "info-advies"
    return DOMAINS[traject.domains[0]].service if traject.domains else "bmw-zelfredzaamheid"


def domain_rows(trajecten: list[Traject]) -> Iterator[Row]:
    """The rows of the table ``traject_hoofddomein``."""
    for traject in trajecten:
        for code in traject.domains:
            yield {"traject_id": traject.id, "zrm_domein": code}


def score_rows(trajecten: list[Traject]) -> Iterator[Row]:
    """The rows of the table ``zrm_meting``."""
    for traject in trajecten:
        for code, (start, end) in sorted(traject.scores.items()):
            own = {"traject_id": traject.id, "zrm_domein": code}
            yield {**own, "soort": "start", "score": start, "datum": traject.start}
            if end is not None:
                yield {**own, "soort": "eind", "score": end, "datum": traject.end}
