"""Invented facts, and every kind of figure drawn from them."""

from __future__ import annotations

from decimal import Decimal

from pipeline.facts import Fact, NumberProfile, Status, fact_id
from pipeline.figures import (
    Figure,
    RankedList,
    bullets,
    compare_areas,
    compare_areas_grouped,
    dumbbell,
    goals,
    levels,
    ranked,
    series,
    small_multiples,
    stacked,
)

PROFILE = NumberProfile()
ACCENT = "#8a2f5b"
WIDTHS = (720, 360)
FORMS = ("Individueel traject", "Leun en steun", "Informatie en advies")
AGES = (
    "0 tot en met 17 jaar",
    "18 tot en met 26 jaar",
    "27 tot en met 54 jaar",
    "55 jaar en ouder",
)
DOMAINS = (
    "Financiën", "Werk en opleiding", "Tijdsbesteding", "Huisvesting", "Huiselijke relaties",
    "Geestelijke gezondheid", "Lichamelijke gezondheid", "Middelengebruik",
    "Basale algemene dagelijkse levensverrichtingen",
    "Instrumentele algemene dagelijkse levensverrichtingen", "Sociaal netwerk",
    "Maatschappelijke participatie", "Justitie & veiligheid",
)  # fmt: skip


def fact(
    indicator: str, value: str | int | None, unit: str = "keer", decimals: int = 0, **dims: str
) -> Fact:
    """A visible fact, or a suppressed one when there is no value."""
    return Fact(
        id=fact_id("huis", "2022", indicator, dims),
        indicator=indicator,
        version=1,
        dimensions=tuple(sorted(dims.items())),
        value=None if value is None else Decimal(str(value)),
        unit=unit,
        decimals=decimals,
        status=Status.SUPPRESSED if value is None else Status.VISIBLE,
    )


def areas(width: int = 720) -> Figure:
    rows = [
        (area, fact("laag", value, "%", 1, gebied=area))
        for area, value in (("Westerkwartier", "4.4"), ("Overijssel", "6.9"), ("Nederland", "6.8"))
    ]
    return compare_areas(
        rows, highlight="Westerkwartier", name="laag-inkomen", profile=PROFILE,
        measure="Huishoudens met een laag inkomen", accent=ACCENT, width=width,
    )  # fmt: skip


def areas_grouped(width: int = 720) -> Figure:
    kinds = {
        "Loonkostensubsidie": ("10.5", None, "8.2"),
        "Coaching naar werk of naar vrijwilligerswerk, ook na een langdurige uitkering": (
            "40.1", "35.2", "0"),
    }  # fmt: skip
    names = ("Westerkwartier", "Groningen (provincie)", "Nederland")
    groups = [
        (
            kind,
            [
                (name, fact("voorziening", value, "per_1000", 1, gebied=name, soort=kind))
                for name, value in zip(names, values, strict=True)
            ],
        )
        for kind, values in kinds.items()
    ]
    return compare_areas_grouped(
        groups, highlight="Westerkwartier", name="voorzieningen", profile=PROFILE,
        measure="Re-integratievoorzieningen per duizend inwoners", accent=ACCENT, width=width,
    )  # fmt: skip


def help_by_form(width: int = 720) -> Figure:
    rows = []
    for place, domain in enumerate(DOMAINS):
        values = {0: (420, 102, 270), 1: (133, 5, 30), 2: (60, None, None), 3: (1, 0, 0)}.get(
            place, (0, 0, 0) if place == 4 else (place, 2, 3)
        )
        total = 135 if place == 2 else None if place == 5 else sum(v or 0 for v in values)
        parts = [
            (form, fact("hulp", value, domein=domain, vorm=form))
            for form, value in zip(FORMS, values, strict=True)
        ]
        rows.append((domain, fact("hulp", total, domein=domain), parts))
    return stacked(
        rows, name="hulp-vorm", measure="Individuele hulp per domein", profile=PROFILE,
        accent=ACCENT, width=width,
    )  # fmt: skip


def goals_reached(width: int = 720) -> Figure:
    numbers = {
        "Financiën": (78, 55, 133, 59),
        "Maatschappelijke participatie": (None, None, 12, None),
        "Werk en opleiding": (10, 10, 20, None),
        "Justitie": (0, 1, 1, None),
        "Instrumentele algemene dagelijkse levensverrichtingen": (None, None, None, None),
    }
    rows = [
        (
            domain,
            fact("behaald", reached, domein=domain),
            fact("niet-behaald", missed, domein=domain),
            fact("doelen", whole, domein=domain),
            fact("aandeel", share, "%", domein=domain),
        )
        for domain, (reached, missed, whole, share) in numbers.items()
    ]
    return goals(
        rows, name="doelen", measure="Behaalde doelen per domein", profile=PROFILE,
        accent=ACCENT, width=width,
    )  # fmt: skip


def ages(width: int = 720) -> Figure:
    values = {0: (12, 80, 1420, 280), 1: (None, 40, 100, 28), 2: (0, 0, 1, 0)}
    panels = [
        (
            domain,
            [
                (age, fact("leeftijd", value, domein=domain, leeftijdsgroep=age))
                for age, value in zip(AGES, values.get(place, (5, place, 7, None)), strict=True)
            ],
        )
        for place, domain in enumerate(DOMAINS)
    ]
    return small_multiples(
        panels, name="leeftijd", measure="Individuele hulp per leeftijdsgroep", profile=PROFILE,
        accent=ACCENT, width=width,
    )  # fmt: skip


def referrals(width: int = 720) -> Figure:
    def rows(way: str, values: dict[str, int | None]) -> list[tuple[str, Fact | None]]:
        return [(name, fact(way, value, partij=name)) for name, value in values.items()]

    came = rows("in", {
        "Gemeente (Wmo-loket)": 120, "Huisarts en praktijkondersteuner": 88, "School": 1,
        "Zelf aangemeld": 1301, "Woningcorporatie": None,
    })  # fmt: skip
    went = rows(
        "uit", {"Schuldhulpverlening": 95, "Geestelijke gezondheidszorg": 22, "Voedselbank": 0}
    )
    return ranked(
        RankedList("Verwezen naar ons", came, fact("in", 43, partij="overig")),
        RankedList("Doorverwezen", went), name="verwijzingen", profile=PROFILE,
        measure="Verwijzingen bij individuele hulp", accent=ACCENT, width=width,
    )  # fmt: skip


def years(width: int = 720) -> Figure:
    lines = {
        "Westerkwartier": ("5.9", "5.6", "5.4", "5.2", "4.9", "4.6", "4.4"),
        "Overijssel": ("8.2", "8.0", "7.7", None, "7.2", "7.0", "6.9"),
        "Nederland": ("8.3", "8.1", "7.9", "7.6", "7.3", "7.0", "6.8"),
    }
    return series(
        {
            area: [
                (year, fact("reeks", value, "%", 1, gebied=area, jaar=str(year)))
                for year, value in zip(range(2016, 2023), values, strict=True)
            ]
            for area, values in lines.items()
        },
        highlight="Westerkwartier", name="reeks", measure="Huishoudens met een laag inkomen",
        profile=PROFILE, breaks={2020: "vanaf hier een nieuwe definitie"}, accent=ACCENT,
        width=width,
    )  # fmt: skip


LEVELS = (
    "acute problematiek", "niet zelfredzaam", "beperkt zelfredzaam", "voldoende zelfredzaam",
    "volledig zelfredzaam",
)  # fmt: skip


def scores(width: int = 720) -> Figure:
    means = {
        "Financiën": ("2.31", "3.02"),
        "Geestelijke gezondheid": ("3.10", "2.95"),
        "Huisvesting": ("1", "5"),
        "Sociaal netwerk": (None, None),
        "Basale algemene dagelijkse levensverrichtingen": ("3", "3"),
    }
    rows = [
        (
            domain,
            fact("start", first, "score", 2, domein=domain),
            fact("eind", last, "score", 2, domein=domain),
        )
        for domain, (first, last) in means.items()
    ]
    return dumbbell(
        rows, levels=LEVELS, name="scores", measure="Gemiddelde ZRM-score", profile=PROFILE,
        accent=ACCENT, width=width,
    )  # fmt: skip


def levels_twice(width: int = 720) -> Figure:
    found = {"Bij de start": (5, 17, 26, 8, 2), "Aan het eind": (None, 6, 27, 17, None)}
    rows = [
        (
            moment,
            fact("niveau", 58, moment=moment),
            [
                (level, fact("niveau", value, moment=moment, niveau=level))
                for level, value in zip(LEVELS, values, strict=True)
            ],
        )
        for moment, values in found.items()
    ]
    return levels(
        rows, name="niveaus", measure="Trajecten per niveau", profile=PROFILE, accent=ACCENT,
        width=width,
    )  # fmt: skip


def plan_and_reach(width: int = 720) -> Figure:
    numbers = {
        "Info & advies": (2044, 2543, 80),
        "Versterken van de zelfredzaamheid van kwetsbare burgers": (3190, 1650, 193),
        "Ondersteuning": (None, 219, None),
        "Soep op de stoep": (838, None, None),
        "Groepswerk": (0, 14, 0),
    }
    rows = [
        (
            name,
            fact("bereik", reached, dienst=name),
            fact("plan", planned, dienst=name) if planned else None,
            fact("aandeel", share, "%", dienst=name) if share is not None else None,
        )
        for name, (reached, planned, share) in numbers.items()
    ]
    return bullets(
        rows, plan="gepland tot en met de peildatum", name="plan", measure="Bereik en plan",
        profile=PROFILE, accent=ACCENT, width=width,
    )  # fmt: skip


KINDS = {
    "areas": areas, "areas_grouped": areas_grouped, "help_by_form": help_by_form,
    "goals_reached": goals_reached, "ages": ages, "referrals": referrals, "years": years,
    "scores": scores, "levels_twice": levels_twice, "plan_and_reach": plan_and_reach,
}  # fmt: skip
