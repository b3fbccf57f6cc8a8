"""Running a notebook: strict parameters, plain errors, files that never change by themselves."""

from __future__ import annotations

import os
import re
from pathlib import Path

import nbformat
import pytest

from pipeline.errors import DataRefused, TemplateRefused
from pipeline.execution.notebooks import OUTPUT_VARIABLE, declared_parameters, run_notebook
from tests.execution.conftest import Notebook

GIVEN = {"thema": "geld"}
RECORD = (
    "import os\n"
    "from pathlib import Path\n"
    f"Path(os.environ['{OUTPUT_VARIABLE}'], 'gezien.txt').write_text(thema)"
)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "analyse" / "proef"


def run(source: Path, target: Path, given: dict[str, str] = GIVEN, **options: object) -> None:
    run_notebook(source, target, given, place="notebooks/proef.ipynb", **options)  # type: ignore[arg-type]


def test_a_notebook_sees_its_parameters_and_its_folder(notebook: Notebook, target: Path) -> None:
    run(notebook(RECORD), target)
    assert (target / "gezien.txt").read_text() == "geld"
    assert sorted(path.name for path in target.iterdir()) == ["gezien.txt", "proef.ipynb"]


def test_the_folder_is_told_during_the_run_only(notebook: Notebook, target: Path) -> None:
    run(notebook(RECORD), target)
    assert OUTPUT_VARIABLE not in os.environ


def test_running_again_takes_away_what_was_not_made_again(notebook: Notebook, target: Path) -> None:
    run(notebook(RECORD), target)
    run(notebook("1"), target)
    assert [path.name for path in target.iterdir()] == ["proef.ipynb"]


@pytest.mark.parametrize(
    ("declared", "told"),
    [
        ('thema = ""\nkleur = ""', "niet meegegeven: kleur"),
        ('theme = ""', "onbekend: thema; niet meegegeven: theme"),
        ("", "onbekend: thema"),
    ],
)
def test_parameters_must_be_exactly_those_of_the_notebook(
    notebook: Notebook, target: Path, declared: str, told: str
) -> None:
    with pytest.raises(TemplateRefused) as caught:
        run(notebook("1", parameters=declared), target)
    assert told in caught.value.sentence
    assert caught.value.place.startswith("notebooks/proef.ipynb, de cel met het label")
    assert caught.value.remedy.endswith("thema.")
    assert not target.exists()


def test_parameters_may_have_types_and_comments(notebook: Notebook) -> None:
    path = notebook(parameters='# keuze\nthema: str = ""  # leeg: eerste\njaar = "2022"')
    assert declared_parameters(path) == {"thema", "jaar"}


@pytest.mark.parametrize("engine", ["feitenwerk", None])
def test_a_failing_cell_is_named_as_its_author_counts(
    notebook: Notebook, target: Path, engine: str | None
) -> None:
    """Title, parameters, one cell, a heading, and then the fault: cell 5."""
    source = notebook("a = 1", "# Een vraag", "a / 0")
    with pytest.raises(TemplateRefused) as caught:
        run(source, target, engine=engine)
    assert caught.value.place == "notebooks/proef.ipynb, cel 5"
    assert caught.value.sentence == (
        "Een cel van het notebook stopte met ZeroDivisionError: division by zero"
    )
    assert caught.value.exit_code == 4


def test_a_cell_that_takes_too_long_is_named(notebook: Notebook, target: Path) -> None:
    source = notebook("# Een vraag", "import time; time.sleep(600)")
    with pytest.raises(TemplateRefused, match="langer dan 3 seconden") as caught:
        run(source, target, timeout=3)
    assert caught.value.place.endswith("cel 4")


def test_an_error_of_ours_keeps_its_kind_and_remedy(notebook: Notebook, target: Path) -> None:
    source = notebook(
        "from pipeline.errors import DataRefused", "raise DataRefused('Nee.', remedy='Zo wel.')"
    )
    with pytest.raises(DataRefused) as caught:
        run(source, target)
    assert (caught.value.sentence, caught.value.remedy) == ("Nee.", "Zo wel.")
    assert caught.value.place == "notebooks/proef.ipynb, cel 4"


def test_a_run_that_fails_leaves_the_former_result(notebook: Notebook, target: Path) -> None:
    run(notebook(RECORD), target)
    before = {path.name: path.read_bytes() for path in target.iterdir()}
    with pytest.raises(TemplateRefused):
        run(notebook(RECORD.replace("thema)", "'half')"), "1 / 0"), target)
    assert {path.name: path.read_bytes() for path in target.iterdir()} == before
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_notebook_that_does_not_exist_is_refused(target: Path) -> None:
    with pytest.raises(TemplateRefused, match="Het notebook bestaat niet"):
        run(Path("weg.ipynb"), target)


@pytest.mark.parametrize("text", ["", "<<<<<<< HEAD", "{"])
def test_a_damaged_notebook_is_refused(notebook: Notebook, target: Path, text: str) -> None:
    source = notebook("1")
    source.write_text(text)
    with pytest.raises(TemplateRefused, match="niet te lezen") as caught:
        run(source, target)
    assert caught.value.place == "notebooks/proef.ipynb"


def test_parameters_that_are_no_python_are_refused(notebook: Notebook, target: Path) -> None:
    with pytest.raises(TemplateRefused, match="niet te lezen"):
        run(notebook("1", parameters="%pip install x"), target)


def test_an_executed_notebook_holds_no_times_and_no_places_of_this_machine(
    notebook: Notebook, target: Path, house: object
) -> None:
    run(notebook("# Een vraag", "'antwoord'"), target)
    text = (target / "proef.ipynb").read_text()
    made = nbformat.reads(text, as_version=4)
    assert made.cells[-1].outputs[0].data["text/plain"] == "'antwoord'"
    assert str(target) not in text
    assert str(Path.cwd()) not in text
    assert "papermill" not in made.metadata
    assert not re.search(r"\d{4}-\d\d-\d\d|\d\d:\d\d", text)


def test_running_twice_gives_the_same_bytes(notebook: Notebook, target: Path) -> None:
    source = notebook(RECORD, "{'b': 1, 'a': 2}")
    run(source, target)
    before = (target / "proef.ipynb").read_bytes()
    run(source, target)
    assert (target / "proef.ipynb").read_bytes() == before
