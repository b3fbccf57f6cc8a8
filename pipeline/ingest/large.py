"""Large CSV files: looked at once as bytes, then read in a stream.

A clean file is read by DuckDB itself; any other large file record by record, as a small one is, but
never as a whole in memory. Both ways give the same rows. What is uncertain about a large file (its
header far down, a fault in its spelling) is left to the way small files are read.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from itertools import islice
from pathlib import Path

import numpy as np

from pipeline.contract import FileProfile
from pipeline.ingest.headers import Columns, RawFile, read_table
from pipeline.ingest.readers import (
    BYTE_ORDER_MARKS,
    ENCODINGS,
    LOOK_AHEAD,
    Cells,
    Sheet,
    find_delimiter,
    number_rows,
    read_records,
)

LARGE = 1 << 20  # bytes: below this a file is read as a whole
CHUNK = 1 << 20
LONGEST = 131_072  # bytes of one record; no cell is then longer than the csv module allows
NO_CP1252 = (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d")
# What Python strips from a cell and DuckDB's plain trim may not, in ASCII and, by their first
# bytes, outside it.
ODD_SPACE = (b"\t", b"\x0b", b"\x0c", b"\x1c", b"\x1d", b"\x1e", b"\x1f")
ODD_WIDE_SPACE = (b"\xc2\x85", b"\xc2\xa0", b"\xe1\x9a", b"\xe2\x80", b"\xe2\x81", b"\xe3\x80")


class Space(Enum):
    """Which white space there is in a file besides line breaks."""

    NONE = 0
    PLAIN = 1
    ODD = 2


@dataclass(frozen=True, slots=True)
class Scan:
    """How DuckDB reads a clean file.

    Attributes:
        path: of the file.
        delimiter: between cells.
        quoted: whether cells may stand between quotes.
        header: number of the row of headers; what stands above is skipped.
        width: number of columns.
        records: how many rows there are below the header.
        space: which white space may stand around the text of a cell.
    """

    path: Path
    delimiter: str
    quoted: bool
    header: int
    width: int
    records: int
    space: Space


@dataclass(frozen=True, slots=True)
class Records:
    """The rows below the header of a large file, read anew each time one goes through them.

    Attributes:
        path, place: of the file; the place is for messages.
        encoding, delimiter: how it is written.
        header: number of the row of headers.
        scan: how DuckDB can read the same rows, if it can.
    """

    path: Path
    place: str
    encoding: str
    delimiter: str
    header: int
    scan: Scan | None

    def __iter__(self) -> Iterator[tuple[int, Cells]]:
        with self.path.open(encoding=self.encoding, newline="") as text:
            for number, cells in number_rows(read_records(text, self.delimiter, self.place)):
                if number > self.header:
                    yield number, cells


@dataclass(frozen=True, slots=True)
class LargeFile:
    """A large CSV file: digest of its bytes, its headers without rows, and its rows."""

    sha256: str
    head: RawFile
    rows: Records


@dataclass(slots=True)
class Look:
    """What one pass over the bytes of a file tells.

    Attributes:
        sha256: of the bytes.
        encodings: those that still fit.
        breaks: number of line feeds.
        ended: whether the last byte is one.
        clean: whether line breaks are all of one kind and there is no NUL.
        quoted: whether there are quotes.
        spaced: the kinds of white space there are.
    """

    sha256: str = ""
    encodings: tuple[str, ...] = ()
    breaks: int = 0
    ended: bool = False
    clean: bool = True
    quoted: bool = False
    spaced: set[bytes] = field(default_factory=set)
    _decoders: dict[str, codecs.IncrementalDecoder] = field(default_factory=dict)


def read_large(path: Path, place: str, profile: FileProfile, columns: Columns) -> LargeFile | None:
    """A large CSV file; ``None`` if it is better read as a whole."""
    look = _look(path, profile.codering)
    if look is None:
        return None
    encoding = look.encodings[0]
    head = _head(path, encoding)
    told = "\t" if profile.scheiding == "tab" else profile.scheiding
    delimiter = told or find_delimiter(head, columns.recognise)
    start = _start(head, delimiter, profile.kopregel)
    if start is None:
        return None
    guessed = profile.codering is None and encoding != "utf-8-sig"
    guesses = (f"codering: {ENCODINGS[encoding]}",) if guessed else ()
    found = read_table((Sheet("", start, guesses),), columns, place, profile.kopregel)
    header = start[-len(found.rows) - 1][0]
    scan = _scan(path, look, delimiter, header, len(found.headers))
    rows = Records(path, place, encoding, delimiter, header, scan)
    return LargeFile(look.sha256, RawFile(found.headers, (), found.guesses), rows)


def _look(path: Path, told: str | None) -> Look | None:
    """``None`` where no encoding fits, so that the fault is found and told elsewhere."""
    digest, look = hashlib.sha256(), Look()
    returns = pairs = 0
    last = b""
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            if not last:
                look.encodings = _candidates(chunk, told)
                look._decoders = {name: codecs.getincrementaldecoder(name)()
                                  for name in look.encodings if name != "cp1252"}  # fmt: skip
            digest.update(chunk)
            _keep_fitting(look, chunk)
            if not look.encodings:
                return None
            look.breaks += chunk.count(b"\n")
            if b"\r" in chunk:
                returns += chunk.count(b"\r")
                pairs += chunk.count(b"\r\n")
            pairs += last == b"\r" and chunk[:1] == b"\n"
            look.clean = look.clean and b"\0" not in chunk
            look.quoted = look.quoted or b'"' in chunk
            look.spaced.update(space for space in (b" ", *ODD_SPACE) if space in chunk)
            if not chunk.isascii():
                look.spaced.update(space for space in ODD_WIDE_SPACE if space in chunk)
            last = chunk[-1:]
    look.sha256, look.ended = digest.hexdigest(), last == b"\n"
    look.clean = look.clean and returns == pairs and returns in (0, look.breaks)
    return look if _ends_whole(look) else None


def _candidates(head: bytes, told: str | None) -> tuple[str, ...]:
    if told is not None:
        return tuple(encoding for encoding, name in ENCODINGS.items() if name == told)
    marked = [encoding for mark, encoding in BYTE_ORDER_MARKS.items() if head.startswith(mark)]
    if marked:
        return tuple(marked[:1])
    zeros = head[:200].count(0)
    return () if zeros * 4 > len(head[:200]) else ("utf-8-sig", "cp1252")


def _keep_fitting(look: Look, chunk: bytes) -> None:
    """Drop the encodings in which these bytes are no text."""
    for name, decoder in tuple(look._decoders.items()):
        if chunk.isascii() and decoder.getstate()[0] == b"" and not name.startswith("utf-16"):
            continue
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError:
            del look._decoders[name]
            look.encodings = tuple(e for e in look.encodings if e != name)
    if "cp1252" in look.encodings and any(byte in chunk for byte in NO_CP1252):
        look.encodings = tuple(e for e in look.encodings if e != "cp1252")


def _ends_whole(look: Look) -> bool:
    """Whether the last character of the file is whole in the encoding that was found."""
    if not look.encodings:
        return False
    decoder = look._decoders.get(look.encodings[0])
    try:
        if decoder is not None:
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _head(path: Path, encoding: str) -> str:
    with path.open("rb") as stream:
        return codecs.getincrementaldecoder(encoding)().decode(stream.read(CHUNK))


def _start(head: str, delimiter: str, told: int | None) -> tuple[tuple[int, Cells], ...] | None:
    """The first rows of a file; ``None`` if the header may stand below what was read of it."""
    try:
        records = list(islice(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter), 200))
    except csv.Error:
        return None
    if len(records) < 2 * LOOK_AHEAD or ('"' in head and len(records) < 200):
        return None
    cells = ([cell.strip() or None for cell in record] for record in records[:-1])
    rows = tuple(number_rows(cells))[: LOOK_AHEAD + 1]
    if len(rows) <= LOOK_AHEAD or (told is not None and rows[-1][0] <= told):
        return None
    return rows


def _scan(path: Path, look: Look, delimiter: str, header: int, width: int) -> Scan | None:
    if look.encodings[0] != "utf-8-sig" or not look.clean or any(c in str(path) for c in "*?[]{}"):
        return None
    if look.quoted and not _well_quoted(path, delimiter):
        return None
    records = look.breaks + (not look.ended) - header
    spaced = look.spaced - {delimiter.encode()}
    space = Space.NONE if not spaced else Space.PLAIN if spaced == {b" "} else Space.ODD
    return Scan(path, delimiter, look.quoted, header, width, records, space)


def _well_quoted(path: Path, delimiter: str) -> bool:
    """Whether quotes stand only around whole cells, doubled inside them, and hold no line break.

    Then every reader of CSV reads the same, and a line is a record.
    """
    quote, feed = ord('"'), ord("\n")
    around = np.array([ord(delimiter), quote, feed, ord("\r")], dtype=np.uint8)
    inside = 0
    with path.open("rb") as stream:
        if stream.read(3) != codecs.BOM_UTF8:
            stream.seek(0)
        kept = b"\n"  # the byte before what is judged
        while True:
            more = stream.read(CHUNK)
            part = np.frombuffer(kept + (more or b"\n"), dtype=np.uint8)
            judged = part[1:-1] if more else part[1:]
            found = np.flatnonzero(judged == quote)
            opening = (np.arange(len(found)) + inside) % 2 == 0
            before, after = part[found], part[np.minimum(found + 2, len(part) - 1)]
            breaks = np.flatnonzero(judged == feed)
            held = (np.searchsorted(found, breaks) + inside) % 2
            if (
                held.any()
                or not np.isin(before[opening], around).all()
                or not np.isin(after[~opening], around).all()
            ):
                return False
            inside = (inside + len(found)) % 2
            if not more:
                return inside == 0
            kept = part[-2:].tobytes()
