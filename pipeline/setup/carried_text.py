"""A text of the organisation for the next year: the same words, not yet approved. Pure."""

from __future__ import annotations

import re

KEY = (
    r"^(?P<key>{key}[ \t]*:)(?P<space>[ \t]*)(?P<value>[^\r\n#]*?)"
    r"(?P<rest>[ \t]*(?:#[^\r\n]*)?\r?)$"
)
HEAD = re.compile(r"\A\ufeff?---[^\n]*\n.*?^---", re.DOTALL | re.MULTILINE)


def unapproved(text: str, goal: str = "") -> str:
    """The text with ``akkoord: nee`` and its own goal of the new year.

    Author and date stay: they say who wrote these words and when, until someone rewrites them.

    Args:
        text: the whole file, front matter first, as the intake accepts it.
        goal: id of the goal in the new year; empty if the text has no goal.
    """
    found = HEAD.match(text)
    assert found, "the intake reads no text without front matter"  # noqa: S101
    head = _set(found[0], "akkoord", "nee")
    if goal:
        head = _set(head, "doel", goal)
    return head + text[found.end() :]


def _set(head: str, key: str, value: str) -> str:
    pattern = re.compile(KEY.format(key=key), re.MULTILINE)
    if pattern.search(head):
        return pattern.sub(
            lambda m: f"{m['key']}{m['space'] or ' '}{value}{m['rest']}", head, count=1
        )
    end = head.rfind("---")
    newline = "\r\n" if "\r\n" in head else "\n"
    return f"{head[:end]}{key}: {value}{newline}{head[end:]}"
