"""Turns whatever goes wrong while a template is read or filled into one Dutch message."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError

from pipeline.errors import DataRefused, FeitenwerkError, TemplateRefused
from pipeline.narrative.loader import TEMPLATE_FILE
from pipeline.narrative.refusal import WrongText, WrongUse, unknown
from pipeline.narrative.vocabulary import FILTERS, TAGS, TESTS

HERE = Path(__file__).parent
SYNTAX_REMEDY = "Vergelijk de regel met de voorbeelden in docs/redactie.md."


def refused(error: Exception, fallback: str, templates: Iterable[str] = ()) -> FeitenwerkError:
    """The message for an error in a template, or in a text of the organisation that it prints.

    Args:
        error: what was raised while a template was compiled or filled.
        fallback: display name of the template that was asked for.
        templates: names of the templates that exist.

    Raises:
        Exception: the error itself, when it is a fault of Feitenwerk and not of the template.
    """
    if isinstance(error, TemplateSyntaxError):
        file = _display(error.filename) or fallback
        return _message(_syntax(error), _place(file, error.lineno))
    if missing := re.match(r"No (filter|test) named '(\w+)'", str(error)):
        return _message(unknown_helper(missing[1], missing[2]), place_of(error, fallback))
    if isinstance(error, TemplateNotFound):
        wrong = unknown(f"Het sjabloon “{error.name}” bestaat niet.", str(error.name), templates)
        return _message(wrong, place_of(error, fallback))
    if isinstance(error, WrongText):
        place = error.place or place_of(error, fallback)
        return DataRefused(error.sentence, place=place, remedy=error.remedy)
    if isinstance(error, WrongUse):
        return _message(error, place_of(error, fallback))
    if isinstance(error, SecurityError):
        wrong = WrongUse("Dit mag een sjabloon niet.", SYNTAX_REMEDY)
        return _message(wrong, place_of(error, fallback))
    if isinstance(error, TemplateError) or not _ours(error):
        wrong = WrongUse(
            "De bewerking op deze regel kan niet worden uitgevoerd.",
            "Controleer of de waarden bij elkaar passen; "
            + SYNTAX_REMEDY[0].lower()
            + SYNTAX_REMEDY[1:],
        )
        return _message(wrong, place_of(error, fallback))
    raise error


def place_of(error: BaseException, fallback: str) -> str:
    """The innermost template line in the error's traceback."""
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.startswith(TEMPLATE_FILE)
    ]
    return _place(_display(frames[-1].filename), frames[-1].lineno) if frames else fallback


def _ours(error: Exception) -> bool:
    """Whether our own code failed, rather than an operation on the template's own line."""
    files = [Path(frame.filename) for frame in traceback.extract_tb(error.__traceback__)]
    own = [n for n, file in enumerate(files) if str(file).startswith(TEMPLATE_FILE)]
    after = files[own[-1] + 1 :] if own else files
    return any(
        file.parent == HERE and file.name not in ("environment.py", "document.py") for file in after
    )


def _message(wrong: WrongUse, place: str) -> TemplateRefused:
    return TemplateRefused(wrong.sentence, place=place, remedy=wrong.remedy)


def _place(file: str, line: int | None) -> str:
    return f"{file}, regel {line}" if line else file


def _display(filename: str | None) -> str:
    return (filename or "").removeprefix(TEMPLATE_FILE)


def unknown_helper(kind: str, name: str) -> WrongUse:
    """The refusal of a filter or test that templates do not have."""
    if kind == "filter":
        return unknown(f"Het filter “{name}” bestaat niet.", name, FILTERS)
    return unknown(f"De toets “{name}” bestaat niet.", name, TESTS)


def _syntax(error: TemplateSyntaxError) -> WrongUse:
    """What Jinja says about unreadable template code, in Dutch."""
    message = error.message or ""
    if missing := re.match(r"No (filter|test) named '(\w+)'", message):
        return unknown_helper(missing[1], missing[2])
    if tag := re.match(r"Encountered unknown tag '(\w+)'", message):
        return unknown(f"De opdracht “{tag[1]}” bestaat niet.", tag[1], TAGS)
    if "end of template" in message or "Unexpected end" in message:
        return WrongUse(
            "Het sjabloon houdt op terwijl een opdracht nog openstaat.",
            "Sluit elke {% if %} met {% endif %} en elke {% for %} met {% endfor %}.",
        )
    return WrongUse("Deze regel is geen geldige sjabloontaal.", SYNTAX_REMEDY)
