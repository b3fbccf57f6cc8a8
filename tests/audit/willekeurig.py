"""Random releases: people with random traits, counted in every way a report counts them.

Whatever is counted, it is counted of the same people; so all relations that definitions declare
hold, and every cell of one table says something about cells of another.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product

from pipeline.indicators import (
    Cell,
    Cube,
    Indicator,
    Kind,
    Part,
    PartOf,
    Ratio,
    SumOf,
)
from tests.disclosure.cubes import COUNT, MEAN, SHARE

AGES = ("0-17", "18-26", "27-54", "55-plus")
ADULT = AGES[1:]
Codes = dict[str, str]


@dataclass(frozen=True, slots=True)
class Person:
    """One traject with its traits; an empty trait was not registered."""

    domein: str
    vorm: str
    leeftijd: str
    zone: str
    doel: str

    @property
    def grown(self) -> bool:
        return self.vorm == "traject" and self.leeftijd in ADULT


def people(dice: random.Random) -> list[Person]:
    """A few dozen to a few hundred, spread unevenly so that small cells are common."""

    def drawn(*codes: str) -> Callable[[], str]:
        weights = [dice.choice((1, 3, 10, 40)) for _ in codes]
        return lambda: dice.choices(codes, weights)[0]

    domein = drawn(*("FIN", "WO", "SN", "HV")[: dice.randint(1, 4)])
    vorm, zone = drawn("traject", "leun", "advies"), drawn(*("a", "b", "c")[: dice.randint(2, 3)])
    leeftijd, doel = drawn(*AGES, ""), drawn("wel", "niet", "")
    return [
        Person(domein(), vorm(), leeftijd(), zone(), doel())
        for _ in range(dice.choice((12, 40, 120, 400)))
    ]


def cubes(seed: int) -> list[Cube]:
    """The tables of one release, a random choice of them."""
    dice = random.Random(seed)  # noqa: S311  the same cases every time
    found = people(dice)
    zeros = dice.random() < 0.7
    tables = [_help(found, zeros), _ages(found), *_goals(found), *_zones(found, zeros)]
    tables.append(_reach(found))
    names = {"hulp"} | {t.indicator.id for t in tables if dice.random() < 0.8}
    chosen = [table for table in tables if complete(table.indicator, names)]
    return [*chosen, *_meetings(dice)]


def complete(indicator: Indicator, names: set[str]) -> bool:
    """Whether it was chosen and everything it refers to was chosen too."""
    ratio = indicator.ratio or Ratio()
    referred = {part.indicator for relation in indicator.sums for part in relation.parts}
    referred |= {relation.whole for relation in indicator.parts_of}
    referred |= {name for name in (ratio.numerator, ratio.denominator) if name}
    return {indicator.id} | referred <= names


def _table(
    indicator: Indicator, found: Sequence[Person], keys: Sequence[str], zeros: bool = True
) -> Cube:
    """All cells of an indicator: every combination of codes, and every total it publishes."""
    codes = {key: sorted({str(getattr(one, key)) for one in found} - {""}) for key in keys}
    cells = []
    choices = [[*codes[key], *([None] if key in indicator.totals_over else [])] for key in keys]
    for chosen in product(*choices):
        wanted = {key: code for key, code in zip(keys, chosen, strict=True) if code is not None}
        number = sum(
            all(getattr(one, key) == code for key, code in wanted.items()) for one in found
        )
        if number or zeros or len(wanted) < len(keys):
            cells.append(Cell(tuple(sorted(wanted.items())), Fraction(number)))
    return Cube(indicator, tuple(cells))


def _named(name: str, *keys: str, **more: object) -> Indicator:
    plain = {"id": name, "dimensions": tuple(sorted(keys)), "totals_over": ()}
    return replace(COUNT, **{**plain, **more})  # type: ignore[arg-type]


def _help(found: Sequence[Person], zeros: bool) -> Cube:
    return _table(_named("hulp", "domein", "vorm", totals_over=("vorm",)), found,
                  ("domein", "vorm"), zeros)  # fmt: skip


def _ages(found: Sequence[Person]) -> Cube:
    told = [one for one in found if one.leeftijd]
    part = (PartOf("hulp", over="leeftijd"),)
    return _table(_named("leeftijd", "domein", "leeftijd", parts_of=part), told,
                  ("domein", "leeftijd"))  # fmt: skip


def _goals(found: Sequence[Person]) -> list[Cube]:
    grown = [one for one in found if one.grown]
    scored = [one for one in grown if one.doel]
    whole = (PartOf("hulp", where=(("vorm", "traject"),)),)
    tables = [
        _table(_named("volwassen", "domein", parts_of=whole), grown, ("domein",)),
        _table(
            _named("gescoord", "domein", sums=(SumOf.of("behaald", "gemist"),),
                   parts_of=(PartOf("volwassen"),)),
            scored, ("domein",),
        ),
        _table(_named("behaald", "domein"), scored, ("domein",)),
        _table(_named("gemist", "domein"), scored, ("domein",)),
    ]  # fmt: skip
    counted = {"behaald": "wel", "gemist": "niet"}
    for place, (name, outcome) in enumerate(counted.items(), start=2):
        cells = tuple(
            replace(
                cell,
                value=Fraction(sum(o.doel == outcome and o.domein == cell.dimensions[0][1]
                                   for o in scored)),
            )
            for cell in tables[1].cells
        )  # fmt: skip
        tables[place] = Cube(_named(name, "domein"), cells)
    ratio = Ratio("behaald", "gescoord")
    share = replace(SHARE, id="behaald-aandeel", ratio=ratio, dimensions=("domein",))
    return [*tables, _shares(share, tables)]


def _zones(found: Sequence[Person], zeros: bool) -> list[Cube]:
    zone = _table(_named("zone", "vorm", "zone", totals_over=("vorm", "zone")), found,
                  ("vorm", "zone"), zeros)  # fmt: skip
    ratio = Ratio("zone", "zone", over="vorm")
    share = replace(SHARE, id="zone-aandeel", ratio=ratio, dimensions=("vorm", "zone"))
    return [zone, _shares(share, [zone])]


def _reach(found: Sequence[Person]) -> Cube:
    """Everybody, as the sum of the zones over their forms."""
    sums = (SumOf((Part("zone", over="vorm"),)),)
    return _table(_named("bereik", "zone", sums=sums), found, ("zone",))


def _shares(indicator: Indicator, tables: Sequence[Cube]) -> Cube:
    values = {
        (table.indicator.id, cell.dimensions): cell.value
        for table in tables
        for cell in table.cells
    }
    assert indicator.ratio
    cells = []
    for table in tables:
        for cell in table.cells:
            if table.indicator.id != indicator.ratio.numerator:
                continue
            above, below = indicator.ratio.counts_of(cell.dimensions)
            counts = [values.get(key) if key else None for key in (above, below)]
            if len(cell.dimensions) == len(indicator.dimensions) and counts[0] is not None:
                assert counts[1] is not None
                if counts[1]:
                    share = counts[0] * 100 / counts[1]
                    cells.append(Cell(cell.dimensions, share, counts[0], counts[1]))
    return Cube(indicator, tuple(cells))


def _meetings(dice: random.Random) -> list[Cube]:
    """Meetings and the people at them: a mean over something that is no count of people."""
    counted = {f"groep{n}": (dice.randint(1, 40), dice.randint(1, 12)) for n in range(3)}
    visits = _named("deelnames", "activiteit")
    meetings = _named("bijeenkomsten", "activiteit", protects_people=False)
    mean = replace(
        MEAN, id="per-keer", decimals=1, ratio=Ratio("deelnames", "bijeenkomsten"),
        dimensions=("activiteit",),
    )  # fmt: skip

    def cube(indicator: Indicator, value: Callable[[int, int], Fraction]) -> Cube:
        return Cube(
            indicator,
            tuple(
                Cell(
                    (("activiteit", name),),
                    value(visited, met),
                    *((Fraction(visited), Fraction(met)) if indicator.kind is Kind.MEAN else ()),
                )
                for name, (visited, met) in counted.items()
            ),
        )

    return [
        cube(visits, lambda visited, _: Fraction(visited)),
        cube(meetings, lambda _, met: Fraction(met)),
        cube(mean, Fraction),
    ]
