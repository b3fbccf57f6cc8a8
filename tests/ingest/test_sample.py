# ruff: noqa: S608  the SQL of these tests is written here, nothing comes from outside
"""The sample delivery: reproducible, synthetic, and yielding the published figures of 2022."""

import json
import re
import subprocess
import sys
from decimal import Decimal
from importlib.resources import files

import duckdb
import pytest
from frictionless import Dialect, Resource, Schema, system
from frictionless.formats import CsvControl

from pipeline.contract import load_tables
from pipeline.facts import round_half_away
from pipeline.ingest import ingest
from pipeline.ingest.delivery import table_of
from pipeline.paths import House, find_house

ORG = "de-schans"
REPOSITORY = find_house()
RUNS = """t.start_datum <= DATE '2022-12-31'
    AND (t.eind_datum IS NULL OR t.eind_datum >= DATE '2022-01-01')"""


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    folder = tmp_path_factory.mktemp("monster")
    house = House(folder / "huis")
    house.raw.mkdir(parents=True)
    house.delivery(ORG).symlink_to(REPOSITORY.delivery(ORG))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FEITENWERK_SLEUTELMAP", str(folder / "sleutels"))
        intake = ingest(house, ORG)
    assert intake.refused == 0
    with duckdb.connect(str(house.database(ORG)), read_only=True) as connection:
        yield connection


def ask(database, sql):
    return dict(database.execute(sql).fetchall())


def test_the_generator_writes_the_committed_files_byte_for_byte(tmp_path):
    command = [sys.executable, "-m", "data.voorbeelddata", str(tmp_path)]
    subprocess.run(command, check=True, cwd=REPOSITORY.root)
    committed = REPOSITORY.raw
    made = {p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    kept = {p.relative_to(committed): p.read_bytes() for p in committed.rglob("*") if p.is_file()}
    assert made.keys() == kept.keys()
    assert [str(path) for path in made if made[path] != kept[path]] == []
    assert sum(len(content) for content in made.values()) < 4_000_000


def test_help_by_domain_is_as_published_and_mostly_advice(database):
    rows = database.execute(
        f"""SELECT h.zrm_domein, t.vorm, count(*) FROM traject t
        JOIN traject_hoofddomein h USING (traject_id) WHERE {RUNS} GROUP BY ALL"""
    ).fetchall()
    help_given = {(domain, form): number for domain, form, number in rows}
    for domain, total in {"FIN": 792, "MP": 168, "WO": 135}.items():
        forms = {f: n for (d, f), n in help_given.items() if d == domain}
        assert sum(forms.values()) == total
        assert max(forms, key=lambda form: forms[form]) == "info_advies"
    assert sum(n for (domain, _), n in help_given.items() if domain == "GG") == 786
    individual = {"MP": 26, "GG": 518, "SN": 74, "HR": 195}
    assert {d: help_given[d, "individueel_traject"] for d in individual} == individual
    for domain in ("SN", "TB", "MG"):
        forms = {f: n for (d, f), n in help_given.items() if d == domain}
        assert max(forms, key=lambda form: forms[form]) == "info_advies"


def test_help_for_mental_health_divides_over_ages_as_the_consistent_reading_has_it(database):
    young = ask(
        database,
        f"""SELECT t.vorm, count(*) FROM traject t JOIN traject_hoofddomein h USING (traject_id)
        WHERE {RUNS} AND h.zrm_domein = 'GG' AND leeftijd_bij_start < 18 GROUP BY 1""",
    )
    assert young["individueel_traject"] == 214
    assert sum(young.values()) == 342


def test_those_who_reached_a_goal_are_as_many_people_as_trajecten(database):
    for domain, pairs, reached in (("GG", 274, 174), ("SN", 35, 22)):
        found = database.execute(
            f"""SELECT count(*), count(DISTINCT inwoner_pid),
                count(DISTINCT inwoner_pid) FILTER (e.score >= d.score)
            FROM traject t JOIN zrm_meting d USING (traject_id) JOIN zrm_meting e
                ON e.traject_id = d.traject_id AND e.zrm_domein = d.zrm_domein AND e.soort = 'eind'
            WHERE d.soort = 'doel' AND d.zrm_domein = '{domain}'
                AND t.leeftijd_bij_start >= 18 AND {RUNS}"""
        ).fetchone()
        assert found == (pairs, pairs, reached)


def test_help_that_ended_before_or_began_after_the_year_is_there_and_does_not_count(database):
    outside = ask(
        database, f"SELECT year(start_datum), count(*) FROM traject t WHERE NOT ({RUNS}) GROUP BY 1"
    )
    assert outside.keys() == {2019, 2020, 2021, 2023}
    assert outside[2023] == 8
    assert min(outside[2020], outside[2021]) > 1000
    carried = (
        f"SELECT 1, count(*) FROM traject t WHERE {RUNS} AND start_datum < '2022-01-01' GROUP BY 1"
    )
    assert ask(database, carried)[1] > 50


def test_the_largest_age_group_is_the_published_one_and_every_group_is_reached(database):
    rows = database.execute(
        f"""SELECT h.zrm_domein, CASE WHEN leeftijd_bij_start < 18 THEN '0-17'
            WHEN leeftijd_bij_start < 27 THEN '18-26'
            WHEN leeftijd_bij_start < 55 THEN '27-54' ELSE '55-plus' END AS groep, count(*)
        FROM traject t JOIN traject_hoofddomein h USING (traject_id) WHERE {RUNS} GROUP BY ALL"""
    ).fetchall()
    for domain in ("FIN", "MP", "WO", "SN", "HR"):
        groups = {group: number for d, group, number in rows if d == domain}
        assert max(groups, key=lambda group: groups[group]) == "27-54"
        assert len(groups) == 4
        assert min(groups.values()) >= 5
    mental = {group: number for d, group, number in rows if d == "GG"}
    assert max(mental, key=lambda group: mental[group]) == "0-17"


def test_goals_are_reached_as_published(database):
    found = database.execute(
        f"""SELECT d.zrm_domein, count(*), count(*) FILTER (e.score >= d.score)
        FROM traject t JOIN zrm_meting d USING (traject_id) JOIN zrm_meting e
            ON e.traject_id = d.traject_id AND e.zrm_domein = d.zrm_domein AND e.soort = 'eind'
        WHERE d.soort = 'doel' AND t.leeftijd_bij_start >= 18 AND {RUNS} GROUP BY ALL"""
    ).fetchall()
    pairs = {domain: (number, reached) for domain, number, reached in found}
    published = {
        "FIN": (133, 78), "MP": (12, 4), "GG": (274, 174), "SN": (35, 22), "TB": (27, 14),
        "HR": (111, 56), "OSEO": (31, 21),
    }  # fmt: skip
    assert {domain: pairs[domain] for domain in published} == published
    assert pairs["WO"][0] == 2 * pairs["WO"][1]
    assert round_half_away(Decimal(7800) / 133) == 59


@pytest.mark.parametrize(
    ("domains", "first_in", "lead", "first_out"),
    [
        (("FIN", "MP", "WO"), "gemeente_afdeling", 3,
         ["kredietbank", "vrijwilligersorganisatie", "wmo_team"]),
        (("GG", "SN", "TB", "MG"), "huisarts", 3, ["ggz"]),
        (("HR", "OSEO"), "jeugd_team", 1.5, ["jeugd_team"]),
        (("MP", "SN"), "gemeente_afdeling", 1, ["ggz", "huisarts", "gemeente_afdeling"]),
    ],
)  # fmt: skip
def test_referrals_lead_where_the_publication_says(database, domains, first_in, lead, first_out):
    def parties(direction):
        return ask(
            database,
            f"""SELECT v.partij, count(*) AS n
            FROM doorverwijzing v JOIN traject t USING (traject_id)
            WHERE richting = '{direction}' AND t.vorm = 'individueel_traject'
                AND {RUNS} AND year(v.datum) = 2022 AND EXISTS (
                    SELECT 1 FROM traject_hoofddomein h
                    WHERE h.traject_id = t.traject_id AND h.zrm_domein IN {domains})
            GROUP BY 1 ORDER BY n DESC""",
        )

    incoming, outgoing = parties("in"), parties("uit")
    first, second, *_ = incoming.values()
    assert next(iter(incoming)) == first_in
    assert first >= lead * second
    assert list(outgoing)[: len(first_out)] == first_out
    assert sum(1 <= n < 5 for n in incoming.values()) >= 2
    assert sum(1 <= n < 5 for n in outgoing.values()) >= 1


def test_meetings_and_means_are_as_published(database):
    rows = database.execute(
        """SELECT activiteit_id, count(*), sum(aantal_inwoners), count(aantal_inwoners)
        FROM bijeenkomst WHERE year(datum) = 2022 AND NOT clientoverleg GROUP BY ALL"""
    ).fetchall()
    assert {a: (n, int(round_half_away(Decimal(int(s)) / c))) for a, n, s, c in rows} == {
        "walk-en-talk": (1, 27),
        "ontmoetingsplekken": (62, 15),
        "lotgenotencontact": (5, 5),
        "grip-en-glans": (13, 4),
        "weerbaarheids-en-faalangsttraining": (128, 10),
        "meidenwerk": (17, 4),
        "dappere-dinos": (29, 5),  # printed as "4-5"; 4.5 rounded
        "jes-training": (7, 3),
        "buurtwerk": (51, 5),
        "mijn-positief-budget": (6, 6),
        "buurtbakkies": (69, 13),
        "ieder-kind-telt-mee": (7, 31),
        "route-rubicon": (7, 52),
    }


def test_cards_say_what_was_published(database):
    rows = database.execute(
        "SELECT naam, aard, bereik_status FROM collectieve_activiteit ORDER BY volgorde"
    ).fetchall()
    assert rows == [
        ("Walk en Talk", "preventief_en_curatief", "gemeten"),
        ("Ontmoetingsplekken", "preventief_en_curatief", "gemeten"),
        ("Lotgenotencontact", "curatief", "gemeten"),
        ("Grip en Glans", "preventief_en_curatief", "gemeten"),
        ("Voorlichting middelengebruik", "preventief", "niet_beschikbaar"),
        ("Weerbaarheids- en faalangsttraining", "preventief_en_curatief", "gemeten"),
        ("Meidenwerk", "preventief_en_curatief", "gemeten"),
        ("Dappere Dino’s", "preventief_en_curatief", "gemeten"),
        ("!Jes-training", "preventief_en_curatief", "gemeten"),
        ("Voorlichting op scholen", "preventief_en_curatief", "niet_beschikbaar"),
        ("ScheidingsATLAS", "preventief_en_curatief", "start_later"),
        ("GO!Noord", "preventief_en_curatief", "niet_beschikbaar"),
        ("Buurtwerk", "preventief_en_curatief", "gemeten"),
        ("Cultuurcoach", "preventief", "niet_beschikbaar"),
        ("Mijn positief budget", "vooral_preventief", "gemeten"),
        ("Belastingspreekuren", "preventief_en_curatief", "niet_beschikbaar"),
        ("Buurtbakkies", "preventief", "gemeten"),
        ("Pilot Vroegsignalering", "preventief", "per_maand"),
        ("Van arm naar beter", "preventief_en_curatief", "niet_beschikbaar"),
        ("Ieder kind telt mee", "preventief", "gemeten"),
        ("Route Rubicon", "preventief_en_curatief", "gemeten"),
    ]
    strength = database.execute(
        """SELECT s.activiteit_id, round(avg(s.score)), round(avg(e.score)), count(*)
        FROM groep_kracht s JOIN groep_kracht e USING (activiteit_id, groep_id)
        WHERE s.soort = 'start' AND e.soort = 'eind' AND s.datum <> e.datum
        GROUP BY 1 ORDER BY 1"""
    ).fetchall()
    assert strength == [
        ("dappere-dinos", 1, 5, 1),
        ("ieder-kind-telt-mee", 3, 3, 1),
        ("jes-training", 1, 2, 1),
        ("lotgenotencontact", 2, 2, 1),
        ("mijn-positief-budget", 2, 4, 1),
        ("ontmoetingsplekken", 4, 5, 1),
        ("route-rubicon", 3, 1, 1),
        ("weerbaarheids-en-faalangsttraining", 2, 3, 3),
    ]
    reported = "SELECT indicator, waarde FROM opgegeven_feit"
    assert ask(database, reported) == {
        "meldingen-per-maand": 50,
        "buurtbewoners-gesproken": 500,
        "buurtbewoners-actief": 100,
        "basisscholen-informatietasjes": 7,
        "medewerkers-schip-training": 4,
        "meldingen-eenzame-inwoners": 5,
        "focusgroepen": 5,
    }


def test_the_pilot_counts_as_published(database):
    runs = RUNS.replace("t.", "")
    kinds = ask(database, f"SELECT soort, count(*) FROM dienst_traject WHERE {runs} GROUP BY 1")
    total = sum(kinds.values())
    assert total == 136
    assert round_half_away(Decimal(100 * kinds["kindgesprek"]) / total) == 15
    assert Decimal("0.45") < Decimal(kinds["gesprek_ouders"]) / total < Decimal("0.5")
    before = f"SELECT 1, count(*) FROM dienst_traject WHERE {runs} AND start_datum < '2022-01-01'"
    assert ask(database, f"{before} GROUP BY 1") == {1: 25}
    sources = ask(
        database,
        f"""SELECT aanmelder, count(*) AS n FROM dienst_traject WHERE {runs} GROUP BY 1
        ORDER BY n DESC""",
    )
    assert list(sources)[:2] == ["zelf", "jeugd_team"]
    assert Decimal("0.25") < Decimal(sources["jeugd_team"]) / total < Decimal("0.28")


def test_every_year_has_help_of_every_form_and_more_than_the_year_before(database):
    found = {}
    for year in (2020, 2021, 2022):
        runs = RUNS.replace("2022", str(year))
        rows = database.execute(
            f"""SELECT h.zrm_domein, t.vorm, count(*) FROM traject t
            JOIN traject_hoofddomein h USING (traject_id) WHERE {runs} GROUP BY ALL"""
        ).fetchall()
        found[year] = {(domain, form): number for domain, form, number in rows}
    assert found[2020].keys() == found[2021].keys() == found[2022].keys()
    for domain in ("FIN", "GG", "SN", "HR", "MP", "WO", "TB", "OSEO"):
        totals = [sum(n for (d, _), n in found[y].items() if d == domain) for y in found]
        assert totals == sorted(totals)


def test_published_context_points_at_its_source_and_all_else_at_the_example(database):
    rows = database.execute(
        """SELECT indicator, gebied_id, e.jaar, waarde, b.soort FROM externe_indicator e
        JOIN bron b USING (bron_id) WHERE b.soort <> 'voorbeeld' ORDER BY ALL"""
    ).fetchall()
    assert [(i, g, j, float(w)) for i, g, j, w, _ in rows] == [
        ("eenzaamheid", "GM1969", 2020, 28),
        ("hoog-risico-angst-depressie", "GM1969", 2020, 5),
        ("hoog-risico-angst-depressie", "NL", 2020, 6),
        ("hoog-risico-angst-depressie", "PV20", 2020, 6),
        ("huishoudens-bijstand", "GM1969", 2022, 3.7),
        ("huishoudens-bijstand", "NL", 2022, 5.7),
        ("huishoudens-bijstand-aantal", "GM1969", 2022, 1050),
        ("huishoudens-laag-inkomen", "GM1969", 2016, 5.7),
        ("huishoudens-laag-inkomen", "GM1969", 2021, 4.4),
        ("huishoudens-laag-inkomen-aantal", "GM1969", 2021, 1200),
        ("huishoudens-langdurig-laag-inkomen-aantal", "GM1969", 2021, 500),
        ("jongeren-risico-scherm", "GM1969", 2021, 3),
        ("kinderen-laag-inkomen", "GM1969", 2021, 4.1),
        ("kinderen-laag-inkomen-aantal", "GM1969", 2021, 500),
        ("kinderen-langdurig-laag-inkomen", "GM1969", 2021, 1.8),
        ("kinderen-langdurig-laag-inkomen-aantal", "GM1969", 2021, 200),
        ("leefbaarheid-klasse", "GM1969", 2020, 7),
        ("meldingen-huiselijk-geweld", "GM1969", 2021, 4.4),
        ("moeite-met-rondkomen", "GM1969", 2020, 8.5),
        ("regie-eigen-leven", "GM1969", 2020, 93),
    ]


HIGHER = {("jongeren-middelengebruik", "alcohol"), ("regie-eigen-leven", None)}
LIKE_COUNTRY = {
    ("jongeren-middelengebruik", "wiet"),
    ("jongeren-risico-scherm", "gamen"),
    ("jongeren-risico-scherm", "sociale_media"),
}


def test_the_municipality_compares_to_province_and_country_as_the_publication_says(database):
    rows = database.execute(
        """SELECT indicator, jaar, uitsplitsing, map(list(gebied_id), list(waarde))
        FROM externe_indicator WHERE eenheid IN ('%', 'per_1000') GROUP BY ALL
        HAVING count(DISTINCT gebied_id) = 3"""
    ).fetchall()
    assert len(rows) > 20
    for indicator, _, part, values in rows:
        own, province, country = (values[area] for area in ("GM1969", "PV20", "NL"))
        if (indicator, part) in HIGHER:
            assert own > max(province, country)
        elif (indicator, part) in LIKE_COUNTRY:
            assert own == country < province
        else:
            assert own < min(province, country)


def test_divorces_went_down_and_no_neighbourhood_is_insufficient(database):
    for who in ("mannen", "vrouwen"):
        years = ask(
            database,
            f"""SELECT jaar, waarde FROM externe_indicator
            WHERE indicator = 'scheidende-{who}' AND gebied_id = 'GM1969'""",
        )
        assert min(years) == 2019, "the municipality exists since then"
        assert years[2021] < min(years[2019], years[2020])
    classes = database.execute(
        """SELECT count(*), min(waarde) FROM externe_indicator JOIN gebied g USING (gebied_id)
        WHERE indicator = 'leefbaarheid-klasse' AND g.soort = 'buurt'"""
    ).fetchone()
    assert classes is not None
    assert classes[0] > 20
    assert classes[1] > 3
    signs = ask(
        database,
        """SELECT uitsplitsing, sign(waarde) FROM externe_indicator
        WHERE indicator = 'leefbaarheid-afwijking'""",
    )
    assert [part for part, sign in signs.items() if sign < 0] == ["voorzieningen"]


def test_the_municipality_reintegrates_at_work_and_the_others_by_training(database):
    for area, kind in (
        ("GM1969", "jobcoach_begeleiding"),
        ("PV20", "training_cursus_opleiding"),
        ("NL", "training_cursus_opleiding"),
    ):
        found = ask(
            database,
            f"""SELECT uitsplitsing, waarde FROM externe_indicator
            WHERE indicator = 're-integratievoorzieningen' AND gebied_id = '{area}'""",
        )
        assert max(found, key=lambda item: found[item]) == kind
    # the least used provision in the municipality is the most used one elsewhere
    municipal = ask(
        database,
        """SELECT uitsplitsing, waarde FROM externe_indicator
        WHERE indicator = 're-integratievoorzieningen' AND gebied_id = 'GM1969'""",
    )
    assert min(municipal, key=lambda item: municipal[item]) == "training_cursus_opleiding"


NUMBER_WORDS = (
    "nul|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|honderd|duizend|"
    "half|helft|kwart|derde|dubbel"
)


def test_texts_hold_no_number_in_figures_or_words(database):
    texts = database.execute(
        """SELECT tekst FROM tekst UNION ALL SELECT beschrijving FROM collectieve_activiteit
        UNION ALL SELECT tekst FROM doel UNION ALL SELECT tekst FROM inspanning"""
    ).fetchall()
    for (text,) in texts:
        plain = text.replace("{jaar}", "")
        assert not re.search(r"\d", plain), text
        assert not re.search(rf"\b({NUMBER_WORDS})\b", plain, re.IGNORECASE), text


def test_every_goal_has_an_explanation_and_every_place_a_text(database):
    goals = ask(database, "SELECT thema, count(*) FROM doel GROUP BY 1")
    assert sorted(goals.values()) == [2, 3, 5, 7]
    for theme, number in goals.items():
        places = ask(
            database,
            f"SELECT plaats, count(*) FROM tekst WHERE akkoord AND thema = '{theme}' GROUP BY 1",
        )
        once = dict.fromkeys(("inleiding", "werkwijze", "citaat", "expertise", "impact"), 1)
        assert places == {**once, "duiding": number}
    assert ask(database, "SELECT doel_id, thema FROM doel") == ask(
        database, "SELECT doel_id, thema FROM tekst WHERE doel_id IS NOT NULL"
    )


def test_a_person_may_have_several_trajecten_and_a_traject_two_domains(database):
    def most(table, column):
        return database.execute(
            f"""SELECT max(n) FROM (SELECT count(*) AS n FROM {table}
            WHERE {column} IS NOT NULL GROUP BY {column})"""
        ).fetchone()[0]

    assert most("traject", "inwoner_pid") >= 2
    assert most("traject_hoofddomein", "traject_id") == 2


DELIVERED = sorted(REPOSITORY.raw.glob("*/tabellen/*.csv"))


@pytest.mark.parametrize("path", DELIVERED, ids=lambda p: f"{p.parts[-3]}-{p.stem}")
def test_the_sample_is_valid_for_any_reader_of_table_schemas(path):
    schema = files("pipeline.contract") / "tabellen" / f"{table_of(path.stem, load_tables())}.json"
    descriptor = json.loads(schema.read_text("utf-8"))
    descriptor.pop("foreignKeys")  # other files; checked by ingest
    with system.use_context(trusted=True):
        resource = Resource(
            path=str(path),
            schema=Schema.from_descriptor(descriptor),
            dialect=Dialect(controls=[CsvControl(delimiter=";")]),
        )
        report = resource.validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])[:5]
