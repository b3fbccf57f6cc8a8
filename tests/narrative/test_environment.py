"""Templates are strict and boxed in; every mistake names its file, its line and a way out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.errors import TemplateRefused
from pipeline.narrative import Narrative, build_context
from pipeline.narrative.offered import offered
from pipeline.narrative.signatures import SIGNATURES
from pipeline.narrative.vocabulary import FUNCTIONS, VARIABLES

from .conftest import BLOCK, Fill, make_release


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ("{{ getl(3) }}", "De naam “getl” bestaat niet. Bedoelde u “getal”?"),
        ("{{ thema.naaam }}", "De naam “naaam” bestaat niet bij een thema. Bedoelde u “naam”?"),
        ("{{ organisatie.namen }}", "“namen” bestaat niet bij de organisatie. Bedoelde u “naam”?"),
        ("{{ tel(blok('hulp-naar-domein').feiten.totaaal) }}", "Bedoelde u “totaal”?"),
        ("{{ blok('hulp-naar-domein').labels.titl }}", "Bedoelde u “titel”?"),
        ("{{ activiteiten[0].feiten.bijeenkomst }}", "Bedoelde u “bijeenkomsten”?"),
        ("{{ label('zrm_domain', 'FIN') }}", "De codelijst “zrm_domain” bestaat niet."),
        ("{{ label('zrm_domein', 'FINN') }}", "De code “FINN” bestaat niet"),
        ("{{ feit('individuele-hulpp') }}", "De indicator “individuele-hulpp” bestaat niet."),
        ("{{ feit('individuele-hulp', domain='FIN') }}", "geen uitsplitsing “domain”"),
        ("{{ definitie('bijeenkomst') }}", "Bedoelde u “bijeenkomsten”?"),
        ("{{ thema.naam | uper }}", "Het filter “uper” bestaat niet."),
        ("{{ 'ja' if jaar is evn }}", "De toets “evn” bestaat niet. Bedoelde u “even”?"),
        ("{% forr x in y %}", "De opdracht “forr” bestaat niet. Bedoelde u “for”?"),
        ("{% if jaar %}", "nog openstaat"),
        ("{{ jaar jaar }}", "geen geldige sjabloontaal"),
        ("{% include 'delen/kaart.j2' %}", "Het sjabloon “delen/kaart.j2” bestaat niet."),
        ("{{ tel() }}", "De functie tel() krijgt niet de gegevens"),
        ("{{ aantal(feit('individuele-hulp'), 'keer') }}", "De functie aantal() krijgt niet"),
        ("{{ tel('drie') }}", "tel() verwacht een feit, maar kreeg een tekst."),
        ("{{ nummer('a') }}", "nummer() verwacht een volgnummer"),
        ("{{ datum('gisteren') }}", "datum() verwacht een dag"),
        ("{{ tekst('los') }}", "tekst() verwacht een tekst van de organisatie"),
        ("{{ lijst('abc') }}", "lijst() verwacht een lijst"),
        ("{{ feit('individuele-hulp') }}", "afgedrukt zonder te zeggen hoe"),
        ("{{ blok('bestaat-niet') }}", "iets leegs"),
        ("{{ thema }}", "Een thema is geen tekst"),
        ("{{ 1 / 0 }}", "kan niet worden uitgevoerd"),
    ],
)
def test_a_mistake_is_told_in_dutch_with_its_place(
    template: str, sentence: str, fill: Fill
) -> None:
    with pytest.raises(TemplateRefused, match=re.escape(sentence)) as refusal:
        fill(f"Eerste regel.\n\n{template}\n")
    assert refusal.value.place in ("proef.qmd.j2, regel 3", "proef.qmd.j2, regel 4")
    assert refusal.value.remedy
    assert refusal.value.exit_code == 4


def test_a_mistake_in_an_included_part_names_that_part(fill: Fill) -> None:
    with pytest.raises(TemplateRefused) as refusal:
        fill("{% include 'delen/kop.j2' %}", files={"delen/kop.j2": "\n\n{{ thma.naam }}"})
    assert refusal.value.place == "delen/kop.j2, regel 3"


def test_marks_do_not_shift_the_line_of_a_mistake(fill: Fill) -> None:
    with pytest.raises(TemplateRefused) as refusal:
        fill("# Kop\n\n## Kop\n\n::: {.noot}\n{{ thma }}\n:::", marks=True)
    assert refusal.value.place == "proef.qmd.j2, regel 6"


@pytest.mark.parametrize(
    "template",
    [
        "{{ organisatie.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ getal.__globals__ }}",
        "{{ getal.__closure__ }}",
        "{{ feit('individuele-hulp').value }}",
        "{{ feit('individuele-hulp').to_record() }}",
        "{{ feit('individuele-hulp') | list }}",
        "{{ '{0.__class__}'.format(jaar) }}",
        "{{ thema.naam.upper() }}",
        "{{ thema.naam * 1000000 }}",
        "{{ '%s' % jaar }}",
        "{{ range(10) }}",
        "{{ cycler('a') }}",
        "{{ lipsum() }}",
        "{{ self.__init__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ activiteiten.append(thema) }}",
        "{{ {}.update(jaar=thema) }}",
        "{% include '../geheim.j2' %}",
        "{% include '/etc/hostname' %}",
        "{{ jaar.__add__ }}",
        "{{ namespace.__init__ }}",
        "{{ thema.naam | safe }}",
        "{{ thema.naam | attr('__class__') }}",
    ],
)
def test_the_sandbox_stays_closed(template: str, fill: Fill, tmp_path: Path) -> None:
    (tmp_path / "geheim.j2").write_text("geheim")
    with pytest.raises(TemplateRefused):
        fill(template)


def test_a_link_out_of_the_template_folder_is_not_followed(fill: Fill, tmp_path: Path) -> None:
    (tmp_path / "geheim.j2").write_text("geheim")
    (tmp_path / "sjablonen").mkdir()
    (tmp_path / "sjablonen" / "link.j2").symlink_to(tmp_path / "geheim.j2")
    with pytest.raises(TemplateRefused, match="bestaat niet"):
        fill("{% include 'link.j2' %}")


@pytest.mark.parametrize(
    "template",
    [
        "{{ 12 }}",
        "{{ 1.5 }}",
        "{{ activiteiten | length }}",
        "{{ 'vijf mensen' }}",
        "{{ doelen[0].nummer }}",
    ],
)
def test_no_number_without_origin_can_be_printed(template: str, fill: Fill) -> None:
    with pytest.raises(TemplateRefused, match="zonder herkomst"):
        fill(template)


def test_a_number_in_the_text_of_a_template_stops_the_document(fill: Fill) -> None:
    with pytest.raises(TemplateRefused, match="“drie” in “Er waren drie kopjes”"):
        fill("# Kop\n\nEr waren drie kopjes", marks=True)


def test_a_fault_of_feitenwerk_itself_is_not_blamed_on_the_template(
    fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr("pipeline.narrative.printer.print_fact", broken)
    with pytest.raises(ZeroDivisionError):
        fill("{{ getal(feit('individuele-hulp')) }}")


def test_headings_and_divisions_name_the_template_line_they_came_from(fill: Fill) -> None:
    template = (
        "{{ voorblad('Titel') }}\n# Kop\n\n{##\n# geen kop\n##}\n{% raw %}\n# rauw\n{% endraw %}\n"
        "{% for a in doelen %}\n## Doel\n\nTekst\n{% endfor %}\n{% include 'delen/x.j2' %}\n"
    )
    qmd = fill(template, marks=True, files={"delen/x.j2": "Tekst\n\n::: {.noot}\nx\n:::\n"}).qmd
    assert re.findall(r"<!-- bron: (\S+) -->\n\n(.*)", qmd) == [
        ("proef.qmd.j2:2", "# Kop"),
        ("proef.qmd.j2:11", "## Doel"),
        ("proef.qmd.j2:11", "## Doel"),
        ("delen/x.j2:3", "::: {.noot}"),
    ]


def test_a_part_can_be_included_by_a_name_that_was_looked_up(fill: Fill) -> None:
    template = "{% for s in ['hulp_x-y', 'b'] %}{% include 'delen/' ~ s %}{% endfor %}"
    files = {"delen/hulp_x-y.qmd.j2": "een ", "delen/b.qmd.j2": "{{ s }}"}
    assert fill(template, files=files).qmd == "een b\n"


def test_macros_of_another_file_know_the_same_names(fill: Fill) -> None:
    macro = "{% macro kaart(a) %}{{ naam(a.naam) }} ({{ jaar }}){% endmacro %}"
    filled = fill(
        "{% import 'delen/m.j2' as m %}{% from 'delen/m.j2' import kaart %}"
        "{{ m.kaart(activiteiten[0]) }} = {{ kaart(activiteiten[0]) }}",
        files={"delen/m.j2": macro},
    )
    left, right = filled.qmd.strip().split(" = ")
    assert left == right
    assert 'soort="naam"' in left


def test_an_editor_can_use_exactly_the_names_that_are_written_down() -> None:
    context = build_context(make_release(), {"armoede": [BLOCK]}, theme="armoede")
    names, _ = offered(context)
    assert set(names) == {*VARIABLES, *FUNCTIONS}
    assert set(SIGNATURES) == set(FUNCTIONS)


def test_the_same_input_gives_the_same_bytes(fill: Fill) -> None:
    template = "{{ tel(feit('individuele-hulp')) }} {{ lijst(codes('zrm_domein')) }}"
    assert fill(template) == fill(template)


def test_the_first_folder_wins_and_names_are_shown_from_the_root(tmp_path: Path) -> None:
    for folder, text in (("eigen", "eigen"), ("gedeeld", "{{ thma }}")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{folder}.j2").write_text(text)
        (tmp_path / folder / "x.j2").write_text(folder)
    narrative = Narrative([tmp_path / "eigen", tmp_path / "gedeeld"], root=tmp_path)
    context = build_context(make_release(), {}, theme="armoede")
    assert narrative.render_document("x.j2", context).qmd == "eigen\n"
    with pytest.raises(TemplateRefused) as refusal:
        narrative.render_document("gedeeld.j2", context)
    assert refusal.value.place == "gedeeld/gedeeld.j2, regel 1"
