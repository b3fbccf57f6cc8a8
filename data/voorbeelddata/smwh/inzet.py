"""What was planned, granted and agreed: services, planning, grants, breaks, vision and reports."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from data.voorbeelddata.schrijf import Row, Tables
from data.voorbeelddata.smwh.verdeling import ADULTS, YOUTH

YEAR = 2019

SERVICES: tuple[Row, ...] = (
    {
        "dienst_id": "jeugdhulpverlening", "naam": "Jeugdhulpverlening", "themas": YOUTH,
        "eenheid": "traject", "vorm": "individueel", "volgorde": 1,
    },
    {
        "dienst_id": "volwassenhulpverlening", "naam": "Volwassenhulpverlening", "themas": ADULTS,
        "eenheid": "traject", "vorm": "individueel", "volgorde": 2,
    },
    {
        "dienst_id": "groepswerk", "naam": "Groepswerk", "themas": YOUTH,
        "eenheid": "deelname", "vorm": "collectief", "volgorde": 3,
    },
    {
        "dienst_id": "korte-contacten", "naam": "Korte contacten", "themas": ADULTS,
        "eenheid": "contact", "vorm": "informatie", "volgorde": 4,
    },
)  # fmt: skip

PLANNING: tuple[Row, ...] = (
    {
        "dienst_id": "jeugdhulpverlening", "jaar": YEAR, "bereik": 110, "status": "getal",
        "tijdsbesteding_uur": Decimal(24),
    },
    {
        "dienst_id": "volwassenhulpverlening", "jaar": YEAR, "bereik": 175, "status": "getal",
        "tijdsbesteding_uur": Decimal(24),
    },
    {"dienst_id": "groepswerk", "jaar": YEAR, "status": "ntb"},
    {
        "dienst_id": "korte-contacten", "jaar": YEAR, "bereik": 70, "status": "getal",
        "tijdsbesteding_uur": Decimal("1.5"),
    },
)  # fmt: skip

GRANTS: tuple[Row, ...] = (
    {
        "subsidie_id": "aanvraag-2019", "jaar": YEAR, "soort": "gevraagd",
        "bedrag": Decimal(719640), "fte": Decimal("7.2"),
        "van": date(2019, 1, 1), "tot": date(2019, 12, 31),
    },
    {
        "subsidie_id": "jaarlijks-2019", "jaar": YEAR, "soort": "jaarlijks",
        "bedrag": Decimal(619000), "fte": Decimal(5),
        "van": date(2019, 1, 1), "tot": date(2019, 12, 31),
    },
    {
        "subsidie_id": "eenmalig-2019", "jaar": YEAR, "soort": "eenmalig",
        "bedrag": Decimal(68752), "fte": Decimal("0.89"),
        "van": date(2019, 4, 1), "tot": date(2019, 12, 31),
        "toelichting": "Extra inzet vanaf het voorjaar.",
    },
)  # fmt: skip

GROUPS: tuple[Row, ...] = tuple(
    {
        "activiteit_id": name, "naam": printed, "beschrijving": about, "aard": "preventief",
        "dienst_id": "groepswerk", "open_inloop": False, "bereik_status": "niet_beschikbaar",
        "volgorde": number,
    }
    for number, (name, printed, about) in enumerate(
        (
            ("zeker-van-jezelf", "Zeker van jezelf",
             "Groep op school voor jongeren die sterker in hun schoenen willen staan."),
            ("gedeeld-verdriet", "Gedeeld verdriet",
             "Groep op school voor jongeren die iemand hebben verloren."),
        ),
        start=1,
    )
)  # fmt: skip

BREAKS: tuple[Row, ...] = (
    {
        "reeksbreuk_id": "scholen-eigen-zone", "soort": "gebied", "indicator": "hulp-zone",
        "gebied_id": "wsz-7", "jaar": YEAR,
        "toelichting": "Leerlingen van het voortgezet onderwijs tellen sinds dit jaar in een eigen "
        "zone. Daarvoor telden zij in de zone waar zij wonen.",
    },
    {
        "reeksbreuk_id": "caseload-definitie", "soort": "definitie", "indicator": "caseload",
        "jaar": YEAR,
        "toelichting": "Van het aantal dat eerder is gemeld, is niet vastgelegd of korte contacten "
        "en deelnemers aan groepen zijn meegeteld.",
    },
)  # fmt: skip

SOURCES: tuple[Row, ...] = (
    {
        "bron_id": "smwh-2018", "naam": "Jaarverslag over het jaar ervoor", "uitgever": "SMWH",
        "jaar": 2019, "soort": "publicatie",
    },
    {
        "bron_id": "smwh-2019", "naam": "Opgave van medewerkers", "uitgever": "SMWH",
        "jaar": 2020, "soort": "registratie",
    },
)  # fmt: skip

REPORTED: tuple[Row, ...] = (
    {
        "feit_id": "langer-lopend-2018", "periode": "2018",
        "indicator": "langer-lopende-trajecten-gemeld",
        "omschrijving": "Langer lopende trajecten, zoals gemeld in het jaarverslag",
        "waarde": Decimal(400), "eenheid": "trajecten", "bron_id": "smwh-2018",
        "opgegeven_door_rol": "teamleider", "datum": date(2019, 3, 1), "akkoord": True,
    },
    {
        "feit_id": "groepen-scholen-2019", "periode": "2019", "thema": YOUTH,
        "indicator": "groepen-gestart",
        "omschrijving": "Groepen die zijn gestart op scholen voor voortgezet onderwijs",
        "waarde": Decimal(2), "eenheid": "groepen", "bron_id": "smwh-2019",
        "opgegeven_door_rol": "maatschappelijk werker", "datum": date(2020, 2, 3), "akkoord": True,
    },
    {
        "feit_id": "nieuwe-medewerkers-2019", "periode": "2019",
        "indicator": "nieuwe-medewerkers", "omschrijving": "Nieuwe maatschappelijk werkers",
        "waarde": Decimal(2), "eenheid": "medewerkers", "bron_id": "smwh-2019",
        "opgegeven_door_rol": "teamleider", "datum": date(2020, 2, 3), "akkoord": True,
    },
)  # fmt: skip

# what it takes, what the workers do, what society gets; in our own words
VISION = (
    (
        ("aanwezig zijn waar mensen komen", "zelf gevonden kunnen worden",
         "snel met elkaar overleggen"),
        ("erbij zijn voordat iemand hulp vraagt",),
        ("zorgen vroeg in beeld", "onveiligheid vroeg gezien"),
    ),
    (
        ("ingangen vinden die nog niemand heeft", "weten wat anderen doen",
         "mensen goed overdragen"),
        ("de weg wijzen naar hulp en voorzieningen",),
        ("op tijd passende hulp bij een beginnend probleem",),
    ),
    (
        ("elkaar bevragen op wat we doen", "de wijk, het dorp en de school kennen",
         "in gesprek zijn met de gemeente"),
        ("zelf helpen", "laten weten wat er aan preventie ontbreekt"),
        ("hulp dicht bij huis", "goed zicht op wat er speelt"),
    ),
    (
        ("weten wat werkt in preventie", "dat kunnen uitvoeren", "de goede partners erbij halen"),
        ("zelf activiteiten opzetten",),
        ("meer kansen om mee te doen", "meer steun van mensen om je heen"),
    ),
)  # fmt: skip


def _vision_rows() -> list[Row]:
    return [
        {
            "regel_id": f"visie-{number}", "jaar": YEAR, "nodig": "|".join(needed),
            "doen": "|".join(done), "opbrengst": "|".join(gained), "volgorde": number,
            "akkoord": True,
        }
        for number, (needed, done, gained) in enumerate(VISION, start=1)
    ]  # fmt: skip


def tables() -> Tables:
    """Everything that is no registration of help."""
    return {
        "dienst": SERVICES,
        "planning": PLANNING,
        "subsidie": GRANTS,
        "collectieve_activiteit": GROUPS,
        "reeksbreuk": BREAKS,
        "bron": SOURCES,
        "opgegeven_feit": REPORTED,
        "visieschema": _vision_rows(),
    }
