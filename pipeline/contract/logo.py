"""Whether a logo is a picture and nothing more: no script, no other address, no entities."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from pipeline.errors import DataRefused

MOST = 500_000  # bytes: a logo stands in every report
PNG = b"\x89PNG\r\n\x1a\n"
LIVELY = {"script", "foreignobject", "iframe", "animate", "set", "handler", "a", "image", "use"}
REMEDY = "Sla het logo opnieuw op als eenvoudige SVG of als PNG."


def refuse_lively_logo(content: bytes, name: str, place: str) -> None:
    """Refuse a logo that is no plain picture.

    Args:
        content: the bytes of the file.
        name: its name; the ending says what it should be.
        place: where it stands, for messages.

    Raises:
        DataRefused: too large, not what its name says, or with something in it that acts.
    """
    if len(content) > MOST:
        raise DataRefused(
            "Het logo is groter dan 500 kB.", place=place, remedy="Maak het bestand kleiner."
        )
    if name.lower().endswith(".png"):
        if not content.startswith(PNG):
            raise DataRefused("Het logo is geen PNG.", place=place, remedy=REMEDY)
        return
    _refuse_lively_svg(content, place)


def _refuse_lively_svg(content: bytes, place: str) -> None:
    if re.search(rb"<!(DOCTYPE|ENTITY)|<\?xml-stylesheet", content, re.IGNORECASE):
        raise DataRefused("Het logo haalt iets van buiten.", place=place, remedy=REMEDY)
    try:
        root = ET.fromstring(content)  # noqa: S314  without a DOCTYPE there are no entities
    except ET.ParseError:
        raise DataRefused("Het logo is geen SVG.", place=place, remedy=REMEDY) from None
    if root.tag.rpartition("}")[2] != "svg":
        raise DataRefused("Het logo is geen SVG.", place=place, remedy=REMEDY)
    for part in root.iter():
        if _acts(part):
            raise DataRefused(
                "In het logo staat iets dat werkt of van buiten komt.", place=place, remedy=REMEDY
            )


def _acts(part: ET.Element) -> bool:
    """Whether an element can do something, or asks for something from elsewhere."""
    tag = str(part.tag).rpartition("}")[2].lower()
    if tag in LIVELY or (tag == "style" and re.search(r"@import|url\(", part.text or "")):
        return True
    for key, value in part.attrib.items():
        name = key.rpartition("}")[2].lower()
        away = re.search(r"url\(\s*['\"]?(?!#)", value) is not None
        if name.startswith("on") or away or (name == "href" and not value.startswith("#")):
            return True
    return False
