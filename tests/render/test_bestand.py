"""The numbers of a figure as a file that the page itself carries."""

from __future__ import annotations

import csv
import io
from base64 import b64decode

import pytest
from bs4 import BeautifulSoup

from pipeline.render.embedded import EmbeddedRenderer
from tests.render.conftest import JobMaker

HEAD = "feitenwerk:\n  periode: '2022'\n  merk: [voorbeeld, concept]\n"

LINE = '| a | [1]{.feit data-feit="x/t"} | b |'


def table(*rows: str) -> str:
    lines = "\n".join(rows)
    return (
        "::: {.cijfertabel}\n| Soort | Aantal | Wat |\n|:---|---:|:---|\n"
        f"{lines}\n\n: Diensten naar soort {{#tbl-diensten-naar-soort}}\n:::\n"
    )


def saved(document: JobMaker, body: str, head: str = HEAD) -> tuple[str, bytes]:
    made = EmbeddedRenderer().render(document(body, head))
    page = BeautifulSoup(made.html.read_text(encoding="utf-8"), "lxml")
    (link,) = page.select("a[download]")
    kind, data = str(link["href"]).split(",", 1)
    assert kind == "data:text/csv;charset=utf-8;base64"
    return str(link["download"]), b64decode(data)


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_it_holds_what_the_table_shows_with_its_heads(document: JobMaker) -> None:
    body = table(
        '| Financiën | [1.204]{.feit data-feit="x/y"} | [€\u00a05]{.feit data-feit="x/g"} |',
        "| Wonen; zorg | minder dan 5 | **vet** |",
    )
    _, content = saved(document, body)
    assert content.startswith(b"\xef\xbb\xbfSoort;Aantal;Wat\r\n")
    assert rows_of(content)[1:] == [
        ["Financiën", "1.204", "€ 5"], ["Wonen; zorg", "minder dan 5", "vet"],
    ]  # fmt: skip


def test_its_name_tells_document_period_table_and_what_it_is_not(document: JobMaker) -> None:
    name, _ = saved(document, table(LINE))
    assert name == "proef-2022-diensten-naar-soort-concept-voorbeeld.csv"


def test_a_period_that_the_title_names_is_not_repeated(document: JobMaker) -> None:
    name, _ = saved(document, table(LINE), "feitenwerk:\n  periode: 'Proef'\n")
    assert name == "proef-diensten-naar-soort.csv"


def test_a_table_that_stands_open_has_one_and_words_alone_have_none(document: JobMaker) -> None:
    body = table(LINE).replace("::: {.cijfertabel}", "").replace(":::", "")
    words = "| Soort | Wat |\n|:--|:--|\n| a | b |\n\n: Woorden {#tbl-woorden}\n"
    name, _ = saved(document, f"{body}\n{words}")
    assert "diensten-naar-soort" in name


def test_the_table_in_the_page_stays_as_it_is(document: JobMaker) -> None:
    made = EmbeddedRenderer().render(document(table(LINE, "| c | 2 | d |"), HEAD))
    rows = BeautifulSoup(made.html.read_text(encoding="utf-8"), "lxml").select("table tr")
    assert [row.get_text(" ", strip=True) for row in rows] == ["Soort Aantal Wat", "a 1 b", "c 2 d"]


def test_a_name_has_plain_letters_only(document: JobMaker) -> None:
    head = 'subtitle: "x"\nfeitenwerk:\n  periode: "1e helft 2021 / België ’21"\n'
    name, _ = saved(document, table(LINE), head)
    assert name == "proef-1e-helft-2021-belgie-21-diensten-naar-soort.csv"


def test_joined_cells_and_points_are_written_out(document: JobMaker) -> None:
    body = table(
        "| Groep | []{.naast} | []{.naast} |",
        "| Maatje | [140]{.feit} | [Steun.]{.punt} [Rust; ruimte.]{.punt} |",
        "| Tolken | 55 | []{.boven} |",
    )
    _, content = saved(document, body)
    assert rows_of(content)[1:] == [
        ["Groep", "", ""],
        ["Maatje", "140", "Steun., Rust; ruimte."],
        ["Tolken", "55", "Steun., Rust; ruimte."],
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"\=HYPERLINK(\"x\";\"y\")", "'=HYPERLINK(\"x\";\"y\")"), (r"\@SUM(A1)", "'@SUM(A1)"),
        (r"\+31 cmd", "'+31 cmd"), (r"\-2+3", "'-2+3"), (r"\-2,5%", "-2,5%"), (r"\+12", "+12"),
    ],
)  # fmt: skip
def test_a_spreadsheet_computes_nothing_of_it(document: JobMaker, written: str, shown: str) -> None:
    _, content = saved(document, table(LINE.replace("a", written, 1)))
    assert rows_of(content)[1][0] == shown


def test_paper_has_no_link_to_it(document: JobMaker) -> None:
    made = EmbeddedRenderer().render(document(table(LINE), HEAD))
    assert b"text/csv" not in made.pdf.read_bytes()
