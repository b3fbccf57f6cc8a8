"""Makes the end of every compressed stream in a PDF plain to see.

A stream whose last byte happens to be a carriage return, followed by the line feed that ends it,
reads as if both together were the end of line: validators of PDF/A then find it one byte too short.
A zero byte after the compressed data, which every reader skips, takes the doubt away.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.errors import RenderFailed

UNCLEAR = b"\r\nendstream"
HEAD = re.compile(rb"<<[^<>]*?/Length (?P<length>\d+)(?:(?!<<|>>).)*>>\nstream\n", re.DOTALL)
ENTRY = re.compile(rb"(\d{10}) \d{5} n\r?\n")


def end_streams_clearly(pdf: bytes) -> bytes:
    """The same document, every compressed stream of which ends unmistakably.

    Raises:
        RenderFailed: the document is not laid out the way typst does it.
    """
    edits = sorted(edit for place in _unclear(pdf) for edit in _edits(pdf, place))
    if not edits:
        return pdf
    return _renumbered(_applied(pdf, edits), edits)


def _unclear(pdf: bytes) -> list[int]:
    """Where a stream ends that ends unclearly: the place after its last byte."""
    return [found.start() + 1 for found in re.finditer(re.escape(UNCLEAR), pdf)]


Edit = tuple[int, int, bytes]  # from, to, what comes instead


def _edits(pdf: bytes, end: int) -> list[Edit]:
    heads = HEAD.finditer(pdf, max(0, pdf.rfind(b" obj\n", 0, end)), end)
    head = next((head for head in heads if head.end() + int(head["length"]) == end), None)
    if head is None or b"/FlateDecode" not in head.group():
        raise RenderFailed(
            "De pdf is anders opgebouwd dan verwacht.",
            place="pdf",
            remedy="Meld dit; het ligt aan Feitenwerk en niet aan het rapport.",
        )
    length = str(int(head["length"]) + 1).encode()
    return [(head.start("length"), head.end("length"), length), (end, end, b"\0")]


def _applied(pdf: bytes, edits: list[Edit]) -> bytes:
    pieces, last = [], 0
    for start, stop, new in edits:
        pieces += [pdf[last:start], new]
        last = stop
    return b"".join([*pieces, pdf[last:]])


def _renumbered(pdf: bytes, edits: list[Edit]) -> bytes:
    """The cross-reference table and its place, moved along with what was added before them."""
    starts = [start for start, _, _ in edits]
    grown = [0]
    for start, stop, new in edits:
        grown.append(grown[-1] + len(new) - (stop - start))

    def moved(place: int) -> int:
        return place + grown[bisect_left(starts, place)]

    table = pdf.rindex(b"\nxref\n") + 1
    body = ENTRY.sub(
        lambda entry: b"%010d" % moved(int(entry[1])) + entry.group()[10:], pdf[table:]
    )
    return pdf[:table] + re.sub(
        rb"startxref\n(\d+)", lambda told: b"startxref\n%d" % moved(int(told[1])), body
    )
