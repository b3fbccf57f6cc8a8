"""Disclosure: the wall. The only maker of published facts."""

from pipeline.disclosure.facts import protected_facts
from pipeline.disclosure.profiles import PROFILES, Protection, choose
from pipeline.disclosure.publish import PublishedSummary, Target, publish

__all__ = [
    "PROFILES",
    "Protection",
    "PublishedSummary",
    "Target",
    "choose",
    "protected_facts",
    "publish",
]
