"""Where everything lives: one place that knows the folders of the house."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ROOT_VARIABLE = "FEITENWERK_ROOT"
WHOLE = "_geheel"  # folder of the notebooks over all themes; no theme can be called so


@dataclass(frozen=True, slots=True)
class House:
    """The folders of one project, relative to its root. Only names paths, never touches them."""

    root: Path

    @property
    def raw(self) -> Path:
        """What organisations deliver."""
        return self.root / "data" / "raw"

    @property
    def processed(self) -> Path:
        """Everything between delivery and report."""
        return self.root / "data" / "processed"

    @property
    def templates(self) -> Path:
        """The editors' room."""
        return self.root / "reports" / "templates"

    @property
    def notebooks(self) -> Path:
        """Analysis notebooks, committed without outputs."""
        return self.root / "notebooks"

    @property
    def extension(self) -> Path:
        """House style as a Quarto extension."""
        return self.root / "reports" / "_extensions" / "feitenwerk"

    @property
    def styles(self) -> Path:
        """The house styles to choose from: a folder each, with a ``_brand.yml``."""
        return self.extension / "huisstijlen"

    @property
    def output(self) -> Path:
        """The working copy of finished reports."""
        return self.root / "reports" / "output"

    def delivery(self, org: str) -> Path:
        """The raw delivery of one organisation."""
        return self.raw / org

    def deliveries(self, org: str) -> Path:
        """The ledger: one file per release that was delivered."""
        return self.delivery(org) / "uitgaven"

    def snapshots(self, org: str) -> Path:
        """What was fetched from external sources: a folder per source, and in it per snapshot."""
        return self.delivery(org) / "momentopnamen"

    def database(self, org: str) -> Path:
        """CONFIDENTIAL: the pseudonymous registrations of one organisation."""
        return self.processed / org / "registraties.duckdb"

    def intake(self, org: str) -> Path:
        """Counts and hashes of the files that were read; holds no row of data."""
        return self.processed / org / "inname.json"

    def intake_turn(self, org: str) -> Path:
        """Locked while the delivery of one organisation is taken in."""
        return self.processed / ".beurten" / org

    def intake_folder(self, org: str) -> Path:
        """CONFIDENTIAL: where the intake of one organisation works; gone when it is done."""
        return self.processed / org / ".inname"

    def public(self, org: str, period: str) -> Path:
        """SAFE: protected facts and their definitions."""
        return self.processed / org / period / "publiek"

    def style(self, org: str, period: str) -> Path:
        """The house style of one organisation, behind the wall: ``_brand.yml``, maybe a logo."""
        return self.public(org, period) / "huisstijl"

    def boundaries(self, org: str, period: str) -> Path:
        """Boundaries of areas, behind the wall; an empty folder where none were delivered."""
        return self.public(org, period) / "gebieden"

    def report(self, org: str, period: str, report: str) -> Path:
        """Working folder of one report after the wall."""
        return self.processed / org / period / report

    def analysis(self, org: str, period: str, report: str, theme: str, notebook: str) -> Path:
        """What one run of one notebook made: executed notebook, facts, blocks, figures.

        ``theme`` is empty for a notebook over all themes together.
        """
        return self.report(org, period, report) / "analyse" / (theme or WHOLE) / notebook

    def text(self, org: str, period: str, report: str, document: str) -> Path:
        """Folder of one plain Quarto document."""
        return self.report(org, period, report) / "tekst" / document

    def rendered(self, org: str, period: str, report: str, document: str) -> Path:
        """Finished HTML and PDF of one document, before they are published."""
        return self.report(org, period, report) / "weergave" / document

    def published(self, org: str, period: str, document: str) -> Path:
        """Where the reader finds one report."""
        return self.output / org / period / document

    def relative(self, path: Path) -> str:
        """A path as it may be shown or stored: from the root, with forward slashes."""
        try:
            return path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return path.name


def find_house(start: Path | None = None) -> House:
    """The house this process works in: the variable ``FEITENWERK_ROOT``, else the nearest
    folder at or above ``start`` that holds a ``pyproject.toml`` and ``notebooks/``.
    """
    told = os.environ.get(ROOT_VARIABLE)
    if told:
        return House(Path(told))
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "pyproject.toml").is_file() and (folder / "notebooks").is_dir():
            return House(folder)
    return House(here)
