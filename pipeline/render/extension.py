"""Reads the house style's ``_extension.yml`` the way Quarto does: ``common`` under each format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from pipeline.errors import RenderFailed

# What only Quarto acts on; pandoc needs nothing for it.
_QUARTO_ONLY = frozenset({"theme", "minimal", "wrap", "html-math-method"})
_KNOWN = frozenset(
    {"toc", "toc-depth", "filters", "template", "css", "embed-resources", "font-paths"}
    | {"pdf-standard"}
    | _QUARTO_ONLY
)


@dataclass(frozen=True, slots=True)
class Format:
    """How one output is made. Paths are absolute; ``pdf_standards`` as typst writes them."""

    template: Path
    filters: tuple[Path, ...]
    css: tuple[Path, ...]
    fonts: tuple[Path, ...]
    pdf_standards: tuple[str, ...]
    toc_depth: int | None


def _listed(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _filter_path(entry: object) -> str:
    return str(entry["path"]) if isinstance(entry, Mapping) else str(entry)


def read_format(extension: Path, name: str) -> Format:
    """The settings of ``html`` or ``typst``.

    Raises:
        RenderFailed: the file is no YAML or holds a setting that the embedded engine does not know.
    """
    file = extension / "_extension.yml"
    try:
        formats = yaml.safe_load(file.read_text(encoding="utf-8"))["contributes"]["formats"]
        settings: dict[str, Any] = {**formats.get("common", {}), **formats[name]}
    except (yaml.YAMLError, KeyError, TypeError) as fault:
        raise RenderFailed(
            "De huisstijl is niet te lezen.",
            place="_extension.yml",
            remedy="Verbeter de YAML van de huisstijl.",
        ) from fault
    unknown = sorted(set(settings) - _KNOWN)
    if unknown:
        raise RenderFailed(
            f"De ingebouwde opmaak kent de instelling {unknown[0]} niet.",
            place="_extension.yml",
            remedy="Gebruik alleen instellingen die beide opmaakmachines kennen.",
        )
    return Format(
        template=extension / settings["template"],
        filters=tuple(
            extension / _filter_path(entry) for entry in _listed(settings.get("filters"))
        ),
        css=tuple(extension / entry for entry in _listed(settings.get("css"))),
        fonts=tuple(extension / entry for entry in _listed(settings.get("font-paths"))),
        pdf_standards=tuple(str(entry) for entry in _listed(settings.get("pdf-standard"))),
        toc_depth=int(settings.get("toc-depth", 3)) if settings.get("toc") else None,
    )
