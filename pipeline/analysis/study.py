"""A study: one notebook looking at the published facts of one organisation, period and theme."""

from __future__ import annotations

import difflib
import json
import os
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Self

import pandas as pd
import yaml

from pipeline.analysis.blocks import Block, all_facts
from pipeline.errors import TemplateRefused, UsageError
from pipeline.facts import (
    FILES,
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
from pipeline.paths import House, find_house

OUTPUT_VARIABLE = "FEITENWERK_ANALYSE"


class Study:
    """Reads protected facts, makes derived facts, and records blocks for the report.

    Run by the pipeline, every block is written to the folder of this run. In JupyterLab nothing is
    written: the block that a cell ends with shows its figure and its facts.
    """

    def __init__(self, release: Release, theme: str, target: Path | None, accent: str) -> None:
        """Use :meth:`open`."""
        self.release = release
        self.theme = theme
        self._target = target
        self._accent = accent
        self._blocks: list[Block] = []
        self._derived: dict[str, Fact] = {}

    @classmethod
    def open(cls, organisatie: str, periode: str, thema: str) -> Self:
        """Open the published facts.

        Args:
            organisatie: name of the folder of the organisation; empty stands for the first there
                is, so that a notebook opens in JupyterLab as it is.
            periode: likewise.
            thema: likewise.

        Raises:
            UsageError: nothing published under these names.
        """
        house = find_house()
        folder = _public_folder(house, organisatie, periode)
        release = Release.parse({n: (folder / n).read_text(encoding="utf-8") for n in FILES})
        themes = sorted(release.register["themas"])
        if thema and thema not in themes:
            raise UsageError(
                f"Het thema '{thema}' is niet bekend.",
                place=house.relative(folder),
                remedy=f"Kies uit: {', '.join(themes)}.",
            )
        target = os.environ.get(OUTPUT_VARIABLE)
        accent = _accent(house, str(release.register["huisstijl"]))
        return cls(release, thema or themes[0], Path(target) if target else None, accent)

    @property
    def profile(self) -> NumberProfile:
        """How numbers are printed."""
        return self.release.profile

    @property
    def domains(self) -> list[str]:
        """The ZRM domains of the theme, in order."""
        return list(self.release.register["themas"][self.theme]["domeinen"])

    @property
    def areas(self) -> Mapping[str, str]:
        """Codes of ``gemeente``, ``provincie`` and ``land``."""
        codes: Mapping[str, str] = self.release.register["gebieden"]
        return codes

    @property
    def accent(self) -> str:
        """The accent colour of the organisation's house style, ``#rrggbb``."""
        return self._accent

    def years(self, indicator: str) -> list[str]:
        """The years for which an external indicator has a published value for the gemeente."""
        found = self.facts(indicator, gebied=self.areas["gemeente"])
        return sorted({fact.dimension("jaar") or "" for fact in found if fact.has_value} - {""})

    def areas_in(self, indicator: str, year: str, **dimensions: str) -> dict[str, Fact | None]:
        """An external indicator for ``gemeente``, ``provincie`` and ``land`` in one year."""
        return {
            role: self.fact(indicator, gebied=code, jaar=year, **dimensions)
            for role, code in self.areas.items()
        }

    def named_areas(self, facts: Mapping[str, Fact | None]) -> list[tuple[str, Fact | None]]:
        """The same with printed names, in the order gemeente, provincie, land."""
        return [
            (self.label("gebied", self.areas[role]), facts[role])
            for role in ("gemeente", "provincie", "land")
        ]

    def lines(self, indicator: str) -> dict[str, list[tuple[int, Fact | None]]]:
        """An external indicator over all its years, by printed name of the area."""
        return {
            self.label("gebied", self.areas[role]): [
                (int(year), self.fact(indicator, gebied=self.areas[role], jaar=year))
                for year in self.years(indicator)
            ]
            for role in ("gemeente", "provincie", "land")
        }

    @property
    def here(self) -> str:
        """The printed name of the gemeente."""
        return self.label("gebied", self.areas["gemeente"])

    @property
    def activities(self) -> list[Mapping[str, Any]]:
        """The activities of the theme, in order."""
        known: Sequence[Mapping[str, Any]] = self.release.register["activiteiten"]
        return [activity for activity in known if self.theme in activity["themas"]]

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

    def total(self, facts: Sequence[Fact | None], name: str) -> Fact | None:
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

    def block(
        self,
        kind: str,
        *,
        part: str,
        facts: Mapping[str, Any],
        id: str = "",  # noqa: A002  the name the editors use
        labels: Mapping[str, Any] | None = None,
        figure: Figure | None = None,
    ) -> Block:
        """Record one answered question, see :class:`~pipeline.analysis.blocks.Block`.

        In JupyterLab a cell may run again; its block then takes the place of the former.

        Raises:
            TemplateRefused: a second block with the same id, or a second figure with the same name.
        """
        block = Block(kind, slug(id or kind), part, facts, labels or {}, figure, self.profile)
        if self._target is None:
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
        derived = {fact.id: fact for fact in used if fact.id in self._derived}
        blocks = [block.to_record() for block in self._blocks]
        # Not to_json: the order of facts and labels is the analyst's.
        told = json.dumps(blocks, ensure_ascii=False, indent=1) + "\n"
        (target / "blokken.json").write_text(told, encoding="utf-8")
        facts = [derived[key].to_record() for key in sorted(derived)]
        (target / "feiten.json").write_text(to_json(facts), encoding="utf-8")
        figure = self._blocks[-1].figure
        if figure is not None:
            _write_figure(figure, target / "figuren")

    def _derive(self, name: str, value: Decimal, unit: str, sources: Sequence[Fact]) -> Fact:
        register = self.release.register
        example = any(fact.origin is Origin.EXAMPLE for fact in sources)
        at = {"thema": self.theme}
        fact = Fact(
            id=fact_id(register["organisatie"]["id"], register["periode"]["id"], name, at),
            indicator=slug(name),
            version=max(fact.version for fact in sources),
            dimensions=tuple(at.items()),
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


def _public_folder(house: House, org: str, period: str) -> Path:
    found = sorted(house.processed.glob(f"{org or '*'}/{period or '*'}/publiek"))
    if not found:
        raise UsageError(
            "Er zijn nog geen gepubliceerde cijfers om te openen.",
            place=house.relative(house.processed),
            remedy="Draai eerst make, bijvoorbeeld: make monitor YEAR=2022",
        )
    return found[0]


def _accent(house: House, style: str) -> str:
    """The accent of a house style; of the default style if the organisation has none of its own."""
    path = house.extension / "huisstijlen.yml"
    styles = yaml.safe_load(path.read_text(encoding="utf-8"))
    return "#" + str(styles.get(style, styles["standaard"])["accent"])


def _write_figure(figure: Figure, folder: Path) -> None:
    """The picture, its narrow drawing for phones, and the plotly figure as plain data."""
    folder.mkdir(exist_ok=True)
    (folder / f"{figure.name}.svg").write_text(svg_of(figure), encoding="utf-8")
    if figure.narrow is not None:
        (folder / f"{figure.name}.smal.svg").write_text(svg_of(figure.narrow), encoding="utf-8")
    record = to_json(figure_record(figure))
    (folder / f"{figure.name}.json").write_text(record, encoding="utf-8")
