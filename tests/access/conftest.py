"""Every page and every PDF that leaves the house, in turn."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.execution.plan import Subject
from tests.reports.voorbeelden import Samples, documents

CATALOGUE = ("index.html", "toegankelijkheid.html")


DOCUMENTS = [
    pytest.param(subject, id="/".join((subject.org, subject.period, *subject.documents)))
    for subject in documents()
]
PAGES = [*DOCUMENTS, *CATALOGUE]


def page_file(samples: Samples, page: Subject | str) -> Path:
    """The file of a document, or of a page of the catalogue."""
    return samples.catalogue() / page if isinstance(page, str) else samples.build(page).html
