"""The seam between the pipeline and the engines that make HTML and PDF.

Two engines stand behind :class:`Renderer`: the real Quarto (``quarto.py``) and the embedded one
(``embedded.py``: pandoc and typst from wheels). Both read the same documents (``docs/qmd.md``)
and the same house style (``reports/_extensions/feitenwerk``) and pass one conformance suite.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from pipeline.errors import UsageError

RendererName = Literal["auto", "quarto", "ingebouwd"]
DEFAULT_TIMEOUT = 300.0


@dataclass(frozen=True, slots=True)
class RenderJob:
    """One document to render.

    Attributes:
        source: ``<doc>.qmd``, in a folder of its own with ``figuren/`` beside it. Never written to.
        target: folder that receives ``<doc>.html`` and ``<doc>.pdf``; made when missing.
        extension: the folder of the house style.
        timestamp: seconds since 1970, for the dates inside the PDF; never the clock.
        timeout: seconds one engine may take for one format.
    """

    source: Path
    target: Path
    extension: Path
    timestamp: int
    timeout: float = DEFAULT_TIMEOUT


@dataclass(frozen=True, slots=True)
class Rendered:
    """Two finished files and the tools that made them (name to version, for the manifest)."""

    html: Path
    pdf: Path
    renderer: str
    versions: Mapping[str, str]


class Renderer(Protocol):
    """An engine. Both files appear together and complete, or an error is raised and neither changes."""

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
    from pipeline.render.embedded import EmbeddedRenderer
    from pipeline.render.quarto import QuartoRenderer, find_quarto

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
