"""Cubes made by hand, and a reader with a pencil who shares no code with the protection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from pipeline.disclosure.margins import Key, Table
from pipeline.indicators import Cell, Cube, Indicator, Kind, PartOf, Ratio, SumOf

COUNT = Indicator(
    id="hulp",
    version=1,
    label="Hulp",
    description="Aantal keren hulp.",
    unit="keer",
    decimals=0,
    rounding="hele aantallen",
    dimensions=("kolom", "rij"),
    totals_over=("kolom", "rij"),
    denominator="",
    kind=Kind.COUNT,
    counts="trajecten",
    protects_people=True,
    rules=("BR41",),
    provenance="test",
    sql="",
    file="hulp.sql",
)
SHARE = replace(
    COUNT,
    id="aandeel",
    unit="%",
    denominator="alle trajecten",
    kind=Kind.SHARE,
    dimensions=("domein",),
    totals_over=(),
)
MEAN = replace(SHARE, id="gemiddeld", unit="deelnemers", kind=Kind.MEAN)


def count(indicator: Indicator, value: int, **dimensions: str) -> Cell:
    assert set(dimensions) <= set(indicator.dimensions)
    return Cell(tuple(sorted(dimensions.items())), Fraction(value))


def grid(rows: Sequence[Sequence[int]], grand_total: bool = True) -> Cube:
    """A table with row totals, column totals and, if wanted, the grand total."""
    cells = [
        count(COUNT, value, rij=f"r{r}", kolom=f"k{k}")
        for r, row in enumerate(rows)
        for k, value in enumerate(row)
    ]
    cells += [count(COUNT, sum(row), rij=f"r{r}") for r, row in enumerate(rows)]
    cells += [count(COUNT, sum(c), kolom=f"k{k}") for k, c in enumerate(zip(*rows, strict=True))]
    if grand_total:
        cells.append(count(COUNT, sum(map(sum, rows))))
    return Cube(COUNT, tuple(cells))


def goals(pairs: Mapping[str, tuple[int, int, int]]) -> list[Cube]:
    """Per domain: goal reached, goal not reached, adults without a goal score; with their share."""
    plain = replace(COUNT, dimensions=("domein",), totals_over=())
    reached = replace(plain, id="behaald")
    missed = replace(plain, id="niet-behaald")
    scored = replace(
        plain,
        id="registraties",
        sums=(SumOf.of("behaald", "niet-behaald"),),
        parts_of=(PartOf("volwassenen"),),
    )
    adults = replace(plain, id="volwassenen")
    share = replace(SHARE, ratio=Ratio("behaald", "registraties"))

    def cube(indicator: Indicator, values: Mapping[str, int]) -> Cube:
        cells = tuple(count(indicator, v, domein=d) for d, v in sorted(values.items()))
        return Cube(indicator, cells)

    shares = tuple(
        Cell(
            (("domein", d),),
            Fraction(100 * yes, yes + no),
            Fraction(yes),
            Fraction(yes + no),
        )
        for d, (yes, no, _) in sorted(pairs.items())
        if yes + no
    )
    return [
        cube(reached, {d: yes for d, (yes, _, _) in pairs.items()}),
        cube(missed, {d: no for d, (_, no, _) in pairs.items()}),
        cube(scored, {d: yes + no for d, (yes, no, _) in pairs.items()}),
        cube(adults, {d: sum(three) for d, three in pairs.items()}),
        Cube(share, shares),
    ]


def values_of(cubes: Sequence[Cube]) -> dict[Key, Fraction]:
    return {
        (cube.indicator.id, cell.dimensions): cell.value
        for cube in cubes
        for cell in cube.cells
        if cell.value is not None
    }


def solutions(table: Table, hidden: frozenset[Key], limit: int) -> Iterator[dict[Key, int]]:
    """Every way to fill in the hidden cells (1 up to ``limit``) that agrees with all sums.

    Plain search with look-ahead per sum: slow and obvious, which is what an examiner should be.
    """
    order = sorted(hidden)
    known = {key: value for key, value in table.values.items() if key not in hidden}

    def fits(filled: Mapping[Key, int]) -> bool:
        for margin in table.margins:
            (whole,) = margin.wholes
            low, high = 0, 0
            for part in margin.parts:
                value = filled.get(part)
                low += value if value is not None else table.least(part)
                high += value if value is not None else limit
            total = filled.get(whole)
            if total is not None and not low <= total <= high:
                return False
            if total is None and low > limit:
                return False
        return True

    def search(place: int, filled: dict[Key, int]) -> Iterator[dict[Key, int]]:
        if place == len(order):
            yield {key: filled[key] for key in order}
            return
        key = order[place]
        for guess in range(table.least(key), limit + 1):
            filled[key] = guess
            if fits(filled):
                yield from search(place + 1, filled)
            del filled[key]

    yield from search(0, dict(known))
