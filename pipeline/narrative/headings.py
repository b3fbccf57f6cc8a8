"""Headings one level down, for a part that stands alone in one document and in a chapter of
another.
"""

from __future__ import annotations

import re
from typing import Any

from pipeline.narrative.text import Qmd
from pipeline.narrative.values import printed

HEADING = re.compile(r"^(#{1,5}) ", re.MULTILINE)


def lager(tekst: Any) -> Qmd:
    """The text with every heading one level lower."""
    return Qmd(HEADING.sub(r"#\1 ", str(printed(tekst))))
