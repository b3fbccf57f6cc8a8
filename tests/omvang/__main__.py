"""``python -m tests.omvang``: measure and print."""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.ingest import ingest
from pipeline.paths import House
from tests.ingest.levering import ORG
from tests.omvang import kaal, levering

WAYS = ("kaal", "inname")
HIGHEST_RATIO, HIGHEST_MEMORY = 2.0, 2_000.0  # MB


@dataclass(frozen=True, slots=True)
class Measured:
    """One run in a process of its own: seconds, those of the processor, the highest memory in MB,
    and the seconds of its parts.
    """

    seconds: float
    processor: float
    memory: float
    parts: dict[str, float]


def main() -> int:
    """Measure and print; the exit code says whether the bounds are kept."""
    options = _options()
    if options.doe:
        return _do(options.doe, House(Path(options.map)))
    with tempfile.TemporaryDirectory(dir=options.map or None) as folder:
        house = House(Path(folder))
        levering.make(house, options.trajecten)
        files = sorted((house.delivery(ORG) / "tabellen").glob("*.csv"))
        size = sum(path.stat().st_size for path in files) / 1e6
        say = sys.stdout.write
        say(f"{datetime.now(tz=UTC):%Y-%m-%d}: {_dutch(options.trajecten)} trajecten, ")
        say(f"{len(files)} tabellen, {_dutch(size)} MB CSV, {os.cpu_count()} processors\n\n")
        best = {way: _best([_measure(way, folder) for _ in range(options.keren)]) for way in WAYS}
    say(f"{'':12}{'seconden':>10}{'processor':>11}{'geheugen':>12}  waarvan\n")
    for way, found in best.items():
        parts = ", ".join(f"{name} {_dutch(value, 1)}" for name, value in found.parts.items())
        say(f"{way:12}{_dutch(found.seconds, 1):>10}{_dutch(found.processor, 1):>11}")
        say(f"{_dutch(found.memory):>9} MB  {parts}\n")
    ratio, memory = best["inname"].seconds / best["kaal"].seconds, best["inname"].memory
    worked = best["inname"].processor / best["kaal"].processor
    say(f"\nverhouding {_dutch(ratio, 2)} (ten hoogste {_dutch(HIGHEST_RATIO)}), ")
    say(f"in tijd van de processor {_dutch(worked, 2)}\n")
    return int(ratio > HIGHEST_RATIO or memory > HIGHEST_MEMORY)


def _options() -> Any:
    parser = argparse.ArgumentParser(prog="python -m tests.omvang", description=__doc__)
    parser.add_argument("--trajecten", type=int, default=5_000_000)
    parser.add_argument("--keren", type=int, default=1, help="de snelste telt")
    parser.add_argument("--map", default="", help="map waarin tijdelijk wordt geschreven")
    parser.add_argument("--doe", choices=WAYS, help=argparse.SUPPRESS)
    return parser.parse_args()


def _measure(way: str, folder: str) -> Measured:
    command = [sys.executable, "-m", "tests.omvang", "--doe", way, "--map", folder]
    keys = {"FEITENWERK_SLEUTELMAP": str(Path(folder) / "sleutels")}
    done = subprocess.run(command, env={**os.environ, **keys}, check=True, capture_output=True)
    return Measured(**json.loads(done.stdout))


def _do(way: str, house: House) -> int:
    began = time.perf_counter()
    parts = {}
    if way == "kaal":
        parts = kaal.run(house.delivery(ORG) / "tabellen")
        seconds = sum(parts.values())
    else:
        intake = ingest(house, ORG)
        seconds = time.perf_counter() - began
        assert intake.refused == 0, "the delivery is clean"
    used = resource.getrusage(resource.RUSAGE_SELF)
    found = Measured(
        seconds=seconds,
        processor=used.ru_utime + used.ru_stime,
        memory=used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3),
        parts=parts,
    )
    sys.stdout.write(json.dumps(asdict(found)))
    return 0


def _best(found: list[Measured]) -> Measured:
    return min(found, key=lambda measured: measured.seconds)


def _dutch(value: float, decimals: int = 0) -> str:
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


if __name__ == "__main__":
    raise SystemExit(main())
