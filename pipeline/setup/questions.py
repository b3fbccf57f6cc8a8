"""Asks what was not typed: at the keyboard by a question, in a script by a refusal. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pipeline.errors import UsageError

Ask = Callable[[str, str], str]
QUESTIONS = {
    "naam": "Hoe heet de organisatie voluit?",
    "korte-naam": "Hoe heet zij kort?",
    "gemeente-code": "Welke CBS-code heeft de gemeente, bijvoorbeeld GM1969?",
    "gemeente": "Hoe heet de gemeente?",
    "provincie": "In welke provincie ligt zij?",
    "jaar": "Over welk jaar gaat het eerste rapport?",
}
THEME = "Noem een thema met zijn domeinen, bijvoorbeeld Sterke buurten: MP, SN"
NEXT_THEME = "Nog een thema? Druk op enter als het klaar is"
EXAMPLE = (
    'feitenwerk nieuw de-kade --naam "Stichting De Kade" --gemeente-code GM0000 '
    '--gemeente Oeverland --provincie Groningen --jaar 2024 --thema "Sterke buurten: MP, SN"'
)


def complete(given: Mapping[str, str], ask: Ask | None) -> dict[str, str]:
    """The answers that were typed, and those that are asked for now.

    Args:
        given: by name of the option, empty where nothing was typed.
        ask: puts a question with a default answer; ``None`` where nobody can answer.

    Raises:
        UsageError: an answer is missing and nobody can be asked.
    """
    found = dict(given)
    for option, question in QUESTIONS.items():
        if not found[option] and option == "korte-naam":
            found[option] = ask(question, found["naam"]) if ask else found["naam"]
        if not found[option]:
            found[option] = _ask(ask, option, question)
    return found


def complete_themes(given: Sequence[str], ask: Ask | None) -> list[str]:
    """The themes that were typed; without any, those that are asked for now.

    Raises:
        UsageError: there is none and nobody can be asked.
    """
    found = list(given)
    if found:
        return found
    found.append(_ask(ask, "thema", THEME))
    while ask and (another := ask(NEXT_THEME, "")):
        found.append(another)
    return found


def _ask(ask: Ask | None, option: str, question: str) -> str:
    answer = ask(question, "") if ask else ""
    if not answer:
        raise UsageError(
            f"De optie --{option} ontbreekt.",
            place=f"--{option}",
            remedy=f"Bijvoorbeeld: {EXAMPLE}",
        )
    return answer
