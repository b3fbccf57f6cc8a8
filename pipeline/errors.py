"""The one error tree of Feitenwerk.

Every error meant for a user is a plain Dutch sentence, the place it concerns and the remedy::

    FeitenwerkError        exit code
    ├── UsageError         2  wrong use: unknown year, organisation, theme, option
    ├── DataRefused        3  the delivered data cannot be used
    ├── TemplateRefused    4  a narrative template is wrong
    ├── ProtectionRefused  5  protection does not allow publication
    └── RenderFailed       6  the document could not be rendered

Anything else that escapes is a fault of ours and ends with exit code 1.
"""

from __future__ import annotations


class FeitenwerkError(Exception):
    """An error whose message is written for the person at the keyboard.

    Args:
        sentence: what is wrong, one Dutch sentence.
        place: where: a file, row and column, or an option. Never a personal value.
        remedy: what to do about it, in Dutch.
    """

    exit_code = 1
    kind = "interne fout"

    def __init__(self, sentence: str, *, place: str = "", remedy: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.place = place
        self.remedy = remedy

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the trip between processes with place and remedy intact."""
        return _rebuild, (type(self), self.sentence, self.place, self.remedy)


def _rebuild(
    kind: type[FeitenwerkError], sentence: str, place: str, remedy: str
) -> FeitenwerkError:
    return kind(sentence, place=place, remedy=remedy)


class UsageError(FeitenwerkError):
    """Wrong use of a command: exit code 2."""

    exit_code = 2
    kind = "verkeerd gebruik"


class DataRefused(FeitenwerkError):
    """The data are refused: exit code 3."""

    exit_code = 3
    kind = "gegevens geweigerd"


class TemplateRefused(FeitenwerkError):
    """A template is wrong: exit code 4."""

    exit_code = 4
    kind = "fout in een sjabloon"


class ProtectionRefused(FeitenwerkError):
    """Protection refuses to publish: exit code 5."""

    exit_code = 5
    kind = "bescherming weigert"


class RenderFailed(FeitenwerkError):
    """The renderer failed: exit code 6."""

    exit_code = 6
    kind = "opmaak mislukt"
