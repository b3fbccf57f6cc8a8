"""What a study leaves behind: blocks, the facts they derived, and figures, as files."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.analysis.blocks import Block, all_facts
from pipeline.errors import TemplateRefused
from pipeline.facts import Release, to_json
from pipeline.figures import Figure, figure_record, svg_of


class Recorder:
    """Keeps the blocks of one notebook run in a folder.

    Args:
        release: the published facts; what is not among them is written beside the blocks.
        target: folder of this run.
    """

    def __init__(self, release: Release, target: Path) -> None:
        self._release = release
        self._target = target
        self._blocks: list[Block] = []

    def add(self, block: Block) -> None:
        """Record a block and rewrite the files.

        Raises:
            TemplateRefused: a second block with the same id, or a second figure with the same name.
        """
        if any(block.id == other.id for other in self._blocks):
            raise TemplateRefused(
                f"Er zijn twee blokken met de naam '{block.id}'.",
                remedy="Geef een van beide een eigen naam met id=….",
            )
        figure = block.figure
        if figure and any(
            figure.name == other.figure.name for other in self._blocks if other.figure
        ):
            raise TemplateRefused(
                f"Er zijn twee figuren met de naam '{figure.name}'.",
                remedy="Geef een van beide een eigen naam met name=….",
            )
        self._blocks.append(block)
        self._write()

    def _write(self) -> None:
        """Rewrite what this run has recorded; the engine moves the folder when all cells ran."""
        used = [fact for block in self._blocks for fact in all_facts(block.facts)]
        # What is not in the release itself was derived here, or comes from an earlier period.
        derived = {fact.id: fact for fact in used if fact.id not in self._release.facts}
        blocks = [block.to_record() for block in self._blocks]
        # Not to_json: the order of facts and labels is the analyst's.
        told = json.dumps(blocks, ensure_ascii=False, indent=1) + "\n"
        (self._target / "blokken.json").write_text(told, encoding="utf-8")
        facts = [derived[key].to_record() for key in sorted(derived)]
        (self._target / "feiten.json").write_text(to_json(facts), encoding="utf-8")
        figure = self._blocks[-1].figure
        if figure is not None:
            _write_figure(figure, self._target / "figuren")


def _write_figure(figure: Figure, folder: Path) -> None:
    """The picture, its narrow drawing for phones, and the plotly figure as plain data."""
    folder.mkdir(exist_ok=True)
    (folder / f"{figure.name}.svg").write_text(svg_of(figure), encoding="utf-8")
    if figure.narrow is not None:
        (folder / f"{figure.name}.smal.svg").write_text(svg_of(figure.narrow), encoding="utf-8")
    record = to_json(figure_record(figure))
    (folder / f"{figure.name}.json").write_text(record, encoding="utf-8")
