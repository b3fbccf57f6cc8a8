"""From a release to a filled document: the way into this room."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import TemplateRefused
from pipeline.narrative.context import Context
from pipeline.narrative.environment import NarrativeEnvironment, origin_mark
from pipeline.narrative.faults import refused
from pipeline.narrative.loader import ORIGIN, ORIGIN_FUNCTION, TemplateFolders
from pipeline.narrative.marks import PrintedNumber, printed_numbers
from pipeline.narrative.offered import offered
from pipeline.narrative.visible import unmarked_numbers

BLANK_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class RenderedText:
    """A filled document.

    Attributes:
        qmd: plain Quarto Markdown.
        printed: every number in it that is a fact, in order of appearance.
    """

    qmd: str
    printed: tuple[PrintedNumber, ...]


class Narrative:
    """Fills templates.

    Args:
        folders: where templates may come from, the first one first.
        root: names in messages and marks are relative to this folder; the first by default.
        marks: whether headings and divisions carry a comment that names their template line.
    """

    def __init__(
        self, folders: Sequence[Path], *, root: Path | None = None, marks: bool = True
    ) -> None:
        self.folders = tuple(folders)
        self.root = root or self.folders[0]
        self.marks = marks

    def render_document(self, template_name: str, context: Context) -> RenderedText:
        """Fill one template.

        Raises:
            DataRefused: a text of the organisation holds a number; names its file and line.
            TemplateRefused: with file, line and, for an unknown name, the nearest valid one; or
                when the document would hold a number without origin.
        """
        loader = TemplateFolders(self.folders, self.root, marks=self.marks)
        functions, drawer = offered(context)
        functions[ORIGIN_FUNCTION] = origin_mark
        environment = NarrativeEnvironment(loader, functions)
        path = loader.find(template_name)
        shown = loader.display(path) if path else template_name
        try:
            filled = environment.get_template(template_name).render()
        except Exception as error:
            raise refused(error, shown, loader.list_templates()) from error
        qmd = BLANK_LINES.sub("\n\n", str(filled)).strip() + "\n"
        _check(qmd, shown)
        return RenderedText(qmd, printed_numbers(qmd, drawer.figures))


def _check(qmd: str, template: str) -> None:
    """Refuse a document that holds a number no mark accounts for."""
    stray = unmarked_numbers(qmd)
    if not stray:
        return
    first = stray[0]
    origins = list(ORIGIN.finditer(qmd, 0, first.start))
    line = qmd[qmd.rfind("\n", 0, first.start) + 1 :].split("\n", 1)[0]
    raise TemplateRefused(
        f"Het document zou een getal zonder herkomst bevatten: “{first.text}” in “{line[:80]}”.",
        place=f"{origins[-1]['file']}, vanaf regel {origins[-1]['line']}" if origins else template,
        remedy="Laat een feit het getal afdrukken, of markeer het met naam(…), bron(…), jaar(…) "
        "of nummer(…).",
    )
