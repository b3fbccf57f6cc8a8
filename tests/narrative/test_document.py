"""What a template knows: the register, the blocks, the texts and the facts of one document."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from pipeline.errors import TemplateRefused, UsageError
from pipeline.narrative import Options, build_context, plain

from .conftest import BLOCK, REGISTER, Fill, make_fact, make_release


def said(fill: Fill, template: str, **more: object) -> str:
    return plain(fill(template, **more).qmd).strip()


def test_the_organisation_the_period_and_the_theme_are_named(fill: Fill) -> None:
    text = said(
        fill,
        "{{ organisatie.korte_naam }} in {{ organisatie.gemeente }}, {{ jaar }} en {{ jaar - 1 }}, "
        "van {{ periode.van }} tot en met {{ datum(periode.tot) }}: {{ thema.naam }}",
    )
    assert text == (
        "De Kade in Oeverland, 2022 en 2021, "
        "van 1 januari 2022 tot en met 31 december 2022: Armoede"
    )


def test_goals_efforts_and_partners_of_the_theme_are_in_their_order(fill: Fill) -> None:
    text = said(
        fill,
        "{% for d in doelen %}{{ nummer(d.nummer) }} {{ d.tekst }} {% endfor %}"
        "{% for c, regels in inspanningen.items() %}{{ label('inspanningscategorie', c) }}: "
        "{{ lijst(regels) }}. {% endfor %}"
        "{% for s, wie in partners.items() %}{{ label('sector', s) }}: {{ lijst(wie) }}"
        "{% endfor %}",
    )
    assert text == (
        "1 Inwoners komen rond. 2 Inwoners doen mee. Individuele hulp: Spreekuur over geld. "
        "Wonen: Woningcorporatie De 7 Sluizen"
    )


def test_an_activity_has_its_own_facts_and_none_where_nothing_is_registered(fill: Fill) -> None:
    text = said(
        fill,
        "{% for t in themas %}{% for a in t.activiteiten %}{{ a.naam }}: "
        "{% if a.feiten.bijeenkomsten %}{{ getal(a.feiten.bijeenkomsten) }}"
        "{% else %}geen{% endif %}"
        "{{ ', start ' ~ a.start_jaar if a.start_jaar }}; {% endfor %}{% endfor %}",
    )
    assert text == "Buurttuin: geen; Inloop 2.0 *open*: 1, start 2023;"


def test_blocks_come_in_the_order_of_the_notebook_and_by_part(fill: Fill) -> None:
    blocks = {
        "armoede": [
            BLOCK | {"soort": "b", "id": "b"},
            BLOCK | {"soort": "a", "id": "a", "onderdeel": "situatie"},
            BLOCK | {"soort": "c", "id": "c"},
        ],
        "buurten": [BLOCK | {"soort": "d", "id": "d"}],
    }
    template = (
        "{% for b in blokken('individuele-hulpverlening') %}{{ b.soort }}{% endfor %}-"
        "{% for b in blokken() %}{{ b.soort }}{% endfor %}-{{ 'weg' if not blok('d') }}-"
        "{{ blok('a').id }}"
    )
    assert said(fill, template, blocks=blocks) == "bc-bac-weg-a"


def test_a_deleted_cell_removes_exactly_its_own_part_of_the_text(fill: Fill) -> None:
    template = (
        "Voor.{% set b = blok('hulp-naar-domein') %}"
        "{% if b %} {{ tel(b.feiten.totaal) }}.{% endif %} Na."
    )
    assert said(fill, template) == "Voor. 836. Na."
    without = fill(template, blocks={"armoede": []})
    assert without.qmd == "Voor. Na.\n"
    assert without.printed == ()


def test_a_document_over_all_themes_reaches_each_theme(fill: Fill) -> None:
    template = (
        "{% if not thema %}{% for t in themas %}{{ t.naam }}: "
        "{{ lijst(t.doelen | map(attribute='tekst') | list) or 'geen doelen' }}; {% endfor %}"
        "{{ lijst(activiteiten | map(attribute='naam') | list) }}{% endif %}"
    )
    assert said(fill, template, theme="") == (
        "Buurten: geen doelen; Armoede: Inwoners komen rond. en Inwoners doen mee.; "
        "Inloop 2.0 *open* en Buurttuin"
    )


def test_facts_are_found_by_indicator_and_codes(fill: Fill) -> None:
    template = (
        "{{ getal(feit('individuele-hulp')) }} {{ getal(feit('individuele-hulp', domein='FIN')) }} "
        "{{ 'geen' if not feit('individuele-hulp', domein='HR') }} "
        "{% for f in feiten('individuele-hulp', domein='WO') %}"
        "{{ code(f, 'domein') }} {{ eenheid(f) }}{% endfor %}"
    )
    assert said(fill, template) == "836 792 geen WO keer"


def test_names_from_the_register_may_hold_numbers_and_are_marked(fill: Fill) -> None:
    filled = fill(
        "{{ label('leeftijdsgroep', '0-17') }}; {{ definitie('laag-inkomen').omschrijving }}"
    )
    assert filled.qmd.count('soort="naam"') == 2


def test_free_text_from_the_register_may_not(fill: Fill) -> None:
    goals = [{"id": "d1", "thema": "armoede", "nummer": 1, "tekst": "Wij helpen 30 mensen."}]
    with pytest.raises(TemplateRefused, match="“30”"):
        fill("{{ doelen[0].tekst }}", release=make_release(register={"doelen": goals}))
    filled = fill("{{ bron(doelen[0].tekst) }}", release=make_release(register={"doelen": goals}))
    assert filled.printed == ()


def test_the_front_matter_tells_the_renderer_what_it_must_know(fill: Fill) -> None:
    options = Options(date="2023-05-01", draft=True)
    template = "{{ voorblad('Cijfers: ' ~ jaar, \"foto's # van \" ~ organisatie.naam) }}\nTekst."
    filled = fill(template, options=options)
    head = filled.qmd.split("---\n")[1]
    assert yaml.safe_load(head) == {
        "title": 'Cijfers\\: [2022]{.vrij soort="jaar"}',
        "subtitle": "foto’s \\# van Stichting De Kade",
        "lang": "nl-NL",
        "date": "2023-05-01",
        "feitenwerk": {
            "organisatie": "Stichting De Kade",
            "periode": "2022",
            "huisstijl": "kade",
            "merk": ["voorbeeld", "concept"],
        },
    }


@pytest.mark.parametrize(
    ("register", "draft", "marks"),
    [
        ({"gegevens": "echt"}, False, ""),
        ({"gegevens": "echt"}, True, "concept"),
        ({"gegevens": "echt", "bescherming": "bron"}, False, "niet-publiceren"),
        ({}, True, "voorbeeld en concept"),
    ],
)
def test_a_document_carries_the_warnings_that_apply(
    register: dict[str, str], draft: bool, marks: str, fill: Fill
) -> None:
    release = make_release(register=register)
    text = said(fill, "{{ lijst(markeringen) }}x", release=release, options=Options(draft=draft))
    assert text == marks + "x"


def test_facts_that_notebooks_derived_can_be_printed(tmp_path: Path) -> None:
    derived = make_fact("verschil", 12, "%")
    block = BLOCK | {"feiten": {"verschil": derived.id}}
    context = build_context(
        make_release(), {"armoede": [block]}, derived=[derived], theme="armoede"
    )
    assert context.blocks["armoede"][0].feiten["verschil"] == derived


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            {"feiten": {"x": "kade/2022/individuele-hulp/fim"}},
            "Bedoelde u “kade/2022/individuele-hulp/fin”?",
        ),
        ({"feiten": {"x": {"a": "weg/x"}}}, "Het feit “weg/x” bestaat niet."),
    ],
)
def test_a_block_that_names_a_missing_fact_is_refused(
    change: dict[str, object], sentence: str
) -> None:
    with pytest.raises(TemplateRefused) as refusal:
        build_context(make_release(), {"armoede": [BLOCK | change]})
    assert sentence in refusal.value.sentence
    assert refusal.value.place == "blok hulp-naar-domein"


def test_a_block_without_its_part_is_refused() -> None:
    broken = {key: value for key, value in BLOCK.items() if key != "onderdeel"}
    with pytest.raises(TemplateRefused, match="onderdeel"):
        build_context(make_release(), {"armoede": [broken]})


def test_a_theme_that_does_not_exist_is_refused_with_the_ones_that_do() -> None:
    with pytest.raises(UsageError) as refusal:
        build_context(make_release(), {}, theme="armoe")
    assert "armoede, buurten" in refusal.value.remedy


def test_the_source_list_can_be_printed(fill: Fill) -> None:
    text = said(fill, "{% for id, b in bronnen.items() %}{{ b.vermelding }}{% endfor %}")
    assert text == f"Statistiekbureau, {REGISTER['bronnen']['stat-2023']['naam']} (2023)"
