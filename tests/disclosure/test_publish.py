"""Publishing: what stands behind the wall, and what never gets there."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import pytest

from pipeline.contract import load_codelists
from pipeline.disclosure import publish
from pipeline.errors import DataRefused, ProtectionRefused, UsageError
from pipeline.facts import FILES, Status, slug
from tests.disclosure.conftest import ORG, SETTINGS, Furnish, read_release
from tests.indicators.registraties import (
    THEME,
    activiteit,
    bijeenkomst,
    domein,
    insert,
    many,
    meting,
    traject,
)


def text(**changes: Any) -> dict[str, Any]:
    return {
        "thema": THEME, "periode": "2022", "plaats": "werkwijze", "tekst": "Wij gaan erop af.",
        "auteur": "redactie", "datum": date(2023, 3, 1), "akkoord": True,
        "bestand": "werkwijze.md", "regel": 6, **changes,
    }  # fmt: skip


def test_the_folder_holds_a_release_and_its_provenance(furnish: Furnish) -> None:
    house = furnish(many(40, behaald=25))
    summary = publish(house, ORG, "2022")
    folder = house.public(ORG, "2022")
    assert {path.name for path in folder.iterdir()} == {
        *FILES, "herkomst.json", "gepubliceerd.json", "levering.json",
    }  # fmt: skip
    release = read_release(house)
    assert summary.facts == len(release.facts)
    assert summary.profile == "standaard"
    assert release.facts[f"{ORG}/2022/individuele-hulp/fin"].value == 40
    assert release.facts[f"{ORG}/2022/doel-behaald-aandeel/fin"].value == Decimal(63)
    assert {fact.indicator for fact in release.facts} <= release.definitions.keys()
    provenance = json.loads((folder / "herkomst.json").read_text(encoding="utf-8"))
    assert provenance["bescherming"] == {
        "profiel": "standaard", "onderdrukt": summary.suppressed, "audit": None,
    }  # fmt: skip
    assert set(provenance["invoer"][0]) == {"pad", "sha256", "rijen", "geaccepteerd", "geweigerd"}


def test_publishing_again_leaves_the_files_untouched(furnish: Furnish) -> None:
    house = furnish(many(40, behaald=25))
    assert len(publish(house, ORG, "2022").changed) == 7
    folder = house.public(ORG, "2022")
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert publish(house, ORG, "2022").changed == ()
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_only_the_files_that_differ_are_rewritten(furnish: Furnish) -> None:
    rows = many(40, behaald=25)
    house = furnish(rows)
    publish(house, ORG, "2022")
    with duckdb.connect(str(house.database(ORG))) as connection:
        insert(connection, {"tekst": [text()]})
    assert publish(house, ORG, "2022").changed == ("teksten.json",)


def test_a_hidden_number_stands_in_no_file(furnish: Furnish) -> None:
    # Four are under 27; 617 is hidden to protect them and could not occur by chance.
    rows: dict[str, list[dict[str, Any]]] = {"traject": [], "traject_hoofddomein": []}
    for age, number in ((20, 4), (30, 617), (60, 733)):
        start = len(rows["traject"])
        more = many(number, start=start, leeftijd_bij_start=age)
        rows["traject"] += more["traject"]
        rows["traject_hoofddomein"] += more["traject_hoofddomein"]
    house = furnish(rows)
    publish(house, ORG, "2022")
    facts = read_release(house).facts
    ages = {code: facts[f"{ORG}/2022/individuele-hulp-leeftijd/fin/{code}"] for code in (
        "0-17", "18-26", "27-54", "55-plus")}  # fmt: skip
    assert {code for code, fact in ages.items() if not fact.has_value} == {"18-26", "27-54"}
    everything = "".join(
        path.read_text(encoding="utf-8") for path in house.public(ORG, "2022").iterdir()
    )
    assert "733" in everything, "what is shown can be found this way"
    assert "617" not in everything
    hidden = [json.dumps(fact.to_record()) for fact in facts if fact.status is Status.SUPPRESSED]
    assert hidden
    assert all('"value": null' in record for record in hidden)
    assert all('"numerator": null, "denominator": null' in record for record in hidden)


def test_no_pseudonym_or_traject_gets_behind_the_wall(furnish: Furnish) -> None:
    rows = many(30, behaald=12)
    for number, row in enumerate(rows["traject"]):
        row["inwoner_pid"], row["dienst_id"] = f"pseudoniem{number}", "geheime-dienst"  # type: ignore[index]
    house = furnish(rows)
    publish(house, ORG, "2022", "bron")
    for path in house.public(ORG, "2022").iterdir():
        content = path.read_text(encoding="utf-8")
        assert "pseudoniem" not in content
        assert "geheime-dienst" not in content


def test_profiles_differ_only_in_what_they_hide(furnish: Furnish) -> None:
    rows = many(40, behaald=37)
    house = furnish(rows)
    publish(house, ORG, "2022", "bron")
    open_facts = read_release(house).facts
    publish(house, ORG, "2022", "standaard")
    facts = read_release(house).facts
    assert [fact.id for fact in facts] == [fact.id for fact in open_facts]
    differing = [fact for fact in facts if fact != open_facts[fact.id]]
    assert differing
    assert {fact.status for fact in differing} == {Status.SUPPRESSED}


def test_one_more_traject_changes_exactly_the_facts_that_depend_on_it(furnish: Furnish) -> None:
    rows = many(40, behaald=25)
    house = furnish({**rows, "collectieve_activiteit": [activiteit("soep")],
                     "bijeenkomst": [bijeenkomst(1, "soep", 8)]})  # fmt: skip
    publish(house, ORG, "2022", "bron")
    before = read_release(house).facts
    with duckdb.connect(str(house.database(ORG))) as connection:
        insert(
            connection,
            {
                "traject": [traject("nieuw", leeftijd_bij_start=60)],
                "traject_hoofddomein": [domein("nieuw")],
                "zrm_meting": [meting("nieuw", "doel", 3), meting("nieuw", "eind", 3)],
            },
        )
    assert publish(house, ORG, "2022", "bron").changed == ("feiten.json",)
    after = read_release(house).facts
    changed = {fact.id.removeprefix(f"{ORG}/2022/") for fact in after if fact != before[fact.id]}
    reasons = [slug(code) for code in load_codelists()["afsluitreden"].order]
    assert changed == {
        "individuele-hulp/fin",
        "individuele-hulp/fin/individueel-traject",
        "individuele-hulp-vorm/individueel-traject",
        "trajecten-hoofddomein/fin",
        "trajecten-met-hoofddomein",
        "trajecten-afgesloten",
        "trajecten-afgesloten/onbekend",
        *(f"afsluitreden-aandeel/{reason}" for reason in reasons),
        "individuele-hulp-leeftijd/fin/55-plus",
        "trajecten-volwassen/fin",
        "doelregistraties/fin",
        "doel-behaald/fin",
        "doel-behaald-aandeel/fin",
        "doelregistratie-dekking/fin",
        *(f"hulp-{what}-bekend/individueel-traject" for what in ("leeftijd", "hoofddomein")),
        *(
            f"hulp-{what}-bekend-aandeel/individueel-traject"
            for what in ("leeftijd", "gebied", "hoofddomein")
        ),
        "hulp-tijdig-vastgelegd/individueel-traject",
        "hulp-tijdig-vastgelegd-aandeel/individueel-traject",
        "startmeting-bekend-aandeel/individueel-traject",
        "eindmeting-bekend-aandeel",
    }


def test_only_approved_texts_of_the_period_are_published(furnish: Furnish) -> None:
    texts = [
        text(),
        text(plaats="citaat", tekst="Nog niet goedgekeurd.", akkoord=False),
        text(periode="2021", tekst="Van een ander jaar."),
        text(thema="elders", tekst="Van een ander thema."),
        text(plaats="impact", tekst="Het helpt."),
        text(thema="algemeen", titel="Vooraf", onderwerp="eropaf", tekst="Van geen thema."),
    ]
    house = furnish({"tekst": texts})
    publish(house, ORG, "2022")
    found = read_release(house).texts
    told = ["Van geen thema.", "Wij gaan erop af.", "Het helpt."]
    assert [entry["tekst"] for entry in found] == told
    assert [(entry["thema"], entry["titel"], entry["onderwerp"]) for entry in found[:2]] == [
        ("", "Vooraf", "eropaf"),
        (THEME, None, None),
    ]
    assert found[1] == {
        "thema": THEME, "plaats": "werkwijze", "onderwerp": None, "doel": None, "titel": None,
        "tekst": "Wij gaan erop af.", "auteur": "redactie", "datum": "2023-03-01",
        "bestand": "werkwijze.md", "regel": 6,
    }  # fmt: skip


def test_the_register_names_everything_a_template_needs(furnish: Furnish) -> None:
    house = furnish(
        {
            "collectieve_activiteit": [
                activiteit("tweede", volgorde=2, themas=[THEME, "elders"]),
                activiteit("eerste", volgorde=1, pg_dimensies=None),
                activiteit("ander", volgorde=3, themas=["elders"]),
            ],
            "doel": [
                {"doel_id": "d2", "thema": THEME, "jaar": 2022, "nummer": 2, "tekst": "B"},
                {"doel_id": "d1", "thema": THEME, "jaar": 2022, "nummer": 1, "tekst": "A"},
                {"doel_id": "oud", "thema": THEME, "jaar": 2021, "nummer": 1, "tekst": "C"},
            ],
            "thema_netwerkpartner": [
                {"thema": THEME, "jaar": 2022, "partner": "Corporatie", "sector": "wonen"},
                {"thema": THEME, "jaar": 2022, "partner": "School", "sector": "onderwijs"},
            ],
            "bron": [{"bron_id": "cbs-2023", "naam": "Inkomen", "uitgever": "CBS", "jaar": 2023,
                      "url": None, "soort": "publicatie"}],
        }
    )  # fmt: skip
    publish(house, ORG, "2022")
    release = read_release(house)
    register = release.register
    assert [entry["id"] for entry in register["activiteiten"]] == ["eerste", "tweede"]
    assert register["activiteiten"][1]["themas"] == [THEME]
    assert [entry["tekst"] for entry in register["doelen"]] == ["A", "B"]
    assert [entry["partner"] for entry in register["partners"]] == ["School", "Corporatie"]
    assert register["bronnen"]["cbs-2023"]["uitgever"] == "CBS"
    assert register["gebieden"] == {"gemeente": "GM1234", "provincie": "PV20", "land": "NL"}
    assert register["periode"]["tot"] == "2022-12-31"
    assert register["themas"][THEME]["domeinen"] == ["FIN", "WO"]
    assert release.label("zrm_domein", "FIN") == "Financiën"
    assert release.label("gebied", "GM1234") == "Ergens"
    assert register["volgorde"]["gebied"] == ["GM1234", "PV20", "NL"]
    assert register["labels"].keys() == register["volgorde"].keys()
    assert release.profile.percentage_from == 20


def test_what_is_not_yet_approved_for_the_year_is_not_published(furnish: Furnish) -> None:
    goal = {"thema": THEME, "jaar": 2022, "nummer": 1}
    effort = {"thema": THEME, "jaar": 2022, "volgorde": 1, "categorie": "inzet_expertise"}
    partner = {"thema": THEME, "jaar": 2022, "sector": "wonen"}
    house = furnish(
        {
            "doel": [
                {**goal, "doel_id": "d1", "tekst": "Ja", "akkoord": True},
                {**goal, "doel_id": "d2", "tekst": "Leeg", "akkoord": None},
                {**goal, "doel_id": "d3", "tekst": "Nee", "akkoord": False},
            ],
            "inspanning": [
                {**effort, "inspanning_id": "i1", "tekst": "Ja", "akkoord": True},
                {**effort, "inspanning_id": "i2", "tekst": "Nee", "akkoord": False},
            ],
            "thema_netwerkpartner": [
                {**partner, "partner": "Ja", "akkoord": True},
                {**partner, "partner": "Nee", "akkoord": False},
            ],
        }
    )
    publish(house, ORG, "2022")
    release = read_release(house)
    assert [entry["tekst"] for entry in release.register["doelen"]] == ["Ja", "Leeg"]
    assert [entry["tekst"] for entry in release.register["inspanningen"]] == ["Ja"]
    assert [entry["partner"] for entry in release.register["partners"]] == ["Ja"]
    assert release.facts[f"{ORG}/2022/aantal-doelen/{THEME}"].number == 2


def test_the_register_holds_grants_without_amounts_and_the_agreed_vision(
    furnish: Furnish,
) -> None:
    line = {"jaar": 2022, "nodig": ["zien"], "doen": ["helpen"], "opbrengst": ["rust"]}
    grant = {"jaar": 2022, "soort": "eenmalig", "bedrag": 100, "tot": date(2022, 12, 31)}
    house = furnish(
        {
            "visieschema": [
                {**line, "regel_id": "v2", "volgorde": 2, "akkoord": None},
                {**line, "regel_id": "v1", "volgorde": 1, "akkoord": True, "doen": ["eerst"]},
                {**line, "regel_id": "v3", "volgorde": 3, "akkoord": False},
                {**line, "regel_id": "v4", "volgorde": 4, "jaar": 2021},
            ],
            "subsidie": [{**grant, "subsidie_id": "extra", "van": date(2022, 4, 1)}],
        },
        SETTINGS.replace("  monitor:\n", "  monitor:\n    toplijsten: {problematiek: 24}\n"),
    )
    publish(house, ORG, "2022")
    register = read_release(house).register
    assert [entry["doen"] for entry in register["visieschema"]] == [["eerst"], ["helpen"]]
    assert register["subsidies"] == [
        {
            "id": "extra", "soort": "eenmalig", "van": "2022-04-01", "tot": "2022-12-31",
            "toelichting": None,
        }
    ]  # fmt: skip
    assert register["toplijsten"] == {"problematiek": 24}


def test_an_unknown_period_names_those_that_exist(furnish: Furnish) -> None:
    with pytest.raises(UsageError) as caught:
        publish(furnish(), ORG, "2019")
    assert "2021, 2022" in caught.value.remedy


def test_an_unknown_organisation_names_those_that_exist(furnish: Furnish) -> None:
    with pytest.raises(UsageError) as caught:
        publish(furnish(), "elders", "2022")
    assert ORG in caught.value.remedy


def test_without_ingested_data_the_remedy_is_make(furnish: Furnish) -> None:
    house = furnish()
    house.database(ORG).unlink()
    with pytest.raises(UsageError) as caught:
        publish(house, ORG, "2022")
    assert "make" in caught.value.remedy
    assert caught.value.place == f"data/processed/{ORG}/registraties.duckdb"


def test_a_database_of_another_version_is_refused(furnish: Furnish) -> None:
    house = furnish()
    house.database(ORG).unlink()
    duckdb.connect(str(house.database(ORG))).close()
    with pytest.raises(DataRefused):
        publish(house, ORG, "2022")
    house.database(ORG).write_text("dit is geen database", encoding="utf-8")
    with pytest.raises(DataRefused):
        publish(house, ORG, "2022")


def test_the_open_profile_is_refused_for_real_data(furnish: Furnish) -> None:
    house = furnish(many(3), SETTINGS.replace("gegevens: voorbeeld", "gegevens: echt"))
    with pytest.raises(ProtectionRefused):
        publish(house, ORG, "2022", "bron")
    assert not house.public(ORG, "2022").exists(), "nothing is written before the refusal"
    assert publish(house, ORG, "2022").profile == "standaard"
