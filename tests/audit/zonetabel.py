"""The zone table of an evaluation of 2019: help by woonservicezone and form.

The counts were published (bron 004, V3); seven of them are 1–4.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.indicators import Cube
from tests.disclosure.cubes import COUNT, count

FORMS = {
    "jeugd": (10, 6, 10, 9, 15, 2, 98),
    "volwassenen": (41, 14, 29, 50, 66, 12, 0),
    "groep": (4, 4, 1, 0, 6, 1, 12),
    "kort": (4, 5, 19, 10, 22, 2, 0),
}
ZONES = tuple(f"z{number}" for number in range(1, 8))
HELP = replace(COUNT, id="hulp", dimensions=("vorm", "zone"), totals_over=("vorm", "zone"))


def zone_table(*, form_totals: bool = False) -> Cube:
    """With the total of every zone, as it was published; or with the totals per form as well."""
    cells = [
        count(HELP, value, vorm=form, zone=zone)
        for form, values in FORMS.items()
        for zone, value in zip(ZONES, values, strict=True)
    ]
    columns = zip(*FORMS.values(), strict=True)
    cells += [
        count(HELP, sum(column), zone=zone) for zone, column in zip(ZONES, columns, strict=True)
    ]
    if form_totals:
        cells += [count(HELP, sum(values), vorm=form) for form, values in FORMS.items()]
        cells.append(count(HELP, sum(map(sum, FORMS.values()))))
    return Cube(HELP, tuple(cells))
