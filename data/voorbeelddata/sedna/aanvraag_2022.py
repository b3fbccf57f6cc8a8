"""The plan of Sedna for 2022: services, goals, what they should bring, and external figures.

Names and numbers are facts from the published application, the wording is our own. Every service
is planned once; subtotals, targets and totals follow (README: our reading).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from data.voorbeelddata.schrijf import Row, Tables
from data.voorbeelddata.sedna.diensten import BMW, BW, GROUP, ONE, SERVICES, SMW
from data.voorbeelddata.sedna.gebieden import GM

YEAR = 2022
CONTENT = Path(__file__).parent / "inhoud" / "aanvraag-2022.yml"
APPROVED = date(2021, 9, 15)
OWN = "sedna-2022"  # what Sedna itself reports
CITED = "sedna-aanvraag-2022"  # what the application cites without naming source or year

# New services: id, name, unit, form, who does it.
NEW: tuple[tuple[str, str, str, str, str], ...] = (
    ("intergenerationele-armoede", "Intergenerationele armoede", "huishouden", ONE, BMW),
    ("intensieve-trajecten", "Intensieve en langdurige trajecten", "huishouden", ONE, BMW),
    ("smw-jmw-collectief", "SMW en JMW collectief", "deelname", GROUP, SMW),
    ("kopp-groepen", "KOPP-groepen", "jongere", GROUP, f"{BW}|JMW"),
    ("jonge-mantelzorgers", "Ondersteuning jonge mantelzorgers", "mantelzorger", ONE,
     f"{BW}|{SMW}"),
    ("week-van-de-mantelzorg", "Week van de Mantelzorg", "mantelzorger", GROUP, BW),
    ("ervaringsdeskundige", "Inzet ervaringsdeskundige", "bereik", ONE, "Ervaringsdeskundige"),
    ("groepswerk-zelfredzaamheid", "Versterken zelfredzaamheid collectief", "inwoner", GROUP,
     f"{BW}|{BMW}"),
    ("inwonersinitiatieven", "Ondersteuning inwonersinitiatieven", "inwoner", GROUP, BW),
)  # fmt: skip

# What was cited about Emmen: indicator, year, source, value, unit, rounded to.
EXTERNAL: tuple[tuple[str, int, str, str, str, int | None], ...] = (
    ("inwoners-in-armoede", 2017, "scp-2017", "5.7", "%", None),
    ("inwoners-in-armoede-aantal", 2017, "scp-2017", "5900", "inwoners", 100),
    ("jeugd-tot-25", 2021, CITED, "26.1", "%", None),
    ("jeugd-tot-25-aantal", 2021, CITED, "28473", "inwoners", None),
    ("jeugd-met-jeugdhulp", 2021, CITED, "9", "%", None),
    ("jeugd-met-jeugdhulp-aantal", 2021, CITED, "2600", "kinderen", 100),
    ("mantelzorgers-aantal", 2021, "mantelzorgnl-2021", "32000", "inwoners", 1000),
    ("mantelzorgers-overbelast-aantal", 2021, "mantelzorgnl-2021", "3000", "inwoners", 1000),
)
SOURCES: tuple[Row, ...] = (
    {"bron_id": "scp-2017", "naam": "Armoede in kaart", "uitgever": "SCP", "jaar": 2017,
     "soort": "publicatie"},
    {"bron_id": "mantelzorgnl-2021", "naam": "Mantelzorg per gemeente", "uitgever": "MantelzorgNL",
     "jaar": 2021, "soort": "publicatie"},
    {"bron_id": OWN, "naam": "Opgave bij de subsidieaanvraag", "uitgever": "Sedna", "jaar": 2021,
     "soort": "registratie"},
    {"bron_id": CITED, "naam": "Subsidieaanvraag 2022, zonder vermelding van bron en peiljaar",
     "uitgever": "Sedna", "jaar": 2021, "soort": "publicatie"},
)  # fmt: skip

# Figures that people reported and nobody registers: id, opgave, what, value, unit, who.
REPORTED: tuple[tuple[str, str, str, str, str, str], ...] = (
    ("verwachte-salarisverhoging-vorig-jaar", "", "Verwachte verhoging van de salarissen in 2021",
     "3", "%", "controller"),
    ("verwachte-salarisverhoging", "", "Verwachte verhoging van de salarissen in 2022",
     "2.5", "%", "controller"),
    ("movements-individueel", "jeugd", "Jongeren die Movements individueel wil begeleiden",
     "125", "jongeren", "projectleider"),
    ("movements-actief-betrokken", "jeugd", "Deel van de jongeren dat weer meedoet, naar schatting",
     "60", "%", "projectleider"),
    ("daling-groepswerk", "jeugd", "Lager gepland bereik door scherper registreren",
     "285", "deelnemers", "teamleider"),
    ("laaggeletterdheid-niet-herkend", "",
     "Laaggeletterden die het zelf niet als probleem zien, schatting van professionals",
     "95", "%", "projectleider"),
    ("laaggeletterdheid-zelfmelding", "",
     "Laaggeletterden die zichzelf melden, schatting van professionals",
     "5", "%", "projectleider"),
)  # fmt: skip


def read_content() -> dict[str, dict[str, Any]]:
    """Per opgave, in printing order: its services, goals and what they should bring."""
    content: dict[str, dict[str, Any]] = yaml.safe_load(CONTENT.read_text("utf-8"))
    return content


def _services() -> Iterator[Row]:
    place = sum(len(services) for services in SERVICES.values())
    for number, (key, name, unit, form, by) in enumerate(NEW, start=place + 1):
        yield {
            "dienst_id": key,
            "naam": name,
            "eenheid": unit,
            "vorm": form,
            "uitvoering": by,
            "volgorde": number,
        }


def _planned() -> Iterator[tuple[int, str, dict[str, Any]]]:
    every = [
        (theme, service) for theme, own in read_content().items() for service in own["diensten"]
    ]
    for place, (theme, service) in enumerate(every, start=1):
        yield place, theme, service


def _of_the_year() -> Iterator[Row]:
    for place, theme, service in _planned():
        yield {
            "dienst_id": service["id"],
            "jaar": YEAR,
            "thema": theme,
            "naam": service["naam"],
            "categorie": service.get("categorie"),
            "volgorde": place,
        }


def _plans() -> Iterator[Row]:
    for _, _, service in _planned():
        reach = service["bereik"]
        number = reach if isinstance(reach, int) else None
        status = "getal" if number is not None else reach
        yield {"dienst_id": service["id"], "jaar": YEAR, "bereik": number, "status": status}


def goal_rows() -> Iterator[Row]:
    """Goals for the years ahead (no letter) and goals of the year (A to G)."""
    for theme, own in read_content().items():
        for number, text in enumerate(own.get("hoofddoelen", ()), start=1):
            yield {
                "doel_id": f"{theme}-{YEAR}-hoofddoel-{number}",
                "thema": theme,
                "jaar": YEAR,
                "nummer": number,
                "soort": "hoofddoel",
                "tekst": text,
            }
        for number, (letter, goal) in enumerate(own.get("jaardoelen", {}).items(), start=1):
            yield {
                "doel_id": f"{theme}-{YEAR}-{letter.lower()}",
                "thema": theme,
                "jaar": YEAR,
                "nummer": number,
                "letter": letter,
                "soort": "jaardoel",
                "tekst": goal["tekst"],
            }


def _goal_services() -> Iterator[Row]:
    for theme, own in read_content().items():
        for letter, goal in own.get("jaardoelen", {}).items():
            for service in goal.get("diensten", ()):
                yield {"doel_id": f"{theme}-{YEAR}-{letter.lower()}", "dienst_id": service}


def _impact() -> Iterator[Row]:
    rows = [(theme, row) for theme, own in read_content().items() for row in own.get("impact", ())]
    for number, (theme, row) in enumerate(rows, start=1):
        yield {
            "impact_id": f"{theme}-{YEAR}-{number}",
            "jaar": YEAR,
            "thema": theme,
            "naam": row["naam"],
            **{key: "|".join(row.get(key, ())) for key in ("hulpvrager", "leefomgeving",
                                                            "ketenpartners")},
            "volgorde": number,
            "akkoord": True,
        }  # fmt: skip


def _external() -> Iterator[Row]:
    for indicator, year, source, value, unit, rounded in EXTERNAL:
        yield {
            "indicator": indicator,
            "gebied_id": GM,
            "jaar": year,
            "bron_id": source,
            "waarde": Decimal(value),
            "eenheid": unit,
            "aantal_afgerond_op": rounded,
            "status": "definitief",
        }


def _reported() -> Iterator[Row]:
    for key, theme, what, value, unit, who in REPORTED:
        yield {
            "feit_id": f"{key}-{YEAR}",
            "periode": str(YEAR),
            "thema": theme or None,
            "indicator": key,
            "omschrijving": what,
            "waarde": Decimal(value),
            "eenheid": unit,
            "bron_id": OWN,
            "opgegeven_door_rol": who,
            "datum": APPROVED,
            "akkoord": True,
        }


def tables() -> Tables:
    """The plan of 2022."""
    return {
        "dienst": list(_services()),
        "dienst_opgave": list(_of_the_year()),
        "planning": list(_plans()),
        "doel": list(goal_rows()),
        "doel_dienst": list(_goal_services()),
        "beoogde_impact": list(_impact()),
        "bron": SOURCES,
        "externe_indicator": list(_external()),
        "opgegeven_feit": list(_reported()),
    }
