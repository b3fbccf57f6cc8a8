"""Run one cell in an IPython shell of this process and give back its outputs as nbformat data."""

from __future__ import annotations

import pickle
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

Failure = tuple[str, str, Exception | None]


class QuietHook(DisplayHook):
    """Prints nothing: the value of the last expression is formatted by :func:`run_cell`."""

    def __call__(self, result: Any = None) -> None:
        """Keep the value without printing it."""
        if result is not None:
            self.fill_exec_result(result)  # type: ignore[no-untyped-call]


def run_cell(source: str) -> tuple[list[dict[str, Any]], int, Failure | None]:
    """Outputs, execution number and, if the cell raised, name, text and error (if it pickles)."""
    shell = InteractiveShell.instance(displayhook_class=QuietHook)
    shell.colors = "nocolor"
    with capture_output() as captured:
        result = shell.run_cell(source, store_history=True)
    outputs: list[dict[str, Any]] = []
    error = result.error_before_exec or result.error_in_exec
    if captured.stdout and error is None:
        outputs.append({"output_type": "stream", "name": "stdout", "text": captured.stdout})
    outputs += [_display(output.data, output.metadata) for output in captured.outputs]
    formatter = shell.display_formatter
    if error is None and result.result is not None and formatter is not None:
        outputs.append(_display(*formatter.format(result.result)))
    count = int(result.execution_count or 0)
    if error is None:
        return outputs, count, None
    outputs.append(
        {"output_type": "error", "ename": type(error).__name__, "evalue": "", "traceback": []}
    )
    return outputs, count, (type(error).__name__, str(error), _portable(error))


def _display(data: Any, metadata: Any) -> dict[str, Any]:
    return {
        "output_type": "display_data",
        "data": dict(data or {}),
        "metadata": dict(metadata or {}),
    }


def _portable(error: BaseException) -> Exception | None:
    """The error itself where it survives the trip to the parent."""
    if not isinstance(error, Exception):
        return None
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301  our own object, made a moment ago
    except Exception:  # noqa: BLE001  any failure to pickle has the same answer
        return None
    return error
