"""The finished evaluation: numbers, protection, and the parts an evaluation has."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.reports.scherm import soup_of
from tests.reports.voorbeelden import Samples

DOCUMENT = "evaluatie"


@dataclass(frozen=True)
class Evaluation:
    """The finished files."""

    folder: Path

    @property
    def page(self) -> Path:
        return self.folder / f"{DOCUMENT}.html"

    @property
    def rows(self) -> list[dict[str, str]]:
        with (self.folder / "cijfers.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def table(self, caption: str) -> list[list[str]]:
        """The cells of the table whose caption holds these words, row by row."""
        for found in soup_of(self.page).select("table"):
            if found.caption is not None and caption in found.caption.get_text(" "):
                return [
                    [" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")]
                    for row in found.select("tbody tr")
                ]
        raise AssertionError(f"there is no table {caption}")


@pytest.fixture(scope="module")
def evaluation(samples: Samples) -> Evaluation:
    return Evaluation(samples.named("smwh", "2019", DOCUMENT).folder)


def test_an_evaluation_has_its_parts_in_order(evaluation: Evaluation) -> None:
    heads = [head.get_text(" ", strip=True) for head in soup_of(evaluation.page).select("main h2")]
    assert heads == [
        "Inleiding", "Het plan voor 2019", "Hoe is het gegaan?", "Caseload", "Uitval",
        "Problematiek", "Per zone", "Het onderwijs als verwijzer", "Ambities voor 2020",
        "Personele inzet en verantwoording", "Colofon",
    ]  # fmt: skip


def test_the_vision_is_a_table_of_three_columns(evaluation: Evaluation) -> None:
    assert [len(row) for row in evaluation.table("Visie")] == [3, 3, 3, 3]


def test_rows_and_total_of_the_caseload_are_told_in_their_units(evaluation: Evaluation) -> None:
    rows = {row[0]: row[1:] for row in evaluation.table("opgebouwd")}
    assert rows["Individuele trajecten"] == ["trajecten", "150", "212", "362"]
    assert rows["Korte contacten"] == ["contacten", "–", "70", "70"]
    assert rows["Alle hulp samen"] == ["keer hulp", "160", "282", "442"]


def test_growth_is_told_of_what_was_counted_alike_only(evaluation: Evaluation) -> None:
    """V2: the break is marked and a growth of ten percent is printed nowhere."""
    text = soup_of(evaluation.page).get_text(" ")
    assert "de reeks breekt hier, dus we noemen geen groei" in " ".join(text.split())
    growth = [row for row in evaluation.rows if row["indicator"].startswith("verandering-")]
    assert [row["afgedrukt"] for row in growth] == ["−7%"]
    assert not [row for row in evaluation.rows if row["afgedrukt"] in {"+10%", "+11%"}]


def test_problems_stand_from_large_to_small_and_the_rest_without_numbers(
    evaluation: Evaluation,
) -> None:
    for theme, first in (("Jeugdhulpverlening", "63"), ("Volwassenhulpverlening", "62")):
        counted = [int(row[1]) for row in evaluation.table(f"problemen, {theme}")]
        assert counted == sorted(counted, reverse=True)
        assert str(counted[0]) == first
    told = {row["feit"] for row in evaluation.rows}
    assert not [fact for fact in told if "trajecten-problematiek/verwerking" in fact]


def test_the_table_of_zones_hides_what_is_small_and_keeps_its_totals(
    evaluation: Evaluation,
) -> None:
    rows = {row[0]: row[1:] for row in evaluation.table("Hulp per zone")}
    youth, _, group, short, total = rows["Zone 6"]
    assert (youth, group, short, total) == ("niet getoond",) * 3 + ("17",)
    assert rows["Totaal"] == ["150", "212", "28", "70", "460"]
    assert not {"1", "2", "3", "4"} & {cell for row in rows.values() for cell in row}


def test_the_request_names_the_amount_of_the_grants(evaluation: Evaluation) -> None:
    asked = soup_of(evaluation.page).select_one("#sec-vaststelling")
    assert asked is not None
    assert "€687.752,00" in asked.parent.get_text(" ")  # type: ignore[union-attr]
    assert evaluation.table("Verleende subsidie")[-1][-2:] == ["5,7", "€687.752,00"]
