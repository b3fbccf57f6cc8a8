"""Audit: an attacker of our own, who shares no code with the protection.

It reads what would be published and computes which values of the hidden numbers stay possible.
"""

from pipeline.audit.attack import audit
from pipeline.audit.reading import Knowledge
from pipeline.audit.verdict import Finding, Flaw, Secret, Verdict

__all__ = ["Finding", "Flaw", "Knowledge", "Secret", "Verdict", "audit"]
