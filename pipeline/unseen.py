"""Characters that nobody sees and programs act upon: controls, marks that turn the direction of
what follows, and separators of other times. Text from outside loses them at the door.
"""

from __future__ import annotations

import re
from unicodedata import normalize

UNSEEN = (
    (0x00, 0x08), (0x0E, 0x1B), (0x7F, 0x84), (0x86, 0x9F),  # controls that are no white space
    (0x200B, 0x200B), (0xFEFF, 0xFEFF),  # zero width space, byte order mark
    (0x202A, 0x202E), (0x2066, 0x2069),  # direction
    (0xFFFE, 0xFFFF),  # no characters at all
)  # fmt: skip
BREAKS = ((0x0B, 0x0C), (0x1C, 0x1F), (0x85, 0x85), (0x2028, 0x2029))  # white space of a kind


def _python(ranges: tuple[tuple[int, int], ...]) -> re.Pattern[str]:
    return re.compile("[" + "".join(f"{chr(low)}-{chr(high)}" for low, high in ranges) + "]")


def _re2(ranges: tuple[tuple[int, int], ...]) -> str:
    return "[" + "".join(f"\\x{{{low:x}}}-\\x{{{high:x}}}" for low, high in ranges) + "]"


_UNSEEN, _BREAKS = _python(UNSEEN), _python(BREAKS)


def seen(text: str) -> str:
    """The text without characters nobody sees; odd line breaks and separators become spaces, and
    a letter with a loose accent becomes the letter with that accent.
    """
    return normalize("NFC", _BREAKS.sub(" ", _UNSEEN.sub("", text)))


def seen_in_sql(text: str) -> str:
    """The same as an SQL expression; a text of which nothing is left is NULL."""
    visible = f"regexp_replace({text}, '{_re2(UNSEEN)}', '', 'g')"
    spaced = f"regexp_replace({visible}, '{_re2(BREAKS)}', ' ', 'g')"
    return f"nullif(trim(nfc_normalize({spaced})), '')"
