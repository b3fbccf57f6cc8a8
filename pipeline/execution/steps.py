"""What each step is made of: the code, files and parameters that go into its build key."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.execution.keys import digest, file_digest, tree_digest
from pipeline.execution.plan import upstream
from pipeline.execution.wishes import Wish
from pipeline.paths import House

FLOOR = ("errors.py", "paths.py", "unseen.py", "stages/__init__.py", "stages/shared.py")
SCAN = ("audit", "leaks.py")
CORE = (*FLOOR, "facts")
BRAND = ("_brand.yml", "*.svg", "*.png")  # in a delivery: its own house style
CODE: Mapping[str, tuple[str, ...]] = {
    "inname": (*FLOOR, "stages/intake.py", "contract", "ingest"),
    "publiek": (
        *CORE,
        "colour.py",
        "stages/public.py",
        "contract",
        "attachments",
        "indicators",
        "disclosure",
        "audit",
        "quality",
    ),
    "bronvergelijking": (*CORE, "stages/companions.py", "contract", "quality"),
    "analyse": (*CORE, "stages/reports.py", *SCAN, "colour.py", "figures", "analysis", "execution"),
    "tekst": (*CORE, "stages/reports.py", "narrative"),
    "weergave": (*FLOOR, "stages/finish.py", "render"),
    "aflevering": (*CORE, "stages/finish.py", *SCAN, "contract", "delivery"),
}


@dataclass(frozen=True, slots=True)
class Keyring:
    """Computes the build key of a node.

    Attributes:
        house: where everything lives; the code that counts is the code in this house.
        wish: parameters of the target.
        protection: per organisation, what is in force.
        themes: ids of the themes of a report, by ``org/period/report``.
        code: folder of the package ``pipeline``.
    """

    house: House
    wish: Wish
    protection: Mapping[str, str]
    themes: Mapping[str, Sequence[str]]
    code: Path
    _known: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def key(self, node: str) -> str:
        """The build key of one node, a hexadecimal SHA-256."""
        if node not in self._known:
            self._known[node] = self._compute(node)
        return self._known[node]

    def _compute(self, node: str) -> str:
        step, *subject = node.split("/")
        special = _SPECIAL[step](self, subject)
        common = {
            "stap": step,
            "code": code_digest(self.code, CODE[step]),
            "slot": _optional_digest(self.house.root / "requirements.lock"),
            "python": platform.python_version(),
        }
        return digest({**common, **special})

    def _intake(self, subject: list[str]) -> dict[str, str]:
        delivery = self.house.delivery(subject[0])
        return {"levering": tree_digest(self.house.raw, [delivery])}

    def _public(self, subject: list[str]) -> dict[str, str]:
        delivery = self.house.delivery(subject[0])
        own = [path for kind in BRAND for path in sorted(delivery.glob(kind))]
        return {
            "organisatie": _optional_digest(delivery / "organisatie.yml"),
            "huisstijl": tree_digest(self.house.root, [self.house.styles, *own]),
            "grenzen": tree_digest(self.house.raw, [delivery / "gebieden"]),
            "bescherming": self.protection[subject[0]],
            "uitgaven": tree_digest(self.house.raw, [self.house.deliveries(subject[0])]),
            "peildatum": self.wish.as_of,
        }

    def _comparison(self, _: list[str]) -> dict[str, str]:
        return {}

    def _analysis(self, subject: list[str]) -> dict[str, str]:
        settings = self.house.templates / subject[2] / "rapport.yml"
        return {
            "themas": self._themes(subject),
            "notebooks": tree_digest(self.house.root, [self.house.notebooks]),
            "rapport": _optional_digest(settings),
        }

    def _text(self, subject: list[str]) -> dict[str, str]:
        templates = self.house.templates
        places = [templates / subject[2], templates / "gedeeld"]
        return {
            "themas": self._themes(subject),
            "sjablonen": tree_digest(templates, places),
            "status": self.wish.status,
        }

    def _themes(self, subject: list[str]) -> str:
        return " ".join(self.themes["/".join(subject)])

    def _rendering(self, subject: list[str]) -> dict[str, str]:
        renderer = self.wish.renderer
        return {
            "huisstijl": tree_digest(self.house.root, [self.house.extension]),
            "opmaak": renderer,
            "quarto": "" if renderer == "ingebouwd" else quarto_version(renderer),
            "tijdstip": os.environ.get("SOURCE_DATE_EPOCH", ""),
        }

    def _delivery(self, subject: list[str]) -> dict[str, str]:
        commit, changed = code_state(self.house.root)
        # The manifest bears the keys of the whole way, also of steps that changed nothing.
        way = upstream("/".join(("aflevering", *subject)))
        return {"commit": commit or "", "gewijzigd": str(changed), **{n: self.key(n) for n in way}}


_SPECIAL: Mapping[str, Callable[[Keyring, list[str]], dict[str, str]]] = {
    "inname": Keyring._intake,
    "publiek": Keyring._public,
    "bronvergelijking": Keyring._comparison,
    "analyse": Keyring._analysis,
    "tekst": Keyring._text,
    "weergave": Keyring._rendering,
    "aflevering": Keyring._delivery,
}


@cache
def code_digest(code: Path, rooms: tuple[str, ...]) -> str:
    """One digest over the source of the rooms a step runs through."""
    return tree_digest(code, [code / room for room in rooms])


@cache
def quarto_version(renderer: str) -> str:
    """The version of the Quarto that would be used, empty if none would.

    Raises:
        UsageError: Quarto was asked for and is absent or too old.
    """
    from pipeline.render.quarto import QuartoRenderer, find_quarto  # noqa: PLC0415  seldom needed

    try:
        return QuartoRenderer(find_quarto()).versions()["quarto"]
    except UsageError:
        if renderer == "quarto":
            raise
        return ""


@cache
def code_state(root: Path) -> tuple[str | None, bool]:
    """The commit that is checked out and whether tracked files differ from it."""
    commit = _git(root, "rev-parse", "HEAD")
    if not commit:
        return None, False
    return commit, bool(_git(root, "status", "--porcelain", "--untracked-files=no"))


def _git(root: Path, *words: str) -> str:
    try:
        told = subprocess.run(  # noqa: S603
            ["git", "-C", str(root), *words],  # noqa: S607  the git on PATH is meant
            capture_output=True,
            text=True,
            check=False,
            timeout=20,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return told.stdout.strip() if told.returncode == 0 else ""


def _optional_digest(path: Path) -> str:
    return file_digest(path) if path.is_file() else ""
