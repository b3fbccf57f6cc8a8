"""Goals and budget: what would count twice or cannot be computed is refused, with a remedy."""

import pytest

from pipeline.ingest import ingest
from tests.ingest.levering import ORG, quarantine, query, tables, write

REMEDIES = "SELECT DISTINCT uitleg, herstel FROM quarantaine WHERE regel = '{}'"


def plans():
    """A delivery with a goal, a service and a budget of two lines."""
    goal = {"thema": "meedoen", "jaar": "2022", "nummer": "1", "tekst": "Meedoen."}
    return tables() | {
        "dienst": [{"dienst_id": "maatje", "naam": "Maatje", "volgorde": "1"}],
        "doel": [
            goal | {"doel_id": "m-a", "letter": "A", "soort": "jaardoel"},
            goal | {"doel_id": "m-b", "letter": "B", "soort": "jaardoel"},
            goal | {"doel_id": "m-h", "soort": "hoofddoel"},
        ],
        "doel_dienst": [
            {"doel_id": "m-a", "dienst_id": "maatje"},
            {"doel_id": "m-h", "dienst_id": "maatje"},
        ],
        "begroting_norm": [{"jaar": "2022", "uren_per_fte": "1525"}],
        "begroting_regel": [
            {"regel_id": "werk", "jaar": "2022", "thema": "meedoen", "omschrijving": "Werk",
             "fte": "1,5", "tarief": "77,55", "volgorde": "1"},
            {"regel_id": "loket", "jaar": "2022", "thema": "meedoen", "omschrijving": "Loket",
             "valt_onder": "werk", "volgorde": "2"},
        ],
        "begroting_dienst": [{"regel_id": "werk", "dienst_id": "maatje"}],
    }  # fmt: skip


def test_a_plan_without_mistakes_is_taken_in_whole(house):
    write(house, plans())
    ingest(house, ORG)
    assert quarantine(house) == []


def test_a_service_in_two_goals_of_a_year_is_refused_in_both(house):
    content = plans()
    content["doel_dienst"].append({"doel_id": "m-b", "dienst_id": "maatje"})
    write(house, content)
    ingest(house, ORG)
    assert quarantine(house) == [
        ("doel_dienst", 2, "dienst_id", "dienst-in-meer-doelen"),
        ("doel_dienst", 4, "dienst_id", "dienst-in-meer-doelen"),
    ]
    ((sentence, remedy),) = query(house, REMEDIES.format("dienst-in-meer-doelen"))
    assert "meer dan een jaardoel" in sentence
    assert remedy == "Laat de dienst bij een jaardoel staan."


def test_a_service_may_serve_a_goal_again_next_year(house):
    content = plans()
    content["doel"][1]["jaar"] = "2023"
    content["doel_dienst"].append({"doel_id": "m-b", "dienst_id": "maatje"})
    write(house, content)
    ingest(house, ORG)
    assert quarantine(house) == []


@pytest.mark.parametrize(
    ("row", "change", "column", "rule"),
    [
        (0, {"fte": ""}, "bedrag", "geen-bedrag"),
        (0, {"tarief": ""}, "bedrag", "geen-bedrag"),
        (0, {"bedrag": "100"}, "bedrag", "dubbel-bedrag"),
        (1, {"bedrag": "100"}, "bedrag", "kosten-elders"),
        (1, {"valt_onder": "niets"}, "valt_onder", "verwijzing"),
        (0, {"uit_regel_bedrag": "100"}, "uit_regel_bedrag", "inzet"),
        (0, {"jaar": "2021"}, "jaar", "verwijzing"),
        (0, {"fte": "1.000"}, "fte", "getal"),
    ],
)
def test_a_line_without_one_amount_is_refused(house, row, change, column, rule):
    content = plans()
    content["begroting_regel"][row] |= change
    write(house, content)
    ingest(house, ORG)
    assert ("begroting_regel", row + 2, column, rule) in quarantine(house)


def test_shares_are_at_most_the_whole(house):
    content = plans()
    content["dienst"].append({"dienst_id": "taal", "naam": "Taal", "volgorde": "2"})
    content["begroting_dienst"] = [
        {"regel_id": "werk", "dienst_id": "maatje", "aandeel": "0,6"},
        {"regel_id": "werk", "dienst_id": "taal", "aandeel": "0,6"},
    ]
    write(house, content)
    ingest(house, ORG)
    assert {rule for *_, rule in quarantine(house)} == {"meer-dan-geheel"}
