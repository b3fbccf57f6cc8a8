import pytest

from pipeline.errors import UsageError
from pipeline.ingest import ingest, read_quarantine, tell_quarantine, tell_warnings
from tests.ingest.levering import CLIENT, CONFIG, ORG, quarantine, tables, traject, write


def told(house):
    return list(tell_quarantine(read_quarantine(house, ORG), ORG))


def test_the_quarantine_says_where_and_what_to_do_and_never_what_a_row_holds(house):
    content = tables()
    content["traject"][0]["eind_datum"] = "31-01-2022"
    content["traject"][2]["eind_datum"] = "01-01-2022"
    content["zrm_meting"][0]["score"] = "9"
    write(house, content)
    ingest(house, ORG)
    lines = told(house)
    folder = f"data/raw/{ORG}/tabellen"
    assert [line for line in lines if not line.startswith(" ")] == [
        f"{folder}/doorverwijzing.csv",
        f"{folder}/traject.csv",
        f"{folder}/traject_hoofddomein.csv",
        f"{folder}/zrm_meting.csv",
    ]
    assert (
        "  kolom eind_datum, rijen 2, 4: De einddatum ligt voor de startdatum. "
        "Verbeter de startdatum of de einddatum." in lines
    )
    assert "  kolom score, rij 2: Deze waarde valt buiten de grenzen." in "\n".join(lines)
    assert CLIENT not in "\n".join(lines)
    assert "31-01" not in "\n".join(lines)


def test_a_fault_in_many_rows_names_the_first_ones(house):
    content = tables()
    content["traject"] = [traject(number, vorm="groepswerk") for number in range(1, 31)]
    for table in ("traject_hoofddomein", "zrm_meting", "doorverwijzing"):
        content[table] = []
    write(house, content)
    ingest(house, ORG)
    line = next(line for line in told(house) if "kolom vorm" in line)
    assert line.startswith("  kolom vorm, rijen 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 en nog 20: ")


def test_an_empty_quarantine_says_so(house):
    write(house, tables())
    ingest(house, ORG)
    assert told(house) == [f"Van {ORG} staat niets in quarantaine."]


def test_before_the_first_intake_there_is_nothing_to_show(house):
    write(house, tables())
    with pytest.raises(UsageError) as refusal:
        told(house)
    assert refusal.value.remedy == f"Draai eerst: feitenwerk inname {ORG}"


def test_a_number_that_is_too_large_for_its_column_goes_to_quarantine(house):
    """Also where the contract names no largest number: the number itself is told nowhere."""
    grant = {
        "subsidie_id": "groot", "jaar": "2022", "soort": "gevraagd", "bedrag": "1",
        "fte": "123456782", "van": "01-01-2022", "tot": "31-12-2022",
    }  # fmt: skip
    write(house, {**tables(), "subsidie": [grant]})
    ingest(house, ORG)
    assert ("subsidie", 2, "fte", "getal") in quarantine(house)


@pytest.mark.parametrize(
    ("wrong", "share", "told"),
    [
        (3, "0.02", ["dorp: let op, van de tabel traject zijn 3 van 104 rijen fout."]),
        (3, "0.03", []),
        (1, "0.0", []),
        (2, "0.0", ["dorp: let op, van de tabel traject zijn 2 van 104 rijen fout."]),
    ],
)
def test_a_table_with_more_wrong_rows_than_the_organisation_passes_over_is_told(
    house, wrong, share, told
):
    content = tables()
    kinds = ["onbekend"] * wrong + ["leun_en_steun"] * (100 - wrong)
    content["traject"] += [traject(n, vorm=kind) for n, kind in enumerate(kinds, start=10)]
    limits = f"inname: {{hoogste_aandeel_geweigerd: 1.0, waarschuwen_geweigerd: {share}}}"
    write(house, content, CONFIG.replace("inname: {hoogste_aandeel_geweigerd: 1.0}", limits))
    ingest(house, ORG)
    assert list(tell_warnings(house, ORG)) == told


def test_rows_that_are_rightly_left_out_are_no_warning(house):
    content = tables()
    content["traject"] += [traject(1), traject(2), traject(3)]
    write(house, content)
    ingest(house, ORG)
    assert list(tell_warnings(house, ORG)) == []
