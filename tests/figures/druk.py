"""Every builder under pressure: the longest names, no rows, one row, hidden and extreme values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import cycle as endless

from pipeline.facts import Fact, Status
from pipeline.figures import (
    AreaClass,
    Figure,
    Outline,
    RankedList,
    bullets,
    chain,
    compare_areas,
    compare_areas_grouped,
    cycle,
    deviations,
    dumbbell,
    goals,
    hub,
    levels,
    neighbourhoods,
    network,
    overlap,
    ranked,
    series,
    small_multiples,
    stacked,
    tiles,
    together,
)
from tests.figures.voorbeelden import ACCENT, AGES, DOMAINS, LEVELS, PROFILE, fact

# The longest names that occur: of the code lists, of neighbourhoods, of themes and services.
LONG = (
    "Huiselijke relaties en relationeel geweld binnen gezinnen met jonge kinderen",
    "Wijk 05 Buitengebied-Noordwest en verspreide huizen Stadskanaal-Musselkanaal",
    "Instrumentele algemene dagelijkse levensverrichtingen (IADL)",
    "Ouderschap: sociaal-emotionele ondersteuning en toekomstperspectief",
    "Arbeidsongeschiktheidsverzekering",
    "Gemeentelijke gezondheidsdienst, jeugdgezondheidszorg en huisartsenpraktijken",
    "Versterken van de zelfredzaamheid van kwetsbare burgers",
    "Sint Nicolaasga & 's-Gravenmoerse Vaart",
    "Jongvolwassenen (18 tot en met 26 jaar) zonder startkwalificatie",
    "Basale algemene dagelijkse levensverrichtingen (ADL)",
    "Vrijwilligersvervoersorganisatie",
    "Verslavingszorg, dag- en nachtopvang, beschermd wonen",
    "Maatschappelijke participatie van nieuwkomers",
)
SHORT = ("A", "IJ", "Wmo")
FULL = {"name": "proef", "measure": "Proef", "profile": PROFILE, "accent": ACCENT}
HOW = {"name": "proef", "alt": "Wat de figuur zegt.", "accent": ACCENT}

Value = int | str | None
UNKNOWN = "?"  # a fact that is not available
ABSENT = "-"  # no fact at all


def told(indicator: str, value: Value, unit: str = "keer", decimals: int = 0) -> Fact | None:
    """A fact; hidden for ``None``, without a value for ``?``, none for ``-``."""
    if value == ABSENT:
        return None
    made = fact(indicator, None if value == UNKNOWN else value, unit, decimals)
    return made.without_value(Status.NOT_AVAILABLE) if value == UNKNOWN else made


class Facts:
    """Facts one after another, their values taken in turn, each with an id of its own."""

    def __init__(self, values: Sequence[Value], unit: str = "keer", decimals: int = 0) -> None:
        self._values, self._how, self._count = endless(values), (unit, decimals), 0

    def next(self) -> Fact | None:
        self._count += 1
        return told(f"f{self._count}", next(self._values), *self._how)


# What is pressed upon the rows: their names, and the values they take in turn.
Pressure = tuple[Sequence[str], Sequence[Value]]
PRESSURES: Mapping[str, Pressure] = {
    "lange-namen": (LONG, (133, 12, 5, 1, 87)),
    "geen-rijen": ((), (1,)),
    "één-rij": (("Financiën",), (7,)),
    "nul": (DOMAINS[:4], (0,)),
    "afgeschermd": (LONG[:5], (None,)),
    "dertien-domeinen": (DOMAINS, (250, None, 7, 0, None, 1)),
    "onbekend": (LONG[:4], (UNKNOWN, ABSENT)),
    "deels-onbekend": (DOMAINS[:6], (UNKNOWN, 40, None, ABSENT, 0)),
    "groot-en-lang": (LONG, (123456789, None, 1, 987654321, UNKNOWN)),
    "korte-namen": (SHORT, (1000, 1, None, 0)),
}
SHARES: tuple[Value, ...] = ("0.1", "99.9", None, "100", "0")
SCORES: tuple[Value, ...] = ("1", "5", "2.31", "2.33", None, "4.96", "1.04", UNKNOWN, "3")


def _areas(names: Sequence[str], values: Sequence[Value]) -> Figure:
    found = Facts(values)
    rows = [(name, found.next()) for name in names]
    return compare_areas(rows, highlight=names[0] if names else "", **FULL)  # type: ignore[arg-type]


def _grouped(names: Sequence[str], values: Sequence[Value]) -> Figure:
    found = Facts(values, "per_1000", 1)
    areas = (LONG[1], "Provincie Groningen", "Nederland")
    groups = [(name, [(area, found.next()) for area in areas]) for name in names]
    return compare_areas_grouped(groups, highlight=areas[0], **FULL)  # type: ignore[arg-type]


def _stack(parts: Sequence[str]) -> Callable[[Sequence[str], Sequence[Value]], list[object]]:
    def rows(names: Sequence[str], values: Sequence[Value]) -> list[object]:
        found = Facts(values)
        made: list[object] = []
        for name in names:
            inner = [(part, found.next()) for part in parts]
            shown = [f.value for _, f in inner if f is not None and f.value is not None]
            total = None if found.next() is None else fact(name, sum(map(int, shown)) + 3)
            made.append((name, total, inner))
        return made

    return rows


def _stacked(names: Sequence[str], values: Sequence[Value]) -> Figure:
    forms = ("Individueel traject", "Leun en steun", "Informatie, advies en doorverwijzing")
    return stacked(_stack(forms)(names, values), **FULL)  # type: ignore[arg-type]


def _stacked_one(names: Sequence[str], values: Sequence[Value]) -> Figure:
    return stacked(_stack(("Individueel traject",))(names, values), **FULL)  # type: ignore[arg-type]


def _levels(names: Sequence[str], values: Sequence[Value]) -> Figure:
    return levels(_stack(LEVELS)(names[:6], values), **FULL)  # type: ignore[arg-type]


def _goals(names: Sequence[str], values: Sequence[Value]) -> Figure:
    found, shares = Facts(values), Facts(SHARES, "%", 1)
    rows = [(n, found.next(), found.next(), found.next(), shares.next()) for n in names]
    return goals(rows, **FULL)  # type: ignore[arg-type]


def _panels(names: Sequence[str], values: Sequence[Value]) -> Figure:
    found = Facts(values)
    panels = [(name, [(age, found.next()) for age in AGES]) for name in names]
    return small_multiples(panels, **FULL)  # type: ignore[arg-type]


def _panels_long(names: Sequence[str], values: Sequence[Value]) -> Figure:
    found = Facts(values)
    panels = [(domain, [(name, found.next()) for name in names]) for domain in LONG[:3]]
    return small_multiples(panels if names else [], **FULL)  # type: ignore[arg-type]


def _ranked(names: Sequence[str], values: Sequence[Value]) -> Figure:
    found = Facts(values)
    left, right = ([(name, found.next()) for name in names[cut:]] for cut in (0, 2))
    return ranked(
        RankedList("Verwezen naar ons door wie het vaakst verwijst", left, found.next()),
        RankedList("Doorverwezen", right), **FULL,  # type: ignore[arg-type]
    )  # fmt: skip


def _series(names: Sequence[str], values: Sequence[Value]) -> Figure:
    found = Facts(values, "%", 1)
    years = range(2012, 2024)
    lines = {name: [(year, found.next()) for year in years] for name in names[:4]}
    return series(
        lines or {"Hier": [(2022, None)]}, highlight=names[0] if names else "Hier",
        breaks={2020: "vanaf hier een nieuwe definitie van het CBS"}, **FULL,  # type: ignore[arg-type]
    )  # fmt: skip


def _scores(names: Sequence[str], values: Sequence[Value]) -> Figure:
    odd = any(value in {None, UNKNOWN, ABSENT} for value in values)
    found = Facts(SCORES if odd or len(names) > 1 else ("5",), "score", 2)
    hidden = all(value is None or value in {UNKNOWN, ABSENT} for value in values)
    found = Facts(values, "score", 2) if hidden else found
    rows = [(name, found.next(), found.next()) for name in names]
    return dumbbell(rows, levels=LEVELS, **FULL)  # type: ignore[arg-type]


def _bullets(names: Sequence[str], values: Sequence[Value]) -> Figure:
    found, shares = Facts(values), Facts((0, 80, 1234, None), "%")
    rows = [(name, found.next(), found.next(), shares.next()) for name in names]
    plan = "gepland tot en met de peildatum van 18 juni"
    return bullets(rows, plan=plan, **FULL)  # type: ignore[arg-type]


def _deviations(names: Sequence[str], values: Sequence[Value]) -> Figure:
    signs = endless((1, -1))
    odd = {None, UNKNOWN, ABSENT}
    found = Facts(
        [v if v in odd else int(v) * next(signs) for v in values * 2],  # type: ignore[arg-type,operator]
        "punten", 2,
    )  # fmt: skip
    return deviations([(name, found.next()) for name in names], **FULL)  # type: ignore[arg-type]


def _grid(names: Sequence[str]) -> dict[str, Outline]:
    """Small squares in rows; the last has no place on the map."""
    found = {}
    for place, name in enumerate(names[:-1]):
        row, column = divmod(place, 4)
        x, y, side = 1000.0 * column, 1000.0 * row, 60.0 if place == 5 else 1000.0
        ring = ((x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y))
        found[name] = Outline((ring,), (x + side / 2, y + side / 2))
    return found


def _neighbourhoods(names: Sequence[str], values: Sequence[Value], *, drawn: bool) -> Figure:
    found = Facts(values)
    facts = {name: found.next() for name in names}
    known = [name for name, fact in facts.items() if fact is not None and fact.has_value]
    classes = [
        AreaClass(f"klasse {label}", known[place::6], fact(f"c{place}", len(known[place::6])))
        for place, label in enumerate(
            ("zeer onvoldoende", "zwak", "voldoende", "goed", "ruim", "x")
        )
    ]
    return neighbourhoods(
        classes, outlines=_grid(names) if drawn else None,
        values={name: facts[name] for name in known[::2]},  # type: ignore[misc]
        hidden=[n for n, f in facts.items() if f is not None and f.status is Status.SUPPRESSED],
        unknown=[
            n for n, f in facts.items() if f is None or f.status is Status.NOT_AVAILABLE
        ], **FULL,  # type: ignore[arg-type]
    )  # fmt: skip


def _map(names: Sequence[str], values: Sequence[Value]) -> Figure:
    return _neighbourhoods(names, values, drawn=True)


def _tile_map(names: Sequence[str], values: Sequence[Value]) -> Figure:
    return _neighbourhoods(names, values, drawn=False)


def _network(names: Sequence[str], _: Sequence[Value]) -> Figure:
    groups = {name: names[: place + 1] for place, name in enumerate(names[:4])}
    return network(groups, "Maatschappelijke onderneming De Schans", **HOW)  # type: ignore[arg-type]


def _together(names: Sequence[str], _: Sequence[Value]) -> Figure:
    return together(names[:5], LONG[0], LONG[3], **HOW)  # type: ignore[arg-type]


def _tiles(names: Sequence[str], _: Sequence[Value]) -> Figure:
    return tiles(names, **HOW)  # type: ignore[arg-type]


def _cycle(names: Sequence[str], _: Sequence[Value]) -> Figure:
    return cycle(names[:4], **HOW)  # type: ignore[arg-type]


def _chain(names: Sequence[str], _: Sequence[Value]) -> Figure:
    words = ("Registraties", "Bereik", "Resultaat", "Impact")
    return chain(list(zip(words, names, strict=False)), **HOW)  # type: ignore[arg-type]


def _hub(names: Sequence[str], _: Sequence[Value]) -> Figure:
    return hub(names[:6], "Zelfredzaamheid en participatie", **HOW)  # type: ignore[arg-type]


def _overlap(names: Sequence[str], _: Sequence[Value]) -> Figure:
    three = (*(name.split(" ")[0] for name in names), "Vakkennis", "Ervaring", "Onderzoek")
    return overlap(three[:3], "Hulp die aantoonbaar werkt", **HOW)  # type: ignore[arg-type]


BUILDERS: Mapping[str, tuple[Callable[..., Figure], Callable[..., Figure]]] = {
    "areas": (compare_areas, _areas),
    "grouped": (compare_areas_grouped, _grouped),
    "stacked": (stacked, _stacked),
    "stacked-one": (stacked, _stacked_one),
    "levels": (levels, _levels),
    "goals": (goals, _goals),
    "panels": (small_multiples, _panels),
    "panels-long": (small_multiples, _panels_long),
    "ranked": (ranked, _ranked),
    "series": (series, _series),
    "scores": (dumbbell, _scores),
    "bullets": (bullets, _bullets),
    "deviations": (deviations, _deviations),
    "map": (neighbourhoods, _map),
    "tile-map": (neighbourhoods, _tile_map),
    "network": (network, _network),
    "together": (together, _together),
    "tiles": (tiles, _tiles),
    "cycle": (cycle, _cycle),
    "chain": (chain, _chain),
    "hub": (hub, _hub),
    "overlap": (overlap, _overlap),
}
# Figures without numbers know names only.
WORDS_ONLY = {"network", "together", "tiles", "cycle", "chain", "hub", "overlap"}
NAMES_ONLY = {"lange-namen", "geen-rijen", "één-rij", "dertien-domeinen", "korte-namen"}
CASES = [
    (kind, pressure)
    for kind in BUILDERS
    for pressure in PRESSURES
    if kind not in WORDS_ONLY or pressure in NAMES_ONLY
]


def drawings(kind: str, pressure: str) -> list[Figure]:
    """The figure of a kind under a pressure: wide, as it is printed too, and for a phone."""
    wide = BUILDERS[kind][1](*PRESSURES[pressure])
    return [drawing for drawing in (wide, wide.narrow) if drawing is not None]
