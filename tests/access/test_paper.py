"""Every finished PDF can be read by everyone and kept; whatever is taken from one is missed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from pipeline.execution.plan import Subject
from tests.access.conftest import DOCUMENTS
from tests.access.papierregels import faults, of_kind
from tests.reports.voorbeelden import Samples


@pytest.mark.parametrize("subject", DOCUMENTS)
def test_the_pdf_is_accessible_and_archivable(samples: Samples, subject: Subject) -> None:
    assert faults(samples.build(subject).pdf) == []


def without_a_text(place: int) -> Callable[[pikepdf.Pdf], None]:
    def take(pdf: pikepdf.Pdf) -> None:
        del of_kind(pdf, "Figure")[place].Alt

    return take


def as_plain_cell(place: int) -> Callable[[pikepdf.Pdf], None]:
    def take(pdf: pikepdf.Pdf) -> None:
        of_kind(pdf, "TH")[place].S = pikepdf.Name.TD

    return take


def without_a_head(pdf: pikepdf.Pdf) -> None:
    row = of_kind(pdf, "TR")[0]
    row.K = pikepdf.Array(list(row.K)[1:])


def without_scope(pdf: pikepdf.Pdf) -> None:
    del of_kind(pdf, "TH")[0].A


def without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def in_english(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = pikepdf.String("en-GB")


def without_title(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        del metadata["dc:title"]


def with_an_empty_title(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:title"] = " "


def without_bookmarks(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Outlines


def skipping_a_level(pdf: pikepdf.Pdf) -> None:
    of_kind(pdf, "H2")[0].S = pikepdf.Name.H4


def without_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.MarkInfo


@pytest.mark.parametrize(
    "take",
    [
        without_a_text(0),
        without_a_text(-1),
        as_plain_cell(0),
        as_plain_cell(-1),
        without_a_head,
        without_scope,
        without_language,
        in_english,
        without_title,
        with_an_empty_title,
        without_bookmarks,
        skipping_a_level,
        without_tags,
    ],
    ids=lambda take: take.__name__,
)
def test_what_is_taken_from_a_pdf_is_missed(
    samples: Samples, tmp_path: Path, take: Callable[[pikepdf.Pdf], None]
) -> None:
    poorer = tmp_path / "armer.pdf"
    with pikepdf.open(samples.named("smwh", "2019", "evaluatie").pdf) as pdf:
        take(pdf)
        pdf.save(poorer)
    assert faults(poorer) != []


def test_saving_a_pdf_again_takes_nothing_from_it(samples: Samples, tmp_path: Path) -> None:
    """So what the test above misses is what was taken."""
    same = tmp_path / "zelfde.pdf"
    with pikepdf.open(samples.named("smwh", "2019", "evaluatie").pdf) as pdf:
        pdf.save(same)
    assert faults(same) == []
