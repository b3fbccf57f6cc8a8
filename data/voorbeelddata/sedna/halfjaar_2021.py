"""The first half of 2021: everything from which the published figures follow, and some more."""

from __future__ import annotations

from random import Random

from data.voorbeelddata.schrijf import Tables, joined
from data.voorbeelddata.sedna import doelen_2021, groepen_2021, hulp_2021

SEED = 20_210_618


def tables() -> Tables:
    """Registrations, goals and reported figures; the same every time."""
    random = Random(SEED)
    return joined(hulp_2021.tables(random), groepen_2021.tables(random), doelen_2021.tables())
