"""The small files that make looks at: keys, stamps and content digests of nodes.

For a node ``stap/…`` the folder ``data/processed/.stappen`` holds ``….sleutel`` (its build key,
rewritten only when the key changes), ``….klaar`` (touched by make when the step has run) and
``….inhoud`` (digest of what the step made, rewritten only when that changes). The next step
depends on ``….inhoud``, so an unchanged result stops the chain.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.execution.keys import write_if_changed
from pipeline.paths import House


@dataclass(frozen=True, slots=True)
class Ledger:
    """Keys, stamps and content digests of the nodes of one house."""

    house: House

    @property
    def folder(self) -> Path:
        """Where the small files are."""
        return self.house.processed / ".stappen"

    def key_file(self, node: str) -> Path:
        """The build key of a node."""
        return self.folder / f"{node}.sleutel"

    def content_file(self, node: str) -> Path:
        """The digest of what a node made."""
        return self.folder / f"{node}.inhoud"

    def record_key(self, node: str, key: str, outputs: Iterable[Path]) -> None:
        """Note the key of a node; if something it made is gone, make it run again."""
        write_if_changed(self.key_file(node), key + "\n")
        complete = self.content_file(node).is_file() and all(path.exists() for path in outputs)
        if not complete:
            (self.folder / f"{node}.klaar").unlink(missing_ok=True)

    def record_content(self, node: str, content: str) -> bool:
        """Note what a node made; tells whether it differs from before."""
        return write_if_changed(self.content_file(node), content + "\n")

    def key(self, node: str) -> str:
        """The key a node was last planned with, empty if it never was."""
        path = self.key_file(node)
        return path.read_text(encoding="utf-8").strip() if path.is_file() else ""

    def content(self, node: str) -> str:
        """The digest of what a node last made, empty if it never ran."""
        path = self.content_file(node)
        return path.read_text(encoding="utf-8").strip() if path.is_file() else ""
