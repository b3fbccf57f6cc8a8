"""A new organisation starts with a folder that explains itself and can be taken in at once."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from pipeline.contract import load_codelists, load_organisation, load_tables
from pipeline.contract.report import ReportPlan
from pipeline.errors import UsageError
from pipeline.execution.prepare import read_report
from pipeline.ingest import ingest
from pipeline.paths import House
from pipeline.setup import Answers, complete, complete_themes, new_organisation
from tests.reports.huis import REPOSITORY

ORG = "de-kade"
GIVEN = {
    "naam": "Stichting De Kade", "korte-naam": "De Kade", "gemeente-code": "GM0000",
    "gemeente": "Bergen (NH.)", "provincie": "Friesland", "jaar": "2024", "gegevens": "voorbeeld",
}  # fmt: skip
THEMES = ["Geld & werk: Financiën, WO", "Sterke buurten"]
MONITOR = read_report(House(REPOSITORY), "monitor")
PLACES = load_codelists()["tekst_plaats"]
Lay = Callable[..., Path]


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv("FEITENWERK_SLEUTELMAP", str(tmp_path / "sleutels"))
    return House(tmp_path / "huis")


@pytest.fixture
def lay(house: House) -> Lay:
    """Lays the organisation ready, some answers changed."""

    def run(*reports: ReportPlan, org: str = ORG, **changes: str) -> Path:
        given = GIVEN | {name.replace("_", "-"): value for name, value in changes.items()}
        new_organisation(house, Answers.build(org, given, THEMES), reports or [MONITOR])
        return house.delivery(org)

    return run


def test_the_settings_say_what_was_answered(lay: Lay) -> None:
    text = (lay() / "organisatie.yml").read_text(encoding="utf-8")
    found = load_organisation(text, "organisatie.yml")
    who = found.organisatie
    assert (who.id, who.naam, who.korte_naam) == (ORG, "Stichting De Kade", "De Kade")
    assert (who.gemeente.naam, who.provincie.code, who.provincie.naam) == (
        "Bergen (NH.)", "PV21", "Provincie Fryslân",
    )  # fmt: skip
    assert found.gegevens.value == "voorbeeld"
    monitor = found.rapporten["monitor"]
    assert monitor.perioden == ("2024",)
    assert [(theme.id, theme.naam, theme.domeinen) for theme in monitor.themas] == [
        ("geld-werk", "Geld & werk", ("FIN", "WO")),
        ("sterke-buurten", "Sterke buurten", ()),
    ]


@pytest.mark.parametrize(
    "name", ["Kans: samen", "'t Hoekje", "No", "1", "#Samen", "A, B", 'De "Kade"']
)
def test_a_name_is_printed_as_it_was_typed_whatever_it_means_in_yaml(lay: Lay, name: str) -> None:
    found = yaml.safe_load((lay(naam=name, korte_naam="") / "organisatie.yml").read_text())
    assert found["organisatie"]["naam"] == name


def test_the_tables_of_the_report_stand_ready_and_are_empty(lay: Lay) -> None:
    folder = lay() / "tabellen"
    assert {path.stem for path in folder.iterdir()} == set(MONITOR.delivery.tables)
    for path in folder.iterdir():
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file, delimiter=";")
        assert tuple(header) == load_tables()[path.stem].columns
        assert len(rows) == (3 if path.stem == "gebied" else 0)


def test_it_can_be_taken_in_as_it_is(lay: Lay, house: House) -> None:
    lay()
    intake = ingest(house, ORG)
    assert intake.refused == 0
    assert [file.ignored_columns for file in intake.files if file.ignored_columns] == []


def test_no_text_is_approved_and_each_asks_its_question(lay: Lay) -> None:
    texts = sorted((lay() / "teksten").rglob("*.md"))
    folders = {path.parent.relative_to(texts[0].parents[1]).as_posix() for path in texts}
    assert folders == {"algemeen", "geld-werk", "sterke-buurten"}
    for path in texts:
        text = path.read_text(encoding="utf-8")
        assert "akkoord: nee" in text
        assert re.search(r"^[A-Z][^\n]+\? Schrijf het hier", text, flags=re.MULTILINE)


def test_the_page_explains_every_table_and_every_column(lay: Lay) -> None:
    page = (lay() / "README.md").read_text(encoding="utf-8")
    for name in MONITOR.delivery.tables:
        table = load_tables()[name]
        assert f"### {table.title}\n\n`tabellen/{name}.csv`." in page
        for field in table.fields:
            assert f"* `{field.name}`" in page
    assert "make monitor YEAR=2024 ORG=de-kade" in page


def test_the_examples_of_the_page_can_be_taken_in(lay: Lay, house: House) -> None:
    folder = lay()
    page = (folder / "README.md").read_text(encoding="utf-8")
    example = r"`tabellen/(\w+)\.csv`.*?Bijvoorbeeld:\n\n    (.*?)\n    (.*?)\n"
    found = re.findall(example, page, re.DOTALL)
    assert [name for name, _, _ in found] == list(MONITOR.delivery.tables)
    for name, header, row in found:
        path = folder / "tabellen" / f"{name}.csv"
        assert path.read_text(encoding="utf-8").splitlines()[0] == header
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{row}\n")
    intake = ingest(house, ORG)
    assert intake.refused == 0
    assert intake.rows == intake.accepted


BESIDE = {"bronvergelijking", "kwaliteit"}  # come with every report, no organisation starts with it
PLANS = [
    path
    for path in sorted((REPOSITORY / "reports" / "templates").glob("*/rapport.yml"))
    if path.parent.name not in BESIDE
]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.parent.name)
def test_every_report_says_what_a_new_organisation_delivers(path: Path) -> None:
    delivery = read_report(House(REPOSITORY), path.parent.name).delivery
    assert delivery.tables
    assert set(delivery.tables) <= set(load_tables())
    wanted = [*delivery.theme_texts, *delivery.own_texts]
    assert wanted
    folders = (path.parent, path.parents[1] / "gedeeld")
    printed = "\n".join(
        file.read_text(encoding="utf-8") for folder in folders for file in folder.rglob("*.j2")
    )
    asked = set(re.findall(r'teksten\("(\w+)"', printed))
    assert set(wanted) <= asked, "a text that no template prints is asked for in vain"
    questions = {code.code: code.attributes.get("vraag") for code in PLACES.codes}
    assert all(questions[place] for place in wanted)


def test_two_reports_share_one_folder(lay: Lay) -> None:
    half = MONITOR.model_copy(update={"id": "halfjaar", "period_shape": "halfjaar"})
    folder = lay(MONITOR, half)
    found = yaml.safe_load((folder / "organisatie.yml").read_text(encoding="utf-8"))
    assert found["rapporten"]["halfjaar"]["perioden"] == ["2024-H1"]
    assert {path.name for path in (folder / "teksten").iterdir()} == {"2024", "2024-H1"}


@pytest.mark.parametrize("org", ["De_Kade", "", "kade!", "../kade", "-kade", "de kade", "kádé"])
def test_a_name_that_cannot_be_a_folder_is_refused(lay: Lay, house: House, org: str) -> None:
    with pytest.raises(UsageError) as refusal:
        lay(org=org)
    assert "kan niet de naam van een organisatie zijn" in refusal.value.sentence
    assert "kleine letters" in refusal.value.remedy
    assert not house.raw.exists()


def test_a_folder_that_exists_is_refused_and_stays_as_it_is(lay: Lay, house: House) -> None:
    house.delivery(ORG).mkdir(parents=True)
    with pytest.raises(UsageError) as refusal:
        lay()
    assert refusal.value.sentence == "De organisatie de-kade bestaat al."
    assert refusal.value.place == "data/raw/de-kade"
    assert "nieuw-jaar" in refusal.value.remedy
    assert list(house.delivery(ORG).iterdir()) == []


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"gemeente_code": "1969"}, "--gemeente-code"),
        ({"provincie": "Holland"}, "--provincie"),
        ({"jaar": "24"}, "--jaar"),
        ({"gegevens": "nep"}, "--gegevens"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_with_what_to_type(
    lay: Lay, house: House, changes: dict[str, str], place: str
) -> None:
    with pytest.raises(UsageError) as refusal:
        lay(**changes)
    assert refusal.value.place == place
    assert refusal.value.remedy
    assert not house.raw.exists()


@pytest.mark.parametrize("themes", [["Geld: XX"], [": FIN"], ["Geld: FIN", "geld: WO"]])
def test_a_theme_that_cannot_be_is_refused(themes: list[str]) -> None:
    with pytest.raises(UsageError) as refusal:
        Answers.build(ORG, GIVEN, themes)
    assert refusal.value.place == "--thema"


def test_at_the_keyboard_what_was_not_typed_is_asked() -> None:
    answers = iter(["Stichting De Kade", "", "GM0000", "Oeverland", "Groningen", "2024"])
    asked: list[str] = []

    def ask(question: str, default: str) -> str:
        asked.append(question)
        return next(answers) or default

    empty = dict.fromkeys(GIVEN, "") | {"gegevens": "echt"}
    found = complete(empty, ask)
    assert found["korte-naam"] == "Stichting De Kade"
    assert found["jaar"] == "2024"
    assert all(question.endswith("?") for question in asked)
    themes = iter(["Geld: FIN", "Buurt: SN", ""])
    assert complete_themes([], lambda *_: next(themes)) == ["Geld: FIN", "Buurt: SN"]


def test_in_a_script_what_is_missing_is_named_with_an_example() -> None:
    with pytest.raises(UsageError) as refusal:
        complete(GIVEN | {"gemeente": ""}, None)
    assert refusal.value.sentence == "De optie --gemeente ontbreekt."
    assert "feitenwerk nieuw de-kade --naam" in refusal.value.remedy
    assert complete(GIVEN | {"korte-naam": ""}, None)["korte-naam"] == GIVEN["naam"]
    with pytest.raises(UsageError, match="--thema"):
        complete_themes([], None)
    assert complete_themes(["Geld: FIN"], None) == ["Geld: FIN"]


def test_rows_of_the_dialect_can_be_read_by_a_spreadsheet(lay: Lay) -> None:
    content = (lay() / "tabellen" / "gebied.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(content), delimiter=";"))
    assert [row["gebied_id"] for row in rows] == ["NL", "PV21", "GM0000"]
    assert [row["ouder_id"] for row in rows] == ["", "NL", "PV21"]
