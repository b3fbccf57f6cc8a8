"""A study: one notebook looking at the published facts of one organisation, period and theme."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

from pipeline.analysis.blocks import Block, all_facts
from pipeline.analysis.boundaries import read_outlines
from pipeline.analysis.coverage import Completeness, completeness
from pipeline.analysis.deriving import Deriving
from pipeline.analysis.intake import Intake
from pipeline.analysis.opening import (
    accent_of,
    earlier_releases,
    known_theme,
    public_folder,
    read_intake,
    read_release,
)
from pipeline.analysis.recording import Recorder
from pipeline.facts import Fact, Release, Status, slug
from pipeline.figures import Figure, Outline
from pipeline.paths import find_house

OUTPUT_VARIABLE = "FEITENWERK_ANALYSE"


class Study(Deriving):
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
        folder: Path | None = None,
    ) -> None:
        """Use :meth:`open`."""
        super().__init__(release, theme, accent, earlier, again=target is None)
        self._folder = folder
        self._recorder = Recorder(release, target) if target else None

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
        accent = accent_of(folder, house.relative(folder))
        earlier = earlier_releases(folder, terugblik)
        return cls(release, theme, Path(target) if target else None, accent, earlier, folder)

    @property
    def intake(self) -> Intake | None:
        """How the delivery was taken in; ``None`` for a study of facts that were not published."""
        return read_intake(self._folder) if self._folder else None

    def completeness(self, least: Fact) -> list[Completeness]:
        """How complete the registrations are, see :func:`pipeline.analysis.coverage.completeness`.

        Args:
            least: below this share a registration calls for attention.
        """
        return completeness(self._periods, least)

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
        themes can hold the answers of each. A question that no fact answers, or only zeros, adds
        nothing to the report, unless ``keep`` asks for it: nothing registered is not nothing done.
        In JupyterLab a cell may run again; its block then takes the place of the former.

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
        if self._recorder is None or not (keep or self.registered(*all_facts(facts))):
            return block
        self._recorder.add(block)
        return block

    def outlines(self, names: Mapping[str, str]) -> dict[str, Outline]:
        """Boundaries of areas by printed name, of those the organisation delivered.

        Args:
            names: printed name by code of the area.
        """
        return read_outlines(self._folder, names) if self._folder else {}

    @staticmethod
    def registered(*facts: Fact | None) -> bool:
        """Whether one of these facts tells that something was registered.

        A hidden number does; a zero does not, nor does a share of nothing.
        """
        nothing = Status.NOT_AVAILABLE
        return any(f is not None and f.value != 0 and f.status is not nothing for f in facts)

    def _name(self, own: str) -> str:
        return slug("-".join(filter(None, (self.theme, own))))
