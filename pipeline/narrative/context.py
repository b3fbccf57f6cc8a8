"""What one document may say: facts, blocks, theme and choices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.errors import UsageError
from pipeline.facts import Fact, FactStore, Release
from pipeline.narrative.blocks import Block, read_blocks
from pipeline.narrative.thresholds import Thresholds

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
