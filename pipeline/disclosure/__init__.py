"""Disclosure: the wall. The only maker of published facts."""

from pipeline.disclosure.facts import protected_facts
from pipeline.disclosure.profiles import PROFILES, Protection, choose
from pipeline.disclosure.publish import PublishedSummary, Target, exact_values, publish

__all__ = [
    "PROFILES",
    "Protection",
    "PublishedSummary",
    "Target",
    "choose",
    "exact_values",
    "protected_facts",
    "publish",
]
