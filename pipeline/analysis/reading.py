"""What a study reads: the published facts and names of one organisation, period and theme."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from pipeline.analysis.comparison import Comparison, Years
from pipeline.errors import TemplateRefused
from pipeline.facts import Fact, NumberProfile, Origin, Release, print_fact


class Reading:
    """Facts and names as published, of this period and of earlier ones.

    Attributes:
        release: what was published about this period.
        theme: id of the theme; empty for a study of all themes together.
    """

    def __init__(
        self, release: Release, theme: str, accent: str, earlier: Iterable[Release] = ()
    ) -> None:
        self.release = release
        self.theme = theme
        self._accent = accent
        self._periods = (*earlier, release)

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

    def services_of(self, theme: str) -> list[Mapping[str, Any]]:
        """The services of a theme, in order."""
        known: list[Mapping[str, Any]] = self.release.register.get("diensten", [])
        return [service for service in known if theme in service["themas"]]

    @property
    def services(self) -> list[Mapping[str, Any]]:
        """The services of the theme, in order."""
        return self.services_of(self.theme)

    @property
    def goals(self) -> list[Mapping[str, Any]]:
        """The goals of the theme, in order."""
        known: list[Mapping[str, Any]] = self.release.register["doelen"]
        return [goal for goal in known if goal["thema"] == self.theme]

    def reported_about(self, **dimensions: str) -> list[Fact]:
        """The figures people reported about exactly this, in order of their names."""
        wanted = tuple(sorted(dimensions.items()))
        return [
            fact
            for fact in self.release.facts
            if fact.dimensions == wanted and fact.origin is Origin.REPORTED
        ]

    def meaning(self, fact: Fact) -> str:
        """What a fact counts, as it was told."""
        return self.release.definitions[fact.indicator].label

    @property
    def partners(self) -> dict[str, list[str]]:
        """The names of the partners of the theme by printed name of their sector, in order."""
        found: dict[str, list[str]] = {}
        for told in self.release.register["partners"]:
            if told["thema"] == self.theme:
                found.setdefault(self.label("sector", told["sector"]), []).append(told["partner"])
        return found

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

    def reported(self, name: str) -> Fact | None:
        """A figure the organisation reports for the whole; ``None`` where it did not report one.

        Unlike :meth:`fact`, which refuses a name nobody defined: what is reported differs from one
        organisation to the next.
        """
        return self.release.facts.find(name)

    def table(self, indicator: str, rows: str, columns: str) -> pd.DataFrame:
        """A cross table as printed, for looking at in JupyterLab."""
        cells: dict[str, dict[str, str]] = {}
        for fact in self.facts(indicator):
            row, column = fact.dimension(rows), fact.dimension(columns)
            if row is not None:
                cells.setdefault(row, {})[column or "totaal"] = print_fact(fact, self.profile)
        return pd.DataFrame.from_dict(cells, orient="index").fillna("")

    def _check(self, indicator: str) -> None:
        if indicator not in self.release.definitions:
            near = difflib.get_close_matches(indicator, self.release.definitions, n=3, cutoff=0.4)
            raise TemplateRefused(
                f"De indicator '{indicator}' bestaat niet.",
                remedy=f"Bedoelt u {' of '.join(near)}?" if near else "Zie docs/publiek.md.",
            )


def _with_kind(measure: str) -> tuple[str, dict[str, str]]:
    """Indicator and dimensions of ``indicator`` or ``indicator/soort``."""
    indicator, _, kind = measure.partition("/")
    return indicator, {"soort": kind} if kind else {}
