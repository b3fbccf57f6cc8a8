"""Write one document: read what the notebooks made, fill the template, lay figures beside it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.facts import Fact, Release, to_json
from pipeline.narrative.context import Context, Options, build_context
from pipeline.narrative.document import Narrative, RenderedText
from pipeline.narrative.linter import refuse_mistakes
from pipeline.narrative.thresholds import Thresholds

PICTURE = re.compile(r"\]\(figuren/([a-z0-9.-]+\.svg)\)")
NARROW = ".smal.svg"
PRINTED_FILE = "afgedrukt.json"


def write_document(
    *,
    folders: Sequence[Path],
    root: Path,
    template: str,
    release: Release,
    theme: str | None,
    analyses: Mapping[str, Sequence[Path]],
    target: Path,
    status: str,
    date: str,
    thresholds: Mapping[str, str] | None = None,
    style: Path | None = None,
) -> RenderedText:
    """Fill a template and leave a folder with the document, its figures and what it prints.

    The folder is replaced as a whole, and only when the document is complete.

    Args:
        folders: where templates may come from.
        root: names of templates in messages are relative to it.
        template: name of the template within ``folders``.
        release: the protected facts.
        theme: id of the theme of the document, ``None`` for a document over all themes.
        analyses: folders of the notebook runs, by theme, in order.
        target: folder of the document; its name is the name of the document.
        status: ``concept`` or ``definitief``.
        date: date of the document, ISO.
        thresholds: those of the report that differ from the default, see :class:`Thresholds`.
        style: folder with the house style; a copy of it comes beside the document.

    Raises:
        TemplateRefused: the template is wrong; nothing is written.
        DataRefused: a text of the organisation is wrong; nothing is written.
    """
    refuse_mistakes(*folders, root=root, around=folders[0].parent)
    context = build_context(
        release,
        {key: _blocks(found) for key, found in analyses.items()},
        derived=[fact for found in analyses.values() for fact in _derived(found)],
        theme=theme or "",
        options=Options(
            date=date,
            draft=status == "concept",
            thresholds=Thresholds.from_record(thresholds or {}),
        ),
    )
    text = Narrative(folders, root=root).render_document(template, context)
    fresh = target.with_name(f".{target.name}.nieuw")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    (fresh / f"{target.name}.qmd").write_text(text.qmd, encoding="utf-8")
    if style is not None and style.is_dir():
        shutil.copytree(style, fresh / style.name)
    _lay_figures(text.qmd, [path for found in analyses.values() for path in found], fresh)
    (fresh / PRINTED_FILE).write_text(to_json(_printed(text, context)), encoding="utf-8")
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
    return text


def _blocks(folders: Sequence[Path]) -> list[Mapping[str, Any]]:
    return [record for folder in folders for record in _records(folder / "blokken.json")]


def _derived(folders: Sequence[Path]) -> list[Fact]:
    return [
        Fact.from_record(record)
        for folder in folders
        for record in _records(folder / "feiten.json")
    ]


def _records(path: Path) -> list[Mapping[str, Any]]:
    """What a notebook recorded; nothing if it recorded nothing."""
    if not path.is_file():
        return []
    found: list[Mapping[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _lay_figures(qmd: str, analyses: Sequence[Path], folder: Path) -> None:
    named = [name.removesuffix(".svg") for name in PICTURE.findall(qmd)]
    wanted = {f"{name}{form}" for name in named for form in (".svg", NARROW)}
    pictures = folder / "figuren"
    for analysis in analyses:
        for path in sorted((analysis / "figuren").glob("*.svg")):
            if path.name in wanted:
                pictures.mkdir(exist_ok=True)
                shutil.copyfile(path, pictures / path.name)


def _printed(text: RenderedText, context: Context) -> dict[str, Any]:
    """The facts the document prints and every form in which it does, for ``cijfers.csv``."""
    used = sorted({mark.fact_id for mark in text.printed})
    return {
        "feiten": [context.facts[fact_id].to_record() for fact_id in used],
        "afgedrukt": [
            {"feit": mark.fact_id, "afgedrukt": mark.text, "plaats": mark.place}
            for mark in text.printed
        ],
    }
