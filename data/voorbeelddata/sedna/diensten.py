"""The services of Sedna in 2021: to which opgave they belonged, what was planned, how they stood.

Ids stay the same over the years, whatever a service is called; ``NAMES`` holds the names by which
the services are known, the table of a year the names that were printed in that year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from data.voorbeelddata.schrijf import Row, Tables

YEAR = 2021
DAY = date(2021, 6, 18)  # of the report over the first half of the year
BMW, BW, JW, SMW = "BMW", "BW", "BW(JW)", "SMW en JMW"
ONE, GROUP, ADVICE = "individueel", "collectief", "informatie"
PARTNERS = "Preventieve activ. Sign.Partners"


@dataclass(frozen=True)
class Service:
    """A service as it was in 2021.

    Attributes:
        id: the same in every year.
        name: as printed in 2021.
        plan: reach that was planned; ``None`` = not planned.
        unit: what it counts.
        form: individual, collective or information.
        by: who does it.
    """

    id: str
    name: str
    plan: int | None
    unit: str
    form: str
    by: str


# id, name, plan, unit, form, who does it
_TABLE: dict[str, tuple[tuple[str, str, int | None, str, str, str], ...]] = {
    "info-advies": (("info-advies", "Info & Advies", 5410, "contact", ADVICE, ""),),
    "armoede": (
        ("huurschulden", "Problematische Huurschulden", 100, "huishouden", ONE, BMW),
        ("schuldhulpverlening", "Schuldhulpverlening", 170, "huishouden", ONE, BMW),
        ("optimaal-leven", "Optimaal leven", 40, "inwoner", ONE, BMW),
        ("bmw-armoede", "Ondersteuning BMW", 465, "inwoner", ONE, BMW),
        ("groepswerk-armoede", "Groepswerk BMW", 375, "deelname", GROUP, BMW),
        ("laaggeletterdheid", "Laaggeletterdheid groepswerk", 100, "deelname", GROUP, BW),
        ("langdurige-armoede", "Armoede", 110, "huishouden", ONE, BMW),
    ),
    "jeugd": (
        ("goede-start", "Goede start", 30, "gezin", ONE, ""),
        ("smw-jmw", "SMW en JMW", 1925, "jongere", ONE, SMW),
        ("integrated-care", "Integrated care", 40, "gezin", ONE, "Gezinscoach"),
        ("echtscheidingsloket", "Echtscheidingsloket", 30, "scheiding", ONE, SMW),
        ("movements", "Movements", 300, "jongere", GROUP, JW),
        ("jongerenwerk", "Jongerenwerk", 240, "jongere", GROUP, JW),
    ),
    "informele-zorg": (
        ("gebiedsontwikkeling", "Gebiedsontwikkeling", 1250, "inwoner", GROUP, BW),
        ("soep-op-de-stoep", "Soep op de stoep", None, "bereik", GROUP, BW),
        ("dagbesteding", "Ontmoeten/dagbesteding", 160, "deelname", GROUP, BW),
        ("inzet-ervaring-talent", "Inzet ervaring/talent", 260, "deelname", GROUP, BW),
        ("buurtbemiddeling", "Buurtbemiddeling", 120, "casus", ONE, ""),
        ("mantelzorg", "Mantelzorg", 470, "mantelzorger", GROUP, BW),
        ("vip", "VIP", 900, "contact", ADVICE, ""),
        ("vip-school", "VIP-school", 100, "vrijwilliger", GROUP, ""),
        ("mentor-en-maatje", "Mentor en maatje", 40, "match", ONE, ""),
        ("formulierenbrigade", "Formulierenbrigade", 100, "hulpvrager", ONE, ""),
        ("tolken", "Tolkentelefoon", 110, "hulpvrager", ONE, ""),
    ),
    "huiselijk-geweld": (
        ("signaleringspartners", PARTNERS, 240, "sleutelfiguur", GROUP, BMW),
        ("bmw-huiselijk-geweld", "Ondersteuning BMW", 100, "inwoner", ONE, BMW),
        ("groepswerk-huiselijk-geweld", "Groepswerk BMW", 30, "deelname", GROUP, BMW),
        ("nazorg", "Nazorg trajecten", 40, "inwoner", ONE, BMW),
    ),
    "zelfredzaamheid": (
        ("er-op-af", "Er-op-af teams", None, "casus", ONE, BMW),
        ("welzijn-op-recept", "Welzijn op recept", 300, "inwoner", ONE, BW),
        ("bmw-zelfredzaamheid", "Versterken zelfredzaamheid BMW", 700, "inwoner", ONE, BMW),
        ("schuldhulp", "Schuldhulp", 100, "huishouden", ONE, BMW),
    ),
}  # fmt: skip
SERVICES = {theme: tuple(Service(*row) for row in rows) for theme, rows in _TABLE.items()}

# Names under which services are known, where the printed name of a year says too little.
NAMES = {
    "bmw-armoede": "Ondersteuning BMW bij armoede",
    "groepswerk-armoede": "Groepswerk BMW bij armoede",
    "langdurige-armoede": "Langdurige armoede",
    "bmw-huiselijk-geweld": "Ondersteuning BMW bij huiselijk geweld",
    "groepswerk-huiselijk-geweld": "Groepswerk BMW bij huiselijk geweld",
    "signaleringspartners": "Preventieve activiteiten voor signaleringspartners",
    "tolken": "Vrijwillige tolken",
}
PILOT_AREAS = {"goede-start": ("de-blokken", "de-monden")}
VOLUNTEERS_TOO = frozenset({"soep-op-de-stoep"})  # BR06: counted on purpose

# How services stood on a day; a reason is printed with the sign of the service.
STATUS: tuple[tuple[str, date, str, str], ...] = (
    ("echtscheidingsloket", DAY, "niet_gestart", "De uitvoering begint na de zomer."),
    ("vip-school", DAY, "niet_gestart", "De vrijwilligersschool begint in de zomer."),
    ("vip-school", date(2021, 7, 5), "gestart", "De zomerschool is begonnen."),
    ("tolken", date(2021, 2, 1), "gepland", "De tolkenpoule staat in het plan voor dit jaar."),
    ("tolken", DAY, "in_ontwikkeling", "De tolkenpoule wordt nog opgezet."),
    ("signaleringspartners", DAY, "niet_gestart", "Trainen kon door corona nog niet."),
    ("welzijn-op-recept", date(2021, 2, 1), "gepland", "De pilot wordt voorbereid."),
    ("welzijn-op-recept", DAY, "in_ontwikkeling", "Alleen de inrichting is begonnen."),
    ("formulierenbrigade", DAY, "gestart", "Vrijwilligers konden door corona niet komen."),
)


def _in_order() -> Iterator[tuple[int, str, Service]]:
    every = [(theme, service) for theme, found in SERVICES.items() for service in found]
    for place, (theme, service) in enumerate(every, start=1):
        yield place, theme, service


def _services() -> Iterator[Row]:
    for place, _, service in _in_order():
        yield {
            "dienst_id": service.id,
            "naam": NAMES.get(service.id, service.name),
            "eenheid": service.unit,
            "vorm": service.form,
            "uitvoering": service.by or None,
            "telt_vrijwilligers": service.id in VOLUNTEERS_TOO,
            "gebieden": "|".join(PILOT_AREAS.get(service.id, ())) or None,
            "volgorde": place,
        }


def _of_the_year() -> Iterator[Row]:
    for place, theme, service in _in_order():
        yield {
            "dienst_id": service.id,
            "jaar": YEAR,
            "thema": theme,
            "naam": service.name,
            "volgorde": place,
        }


def _plans() -> Iterator[Row]:
    for _, _, service in _in_order():
        yield {
            "dienst_id": service.id,
            "jaar": YEAR,
            "bereik": service.plan,
            "status": "geen" if service.plan is None else "getal",
        }


def tables() -> Tables:
    """Services, their opgave and plan of 2021, and how they stood."""
    return {
        "dienst": list(_services()),
        "dienst_opgave": list(_of_the_year()),
        "planning": list(_plans()),
        "dienst_status": [
            {"dienst_id": service, "peildatum": day, "status": status, "toelichting": why}
            for service, day, status, why in sorted(STATUS)
        ],
    }
