"""The leak scan: every kind of leak is found in every kind of file, and a clean file is clean."""

from __future__ import annotations

import json
from base64 import b64encode

import pytest
import typst

from pipeline.audit import Hidden, Leak, Watch, scan
from pipeline.audit.leak import Kind
from pipeline.errors import ProtectionRefused
from pipeline.leaks import refuse_leaks

FACT = "kade/2022/hulp/fin"
PSEUDONYM = "9f86d081884c7d659a2feaa0c55ad015"
SECRET = "ab" * 32
ROW = ("t-20220317", PSEUDONYM, "2022-03-17", "individueel_traject", "WSZ-0012")
WATCH = Watch(
    {FACT: Hidden(("Financiën", "18–26 jaar"), 3), "kade/2022/hulp/wo": Hidden(("Werk",), 617)},
    pseudonyms=frozenset({"pseudoniem-zonder-vorm"}),
    keys=frozenset({"sleutel-zonder-vorm"}),
    rows=(ROW,),
    people=frozenset({"jansen"}),
)
CLEAN = f"""<html><body><h1>Hulp</h1>
<p>Bij Financiën en 18–26 jaar: <span class="feit" data-feit="{FACT}">niet getoond</span>.</p>
<p>Drie van de 14: <span class="feit" data-feit="kade/2022/hulp">1.234</span>.</p>
<p>Zie https://www.voorbeeld.nl/home/werk/ en feiten/2022.</p></body></html>"""
CSV = "feit,waarde,teller,noemer,status,afgedrukt\n"


def html(body: str) -> bytes:
    return CLEAN.replace("</body>", f"{body}</body>").encode()


def carried(kind: str, text: str) -> str:
    """A link to a file that stands in the page itself."""
    data = b64encode(text.encode("utf-8-sig")).decode()
    return f'<a download="cijfers.csv" href="data:{kind};base64,{data}">Bewaar</a>'


def pdf(text: str, attached: bytes = b"") -> bytes:
    source = f"#set document(date: none)\n{text}\n"
    made = typst.compile(source.encode(), format="pdf")
    if attached:
        import io

        import pikepdf

        with pikepdf.open(io.BytesIO(made)) as file:
            file.attachments["bron.csv"] = pikepdf.AttachedFileSpec(file, attached)
            out = io.BytesIO()
            file.save(out)
            return out.getvalue()
    return bytes(made)


def kinds(name: str, content: bytes, watch: Watch = WATCH) -> set[Kind]:
    return {leak.kind for leak in scan({name: content}, watch)}


def test_a_clean_report_is_clean() -> None:
    manifest = json.dumps({"uitvoer": [{"pad": "blad.html", "sha256": SECRET}]}).encode()
    files = {
        "blad.html": CLEAN.encode(),
        "blad.pdf": pdf("Bij Financiën en 18–26 jaar: niet getoond. Samen 1.234."),
        "cijfers.csv": f"{CSV}{FACT},,,,onderdrukt,niet getoond\n".encode(),
        "manifest.json": manifest,
    }
    assert scan(files, WATCH) == ()
    refuse_leaks(files, WATCH)


FILES = ("blad.html", "blad.pdf", "cijfers.csv", "boek.ipynb", "manifest.json")
FIGURE = json.dumps({"data": [{"customdata": {"feit": FACT, "afgedrukt": "3"}}]})
NOTEBOOK = json.dumps(
    {"cells": [{"outputs": [{"data": {"application/json": {"id": FACT, "value": "3"}}}]}]}
)
SHOWN = json.dumps({"outputs": [{"data": {"text/plain": ["Financiën 18–26 jaar", " 3"]}}]})
SPOKEN = "Staafdiagram. Financiën, 18–26 jaar: 3 keer."


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("blad.html", html(f'<span data-feit="{FACT}">3</span>')),
        ("blad.html", html(f'<span data-feit="{FACT}"><b>3</b></span>')),
        ("blad.html", html("<table><tr><th>Financiën, 18–26 jaar</th><td>3</td></tr></table>")),
        ("blad.html", html("<p>Bij Financiën kregen 3 mensen van 18–26 jaar hulp.</p>")),
        ("blad.html", html("<p>In totaal 617 keer.</p>")),
        ("blad.html", html(f'<img alt="{SPOKEN}">')),
        ("blad.html", html(f"<svg><text>x</text><desc>{SPOKEN}</desc></svg>")),
        ("blad.html", html(f'<svg><g aria-label="{SPOKEN}"></g></svg>')),
        ("blad.html", html(f'<script type="application/json">{FIGURE}</script>')),
        ("blad.html", html("<!-- Financiën 18–26 jaar: 3 -->")),
        ("figuur.svg", f"<svg><title>{SPOKEN}</title></svg>".encode()),
        ("figuur.svg", f'<svg><text data-feit="{FACT}">3</text></svg>'.encode()),
        ("cijfers.csv", f"{CSV}{FACT},3,,,onderdrukt,niet getoond\n".encode()),
        ("cijfers.csv", f"{CSV}{FACT},,,12,onderdrukt,niet getoond\n".encode()),
        ("cijfers.csv", f"{CSV}{FACT},,,,onderdrukt,3\n".encode()),
        ("boek.ipynb", NOTEBOOK.encode()),
        ("boek.ipynb", SHOWN.encode()),
        ("blad.pdf", pdf("Bij Financiën kregen 3 mensen van 18–26 jaar hulp.")),
        ("blad.pdf", pdf("Niets.", attached="Financiën;18–26 jaar;3".encode())),
        ("blad.html", html(carried("text/csv;charset=utf-8", "Financiën;18–26 jaar;3\r\n"))),
        ("blad.html", html(carried("image/svg+xml", "<text>Financiën, 18–26 jaar: 3</text>"))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_value_of_a_hidden_cell_is_found(name: str, content: bytes) -> None:
    assert Kind.HIDDEN in kinds(name, content)


@pytest.mark.parametrize(
    ("planted", "kind"),
    [
        (PSEUDONYM, Kind.PSEUDONYM),
        ("pseudoniem-zonder-vorm", Kind.PSEUDONYM),
        (SECRET, Kind.KEY),
        ("sleutel-zonder-vorm", Kind.KEY),
        ("/root/.config/feitenwerk/kade.sleutel", Kind.KEY),
        (";".join((*ROW[:1], *ROW[2:])), Kind.ROW),
        (" | ".join(reversed((*ROW[:1], *ROW[2:]))), Kind.ROW),
        ("/home/jansen/feitenwerk/data", Kind.MACHINE),
        (r"C:\Users\jansen\data", Kind.MACHINE),
        ("file:///data/raw/kade", Kind.MACHINE),
    ],
)
@pytest.mark.parametrize("name", FILES)
def test_what_belongs_to_the_inside_is_found_in_every_file(
    planted: str, kind: Kind, name: str
) -> None:
    text = json.dumps({"tekst": planted}) if name.endswith((".json", ".ipynb")) else planted
    plain = planted.replace("\\", "\\\\").replace("/", "\\/").replace("_", "\\_")
    content = pdf(f"#set page(width: auto)\n{plain}") if name.endswith(".pdf") else text.encode()
    found = kinds(name, content if name != "blad.html" else html(f"<p>{planted}</p>"))
    # A manifest is made of digests that look like a key; there the key itself is needed.
    assert kind in found or (name == "manifest.json" and planted == SECRET and not found)


def test_who_ran_it_is_found_in_what_programs_write_and_free_in_texts() -> None:
    assert kinds("boek.ipynb", b'{"metadata": {"user": "jansen"}}') == {Kind.MACHINE}
    assert kinds("blad.html", html("<p>Onze collega jansen vertelt.</p>")) == set()


def test_without_the_confidential_side_marks_and_shapes_are_enough() -> None:
    public = Watch({FACT: Hidden()})
    assert kinds("blad.html", html(f'<span data-feit="{FACT}">3</span>'), public) == {Kind.HIDDEN}
    assert kinds("blad.html", html(f"<p>{PSEUDONYM}</p>"), public) == {Kind.PSEUDONYM}


def test_a_number_of_a_visible_fact_beside_it_is_no_leak() -> None:
    row = f'<tr><td>Financiën</td><td>18–26 jaar</td><td data-feit="{FACT}">niet getoond</td>'
    assert kinds("blad.html", html(f'{row}<td data-feit="kade/2022/x">3</td></tr>')) == set()
    visible = f"{CSV}kade/2022/x,617,,,zichtbaar,617\n".encode()
    files = {"cijfers.csv": visible, "blad.pdf": pdf("In totaal 617 keer.")}
    assert scan(files, WATCH) == ()


def test_the_refusal_names_places_and_repeats_nothing() -> None:
    files = {"blad.html": html(f'<p>{PSEUDONYM}</p><span data-feit="{FACT}">3</span>')}
    assert all(isinstance(leak, Leak) for leak in scan(files, WATCH))
    with pytest.raises(ProtectionRefused) as caught:
        refuse_leaks(files, WATCH)
    told = f"{caught.value.sentence} {caught.value.place} {caught.value.remedy}"
    assert caught.value.exit_code == 5
    assert "blad.html, regel 4: pseudoniem" in told
    assert PSEUDONYM not in told
