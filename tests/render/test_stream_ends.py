"""A PDF in which a stream ends in a carriage return becomes clear, and says what it said."""

from __future__ import annotations

import zlib

import page
import pikepdf
import pytest

from pipeline.errors import RenderFailed
from pipeline.render.stream_ends import UNCLEAR, end_streams_clearly


def content_ending_in_a_return(at_least: int) -> tuple[bytes, bytes]:
    """Content whose compressed form ends in a carriage return, and that form."""
    for step in range(2_000):
        content = b"q Q " * at_least + b"%" + b"!" * step + b"\n"
        packed = zlib.compress(content)
        if packed.endswith(b"\r"):
            return content, packed
    raise AssertionError


def document(streams: list[bytes]) -> bytes:
    """A PDF laid out like typst does it, with these compressed streams as its pages."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    kids = b" ".join(b"%d 0 R" % (3 + 2 * place) for place in range(len(streams)))
    objects.append(b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(streams)))
    for place, packed in enumerate(streams):
        own = 3 + 2 * place
        size = b"/MediaBox[0 0 9 9]/Resources<<>>"
        objects.append(b"<</Type/Page/Parent 2 0 R%s/Contents %d 0 R>>" % (size, own + 1))
        objects.append(
            b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(packed), packed)
        )
    pdf, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(pdf))
        pdf += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(pdf)
    entries = b"".join(b"%010d 00000 n\r\n" % place for place in places)
    pdf += b"xref\n0 %d\n0000000000 65535 f\r\n%s" % (len(places) + 1, entries)
    return pdf + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(places) + 1,
        table,
    )


def test_streams_end_clearly_and_say_what_they_said(tmp_path):
    told = [content_ending_in_a_return(size) for size in (1, 400, 2)]
    calm = zlib.compress(b"q Q")
    unclear = document([told[0][1], calm, told[1][1], told[2][1]])
    assert unclear.count(UNCLEAR) == 3
    clear = end_streams_clearly(unclear)
    assert UNCLEAR not in clear
    path = tmp_path / "helder.pdf"
    path.write_bytes(clear)
    with pikepdf.open(path, suppress_warnings=False) as pdf:
        assert pdf.check_pdf_syntax() == []
        read = [sheet.Contents.read_bytes() for sheet in pdf.pages]
    assert read == [told[0][0], b"q Q", told[1][0], told[2][0]]


def test_a_clear_document_stays_as_it_is():
    pdf = document([zlib.compress(b"q Q")])
    assert end_streams_clearly(pdf) is pdf


def test_the_validator_sees_the_difference(tmp_path):
    _, packed = content_ending_in_a_return(3)
    messages = []
    for name, pdf in (("a", document([packed])), ("b", end_streams_clearly(document([packed])))):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(pdf)
        failures = page.validate_pdf(path, profile="2a").failures
        messages.append([f.message for f in failures if "/Length" in f.message])
    assert messages[0] != []
    assert messages[1] == []


def test_a_document_of_another_make_is_refused():
    pdf = document([content_ending_in_a_return(1)[1]]).replace(b"/FlateDecode", b"/Onbekend", 1)
    with pytest.raises(RenderFailed):
        end_streams_clearly(pdf)
