"""Quality: earlier printed figures beside our own, and the arithmetic of a release. Pure."""

from pipeline.quality.compare import Compared, Comparison, Match, compare
from pipeline.quality.model import FOUND, Finding, Outcome, Printed, Relation, Verdict
from pipeline.quality.report import report

__all__ = [
    "FOUND", "Compared", "Comparison", "Finding", "Match", "Outcome", "Printed", "Relation",
    "Verdict", "compare", "report",
]  # fmt: skip
