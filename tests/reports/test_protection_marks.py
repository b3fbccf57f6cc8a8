"""What the reader is warned of, and what protection changes: suppressed facts and nothing else."""

from __future__ import annotations

import re

import pytest

from tests.reports.huis import Build
from tests.reports.opmaak import left_standing, misnamed
from tests.reports.papier import Paper, read_paper
from tests.reports.plaatsen import Places
from tests.reports.scherm import read_screen, soup_of
from tests.reports.test_numbers import carried_over, facts, strays
from tests.reports.vrij import exempt_of

SAMPLE, DRAFT, UNPUBLISHED = "Voorbeelddata", "Concept", "Niet publiceren"


@pytest.fixture(scope="module")
def bare_paper(unprotected: Build) -> Paper:
    return read_paper(unprotected.pdf)


@pytest.fixture(scope="module")
def final_paper(final: Build) -> Paper:
    return read_paper(final.pdf)


def marks_on_screen(build: Build) -> set[str]:
    soup = soup_of(build.html)
    foot = soup.select_one("footer")
    shown = {mark.text.split(":")[0] for mark in soup.select(".merken p strong")}
    assert foot is not None
    assert all(mark in foot.text for mark in shown)
    return shown


def marks_on_every_page(paper: Paper) -> set[str]:
    """The warnings that no page lacks."""
    known = {SAMPLE, DRAFT, UNPUBLISHED}
    lines = [set(re.split(r" · |\n", text)) for text in paper.pages]
    assert len(lines) > 1
    common = set.intersection(*lines) & known
    assert set.union(*lines) & known == common, "een waarschuwing ontbreekt op een bladzijde"
    return common


def test_a_concept_with_sample_data_says_so_in_both_forms_on_every_page(
    made: Build, paper: Paper
) -> None:
    assert marks_on_screen(made) == {SAMPLE, DRAFT}
    assert marks_on_every_page(paper) == {SAMPLE, DRAFT}


def test_a_final_document_is_no_concept_but_still_sample_data(
    final: Build, final_paper: Paper
) -> None:
    assert marks_on_screen(final) == {SAMPLE}
    assert marks_on_every_page(final_paper) == {SAMPLE}
    assert "oncept" not in soup_of(final.html).text


def test_a_final_document_prints_the_same_numbers(finished: Build, final: Build) -> None:
    assert final.figures() == finished.figures()


def test_a_document_without_protection_says_do_not_publish_on_every_page(
    unprotected: Build, bare_paper: Paper
) -> None:
    assert marks_on_screen(unprotected) == {SAMPLE, DRAFT, UNPUBLISHED}
    assert marks_on_every_page(bare_paper) == {SAMPLE, DRAFT, UNPUBLISHED}


def test_protection_only_hides(finished: Build, unprotected: Build) -> None:
    shown, bare = finished.published_facts(), unprotected.published_facts()
    assert shown.keys() == bare.keys()
    changed = {name for name in shown if shown[name] != bare[name]}
    assert changed
    assert changed == {name for name, fact in shown.items() if fact["status"] == "onderdrukt"}
    assert not [name for name, fact in bare.items() if fact["status"] == "onderdrukt"]


def test_the_figures_differ_only_where_facts_are_suppressed(
    finished: Build, unprotected: Build
) -> None:
    hidden = {f for f, fact in finished.published_facts().items() if fact["status"] == "onderdrukt"}

    def others(build: Build) -> list[dict[str, str]]:
        return [row for row in build.figures() if row["feit"] not in hidden]

    was, now = others(finished), others(unprotected)
    assert [row for row in was if row not in now] == []
    extra = {row["feit"] for row in now if row not in was}
    assert {name.rpartition("/")[2] for name in extra} <= {n.rpartition("/")[2] for n in hidden}
    printed = {row["feit"] for row in finished.figures()} & hidden
    assert printed
    assert printed <= {row["feit"] for row in unprotected.figures() if row["waarde"]}


def test_no_value_that_is_hidden_stands_on_the_page(made: Build, screen: Places) -> None:
    hidden = {f for f, fact in made.published_facts().items() if fact["status"] == "onderdrukt"}
    assert {text for fact, text in facts(screen) if fact in hidden} <= {"niet getoond"}


def test_a_figure_says_aloud_what_it_does_not_show(finished: Build) -> None:
    told = " ".join(
        str(tag["aria-label"]) for tag in soup_of(finished.html).select("svg[role=img]")
    )
    assert "niet getoond" in told


def test_every_sentence_is_finished(made: Build) -> None:
    assert left_standing(made.qmd) == []


def test_every_noun_fits_its_number(of_the_monitor: Build) -> None:
    assert misnamed(of_the_monitor) == []


def test_every_number_without_protection_is_a_fact_too(
    unprotected: Build, bare_paper: Paper
) -> None:
    exempt = exempt_of(unprotected)
    page = read_screen(unprotected.html, exempt)
    rows = {(row["feit"], row["afgedrukt"]) for row in unprotected.figures()}
    assert strays(page, exempt) == []
    assert facts(page) <= rows
    assert strays(carried_over(page, bare_paper), exempt) == []
    assert left_standing(unprotected.qmd) == []
    assert misnamed(unprotected) == []
