"""The leak scan: does anything in the finished files say what must not be said?

It needs no confidential data for most of it: which facts are hidden is public, and pseudonyms, keys
and the paths of a machine have a shape. Who may see the confidential side can give the values
of hidden cells, pseudonyms and rows as well; then they are looked for by themselves.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.audit.finished import Piece, pieces, records

LARGE = 100  # a hidden number from here on is rare enough to be recognised anywhere
LONG = 6  # shorter words are too common to be looked for
FIELDS = 3  # so many values of one row beside each other are that row

_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"(?<![\w.,/-])\d+(?:\.\d{3})*(?![\w/-]|[.,]\d)")
_PSEUDONYM = re.compile(r"(?<![0-9A-Za-z+/=_-])[0-9a-f]{32}(?![0-9A-Za-z+/=_-])")
_KEY = re.compile(r"(?<![0-9A-Za-z+/=_-])[0-9a-f]{64}(?![0-9A-Za-z+/=_-])")
_NUMBERING = re.compile(r"\b(?:figuur|tabel|bladzijde|pagina|hoofdstuk)\s+\d+", re.IGNORECASE)
_FACT_ID = re.compile(r"[a-z0-9.-]+(?:/[a-z0-9.-]+){2,}")
_KEY_FILE = re.compile(r"\.config/feitenwerk|\w\.sleutel\b")
_MACHINE = re.compile(
    r"(?<![\w.:/~-])/(?:home|Users|root|tmp|var|private|mnt|opt|work|srv)/[^\s\"'<>]+"
    r"|\b[A-Za-z]:\\+Users\\|file:///"
)


class Kind(StrEnum):
    """What leaks."""

    HIDDEN = "verborgen cijfer"
    PSEUDONYM = "pseudoniem"
    KEY = "sleutel"
    ROW = "rij uit de registratie"
    MACHINE = "pad of naam van de computer"


@dataclass(frozen=True, slots=True)
class Hidden:
    """A cell that is not shown.

    Attributes:
        names: printed names of its codes, as they would stand beside its number.
        value: what it is, for who may know; ``None`` elsewhere.
    """

    names: tuple[str, ...] = ()
    value: int | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """What to look for.

    Attributes:
        hidden: by fact id.
        pseudonyms, keys: exact words, where they are known.
        rows: values of rows of the registrations, where they are known.
        people: names of the machine and of who works on it.
        names: printed names with a number in them, such as "27 tot en met 54".
    """

    hidden: Mapping[str, Hidden]
    pseudonyms: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    rows: tuple[tuple[str, ...], ...] = ()
    people: frozenset[str] = field(default=frozenset())
    names: frozenset[str] = field(default=frozenset())


@dataclass(frozen=True, slots=True, order=True)
class Leak:
    """One place that says too much; what it says is not repeated."""

    file: str
    place: str
    kind: Kind


def scan(files: Mapping[str, bytes], watch: Watch) -> tuple[Leak, ...]:
    """All leaks in a set of finished files, in order of file and place.

    Args:
        files: name → content: HTML, SVG, PDF, CSV, JSON and notebooks.
        watch: what to look for.
    """
    found = {leak for name, content in files.items() for leak in _file(name, content, watch, files)}
    return tuple(sorted(found))


def _file(name: str, content: bytes, watch: Watch, files: Mapping[str, bytes]) -> Iterator[Leak]:
    explained = _printed(files)
    rows = _Rows(watch.rows)
    for piece in pieces(name, content):
        for kind in (*_shapes(name, piece, watch), *_values(piece, watch, explained)):
            yield Leak(name, piece.place, kind)
        if rows.stand_in(piece.text):
            yield Leak(name, piece.place, Kind.ROW)
    if name.endswith(".csv"):
        for line, row in enumerate(csv.DictReader(io.StringIO(content.decode("utf-8"))), start=2):
            told = [row.get(key) or "" for key in ("waarde", "teller", "noemer", "afgedrukt")]
            if row.get("feit") in watch.hidden and any(map(_DIGIT.search, told)):
                yield Leak(name, f"regel {line}", Kind.HIDDEN)
    for record in records(name, content):
        fact = record.get("id", record.get("feit"))
        told = [record.get(key) for key in ("value", "numerator", "denominator", "afgedrukt")]
        numbers = any(_DIGIT.search(str(value)) for value in told if value is not None)
        if isinstance(fact, str) and fact in watch.hidden and numbers:
            yield Leak(name, fact, Kind.HIDDEN)


def _shapes(name: str, piece: Piece, watch: Watch) -> Iterator[Kind]:
    """What can be told by its shape, and exact words."""
    words = set(re.findall(r"[\w+/=-]{6,}", piece.text))
    if _PSEUDONYM.search(piece.text) or not words.isdisjoint(watch.pseudonyms):
        yield Kind.PSEUDONYM
    digests = name.endswith("manifest.json")  # digests of files look like a key
    if (_KEY.search(piece.text) and not digests) or not words.isdisjoint(watch.keys):
        yield Kind.KEY
    if _KEY_FILE.search(piece.text):
        yield Kind.KEY
    # A colleague may be called in a text; in what programs write, it is who ran them.
    written = name.endswith((".ipynb", "manifest.json")) or piece.place.startswith("eigenschap")
    if _MACHINE.search(piece.text) or (written and not words.isdisjoint(watch.people)):
        yield Kind.MACHINE


def _values(piece: Piece, watch: Watch, explained: frozenset[str]) -> Iterator[Kind]:
    """Hidden numbers: under the mark of their own fact, or bare beside their names."""
    for fact, printed in piece.facts:
        if fact in watch.hidden and _DIGIT.search(printed):
            yield Kind.HIDDEN
    text = piece.free or ("" if piece.facts or piece.source else piece.text)
    for name in sorted(watch.names, key=len, reverse=True):
        text = text.replace(name, " ")
    bare = {token.replace(".", "") for token in _NUMBER.findall(_NUMBERING.sub(" ", text))}
    if not bare:
        return
    around = piece.text.casefold()
    called = set(_FACT_ID.findall(piece.text))  # a line that names its facts is about those
    for fact, cell in watch.hidden.items():
        if cell.value is None or str(cell.value) not in bare or (called and fact not in called):
            continue
        named = cell.names and all(label.casefold() in around for label in cell.names)
        # In a page a number of a visible fact is marked; elsewhere it may stand bare.
        bare_number = bool(piece.free) or str(cell.value) not in explained
        rare = cell.value >= LARGE and str(cell.value) not in explained
        if rare or (named and bare_number):
            yield Kind.HIDDEN


def _printed(files: Mapping[str, bytes]) -> frozenset[str]:
    """Numbers that visible facts print; standing alone in a page they give nothing away."""
    found: set[str] = set()
    for name, content in files.items():
        if name.endswith("cijfers.csv"):
            for row in csv.DictReader(io.StringIO(content.decode("utf-8"))):
                printed = f"{row.get('waarde') or ''} {row.get('afgedrukt') or ''}"
                found |= {token.replace(".", "") for token in _NUMBER.findall(printed)}
    return frozenset(found)


class _Rows:
    """Rows of the registrations, found back by three of their values in one line."""

    def __init__(self, rows: Iterable[tuple[str, ...]]) -> None:
        self._by_value: dict[str, set[int]] = {}
        for number, row in enumerate(rows):
            for value in {value for value in row if len(value) >= LONG}:
                self._by_value.setdefault(value, set()).add(number)

    def stand_in(self, text: str) -> bool:
        """Whether a line holds enough values of one row."""
        if not self._by_value:
            return False
        words = set(re.split(r"[\s;,\t|\"'<>]+", text))
        seen: dict[int, int] = {}
        for value in words & self._by_value.keys():
            for number in self._by_value[value]:
                seen[number] = seen.get(number, 0) + 1
        return any(times >= FIELDS for times in seen.values())
