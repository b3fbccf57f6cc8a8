"""The papermill engine ``feitenwerk``: a notebook in a fork of this warmed process.

Registered in papermill's own registry (entry point ``papermill.engine``), so plain
``papermill --engine feitenwerk`` works, and leaving the option away runs the same notebook with
papermill's own engine. Papermill loads this module; importing it before papermill is circular.
"""

from __future__ import annotations

from typing import Any

import nbformat
from papermill.engines import Engine

from pipeline.execution.fork import CELL_TIMEOUT, NotebookFailed, run_in_fork


class HouseEngine(Engine):  # type: ignore[misc]
    """Runs all cells of a notebook in a fork and collects their outputs."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,
        kernel_name: str,
        **options: Any,
    ) -> None:
        """Run the notebook; outputs are put in ``nb_man.nb``.

        Raises:
            NotebookFailed: a cell raised, took longer than ``cell_timeout`` seconds, or took
                the process down. The cells before it keep their outputs.
        """
        timeout = float(options.get("cell_timeout", CELL_TIMEOUT))
        sources = [cell.source if cell.cell_type == "code" else None for cell in nb_man.nb.cells]

        def keep(position: int, outputs: list[dict[str, Any]], count: int) -> None:
            cell = nb_man.nb.cells[position]
            cell.outputs = [nbformat.from_dict(output) for output in outputs]
            cell.execution_count = count

        failed = run_in_fork(sources, timeout, keep)
        if failed is not None:
            raise NotebookFailed(failed)
