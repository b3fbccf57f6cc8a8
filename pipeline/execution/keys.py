"""Build keys: what a step is made of, as one digest.

A step runs again only if its key changes: content of inputs, code of the step, parameters, lock
file and tool versions. Time stamps of inputs never count. Nothing here imports pandas or DuckDB:
keys are computed at every call of make.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

IGNORED = frozenset({"__pycache__", ".ipynb_checkpoints", ".quarto"})


def digest(parts: Mapping[str, str]) -> str:
    """One SHA-256 over named parts, whatever their order."""
    told = (f"{len(name)} {len(parts[name])} {name}{parts[name]}" for name in sorted(parts))
    return hashlib.sha256("".join(told).encode(errors="surrogateescape")).hexdigest()


def file_digest(path: Path) -> str:
    """SHA-256 of the content of one file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def files_under(folder: Path) -> list[Path]:
    """All files at or below a folder, sorted; caches and hidden files are left out."""
    if folder.is_file():
        return [folder]
    found: list[Path] = []
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if f not in IGNORED and not f.startswith("."))
        found += [Path(here, name) for name in names if not name.startswith(".")]
    return sorted(found)


def tree_digest(root: Path, places: Iterable[Path]) -> str:
    """SHA-256 over the relative names and contents of all files at or below ``places``."""
    parts = {
        path.relative_to(root).as_posix(): file_digest(path)
        for place in places
        if place.exists()
        for path in files_under(place)
    }
    return digest(parts)


def write_if_changed(path: Path, text: str) -> bool:
    """Write a file only when its content differs, in one move; tells whether it did."""
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)
    return True
