"""The register: names and lists of a release that are no numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.contract import Area, CodeList, Organisation, Theme
from pipeline.facts import NumberProfile
from pipeline.indicators import Period

LABELLED = (
    "zrm_domein", "vorm", "leeftijdsgroep", "verwijspartij", "aard", "pg_dimensie",
    "kracht_schaal", "inspanningscategorie", "sector", "bereik_status", "re_integratie_soort",
    "middel_soort", "scherm_soort", "eenzaamheid_soort", "leefbaarheid_dimensie",
    "leefbaarheid_klasse", "dienst_traject_soort", "zrm_instrument", "gebied_soort",
    "reeksbreuk_soort", "telleenheid",
    "dienst_vorm", "dienst_status", "contact_soort", "doel_soort", "zrm_schaal", "doelgroep",
    "afsluitreden", "problematiek", "subsidie_soort",
)  # fmt: skip

_ACTIVITIES = """
SELECT a.activiteit_id AS id, a.naam, a.beschrijving, a.aard,
    (SELECT coalesce(list(t.thema), []) FROM activiteit_thema AS t
     WHERE t.activiteit_id = a.activiteit_id) AS themas,
    a.dienst_id AS dienst, a.pg_dimensies, a.bereik_status, a.start_jaar, a.toelichting
FROM main.collectieve_activiteit AS a ORDER BY a.volgorde, a.activiteit_id
"""
_GOALS = """
SELECT d.doel_id AS id, d.thema, d.nummer, d.letter, d.soort, d.tekst,
    (SELECT coalesce(list(v.dienst_id ORDER BY v.dienst_id), []) FROM main.doel_dienst AS v
     WHERE v.doel_id = d.doel_id) AS diensten
FROM main.doel AS d WHERE d.jaar = $jaar AND d.akkoord IS NOT FALSE
ORDER BY d.nummer, d.doel_id
"""
_EFFORTS = """
SELECT thema, categorie, tekst FROM main.inspanning
WHERE jaar = $jaar AND akkoord IS NOT FALSE ORDER BY volgorde, inspanning_id
"""
_PARTNERS = """
SELECT thema, partner, sector FROM main.thema_netwerkpartner
WHERE jaar = $jaar AND akkoord IS NOT FALSE ORDER BY partner
"""
_SOURCES = """
SELECT bron_id AS id, naam, uitgever, jaar, url, soort, tabel, CAST(stand AS VARCHAR) AS stand,
    gebiedsindeling, status
FROM main.bron ORDER BY bron_id
"""
_SERVICES = """
SELECT d.dienst_id AS id, first(t.naam ORDER BY t.thema) AS naam, list(t.thema) AS themas,
    first(t.categorie ORDER BY t.thema) AS categorie, d.eenheid, d.vorm, d.uitvoering,
    d.gebieden, s.status, s.toelichting AS stand, d.toelichting
FROM main.dienst AS d
JOIN dienst_thema AS t ON t.dienst_id = d.dienst_id
LEFT JOIN stand AS s ON s.dienst_id = d.dienst_id
GROUP BY ALL
ORDER BY min(t.volgorde), d.dienst_id
"""
_AREA_NAMES = "SELECT gebied_id AS id, naam FROM main.gebied"
_BUDGET = """
SELECT r.regel_id AS id, coalesce(r.thema, 'overige-middelen') AS thema, r.omschrijving,
    r.valt_onder, coalesce(r.verdeeld, false) AS verdeeld, r.uit_regel, r.toelichting,
    (SELECT coalesce(list(v.dienst_id ORDER BY v.dienst_id), []) FROM main.begroting_dienst AS v
     WHERE v.regel_id = r.regel_id) AS diensten
FROM main.begroting_regel AS r
WHERE r.jaar = $jaar AND (r.thema IS NULL OR r.thema IN (SELECT thema FROM thema))
ORDER BY r.volgorde, r.regel_id
"""
_OBJECTIONS = """
SELECT thema, soort, regel, dienst FROM kostenbezwaar ORDER BY thema, soort, regel, dienst
"""
_IMPACT = """
SELECT thema, naam, coalesce(hulpvrager, []) AS hulpvrager,
    coalesce(leefomgeving, []) AS leefomgeving, coalesce(ketenpartners, []) AS ketenpartners
FROM main.beoogde_impact WHERE jaar = $jaar AND akkoord ORDER BY volgorde, impact_id
"""
_GRANTS = """
SELECT subsidie_id AS id, soort, CAST(van AS VARCHAR) AS van, CAST(tot AS VARCHAR) AS tot,
    toelichting
FROM main.subsidie WHERE jaar = $jaar ORDER BY van, subsidie_id
"""
_VISION = """
SELECT nodig, doen, opbrengst FROM main.visieschema
WHERE jaar = $jaar AND akkoord IS NOT FALSE ORDER BY volgorde, regel_id
"""
_BREAKS = """
SELECT reeksbreuk_id AS id, soort, indicator, gebied_id AS gebied, jaar, toelichting
FROM main.reeksbreuk WHERE jaar <= $jaar ORDER BY jaar, reeksbreuk_id
"""
_NEIGHBOURHOODS = """
SELECT gebied_id AS id, naam FROM main.gebied WHERE soort = 'buurt' ORDER BY naam, gebied_id
"""
_WORK_AREAS = """
SELECT gebied_id AS id, naam FROM main.gebied
WHERE soort IN ('gebiedsteam', 'woonservicezone', 'doelgroepzone') ORDER BY naam, gebied_id
"""
_TEXTS = """
SELECT thema, plaats, onderwerp, doel_id AS doel, titel, tekst, auteur, datum, bestand, regel
FROM main.tekst
WHERE periode = $periode AND akkoord AND (plaats NOT IN ('citaat', 'reactie') OR geanonimiseerd)
ORDER BY doel_id NULLS FIRST, bestand, tekst
"""

GENERAL = "algemeen"  # the folder of texts that belong to no theme

Record = dict[str, Any]


def build_register(
    connection: Any,
    organisation: Organisation,
    period: Period,
    themes: tuple[Theme, ...],
    protection: str,
    codelists: Mapping[str, CodeList],
) -> Record:
    """The register of one release as plain data; its shape is described in ``docs/publiek.md``."""
    notation = NumberProfile.from_record(organisation.getalprofiel.model_dump())
    areas = _areas(organisation)
    lists = _lists(connection, period, [theme.id for theme in themes], codelists)
    labels = {name: codelists[name].labels for name in LABELLED}
    # The neighbourhoods and services of this organisation are lists of their own.
    labels["gebied"] = {area.code: area.naam for area in areas.values()}
    labels["buurt"] = {row["id"]: row["naam"] for row in _rows(connection, _NEIGHBOURHOODS)}
    labels["werkgebied"] = {row["id"]: row["naam"] for row in _rows(connection, _WORK_AREAS)}
    labels["zrm_uitleg"] = _attribute(codelists["zrm_schaal"], "uitleg")
    labels["zrm_domein_instrument"] = _attribute(codelists["zrm_domein"], "instrument")
    labels["dienst"] = {row["id"]: row["naam"] for row in lists["diensten"]}
    labels["thema"] = {theme.id: theme.naam for theme in themes}
    return {
        "organisatie": _printed_names(organisation),
        "gebieden": {level: area.code for level, area in areas.items()},
        "periode": {
            "id": period.id,
            "jaar": period.year,
            "van": period.start.isoformat(),
            "tot": period.end.isoformat(),
            "peildatum": period.as_of.isoformat() if period.as_of else None,
        },
        "gegevens": organisation.gegevens.value,
        "bescherming": protection,
        "huisstijl": organisation.huisstijl,
        "getalprofiel": notation.to_record(),
        "themas": {
            theme.id: {"naam": theme.naam, "volgorde": place, "domeinen": list(theme.domeinen)}
            for place, theme in enumerate(themes, start=1)
        },
        "toplijsten": _floors(organisation, period),
        "labels": labels,
        "volgorde": {name: list(printed) for name, printed in labels.items()},
        **lists,
    }


def _floors(organisation: Organisation, period: Period) -> dict[str, int]:
    """From how many on something gets a number in a list, by what the list is of (BR34)."""
    told = (report.toplijsten for report in organisation.reports_on(period.id))
    return {name: least for floors in told for name, least in floors.items()}


def _attribute(codelist: CodeList, name: str) -> dict[str, str]:
    """What only this list knows of its codes, by code."""
    return {code.code: str(code.attributes[name]) for code in codelist.codes}


def _areas(organisation: Organisation) -> dict[str, Area]:
    who = organisation.organisatie
    return {"gemeente": who.gemeente, "provincie": who.provincie, "land": who.land}


def _printed_names(organisation: Organisation) -> dict[str, str]:
    who = organisation.organisatie
    areas = {level: area.naam for level, area in _areas(organisation).items()}
    return {"id": who.id, "naam": who.naam, "korte_naam": who.korte_naam, **areas}


def _lists(
    connection: Any, period: Period, themes: list[str], codelists: Mapping[str, CodeList]
) -> Record:
    year = {"jaar": period.year}
    activities = _themed(_rows(connection, _ACTIVITIES), themes)
    efforts = _rows(connection, _EFFORTS, year)
    partners = _rows(connection, _PARTNERS, year)
    named = {row["id"]: row["naam"] for row in _rows(connection, _AREA_NAMES)}
    return {
        "activiteiten": [
            {**row, "pg_dimensies": list(row["pg_dimensies"] or [])} for row in activities
        ],
        "diensten": [
            {
                **row,
                "uitvoering": list(row["uitvoering"] or []),
                "gebieden": [named[area] for area in row["gebieden"] or [] if area in named],
            }
            for row in _themed(_rows(connection, _SERVICES), themes)
        ],
        "doelen": _in_order(_rows(connection, _GOALS, year), themes),
        "inspanningen": _in_order(
            efforts, themes, "categorie", codelists["inspanningscategorie"].order
        ),
        "partners": _in_order(partners, themes, "sector", codelists["sector"].order),
        "begroting": _rows(connection, _BUDGET, year),
        "kostenbezwaren": _rows(connection, _OBJECTIONS),
        "beoogde_impact": _in_order(_rows(connection, _IMPACT, year), themes),
        "subsidies": _rows(connection, _GRANTS, year),
        "visieschema": _rows(connection, _VISION, year),
        "reeksbreuken": _rows(connection, _BREAKS, year),
        "bronnen": {row.pop("id"): row for row in _rows(connection, _SOURCES)},
    }


def approved_texts(
    connection: Any, period: Period, themes: tuple[Theme, ...], codelists: Mapping[str, CodeList]
) -> tuple[Record, ...]:
    """The texts of the organisation that may be printed (BR44), in order of theme and place."""
    rows = (
        {**row, "datum": row["datum"].isoformat()}
        for row in _rows(connection, _TEXTS, {"periode": period.id})
    )
    places = codelists["tekst_plaats"].order
    found = _in_order(rows, [GENERAL, *(theme.id for theme in themes)], "plaats", places)
    return tuple({**row, "thema": "" if row["thema"] == GENERAL else row["thema"]} for row in found)


def _themed(rows: Iterable[Record], themes: list[str]) -> list[Record]:
    """What belongs to a reported theme, each with its reported themes only."""
    kept = ({**row, "themas": [t for t in themes if t in row["themas"]]} for row in rows)
    return [row for row in kept if row["themas"]]


def _rows(connection: Any, sql: str, values: Mapping[str, Any] | None = None) -> list[Record]:
    cursor = connection.execute(sql, values or {})
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _in_order(
    rows: Iterable[Record], themes: list[str], key: str = "", codes: tuple[str, ...] = ()
) -> list[Record]:
    """Rows of the reported themes, by theme, then by code; equal rows keep their order."""
    position = {code: place for place, code in enumerate(codes)}
    chosen = [row for row in rows if row["thema"] in themes]
    return sorted(
        chosen,
        key=lambda row: (
            themes.index(row["thema"]),
            position.get(row[key], len(codes)) if key else 0,
        ),
    )
