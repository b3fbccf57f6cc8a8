"""Drawings on a page in a browser, with the letters and the style sheet of the house."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

import font_source_sans_pro

from tests.figures.plaatje import read

EXTENSION = Path(__file__).parents[2] / "reports" / "_extensions" / "feitenwerk"


def page_of(svgs: list[str], style: str = "") -> str:
    """A page in house style with each drawing at its natural size; ``style`` sets the accents."""
    folder = Path(font_source_sans_pro.__file__).parent / "files"
    faces = ""
    for weight, face in ((400, "Regular"), (600, "Semibold")):
        letters = b64encode((folder / f"SourceSansPro-{face}.ttf").read_bytes()).decode()
        source = f"src:url(data:font/ttf;base64,{letters})"
        faces += f'@font-face{{font-family:"Source Sans Pro";font-weight:{weight};{source}}}'
    house = (EXTENSION / "huis.css").read_text(encoding="utf-8")
    house = "".join(line for line in house.splitlines(True) if not line.startswith("@font-face"))
    sized = [
        '<div class="beeld">'
        + svg.replace("<svg ", f'<svg style="width:{read(svg).sheet.right}px" ', 1)
        + "</div>"
        for svg in svgs
    ]
    return f"<!DOCTYPE html><style>{faces}{house}{style}</style>" + "".join(sized)
