"""Where SMWH works: the gemeente Heerenveen and its woonservicezones.

Zone 7 is no place: it holds the pupils of secondary schools and exists since 2019.
"""

from __future__ import annotations

from data.voorbeelddata.schrijf import Row, Tables

GM, PV, NL = "GM0074", "PV21", "NL"
ZONES = tuple(f"wsz-{number}" for number in range(1, 8))

AREAS: tuple[Row, ...] = (
    {"gebied_id": NL, "soort": "land", "naam": "Nederland"},
    {"gebied_id": PV, "soort": "provincie", "naam": "Provincie Fryslân", "ouder_id": NL},
    {"gebied_id": GM, "soort": "gemeente", "naam": "Heerenveen", "ouder_id": PV},
    *(
        {
            "gebied_id": zone,
            "soort": "woonservicezone",
            "naam": f"Zone {number}" + (" (scholen)" if zone == ZONES[-1] else ""),
            "ouder_id": GM,
        }
        for number, zone in enumerate(ZONES, start=1)
    ),
)


def tables() -> Tables:
    """The areas."""
    return {"gebied": AREAS}
