"""Run analysis notebooks through papermill: strict parameters, plain errors, stable files."""

from __future__ import annotations

import ast
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
import papermill

from pipeline.errors import FeitenwerkError, TemplateRefused
from pipeline.execution.fork import CELL_TIMEOUT, CellFailed, NotebookFailed

OUTPUT_VARIABLE = "FEITENWERK_ANALYSE"
ENGINE = "feitenwerk"


def run_notebook(
    source: Path,
    target: Path,
    parameters: Mapping[str, str],
    *,
    place: str,
    engine: str | None = ENGINE,
    timeout: float = CELL_TIMEOUT,
) -> None:
    """Run one notebook and leave in ``target`` what it recorded and the executed notebook.

    The folder is replaced as a whole and only after the last cell, so a run that fails leaves the
    former result as it was.

    Args:
        source: the notebook, committed without outputs.
        target: folder for blocks, figures, facts and the executed notebook.
        parameters: exactly the names that the cell tagged ``parameters`` assigns.
        place: the notebook as it is named in messages.
        engine: name in papermill's registry; ``None`` is papermill's own.
        timeout: seconds one cell may take.

    Raises:
        TemplateRefused: the parameters do not fit, or a cell failed; names notebook and cell.
    """
    if not source.is_file():
        raise TemplateRefused(
            "Het notebook bestaat niet.",
            place=place,
            remedy="Zet het notebook in notebooks/ of haal de naam uit rapport.yml.",
        )
    _check_parameters(source, parameters, place)
    fresh = target.with_name(f".{target.name}.nieuw")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        _execute(source, fresh, parameters, place, engine, timeout)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)


def _execute(
    source: Path,
    folder: Path,
    parameters: Mapping[str, str],
    place: str,
    engine: str | None,
    timeout: float,
) -> None:
    executed = folder / source.name
    before = os.environ.get(OUTPUT_VARIABLE)
    os.environ[OUTPUT_VARIABLE] = str(folder)
    try:
        papermill.execute_notebook(
            str(source),
            str(executed),
            parameters=dict(parameters),
            engine_name=engine,
            kernel_name="python3",
            request_save_on_cell_execute=False,
            autosave_cell_every=0,
            progress_bar=False,
            log_output=False,
            cwd=str(source.parent),
            **({"cell_timeout": timeout} if engine else {"execution_timeout": int(timeout)}),
        )
    except NotebookFailed as failed:
        raise _refusal(failed.failed, source, place) from failed
    except papermill.PapermillExecutionError as failed:
        told = CellFailed(int(failed.cell_index) + 1, failed.ename, failed.evalue)
        raise _refusal(told, source, place) from failed
    finally:
        if before is None:
            del os.environ[OUTPUT_VARIABLE]
        else:
            os.environ[OUTPUT_VARIABLE] = before
    _settle(executed)


def _refusal(failed: CellFailed, source: Path, place: str) -> FeitenwerkError:
    """The error to show; papermill puts a cell with the parameters in, which no author counts."""
    declaring = _parameters_cell(source)
    injected = declaring is not None and failed.cell > declaring[0]
    where = f"{place}, cel {failed.cell - injected}"
    error = failed.error
    if isinstance(error, FeitenwerkError):
        return type(error)(error.sentence, place=where, remedy=error.remedy)
    return TemplateRefused(
        f"Een cel van het notebook stopte met {failed.name}: {failed.value}",
        place=where,
        remedy="Open het notebook in JupyterLab, draai de cellen en verbeter de cel.",
    )


def _settle(executed: Path) -> None:
    """Take clock times, machine paths and run numbers out of an executed notebook."""
    notebook: Any = nbformat.read(executed, as_version=4)
    for holder in (notebook, *notebook.cells):
        holder.metadata.pop("papermill", None)
        holder.metadata.pop("execution", None)
    for position, cell in enumerate(notebook.cells):
        cell["id"] = f"cel-{position + 1}"
    nbformat.write(notebook, executed)


def _check_parameters(source: Path, given: Mapping[str, str], place: str) -> None:
    """Papermill only warns on unknown parameters; here names must match exactly."""
    try:
        declared = declared_parameters(source)
    except (SyntaxError, ValueError) as error:
        raise TemplateRefused(
            "Het notebook is niet te lezen: het bestand is beschadigd, of de cel met parameters "
            "is geen gewone Python.",
            place=place,
            remedy="Open het notebook in JupyterLab en verbeter het, of haal de vorige versie op.",
        ) from error
    if declared == set(given):
        return
    unknown = sorted(set(given) - declared)
    missing = sorted(declared - set(given))
    told = [f"onbekend: {', '.join(unknown)}"] if unknown else []
    told += [f"niet meegegeven: {', '.join(missing)}"] if missing else []
    raise TemplateRefused(
        f"De parameters van het notebook kloppen niet ({'; '.join(told)}).",
        place=f"{place}, de cel met het label 'parameters'",
        remedy=f"Laat die cel precies deze namen toekennen: {', '.join(sorted(given))}.",
    )


def declared_parameters(source: Path) -> set[str]:
    """The names that the cell tagged ``parameters`` assigns; empty if there is no such cell."""
    found = _parameters_cell(source)
    return set() if found is None else _assigned(found[1])


def _parameters_cell(source: Path) -> tuple[int, str] | None:
    """Number (from 1) and code of the cell tagged ``parameters``."""
    notebook: Any = nbformat.read(source, as_version=4)
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type == "code" and "parameters" in cell.metadata.get("tags", []):
            return number, cell.source
    return None


def _assigned(code: str) -> set[str]:
    found: set[str] = set()
    for statement in ast.parse(code).body:
        if isinstance(statement, ast.Assign):
            found |= {t.id for t in statement.targets if isinstance(t, ast.Name)}
        elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            found.add(statement.target.id)
    return found
