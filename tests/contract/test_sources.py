"""``bronnen.yml`` is read strictly, and every mistake is told with its place and remedy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.contract.sources import (
    Figure,
    Source,
    SourceColumns,
    SourceFile,
    SourceKind,
    Years,
    load_sources,
)
from pipeline.errors import DataRefused

TEXT = """\
bronnen:
  - id: laag-inkomen
    soort: cbs-odata4
    tabel: 85678NED
    gebiedsindeling: 2023
    kolommen: {gebied: RegioS, periode: Perioden}
    gebieden: {gemeente: GM1969, provincie: PV20, land: NL01}
    perioden: {van: 2015, tot: 2022}
    cijfers:
      - indicator: huishoudens-laag-inkomen
        onderwerp: "1050010_2"
        waar: {InkomensgrensHuishouden: "1050290"}
  - id: eenzaamheid
    soort: csv
    bestand: downloads/eenzaamheid.csv
    titel: Gezondheidsmonitor
    uitgever: GGD
    stand: 2021-06-01
    gebied: gemeente
    tekens: {"n.b.": "."}
    cijfers:
      - {indicator: eenzaamheid, uitsplitsing: eenzaam, onderwerp: Eenzaam, jaar: 2020}
"""


def test_a_declaration_becomes_sources() -> None:
    income, lonely = load_sources(TEXT, "bronnen.yml").all
    assert income.soort is SourceKind.ODATA4
    assert 2015 in income.perioden
    assert 2023 not in income.perioden
    assert lonely.cijfers[0].meaning.breakdown == "eenzaamheid_soort"
    assert lonely.tekens == {"n.b.": "."}


def test_an_empty_list_of_sources_is_no_mistake() -> None:
    assert load_sources("bronnen: []\n", "bronnen.yml").all == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence", "remedy"),
    [
        ("tabel: 85678NED", "tabl: 85678NED", 4, "tabl is onbekend", "Bedoelt u tabel?"),
        ("    tabel: 85678NED\n", "", 2, "hoort tabel", "Voeg tabel toe"),
        ("    titel: Gezondheidsmonitor\n", "", 13, "hoort titel", "Voeg titel toe"),
        ("soort: csv", "soort: odata", 14, "soort is onbekend", "'cbs-odata4'"),
        ('"1050010_2"', "1050010_2", 11, "onderwerp", "aanhalingstekens"),
        ("gebiedsindeling: 2023", "gebiedsindeling: nieuw", 5, "gebiedsindeling", "geheel getal"),
        ("stand: 2021-06-01", "stand: juni", 18, "stand", "2024-11-01"),
        ("- indicator: huishoudens-laag-inkomen", "- indicator: huishoudens-laaginkomen", 10,
         "onbekend", "Bedoelt u huishoudens-laag-inkomen?"),
        ("uitsplitsing: eenzaam, ", "", 22, "een uitsplitsing", "ernstig_eenzaam"),
        ("uitsplitsing: eenzaam", "uitsplitsing: gamen", 22, "gamen", "ernstig_eenzaam"),
        (", jaar: 2020", "", 22, "welk jaar", "kolommen › periode"),
        ("    gebied: gemeente\n", "", 13, "welk gebied", "kolommen › gebied"),
        ("    gebied: gemeente\n", "    gebied: gemeente\n    gebieden: {land: NL}\n", 13,
         "welk gebied", "gebieden"),
        ('{"n.b.": "."}', '{"n.b.": "0"}', 20, "0 is onbekend", "Kies uit: ., x, -, leeg"),
        ("id: eenzaamheid", "id: laag-inkomen", 13, "twee keer", "eigen id"),
        ("downloads/eenzaamheid.csv", "../elders.csv", 15, "buiten de map", "vanaf daar"),
        ("downloads/eenzaamheid.csv", "/etc/passwd", 15, "buiten de map", "vanaf daar"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_place_and_remedy(
    old: str, new: str, line: int, sentence: str, remedy: str
) -> None:
    assert old in TEXT
    with pytest.raises(DataRefused) as refused:
        load_sources(TEXT.replace(old, new), "data/raw/dorp/bronnen.yml")
    error = refused.value
    assert sentence in error.sentence
    assert error.place.startswith(f"data/raw/dorp/bronnen.yml, regel {line}: bronnen › ")
    assert remedy in error.remedy


def test_the_page_of_the_bureau_has_a_declaration_that_works_and_names_every_key() -> None:
    page = (Path(__file__).parents[2] / "docs" / "bronnen.md").read_text(encoding="utf-8")
    example = re.search(r"```yml\n(bronnen:.*?)```", page, re.DOTALL)
    assert example
    assert len(load_sources(example[1], "docs/bronnen.md").all) == 3
    models = (Source, SourceColumns, SourceFile, Years, Figure)
    for key in {key for model in models for key in model.model_fields}:
        assert f"`{key}`" in page or f"`{key}:" in page, key
