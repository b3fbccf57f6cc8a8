"""Narrative: sandboxed templates, Dutch wording, and the record of every printed number."""

from pipeline.narrative.blocks import Block, Picture, read_block, read_blocks
from pipeline.narrative.context import Context, Options, build_context
from pipeline.narrative.document import Narrative, RenderedText
from pipeline.narrative.linter import Finding, lint_source, lint_templates, refuse_mistakes
from pipeline.narrative.marks import PrintedNumber, plain, printed_numbers
from pipeline.narrative.numbers import FoundNumber, find_numbers, has_number
from pipeline.narrative.text import Qmd, escape
from pipeline.narrative.thresholds import Thresholds
from pipeline.narrative.visible import unmarked_numbers

__all__ = [
    "Block", "Context", "Finding", "FoundNumber", "Narrative", "Options", "Picture",
    "PrintedNumber", "Qmd", "RenderedText", "Thresholds", "build_context", "escape",
    "find_numbers", "has_number", "lint_source", "lint_templates", "plain", "printed_numbers",
    "read_block", "read_blocks", "refuse_mistakes", "unmarked_numbers",
]  # fmt: skip
