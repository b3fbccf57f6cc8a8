"""What a study derives: numbers computed from the numbers the reader sees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from pipeline.analysis.growth import (
    Change,
    Hindrance,
    break_between,
    hindrance,
    percent_change,
)
from pipeline.analysis.reading import Reading
from pipeline.errors import TemplateRefused
from pipeline.facts import Fact, Origin, Release, Status, fact_id, slug


class Deriving(Reading):
    """Adds facts of its own to what was published.

    Args:
        again: whether a cell may run again and give its number another value, as in JupyterLab.
    """

    def __init__(
        self,
        release: Release,
        theme: str,
        accent: str,
        earlier: Iterable[Release] = (),
        *,
        again: bool = False,
    ) -> None:
        super().__init__(release, theme, accent, earlier)
        self._again = again
        self._derived: dict[str, Fact] = {}

    def difference(self, fact: Fact | None, other: Fact | None, name: str) -> Fact | None:
        """How far two printed numbers are apart, always positive; words tell the direction.

        Computed from the numbers the reader sees, so it adds up on the page. Percentages differ in
        ``procentpunt`` (BR31). ``None`` if one of them is not shown or is a lower bound.

        Args:
            fact: one number.
            other: another of the same unit.
            name: of the new fact, e.g. ``"verschil-laag-inkomen"``.

        Raises:
            TemplateRefused: the units differ, or another number bears this name.
        """
        if fact is None or other is None or fact.value is None or other.value is None:
            return None
        unit = _common_unit([fact, other])
        if Status.AT_LEAST in (fact.status, other.status):
            return None
        apart = abs(fact.value - other.value)
        return self._derive(name, apart, "procentpunt" if unit == "%" else unit, [fact, other])

    def total(self, facts: Iterable[Fact | None], name: str) -> Fact | None:
        """The sum of the numbers the reader sees; ``None`` if one of them is not shown.

        With a lower bound among them the sum is one too.

        Raises:
            TemplateRefused: the units differ, or another number bears this name.
        """
        shown = [fact for fact in facts if fact is not None]
        if not shown or any(fact.value is None for fact in shown):
            return None
        value = sum((fact.number for fact in shown), Decimal(0))
        return self._derive(name, value, _common_unit(shown), shown)

    def growth(self, fact: Fact | None, earlier: Fact | None) -> Fact | None:
        """The change from an earlier number to a later one in whole percents, with its sign.

        Computed from the numbers the reader sees, rounded half away from zero (BR30). ``None``
        where BR31 gives no percentage: a number is not shown, it started below ten, or its
        definition or the series changed in between.
        """
        if fact is None or earlier is None or self._hindrance(fact, earlier):
            return None
        change = percent_change(fact.number, earlier.number)
        name, at = f"verandering-{fact.indicator}", dict(fact.dimensions)
        return self._derive(name, change, "%", [fact, earlier], at)

    def change(self, indicator: str, **dimensions: str) -> Change:
        """A figure of the period beside that of the period before."""
        now = self.fact(indicator, **dimensions)
        past = self._periods[-2] if len(self._periods) > 1 else None
        before = past.facts.find(indicator, **dimensions) if past else None
        return Change(
            now,
            before,
            self.growth(now, before),
            self._hindrance(now, before),
            str(past.register["periode"]["jaar"]) if past else "",
        )

    def _hindrance(self, now: Fact | None, before: Fact | None) -> Hindrance:
        """What stands in the way of a percentage of change, breaks of the series included."""
        if now is None or before is None:
            return Hindrance.UNKNOWN
        years = [fact.id.split("/")[1][:4] for fact in (before, now)]
        return hindrance(now, before, break_between(self.breaks(now.indicator), *years))

    def _derive(
        self,
        name: str,
        value: Decimal,
        unit: str,
        sources: Sequence[Fact],
        own: Mapping[str, str] | None = None,
    ) -> Fact:
        register = self.release.register
        example = any(fact.origin is Origin.EXAMPLE for fact in sources)
        at = {**(own or {}), **({"thema": self.theme} if self.theme else {})}
        fact = Fact(
            id=fact_id(register["organisatie"]["id"], register["periode"]["id"], name, at),
            indicator=slug(name),
            version=max(fact.version for fact in sources),
            dimensions=tuple(sorted(at.items())),
            value=value,
            unit=unit,
            decimals=max(fact.decimals for fact in sources),
            status=_common_status(sources),
            origin=Origin.EXAMPLE if example else Origin.COMPUTED,
            derived_from=tuple(fact.id for fact in sources),
        )
        if not self._again and self._derived.get(fact.id, fact) != fact:
            raise TemplateRefused(
                f"Er zijn twee verschillende cijfers met de naam '{name}'.",
                remedy="Geef elk verschil en elk totaal een eigen naam.",
            )
        self._derived[fact.id] = fact
        return fact


def _common_unit(facts: Sequence[Fact]) -> str:
    first = facts[0]
    for other in facts[1:]:
        if other.unit != first.unit:
            raise TemplateRefused(
                f"'{first.id}' en '{other.id}' hebben niet dezelfde eenheid.",
                remedy="Reken alleen met cijfers die dezelfde eenheid hebben.",
            )
    return first.unit


def _common_status(facts: Sequence[Fact]) -> Status:
    """What computing with these numbers gives: at most as sure as the least sure of them."""
    found = {fact.status for fact in facts}
    return next((s for s in (Status.AT_LEAST, Status.ROUNDED) if s in found), Status.VISIBLE)
