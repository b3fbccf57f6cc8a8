"""A small invented release: nothing here is a real organisation."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from pipeline.facts import Definition, Fact, FactStore, Origin, Release, Status, fact_id
from pipeline.narrative import Narrative, Options, RenderedText, build_context

# Speed depends on what else this machine is doing; correctness does not.
settings.register_profile("geduldig", deadline=None)
settings.load_profile("geduldig")

ORG, PERIOD = "kade", "2022"


def make_fact(
    indicator: str,
    value: str | int | None,
    unit: str = "trajecten",
    status: Status | None = None,
    **extra: Any,
) -> Fact:
    """A fact with the id that belongs to it; without a value it is suppressed."""
    dimensions = extra.pop("dimensions", {})
    return Fact(
        id=fact_id(ORG, PERIOD, indicator, dimensions),
        indicator=indicator,
        version=extra.pop("version", 1),
        dimensions=tuple(sorted(dimensions.items())),
        value=None if value is None else Decimal(str(value)),
        unit=unit,
        status=status or (Status.VISIBLE if value is not None else Status.SUPPRESSED),
        **extra,
    )


FACTS = (
    make_fact("individuele-hulp", 792, "keer", dimensions={"domein": "FIN"}),
    make_fact("individuele-hulp", 41, "keer", dimensions={"domein": "WO"}),
    make_fact("individuele-hulp", None, "keer", dimensions={"domein": "MP"}),
    make_fact("individuele-hulp", 836, "keer"),
    make_fact("doelregistraties", 133, dimensions={"domein": "FIN"}),
    make_fact("doel-behaald", 78, dimensions={"domein": "FIN"}),
    make_fact("doel-behaald-aandeel", 59, "%", dimensions={"domein": "FIN"}),
    make_fact("doelregistraties", 12, dimensions={"domein": "WO"}),
    make_fact("doel-behaald", 4, dimensions={"domein": "WO"}),
    make_fact("doel-behaald-aandeel", 33, "%", dimensions={"domein": "WO"}),
    make_fact("bijeenkomsten", 1, "bijeenkomsten", dimensions={"activiteit": "inloop"}),
    make_fact("deelnemers-gemiddeld", 9, "deelnemers", dimensions={"activiteit": "inloop"}),
    make_fact("kracht-start", 2, "score", dimensions={"activiteit": "inloop"}),
    make_fact("kracht-eind", 4, "score", dimensions={"activiteit": "inloop"}),
    *(
        make_fact(
            "laag-inkomen",
            value,
            "%",
            decimals=1,
            origin=Origin.EXTERNAL,
            source="stat-2023",
            dimensions={"gebied": area, "jaar": year},
        )
        for area, year, value in (
            ("GM0001", "2016", "6.4"),
            ("GM0001", "2021", "5.1"),
            ("PV01", "2021", "7.4"),
            ("NL", "2021", "6.8"),
        )
    ),
    make_fact("verandering-hulp", -3, "%"),
    make_fact("bereik", 838, "bereik", Status.AT_LEAST),
    make_fact("re-integratie", "12.3", "per_1000", decimals=1, dimensions={"gebied": "GM0001"}),
)


def names(*pairs: tuple[str, str]) -> dict[str, str]:
    return dict(pairs)


REGISTER: dict[str, Any] = {
    "organisatie": {
        "id": ORG,
        "naam": "Stichting De Kade",
        "korte_naam": "De Kade",
        "gemeente": "Oeverland",
        "provincie": "Waterrijk",
        "land": "Nederland",
    },
    "gebieden": {"gemeente": "GM0001", "provincie": "PV01", "land": "NL"},
    "periode": {"id": PERIOD, "jaar": 2022, "van": "2022-01-01", "tot": "2022-12-31"},
    "gegevens": "voorbeeld",
    "bescherming": "standaard",
    "huisstijl": "kade",
    "getalprofiel": {
        "thousands": ".",
        "words_below": 10,
        "percentage_from": 100,
        "people": "inwoners",
    },
    "themas": {
        "armoede": {"naam": "Armoede", "volgorde": 2, "domeinen": ["FIN", "MP", "WO"]},
        "buurten": {"naam": "Buurten", "volgorde": 1, "domeinen": ["SN"]},
    },
    "labels": {
        "zrm_domein": {"FIN": "Financiën", "WO": "Werk en opleiding", "MP": "Meedoen"},
        "leeftijdsgroep": {"0-17": "jonger dan 18 jaar"},
        "inspanningscategorie": {"individuele_hulpverlening": "Individuele hulp"},
        "sector": {"wonen": "Wonen"},
        "kracht_schaal": {"2": "niet zelfredzaam", "4": "voldoende zelfredzaam"},
        "aard": {"preventief": "Preventief"},
    },
    "volgorde": {
        "inspanningscategorie": ["samenwerking_doorverwijzing", "individuele_hulpverlening"],
        "sector": ["onderwijs", "wonen"],
        "zrm_domein": ["FIN", "WO", "MP"],
    },
    "activiteiten": [
        {
            "id": "inloop",
            "naam": "Inloop 2.0 *open*",
            "beschrijving": "Een plek om elkaar te ontmoeten.",
            "aard": "preventief",
            "themas": ["armoede"],
            "pg_dimensies": ["meedoen"],
            "bereik_status": "gemeten",
            "start_jaar": 2023,
            "toelichting": "",
        },
        {
            "id": "tuin",
            "naam": "Buurttuin",
            "beschrijving": "Samen tuinieren.",
            "aard": "preventief",
            "themas": ["buurten"],
            "pg_dimensies": [],
            "bereik_status": "niet_beschikbaar",
            "start_jaar": None,
            "toelichting": "",
        },
    ],
    "doelen": [
        {"id": "d2", "thema": "armoede", "nummer": 2, "tekst": "Inwoners doen mee."},
        {"id": "d1", "thema": "armoede", "nummer": 1, "tekst": "Inwoners komen rond."},
    ],
    "inspanningen": [
        {
            "thema": "armoede",
            "categorie": "individuele_hulpverlening",
            "tekst": "Spreekuur over geld",
        },
    ],
    "partners": [
        {"thema": "armoede", "partner": "Woningcorporatie De 7 Sluizen", "sector": "wonen"},
    ],
    "bronnen": {
        "stat-2023": {
            "naam": "Inkomens van huishoudens",
            "uitgever": "Statistiekbureau",
            "jaar": 2023,
            "url": "https://example.org",
            "soort": "publicatie",
        }
    },
}

TEXTS = (
    {
        "thema": "armoede",
        "plaats": "werkwijze",
        "doel": None,
        "tekst": "Wij gaan **naar mensen toe**.\n\n- samen\n- *dichtbij*",
        "auteur": "a",
        "datum": "2023-01-02",
    },
    {
        "thema": "armoede",
        "plaats": "duiding",
        "doel": "d1",
        "tekst": "In {jaar} ging het beter.",
        "auteur": "a",
        "datum": "2023-01-02",
    },
    {
        "thema": "armoede",
        "plaats": "doelgroep",
        "doel": None,
        "tekst": "Van de huishoudens heeft {laag-inkomen/gm0001/2021} een laag inkomen.",
        "auteur": "a",
        "datum": "2023-01-02",
    },
    {
        "thema": "buurten",
        "plaats": "citaat",
        "doel": None,
        "tekst": "Met vijf mensen begonnen we.",
        "auteur": "a",
        "datum": "2023-01-02",
        "bestand": "data/raw/kade/teksten/2022/buurten/citaat.md",
        "regel": 7,
    },
    {
        "thema": "",
        "plaats": "visie",
        "onderwerp": None,
        "doel": None,
        "tekst": "Iedereen telt mee.",
        "auteur": "a",
        "datum": "2023-01-02",
    },
    {
        "thema": "",
        "plaats": "aanpak",
        "onderwerp": "eropaf",
        "doel": None,
        "tekst": "Wij komen langs.",
        "auteur": "a",
        "datum": "2023-01-02",
    },
)

BLOCK: dict[str, Any] = {
    "soort": "hulp-naar-domein",
    "id": "hulp-naar-domein",
    "onderdeel": "individuele-hulpverlening",
    "feiten": {
        "totaal": f"{ORG}/{PERIOD}/individuele-hulp",
        "per-domein": {
            "FIN": f"{ORG}/{PERIOD}/individuele-hulp/fin",
            "WO": f"{ORG}/{PERIOD}/individuele-hulp/wo",
            "MP": f"{ORG}/{PERIOD}/individuele-hulp/mp",
        },
    },
    "labels": {"titel": "Hulp naar domein"},
    "figuur": {
        "naam": "hulp-domein",
        "alt": 'Staven: Financiën 792, "Werk" 41.',
        "printed": [
            {"fact_id": f"{ORG}/{PERIOD}/individuele-hulp/fin", "text": "792", "place": "alt"},
            {"fact_id": f"{ORG}/{PERIOD}/individuele-hulp/wo", "text": "41", "place": "alt"},
            {"fact_id": f"{ORG}/{PERIOD}/individuele-hulp/fin", "text": "792", "place": "label"},
        ],
        "width": 640,
        "height": 320,
    },
}


def make_release(**changes: Any) -> Release:
    """The invented release, parts of it replaced."""
    indicators = {fact.indicator: fact.unit for fact in FACTS} | {"kracht-groepen": "groepen"}
    return Release(
        facts=changes.get("facts", FactStore.of(FACTS)),
        definitions={
            name: Definition(name, 1, f"Over {name}", "Trajecten van mensen vanaf 18 jaar.", unit)
            for name, unit in indicators.items()
        },
        register=REGISTER | changes.get("register", {}),
        texts=changes.get("texts", TEXTS),
    )


Fill = Callable[..., RenderedText]


@pytest.fixture
def fill(tmp_path: Path) -> Fill:
    """Fill a small template: ``fill("tekst {{ jaar }}", **{"delen/x.j2": "…"})``."""

    def run(template: str, theme: str = "armoede", **more: Any) -> RenderedText:
        release = more.pop("release", None) or make_release()
        options = more.pop("options", Options())
        blocks = more.pop("blocks", {"armoede": [BLOCK]})
        folder = tmp_path / "sjablonen"
        for name, source in {"proef.qmd.j2": template, **more.pop("files", {})}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(source, encoding="utf-8")
        context = build_context(release, blocks, theme=theme, options=options)
        narrative = Narrative([folder], marks=more.pop("marks", False))
        return narrative.render_document("proef.qmd.j2", context)

    return run
