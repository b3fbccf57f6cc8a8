"""What happens to single rows: read, or put in quarantine with a reason and without content."""

import csv
import datetime

import pytest

from pipeline.ingest import ingest
from tests.ingest.levering import ORG, as_csv, quarantine, query, score, tables, traject, write


def test_a_good_delivery_is_taken_in_whole(house):
    write(house, tables())
    intake = ingest(house, ORG)
    assert (intake.rows, intake.accepted, intake.refused) == (16, 16, 0)
    assert quarantine(house) == []
    assert query(house, "SELECT count(*) FROM zrm_meting") == [(4,)]


@pytest.mark.parametrize(
    ("table", "row", "change", "column", "rule"),
    [
        ("traject", 0, {"vorm": "groepswerk"}, "vorm", "codelijst"),
        ("traject", 0, {"vorm": ""}, "vorm", "verplicht"),
        ("traject", 0, {"start_datum": "31-02-2022"}, "start_datum", "datum"),
        ("traject", 0, {"start_datum": "1 februari"}, "start_datum", "datum"),
        ("traject", 0, {"start_datum": "01-02-22"}, "start_datum", "datum"),
        ("traject", 0, {"start_datum": "01-02-1022"}, "start_datum", "grenzen"),
        ("traject", 0, {"eind_datum": "31-01-2022"}, "eind_datum", "eind-voor-start"),
        ("traject", 0, {"leeftijd_bij_start": "121"}, "leeftijd_bij_start", "grenzen"),
        ("traject", 0, {"leeftijd_bij_start": "34,5"}, "leeftijd_bij_start", "geheel-getal"),
        ("traject", 0, {"leeftijd_bij_start": "1.000"}, "leeftijd_bij_start", "geheel-getal"),
        ("traject", 0, {"clientnummer": ""}, "clientnummer", "inwoner-ontbreekt"),
        ("traject", 0, {"clientnummer": "T1"}, "traject_id", "kenmerk-is-persoon"),
        ("traject", 0, {"gebied_id": "zuid"}, "gebied_id", "verwijzing"),
        ("traject", 0, {"traject_id": "T 1!"}, "traject_id", "schrijfwijze"),
        ("zrm_meting", 2, {"score": "6"}, "score", "grenzen"),
        ("zrm_meting", 2, {"score": "0"}, "score", "grenzen"),
        ("zrm_meting", 2, {"datum": "31-01-2022"}, "datum", "eind-voor-start"),
        ("zrm_meting", 0, {"soort": "tussen"}, "soort", "eind-zonder-start"),
        ("doorverwijzing", 0, {"partij": "de buurman"}, "partij", "codelijst"),
        ("doorverwijzing", 0, {"traject_id": "T9"}, "traject_id", "verwijzing"),
    ],
)
def test_a_wrong_row_is_refused_by_its_own_rule(house, table, row, change, column, rule):
    content = tables()
    content[table][row] |= change
    write(house, content)
    ingest(house, ORG)
    assert (column, rule) in {(c, r) for t, _, c, r in quarantine(house) if t == table}


def test_the_quarantine_names_the_row_as_a_spreadsheet_does(house):
    content = tables()
    content["traject"][2]["vorm"] = "groepswerk"
    write(house, content)
    ingest(house, ORG)
    assert ("traject", 4, "vorm", "codelijst") in quarantine(house)


def test_what_hangs_on_a_refused_traject_is_refused_with_it(house):
    content = tables()
    content["traject"][0]["vorm"] = "groepswerk"
    write(house, content)
    intake = ingest(house, ORG)
    assert intake.refused == 1 + 1 + 3 + 1  # traject, domain, scores, referral
    assert query(house, "SELECT count(*) FROM zrm_meting WHERE traject_id = 'T1'") == [(0,)]


def test_an_area_without_its_parent_takes_its_children_along(house):
    content = tables()
    content["gebied"][0]["soort"] = "planeet"
    content["gebied"].append(
        {"gebied_id": "straat", "soort": "buurt", "naam": "Straat", "ouder_id": "noord"}
    )
    write(house, content)
    ingest(house, ORG)
    assert query(house, "SELECT count(*) FROM gebied") == [(0,)]


def test_a_score_without_start_goes_when_its_start_is_refused(house):
    content = tables()
    content["zrm_meting"][0]["score"] = "9"
    write(house, content)
    ingest(house, ORG)
    assert ("zrm_meting", 4, "soort", "eind-zonder-start") in quarantine(house)
    assert query(house, "SELECT soort FROM zrm_meting WHERE traject_id = 'T1'") == [("doel",)]


def test_information_and_advice_has_no_client_and_no_scores(house):
    content = tables()
    content["traject"][0] |= {"vorm": "I&A", "clientnummer": ""}
    write(house, content)
    ingest(house, ORG)
    assert query(house, "SELECT vorm, inwoner_pid FROM traject WHERE traject_id = 'T1'") == [
        ("info_advies", None)
    ]
    rules = {rule for table, _, _, rule in quarantine(house) if table == "zrm_meting"}
    assert "score-bij-advies" in rules


def test_of_equal_rows_the_first_counts(house):
    content = tables()
    content["traject"].append(traject(1))
    write(house, content)
    intake = ingest(house, ORG)
    assert quarantine(house) == [("traject", 6, "traject_id", "dubbel")]
    assert intake.refused == 1


def test_of_different_rows_with_one_key_none_counts(house):
    content = tables()
    content["traject"].append(traject(4, leeftijd_bij_start="35"))
    write(house, content)
    ingest(house, ORG)
    rows = [(row, rule) for table, row, _, rule in quarantine(house) if table == "traject"]
    assert rows == [(5, "tegenstrijdig"), (6, "tegenstrijdig")]


def test_a_row_with_all_its_errors_counts_as_one_refused_row(house):
    content = tables()
    content["traject"][3] |= {"vorm": "x", "start_datum": "x", "leeftijd_bij_start": "x"}
    write(house, content)
    intake = ingest(house, ORG)
    assert sum(table == "traject" for table, *_ in quarantine(house)) == 3
    assert sum(file.refused for file in intake.of_table("traject")) == 1


def test_rows_with_too_many_or_too_few_cells_are_refused(house):
    folder = write(house, tables())
    with (folder / "traject_hoofddomein.csv").open("a", encoding="utf-8") as file:
        file.write("T1;SN;te veel\nT1\nT2;SN;\n")
    ingest(house, ORG)
    assert [(row, rule) for _, row, _, rule in quarantine(house) if rule == "aantal-cellen"] == [
        (6, "aantal-cellen"),
        (7, "aantal-cellen"),
    ]
    assert query(house, "SELECT count(*) FROM traject_hoofddomein WHERE zrm_domein = 'SN'") == [
        (1,)
    ]


def test_empty_lines_are_no_rows(house):
    folder = write(house, tables())
    with (folder / "traject_hoofddomein.csv").open("a", encoding="utf-8") as file:
        file.write("\n;\n  ; \n")
    assert ingest(house, ORG).refused == 0


@pytest.mark.parametrize(
    ("encoding", "delimiter", "upper", "date", "domain"),
    [
        ("utf-8", ";", False, "01-02-2022", "MP"),
        ("utf-8-sig", ";", True, "2022-02-01", "Maatschappelijke participatie"),
        ("utf-8-sig", ",", False, "2022-02-01 00:00:00", "maatschappelijke  participatie"),
        ("utf-8", ",", True, "1-2-2022", "mp"),
    ],
)
def test_the_ways_in_which_systems_export_give_the_same_rows(
    house, encoding, delimiter, upper, date, domain
):
    content = tables()
    folder = write(house, content)
    for row in content["zrm_meting"][:2]:
        row |= {"datum": date, "zrm_domein": domain}
    columns = ("datum", "score", "soort", "zrm_domein", "traject_id")
    text = as_csv(content["zrm_meting"], columns, delimiter)
    head, _, rest = text.partition("\n")
    head = head.upper().replace("_", " ") if upper else head
    (folder / "zrm_meting.csv").write_text(f"{head}\n{rest}", encoding=encoding)
    ingest(house, ORG)
    sql = "SELECT zrm_domein, datum, score FROM zrm_meting WHERE soort = 'start' ORDER BY 3"
    day = datetime.date(2022, 2, 1)
    assert query(house, sql) == [("MP", day, 2), ("MP", day, 3)]


def figures(house, *values):
    content = tables()
    content["bron"] = [
        {
            "bron_id": "cbs", "naam": "Cijfers", "uitgever": "CBS", "jaar": "2023",
            "soort": "publicatie",
        }
    ]  # fmt: skip
    content["externe_indicator"] = [
        {
            "indicator": "huishoudens-laag-inkomen-aantal", "gebied_id": "GM0001",
            "jaar": str(2000 + place), "bron_id": "cbs", "waarde": value,
            "eenheid": "huishoudens", "status": "definitief",
        }
        for place, value in enumerate(values)
    ]  # fmt: skip
    write(house, content)
    ingest(house, ORG)


def test_numbers_are_read_with_comma_or_point_and_never_guessed(house):
    figures(house, "1200", "1050,5", "1050.5", "1.050,5", "1.050", "0.125", "twaalf", "1,2,3")
    read = query(house, "SELECT jaar - 2000, waarde FROM externe_indicator ORDER BY jaar")
    assert [(place, float(value)) for place, value in read] == [
        (0, 1200.0), (1, 1050.5), (2, 1050.5), (3, 1050.5), (5, 0.125)
    ]  # fmt: skip
    assert {row for _, row, column, _ in quarantine(house) if column == "waarde"} == {6, 8, 9}


def test_a_figure_has_a_value_or_a_sign_and_the_unit_of_its_indicator(house):
    figures(house, "12", "")
    assert quarantine(house) == [("externe_indicator", 3, "waarde", "waarde-of-symbool")]
    folder = house.delivery(ORG) / "tabellen"
    path = folder / "externe_indicator.csv"
    path.write_text(path.read_text().replace("huishoudens;;definitief", "%;;definitief"))
    ingest(house, ORG)
    assert ("externe_indicator", 2, "eenheid", "eenheid") in quarantine(house)


@pytest.mark.parametrize(
    ("indicator", "unit", "part", "accepted"),
    [
        ("eenzaamheid", "%", "sociaal eenzaam", True),
        ("eenzaamheid", "%", "", False),
        ("eenzaamheid", "%", "wiet", False),
        ("moeite-met-rondkomen", "%", "wiet", False),
        ("re-integratievoorzieningen", "per_1000", "beschut werk", True),
    ],
)
def test_a_breakdown_is_one_of_the_indicator(house, indicator, unit, part, accepted):
    figures(house, "12")
    path = house.delivery(ORG) / "tabellen" / "externe_indicator.csv"
    (row,) = csv.DictReader(path.read_text(encoding="utf-8").splitlines(), delimiter=";")
    row |= {"indicator": indicator, "eenheid": unit, "uitsplitsing": part}
    path.write_text(as_csv([row], tuple(row)), encoding="utf-8")
    ingest(house, ORG)
    found = [rule for _, _, column, rule in quarantine(house) if column == "uitsplitsing"]
    assert found == ([] if accepted else ["uitsplitsing"])


def test_a_scored_goal_needs_no_end(house):
    content = tables()
    content["zrm_meting"].append(score(3, "doel", "4"))
    write(house, content)
    assert ingest(house, ORG).refused == 0


def test_one_table_may_come_in_several_files(house):
    content = tables()
    folder = write(house, content)
    (folder / "traject.csv").unlink()
    columns = tuple(content["traject"][0])
    (folder / "2022").mkdir()
    for place, name in enumerate(("traject-1.csv", "2022/Traject_2.CSV")):
        rows = content["traject"][place * 2 : place * 2 + 2]
        (folder / name).write_text(as_csv(rows, columns), encoding="utf-8")
    intake = ingest(house, ORG)
    assert [file.rows for file in intake.of_table("traject")] == [2, 2]
    assert query(house, "SELECT count(*) FROM traject") == [(4,)]
