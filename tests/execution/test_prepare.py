"""The light step before a build: every step gets a key of exactly what it is made of."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import TemplateRefused, UsageError
from pipeline.execution import steps
from pipeline.execution.ledger import Ledger
from pipeline.execution.plan import Node
from pipeline.execution.prepare import PUBLIC_FILES, notebooks_of, prepare, read_report
from pipeline.execution.steps import CODE, code_state
from pipeline.execution.wishes import Wish
from pipeline.paths import House

ALL = {"inname", "publiek", "analyse", "tekst", "weergave", "aflevering"}
AFTER_INTAKE = ALL - {"inname"}


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process looks once; a test looks twice."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for remembered in (steps.code_digest, steps.quarto_version, steps.code_state):
        remembered.cache_clear()


def keys(house: House, **values: str) -> dict[str, str]:
    wish = {"report": "monitor", "year": "2022", "renderer": "ingebouwd", **values}
    nodes = prepare(house, Wish.build(wish))
    return {node.name: Ledger(house).key(node.name) for node in nodes}


def steps_with_another_key(before: dict[str, str], after: dict[str, str]) -> set[str]:
    assert before.keys() == after.keys()
    return {node.split("/")[0] for node in before if before[node] != after[node]}


def add(house: House, name: str) -> None:
    path = house.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(old + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("changed", "concerned"),
    [
        ("data/raw/kade/tabellen/traject.csv", {"inname"}),
        ("data/raw/kade/teksten/2022/geld/impact.md", {"inname"}),
        ("data/raw/kade/organisatie.yml", {"inname", "publiek"}),
        ("notebooks/hulp.ipynb", {"analyse"}),
        ("reports/templates/monitor/rapport.yml", {"analyse", "tekst"}),
        ("reports/templates/monitor/blad.qmd.j2", {"tekst"}),
        ("reports/templates/gedeeld/kop.qmd.j2", {"tekst"}),
        ("reports/_extensions/feitenwerk/huis.css", {"weergave"}),
        ("reports/_extensions/feitenwerk/huisstijlen/kade/_brand.yml", {"publiek", "weergave"}),
        ("data/raw/kade/_brand.yml", {"inname", "publiek"}),
        ("data/raw/kade/logo.svg", {"inname", "publiek"}),
        ("data/raw/kade/gebieden/buurten.geojson", {"inname", "publiek"}),
        ("requirements.lock", ALL),
        ("docs/gegevens.md", set()),
        ("reports/templates/jaarverslag/blad.qmd.j2", set()),
    ],
)
def test_a_change_concerns_the_steps_that_read_it_and_the_manifest(
    house: House, changed: str, concerned: set[str]
) -> None:
    before = keys(house)
    add(house, changed)
    manifest = {"aflevering"} if concerned else set()
    assert steps_with_another_key(before, keys(house)) == concerned | manifest


@pytest.mark.parametrize(
    ("values", "concerned"),
    [
        ({"protection": "streng"}, {"publiek", "aflevering"}),
        ({"status": "definitief"}, {"tekst", "aflevering"}),
        ({"renderer": "auto"}, {"weergave", "aflevering"}),
    ],
)
def test_a_choice_concerns_the_step_that_makes_it_and_the_manifest(
    house: House, values: dict[str, str], concerned: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("QUARTO_PATH", raising=False)
    assert steps_with_another_key(keys(house), keys(house, **values)) == concerned


def test_another_time_for_the_documents_concerns_the_rendering(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = keys(house)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert steps_with_another_key(before, keys(house)) == {"weergave", "aflevering"}


def test_a_theme_less_in_a_report_concerns_its_analysis_and_text(house: House) -> None:
    """Also where another report keeps the theme, so that the published facts stay the same."""
    path = house.delivery("kade") / "organisatie.yml"
    before = keys(house, theme="geld")
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "buurt" not in line]
    path.write_text("\n".join(lines), encoding="utf-8")
    after = keys(house, theme="geld")
    assert {"analyse", "tekst"} <= steps_with_another_key(before, after)


def test_the_code_of_every_room_belongs_to_the_steps_that_run_it() -> None:
    code = Path(steps.__file__).parents[1]
    assert all((code / room).exists() for rooms in CODE.values() for room in rooms)
    for step, rooms in CODE.items():
        assert {"errors.py", "stages/shared.py"} <= set(rooms), step
        assert sum(room.startswith("stages/") for room in rooms) == 3, f"{step}: its own module"


def test_a_report_under_another_name_than_its_folder_is_refused(house: House) -> None:
    path = house.templates / "monitor" / "rapport.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("monitor", "anders", 1))
    with pytest.raises(TemplateRefused, match="niet de naam van zijn map") as caught:
        keys(house)
    assert caught.value.place == "reports/templates/monitor/rapport.yml"


def test_an_unknown_report_names_the_reports_there_are(house: House) -> None:
    with pytest.raises(UsageError, match="Het rapport 'jaarboek' bestaat niet") as caught:
        keys(house, report="jaarboek")
    assert caught.value.remedy == "Kies uit: monitor."


def finish(house: House, nodes: list[Node], lay: Callable[[Path], None]) -> None:
    """Pretend that every step ran."""
    for node in nodes:
        parts = {part.rpartition("/")[2]: "inhoud" for part in node.parts}
        Ledger(house).finish(node.name, "inhoud", parts)
    org, period = "kade", "2022"
    lay(house.database(org))
    lay(house.intake(org))
    for file in PUBLIC_FILES:
        lay(house.public(org, period) / file)
    for theme in ("geld", "buurt"):
        for name in ("hulp", f"situatie-{theme}"):
            lay(house.analysis(org, period, "monitor", theme, name) / f"{name}.ipynb")
    for document in ("monitor", "feitenblad-geld", "feitenblad-buurt"):
        lay(house.text(org, period, "monitor", document) / f"{document}.qmd")
        lay(house.text(org, period, "monitor", document) / "afgedrukt.json")
        rendered = house.rendered(org, period, "monitor", document)
        for file in (f"{document}.html", f"{document}.pdf", "opmaak.json"):
            lay(rendered / file)
        published = house.published(org, period, document)
        for file in (f"{document}.html", f"{document}.pdf", "cijfers.csv", "manifest.json"):
            lay(published / file)


def must_run(house: House, **values: str) -> set[str]:
    """Steps whose stamp make would find older than their key."""
    keys(house, **values)
    folder = Ledger(house).folder
    return {
        key.relative_to(folder).parts[0]
        for key in folder.rglob("*.sleutel")
        if not (stamp := key.with_suffix(".klaar")).exists()
        or stamp.stat().st_mtime_ns < key.stat().st_mtime_ns
    }


@pytest.fixture
def done(house: House) -> House:
    def lay(path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")

    assert must_run(house) == ALL
    wish = Wish("monitor", "2022", renderer="ingebouwd")
    finish(house, prepare(house, wish), lay)
    assert must_run(house) == set()
    return house


def test_a_notebook_named_after_its_theme_runs_where_it_exists(house: House) -> None:
    report = read_report(house, "monitor")
    assert notebooks_of(house, report, "geld") == ["hulp"]
    (house.notebooks / "situatie-geld.ipynb").touch()
    assert notebooks_of(house, report, "geld") == ["hulp", "situatie-geld"]
    assert notebooks_of(house, report, "buurt") == ["hulp"]
    (house.notebooks / "hulp.ipynb").unlink()
    assert notebooks_of(house, report, "buurt") == ["hulp"], "it is missed when it runs"


@pytest.mark.parametrize(
    ("gone", "step"),
    [
        ("data/processed/kade/registraties.duckdb", "inname"),
        ("data/processed/kade/inname.json", "inname"),
        ("data/processed/kade/2022/publiek/herkomst.json", "publiek"),
        ("data/processed/kade/2022/monitor/analyse/buurt/hulp/hulp.ipynb", "analyse"),
        ("data/processed/kade/2022/monitor/tekst/monitor/monitor.qmd", "tekst"),
        ("data/processed/kade/2022/monitor/tekst/monitor/afgedrukt.json", "tekst"),
        ("data/processed/kade/2022/monitor/weergave/monitor/monitor.pdf", "weergave"),
        ("data/processed/kade/2022/monitor/weergave/monitor/opmaak.json", "weergave"),
        ("reports/output/kade/2022/feitenblad-geld/cijfers.csv", "aflevering"),
    ],
)
def test_a_step_runs_when_something_it_made_is_gone(done: House, gone: str, step: str) -> None:
    (done.root / gone).unlink()
    assert must_run(done) == {step}


def test_a_notebook_that_records_nothing_counts_as_done(done: House) -> None:
    """An analyst may take the last block out of a notebook."""
    assert not list(done.processed.rglob("blokken.json"))
    assert must_run(done) == set()


def test_looking_at_another_choice_leaves_no_work_behind(done: House) -> None:
    assert must_run(done, protection="streng") == {"publiek", "aflevering"}
    assert must_run(done) == set()


def test_the_plan_needs_neither_pandas_nor_duckdb() -> None:
    """It runs at every call of make."""
    code = (
        "import sys, pipeline.cli, pipeline.execution.prepare; "
        "print(sorted({'pandas', 'duckdb', 'plotly', 'papermill'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_the_commit_and_uncommitted_changes_are_told(tmp_path: Path) -> None:
    def git(*words: str) -> str:
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        done = subprocess.run(
            ["git", "-C", str(tmp_path), *who, *words], capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    assert code_state(tmp_path) == (None, False)
    (tmp_path / "a").write_text("1")
    git("init", "-q")
    git("add", "a")
    git("commit", "-q", "-m", "x")
    code_state.cache_clear()
    assert code_state(tmp_path) == (git("rev-parse", "HEAD"), False)
    (tmp_path / "los").write_text("geen deel van de code")
    code_state.cache_clear()
    assert code_state(tmp_path)[1] is False
    (tmp_path / "a").write_text("2")
    code_state.cache_clear()
    assert code_state(tmp_path)[1] is True
