"""How complete the registrations are, and which figures that touches. Pure.

Both follow from the definitions: a share with ``dekking`` tells how complete a registration is, and
what rests on it is found along ``rust_op`` and the arithmetic between the indicators.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.facts import Definition, Fact, Release, Status

Dimensions = tuple[tuple[str, str], ...]
WHOLE = Decimal(100)
LISTS = {"domein": "zrm_domein"}  # dimensions whose code list has another name


@dataclass(frozen=True, slots=True)
class Part:
    """One cell of a coverage: of which part, and its share in every period, by year."""

    name: str
    years: Mapping[str, Fact | None]

    @property
    def shown(self) -> bool:
        """Whether a number may be shown for any period."""
        return any(fact is not None and fact.has_value for fact in self.years.values())

    @property
    def now(self) -> Fact | None:
        """The share in the period of the study."""
        return list(self.years.values())[-1]


@dataclass(frozen=True, slots=True)
class Completeness:
    """How complete one registration is.

    Attributes:
        id: of the share.
        name: what is registered, as the people who register call it.
        description, whole: from its definition; the whole is what it is a share of.
        missing: whether the share tells what is missing instead of what is there.
        columns: as ``table.column``.
        remedy: what to do about it.
        parts: in order of their codes; the whole comes first, without a name.
        touched: labels of the published figures that rest on this registration.
        low: the parts that call for attention: the whole, then the least complete.
    """

    id: str
    name: str
    description: str
    whole: str
    missing: bool
    columns: tuple[str, ...]
    remedy: str
    parts: tuple[Part, ...]
    touched: tuple[str, ...]
    low: tuple[Part, ...]

    @property
    def filled(self) -> bool:
        """Whether everything is there, as far as a whole percentage tells."""
        return all(_filled(part, missing=self.missing) == WHOLE for part in self.parts)

    @property
    def told(self) -> tuple[Part, ...]:
        """The parts of which a number is shown; of nothing at all the whole says enough."""
        first = self.parts[0]
        nothing = not first.name and all(not f or f.value == 0 for f in first.years.values())
        return self.parts[:1] if nothing else tuple(part for part in self.parts if part.shown)

    @property
    def hidden(self) -> tuple[Part, ...]:
        """The parts that are about too few people to show anything of."""
        return tuple(part for part in self.parts if not part.shown)


def completeness(releases: Sequence[Release], least: Fact) -> list[Completeness]:
    """Every registration of which the completeness is known, the least complete first.

    Args:
        releases: of earlier periods and, last, of the period itself. A half year or quarter stands
            beside the same part of earlier years.
        least: share that calls for attention if a registration is less complete.
    """
    now = releases[-1]
    alike = [release for release in releases if _part_of_year(release) == _part_of_year(now)]
    known = ((d, d.coverage) for _, d in sorted(now.definitions.items()) if d.coverage)
    found = []
    for definition, coverage in known:
        parts = _parts(alike, definition)
        if not parts:
            continue
        floor = WHOLE - least.number if coverage.missing else least.number
        low = [part for part in parts if _calls(part.now, floor, missing=bool(coverage.missing))]
        found.append(
            Completeness(
                definition.id,
                coverage.name,
                definition.description,
                definition.denominator,
                bool(coverage.missing),
                coverage.columns,
                coverage.remedy,
                tuple(parts),
                touched(now, definition.id),
                tuple(_worst_first(low, missing=bool(coverage.missing))),
            )
        )
    return sorted(found, key=_least)


def _least(item: Completeness) -> tuple[Decimal, str]:
    """By the least complete part that is shown, then by name."""
    return min(_filled(part, missing=item.missing) for part in item.parts), item.name


def _worst_first(low: Iterable[Part], *, missing: bool) -> list[Part]:
    """The whole, then the least complete; of nothing at all the parts add nothing."""
    found = sorted(low, key=lambda part: (bool(part.name), _filled(part, missing=missing)))
    nothing = found and not found[0].name and _filled(found[0], missing=missing) == 0
    return found[:1] if nothing else found


def _filled(part: Part, *, missing: bool) -> Decimal:
    """How much is there; what is not shown comes after everything that is."""
    if part.now is None or part.now.value is None:
        return WHOLE + 1
    return WHOLE - part.now.value if missing else part.now.value


def touched(release: Release, coverage: str) -> tuple[str, ...]:
    """Labels of the published figures that rest on a registration.

    A figure rests on it if its definition says so, if it is computed from what was counted in the
    registration, or if it is computed from, or is part of, a figure that rests on it.
    """
    definitions = release.definitions
    ratio = definitions[coverage].structure.ratio
    counted = ratio.numerator if ratio else None
    resting = {d.id for d in definitions.values() if coverage in d.rests_on}
    resting |= {counted} if counted else set()
    while True:
        more = {d.id for d in definitions.values() if d.id not in resting and _leans(d, resting)}
        more |= {
            part.indicator
            for name in resting & definitions.keys()
            for item in definitions[name].structure.sums
            for part in item.parts
        } - resting
        if not more:
            break
        resting |= more
    measures = {d.id for d in definitions.values() if d.coverage and not d.coverage.missing}
    published = {fact.indicator for fact in release.facts if fact.value != 0}
    counts = _counted(definitions.values())
    told = (resting & published & definitions.keys()) - measures - counts
    return tuple(sorted({definitions[name].label for name in told}))


def _leans(definition: Definition, resting: set[str]) -> bool:
    """Whether an indicator is computed from, or part of, one of these."""
    structure = definition.structure
    named = {item.whole for item in structure.parts_of}
    named |= {part.indicator for item in structure.sums for part in item.parts}
    if structure.ratio:
        named |= {structure.ratio.numerator or "", structure.ratio.denominator or ""}
    return bool(named & resting)


def _counted(definitions: Iterable[Definition]) -> set[str]:
    """What was only counted to know how complete a registration is."""
    told = list(definitions)
    counted = {
        d.structure.ratio.numerator or ""
        for d in told
        if d.coverage and not d.coverage.missing and d.structure.ratio
    }
    return counted - {name for d in told for name in [d.id] if d.rests_on}


def _parts(releases: Sequence[Release], definition: Definition) -> list[Part]:
    coverage = definition.coverage
    gap = coverage.missing if coverage else None
    cells = [
        fact
        for fact in releases[-1].facts.select(definition.id)
        if fact.status is not Status.NOT_AVAILABLE and (gap is None or gap in fact.dimensions)
    ]
    cells.sort(key=lambda fact: len(fact.dimensions))
    return [
        Part(
            _name(releases[-1], [pair for pair in cell.dimensions if pair != gap]),
            {
                str(release.register["periode"]["jaar"]): _find(release, definition, cell)
                for release in releases
            },
        )
        for cell in cells
    ]


def _part_of_year(release: Release) -> str:
    return str(release.register["periode"]["id"])[4:]


def _find(release: Release, definition: Definition, cell: Fact) -> Fact | None:
    """The same share in another period, if it means the same there."""
    fact = release.facts.find(definition.id, **dict(cell.dimensions))
    return fact if fact is not None and fact.version == cell.version else None


def _name(release: Release, dimensions: Iterable[tuple[str, str]]) -> str:
    themes: Mapping[str, Mapping[str, str]] = release.register["themas"]
    return ", ".join(
        str(themes[code]["naam"]) if key == "thema" else release.label(LISTS.get(key, key), code)
        for key, code in dimensions
    )


def _calls(fact: Fact | None, floor: Decimal, *, missing: bool) -> bool:
    if fact is None or fact.value is None:
        return False
    return fact.value > floor if missing else fact.value < floor
