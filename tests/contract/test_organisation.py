import pytest
import yaml

from pipeline.contract import load_organisation
from pipeline.errors import DataRefused
from pipeline.facts import NumberProfile

GOOD = """\
organisatie:
  id: dorp
  naam: Sociaal Werk Dorp
  korte_naam: Dorp
  gemeente: {code: GM0001, naam: Dorp}
  provincie: {code: PV20, naam: Provincie}
  land: {code: NL, naam: Nederland}
gegevens: voorbeeld
getalprofiel: {thousands: ".", words_below: 10, percentage_from: 100, people: inwoners}
bescherming: standaard
huisstijl: dorp
rapporten:
  monitor:
    perioden: ["2022"]
    themas:
      - id: meedoen
        naam: Meedoen
        domeinen: [MP, SN]
"""


def refusal(old: str, new: str) -> DataRefused:
    assert old in GOOD
    with pytest.raises(DataRefused) as caught:
        load_organisation(GOOD.replace(old, new), "organisatie.yml")
    return caught.value


def test_a_good_configuration_is_read():
    organisation = load_organisation(GOOD, "organisatie.yml")
    assert organisation.organisatie.gemeente.code == "GM0001"
    assert organisation.rapporten["monitor"].themas[0].domeinen == ("MP", "SN")
    assert organisation.inname.hoogste_aandeel_geweigerd == 0.05


def test_the_number_profile_fits_that_of_the_facts():
    notation = load_organisation(GOOD, "organisatie.yml").getalprofiel
    assert NumberProfile.from_record(notation.model_dump()).people == "inwoners"
    assert set(notation.model_dump()) == set(NumberProfile().to_record())


def test_an_unknown_key_is_named_with_its_line_and_the_nearest_key():
    error = refusal("huisstijl:", "huistijl:")
    assert error.exit_code == 3
    assert error.sentence == "De sleutel huistijl is onbekend."
    assert "Bedoelt u huisstijl?" in error.remedy
    error = refusal("    perioden:", "    jaren: 1\n    perioden:")
    assert error.sentence == "De sleutel jaren is onbekend."
    assert error.place == "organisatie.yml, regel 14: rapporten › monitor › jaren"
    assert "perioden, themas" in error.remedy


def test_a_misspelt_key_gets_a_suggestion():
    error = refusal("  korte_naam: Dorp", "  korte_naam: Dorp\n  kortenaam: Dorp")
    assert "Bedoelt u korte_naam?" in error.remedy


def test_a_missing_key_is_named():
    error = refusal("  korte_naam: Dorp\n", "")
    assert error.sentence == "De sleutel korte_naam ontbreekt."
    assert error.place.startswith("organisatie.yml, regel 1: organisatie")


@pytest.mark.parametrize(
    ("old", "new", "line", "key"),
    [
        ("gegevens: voorbeeld", "gegevens: misschien", 8, "gegevens"),
        ("bescherming: standaard", "bescherming: geen", 10, "bescherming"),
        ("[MP, SN]", "[MP, XX]", 18, "domeinen › 2"),
        ('["2022"]', '["22"]', 14, "perioden › 1"),
        ('["2022"]', "[2022]", 14, "perioden › 1"),
        ("id: meedoen", "id: Mee doen", 16, "themas › 1 › id"),
        ("words_below: 10", "words_below: tien", 9, "words_below"),
    ],
)
def test_a_wrong_value_is_refused_with_its_place_and_a_remedy(old, new, line, key):
    error = refusal(old, new)
    assert f"regel {line}:" in error.place
    assert error.place.endswith(key)
    assert error.remedy.endswith(".")
    assert "Input" not in error.sentence + error.remedy


def test_an_unknown_domain_lists_the_known_ones():
    assert "FIN, WO, TB" in refusal("[MP, SN]", "[MP, XX]").remedy


def test_what_is_no_yaml_is_refused_with_its_line():
    error = refusal("huisstijl: dorp", "huisstijl: [dorp")
    assert "regel" in error.place
    assert "YAML" in error.sentence


@pytest.mark.parametrize("text", ["", "alleen tekst", "- een\n- twee\n"])
def test_a_file_without_keys_is_refused(text):
    with pytest.raises(DataRefused):
        load_organisation(text, "organisatie.yml")


def test_a_key_that_stands_twice_is_refused():
    assert "twee keer" in refusal("huisstijl: dorp", "huisstijl: dorp\nhuisstijl: stad").sentence


def test_a_theme_that_stands_twice_in_a_report_is_refused():
    twice = "      - {id: meedoen, naam: Ook, domeinen: [MP]}\n      - id: meedoen"
    assert "twee keer" in refusal("      - id: meedoen", twice).sentence


def test_the_example_in_the_documentation_is_valid():
    from pipeline.paths import find_house

    page = (find_house().root / "docs" / "gegevens.md").read_text(encoding="utf-8")
    example = page.split("```yaml\n")[1].split("```")[0]
    organisation = load_organisation(example, "docs/gegevens.md")
    assert organisation.organisatie.id == yaml.safe_load(example)["organisatie"]["id"]


OPGAVEN = """
organisatie:
  id: welzijn
  naam: Welzijn
  korte_naam: Welzijn
  gemeente: {code: GM0114, naam: Emmen}
  provincie: {code: PV22, naam: Drenthe}
  land: {code: NL, naam: Nederland}
gegevens: voorbeeld
huisstijl: dorp
rapporten:
  halfjaar:
    perioden: ["2021-H1"]
    eerder: ["2020-H1"]
    peildatum: {"2021-H1": 2021-06-18}
    planfactor: {soort: maand30, decimalen: 2}
    themas: [{id: jeugd, naam: Jeugd}]
"""


def test_a_report_may_name_a_peildatum_and_periods_to_compare_with():
    organisation = load_organisation(OPGAVEN, "organisatie.yml")
    assert organisation.as_of("2021-H1").isoformat() == "2021-06-18"
    assert organisation.as_of("2020-H1") is None
    assert organisation.rapporten["halfjaar"].published == ("2020-H1", "2021-H1")
    assert len(organisation.reports_on("2020-H1")) == 1
    assert not organisation.reports_on("2019-H1")


def test_an_opgave_needs_no_domains():
    organisation = load_organisation(OPGAVEN, "organisatie.yml")
    assert organisation.rapporten["halfjaar"].themas[0].domeinen == ()


def test_a_report_may_say_from_how_many_on_a_list_gives_numbers():
    text = OPGAVEN.replace(
        "rapporten:\n  halfjaar:\n", "rapporten:\n  halfjaar:\n    toplijsten: {problematiek: 24}\n"
    )
    assert load_organisation(text, "organisatie.yml").rapporten["halfjaar"].toplijsten == {
        "problematiek": 24
    }
    with pytest.raises(DataRefused):
        load_organisation(text.replace("24", "0"), "organisatie.yml")
