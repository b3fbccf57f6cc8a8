"""``manifest.json``: what a report was made from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.facts import to_json


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One file beside the manifest."""

    name: str
    content: bytes

    def to_record(self) -> dict[str, Any]:
        """Path, digest and size."""
        return {
            "pad": self.name,
            "sha256": hashlib.sha256(self.content).hexdigest(),
            "bytes": len(self.content),
        }


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything a later reader needs to make the report again.

    Attributes:
        report, organisation, period: what it is.
        parameters: variables of the target that shaped it.
        renderer: ``quarto`` or ``ingebouwd``.
        build_key: digest of everything above the page.
        inputs: per file path, sha256, rows in, accepted and refused.
        tools: versions by name.
        commit, changed: the code; ``None`` outside a repository.
        protection: profile, number of suppressed facts, verdict of the audit.
        outputs: the files beside the manifest.
    """

    report: str
    organisation: str
    period: str
    parameters: Mapping[str, str]
    renderer: str
    build_key: str
    inputs: Sequence[Mapping[str, Any]]
    tools: Mapping[str, str]
    commit: str | None
    changed: bool
    protection: Mapping[str, Any]
    outputs: Sequence[OutputFile]

    def to_json(self) -> str:
        """The text of the file."""
        return to_json(
            {
                "rapport": self.report,
                "organisatie": self.organisation,
                "periode": self.period,
                "parameters": dict(self.parameters),
                "renderer": self.renderer,
                "bouwsleutel": self.build_key,
                "invoer": [dict(item) for item in self.inputs],
                "gereedschap": dict(self.tools),
                "code": {"commit": self.commit, "gewijzigd": self.changed},
                "uitvoer": [item.to_record() for item in self.outputs],
                # The contract has these three; no verdict where no audit was done.
                "bescherming": {
                    name: self.protection.get(name) for name in ("profiel", "onderdrukt", "audit")
                },
            }
        )
