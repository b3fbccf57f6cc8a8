"""A study: one notebook looking at the published facts of one organisation, period and theme."""

from __future__ import annotations

import difflib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Self

import pandas as pd

from pipeline.analysis.blocks import Block, all_facts
from pipeline.analysis.comparison import Comparison, Years
from pipeline.analysis.growth import (
    Change,
    Hindrance,
    break_between,
    hindrance,
    percent_change,
)
from pipeline.analysis.opening import (
    accent_of,
    earlier_releases,
    known_theme,
    public_folder,
    read_release,
)
from pipeline.errors import TemplateRefused
from pipeline.facts import (
    Fact,
    NumberProfile,
    Origin,
    Release,
    Status,
    fact_id,
    print_fact,
    slug,
    to_json,
)
from pipeline.figures import Figure, figure_record, svg_of
from pipeline.paths import find_house

OUTPUT_VARIABLE = "FEITENWERK_ANALYSE"


class Study:
    """Reads protected facts, makes derived facts, and records blocks for the report.

    Run by the pipeline, every block is written to the folder of this run. In JupyterLab nothing is
    written: the block that a cell ends with shows its figure and its facts.
    """

    def __init__(
        self,
        release: Release,
        theme: str,
        target: Path | None,
        accent: str,
        earlier: Iterable[Release] = (),
    ) -> None:
        """Use :meth:`open`."""
        self.release = release
        self.theme = theme
        self._target = target
        self._accent = accent
        self._periods = (*earlier, release)
        self._blocks: list[Block] = []
        self._derived: dict[str, Fact] = {}

    @classmethod
    def open(
        cls,
        organisatie: str,
        periode: str,
        thema: str | None = None,
        *,
        terugblik: str | None = "",
    ) -> Self:
        """Open the published facts.

        Args:
            organisatie: name of the folder of the organisation; empty stands for the first there
                is, so that a notebook opens in JupyterLab as it is.
            periode: likewise.
            thema: likewise; ``None`` for a study of all themes together.
            terugblik: earlier periods to look at too, with commas between them; ``None`` for every
                one there is.

        Raises:
            UsageError: nothing published under these names.
        """
        house = find_house()
        folder = public_folder(house, organisatie, periode)
        release = read_release(folder)
        theme = "" if thema is None else known_theme(release, thema, house.relative(folder))
        target = os.environ.get(OUTPUT_VARIABLE)
        accent = accent_of(house, str(release.register["huisstijl"]))
        earlier = earlier_releases(folder, terugblik)
        return cls(release, theme, Path(target) if target else None, accent, earlier)

    @property
    def profile(self) -> NumberProfile:
        """How numbers are printed."""
        return self.release.profile

    @property
    def organisation(self) -> Mapping[str, str]:
        """The printed names of the organisation and where it works."""
        names: Mapping[str, str] = self.release.register["organisatie"]
        return names

    @property
    def themes(self) -> dict[str, str]:
        """The printed names of all themes, in order."""
        told = self.release.register["themas"]
        return {key: told[key]["naam"] for key in sorted(told, key=lambda k: told[k]["volgorde"])}

    def domains_of(self, theme: str) -> list[str]:
        """The ZRM domains of a theme, in order."""
        return list(self.release.register["themas"][theme]["domeinen"])

    def activities_of(self, theme: str) -> list[Mapping[str, Any]]:
        """The activities of a theme, in order."""
        known: list[Mapping[str, Any]] = self.release.register["activiteiten"]
        return [activity for activity in known if theme in activity["themas"]]

    @property
    def domains(self) -> list[str]:
        """The ZRM domains of the theme, in order."""
        return self.domains_of(self.theme)

    @property
    def areas(self) -> Mapping[str, str]:
        """Codes of ``gemeente``, ``provincie`` and ``land``."""
        codes: Mapping[str, str] = self.release.register["gebieden"]
        return codes

    @property
    def accent(self) -> str:
        """The accent colour of the organisation's house style, ``#rrggbb``."""
        return self._accent

    def years(self, indicator: str, **dimensions: str) -> list[str]:
        """The years for which an external indicator has a published value for the gemeente."""
        found = self.facts(indicator, gebied=self.areas["gemeente"], **dimensions)
        return sorted({fact.dimension("jaar") or "" for fact in found if fact.has_value} - {""})

    def areas_in(self, indicator: str, year: str, **dimensions: str) -> dict[str, Fact | None]:
        """An external indicator for ``gemeente``, ``provincie`` and ``land`` in one year."""
        return {
            role: self.fact(indicator, gebied=code, jaar=year, **dimensions)
            for role, code in self.areas.items()
        }

    def named_areas(self, facts: Mapping[str, Fact | None]) -> list[tuple[str, Fact | None]]:
        """The same with printed names, in the order gemeente, provincie, land."""
        return [(self.label("gebied", code), facts[role]) for role, code in self._ordered_areas()]

    def _ordered_areas(self) -> list[tuple[str, str]]:
        return [(role, self.areas[role]) for role in ("gemeente", "provincie", "land")]

    def comparison(self, measures: Mapping[str, str]) -> Comparison:
        """External indicators side by side for the three areas, in the newest year there is.

        Args:
            measures: indicator, or indicator and kind as in ``eenzaamheid/sociaal_eenzaam``, and
                the name its group of bars gets, in order.
        """
        asked = {name: _with_kind(name) for name in measures}
        years = {year for name, kind in asked.values() for year in self.years(name, **kind)}
        year = max(years, default="")
        found = {name: self.areas_in(own, year, **kind) for name, (own, kind) in asked.items()}
        facts = {name: areas for name, areas in found.items() if any(areas.values())}
        headings = {name: measures[name] if len(facts) > 1 else "" for name in facts}
        groups = [(headings[name], self.named_areas(areas)) for name, areas in facts.items()]
        return Comparison(year, facts, groups)

    def development(self, indicator: str, **dimensions: str) -> dict[str, Fact | None]:
        """An indicator in every period of the study, by year; ``None`` where it is not known."""
        return {
            str(release.register["periode"]["jaar"]): release.facts.find(indicator, **dimensions)
            for release in self._periods
        }

    @property
    def first_year(self) -> int:
        """The earliest year this study looks at."""
        return min(int(release.register["periode"]["jaar"]) for release in self._periods)

    def breaks(self, indicator: str) -> dict[int, str]:
        """First years of a new series, with a note: of this indicator, or of all figures of the
        gemeente; as ``series`` takes them.
        """
        told = self.release.register.get("reeksbreuken", [])
        here = self.areas["gemeente"]
        return {
            int(entry["jaar"]): str(entry["toelichting"])
            for entry in told
            if entry["indicator"] == indicator
            or (not entry["indicator"] and entry["gebied"] == here)
        }

    def sequence(self, measure: str) -> Years:
        """An external indicator, or ``indicator/soort``, over all its years for the three areas."""
        indicator, dimensions = _with_kind(measure)
        years = self.years(indicator, **dimensions)
        found = {year: self.areas_in(indicator, year, **dimensions) for year in years}
        lines: dict[str, list[tuple[int, Fact | None]]] = {
            self.label("gebied", code): [(int(year), found[year][role]) for year in years]
            for role, code in self._ordered_areas()
        }
        nothing = dict.fromkeys(self.areas)
        ends = (found[years[0]], found[years[-1]]) if len(years) > 1 else (nothing, nothing)
        return Years(years, ends[0], ends[1], found, lines)

    @property
    def here(self) -> str:
        """The printed name of the gemeente."""
        return self.label("gebied", self.areas["gemeente"])

    @property
    def activities(self) -> list[Mapping[str, Any]]:
        """The activities of the theme, in order."""
        return self.activities_of(self.theme)

    @property
    def services(self) -> list[Mapping[str, Any]]:
        """The services of the theme that keep figures of their own, in order."""
        known: list[Mapping[str, Any]] = self.release.register.get("diensten", [])
        return [service for service in known if self.theme in service["themas"]]

    def codes(self, codelist: str) -> list[str]:
        """The codes of a list, in order."""
        return list(self.release.register["volgorde"][codelist])

    def label(self, codelist: str, code: str) -> str:
        """The printed name of a code."""
        return self.release.label(codelist, code)

    def fact(self, indicator: str, **dimensions: str) -> Fact | None:
        """The fact with exactly these dimensions; ``None`` if nothing was published.

        Raises:
            TemplateRefused: no indicator has this name; the remedy names the nearest.
        """
        self._check(indicator)
        return self.release.facts.find(indicator, **dimensions)

    def facts(self, indicator: str, **dimensions: str | None) -> list[Fact]:
        """All facts of an indicator with these codes (``None`` = the total over that key)."""
        self._check(indicator)
        return self.release.facts.select(indicator, **dimensions)

    def table(self, indicator: str, rows: str, columns: str) -> pd.DataFrame:
        """A cross table as printed, for looking at in JupyterLab."""
        cells: dict[str, dict[str, str]] = {}
        for fact in self.facts(indicator):
            row, column = fact.dimension(rows), fact.dimension(columns)
            if row is not None:
                cells.setdefault(row, {})[column or "totaal"] = print_fact(fact, self.profile)
        return pd.DataFrame.from_dict(cells, orient="index").fillna("")

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

    def block(
        self,
        kind: str,
        *,
        part: str,
        facts: Mapping[str, Any],
        id: str = "",  # noqa: A002  the name the editors use
        labels: Mapping[str, Any] | None = None,
        figure: Figure | None = None,
        keep: bool = False,
    ) -> Block:
        """Record one answered question, see :class:`~pipeline.analysis.blocks.Block`.

        Block and figure get the name of the theme before their own, so that a document over all
        themes can hold the answers of each. A question that no fact answers adds nothing to the
        report, unless ``keep`` asks for it. In JupyterLab a cell may run again; its block then
        takes the place of the former.

        Raises:
            TemplateRefused: a second block with the same id, or a second figure with the same name.
        """
        name = self._name(id or kind)
        if figure is not None:
            figure = replace(figure, name=self._name(figure.name))
            if figure.narrow is not None:
                narrow = replace(figure.narrow, name=figure.name)
                figure = replace(figure, narrow=narrow)
        block = Block(kind, name, part, facts, labels or {}, figure, self.profile)
        if self._target is None or not (keep or all_facts(facts)):
            return block
        if any(block.id == other.id for other in self._blocks):
            raise TemplateRefused(
                f"Er zijn twee blokken met de naam '{block.id}'.",
                remedy="Geef een van beide een eigen naam met id=….",
            )
        if figure and any(
            figure.name == other.figure.name for other in self._blocks if other.figure
        ):
            raise TemplateRefused(
                f"Er zijn twee figuren met de naam '{figure.name}'.",
                remedy="Geef een van beide een eigen naam met name=….",
            )
        self._blocks.append(block)
        self._write(self._target)
        return block

    def _write(self, target: Path) -> None:
        """Rewrite what this run has recorded; the engine moves the folder when all cells ran."""
        used = [fact for block in self._blocks for fact in all_facts(block.facts)]
        # What is not in the release itself was derived here, or comes from an earlier period.
        derived = {fact.id: fact for fact in used if fact.id not in self.release.facts}
        blocks = [block.to_record() for block in self._blocks]
        # Not to_json: the order of facts and labels is the analyst's.
        told = json.dumps(blocks, ensure_ascii=False, indent=1) + "\n"
        (target / "blokken.json").write_text(told, encoding="utf-8")
        facts = [derived[key].to_record() for key in sorted(derived)]
        (target / "feiten.json").write_text(to_json(facts), encoding="utf-8")
        figure = self._blocks[-1].figure
        if figure is not None:
            _write_figure(figure, target / "figuren")

    def _name(self, own: str) -> str:
        return slug("-".join(filter(None, (self.theme, own))))

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
        if self._target is not None and self._derived.get(fact.id, fact) != fact:
            raise TemplateRefused(
                f"Er zijn twee verschillende cijfers met de naam '{name}'.",
                remedy="Geef elk verschil en elk totaal een eigen naam.",
            )
        self._derived[fact.id] = fact
        return fact

    def _check(self, indicator: str) -> None:
        if indicator not in self.release.definitions:
            near = difflib.get_close_matches(indicator, self.release.definitions, n=3, cutoff=0.4)
            raise TemplateRefused(
                f"De indicator '{indicator}' bestaat niet.",
                remedy=f"Bedoelt u {' of '.join(near)}?" if near else "Zie docs/publiek.md.",
            )


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


def _write_figure(figure: Figure, folder: Path) -> None:
    """The picture, its narrow drawing for phones, and the plotly figure as plain data."""
    folder.mkdir(exist_ok=True)
    (folder / f"{figure.name}.svg").write_text(svg_of(figure), encoding="utf-8")
    if figure.narrow is not None:
        (folder / f"{figure.name}.smal.svg").write_text(svg_of(figure.narrow), encoding="utf-8")
    record = to_json(figure_record(figure))
    (folder / f"{figure.name}.json").write_text(record, encoding="utf-8")


def _with_kind(measure: str) -> tuple[str, dict[str, str]]:
    """Indicator and dimensions of ``indicator`` or ``indicator/soort``."""
    indicator, _, kind = measure.partition("/")
    return indicator, {"soort": kind} if kind else {}
