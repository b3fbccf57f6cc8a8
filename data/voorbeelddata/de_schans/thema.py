"""Goals, efforts, partners, activities and services per theme, as written in ``inhoud/``.

Names are facts from the published monitor, the wording is our own.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from data.voorbeelddata.schrijf import Row
from pipeline.contract import load_tables

YEAR = 2022
THEMES = (
    "kwetsbare-inwoners",
    "echtscheiding-en-huiselijk-geweld",
    "sterke-buurten",
    "armoede-en-arbeidsparticipatie",
)


def read_themes() -> list[dict[str, Any]]:
    """The content of every theme, in printing order."""
    folder = Path(__file__).parent / "inhoud"
    return [yaml.safe_load((folder / f"{name}.yml").read_text("utf-8")) for name in THEMES]


def goal_rows() -> Iterator[Row]:
    """The rows of the table ``doel``."""
    for theme in read_themes():
        for number, text in enumerate(theme["doelen"], start=1):
            yield {
                "doel_id": f"{theme['kort']}-{number}",
                "thema": theme["thema"],
                "jaar": YEAR,
                "nummer": number,
                "tekst": text,
            }


def effort_rows() -> Iterator[Row]:
    """The rows of the table ``inspanning``."""
    for theme in read_themes():
        for category, texts in theme["inspanningen"].items():
            for order, text in enumerate(texts, start=1):
                yield {
                    "inspanning_id": f"{theme['kort']}-{category.replace('_', '-')}-{order}",
                    "thema": theme["thema"],
                    "jaar": YEAR,
                    "categorie": category,
                    "tekst": text,
                    "volgorde": order,
                }


def partner_rows() -> Iterator[Row]:
    """The rows of the table ``thema_netwerkpartner``."""
    for theme in read_themes():
        for sector, partners in theme["partners"].items():
            for partner in partners:
                yield {
                    "thema": theme["thema"],
                    "jaar": YEAR,
                    "partner": partner,
                    "sector": sector,
                }


def activity_rows() -> Iterator[Row]:
    """The rows of the table ``collectieve_activiteit``; every activity is defined once."""
    activity_columns = load_tables()["collectieve_activiteit"].columns
    activities = ((theme["thema"], own) for theme in read_themes() for own in theme["activiteiten"])
    for number, (theme, activity) in enumerate(activities, start=1):
        yield {
            **{key: value for key, value in activity.items() if key in activity_columns},
            "activiteit_id": activity["id"],
            "themas": theme,
            "pg_dimensies": "|".join(activity["pg_dimensies"]),
            "volgorde": number,
        }


def service_rows() -> Iterator[Row]:
    """The rows of the table ``dienst``."""
    services = (
        (theme["thema"], own) for theme in read_themes() for own in theme.get("diensten", ())
    )
    for number, (theme, service) in enumerate(services, start=1):
        own = {key: value for key, value in service.items() if key != "id"}
        yield {**own, "dienst_id": service["id"], "themas": theme, "volgorde": number}
