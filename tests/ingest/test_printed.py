"""Printed figures of earlier publications, and the checks on them, as an organisation delivers."""

from __future__ import annotations

import pytest

from pipeline.ingest import ingest
from pipeline.paths import House
from tests.ingest.levering import ORG, quarantine, query, tables, write

Row = dict[str, str]


def figure(**changes: str) -> Row:
    return {
        "cijfer_id": "hulp-totaal", "periode": "2022", "rapport": "Monitor 2022",
        "omschrijving": "keer hulp", "waarde": "792", "eenheid": "keer", "gedrukt": "792 keer",
        "feit": "dorp/2022/individuele-hulp/fin",
    } | changes  # fmt: skip


def check(**changes: str) -> Row:
    return {
        "controle_id": "d1-totaal", "periode": "2022", "tag": "D1", "titel": "Het totaal",
        "soort": "som", "cijfers": "hulp-totaal", "met": "hulp-jong|- hulp-oud * 1,5",
        "regel": "QC1", "ernst": "A", "eigen_afleiding": "nee", "toelichting": "Dit klopt niet.",
    } | changes  # fmt: skip


def refused(house: House, figures: list[Row], checks: list[Row]) -> list[tuple[str, str, str]]:
    """Table, column and rule of what was refused."""
    write(house, {**tables(), "gepubliceerd": figures, "gepubliceerd_controle": checks})
    ingest(house, ORG)
    return [(table, column, rule) for table, _, column, rule in quarantine(house)]


def test_printed_figures_and_checks_are_taken_in(house: House) -> None:
    assert refused(house, [figure()], [check()]) == []
    assert query(house, "SELECT waarde, feit FROM gepubliceerd") == [
        (792, "dorp/2022/individuele-hulp/fin")
    ]
    (found,) = query(house, "SELECT cijfers, met, eigen_afleiding FROM gepubliceerd_controle")
    assert found == (["hulp-totaal"], ["hulp-jong", "- hulp-oud * 1,5"], False)


@pytest.mark.parametrize(
    "changes",
    [
        {"waarde": "", "gedrukt": "niet beschikbaar"},
        {"waarde": "4,5", "gedrukt": "4-5", "marge": "0,5"},
        {"feit": "individuele-hulp/fin", "eenheid": ""},
        {"feit": ""},
    ],
)
def test_a_figure_may_be_words_a_range_or_on_its_own(house: House, changes: Row) -> None:
    assert refused(house, [figure(**changes)], []) == []


@pytest.mark.parametrize(
    ("changes", "column", "rule"),
    [
        ({"cijfer_id": "2-hulp"}, "cijfer_id", "schrijfwijze"),
        ({"gedrukt": ""}, "gedrukt", "verplicht"),
        ({"feit": "Hulp bij geld"}, "feit", "schrijfwijze"),
        ({"waarde": "", "marge": "2"}, "marge", "marge-zonder-waarde"),
        ({"marge": "-1"}, "marge", "grenzen"),
    ],
)
def test_a_figure_that_cannot_be_used_is_refused(
    house: House, changes: Row, column: str, rule: str
) -> None:
    assert refused(house, [figure(**changes)], []) == [("gepubliceerd", column, rule)]


@pytest.mark.parametrize(
    ("changes", "column", "rule"),
    [
        ({"met": ""}, "met", "met-te-kort"),
        ({"soort": "aandeel", "met": "hulp-jong"}, "met", "met-te-kort"),
        ({"met": "hulp-jong*2"}, "met", "schrijfwijze"),
        ({"met": "( hulp-jong )"}, "met", "schrijfwijze"),
        ({"soort": "gelijk", "met": ""}, "cijfers", "te-weinig-cijfers"),
        ({"soort": "uniek"}, "cijfers", "te-weinig-cijfers"),
        ({"soort": "vergelijking", "met": "hulp-jong|hulp-oud"}, "uitspraak", "uitspraak"),
        ({"uitspraak": "hoger"}, "uitspraak", "uitspraak"),
        ({"uitspraak": "mooier", "soort": "vergelijking", "met": "a|b"}, "uitspraak", "codelijst"),
        ({"regel": "QC99"}, "regel", "codelijst"),
        ({"tag": "d1"}, "tag", "schrijfwijze"),
    ],
)
def test_a_check_that_cannot_be_done_is_refused(
    house: House, changes: Row, column: str, rule: str
) -> None:
    assert refused(house, [], [check(**changes)]) == [("gepubliceerd_controle", column, rule)]


def test_a_claim_may_be_written_in_other_words(house: House) -> None:
    row = check(
        soort="vergelijking", met="feit:eenzaamheid/gm|feit:eenzaamheid/nl", uitspraak="minder"
    )
    assert refused(house, [], [row]) == []
    assert query(house, "SELECT uitspraak FROM gepubliceerd_controle") == [("lager",)]
