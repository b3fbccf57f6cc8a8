"""Cells of a table that stretch over others, and cells that hold points."""

from __future__ import annotations

import page
from bs4 import BeautifulSoup

from pipeline.render.embedded import EmbeddedRenderer
from tests.render.conftest import JobMaker

TABLE = """# Kop

| Dienst | Bereik | Impact |
|:-------|-------:|:-------|
| **Zorg** | []{.naast} | []{.naast} |
| Maatje | [140]{.feit data-feit="x/y"} | [Steun.]{.punt} [Rust.]{.punt} |
| Tolken | [55]{.feit data-feit="x/z"} | []{.boven} |
| Samen | []{.naast} | [Een punt.]{.punt} |
| Uitleg | verder | []{.naast} |

: Diensten {#tbl-diensten}
"""


def test_a_cell_stretches_over_the_cells_that_belong_to_it(document: JobMaker) -> None:
    made = EmbeddedRenderer().render(document(TABLE))
    rows = BeautifulSoup(made.html.read_text(encoding="utf-8"), "lxml").select("tbody tr")
    group, first, second, total, last = (row.find_all(["td", "th"]) for row in rows)
    assert group[0].get_text(strip=True) == "Zorg"
    assert "groep" in rows[0]["class"]
    assert first[2]["rowspan"] == "2"
    assert [point.get_text(strip=True) for point in first[2].select("li")] == ["Steun.", "Rust."]
    assert len(second) == 2
    assert [cell.get_text(strip=True) for cell in total] == ["Samen", "", "Een punt."]
    assert not total[2].select("li")
    assert last[1]["colspan"] == "2"


def test_the_first_cell_of_a_row_stays_its_head(document: JobMaker) -> None:
    made = EmbeddedRenderer().render(document(TABLE))
    rows = BeautifulSoup(made.html.read_text(encoding="utf-8"), "lxml").select("tbody tr")
    for row in rows:
        head, *cells = row.find_all(["td", "th"])
        assert head.name == "th"
        assert not head.get("colspan")
        assert all(cell.name == "td" for cell in cells)


def test_a_table_with_stretched_cells_is_accessible_on_paper(document: JobMaker) -> None:
    made = EmbeddedRenderer().render(document(TABLE))
    report = page.validate_pdf(made.pdf, profile="ua1")
    assert report.is_compliant, [failure.message for failure in report.failures]
