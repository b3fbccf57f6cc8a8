"""The steps from raw registrations to a finished report.

Each step opens the rooms it needs, hands what one makes to the next, and notes a digest of the
result so that make can stop where nothing changed. Order and repetition are make's affair.
"""

from pipeline.execution.prepare import PRINTED_FILE
from pipeline.stages.companions import compare_sources
from pipeline.stages.finish import deliver, render
from pipeline.stages.intake import take_in
from pipeline.stages.public import attack, control, make_public
from pipeline.stages.reports import analyse, write_texts
from pipeline.stages.shared import known_organisation, newest_date, read_release, timestamp

__all__ = [
    "PRINTED_FILE", "analyse", "attack", "compare_sources", "control", "deliver",
    "known_organisation", "make_public", "newest_date", "read_release", "render", "take_in",
    "timestamp", "write_texts",
]  # fmt: skip
