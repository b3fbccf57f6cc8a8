"""What goes into a renderer and what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

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
