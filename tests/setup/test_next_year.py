"""A new year starts with what carries over: copied, without approval, nothing overwritten."""

from __future__ import annotations

import pytest

from pipeline.errors import DataRefused, UsageError
from pipeline.ingest import ingest
from pipeline.paths import House
from pipeline.setup import open_year, tell_year
from tests.ingest.levering import ORG, quarantine, query
from tests.setup.conftest import contents

FOLDER = f"data/raw/{ORG}"


def test_what_the_contract_calls_yearly_follows_from_its_newest_year(house: House) -> None:
    before = contents(house)
    opened = open_year(house, ORG, "2023")
    added = {name: text for name, text in contents(house).items() if name not in before}
    assert {name: text.decode() for name, text in added.items()} == {
        "tabellen/doel-2023.csv": (
            "doel_id;thema;jaar;nummer;tekst;akkoord\n"
            "m-1-2023;meedoen;2023;1;Meedoen.;nee\n"
            "m-2-2023;meedoen;2023;2;Meedoen.;nee\n"
        ),
        "tabellen/inspanning-2023.csv": (
            "inspanning_id;thema;jaar;categorie;tekst;volgorde;akkoord\n"
            'i-2023;meedoen;2023;collectieve_activiteiten;"Samen; eten";1;nee\n'
        ),
        "tabellen/thema_netwerkpartner-2023.csv": (
            "thema;jaar;partner;sector;akkoord\nmeedoen;2023;De Brug;wonen;nee\n"
        ),
        "teksten/2023/meedoen/duiding--doel-1.md": (
            "---\nauteur: redactie\ndatum: 2023-03-15\nakkoord: nee\ndoel: m-1-2023\n---\n\n"
            "Het ging goed.\n"
        ),
        "teksten/2023/meedoen/werkwijze.md": (
            "---\nauteur: redactie\ndatum: 2023-03-15\nakkoord: nee\n---\n\nHet ging goed.\n"
        ),
    }
    assert opened.kept == []
    assert opened.made == [
        "organisatie.yml: 2023 bij de perioden van monitor",
        f"doel: 2 rijen in {FOLDER}/tabellen/doel-2023.csv",
        f"inspanning: 1 rij in {FOLDER}/tabellen/inspanning-2023.csv",
        f"thema_netwerkpartner: 1 rij in {FOLDER}/tabellen/thema_netwerkpartner-2023.csv",
        f"tekst: 2 teksten van 2023 in {FOLDER}/teksten",
    ]


def test_of_what_was_there_only_the_periods_change(house: House) -> None:
    before = contents(house)
    open_year(house, ORG, "2023")
    after = contents(house)
    settings = before.pop("organisatie.yml").decode()
    assert {name: after[name] for name in before} == before
    assert after["organisatie.yml"].decode() == settings.replace(
        '["2021", "2022"]  # de', '["2021", "2022", "2023"]  # de'
    )


def test_a_second_time_changes_nothing(house: House) -> None:
    open_year(house, ORG, "2023")
    before = contents(house)
    again = open_year(house, ORG, "2023")
    assert contents(house) == before
    assert again.made == []
    assert again.kept == [
        "organisatie.yml: monitor heeft al een periode in 2023",
        "doel: er zijn al rijen over 2023",
        "inspanning: er zijn al rijen over 2023",
        "thema_netwerkpartner: er zijn al rijen over 2023",
        f"tekst: 2 teksten van 2023 al in {FOLDER}/teksten",
    ]


def test_what_went_missing_since_is_copied_again_and_still_finds_its_goal(house: House) -> None:
    open_year(house, ORG, "2023")
    before = contents(house)
    (house.delivery(ORG) / "teksten/2023/meedoen/duiding--doel-1.md").unlink()
    open_year(house, ORG, "2023")
    assert contents(house) == before


def test_a_text_about_a_goal_that_the_new_year_does_not_have_stays_behind(house: House) -> None:
    table = house.delivery(ORG) / "tabellen/doel-2023.csv"
    table.write_text("doel_id;thema;jaar;nummer;tekst\neigen;meedoen;2023;1;Eigen doel.\n")
    opened = open_year(house, ORG, "2023")
    assert table.read_text().splitlines()[1:] == ["eigen;meedoen;2023;1;Eigen doel."]
    text = f"{FOLDER}/teksten/2022/meedoen/duiding--doel-1.md"
    assert f"{text}: over doel m-1, dat niet is meegegaan" in opened.kept
    assert not (house.delivery(ORG) / "teksten/2023/meedoen/duiding--doel-1.md").exists()


def test_a_file_that_is_in_the_way_stays_as_it_is(house: House) -> None:
    table = house.delivery(ORG) / "tabellen/inspanning-2023.csv"
    table.write_text("inspanning_id;thema;jaar;categorie;tekst;volgorde\n")
    opened = open_year(house, ORG, "2023")
    assert table.read_text() == "inspanning_id;thema;jaar;categorie;tekst;volgorde\n"
    assert f"inspanning: {FOLDER}/tabellen/inspanning-2023.csv bestaat al" in opened.kept


def test_the_delivery_can_be_taken_in_and_nothing_of_the_new_year_is_approved(house: House) -> None:
    open_year(house, ORG, "2023")
    ingest(house, ORG)
    assert quarantine(house) == []
    goals = "SELECT akkoord, count(*) FROM doel WHERE jaar = 2023 GROUP BY akkoord"
    texts = "SELECT akkoord, count(*) FROM tekst WHERE periode = '2023' GROUP BY akkoord"
    assert query(house, goals) == query(house, texts) == [(False, 2)]
    assert query(house, "SELECT DISTINCT akkoord FROM doel WHERE jaar = 2022") == [(None,)]


def test_files_keep_the_spelling_in_which_they_were_delivered(house: House) -> None:
    path = house.delivery(ORG) / "tabellen" / "doel.csv"
    path.rename(path.with_name("Doel_2022 export.csv"))
    path = path.with_name("Doel_2022 export.csv")
    path.write_bytes(
        b'\xef\xbb\xbf"Doel ID","Jaar","Thema","Eigen kolom","Nummer","Tekst"\r\n'
        b'"m-1","2022","meedoen","x, y","1","Mee\xc3\xadn"\r\n'
    )
    open_year(house, ORG, "2023")
    assert path.with_name("Doel_2023 export.csv").read_bytes() == (
        b'\xef\xbb\xbf"Doel ID","Jaar","Thema","Eigen kolom","Nummer","Tekst","akkoord"\r\n'
        b'"m-1-2023","2023","meedoen","x, y","1","Mee\xc3\xadn","nee"\r\n'
    )
    ingest(house, ORG)
    assert quarantine(house) == []


def test_rows_of_two_files_go_to_two_files(house: House) -> None:
    folder = house.delivery(ORG) / "tabellen"
    (folder / "doel-2021.csv").write_text(
        "doel_id;thema;jaar;nummer;tekst\nm-9;meedoen;2022;9;Later.\n"
    )
    (folder / "doel.csv").rename(folder / "doel-2022.csv")
    open_year(house, ORG, "2023")
    first, second = folder / "doel-2023.csv", folder / "doel-2022-2023.csv"
    assert "m-9-2023" in first.read_text()
    assert "m-1-2023" in second.read_text()


@pytest.mark.parametrize(
    ("org", "year", "sentence"),
    [
        (ORG, "23", "'23' is geen jaar van vier cijfers."),
        (ORG, "½023", "'½023' is geen jaar van vier cijfers."),
        (ORG, "2020", "Er is niets van vóór 2020 om over te nemen."),
        ("stad", "2023", "Er is geen organisatie stad."),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    house: House, org: str, year: str, sentence: str
) -> None:
    before = contents(house)
    with pytest.raises(UsageError) as refusal:
        open_year(house, org, year)
    assert refusal.value.sentence == sentence
    assert refusal.value.place
    assert refusal.value.remedy
    assert contents(house) == before


def test_a_delivery_that_cannot_be_read_is_refused_and_stays_as_it_is(house: House) -> None:
    (house.delivery(ORG) / "tabellen/doel.csv").write_bytes(b"doel_id;thema\x81\xff\n")
    before = contents(house)
    with pytest.raises(DataRefused, match="tekens"):
        open_year(house, ORG, "2023")
    assert contents(house) == before


def test_it_says_what_was_done_and_what_comes_next(house: House) -> None:
    said = "\n".join(tell_year(open_year(house, ORG, "2023"), ORG, "2023"))
    assert said.startswith("Overgenomen naar 2023:\n  organisatie.yml: 2023 bij")
    assert "Alles wat is overgenomen, staat nog op akkoord nee" in said
    assert f"make monitor YEAR=2023 ORG={ORG}" in said
    again = "\n".join(tell_year(open_year(house, ORG, "2023"), ORG, "2023"))
    assert again.startswith("Naar 2023 is niets overgenomen; er is niets gewijzigd.")
    assert "Hierna" not in again
