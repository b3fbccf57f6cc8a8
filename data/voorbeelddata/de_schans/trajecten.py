"""Draws single trajecten, scores and referrals from the design in ``hulp.py``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from data.voorbeelddata.de_schans.hulp import (
    AFTER,
    AGES,
    EARLIER,
    ONE_EACH,
    SERVICE,
    SERVICE_FROM_BEFORE,
    SERVICE_KINDS,
    SERVICE_SOURCES,
    Help,
    design_of,
    goals_of,
)
from data.voorbeelddata.schrijf import Row

YEAR = 2022
LAST = date(2022, 12, 31)
TEAMS = ("leek", "marum", "grootegast", "zuidhorn")
DIMENSIONS = ("dagelijks_functioneren", "kwaliteit_van_leven", "meedoen", "mentaal_welbevinden")
INDIVIDUAL, ADVICE = "individueel_traject", "info_advies"
SERVICES = {
    INDIVIDUAL: "maatschappelijk-werk",
    "leun_en_steun": "sociaal-werk",
    ADVICE: "inloop-en-vraag",
}


@dataclass(frozen=True)
class Traject:
    """One traject before it becomes a row."""

    form: str
    domains: tuple[str, ...]
    age: int
    team: str
    start: date
    end: date | None
    id: str = ""
    client: str | None = None
    goals: dict[str, bool] = field(default_factory=dict)

    def runs_in(self, year: int) -> bool:
        """Whether it runs in a year (BR02)."""
        ended = self.end is not None and self.end < date(year, 1, 1)
        return self.start <= date(year, 12, 31) and not ended


def day(random: Random, first: date, last: date) -> date:
    """A day between two days, both included."""
    return first + timedelta(days=random.randint(0, (last - first).days))


def draw(random: Random, design: Iterable[Help], first: date, last: date) -> Iterator[Traject]:
    """The trajecten of a design, starting between two days and still without an end."""
    for line in design:
        for (low, high), number in zip(AGES, line.by_age, strict=True):
            for _ in range(number):
                start = day(random, first, last)
                team = random.choice(TEAMS)
                age = random.randint(max(low, 8), high)
                end = start if line.form == ADVICE else None
                yield Traject(line.form, line.domains, age, team, start, end)


def assign_goals(random: Random, trajecten: list[Traject], year: int) -> list[Traject]:
    """Mark which adult individual trajecten get a goal and end score, and which reach the goal."""
    goals: list[dict[str, bool]] = [{} for _ in trajecten]
    for domain, (pairs, reached) in goals_of(year).items():
        fit = [
            number
            for number, traject in enumerate(trajecten)
            if traject.form == INDIVIDUAL and domain in traject.domains and traject.age >= 18
        ]
        for rank, number in enumerate(random.sample(fit, pairs)):
            goals[number][domain] = rank < reached
    return [replace(t, goals=g) for t, g in zip(trajecten, goals, strict=True)]


def settle_dates(random: Random, traject: Traject, year: int) -> Traject:
    """Give a traject of a year its end; some began the year before, some of the last year run on.

    What belongs to an earlier year has ended within it, so that it counts in no later one.
    """
    if traject.form == ADVICE:
        return traject
    first, last = date(year, 1, 1), date(year, 12, 31)
    start = traject.start
    if random.random() < 0.14:
        start = day(random, date(year - 1, 7, 1), date(year - 1, 12, 20))
    if traject.goals or year != YEAR:
        start = min(start, date(year, 10, 15))
        earliest = max(start + timedelta(days=35), first)
        return replace(traject, start=start, end=day(random, earliest, last))
    chance = random.random()
    if chance < 0.3:
        return replace(traject, start=start, end=None)
    if chance < 0.45:
        return replace(traject, start=start, end=day(random, date(2023, 1, 2), date(2023, 1, 31)))
    earliest = max(start + timedelta(days=20), first)
    return replace(traject, start=start, end=max(earliest, day(random, first, last)))


def number_clients(random: Random, trajecten: list[Traject]) -> list[Traject]:
    """Give trajecten an id and a client number; one person may have several trajecten."""
    known: dict[int, list[str]] = {}  # by year of birth, so that people grow older
    fresh = iter(random.sample(range(100_000, 400_000), len(trajecten)))
    done = []
    for number, traject in enumerate(sorted(trajecten, key=lambda t: t.start), start=1):
        client = None
        if traject.form != ADVICE or random.random() < 0.1:
            people = known.setdefault(traject.start.year - traject.age, [])
            single = not ONE_EACH.isdisjoint(traject.goals)
            if people and not single and random.random() < 0.16:
                client = random.choice(people)
            else:
                client = f"VB{next(fresh)}"
                if not single:
                    people.append(client)
        done.append(replace(traject, id=f"T{number:05d}", client=client))
    return done


def make_trajecten(random: Random) -> list[Traject]:
    """All trajecten of the delivery, in order of their start."""
    made: list[Traject] = []
    for year in (*EARLIER, YEAR):
        first, last = date(year, 1, 1), date(year, 12, 31)
        drawn = assign_goals(random, list(draw(random, design_of(year), first, last)), year)
        made.extend(settle_dates(random, traject, year) for traject in drawn)
    made.extend(draw(random, AFTER, date(2023, 1, 2), date(2023, 1, 31)))
    return number_clients(random, made)


def traject_rows(random: Random, trajecten: Iterable[Traject]) -> Iterator[Row]:
    """The rows of the table ``traject``."""
    for traject in trajecten:
        registered = traject.start + timedelta(days=random.choice((0, 0, 0, 1, 2, 5)))
        if traject.start <= LAST:
            registered = min(registered, LAST)
        closed = traject.end is not None and traject.form != ADVICE
        asked = traject.form == INDIVIDUAL and random.random() < 0.6
        yield {
            "traject_id": traject.id,
            "clientnummer": traject.client,
            "dienst_id": SERVICES[traject.form],
            "vorm": traject.form,
            "doelgroep": "jeugd" if traject.age < 18 else "volwassenen",
            "start_datum": traject.start,
            "eind_datum": traject.end,
            "registratie_datum": registered,
            "leeftijd_bij_start": traject.age,
            "gebied_id": traject.team,
            "afsluitreden": _reason(random, traject) if closed else None,
            "pg_dimensie": random.choice(DIMENSIONS) if asked else None,
        }


def _reason(random: Random, traject: Traject) -> str:
    if any(traject.goals.values()):
        return "doel_bereikt"
    return random.choice(("doel_bereikt", "doorverwezen", "uitval", "anders", "onbekend"))


def domain_rows(trajecten: Iterable[Traject]) -> Iterator[Row]:
    """The rows of the table ``traject_hoofddomein``."""
    for traject in trajecten:
        for domain in traject.domains:
            yield {"traject_id": traject.id, "zrm_domein": domain}


def score_rows(random: Random, trajecten: Iterable[Traject]) -> Iterator[Row]:
    """The rows of the table ``zrm_meting``; only individual trajecten are scored (BR24)."""
    for traject in trajecten:
        if traject.form != INDIVIDUAL:
            continue
        for domain in traject.domains:
            for kind, score, when in _scores(random, traject, domain):
                yield {
                    "traject_id": traject.id,
                    "zrm_domein": domain,
                    "soort": kind,
                    "score": score,
                    "datum": when,
                }


def _scores(random: Random, traject: Traject, domain: str) -> Iterator[tuple[str, int, date]]:
    start = random.choice((1, 2, 2, 2, 3, 3))
    goal = min(5, start + random.choice((1, 1, 2)))
    if domain in traject.goals:
        end = _end_score(random, start, goal, reached=traject.goals[domain])
        yield "start", start, traject.start
        yield "doel", goal, traject.start
        if random.random() < 0.1:
            yield "tussen", start, traject.start + timedelta(days=20)
        yield "eind", end, traject.end or LAST
    elif traject.age < 18:
        yield "start", start, traject.start
        if traject.end is not None and traject.end <= LAST and random.random() < 0.5:
            yield "eind", min(5, start + random.choice((0, 1))), traject.end
    elif random.random() < 0.7:
        yield "start", start, traject.start
        if random.random() < 0.5:
            yield "doel", goal, traject.start


def _end_score(random: Random, start: int, goal: int, *, reached: bool) -> int:
    if reached:
        return min(5, goal + random.choice((0, 0, 0, 1)))
    return random.randint(max(1, start - 1), goal - 1)


def service_rows(random: Random) -> Iterator[Row]:
    """The rows of the table ``dienst_traject``: what a service registers for itself."""
    kinds = [kind for kind, number in SERVICE_KINDS.items() for _ in range(number)]
    sources = [party for party, number in SERVICE_SOURCES.items() for _ in range(number)]
    random.shuffle(kinds)
    random.shuffle(sources)
    for number, (kind, source) in enumerate(zip(kinds, sources, strict=True)):
        before = number < SERVICE_FROM_BEFORE
        start = day(random, date(2021, 9, 1), date(2021, 12, 20)) if before else None
        start = start or day(random, date(2022, 1, 4), date(2022, 12, 15))
        end = max(start, date(2022, 1, 5)) + timedelta(days=random.randint(7, 150))
        yield _service_row(number + 1, kind, source, start, end if end <= LAST else None)
    # Begun after the last year: must not count.
    for number in range(3):
        yield _service_row(900 + number, "training", "zelf", date(2023, 1, 9), None)


def _service_row(number: int, kind: str, source: str, start: date, end: date | None) -> Row:
    return {
        "registratie_id": f"D{number:04d}",
        "dienst_id": SERVICE,
        "soort": kind,
        "aanmelder": source,
        "start_datum": start,
        "eind_datum": end,
    }
