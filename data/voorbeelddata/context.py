"""Figures from outside: areas, sources and the situation in the municipality.

Published values point at the source that published them; all other values are invented, plausible,
and point at the source ``voorbeeld``.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

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

# indicator, area, year, value, source, rounded to
PUBLISHED = (
    ("huishoudens-laag-inkomen", GM, 2016, "5.7", "cbs-2023", None),
    ("huishoudens-laag-inkomen", GM, 2021, "4.4", "cbs-2023", None),
    ("huishoudens-laag-inkomen-aantal", GM, 2021, "1200", "cbs-2023", 100),
    ("huishoudens-langdurig-laag-inkomen-aantal", GM, 2021, "500", "cbs-2023", 100),
    ("kinderen-laag-inkomen", GM, 2021, "4.1", "cbs-2023", None),
    ("kinderen-laag-inkomen-aantal", GM, 2021, "500", "cbs-2023", 100),
    ("kinderen-langdurig-laag-inkomen", GM, 2021, "1.8", "cbs-2023", None),
    ("kinderen-langdurig-laag-inkomen-aantal", GM, 2021, "200", "cbs-2023", 100),
    ("moeite-met-rondkomen", GM, 2020, "8.5", "gezondheidsmonitor-2020", None),
    ("huishoudens-bijstand", GM, 2022, "3.7", "cbs-2023", None),
    ("huishoudens-bijstand", NL, 2022, "5.7", "cbs-2023", None),
    ("huishoudens-bijstand-aantal", GM, 2022, "1050", "cbs-2023", 50),
)

# indicator, area, first year, invented values of the years from then on ("-": published, above)
SERIES = (
    ("huishoudens-laag-inkomen", NL, 2016, "8.2 8.1 7.9 7.6 7.0 6.8"),
    ("huishoudens-laag-inkomen", PV, 2016, "9.6 9.5 9.3 8.9 8.2 7.9"),
    ("huishoudens-laag-inkomen", GM, 2016, "- 5.6 5.4 5.2 4.7 -"),
    ("huishoudens-langdurig-laag-inkomen", NL, 2016, "3.1 3.2 3.2 3.2 3.1 3.0"),
    ("huishoudens-langdurig-laag-inkomen", PV, 2016, "3.7 3.8 3.8 3.7 3.6 3.5"),
    ("huishoudens-langdurig-laag-inkomen", GM, 2016, "2.0 2.1 2.1 2.0 2.0 1.9"),
    ("kinderen-laag-inkomen", NL, 2013, "10.4 10.1 9.8 9.4 9.2 8.8 8.3 7.8 7.3"),
    ("kinderen-laag-inkomen", PV, 2013, "11.3 11.0 10.6 10.2 9.9 9.4 8.8 8.2 7.7"),
    ("kinderen-laag-inkomen", GM, 2013, "6.4 6.2 5.9 5.6 5.4 5.1 4.8 4.4 -"),
    ("kinderen-langdurig-laag-inkomen", NL, 2021, "3.3"),
    ("kinderen-langdurig-laag-inkomen", PV, 2021, "3.6"),
    ("moeite-met-rondkomen", NL, 2020, "13.2"),
    ("moeite-met-rondkomen", PV, 2020, "14.6"),
    ("huishoudens-bijstand", PV, 2022, "7.3"),
)

# kind of provision: invented number per thousand inhabitants in municipality, province, country
PROVISIONS = {
    "jobcoach_begeleiding": ("3.1", "5.2", "4.6"),
    "loonkostensubsidie": ("2.2", "4.4", "3.8"),
    "beschut_werk": ("0.6", "1.1", "0.9"),
    "werkervaringsplaats": ("0.9", "2.4", "1.7"),
    "training_cursus_opleiding": ("0.4", "6.3", "5.5"),
}

UNITS = {"huishoudens": "huishoudens", "kinderen": "kinderen"}


def _figure(
    indicator: str, area: str, year: int, value: str, source: str, rounded: int | None = None
) -> dict[str, str | int | Decimal | None]:
    counted = indicator.endswith("-aantal")
    return {
        "indicator": indicator,
        "gebied_id": area,
        "jaar": year,
        "bron_id": source,
        "waarde": Decimal(value),
        "eenheid": UNITS[indicator.split("-", maxsplit=1)[0]] if counted else "%",
        "aantal_afgerond_op": rounded,
        "status": "definitief",
    }


def figure_rows() -> Iterator[Row]:
    """The rows of the table ``externe_indicator``."""
    for indicator, area, year, value, source, rounded in PUBLISHED:
        yield _figure(indicator, area, year, value, source, rounded)
    for indicator, area, first, values in SERIES:
        for year, value in enumerate(values.split(), start=first):
            if value != "-":
                yield _figure(indicator, area, year, value, "voorbeeld")
    for kind, rates in PROVISIONS.items():
        for area, value in zip((GM, PV, NL), rates, strict=True):
            figure = _figure("re-integratievoorzieningen", area, 2021, value, "voorbeeld")
            yield {**figure, "uitsplitsing": kind, "eenheid": "per_1000"}
