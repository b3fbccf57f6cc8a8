"""Reports that come along with others over a period, without anybody asking for them.

Every period comes with the report on the quality of the registrations, and a period with printed
figures in the delivery with a comparison of sources. The plan has to know before anything is read
in, so this only looks: at the column ``periode`` of ``gepubliceerd``. Whatever it cannot look into
counts as having rows; ingest says what is wrong.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.execution.plan import COMPARISON, QUALITY, Subject
from pipeline.paths import House

FIGURES = re.compile(r"gepubliceerd(?![a-z])(?!_controle(?![a-z])).*")
PERIOD = "periode"
DELIMITERS = ";,\t|"


def companions(house: House, wanted: Iterable[Subject]) -> list[Subject]:
    """What comes along with these reports, each once per organisation and period.

    A house without the templates of such a report goes without it.
    """
    places = dict.fromkeys((subject.org, subject.period) for subject in wanted)
    known = [name for name in _BELONGS if (house.templates / name / "rapport.yml").is_file()]
    return [
        Subject(org, period, name, (name,))
        for org, period in places
        for name in known
        if _BELONGS[name](house.delivery(org), period)
    ]


def has_printed_figures(delivery: Path, period: str) -> bool:
    """Whether a delivery holds printed figures about a period."""
    paths = (delivery / "tabellen").rglob("*")
    found = (p for p in paths if p.is_file() and FIGURES.fullmatch(p.stem.lower()))
    return any(_names(path, period) for path in found if not path.name.startswith((".", "~")))


def _names(path: Path, period: str) -> bool:
    if path.suffix.lower() != ".csv":
        return True
    lines = path.read_bytes().decode("utf-8-sig", errors="replace").splitlines()
    for number, line in enumerate(lines):
        for delimiter in DELIMITERS:
            headers = [cell.strip(' "').lower() for cell in line.split(delimiter)]
            if PERIOD in headers and len(headers) > 1:
                place = headers.index(PERIOD)
                return period in set(_column(lines[number + 1 :], delimiter, place))
    return True


def _column(lines: Sequence[str], delimiter: str, place: int) -> Iterator[str]:
    try:
        for row in csv.reader(lines, delimiter=delimiter):
            yield from (cell.strip() for cell in row[place : place + 1])
    except csv.Error:
        return


def _always(_: Path, __: str) -> bool:
    return True


_BELONGS: Mapping[str, Callable[[Path, str], bool]] = {
    COMPARISON: has_printed_figures,
    QUALITY: _always,
}
