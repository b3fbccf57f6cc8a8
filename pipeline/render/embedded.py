"""The embedded engine: pandoc and typst from wheels, no program to install.

It drives the same parts as Quarto, with the same filter, templates and style sheet. Every call gets
its own process or compiler state, so documents may be rendered in parallel.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pypandoc
import typst

from pipeline.render.extension import Format, read_format
from pipeline.render.jobs import Rendered, RenderJob
from pipeline.render.messages import failure, first_fault
from pipeline.render.process import run_engine
from pipeline.render.stream_ends import end_streams_clearly
from pipeline.render.workroom import Workroom, publish, workroom

READER = "markdown"
TIGHT, TIGHTEST = "krap", 3  # blad.typ knows this word; steps of four percent
FULL_ENOUGH = 100.0  # mm from the top of the page, of which the header takes 25


@cache
def _pandoc() -> str:
    return str(Path(pypandoc.get_pandoc_path()).resolve())


class EmbeddedRenderer:
    """Renders with pandoc and typst; byte-identical for the same document, style and versions."""

    name = "ingebouwd"

    def versions(self) -> Mapping[str, str]:
        """Pandoc, typst and the typeface."""
        return {
            "pandoc": str(pypandoc.get_pandoc_version()),
            "typst": version("typst"),
            "font-source-sans-pro": version("font-source-sans-pro"),
            "fonttools": version("fonttools"),
        }

    def render(self, job: RenderJob) -> Rendered:
        """HTML and PDF/UA-1 + PDF/A-2a of one document; see :class:`Renderer`."""
        with workroom(job) as room:
            _html(room, job)
            _pdf(room, job)
            html, pdf = publish((room.made(".html"), room.made(".pdf")), job.target)
        return Rendered(html, pdf, self.name, self.versions())


def _arguments(room: Workroom, to: str, form: Format) -> list[str]:
    arguments = [
        _pandoc(),
        room.document.name,
        f"--from={READER}",
        f"--to={to}",
        "--standalone",
        "--wrap=none",
        f"--template={form.template.relative_to(room.folder)}",
        *(f"--lua-filter={path.relative_to(room.folder)}" for path in form.filters),
    ]
    if form.toc_depth is not None:
        arguments += ["--toc", f"--toc-depth={form.toc_depth}"]
    return arguments


def _run(arguments: Sequence[str], room: Workroom, job: RenderJob) -> None:
    done = run_engine(arguments, room.folder, job.timeout, job.source.name)
    fault = first_fault(done.code, done.stderr)
    if fault is not None:
        raise failure(fault, room.document)


def _html(room: Workroom, job: RenderJob) -> None:
    form = read_format(room.extension, "html")
    arguments = _arguments(room, "html5", form)
    arguments += [f"--css={path.relative_to(room.folder)}" for path in form.css]
    arguments += ["--embed-resources", "--mathml", "--section-divs"]
    _run([*arguments, f"--output={room.made('.html').name}"], room, job)


def _pdf(room: Workroom, job: RenderJob) -> None:
    form = read_format(room.extension, "typst")
    source = room.made(".typ")
    _run([*_arguments(room, "typst", form), f"--output={source.name}"], room, job)
    standards: list[Any] = list(form.pdf_standards)  # typst checks the names
    given: dict[str, Any] = {
        "root": str(room.folder),
        "font_paths": [str(path) for path in form.fonts],
        "ignore_system_fonts": True,
    }
    try:
        made = typst.compile(
            str(source),
            pdf_standards=standards,
            timestamp=job.timestamp,
            sys_inputs=_tightness(source, given),
            **given,
        )
        room.made(".pdf").write_bytes(end_streams_clearly(made))
    except (typst.TypstError, RuntimeError) as fault:  # a query fails as the latter
        message = getattr(fault, "diagnostic", None) or str(fault)
        found = first_fault(1, f"error: {message}".replace("error: error:", "error:"))
        if found is None:
            raise
        raise failure(found, room.document, intermediate=source) from fault


def _tightness(source: Path, given: Mapping[str, Any]) -> dict[str, str]:
    """How tight the text is set: a little, if that saves a last page with a few lines only."""
    pages, height = _end(source, given, {})
    if pages == 1 or height > FULL_ENOUGH:
        return {}
    tried = ({TIGHT: str(step)} for step in range(1, TIGHTEST + 1))
    return next((inputs for inputs in tried if _end(source, given, inputs)[0] < pages), {})


def _end(source: Path, given: Mapping[str, Any], inputs: dict[str, str]) -> tuple[int, float]:
    """The last page of a document and how far it is filled, in mm from its top."""
    told = typst.query(str(source), "<einde>", field="value", one=True, sys_inputs=inputs, **given)
    end = json.loads(told)
    return int(end["bladzijde"]), float(end["hoogte"])
