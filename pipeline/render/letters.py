"""The typeface of the house: Source Sans Pro, from its wheel.

Print gets the full TrueType files; HTML gets a small WOFF2 of every face with the characters that
Dutch reports use. Both come from the installed wheel: nothing binary stands in the repository.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import font_source_sans_pro

FAMILY = "Source Sans Pro"
FACES = {
    "Regular": "SourceSansPro-Regular",
    "It": "SourceSansPro-It",
    "Semibold": "SourceSansPro-Semibold",
    "SemiboldIt": "SourceSansPro-SemiboldIt",
    "Bold": "SourceSansPro-Bold",
}
SCREEN_FACES = ("Regular", "It", "Semibold")

# Latin with the accents of European names, punctuation, arrows and the signs of a report.
CHARACTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x2010, 0x2028),
    *(0x202F, 0x2030, 0x2032, 0x2039, 0x203A, 0x2044, 0x20AC, 0x2122),
    *range(0x2190, 0x2194),
    *(0x2212, 0x221E, 0x2248, 0x2260, 0x2264, 0x2265, 0x25A0, 0x25CF, 0x2713),
)


def font_file(face: str) -> Path:
    """The TrueType file of one face, as the wheel installed it."""
    folder = Path(font_source_sans_pro.__file__).parent / "files"
    return folder / f"{FACES[face]}.ttf"


@cache
def screen_font(face: str) -> bytes:
    """One face as WOFF2 with only the characters above; the same bytes every time."""
    from fontTools import subset  # noqa: PLC0415  slow to load, needed only to render
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    font = TTFont(font_file(face), recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = ["kern", "liga", "lnum", "tnum", "mark", "mkmk", "ccmp", "locl"]
    options.recalc_timestamp = False
    options.hinting = False
    options.desubroutinize = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    buffer = io.BytesIO()
    font.save(buffer, reorderTables=False)
    return buffer.getvalue()


@cache
def known_signs() -> str:
    """The characters that every face has, as lines of first and last code in hexadecimal."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  as above

    faces = [set(TTFont(font_file(face), lazy=True).getBestCmap()) for face in FACES]
    ranges: list[list[int]] = []
    for code in sorted(set.intersection(*faces)):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{first:x} {last:x}\n" for first, last in ranges)


def put_letters(folder: Path) -> None:
    """Write every face that the house style names into one folder, and which characters they
    have: print shows a block where a text holds another.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for face, name in FACES.items():
        (folder / f"{name}.ttf").write_bytes(font_file(face).read_bytes())
    for face in SCREEN_FACES:
        (folder / f"{FACES[face]}.woff2").write_bytes(screen_font(face))
    (folder / "tekens.txt").write_text(known_signs(), encoding="ascii")
