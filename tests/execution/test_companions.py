"""What comes along with reports: the quality of the registrations with every one of them, and the
comparison of sources where a period has printed figures.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

import pytest

from pipeline.execution.companions import companions, has_printed_figures
from pipeline.execution.ledger import Ledger
from pipeline.execution.plan import Subject, upstream
from pipeline.execution.prepare import prepare
from pipeline.execution.wishes import Wish
from pipeline.paths import House

HEADER = "cijfer_id;periode;rapport;omschrijving;gedrukt\n"
ROW = "hulp;2022;Jaarbericht;keer hulp;792\n"
PLAN = """rapport: bronvergelijking
titel: Bronvergelijking
documenten:
  - {id: bronvergelijking, sjabloon: bronvergelijking.qmd.j2, titel: Bronvergelijking}
"""


@pytest.fixture
def tables(house: House) -> Path:
    """Where the tables of the organisation lie, with a template of the comparison beside it."""
    plan = house.templates / "bronvergelijking" / "rapport.yml"
    plan.parent.mkdir()
    plan.write_text(PLAN, encoding="utf-8")
    return house.delivery("kade") / "tabellen"


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("gepubliceerd.csv", HEADER + ROW, True),
        ("Gepubliceerd-2022.CSV", HEADER + ROW, True),
        ("gepubliceerd.csv", HEADER + ROW.replace("2022", "2021"), False),
        ("gepubliceerd.csv", HEADER, False),
        ("gepubliceerd.csv", HEADER.replace(";", ",") + ROW.replace(";", ","), True),
        ("gepubliceerd.csv", 'Gedrukte cijfers\n\n"cijfer_id";"Periode"\n"a";"2022"\n', True),
        ("gepubliceerd.csv", '"a;b";periode\n', False),
        ("gepubliceerd.csv", "zomaar iets\n", True),
        ("gepubliceerd.xlsx", "PK", True),
        ("gepubliceerd_controle.csv", HEADER + ROW, False),
        ("traject.csv", HEADER + ROW, False),
        (".gepubliceerd.csv", HEADER + ROW, False),
    ],
)
def test_a_delivery_is_looked_into_for_rows_of_the_period(
    tables: Path, name: str, content: str, found: bool
) -> None:
    (tables / name).write_text(content, encoding="utf-8")
    assert has_printed_figures(tables.parent, "2022") is found


def test_a_mark_at_the_beginning_and_wrong_bytes_do_not_stop_the_look(tables: Path) -> None:
    content = codecs.BOM_UTF8 + (HEADER + ROW).encode() + b"\xff\n"
    (tables / "gepubliceerd.csv").write_bytes(content)
    assert has_printed_figures(tables.parent, "2022")


def test_two_reports_on_one_period_share_their_comparison(house: House, tables: Path) -> None:
    (tables / "gepubliceerd.csv").write_text(HEADER + ROW, encoding="utf-8")
    wanted = [Subject("kade", "2022", name, (name,)) for name in ("monitor", "jaarverslag")]
    wanted.append(Subject("kade", "2021", "monitor", ("monitor",)))
    assert [found.place for found in companions(house, wanted)] == ["kade/2022/bronvergelijking"]


def plan(house: House, **values: str) -> dict[str, tuple[str, ...]]:
    wish = Wish.build({"report": "monitor", "year": "2022", "renderer": "ingebouwd", **values})
    return {node.name: node.after for node in prepare(house, wish)}


def test_without_printed_figures_nothing_is_planned_for_them(house: House) -> None:
    assert not [name for name in plan(house) if "bronvergelijking" in name]


def test_the_comparison_stands_on_the_facts_and_on_the_printed_figures(
    house: House, tables: Path
) -> None:
    (tables / "gepubliceerd.csv").write_text(HEADER + ROW, encoding="utf-8")
    found = plan(house)
    assert {name: after for name, after in found.items() if "bronvergelijking" in name} == {
        "bronvergelijking/kade/2022": (
            "publiek/kade/2022",
            "publiek/kade/2022/gepubliceerd",
        ),
        "tekst/kade/2022/bronvergelijking": (
            "publiek/kade/2022",
            "bronvergelijking/kade/2022",
        ),
        "weergave/kade/2022/bronvergelijking/bronvergelijking": (
            "tekst/kade/2022/bronvergelijking/bronvergelijking",
        ),
        "aflevering/kade/2022/bronvergelijking/bronvergelijking": (
            "tekst/kade/2022/bronvergelijking/bronvergelijking",
            "weergave/kade/2022/bronvergelijking/bronvergelijking",
            "publiek/kade/2022/herkomst",
        ),
    }
    assert "analyse/kade/2022/monitor" not in upstream(
        "aflevering/kade/2022/bronvergelijking/bronvergelijking", Ledger(house).under
    )


def test_one_feitenblad_comes_without_it(house: House, tables: Path) -> None:
    (tables / "gepubliceerd.csv").write_text(HEADER + ROW, encoding="utf-8")
    assert not [name for name in plan(house, theme="geld") if "bronvergelijking" in name]


def test_other_code_of_the_comparison_leaves_the_notebooks_alone() -> None:
    from pipeline.execution.steps import CODE

    assert {step for step, rooms in CODE.items() if "quality" in rooms} == {
        "publiek", "bronvergelijking",
    }  # fmt: skip


QUALITY = """rapport: kwaliteit
titel: Kwaliteit van de registratie
notebooks_geheel: [kwaliteit]
terugblik: 2
documenten:
  - {id: kwaliteit, sjabloon: kwaliteit.qmd.j2, titel: Kwaliteit van de registratie}
"""


@pytest.fixture
def kept(house: House) -> House:
    """A house that has the report on quality."""
    template = house.templates / "kwaliteit" / "rapport.yml"
    template.parent.mkdir()
    template.write_text(QUALITY, encoding="utf-8")
    settings = house.delivery("kade") / "organisatie.yml"
    told = settings.read_text(encoding="utf-8")
    assert told.count("perioden:") == 1
    settings.write_text(re.sub(r"perioden: .*", 'perioden: ["2021", "2022"]', told))
    return house


def test_the_report_on_quality_comes_with_every_report(kept: House) -> None:
    found = plan(kept)
    assert {name: after for name, after in found.items() if "kwaliteit" in name} == {
        "analyse/kade/2022/kwaliteit": (
            "publiek/kade/2022",
            "publiek/kade/2022/levering",
            "publiek/kade/2021",
        ),
        "tekst/kade/2022/kwaliteit": ("publiek/kade/2022", "analyse/kade/2022/kwaliteit"),
        "weergave/kade/2022/kwaliteit/kwaliteit": ("tekst/kade/2022/kwaliteit/kwaliteit",),
        "aflevering/kade/2022/kwaliteit/kwaliteit": (
            "tekst/kade/2022/kwaliteit/kwaliteit",
            "weergave/kade/2022/kwaliteit/kwaliteit",
            "publiek/kade/2022/herkomst",
        ),
    }
    assert "publiek/kade/2021" in found, "what it looks back on is made too"


def test_what_was_delivered_reaches_the_report_on_quality_and_no_notebook_else(
    kept: House,
) -> None:
    """Another refused row does not run the notebooks of a report again."""
    found = plan(kept)
    stands_on = {name for name, after in found.items() if "publiek/kade/2022/levering" in after}
    assert stands_on == {"analyse/kade/2022/kwaliteit"}


def test_one_feitenblad_comes_without_the_report_on_quality(kept: House) -> None:
    assert not [name for name in plan(kept, theme="geld") if "kwaliteit" in name]


def test_a_house_without_its_templates_goes_without_it(house: House) -> None:
    assert not [name for name in plan(house) if "kwaliteit" in name]
