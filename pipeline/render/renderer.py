"""The seam between the pipeline and the engines that make HTML and PDF.

Two engines stand behind :class:`Renderer`: the real Quarto (``quarto.py``) and the embedded one
(``embedded.py``: pandoc and typst from wheels). Both read the same documents (``docs/qmd.md``)
and the same house style (``reports/_extensions/feitenwerk``) and pass one conformance suite.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from pipeline.errors import UsageError
from pipeline.render.embedded import EmbeddedRenderer
from pipeline.render.jobs import Rendered, RenderJob
from pipeline.render.quarto import QuartoRenderer, find_quarto

__all__ = ["RenderJob", "Rendered", "Renderer", "choose_renderer"]


class Renderer(Protocol):
    """An engine: both files appear, complete, or an error is raised and neither changes."""

    @property
    def name(self) -> str:
        """``quarto`` or ``ingebouwd``."""
        ...

    def versions(self) -> Mapping[str, str]:
        """The tools this engine works with: name to version."""
        ...

    def render(self, job: RenderJob) -> Rendered:
        """Render one document.

        Raises:
            RenderFailed: with the engine's own message and the line of document and template.
        """
        ...


def choose_renderer(name: str = "auto") -> Renderer:
    """The engine with this name; ``auto`` takes Quarto where a recent one is installed.

    Raises:
        UsageError: the name is unknown, or Quarto is asked for and absent or too old.
    """
    if name == "ingebouwd":
        return EmbeddedRenderer()
    if name == "quarto":
        return QuartoRenderer(find_quarto())
    if name == "auto":
        try:
            return QuartoRenderer(find_quarto())
        except UsageError:
            return EmbeddedRenderer()
    raise UsageError(
        f"De opmaakmachine ‘{name}’ bestaat niet.",
        place="RENDERER",
        remedy="Kies auto, quarto of ingebouwd.",
    )
