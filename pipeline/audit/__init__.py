"""Audit: an attacker of our own, who shares no code with the protection, and the leak scan.

The attacker reads what would be published and computes which values of the hidden numbers stay
possible. The scan reads the finished files.
"""

from pipeline.audit.attack import audit
from pipeline.audit.leak import Hidden, Leak, Watch, scan
from pipeline.audit.reading import Knowledge
from pipeline.audit.verdict import Finding, Flaw, Secret, Verdict

__all__ = [
    "Finding", "Flaw", "Hidden", "Knowledge", "Leak", "Secret", "Verdict", "Watch", "audit", "scan",
]  # fmt: skip
