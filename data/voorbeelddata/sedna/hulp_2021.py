"""Individual help of 2021: trajecten with their main domains, scores and referrals.

Counts that were published over the first half of the year come out exactly; days, ages, areas and
single scores are drawn. All of it ended in 2021, so later years start anew. What began or was
registered after the peildatum must not count and is there to show it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from random import Random

from data.voorbeelddata.schrijf import Row, Tables
from data.voorbeelddata.sedna.diensten import DAY
from data.voorbeelddata.sedna.gebieden import TEAMS

ONE, LIGHT, ADVICE = "individueel_traject", "leun_en_steun", "info_advies"
FIRST, LAST = date(2021, 1, 1), date(2021, 12, 31)
Counts = Mapping[str, int]


@dataclass(frozen=True)
class Group:
    """Trajecten of one service.

    Attributes:
        service: id of the service.
        forms: how many of each form.
        target: target group.
        ages: lowest and highest age at the start.
        late: how many more were registered after the peildatum or began after it.
    """

    service: str
    forms: Counts
    target: str = "volwassenen"
    ages: tuple[int, int] = (19, 84)
    late: int = 0


GROUPS = (
    Group("info-advies", {ADVICE: 2044}, late=150),
    Group("huurschulden", {ONE: 31, LIGHT: 6}, late=5),
    Group("schuldhulpverlening", {ONE: 102, LIGHT: 14}, late=9),
    Group("optimaal-leven", {ONE: 18, LIGHT: 6}),
    Group("bmw-armoede", {ONE: 2}),
    Group("langdurige-armoede", {ONE: 33, LIGHT: 6}, late=4),
    Group("goede-start", {ONE: 16}, target="gezin", ages=(18, 41), late=2),
    Group("smw-jmw", {ONE: 374, LIGHT: 20}, target="jeugd", ages=(4, 17), late=31),
    Group("integrated-care", {ONE: 16}, target="gezin", ages=(24, 48)),
    Group("bmw-huiselijk-geweld", {ONE: 28}, late=3),
    Group("nazorg", {ONE: 6}),
    Group("bmw-zelfredzaamheid", {ONE: 391, LIGHT: 38}, late=22),
    Group("schuldhulp", {ONE: 17}),
)
POVERTY = ("huurschulden", "schuldhulpverlening", "optimaal-leven", "bmw-armoede",
           "langdurige-armoede")  # fmt: skip


@dataclass(frozen=True)
class Measured:
    """Main domains and scores of the individual trajecten of an opgave.

    Attributes:
        services: of which trajecten.
        domained: how many have a main domain.
        domains: main domains, by weight, of those without two scores.
        pairs: on which domain two scores are known, and how often.
        steps: from which score to which, and how often.
    """

    services: tuple[str, ...]
    domained: int
    domains: Counts
    pairs: Counts
    steps: Mapping[tuple[int, int], int]


MEASURED = (
    Measured(
        POVERTY, 171,
        {"FIN": 70, "GG": 12, "HV": 9, "HR": 4, "LG": 3, "WO": 2},
        {"FIN": 36, "GG": 12, "HV": 10},
        {
            (1, 1): 1, (1, 2): 2, (1, 3): 2,
            (2, 2): 3, (2, 3): 12, (2, 4): 2,
            (3, 2): 1, (3, 3): 14, (3, 4): 7, (3, 5): 2,
            (4, 3): 1, (4, 4): 5, (4, 5): 3,
            (5, 4): 1, (5, 5): 2,
        },
    ),
    Measured(
        ("smw-jmw",), 177,
        {"GG": 46, "HR": 26, "SN": 14, "OSEO": 10, "TB": 4},
        {"GG": 42, "HR": 26, "SN": 18},
        {
            (2, 2): 1, (2, 3): 3, (2, 4): 2,
            (3, 2): 1, (3, 3): 11, (3, 4): 12, (3, 5): 3,
            (4, 3): 3, (4, 4): 17, (4, 5): 18,
            (5, 4): 2, (5, 5): 13,
        },
    ),
)  # fmt: skip
ADVICE_DOMAINS = {"FIN": 63, "HV": 9, "GG": 8, "WO": 6, "HR": 5, "LG": 4, "SN": 3, "JU": 2}
WITHOUT_DOMAIN = 96  # contacts of which nobody noted what they were about

# Parties young people were referred to; how often was published in total and for heavier care.
REFERRED = {"jeugdhulp": 11, "ggz": 7, "onderwijs": 5, "huisarts": 4, "jeugd_team": 3}
CORE = ("de-blokken", "de-monden")  # the area the pilot Goede Start began in
CORE_MOTHERS = 6


@dataclass
class Traject:
    """One traject in the making."""

    id: str
    service: str
    form: str
    target: str
    start: date
    end: date
    registered: date
    age: int
    area: str
    domains: tuple[str, ...] = ()
    pair: tuple[str, int, int] | None = None
    reason: str = field(default="doel_bereikt")

    @property
    def in_time(self) -> bool:
        """Whether it counts on the peildatum."""
        return self.registered <= DAY and self.start <= DAY


def make(random: Random) -> list[Traject]:
    """All trajecten, with main domains and scores."""
    numbers = count(1)
    found = [
        _traject(random, next(numbers), group, form, late=False)
        for group in GROUPS
        for form, number in group.forms.items()
        for _ in range(number)
    ]
    found += [
        _traject(random, next(numbers), group, next(iter(group.forms)), late=True)
        for group in GROUPS
        for _ in range(group.late)
    ]
    mothers = [t for t in found if t.service == "goede-start" and t.in_time]
    for place, mother in enumerate(mothers):
        mother.area = CORE[place % 2] if place < CORE_MOTHERS else ("noord", "oost")[place % 2]
    for measured in MEASURED:
        _measure(random, [t for t in found if t.service in measured.services], measured)
    _advise(random, [t for t in found if t.form == ADVICE])
    return found


def _traject(random: Random, number: int, group: Group, form: str, *, late: bool) -> Traject:
    advice = form == ADVICE
    if not late:
        start = day(random, FIRST if advice else date(2020, 9, 1), DAY - timedelta(days=14))
        registered = start + timedelta(days=random.randint(0, 9))
    elif number % 2:  # it happened in time, and was registered too late
        start = day(random, date(2021, 5, 20), DAY)
        registered = day(random, DAY + timedelta(days=3), date(2021, 8, 30))
    else:  # it happened in the second half of the year
        start = day(random, date(2021, 7, 1), date(2021, 11, 15))
        registered = start + timedelta(days=random.randint(0, 9))
    end = start if advice else day(random, max(start, date(2021, 1, 20)), LAST)
    return Traject(
        id=f"H{number:05d}",
        service=group.service,
        form=form,
        target=group.target,
        start=start,
        end=end,
        registered=registered,
        age=random.randint(*group.ages),
        area=random.choice(tuple(TEAMS)),
        reason=random.choice(("doel_bereikt",) * 5 + ("doorverwezen", "uitval", "anders")),
    )


def _measure(random: Random, trajecten: list[Traject], measured: Measured) -> None:
    """Main domains for as many as were published, two scores for some of them."""
    timely = [t for t in trajecten if t.form == ONE and t.in_time]
    chosen = random.sample(timely, measured.domained)
    pairs = [domain for domain, number in measured.pairs.items() for _ in range(number)]
    steps = [step for step, number in measured.steps.items() for _ in range(number)]
    random.shuffle(steps)
    both, rest = chosen[: len(pairs)], chosen[len(pairs) :]
    for traject, domain, (first, last) in zip(both, pairs, steps, strict=True):
        traject.domains, traject.pair = (domain,), (domain, first, last)
        traject.start = min(traject.start, DAY - timedelta(days=80))
        traject.registered = traject.start + timedelta(days=3)
        traject.end = day(random, max(traject.start, FIRST) + timedelta(days=45), DAY)
    names, weights = list(measured.domains), list(measured.domains.values())
    late = [t for t in trajecten if t.form == ONE and not t.in_time]
    for traject in (*rest, *late):
        drawn = random.choices(names, weights, k=random.choice((1, 1, 2)))
        traject.domains = tuple(dict.fromkeys(drawn))


def _advise(random: Random, trajecten: list[Traject]) -> None:
    names, weights = list(ADVICE_DOMAINS), list(ADVICE_DOMAINS.values())
    for traject in trajecten[WITHOUT_DOMAIN:]:
        drawn = random.choices(names, weights, k=random.choice((1, 1, 1, 2)))
        traject.domains = tuple(dict.fromkeys(drawn))


def day(random: Random, first: date, last: date) -> date:
    """A day between two days, both included."""
    return first + timedelta(days=random.randint(0, (last - first).days))


def _traject_rows(random: Random, trajecten: list[Traject]) -> Iterator[Row]:
    numbers = random.sample(range(100_000, 999_999), len(trajecten))
    for traject, number in zip(trajecten, numbers, strict=True):
        advice = traject.form == ADVICE
        yield {
            "traject_id": traject.id,
            "clientnummer": None if advice else f"SE{number}",
            "dienst_id": traject.service,
            "vorm": traject.form,
            "doelgroep": traject.target,
            "start_datum": traject.start,
            "eind_datum": traject.end,
            "registratie_datum": traject.registered,
            "leeftijd_bij_start": None if advice else traject.age,
            "gebied_id": traject.area,
            "afsluitreden": None if advice else traject.reason,
        }


def _score_rows(random: Random, trajecten: list[Traject]) -> Iterator[Row]:
    for traject in trajecten:
        if traject.pair:
            domain, first, last = traject.pair
            yield _score(traject, domain, "start", first, traject.start)
            yield _score(traject, domain, "eind", last, traject.end)
    # Of these the second score came, or was put in the system, after the peildatum.
    begun = [t for t in trajecten if t.form == ONE and t.in_time and t.domains and not t.pair]
    for place, traject in enumerate(random.sample(begun, 60)):
        yield _score(traject, traject.domains[0], "start", random.randint(2, 4), traject.start)
        if place % 3 == 0:
            late = max(traject.end, date(2021, 7, 5))
            yield _score(traject, traject.domains[0], "eind", random.randint(2, 5), late)
        elif place % 3 == 1:
            told = _score(traject, traject.domains[0], "eind", random.randint(2, 5), DAY)
            yield {**told, "registratie_datum": date(2021, 7, 12)}


def _score(traject: Traject, domain: str, kind: str, score: int, when: date) -> Row:
    return {
        "traject_id": traject.id,
        "zrm_domein": domain,
        "soort": kind,
        "score": score,
        "datum": when,
    }


def _referral_rows(random: Random, trajecten: list[Traject]) -> Iterator[Row]:
    young = [t for t in trajecten if t.service == "smw-jmw" and t.form == ONE and t.in_time]
    parties = [party for party, number in REFERRED.items() for _ in range(number)]
    late = ["jeugdhulp", "jeugdhulp", "ggz", "huisarts"]
    picked = random.sample(young, len(parties) + len(late))
    for number, (traject, party) in enumerate(zip(picked, parties + late, strict=True), start=1):
        when = day(random, max(traject.start, FIRST), DAY)
        yield {
            "verwijzing_id": f"H{number:03d}",
            "traject_id": traject.id,
            "richting": "uit",
            "partij": party,
            "datum": when,
            "registratie_datum": when if number <= len(parties) else date(2021, 7, 2),
        }


def tables(random: Random) -> Tables:
    """Trajecten of 2021 with what belongs to them."""
    trajecten = make(random)
    return {
        "traject": list(_traject_rows(random, trajecten)),
        "traject_hoofddomein": [
            {"traject_id": traject.id, "zrm_domein": domain}
            for traject in trajecten
            for domain in traject.domains
        ],
        "zrm_meting": list(_score_rows(random, trajecten)),
        "doorverwijzing": list(_referral_rows(random, trajecten)),
    }
