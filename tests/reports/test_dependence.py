"""What depends on what: a row, a cell, a data set, a typed number; never more and never less."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from pipeline.errors import DataRefused, TemplateRefused
from tests.reports.huis import (
    BLOCK_NOTEBOOKS,
    ORG,
    PERIOD,
    REPORT,
    REPOSITORY,
    THEME,
    Build,
    copy_house,
    new_house,
    raw_table,
)
from tests.reports.opmaak import left_standing, misnamed
from tests.reports.plaatsen import squeezed
from tests.reports.scherm import soup_of

BLOCK = re.compile(r'study\.block\(\s*"(?P<kind>[a-z-]+)"(?:,\s*id="(?P<id>[a-z-]+)")?')
FIGURE = re.compile(r"^::: \{#fig-([a-z0-9-]+) \.figuur", re.MULTILINE)
Row = dict[str, str]


# ---- One row more --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def one_more(finished: Build, houses: Path) -> Build:
    """One traject more in the raw table: advice about money to an adult between 27 and 54."""
    build = copy_house(finished, houses / "een-erbij")
    day = "15-06-2022"
    traject = {
        "traject_id": "T99999", "dienst_id": "inloop-en-vraag", "vorm": "info_advies",
        "doelgroep": "volwassenen", "start_datum": day, "eind_datum": day,
        "registratie_datum": day, "leeftijd_bij_start": "40", "gebied_id": "zuidhorn",
    }  # fmt: skip
    add_row(build, "traject", traject)
    add_row(build, "traject_hoofddomein", {"traject_id": "T99999", "zrm_domein": "FIN"})
    build.take_in()
    build.make_public()
    build.run_one("individuele-hulp")
    build.write_texts()
    return build


def add_row(build: Build, table: str, row: dict[str, str]) -> None:
    """One row at the end of a raw table; columns it does not name stay empty."""
    path = raw_table(build, table)
    columns = path.read_text(encoding="utf-8").splitlines()[0].split(";")
    assert row.keys() <= set(columns)
    with path.open("a", encoding="utf-8", newline="") as file:
        file.write(";".join(row.get(column, "") for column in columns) + "\n")


AFFECTED = {
    f"{ORG}/{PERIOD}/individuele-hulp/fin",
    f"{ORG}/{PERIOD}/individuele-hulp/fin/info-advies",
    f"{ORG}/{PERIOD}/individuele-hulp-leeftijd/fin/27-54",
}
UNPRINTED = {  # counted over all domains; registered in time
    f"{ORG}/{PERIOD}/individuele-hulp-vorm/info-advies",
    f"{ORG}/{PERIOD}/hulp-tijdig-vastgelegd/info-advies",
}
SHARE = f"{ORG}/{PERIOD}/hulp-tijdig-vastgelegd-aandeel/info-advies"


def test_one_traject_more_changes_the_facts_that_count_it_and_no_other(
    finished: Build, one_more: Build
) -> None:
    before, after = finished.published_facts(), one_more.published_facts()
    assert before.keys() == after.keys()
    counted = AFFECTED | UNPRINTED
    assert {name for name in before if before[name] != after[name]} == counted | {SHARE}
    for name in counted:
        assert int(after[name]["value"]) == int(before[name]["value"]) + 1
    for part in ("numerator", "denominator"):
        assert int(after[SHARE][part]) == int(before[SHARE][part]) + 1


def test_one_traject_more_changes_every_place_that_prints_it_and_no_other(
    finished: Build, one_more: Build
) -> None:
    before, after = finished.printed(), one_more.printed()
    assert {name for name in before.keys() | after if before.get(name) != after.get(name)} == (
        AFFECTED
    )
    assert sum(one_more.qmd.count(f"[{n}]") for n in (793, 413, 438)) == sum(
        finished.qmd.count(f"[{n}]") for n in (792, 412, 437)
    )
    lines = zip(finished.qmd.splitlines(), one_more.qmd.splitlines(), strict=True)
    for old, new in lines:
        if old != new:
            assert re.sub("792|412|437", "#", old) == re.sub("793|413|438", "#", new)


# ---- A typed number ------------------------------------------------------------------------------

TYPED = ["792", "zeven"]
TEMPLATES = [
    ("monitor/werkwijze.qmd.j2", "# Werkwijze {#sec-werkwijze-{{ thema.id }}}"),
    ("monitor/boodschap.qmd.j2", "{% if doelen_gehaald %}"),
    ("gedeeld/kern/context-vergelijking.qmd.j2", "{{ kern.tekst }}"),
    ("gedeeld/blokken/context-vergelijking.qmd.j2", "## {{ blok.labels.kop }}"),
    ("monitor/feitenblad.qmd.j2", '{% include "boodschap.qmd.j2" %}'),
]


@pytest.fixture(scope="module")
def workshop(finished: Build, houses: Path) -> Build:
    """A copy in which templates and texts are spoiled and put right again."""
    return copy_house(finished, houses / "werkplaats")


@pytest.fixture
def spoil(workshop: Build) -> Iterator[Any]:
    """Replaces the text of a file; afterwards everything is as it was."""
    kept: dict[Path, bytes] = {}

    def change(path: Path, old: str, new: str) -> None:
        kept.setdefault(path, path.read_bytes())
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")

    yield change
    for path, content in kept.items():
        path.write_bytes(content)


def everything(build: Build) -> dict[Path, bytes]:
    """The written text and the delivered files."""
    places = (build.text, build.folder)
    return {p: p.read_bytes() for place in places for p in place.rglob("*") if p.is_file()}


@pytest.mark.parametrize("number", TYPED)
@pytest.mark.parametrize(("template", "line"), TEMPLATES, ids=[name for name, _ in TEMPLATES])
def test_a_number_typed_in_a_template_is_refused_with_file_and_line(
    workshop: Build, spoil: Any, template: str, line: str, number: str
) -> None:
    path = workshop.house.templates / template
    spoil(path, line, f"{line}\n\nEr kwamen {number} vragen binnen.\n")
    place = path.read_text(encoding="utf-8").splitlines().index(line) + 3
    before = everything(workshop)
    with pytest.raises(TemplateRefused) as refused:
        workshop.write_texts()
    assert f"“{number}”" in refused.value.sentence
    assert refused.value.place == f"reports/templates/{template}, regel {place}"
    assert refused.value.remedy
    assert everything(workshop) == before


@pytest.mark.parametrize("number", TYPED)
def test_a_number_typed_in_an_approved_text_is_refused_with_file_and_line(
    workshop: Build, spoil: Any, number: str
) -> None:
    text = workshop.house.delivery(ORG) / "teksten" / PERIOD / THEME / "werkwijze.md"
    spoil(text, "Het aantal vragen over geld groeide", f"De {number} vragen over geld groeiden")
    before = everything(workshop)
    with pytest.raises(DataRefused) as refused:
        workshop.take_in()
        workshop.make_public()
        workshop.write_texts()
    assert f"“{number}”" in refused.value.sentence
    assert "werkwijze" in refused.value.sentence
    assert THEME in refused.value.sentence
    assert re.search(r"regel \d+", refused.value.place)
    assert refused.value.remedy
    assert everything(workshop) == before


# ---- A cell less ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Cell:
    """A cell of a notebook that records a block."""

    notebook: str
    position: int
    block: str

    def __str__(self) -> str:
        return self.block


def cells() -> list[Cell]:
    found = []
    for notebook in BLOCK_NOTEBOOKS:
        path = REPOSITORY / "notebooks" / f"{notebook}.ipynb"
        for position, cell in enumerate(json.loads(path.read_text(encoding="utf-8"))["cells"]):
            if match := BLOCK.search("".join(cell["source"])):
                found.append(Cell(notebook, position, f"{THEME}-{match['id'] or match['kind']}"))
    return found


def test_every_block_of_the_document_comes_from_a_cell(finished: Build) -> None:
    assert {cell.block for cell in cells()} == finished.blocks().keys()


@pytest.fixture(scope="module")
def bench(finished: Build, houses: Path) -> Build:
    """A copy in which cells are deleted, one at a time."""
    return copy_house(finished, houses / "werkbank")


@pytest.fixture
def without_cell(bench: Build, finished: Build, request: pytest.FixtureRequest) -> Iterator[Build]:
    cell: Cell = request.param
    path = bench.house.notebooks / f"{cell.notebook}.ipynb"
    whole = path.read_bytes()
    notebook = json.loads(whole)
    del notebook["cells"][cell.position]
    path.write_text(json.dumps(notebook), encoding="utf-8")
    bench.run_one(cell.notebook)
    bench.write_texts()
    yield bench
    path.write_bytes(whole)
    place = ORG, PERIOD, REPORT, THEME, cell.notebook
    shutil.rmtree(bench.house.analysis(*place))
    shutil.copytree(finished.house.analysis(*place), bench.house.analysis(*place))


@pytest.mark.parametrize(
    ("without_cell", "cell"), [(cell, cell) for cell in cells()], indirect=["without_cell"], ids=str
)
def test_deleting_a_cell_removes_its_figure_and_its_facts_and_nothing_else(
    finished: Build, without_cell: Build, cell: Cell
) -> None:
    before, after = finished.blocks(), without_cell.blocks()
    lost = before.pop(cell.block)
    assert after == before

    figures = FIGURE.findall(finished.qmd)
    assert FIGURE.findall(without_cell.qmd) == [name for name in figures if name != cell.block]
    assert not (without_cell.text / "figuren" / f"{cell.block}.svg").exists()

    was, now = finished.printed(), without_cell.printed()
    own, others = facts_of(lost), {name for block in before.values() for name in facts_of(block)}
    assert {name for name in was if was[name] != now.get(name)} <= own
    assert {name for name in now if now[name] - was.get(name, set())} == set()
    assert not now.keys() & (own - others)
    assert was.keys() & others == now.keys() & others
    assert left_standing(without_cell.qmd) == []
    assert misnamed(without_cell) == []


def facts_of(block: dict[str, Any]) -> set[str]:
    """Every fact a block holds or prints in its figure."""
    found = {n["fact_id"] for n in (block["figuur"] or {}).get("printed", ())}

    def gather(value: Any) -> None:
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, dict):
            for item in value.values():
                gather(item)
        elif isinstance(value, list):
            for item in value:
                gather(item)

    gather(block["feiten"])
    return found


def test_without_any_cell_there_is_still_a_document_of_words(finished: Build, spare: Build) -> None:
    for notebook in BLOCK_NOTEBOOKS:
        path = spare.house.notebooks / f"{notebook}.ipynb"
        content = json.loads(path.read_text(encoding="utf-8"))
        content["cells"] = [c for c in content["cells"] if not BLOCK.search("".join(c["source"]))]
        path.write_text(json.dumps(content), encoding="utf-8")
    spare.analyse()
    spare.write_texts()
    assert left_standing(spare.qmd) == []
    spare.render()
    spare.deliver()
    assert spare.figures() == []
    soup = soup_of(spare.html)
    assert not soup.select("figure, table, .feit")
    with pikepdf.open(spare.pdf) as pdf, pdf.open_outline() as outline:
        chapters = [str(item.title) for item in outline.root]
    assert chapters == [heading.text for heading in soup.select("main h2")]
    assert "Werkwijze" in chapters
    for section in soup.select("main section:not(.footnotes)"):
        heading = section.find(re.compile("^h[2-6]$"))
        assert heading is not None
        assert len(squeezed(section.text)) > len(squeezed(heading.text))


def test_what_is_counted_is_called_by_its_name(finished: Build) -> None:
    assert left_standing(finished.qmd) == []
    assert misnamed(finished) == []


# ---- A data set less -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Missing:
    """Data sets that an organisation may not have, and the facts that stand on them."""

    name: str
    tables: tuple[str, ...]
    facts: str

    def __str__(self) -> str:
        return self.name


MISSING = [
    Missing(
        "tabellen",
        ("doorverwijzing", "groep_kracht", "opgegeven_feit"),
        r"(?:verwijzingen-(?:in|uit)|kracht-(?:start|eind|groepen)|meldingen-per-maand)/",
    ),
    Missing("teksten", (), r"(?!)"),
]


@pytest.mark.parametrize("missing", MISSING, ids=str)
def test_without_a_data_set_the_document_is_correct_and_has_no_empty_section(
    finished: Build, tmp_path: Path, missing: Missing
) -> None:
    build = new_house(tmp_path / "huis", finished.drawings)
    for name in missing.tables:
        table = raw_table(build, name)
        table.write_text(table.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    texts = build.house.delivery(ORG) / "teksten"
    if not missing.tables:
        shutil.rmtree(texts)
    for text in texts.rglob("*.md"):
        if re.search(r"\{(?!jaar)", text.read_text(encoding="utf-8")):
            text.unlink()  # who delivers no figures of its own names none in its texts
    build.take_in()
    build.make_public()
    build.analyse()
    build.write_texts()

    was, now = finished.printed(), build.printed()
    gone = {name for name in was if re.match(rf"{ORG}/{PERIOD}/{missing.facts}", name)}
    assert bool(gone) == bool(missing.tables)
    assert {name for name in was.keys() | now if was.get(name) != now.get(name)} == gone
    assert not now.keys() & gone
    assert left_standing(build.qmd) == []
    assert misnamed(build) == []
