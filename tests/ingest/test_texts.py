import pytest

from pipeline.errors import DataRefused
from pipeline.ingest import ingest
from tests.ingest.levering import ORG, quarantine, query, tables, write

PAGE = "---\nauteur: redactie\ndatum: 2023-03-15\nakkoord: ja\n---\n\nWij werken.\n\nSamen.\n"


def put(house, name, text=PAGE):
    path = house.delivery(ORG) / "teksten" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture(autouse=True)
def delivery(house):
    content = tables()
    content["doel"] = [
        {"doel_id": "m-1", "thema": "meedoen", "jaar": "2022", "nummer": "1", "tekst": "Meedoen."}
    ]
    write(house, content)


def test_a_text_knows_its_place_from_its_path(house):
    put(house, "2022/meedoen/werkwijze.md")
    put(
        house,
        "2022/meedoen/duiding--eerste.md",
        PAGE.replace("akkoord: ja", "akkoord: nee\ndoel: m-1"),
    )
    ingest(house, ORG)
    assert query(house, "SELECT thema, periode, plaats, doel_id, tekst, akkoord FROM tekst") == [
        ("meedoen", "2022", "duiding", "m-1", "Wij werken.\n\nSamen.", False),
        ("meedoen", "2022", "werkwijze", None, "Wij werken.\n\nSamen.", True),
    ]


def test_a_text_knows_its_file_and_the_line_on_which_it_begins(house):
    put(house, "2022/meedoen/werkwijze.md", "\ufeff" + PAGE.replace("\n", "\r\n"))
    put(house, "2022/meedoen/impact.md", PAGE.replace("---\n\nWij", "---\nWij"))
    ingest(house, ORG)
    folder = f"data/raw/{ORG}/teksten/2022/meedoen"
    assert query(house, "SELECT bestand, regel FROM tekst ORDER BY regel") == [
        (f"{folder}/impact.md", 6),
        (f"{folder}/werkwijze.md", 7),
    ]


def test_a_text_may_have_a_heading_and_belong_to_no_theme(house):
    put(house, "2022/algemeen/inleiding.md", PAGE.replace("akkoord", "titel: Vooraf\nakkoord"))
    ingest(house, ORG)
    assert query(house, "SELECT thema, titel FROM tekst") == [("algemeen", "Vooraf")]


def test_a_text_knows_what_it_is_about_from_its_name(house):
    put(house, "2022/meedoen/werkwijze.md")
    put(house, "2022/algemeen/werkwijze--eropaf.md")
    ingest(house, ORG)
    found = query(house, "SELECT thema, plaats, onderwerp FROM tekst ORDER BY 3 NULLS FIRST")
    assert found == [("meedoen", "werkwijze", None), ("algemeen", "werkwijze", "eropaf")]


@pytest.mark.parametrize(
    ("name", "change", "column"),
    [
        ("voetnoot.md", ("", ""), "plaats"),
        ("werkwijze.md", ("auteur: redactie\n", ""), "auteur"),
        ("werkwijze.md", ("akkoord: ja\n", ""), "akkoord"),
        ("werkwijze.md", ("datum: 2023-03-15", "datum: binnenkort"), "datum"),
        ("werkwijze.md", ("akkoord: ja", "akkoord: ja\ndoel: m-9"), "doel_id"),
        ("werkwijze.md", ("\nWij werken.\n\nSamen.\n", ""), "tekst"),
    ],
)
def test_a_text_that_misses_something_goes_to_quarantine(house, name, change, column):
    put(house, f"2022/meedoen/{name}", PAGE.replace(*change) if change[0] else PAGE)
    ingest(house, ORG)
    assert [(t, r, c) for t, r, c, _ in quarantine(house)] == [("tekst", 1, column)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("2022/meedoen/werkwijze.md", "Zonder kop"),
        ("2022/meedoen/werkwijze.md", "---\nauteur: [\n---\nx\n"),
        ("2022/meedoen/werkwijze.md", PAGE.replace("auteur", "autuer")),
        ("2022/werkwijze.md", PAGE),
        ("2022/meedoen/werkwijze.docx", PAGE),
    ],
)
def test_a_text_that_cannot_be_placed_or_read_is_refused(house, name, text):
    put(house, name, text)
    with pytest.raises(DataRefused) as caught:
        ingest(house, ORG)
    assert name in caught.value.place


@pytest.mark.parametrize("place", ["citaat", "reactie--brief"])
@pytest.mark.parametrize("flag", ["", "geanonimiseerd: nee\n"])
def test_words_of_someone_else_need_a_word_that_nobody_is_recognised_in_them(house, place, flag):
    put(house, f"2022/meedoen/{place}.md", PAGE.replace("akkoord: ja\n", f"akkoord: ja\n{flag}"))
    ingest(house, ORG)
    assert query(house, "SELECT count(*) FROM tekst") == [(0,)]
    assert ("tekst", 1, "geanonimiseerd", "citaat-niet-anoniem") in quarantine(house)


def test_a_quotation_that_is_approved_and_anonymous_is_taken_in_and_one_that_waits_as_well(house):
    put(
        house,
        "2022/meedoen/citaat.md",
        PAGE.replace("akkoord: ja", "akkoord: ja\ngeanonimiseerd: ja"),
    )
    put(house, "2022/meedoen/reactie.md", PAGE.replace("akkoord: ja", "akkoord: nee"))
    ingest(house, ORG)
    found = query(house, "SELECT plaats, akkoord, geanonimiseerd FROM tekst ORDER BY 1")
    assert found == [("citaat", True, True), ("reactie", False, None)]
