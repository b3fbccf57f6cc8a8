"""``make test-diep``: the tests with random cases, ten times as deep, on record.

Appends date, what was tried with which seeds, and the result to ``docs/proeven.md``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

from tests.diepte import DEEP

ROOT = Path(__file__).parents[1]
RECORD = ROOT / "docs" / "proeven.md"
TRIED = {
    "tests/audit/test_random_releases.py": (
        "beschermde uitgaven tegen de aanvaller, zaden 0–1.999; naïef beschermde, zaden 0–599"
    ),
    "tests/ingest/test_mutations.py": "beschadigde leveringen, zaden 0–9.999",
}
HEAD = """# Proeven in de diepte

Wat `make test-diep` vond: per keer de datum, wat er met welke zaden is geprobeerd en de uitkomst.
Elke proef is met dezelfde zaden te herhalen.

| datum | proef | uitkomst |
|---|---|---|
"""


def main(options: list[str]) -> int:
    """Run every test in :data:`TRIED`, note the results, and say whether all went well."""
    if not RECORD.exists():
        RECORD.write_text(HEAD, encoding="utf-8")
    return max(_run(path, told, options) for path, told in TRIED.items())


def _run(path: str, told: str, options: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "uitslag.xml"
        command = [sys.executable, "-m", "pytest", "-q", path, f"--junitxml={report}", *options]
        done = subprocess.run(command, cwd=ROOT, env={**os.environ, DEEP: "1"}, check=False)
        suite = next(ElementTree.parse(report).iter("testsuite"))  # noqa: S314  pytest wrote it
    failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    found = "niets buiten de regel" if not failed else f"{failed} groepen zaden buiten de regel"
    day = datetime.now(tz=UTC).date().isoformat()
    with RECORD.open("a", encoding="utf-8") as record:
        record.write(f"| {day} | {told} | {found}, in {float(suite.get('time', 0)):.0f} s |\n")
    return done.returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
