"""Figures from outside: the situation in the municipality.

Published values point at the source that published them; all other values are invented, plausible,
and point at the source ``voorbeeld``.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from data.voorbeelddata.de_schans.context import GM, NEIGHBOURHOODS, NL, PV, area_id
from data.voorbeelddata.schrijf import Row

# indicator, area, year, value, source, rounded to
PUBLISHED = (
    ("hoog-risico-angst-depressie", GM, 2020, "5", "gezondheidsmonitor-2020", None),
    ("hoog-risico-angst-depressie", PV, 2020, "6", "gezondheidsmonitor-2020", None),
    ("hoog-risico-angst-depressie", NL, 2020, "6", "gezondheidsmonitor-2020", None),
    ("regie-eigen-leven", GM, 2020, "93", "gezondheidsmonitor-2020", None),
    ("meldingen-huiselijk-geweld", GM, 2021, "4.4", "cbs-2022-huiselijk-geweld", None),
    ("leefbaarheid-klasse", GM, 2020, "7", "leefbaarometer-2021", None),
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
    ("regie-eigen-leven", PV, 2020, "91"),
    ("regie-eigen-leven", NL, 2020, "91"),
    ("scheidende-mannen", NL, 2016, "9.6 9.4 8.7 8.8 8.4 8.1"),
    ("scheidende-mannen", PV, 2016, "9.9 9.5 9.0 9.1 8.6 8.4"),
    ("scheidende-mannen", GM, 2019, "7.4 7.2 6.3"),
    ("scheidende-vrouwen", NL, 2016, "9.5 9.3 8.6 8.7 8.3 8.0"),
    ("scheidende-vrouwen", PV, 2016, "9.8 9.4 8.9 9.0 8.5 8.3"),
    ("scheidende-vrouwen", GM, 2019, "7.3 7.1 6.2"),
    ("meldingen-huiselijk-geweld", NL, 2019, "7.2 7.4 7.1"),
    ("meldingen-huiselijk-geweld", PV, 2019, "7.9 8.1 7.8"),
    ("meldingen-huiselijk-geweld", GM, 2019, "4.6 4.9 -"),
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

# indicator, part, year, value in municipality, province, country, source of the municipal value:
# that of a value the publication prints; elsewhere at most the direction was published
SPLIT = (
    ("jongeren-middelengebruik", "alcohol", 2021, ("33", "29", "26"), "voorbeeld"),
    ("jongeren-middelengebruik", "dagelijks_roken", 2021, ("2", "4", "3"), "voorbeeld"),
    ("jongeren-middelengebruik", "wiet", 2021, ("6", "8", "6"), "voorbeeld"),
    ("jongeren-risico-scherm", "sociale_media", 2021, ("10", "11", "10"), "voorbeeld"),
    ("jongeren-risico-scherm", "gamen", 2021, ("3", "4", "3"), "gezondheidsmonitor-jeugd-2021"),
    ("eenzaamheid", "eenzaam", 2020, ("41", "46", "47"), "voorbeeld"),
    ("eenzaamheid", "ernstig_eenzaam", 2020, ("9", "11", "11"), "voorbeeld"),
    ("eenzaamheid", "sociaal_eenzaam", 2020, ("28", "31", "31"), "gezondheidsmonitor-2020"),
    ("eenzaamheid", "emotioneel_eenzaam", 2020, ("25", "28", "29"), "voorbeeld"),
)
# how far a dimension of liveability is from the national mean; only the sign was published
LIVEABILITY = {
    "woningvoorraad": "0.06",
    "fysieke_omgeving": "0.01",
    "voorzieningen": "-0.09",
    "sociale_samenhang": "0.07",
    "overlast_onveiligheid": "0.11",
}

UNITS = {
    "scheidende-mannen": "per_1000",
    "scheidende-vrouwen": "per_1000",
    "meldingen-huiselijk-geweld": "per_1000",
    "leefbaarheid-klasse": "klasse",
    "leefbaarheid-afwijking": "punten",
}


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
        "eenheid": indicator.split("-", maxsplit=1)[0] if counted else UNITS.get(indicator, "%"),
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
    yield from _split_rows()
    for kind, rates in PROVISIONS.items():
        for area, value in zip((GM, PV, NL), rates, strict=True):
            figure = _figure("re-integratievoorzieningen", area, 2021, value, "voorbeeld")
            yield {**figure, "uitsplitsing": kind, "eenheid": "per_1000"}


def _split_rows() -> Iterator[Row]:
    for indicator, part, year, values, source in SPLIT:
        for area, value in zip((GM, PV, NL), values, strict=True):
            own = source if area == GM else "voorbeeld"
            yield {**_figure(indicator, area, year, value, own), "uitsplitsing": part}
    for part, deviation in LIVEABILITY.items():
        figure = _figure("leefbaarheid-afwijking", GM, 2020, deviation, "voorbeeld")
        yield {**figure, "uitsplitsing": part}
    for name, grade in NEIGHBOURHOODS.items():
        yield _figure("leefbaarheid-klasse", area_id(name), 2020, str(grade), "voorbeeld")
