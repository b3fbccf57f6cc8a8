"""Where Sedna works: the gemeente Emmen and its six teams."""

from __future__ import annotations

from data.voorbeelddata.schrijf import Row, Tables

GM, PV, NL = "GM0114", "PV22", "NL"
TEAMS = {
    "noord": "Noord",
    "oost": "Oost",
    "zuid": "Zuid",
    "de-velden": "De Velden",
    "de-blokken": "De Blokken",
    "de-monden": "De Monden",
}

AREAS: tuple[Row, ...] = (
    {"gebied_id": NL, "soort": "land", "naam": "Nederland"},
    {"gebied_id": PV, "soort": "provincie", "naam": "Provincie Drenthe", "ouder_id": NL},
    {"gebied_id": GM, "soort": "gemeente", "naam": "Emmen", "ouder_id": PV},
    *(
        {"gebied_id": code, "soort": "gebiedsteam", "naam": name, "ouder_id": GM}
        for code, name in TEAMS.items()
    ),
)


def tables() -> Tables:
    """The areas."""
    return {"gebied": AREAS}
