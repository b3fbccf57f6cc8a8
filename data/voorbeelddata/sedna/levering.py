"""All raw tables of Sedna, from the modules that each make one year or one report."""

from __future__ import annotations

from data.voorbeelddata.schrijf import Tables, joined
from data.voorbeelddata.sedna import (
    aanvraag_2022,
    begroting_2022,
    diensten,
    gebieden,
    halfjaar_2021,
    inbeeld_2023,
)


def tables() -> Tables:
    """The rows of every raw table; the same every time."""
    return joined(
        gebieden.tables(),
        diensten.tables(),
        halfjaar_2021.tables(),
        aanvraag_2022.tables(),
        begroting_2022.tables(),
        inbeeld_2023.tables(),
    )
