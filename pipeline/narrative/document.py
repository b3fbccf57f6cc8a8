"""From a release to a filled document: the way into this room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.errors import TemplateRefused, UsageError
from pipeline.facts import Fact, FactStore, Release
from pipeline.narrative.blocks import Block, read_blocks
from pipeline.narrative.environment import NarrativeEnvironment, origin_mark
from pipeline.narrative.faults import refused
from pipeline.narrative.loader import ORIGIN, ORIGIN_FUNCTION, TemplateFolders
from pipeline.narrative.marks import PrintedNumber, printed_numbers
from pipeline.narrative.offered import offered
from pipeline.narrative.thresholds import Thresholds
from pipeline.narrative.visible import unmarked_numbers

BLANK_LINES = re.compile(r"\n{3,}")
MARK_EXAMPLE, MARK_CONCEPT, MARK_UNPUBLISHED = "voorbeeld", "concept", "niet-publiceren"


@dataclass(frozen=True, slots=True)
class Options:
    """What may differ between two documents of the same release.

    Attributes:
        date: date of the document, ISO 8601, or empty. Never taken from the clock.
        draft: whether the document is a concept.
        thresholds: where one wording ends and the next begins.
    """

    date: str = ""
    draft: bool = False
    thresholds: Thresholds = field(default_factory=Thresholds)


@dataclass(frozen=True, slots=True)
class Context:
    """Everything one document may say.

    Attributes:
        release: the protected facts and the register.
        facts: every fact the document may print, also those of earlier periods that only a block
            can name.
        blocks: blocks of the notebooks by theme id, in the order of their cells.
        theme: id of the theme of this document, empty for a document over all themes.
        options: see :class:`Options`.
    """

    release: Release
    facts: FactStore
    blocks: Mapping[str, tuple[Block, ...]]
    theme: str
    options: Options

    @property
    def marks(self) -> tuple[str, ...]:
        """The warnings the document must carry."""
        register = self.release.register
        wanted = {
            MARK_EXAMPLE: register["gegevens"] == "voorbeeld",
            MARK_CONCEPT: self.options.draft,
            MARK_UNPUBLISHED: register["bescherming"] == "bron",
        }
        return tuple(mark for mark, applies in wanted.items() if applies)


@dataclass(frozen=True, slots=True)
class RenderedText:
    """A filled document.

    Attributes:
        qmd: plain Quarto Markdown.
        printed: every number in it that is a fact, in order of appearance.
    """

    qmd: str
    printed: tuple[PrintedNumber, ...]


def build_context(
    release: Release,
    blocks: Mapping[str, Sequence[Mapping[str, Any]]],
    *,
    derived: Iterable[Fact] = (),
    theme: str = "",
    options: Options | None = None,
) -> Context:
    """Put together what one document may say.

    Args:
        release: the protected facts and the register.
        blocks: what the notebooks made, as stored, by theme id (key ``""``: of no theme).
        derived: facts that notebooks computed from published facts, or took from an earlier period;
            templates find only those of this period by name.
        theme: id of the theme of this document, empty for a document over all themes.
        options: see :class:`Options`.

    Raises:
        UsageError: the theme is not in the register.
        TemplateRefused: a block names a fact that does not exist.
    """
    if theme and theme not in release.register["themas"]:
        raise UsageError(
            f"Het thema “{theme}” bestaat niet.",
            place="THEMA",
            remedy="Kies uit: " + ", ".join(sorted(release.register["themas"])) + ".",
        )
    told = release.register
    ours = f"{told['organisatie']['id']}/{told['periode']['id']}/"
    added = list(derived)
    facts = release.facts.merged(added)
    present = release.facts.merged(fact for fact in added if fact.id.startswith(ours))
    complete = Release(present, release.definitions, release.register, release.texts)
    read = {key: read_blocks(records, facts) for key, records in blocks.items()}
    return Context(complete, facts, read, theme, options or Options())


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
