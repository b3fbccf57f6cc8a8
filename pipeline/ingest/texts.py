"""Reads the text files of an organisation: front matter and Markdown."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePosixPath

import yaml

from pipeline.errors import DataRefused
from pipeline.ingest.headers import RawFile
from pipeline.ingest.readers import Cells

HEADERS = (
    "thema", "periode", "plaats", "onderwerp", "doel_id", "titel", "tekst", "auteur", "datum",
    "akkoord", "geanonimiseerd", "bestand", "regel",
)  # fmt: skip
FRONT_MATTER = re.compile(
    r"\A---\s*\n(?P<head>.*?)^---\s*\n(?P<text>.*)\Z", re.DOTALL | re.MULTILINE
)
KNOWN = ("auteur", "datum", "akkoord", "geanonimiseerd", "doel", "titel")


def read_text_file(content: bytes, path: PurePosixPath, place: str) -> RawFile:
    """One text file as a table of one row.

    Args:
        content: bytes of the file.
        path: ``<periode>/<thema>/<plaats>[--<onderwerp>].md``, relative to the folder of texts.
        place: name of the file, for messages.

    Raises:
        DataRefused: no UTF-8, no front matter, or an unknown key in it.
    """
    head, text, line = _split(content, place)
    period, theme = path.parts[0], path.parts[1]
    kind, _, subject = path.stem.partition("--")
    cells: Cells = [
        theme,
        period,
        kind,
        subject or None,
        _cell(head.get("doel")),
        _cell(head.get("titel")),
        text.strip() or None,
        _cell(head.get("auteur")),
        _cell(head.get("datum")),
        _cell(head.get("akkoord")),
        _cell(head.get("geanonimiseerd")),
        place,
        str(line),
    ]
    return RawFile(HEADERS, ((1, cells),))


def _split(content: bytes, place: str) -> tuple[dict[str, object], str, int]:
    """The keys above a text, the text, and the line of the file on which it begins."""
    try:
        found = FRONT_MATTER.match(content.decode("utf-8-sig").replace("\r\n", "\n"))
        head = yaml.safe_load(found["head"]) if found else None
    except (UnicodeDecodeError, yaml.YAMLError):
        found, head = None, None
    if found is None or not isinstance(head, dict):
        raise DataRefused(
            "Deze tekst heeft geen leesbare kop.",
            place=place,
            remedy="Begin met --- en de regels auteur, datum en akkoord, en sluit af met ---.",
        )
    unknown = sorted(str(key) for key in head if key not in KNOWN)
    if unknown:
        raise DataRefused(
            "De kop van deze tekst heeft een onbekende sleutel.",
            place=f"{place}: {unknown[0]}",
            remedy=f"Bekend zijn: {', '.join(KNOWN)}.",
        )
    text = found["text"]
    above = found.string[: found.start("text") + len(text) - len(text.lstrip())]
    return head, text, above.count("\n") + 1


def _cell(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return value.isoformat()[:10]
    return str(value).strip() or None
