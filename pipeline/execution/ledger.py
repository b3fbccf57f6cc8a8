"""The small files that make looks at: keys, stamps and content digests of nodes.

For a node ``stap/…`` the folder ``data/processed/.stappen`` holds

* ``….sleutel``: its build key, rewritten only when the key changes;
* ``….onder``: the nodes it stands on;
* ``….klaar``: make's stamp; says with which key and on which contents the node last ran, gone
  while it runs and after a run that failed;
* ``….inhoud``: digest of what it made, rewritten only when that changes; parts of the result that
  can change on their own have one each;
* ``….beurt``: locked while it runs, so that two makes in one folder do a node one after the other.

The next node depends on ``….inhoud``, so an unchanged result stops the chain.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.execution.keys import digest, write_if_changed
from pipeline.execution.plan import Node, after
from pipeline.paths import House
from pipeline.turns import Say, take_turn

PATIENCE = 900.0  # seconds that one node waits for another process that runs it
LONG_AGO = 10**18  # in nanoseconds: a day in 2001, before any file of this house


@dataclass(frozen=True, slots=True)
class Ledger:
    """Keys, stamps and content digests of the nodes of one house."""

    house: House

    @property
    def folder(self) -> Path:
        """Where the small files are."""
        return self.house.processed / ".stappen"

    def key(self, node: str) -> str:
        """The key a node was last planned with, empty if it never was."""
        return _read(self._file(node, "sleutel"))

    def under(self, node: str) -> tuple[str, ...]:
        """What a node was last planned to stand on; without a plan, what follows from its name."""
        planned = self._file(node, "onder")
        return tuple(_read(planned).split()) if planned.is_file() else after(node)

    def content(self, node: str) -> str:
        """The digest of what a node last made, empty if it never ran."""
        return _read(self._file(node, "inhoud"))

    def plan(self, node: Node, key: str, outputs: Iterable[Path]) -> bool:
        """Note the key of a node and tell whether it must run.

        It must if its key, or what it stands on, differs from when it last ran, or if something it
        made is gone. Its stamp is then made old, so make sees the same. The stamp keeps what it
        says: ``make -n`` plans too, and must leave nothing behind that makes a step run.
        """
        write_if_changed(self._file(node.name, "sleutel"), key + "\n")
        write_if_changed(self._file(node.name, "onder"), "\n".join(node.after) + "\n")
        stamp = self._file(node.name, "klaar")
        contents = [self._file(name, "inhoud") for name in (node.name, *node.parts)]
        current = _read(stamp) == self._ran_with(node.name)
        if not current or not all(path.exists() for path in (*contents, *outputs)):
            if stamp.exists():
                os.utime(stamp, ns=(LONG_AGO, LONG_AGO))
            return True
        self._order(node, stamp, contents)
        return False

    def begin(self, node: str, say: Say | None = None, patience: float = PATIENCE) -> None:
        """Note that a node runs: until it is done, what it made may be half of it.

        Waits while another process runs the same node. The turn ends when the node is finished, or
        with this process when it fails.

        Args:
            node: its name.
            say: told in Dutch when another process is waited for.
            patience: seconds to wait.

        Raises:
            UsageError: the other process is still at it.
        """
        place = self._file(node, "beurt")
        if place not in _TURNS:
            _TURNS[place] = take_turn(place, patience, _busy(node), say)
        self._file(node, "klaar").unlink(missing_ok=True)

    def finish(self, node: str, content: str, parts: Mapping[str, str] | None = None) -> None:
        """Note what a node made, by digest, and that it is done."""
        stamp = self._file(node, "klaar")
        told = {node: content, **{f"{node}/{name}": part for name, part in (parts or {}).items()}}
        for name, text in told.items():
            write_if_changed(self._file(name, "inhoud"), text + "\n")
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.write_text(self._ran_with(node) + "\n", encoding="utf-8")
        self._lower(stamp, [self._file(name, "inhoud") for name in told], self._least(node))
        turn = _TURNS.pop(self._file(node, "beurt"), None)
        if turn is not None:
            os.close(turn)

    def _ran_with(self, node: str) -> str:
        stood_on = {f"op {name}": self.content(name) for name in self.under(node)}
        return digest({"sleutel": self.key(node), **stood_on})

    def _order(self, node: Node, stamp: Path, contents: Iterable[Path]) -> None:
        """Give a node that need not run times that tell make the same.

        Make knows times only: a stamp must not be older than what it stands on, nor newer than
        what it stands for. After a run that changed nothing they are; this sets them right.
        """
        least = self._least(node.name)
        for path in (stamp, *contents):
            if path.stat().st_mtime_ns < least:
                os.utime(path, ns=(least, least))
        self._lower(stamp, contents, least)

    def _least(self, node: str) -> int:
        """The newest time of what a node stands on."""
        below = [self._file(name, "inhoud") for name in self.under(node)]
        below.append(self._file(node, "sleutel"))
        return max((path.stat().st_mtime_ns for path in below if path.exists()), default=0)

    @staticmethod
    def _lower(stamp: Path, contents: Iterable[Path], least: int) -> None:
        """Make a stamp no newer than what it stands for, where it would not get too old."""
        first = min(path.stat().st_mtime_ns for path in contents)
        if least <= first < stamp.stat().st_mtime_ns:
            os.utime(stamp, ns=(first, first))

    def _file(self, node: str, kind: str) -> Path:
        return self.folder / f"{node}.{kind}"


_TURNS: dict[Path, int] = {}  # held by this process: the open file of every node that runs


def _busy(node: str) -> UsageError:
    return UsageError(
        f"Een andere opdracht is al bezig met de stap {node.replace('/', ' ')}.",
        place="data/processed",
        remedy="Wacht tot die klaar is, of stop haar, en geef de opdracht opnieuw.",
    )


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""
