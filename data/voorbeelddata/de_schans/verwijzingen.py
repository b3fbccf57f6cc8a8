"""Referrals of trajecten: those that count, then some that do not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count
from random import Random

from data.voorbeelddata.de_schans.hulp import EARLIER, REFERRALS, scaled
from data.voorbeelddata.de_schans.trajecten import ADVICE, INDIVIDUAL, YEAR, Traject, day
from data.voorbeelddata.schrijf import Row


def referral_rows(random: Random, trajecten: list[Traject]) -> Iterator[Row]:
    """The rows of the table ``doorverwijzing``."""
    numbers = count(1)
    individual = [traject for traject in trajecten if traject.form == INDIVIDUAL]
    for year in (*EARLIER, YEAR):
        for kind in REFERRALS:
            fit = [t for t in individual if kind.domains.issuperset(t.domains) and t.runs_in(year)]
            new = [t for t in fit if t.start.year == year]
            for direction, parties, group in (
                ("in", kind.incoming, new),
                ("uit", kind.outgoing, fit),
            ):
                chosen = _parties(parties, EARLIER.get(year, 1.0))
                picked = random.sample(group, len(chosen))
                for party, traject in zip(chosen, picked, strict=True):
                    yield _referral(random, next(numbers), traject, direction, party, year)
    # Outside the themes, and of advice: these must not count.
    outside = [t for t in individual if t.domains == ("LG",) and t.runs_in(YEAR)]
    advice = [t for t in trajecten if t.form == ADVICE and t.runs_in(YEAR)]
    for traject in (*random.sample(outside, 8), *random.sample(advice, 12)):
        party = random.choice(("ggz", "huisarts"))
        yield _referral(random, next(numbers), traject, "uit", party, YEAR)


def _parties(parties: dict[str, int], factor: float) -> list[str]:
    return [party for party, times in parties.items() for _ in range(scaled(times, factor))]


def _referral(
    random: Random, number: int, traject: Traject, direction: str, party: str, year: int
) -> Row:
    first, last = date(year, 1, 1), date(year, 12, 31)
    first = max(traject.start, first)
    last = max(first, min(traject.end or last, last))
    when = traject.start if direction == "in" else day(random, first, last)
    return {
        "verwijzing_id": f"V{number:04d}",
        "traject_id": traject.id,
        "richting": direction,
        "partij": party,
        "datum": when,
    }
