"""Areas, sources and breaks in series of the sample."""

from __future__ import annotations

from collections.abc import Iterator

from data.voorbeelddata.schrijf import Row

GM, PV, NL = "GM1969", "PV20", "NL"

AREAS: tuple[Row, ...] = (
    {"gebied_id": NL, "soort": "land", "naam": "Nederland"},
    {"gebied_id": PV, "soort": "provincie", "naam": "Provincie Groningen", "ouder_id": NL},
    {"gebied_id": GM, "soort": "gemeente", "naam": "Westerkwartier", "ouder_id": PV},
    {"gebied_id": "leek", "soort": "gebiedsteam", "naam": "Leek", "ouder_id": GM},
    {"gebied_id": "marum", "soort": "gebiedsteam", "naam": "Marum", "ouder_id": GM},
    {"gebied_id": "grootegast", "soort": "gebiedsteam", "naam": "Grootegast", "ouder_id": GM},
    {"gebied_id": "zuidhorn", "soort": "gebiedsteam", "naam": "Zuidhorn", "ouder_id": GM},
)

# Neighbourhoods and villages, and the invented class of liveability of each.
NEIGHBOURHOODS = {
    "Aduard": 7, "Boerakker": 7, "De Wilp": 6, "Doezum": 6, "Ezinge": 6, "Garnwerd": 7,
    "Grijpskerk": 6, "Grootegast": 6, "Kornhorn": 6, "Leek centrum": 6, "Leek west": 7,
    "Lutjegast": 7, "Marum": 6, "Midwolde": 8, "Niebert": 7, "Niekerk": 7, "Noordhorn": 7,
    "Oldehove": 6, "Oldekerk": 7, "Oostwold": 8, "Opende": 5, "Tolbert": 7, "Zevenhuizen": 6,
    "Zuidhorn": 8,
}  # fmt: skip

# Since when a figure means what it means now; published facts, wording our own.
BREAKS: tuple[Row, ...] = (
    {
        "reeksbreuk_id": "gemeente-ontstaan",
        "soort": "gebied",
        "gebied_id": GM,
        "jaar": 2019,
        "toelichting": (
            "De gemeente ontstond door een herindeling. Cijfers van eerdere jaren gaan over het "
            "gebied van de huidige gemeente en zijn door de bron omgerekend."
        ),
    },
    {
        "reeksbreuk_id": "registratie-individuele-hulp",
        "soort": "registratie",
        "indicator": "individuele-hulp",
        "jaar": 2019,
        "toelichting": "De organisatie begon toen met het registreren van individuele trajecten.",
    },
    {
        "reeksbreuk_id": "eerste-kracht-van-de-groep",
        "soort": "registratie",
        "indicator": "kracht-eind",
        "jaar": 2022,
        "toelichting": (
            "Voor het eerst legden medewerkers vast hoe sterk groepen zijn. Over eerdere jaren is "
            "dat niet bekend."
        ),
    },
)

SOURCES: tuple[Row, ...] = (
    {
        "bron_id": "cbs-2023",
        "naam": "Laag inkomen en bijstand per regio",
        "uitgever": "CBS",
        "jaar": 2023,
        "licentie": "CC BY 4.0",
        "soort": "publicatie",
    },
    {
        "bron_id": "cbs-2022",
        "naam": "Re-integratievoorzieningen per gemeente",
        "uitgever": "CBS",
        "jaar": 2022,
        "licentie": "CC BY 4.0",
        "soort": "publicatie",
    },
    {
        "bron_id": "gezondheidsmonitor-2020",
        "naam": "Gezondheidsmonitor Volwassenen en Ouderen",
        "uitgever": "GGD, RIVM en CBS",
        "jaar": 2020,
        "soort": "publicatie",
    },
    {
        "bron_id": "gezondheidsmonitor-jeugd-2021",
        "naam": "Gezondheidsmonitor Jeugd",
        "uitgever": "GGD, RIVM en CBS",
        "jaar": 2021,
        "soort": "publicatie",
    },
    {
        "bron_id": "cbs-2022-huiselijk-geweld",
        "naam": "Meldingen van huiselijk geweld per gemeente",
        "uitgever": "CBS",
        "jaar": 2022,
        "licentie": "CC BY 4.0",
        "soort": "publicatie",
    },
    {
        "bron_id": "leefbaarometer-2021",
        "naam": "Leefbaarometer",
        "uitgever": "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
        "jaar": 2021,
        "soort": "publicatie",
    },
    {
        "bron_id": "spg-2023",
        "naam": "Focusgroepen met medewerkers",
        "uitgever": "Sociaal Planbureau Groningen",
        "jaar": 2023,
        "soort": "registratie",
    },
    {
        "bron_id": "din-2022",
        "naam": "Doelen en inspanningen netwerk",
        "uitgever": "Sociaal Planbureau Groningen en Sociaal Werk De Schans",
        "jaar": 2022,
        "soort": "publicatie",
    },
    {
        "bron_id": "de-schans-2022",
        "naam": "Opgave van medewerkers",
        "uitgever": "Sociaal Werk De Schans",
        "jaar": 2022,
        "soort": "registratie",
    },
    {
        "bron_id": "voorbeeld",
        "naam": "Voorbeeldcijfer, niet gepubliceerd",
        "uitgever": "Feitenwerk",
        "jaar": 2022,
        "soort": "voorbeeld",
    },
)


def area_id(name: str) -> str:
    """The id of a neighbourhood."""
    return f"buurt-{name.lower().replace(' ', '-')}"


def area_rows() -> Iterator[Row]:
    """The rows of the table ``gebied``."""
    yield from AREAS
    for name in NEIGHBOURHOODS:
        yield {"gebied_id": area_id(name), "soort": "buurt", "naam": name, "ouder_id": GM}
