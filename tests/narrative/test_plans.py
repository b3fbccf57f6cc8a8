"""Services, budget and intended impact as a template sees them."""

from __future__ import annotations

import json
from typing import Any

import pypandoc

from .conftest import Fill, make_release

REGISTER: dict[str, Any] = {
    "diensten": [
        {"id": "taal", "naam": "Taalcafé", "themas": ["armoede"], "categorie": "Taal",
         "eenheid": "deelname", "vorm": "collectief", "uitvoering": ["BW", "BMW"], "status": None,
         "stand": None, "toelichting": None},
        {"id": "tuin", "naam": "Tuin 2.0", "themas": ["buurten"]},
    ],
    "doelen": [
        {"id": "a", "thema": "armoede", "nummer": 1, "letter": "A", "soort": "jaardoel",
         "tekst": "Inwoners komen rond.", "diensten": ["taal"]},
    ],
    "begroting": [
        {"id": "werk", "thema": "armoede", "omschrijving": "Werk", "valt_onder": None,
         "uit_regel": "pot", "verdeeld": False, "toelichting": None, "diensten": ["taal"]},
        {"id": "pot", "thema": "overige-middelen", "omschrijving": "Pot", "valt_onder": None,
         "uit_regel": None, "verdeeld": False, "toelichting": "Vrij.", "diensten": []},
    ],
    "kostenbezwaren": [
        {"thema": "armoede", "soort": "ook_uit_andere_regel", "regel": "werk", "dienst": None},
    ],
    "beoogde_impact": [
        {"thema": "armoede", "naam": "Taal", "hulpvrager": ["Leest.", "Schrijft."],
         "leefomgeving": [], "ketenpartners": ["Verstaan elkaar."]},
    ],
}  # fmt: skip
RELEASE = make_release(register=REGISTER)
CELLS = """{% set i = thema.beoogde_impact[0] %}
{{ tabel("impact", "Impact", ["Dienst", "Hulpvrager", "Partners"], [
  [i.naam, i.hulpvrager, i.ketenpartners], [boven, "verder", naast]], open=true) }}"""


def test_a_theme_has_its_services_goals_and_budget(fill: Fill) -> None:
    template = (
        "{% for t in themas %}{% for d in t.diensten %}{{ d.naam }} ({{ lijst(d.uitvoering) }}) "
        "{% endfor %}{% for r in t.begroting %}{{ r.omschrijving }} uit {{ r.uit_regel }}"
        "{% endfor %}{% for d in t.doelen %} {{ d.letter }} {{ 'werkt' if d.diensten }}"
        "{% endfor %}{% for b in t.kostenbezwaren %} {{ b.soort }} {{ b.regel }}{% endfor %}"
        "{% endfor %}"
    )
    filled = fill(template, release=RELEASE).qmd
    assert filled.strip() == (
        '[Tuin 2.0]{.vrij soort="naam"} () Taalcafé (BW en BMW) Werk uit Pot A werkt '
        "ook\\_uit\\_andere\\_regel Werk"
    )


def test_lines_of_no_theme_stand_in_the_budget_as_a_whole(fill: Fill) -> None:
    template = "{% for r in begroting %}{{ r.thema }}: {{ r.omschrijving }}; {% endfor %}"
    filled = fill(template, theme="", release=RELEASE).qmd
    assert filled.strip() == "armoede: Werk; overige-middelen: Pot;"


def test_a_cell_can_hold_points_and_stretch_over_others(fill: Fill) -> None:
    qmd = fill(CELLS, theme="armoede", release=RELEASE).qmd
    (table,) = [
        block
        for block in json.loads(pypandoc.convert_text(qmd, "json", format="markdown"))["blocks"]
        if block["t"] == "Table"
    ]
    first, second = table["c"][4][0][3]
    spans = [part["c"][0][1] for part in first[1][1][4][0]["c"] if part["t"] == "Span"]
    assert spans == [["punt"], ["punt"]]
    marks = [cell[4][0]["c"][0]["c"][0][1] for cell in (second[1][0], second[1][2])]
    assert marks == [["boven"], ["naast"]]


def test_where_nothing_is_planned_there_is_nothing_to_tell(fill: Fill) -> None:
    template = (
        "{{ 'leeg' if not (themas[0].diensten or themas[0].begroting or themas[0].beoogde_impact "
        "or themas[0].kostenbezwaren) }}"
    )
    assert fill(template).qmd.strip() == "leeg"
