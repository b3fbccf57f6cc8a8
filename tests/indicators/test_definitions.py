"""Definitions: one SQL file each, checked before anything is computed."""

from pathlib import Path

import pytest

from pipeline.contract import load_codelists
from pipeline.indicators import Indicator, Kind, Part, PartOf, Ratio, SumOf, load_definitions
from pipeline.indicators.loader import SQL_FOLDER, DefinitionRefused, parse_definition

DEFINITIONS = load_definitions()
HEAD = """/* ---
id: bezoek
versie: 1
label: Bezoek
omschrijving: Aantal bezoeken in de periode.
eenheid: keer
decimalen: 0
afronding: hele aantallen
dimensies: [activiteit]
totaal_over: []
soort: aantal
telt: bezoeken
beschermt: geen
regels: [BR01]
herkomst: Registratie
--- */
SELECT 'a' AS activiteit, 1 AS waarde ORDER BY activiteit
"""


@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda d: d.id)
def test_every_definition_can_be_read_by_a_reader(definition: Indicator) -> None:
    public = definition.public()
    assert public.label
    assert public.description.endswith("."), "a description is a sentence"
    assert public.rules, "a definition names the rules it rests on"
    assert definition.provenance
    if definition.kind is not Kind.COUNT and definition.series is None:
        assert public.denominator, "a share or mean says of what"


@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda d: d.id)
def test_every_count_of_people_is_protected(definition: Indicator) -> None:
    about_people = {
        "trajecten", "verwijzingen", "deelnames", "inwoners", "contacten", "vragenlijsten",
        "uitnodigingen", "hulp", "bereikte mensen",
    }  # fmt: skip
    assert definition.protects_people == (definition.counts in about_people)


def test_a_mean_of_scores_names_the_protected_number_of_people_it_is_about() -> None:
    """BR42: where that number is not shown, the mean is not shown either."""
    by_id = {definition.id: definition for definition in DEFINITIONS}
    means = [definition for definition in DEFINITIONS if definition.kind is Kind.SCORE]
    assert {"zrm-groei", "tevredenheid"} <= {mean.id for mean in means}
    for mean in means:
        assert mean.protects_people, mean.id
        assert mean.ratio and mean.ratio.denominator, mean.id
        assert by_id[mean.ratio.denominator].protects_people, mean.id


def test_every_share_about_people_is_tied_to_published_counts() -> None:
    for definition in DEFINITIONS:
        if definition.kind is Kind.SHARE and definition.protects_people:
            assert definition.ratio, definition.id
            assert definition.ratio.numerator, definition.id
            assert definition.ratio.denominator, definition.id


def test_no_definition_names_an_organisation_or_theme() -> None:
    domains = set(load_codelists()["zrm_domein"].order)
    for path in SQL_FOLDER.glob("*.sql"):
        text = path.read_text(encoding="utf-8")
        assert not any(f"'{domain}'" in text for domain in domains), path.name


def test_a_good_definition_is_read() -> None:
    definition = parse_definition(HEAD, "bezoek.sql")
    assert (definition.id, definition.unit, definition.dimensions) == (
        "bezoek",
        "keer",
        ("activiteit",),
    )
    assert not definition.protects_people


def test_a_definition_publishes_what_its_cells_add_up_to() -> None:
    relations = """verbanden:
  - {soort: som, delen: [{indicator: gesprekken, over: dag}, brieven]}
  - {soort: deel, geheel: mensen, over: activiteit, waar: {leeftijd: [jong, oud]}, zonder: uur}
breuk: {teller: bezoek, noemer: bezoek, totaal_over: activiteit}
herkomst: R"""
    structure = parse_definition(HEAD.replace("herkomst: R", relations), "bezoek.sql").public()
    told = structure.structure
    assert told.sums == (SumOf((Part("gesprekken", "dag"), Part("brieven"))),)
    older_and_younger = (("leeftijd", "jong"), ("leeftijd", "oud"))
    assert told.parts_of == (PartOf("mensen", "activiteit", older_and_younger, "uur"),)
    assert told.ratio == Ratio("bezoek", "bezoek", "activiteit")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("telt: bezoeken", "telt: bezoeken\nkleur: rood", "onbekende sleutel 'kleur'"),
        ("label: Bezoek\n", "", "sleutel 'label' ontbreekt"),
        ("soort: aantal", "soort: telling", "soort kan niet 'telling' zijn"),
        ("beschermt: geen", "beschermt: misschien", "beschermt"),
        ("totaal_over: []", "totaal_over: [vorm]", "totaal_over"),
        ("soort: aantal", "soort: aandeel", "noemer"),
        ("id: bezoek", "id: bezoeken", "bestandsnaam"),
        ("regels: [BR01]", "regels: []", "regels"),
        ("regels: [BR01]", "regels: BR01", "regels is een lijst"),
        ("1 AS waarde", "$maand AS waarde", "onbekende parameter \\$maand"),
        ("ORDER BY activiteit", "", "ORDER BY"),
        ("/* ---", "--", "begint niet met een kop"),
        ("label: Bezoek\n", "label: [Bezoek\n", "geen geldige YAML"),
        ("versie: 1", "versie: een", "hele getallen"),
        ("herkomst: R", "verbanden: [{soort: som}]\nherkomst: R", "sleutel 'delen' ontbreekt"),
        ("herkomst: R", "verbanden: [{soort: som, delen: x}]\nherkomst: R", "delen is een lijst"),
        ("herkomst: R", "breuk: {boven: x}\nherkomst: R", "onbekende sleutel 'boven'"),
        ("herkomst: R", "registratie: spook\nherkomst: R", "de tabel 'spook' bestaat niet"),
    ],
)
def test_a_wrong_definition_is_refused_with_its_file(before: str, after: str, told: str) -> None:
    assert before in HEAD
    with pytest.raises(DefinitionRefused, match=told) as caught:
        parse_definition(HEAD.replace(before, after), "bezoek.sql")
    assert caught.value.place.endswith("bezoek.sql")
    assert caught.value.remedy


def test_amounts_about_people_are_refused_until_dominance_is_judged() -> None:
    text = HEAD.replace("eenheid: keer", "eenheid: euro").replace(
        "beschermt: geen", "beschermt: personen"
    )
    with pytest.raises(DefinitionRefused, match="bedragen over personen"):
        parse_definition(text, "bezoek.sql")


def test_a_relation_with_an_unknown_indicator_is_refused(tmp_path: Path) -> None:
    text = HEAD.replace("herkomst: R", "breuk: {teller: spook}\nherkomst: R")
    (tmp_path / "bezoek.sql").write_text(text, encoding="utf-8")
    with pytest.raises(DefinitionRefused, match="onbekende indicator 'spook'"):
        load_definitions(tmp_path)
