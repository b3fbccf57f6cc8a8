"""The budget of Sedna for 2022, line by line; hours, amounts and totals follow from it.

Which services a line pays is our reading of the names and descriptions in the published budget.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from data.voorbeelddata.schrijf import Row, Tables

YEAR = 2022
NORM = 1525  # hours of a full-time job; follows from the printed hours and fte
STAFF, EXPERT = "77.55", "62.25"
BUURTWERK = (
    "laaggeletterdheid", "er-op-af", "mantelzorg", "jonge-mantelzorgers", "formulierenbrigade",
    "tolken", "mentor-en-maatje", "inzet-ervaring-talent", "gebiedsontwikkeling",
    "inwonersinitiatieven",
)  # fmt: skip

# Lines with a rate: opgave, short name, printed name, fte, rate, services, note.
RATED: tuple[tuple[str, str, str, str, str, tuple[str, ...], str], ...] = (
    ("armoede", "bmw", "Buurtmaatschappelijk werk", "3.27", STAFF,
     ("bmw-armoede", "groepswerk-armoede", "intergenerationele-armoede", "intensieve-trajecten"),
     ""),
    ("armoede", "schuldhulpverlening", "Schuldhulpverlening", "2.53", STAFF,
     ("schuldhulpverlening",), ""),
    ("armoede", "huurschulden", "Problematische huurschulden", "0.89", STAFF,
     ("huurschulden",), ""),
    ("armoede", "goede-start", "Goede Start en ervaringsdeskundigen", "0.67", EXPERT,
     ("goede-start",), ""),
    ("jeugd", "smw", "Schoolmaatschappelijk werk", "8.99", STAFF,
     ("smw-jmw", "smw-jmw-collectief", "echtscheidingsloket"), ""),
    ("jeugd", "movements", "Movements", "3.00", STAFF, ("movements",), ""),
    ("jeugd", "jongerenwerk", "Jongerenwerk", "2.42", STAFF, ("jongerenwerk",), ""),
    ("jeugd", "integrated-care", "Integrated care", "0.67", STAFF, ("integrated-care",), ""),
    ("informele-zorg", "buurtwerk", "Buurtwerk", "7.61", STAFF, BUURTWERK,
     "Ook voor laaggeletterdheid, er-op-af, de gebiedsagenda en initiatieven van inwoners."),
    ("informele-zorg", "vip", "Vrijwilligers Informatie Punt (VIP!)", "0.72", STAFF, ("vip",), ""),
    ("informele-zorg", "vip-school", "VIP-school", "0.56", STAFF, ("vip-school",), ""),
    ("informele-zorg", "jongerenperspectieffonds", "Jongerenperspectieffonds", "0.07", STAFF, (),
     ""),
    ("huiselijk-geweld", "maatschappelijk-werk", "Maatschappelijk werk", "1.61", STAFF,
     ("bmw-huiselijk-geweld", "groepswerk-huiselijk-geweld", "nazorg"), ""),
    ("huiselijk-geweld", "ervaringsdeskundige", "Inzet ervaringsdeskundige", "0.50", EXPERT,
     ("ervaringsdeskundige",), ""),
    ("zelfredzaamheid", "bmw", "Buurtmaatschappelijk werk", "6.53", STAFF,
     ("bmw-zelfredzaamheid", "groepswerk-zelfredzaamheid"), ""),
    ("zelfredzaamheid", "welzijn-op-recept", "Welzijn op recept", "0.22", STAFF,
     ("welzijn-op-recept",), "Uren voor integrale ouderenzorg zijn ingebracht."),
    ("zelfredzaamheid", "optimaal-leven", "Optimaal leven, buurtwerk", "0.56", STAFF,
     ("optimaal-leven",), ""),
)  # fmt: skip

# The other lines, with what they have instead of a rate; place: after which line of their opgave.
FIXED: tuple[Row, ...] = (
    {"regel_id": "info-advies", "thema": "info-advies", "omschrijving": "Info en advies",
     "verdeeld": True, "toelichting": "De kosten zijn verwerkt in de opgaven."},
    {"regel_id": "jeugd-echtscheidingsloket", "thema": "jeugd",
     "omschrijving": "Echtscheidingsloket", "valt_onder": "jeugd-smw"},
    {"regel_id": "informele-zorg-buurtbemiddeling", "thema": "informele-zorg",
     "omschrijving": "Vrijwillige buurtbemiddeling", "fte": Decimal("0.44"),
     "bedrag": Decimal(26000), "uit_regel": "flexibel-budget", "uit_regel_bedrag": Decimal(23776),
     "toelichting": "Bijdrage van de gemeente. De rest betalen partners."},
    {"regel_id": "informele-zorg-week-van-de-mantelzorg", "thema": "informele-zorg",
     "omschrijving": "Week van de Mantelzorg", "bedrag": Decimal(35000),
     "toelichting": "Bijdrage van de gemeente."},
    {"regel_id": "werkbudget", "omschrijving": "Werkbudget", "bedrag": Decimal(47000)},
    {"regel_id": "flexibel-budget", "omschrijving": "Flexibel budget", "bedrag": Decimal(37933),
     "toelichting": "Onder meer voor buurtbemiddeling en problematische huurschulden."},
)  # fmt: skip
PAYS = {
    "informele-zorg-buurtbemiddeling": ("buurtbemiddeling",),
    "informele-zorg-week-van-de-mantelzorg": ("week-van-de-mantelzorg",),
    "flexibel-budget": ("buurtbemiddeling", "huurschulden"),
}
ORDER = (
    "info-advies", "armoede-bmw", "armoede-schuldhulpverlening", "armoede-huurschulden",
    "armoede-goede-start", "jeugd-smw", "jeugd-echtscheidingsloket", "jeugd-movements",
    "jeugd-jongerenwerk", "jeugd-integrated-care", "informele-zorg-buurtwerk",
    "informele-zorg-buurtbemiddeling", "informele-zorg-vip", "informele-zorg-vip-school",
    "informele-zorg-jongerenperspectieffonds", "informele-zorg-week-van-de-mantelzorg",
    "huiselijk-geweld-maatschappelijk-werk", "huiselijk-geweld-ervaringsdeskundige",
    "zelfredzaamheid-bmw", "zelfredzaamheid-welzijn-op-recept", "zelfredzaamheid-optimaal-leven",
    "werkbudget", "flexibel-budget",
)  # fmt: skip


def _key(name: object) -> str:
    """The id of a line: unique over the years."""
    return f"{name}-{YEAR}"


def _rated() -> Iterator[Row]:
    for theme, short, name, fte, rate, _, note in RATED:
        yield {
            "regel_id": f"{theme}-{short}",
            "thema": theme,
            "omschrijving": name,
            "fte": Decimal(fte),
            "tarief": Decimal(rate),
            "toelichting": note or None,
        }


def _lines() -> Iterator[Row]:
    lines = {str(row["regel_id"]): row for row in (*_rated(), *FIXED)}
    for place, name in enumerate(ORDER, start=1):
        row = lines.pop(name)
        others = {key: _key(row[key]) for key in ("valt_onder", "uit_regel") if row.get(key)}
        yield {**row, **others, "regel_id": _key(name), "jaar": YEAR, "volgorde": place}
    if lines:
        raise ValueError(f"lines without a place: {sorted(lines)}")


def _payments() -> Iterator[Row]:
    rated = {f"{theme}-{short}": services for theme, short, _, _, _, services, _ in RATED}
    for line, services in {**rated, **PAYS}.items():
        for service in services:
            yield {"regel_id": _key(line), "dienst_id": service}


def tables() -> Tables:
    """The budget of 2022 and which services its lines pay."""
    norm: Row = {
        "jaar": YEAR,
        "uren_per_fte": Decimal(NORM),
        "toelichting": "Afgeleid uit de begroting.",
    }
    return {
        "begroting_norm": [norm],
        "begroting_regel": list(_lines()),
        "begroting_dienst": list(_payments()),
    }
