"""Draws single trajecten, scores and referrals from the design in ``hulp.py``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from data.voorbeelddata.hulp import (
    AFTER,
    AGES,
    BEFORE,
    GOALS,
    HELP,
    REFERRED_IN,
    REFERRED_OUT,
    THEME_DOMAINS,
    Help,
)
from data.voorbeelddata.schrijf import Row

FIRST, LAST = date(2022, 1, 1), date(2022, 12, 31)
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

    @property
    def in_theme(self) -> bool:
        """Whether it is an individual traject of the theme."""
        return self.form == INDIVIDUAL and not THEME_DOMAINS.isdisjoint(self.domains)

    @property
    def in_year(self) -> bool:
        """Whether it runs in the reporting year (BR02)."""
        return self.start <= LAST and (self.end is None or self.end >= FIRST)


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
                age = random.randint(max(low, 12), high)
                end = start if line.form == ADVICE else None
                yield Traject(line.form, line.domains, age, team, start, end)


def assign_goals(random: Random, trajecten: list[Traject]) -> list[Traject]:
    """Mark which adult individual trajecten get a goal and end score, and which reach the goal."""
    goals: list[dict[str, bool]] = [{} for _ in trajecten]
    for domain, (pairs, reached) in GOALS.items():
        fit = [
            number
            for number, traject in enumerate(trajecten)
            if traject.form == INDIVIDUAL and domain in traject.domains and traject.age >= 18
        ]
        for rank, number in enumerate(sorted(random.sample(fit, pairs), key=lambda n: n * 7 % 31)):
            goals[number][domain] = rank < reached
    return [replace(t, goals=g) for t, g in zip(trajecten, goals, strict=True)]


def settle_dates(random: Random, traject: Traject) -> Traject:
    """Give a traject of the year its end; some began the year before, some run on."""
    if traject.form == ADVICE:
        return traject
    start = traject.start
    if random.random() < 0.14:
        start = day(random, date(2021, 7, 1), date(2021, 12, 20))
    if traject.goals:
        start = min(start, date(2022, 10, 15))
        earliest = max(start + timedelta(days=35), FIRST)
        return replace(traject, start=start, end=day(random, earliest, LAST))
    chance = random.random()
    if chance < 0.3:
        return replace(traject, start=start, end=None)
    if chance < 0.45:
        return replace(traject, start=start, end=day(random, date(2023, 1, 2), date(2023, 1, 31)))
    earliest = max(start + timedelta(days=20), FIRST)
    return replace(traject, start=start, end=max(earliest, day(random, FIRST, LAST)))


def end_before(random: Random, traject: Traject) -> Traject:
    """End a traject of the year before within that year; adults then have a full set of scores."""
    if traject.form == ADVICE:
        return traject
    end = day(random, traject.start + timedelta(days=30), date(2021, 12, 31))
    goals = {traject.domains[0]: random.random() < 0.5} if traject.age >= 18 else {}
    return replace(traject, end=end, goals=goals)


def number_clients(random: Random, trajecten: list[Traject]) -> list[Traject]:
    """Give trajecten an id and a client number; one person may have several trajecten."""
    known: dict[int, list[str]] = {}
    fresh = iter(random.sample(range(100_000, 400_000), len(trajecten)))
    done = []
    for number, traject in enumerate(sorted(trajecten, key=lambda t: t.start), start=1):
        client = None
        if traject.form != ADVICE or random.random() < 0.1:
            people = known.setdefault(traject.age, [])
            if people and random.random() < 0.16:
                client = random.choice(people)
            else:
                client = f"VB{next(fresh)}"
                people.append(client)
        done.append(replace(traject, id=f"T{number:05d}", client=client))
    return done


def make_trajecten(random: Random) -> list[Traject]:
    """All trajecten of the delivery, in order of their start."""
    counted = assign_goals(random, list(draw(random, HELP, FIRST, LAST)))
    year = [settle_dates(random, traject) for traject in counted]
    before = [
        end_before(random, traject)
        for traject in draw(random, BEFORE, date(2021, 2, 1), date(2021, 9, 30))
    ]
    after = list(draw(random, AFTER, date(2023, 1, 2), date(2023, 1, 31)))
    return number_clients(random, [*before, *year, *after])


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


def referral_rows(random: Random, trajecten: list[Traject]) -> Iterator[Row]:
    """The rows of the table ``doorverwijzing``: those that count, then some that do not."""
    theme = [t for t in trajecten if t.in_theme and t.in_year]
    new = [t for t in theme if t.start >= FIRST]
    number = 0
    for direction, parties, fit in (("in", REFERRED_IN, new), ("uit", REFERRED_OUT, theme)):
        chosen = iter(random.sample(fit, sum(parties.values())))
        for party, times in parties.items():
            for traject in (next(chosen) for _ in range(times)):
                number += 1
                yield _referral(random, number, traject, direction, party)
    outside = [t for t in trajecten if not t.in_theme and t.form == INDIVIDUAL and t.in_year]
    advice = [t for t in trajecten if t.form == ADVICE and t.in_year]
    for traject in (*random.sample(outside, 18), *random.sample(advice, 12)):
        number += 1
        yield _referral(random, number, traject, "uit", random.choice(("ggz", "huisarts")))


def _referral(random: Random, number: int, traject: Traject, direction: str, party: str) -> Row:
    first = max(traject.start, FIRST)
    last = max(first, min(traject.end or LAST, LAST))
    when = traject.start if direction == "in" else day(random, first, last)
    return {
        "verwijzing_id": f"V{number:04d}",
        "traject_id": traject.id,
        "richting": direction,
        "partij": party,
        "datum": when,
    }
