"""Engines, documents and a double of Quarto on ``PATH``."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.render import Rendered, RenderJob
from pipeline.render.embedded import EmbeddedRenderer
from pipeline.render.quarto import PATH_VARIABLE, QuartoRenderer, find_quarto

HERE = Path(__file__).parent
EXTENSION = HERE.parents[1] / "reports" / "_extensions" / "feitenwerk"
EXAMPLE = HERE / "voorbeelddocument" / "feitenblad-voorbeeld.qmd"
NOON = 1_700_000_000

JobMaker = Callable[..., RenderJob]


@pytest.fixture
def example(tmp_path: Path) -> RenderJob:
    """The example document, to be rendered into an empty folder."""
    return RenderJob(EXAMPLE, tmp_path / "weergave", EXTENSION, NOON)


@pytest.fixture
def document(tmp_path: Path) -> JobMaker:
    """Makes a job out of the text of a document; the front matter is added."""

    def make(body: str, head: str = "", timeout: float = 60.0) -> RenderJob:
        folder = tmp_path / "tekst" / "doc"
        (folder / "figuren").mkdir(parents=True, exist_ok=True)
        svg = (
            '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
            '<rect width="9" height="9"/></svg>'
        )
        (folder / "figuren" / "a.svg").write_text(svg, encoding="utf-8")
        text = f'---\ntitle: "Proef"\nlang: nl-NL\n{head}---\n\n{body}\n'
        (folder / "doc.qmd").write_text(text, encoding="utf-8")
        return RenderJob(folder / "doc.qmd", tmp_path / "uit", EXTENSION, NOON, timeout)

    return make


def put_double_on_path(folder: Path, patch: pytest.MonkeyPatch) -> Path:
    """Write an executable ``quarto`` that runs the double; first on ``PATH``."""
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "quarto"
    script = HERE / "dubbel_quarto.py"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    patch.delenv(PATH_VARIABLE, raising=False)
    patch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return program


@pytest.fixture
def double(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], QuartoRenderer]:
    """The Quarto adapter on the double, for one recorded case."""
    put_double_on_path(tmp_path / "bin", monkeypatch)

    def choose(case: str) -> QuartoRenderer:
        monkeypatch.setenv("QUARTO_OPNAME", case)
        return QuartoRenderer(find_quarto())

    return choose


@pytest.fixture(
    params=["ingebouwd", "dubbel", pytest.param("quarto", marks=pytest.mark.quarto)],
)
def engine(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> EmbeddedRenderer | QuartoRenderer:
    """Every engine: the embedded one, the adapter on a double, and real Quarto if present."""
    if request.param == "ingebouwd":
        return EmbeddedRenderer()
    if request.param == "dubbel":
        put_double_on_path(tmp_path / "bin", monkeypatch)
        monkeypatch.setenv("QUARTO_OPNAME", "goed")
        return QuartoRenderer(find_quarto())
    try:
        return QuartoRenderer(find_quarto())
    except UsageError as absent:
        pytest.skip(f"geen echte Quarto: {absent.sentence}")


_FINISHED: dict[str, Rendered] = {}


@pytest.fixture
def finished(
    engine: EmbeddedRenderer | QuartoRenderer,
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Rendered:
    """The example document, rendered once per engine: for tests that only read it."""
    name = str(request.node.callspec.params["engine"])
    if name not in _FINISHED:
        target = tmp_path_factory.mktemp(f"klaar-{name}")
        _FINISHED[name] = engine.render(RenderJob(EXAMPLE, target, EXTENSION, NOON))
    return _FINISHED[name]
