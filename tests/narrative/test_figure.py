"""Figures and tables in the markup both engines read, with the numbers they print."""

from __future__ import annotations

import json
from typing import Any

import pypandoc
import pytest

from pipeline.errors import TemplateRefused

from .conftest import BLOCK, Fill

FIGURE = """{{ figuur(blok("hulp-naar-domein"), "De meeste hulp gaat over geld.", "Keer per domein",
  "Registratie " ~ jaar, tabel("hulp", "Cijfers bij dit figuur", ["Domein", "Keer"], rijen)) }}"""
ROWS = """{% set d = blok("hulp-naar-domein").feiten.per_domein %}
{% set rijen = [[label("zrm_domein", "FIN"), d.FIN], ["Mee|doen *", d.MP]] %}
"""


def blocks_of(qmd: str) -> list[dict[str, Any]]:
    return json.loads(pypandoc.convert_text(qmd, "json", format="markdown"))["blocks"]


def test_a_figure_holds_subtitle_picture_message_source_and_table_in_that_order(fill: Fill) -> None:
    (outer,) = blocks_of(fill(ROWS + FIGURE).qmd)
    assert outer["c"][0][1] == ["figuurblok"]
    subtitle, figure, source, table = outer["c"][1]
    assert subtitle["c"][0]["c"][0][1] == ["ondertitel"]
    assert figure["c"][0][0] == "fig-hulp-domein"
    assert dict(figure["c"][0][2])["data-feiten-alt"].split() == [
        "kade/2022/individuele-hulp/fin",
        "kade/2022/individuele-hulp/wo",
    ]
    assert [block["t"] for block in figure["c"][1]] == ["Para", "Para"]
    assert source["c"][0]["c"][0][1] == ["bron"]
    assert table["c"][0][1] == ["cijfertabel"]
    assert table["c"][1][0]["t"] == "Table"


def test_a_figure_keeps_its_alternative_text_and_points_to_its_file(fill: Fill) -> None:
    (outer,) = blocks_of(fill(FIGURE.replace(", rijen", ", [['a', 'b']]")).qmd)
    image = outer["c"][1][1]["c"][1][0]["c"][0]
    assert image["c"][2][0] == "figuren/hulp-domein.svg"
    assert dict(image["c"][0][2]) == {"fig-alt": BLOCK["figuur"]["alt"], "width": "100%"}


def test_the_numbers_of_a_figure_are_recorded_with_the_figure(fill: Fill) -> None:
    filled = fill(ROWS + FIGURE)
    assert [(n.text, n.place) for n in filled.printed] == [
        ("792", "alt"), ("41", "alt"), ("792", "label"),
        ("792", "tabel"), ("niet getoond", "tabel"),
    ]  # fmt: skip


def test_a_figure_that_is_made_but_not_printed_records_nothing(fill: Fill) -> None:
    filled = fill("{% set weg = figuur(blok('hulp-naar-domein'), 'Titel') %}Tekst.")
    assert filled.printed == ()


def test_a_figure_stands_in_a_document_once(fill: Fill) -> None:
    with pytest.raises(TemplateRefused, match="twee keer"):
        fill(
            "{{ figuur(blok('hulp-naar-domein'), 'A') }}{{ figuur(blok('hulp-naar-domein'), 'B') }}"
        )


def test_a_block_without_figure_is_told_apart(fill: Fill) -> None:
    bare = BLOCK | {"figuur": None}
    with pytest.raises(TemplateRefused, match="hulp-naar-domein heeft er geen"):
        fill("{{ figuur(blok('hulp-naar-domein'), 'A') }}", blocks={"armoede": [bare]})
    assert fill("{% if not blok('hulp-naar-domein').figuur %}geen{% endif %}",
                blocks={"armoede": [bare]}).qmd == "geen\n"  # fmt: skip


def test_number_columns_are_aligned_right_and_cells_are_inert(fill: Fill) -> None:
    (outer,) = blocks_of(
        fill(ROWS + "{{ tabel('hulp', 'Cijfers', ['Domein', 'Keer'], rijen) }}").qmd
    )
    table = outer["c"][1][0]
    assert [column[0]["t"] for column in table["c"][2]] == ["AlignLeft", "AlignRight"]
    assert "tbl-hulp" in json.dumps(table["c"][:2])
    label_cell = table["c"][4][0][3][1][1][0]
    assert label_cell[4][0]["c"] == [
        {"t": "Str", "c": "Mee|doen"},
        {"t": "Space"},
        {"t": "Str", "c": "*"},
    ]


def test_an_open_table_stands_in_the_text_and_a_folded_one_in_a_division(fill: Fill) -> None:
    call = "{{ tabel('x', 'Cijfers', ['Wat', 'Keer'], [['Niets', none]]OPEN) }}"
    folded = blocks_of(fill(call.replace("OPEN", "")).qmd)
    opened = blocks_of(fill(call.replace("OPEN", ", open=true")).qmd)
    assert [block["t"] for block in folded] == ["Div"]
    assert [block["t"] for block in opened] == ["Table"]


def test_a_cell_for_which_there_is_no_fact_is_a_dash(fill: Fill) -> None:
    filled = fill("{{ tabel('x', 'Cijfers', ['Wat', 'Keer'], [['Niets', none]]) }}")
    assert "| Niets | – |" in filled.qmd


@pytest.mark.parametrize(
    ("heads", "rows", "complaint"),
    [
        ("['', 'Keer']", "[['a', 'b']]", "zonder kop"),
        ("[]", "[]", "zonder kop"),
        ("['Domein', 'Keer']", "[['a']]", "ander aantal cellen"),
    ],
)
def test_a_table_that_cannot_be_read_aloud_is_refused(
    heads: str, rows: str, complaint: str, fill: Fill
) -> None:
    with pytest.raises(TemplateRefused, match=complaint):
        fill(f"{{{{ tabel('x', 'Cijfers', {heads}, {rows}) }}}}")
