"""The words of Typer itself in Dutch: ``--help`` is read by people who know no English."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

WORDS = {
    r"^Usage: ": "Gebruik: ",
    r"\[OPTIONS\]": "[OPTIES]",
    r"COMMAND \[ARGS\]\.\.\.": "OPDRACHT ...",
    r"^Arguments:$": "Waarden:",
    r"^Options:$": "Opties:",
    r"^Commands:$": "Opdrachten:",
    r"Show this message and exit\.": "Toon deze uitleg.",
    r"\[required\]": "[verplicht]",
    r"\[default: ": "[anders: ",
}
TYPE = re.compile(r"<(?:list\[)?(?:str|int)\]?>")  # what a value must be, in words of Python


def in_dutch(text: str) -> str:
    """A page of help with Typer's words in Dutch; columns stay where they are."""
    for words, dutch in WORDS.items():
        text = re.sub(words, dutch, text, flags=re.MULTILINE)
    return TYPE.sub(lambda found: "<...>".ljust(len(found[0])), text)


class DutchCommand(TyperCommand):
    """A command whose help is Dutch."""

    def get_help(self, ctx: Any) -> str:
        """The page that ``--help`` shows."""
        return in_dutch(super().get_help(ctx))

    def get_short_help_str(self, limit: int = 0) -> str:
        """The first sentence, whole, however long the line gets."""
        return (self.help or "").partition("\n\n")[0].replace("\n", " ").strip()


class DutchGroup(TyperGroup):
    """The command that holds the verbs."""

    def get_help(self, ctx: Any) -> str:
        """The page that ``--help`` shows."""
        return in_dutch(super().get_help(ctx))
