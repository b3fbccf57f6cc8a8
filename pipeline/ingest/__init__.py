"""Ingest: reads a delivery, checks, pseudonymises and stores it. Opens the confidential side."""

from pipeline.ingest.content import content_digest
from pipeline.ingest.intake import FileIntake, Intake
from pipeline.ingest.quarantine import Finding, read_quarantine, tell_quarantine, tell_warnings
from pipeline.ingest.run import ingest, read_configuration

__all__ = [
    "FileIntake", "Finding", "Intake", "content_digest", "ingest", "read_configuration",
    "read_quarantine", "tell_quarantine", "tell_warnings",
]  # fmt: skip
