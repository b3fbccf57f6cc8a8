"""What the indicators count, on databases small enough to count by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from pipeline.errors import DataRefused
from pipeline.facts import Origin, Status
from pipeline.indicators import Period, Scope
from tests.indicators.conftest import Compute
from tests.indicators.registraties import (
    THEME,
    activiteit,
    bijeenkomst,
    domein,
    many,
    meting,
    traject,
)

KEPT = {"traject": "individuele-hulp", "zrm_meting": "doelregistraties",
        "doorverwijzing": "verwijzingen-in"}  # fmt: skip


def test_what_an_organisation_does_not_register_has_no_count_and_no_zero(numbers: Compute) -> None:
    """Nothing registered is not nothing done."""
    empty = numbers()
    for name in (*KEPT.values(), "doel-behaald-aandeel", "individuele-hulp-leeftijd"):
        assert empty.cubes[name].cells == (), name
    ours = {"zrm-domeinen", "aantal-themas"}  # counted in the contract and the configuration
    assert all(
        cell.value in (0, None)
        for name, cube in empty.cubes.items()
        for cell in cube.cells
        if name not in ours
    )


def test_what_it_registers_but_did_not_do_in_the_period_is_zero(numbers: Compute) -> None:
    before = {"start_datum": date(2019, 1, 1), "eind_datum": date(2019, 2, 1)}
    referral = {"verwijzing_id": "v", "traject_id": "t1", "richting": "in", "partij": "huisarts",
                "datum": date(2019, 1, 1)}  # fmt: skip
    found = numbers(
        {
            "traject": [traject(1, **before)],
            "traject_hoofddomein": [domein(1)],
            "zrm_meting": [meting(1, "start", 2, datum=date(2019, 1, 1))],
            "doorverwijzing": [referral],
        }
    )
    assert found.value("individuele-hulp", domein="FIN") == 0
    assert found.value("individuele-hulp", domein="WO", vorm="info_advies") == 0
    assert found.value("doelregistraties", domein="FIN") == 0
    assert found.value("verwijzingen-in", thema=THEME) == 0
    share = found.cell("doel-behaald-aandeel", domein="FIN")
    assert share is not None
    assert share.status is Status.NOT_AVAILABLE, "a share of nothing is no number"


@pytest.mark.parametrize(
    ("start", "end", "counts"),
    [
        (date(2021, 11, 1), date(2022, 1, 1), 1),
        (date(2021, 11, 1), date(2021, 12, 31), 0),
        (date(2022, 12, 31), None, 1),
        (date(2023, 1, 1), None, 0),
        (date(2020, 1, 1), date(2024, 1, 1), 1),
        (date(2020, 1, 1), None, 1),
    ],
)
def test_a_traject_counts_when_it_ran_in_the_period(
    numbers: Compute, start: date, end: date | None, counts: int
) -> None:
    rows = {
        "traject": [traject(1, start_datum=start, eind_datum=end)],
        "traject_hoofddomein": [domein(1)],
    }
    assert numbers(rows).value("individuele-hulp", domein="FIN") == counts


def test_a_half_year_counts_only_what_ran_in_it(numbers: Compute, scope: Scope) -> None:
    rows = many(3, start_datum=date(2022, 9, 1), eind_datum=None)
    first = replace(scope, period=Period.parse("2022-H1"))
    second = replace(scope, period=Period.parse("2022-H2"))
    assert numbers(rows, first).value("individuele-hulp", domein="FIN") == 0
    assert numbers(rows, second).value("individuele-hulp", domein="FIN") == 3


def test_a_traject_with_two_main_domains_counts_in_both(numbers: Compute) -> None:
    rows = {
        "traject": [traject(1)],
        "traject_hoofddomein": [domein(1, "FIN"), domein(1, "WO"), domein(1, "SN")],
    }
    found = numbers(rows)
    assert found.value("individuele-hulp", domein="FIN") == 1
    assert found.value("individuele-hulp", domein="WO") == 1
    assert found.cell("individuele-hulp", domein="SN") is None, "SN is not reported on"


def test_forms_add_up_to_the_total_of_a_domain(numbers: Compute) -> None:
    rows = {
        "traject": [
            traject(1),
            traject(2, vorm="leun_en_steun"),
            traject(3, vorm="info_advies", inwoner_pid=None, leeftijd_bij_start=None),
        ],
        "traject_hoofddomein": [domein(n) for n in (1, 2, 3)],
    }
    found = numbers(rows)
    assert found.value("individuele-hulp", domein="FIN") == 3
    assert found.value("individuele-hulp", domein="FIN", vorm="info_advies") == 1


@pytest.mark.parametrize(
    ("age", "group"),
    [(0, "0-17"), (17, "0-17"), (18, "18-26"), (26, "18-26"), (27, "27-54"), (54, "27-54"),
     (55, "55-plus"), (101, "55-plus")],
)  # fmt: skip
def test_every_age_falls_in_one_group(numbers: Compute, age: int, group: str) -> None:
    found = numbers(many(1, leeftijd_bij_start=age))
    ages = found.cubes["individuele-hulp-leeftijd"].cells
    counted = {dict(c.dimensions)["leeftijdsgroep"] for c in ages if c.value}
    assert counted == {group}


def test_an_unknown_age_is_in_no_age_group(numbers: Compute) -> None:
    found = numbers(many(2, leeftijd_bij_start=None))
    assert found.value("individuele-hulp", domein="FIN") == 2
    assert not any(c.value for c in found.cubes["individuele-hulp-leeftijd"].cells)


def test_a_goal_is_reached_when_the_end_score_is_at_least_the_goal(numbers: Compute) -> None:
    rows: dict[str, list[dict[str, Any]]] = {
        "traject": [traject(n) for n in range(6)] + [traject(9, leeftijd_bij_start=17)],
        "traject_hoofddomein": [domein(n) for n in (0, 1, 2, 3, 4, 5, 9)],
        "zrm_meting": [
            meting(0, "doel", 3), meting(0, "eind", 3),
            meting(1, "doel", 3), meting(1, "eind", 5),
            meting(2, "doel", 4), meting(2, "eind", 3),
            meting(3, "doel", 4),
            meting(4, "eind", 5), meting(4, "start", 1),
            meting(9, "doel", 3), meting(9, "eind", 5),
        ],
    }  # fmt: skip
    found = numbers(rows)
    assert found.value("trajecten-volwassen", domein="FIN") == 6
    assert found.value("doelregistraties", domein="FIN") == 3
    assert found.value("doel-behaald", domein="FIN") == 2
    assert found.value("doel-niet-behaald", domein="FIN") == 1
    assert found.value("doel-behaald-aandeel", domein="FIN") == Fraction(200, 3)
    assert found.value("doelregistratie-dekking", domein="FIN") == 50


def test_scores_after_the_period_are_not_known_yet(numbers: Compute) -> None:
    rows = {
        "traject": [traject(1, eind_datum=date(2023, 3, 1))],
        "traject_hoofddomein": [domein(1)],
        "zrm_meting": [meting(1, "doel", 3), meting(1, "eind", 4, datum=date(2023, 3, 1))],
    }
    assert numbers(rows).value("doelregistraties", domein="FIN") == 0


def test_scores_on_another_domain_do_not_count(numbers: Compute) -> None:
    rows = {
        "traject": [traject(1)],
        "traject_hoofddomein": [domein(1)],
        "zrm_meting": [meting(1, "doel", 3), meting(1, "eind", 4, zrm_domein="WO")],
    }
    found = numbers(rows)
    assert found.value("doelregistraties", domein="FIN") == 0
    assert found.value("doelregistraties", domein="WO") == 0


def test_referrals_count_once_per_theme_by_the_day_they_were_made(numbers: Compute) -> None:
    def referral(number: int, traject_id: str, **changes: Any) -> dict[str, Any]:
        return {
            "verwijzing_id": f"v{number}", "traject_id": traject_id, "richting": "in",
            "partij": "huisarts", "datum": date(2022, 1, 10), **changes,
        }  # fmt: skip

    rows = {
        "traject": [
            traject(1),
            traject(2, vorm="leun_en_steun"),
            traject(3, start_datum=date(2021, 5, 1)),
        ],
        "traject_hoofddomein": [domein(1), domein(1, "WO"), domein(2), domein(3)],
        "doorverwijzing": [
            referral(1, "t1"),
            referral(2, "t1", richting="uit", partij="ggz"),
            referral(3, "t2"),
            referral(4, "t3", datum=date(2021, 5, 1)),
            referral(5, "t3", partij="uwv"),
        ],
    }
    found = numbers(rows)
    assert found.value("verwijzingen-in", thema=THEME) == 2
    assert found.value("verwijzingen-in", thema=THEME, partij="huisarts") == 1
    assert found.value("verwijzingen-in", thema=THEME, partij="uwv") == 1
    assert found.value("verwijzingen-uit", thema=THEME) == 1
    assert found.cell("verwijzingen-uit", thema=THEME, partij="huisarts") is None


def test_meetings_about_a_client_are_no_collective_reach(numbers: Compute) -> None:
    rows = {
        "collectieve_activiteit": [activiteit("soep"), activiteit("elders", themas=["anders"])],
        "bijeenkomst": [
            bijeenkomst(1, "soep", 6),
            bijeenkomst(2, "soep", 7),
            bijeenkomst(3, "soep", None),
            bijeenkomst(4, "soep", 90, clientoverleg=True),
            bijeenkomst(5, "soep", 90, datum=date(2023, 1, 1)),
            bijeenkomst(6, "elders", 9),
        ],
    }
    found = numbers(rows)
    assert found.value("bijeenkomsten", activiteit="soep") == 3
    assert found.value("deelnemers-gemiddeld", activiteit="soep") == Fraction(13, 2)
    assert found.cell("bijeenkomsten", activiteit="elders") is None


def test_a_measured_activity_without_meetings_had_zero(numbers: Compute) -> None:
    found = numbers({"collectieve_activiteit": [activiteit("soep")]})
    assert found.value("bijeenkomsten", activiteit="soep") == 0
    assert found.cell("deelnemers-gemiddeld", activiteit="soep") is None


def test_the_sign_of_an_activity_comes_from_its_status(numbers: Compute) -> None:
    rows = {
        "collectieve_activiteit": [
            activiteit("geen", bereik_status="niet_beschikbaar"),
            activiteit("later", bereik_status="start_later", start_jaar=2023),
            activiteit("begonnen", bereik_status="start_later", start_jaar=2022),
            activiteit("maand", bereik_status="per_maand"),
        ],
        "bijeenkomst": [bijeenkomst(1, "geen", 9), bijeenkomst(2, "begonnen", 9)],
    }
    found = numbers(rows)
    cells = {dict(c.dimensions)["activiteit"]: c for c in found.cubes["bijeenkomsten"].cells}
    assert {name: cell.status for name, cell in cells.items()} == {
        "geen": Status.NOT_AVAILABLE,
        "later": Status.STARTS_LATER,
        "begonnen": Status.VISIBLE,
    }
    assert cells["geen"].value is None
    assert cells["begonnen"].value == 1
    missing = found.cell("meldingen-per-maand", activiteit="maand")
    assert missing is not None
    assert missing.status is Status.NOT_AVAILABLE


def test_the_strength_of_a_group_needs_two_days(numbers: Compute) -> None:
    def kracht(groep: str, soort: str, score: int, day: date) -> dict[str, Any]:
        return {
            "activiteit_id": "soep", "groep_id": groep, "soort": soort, "score": score,
            "datum": day,
        }  # fmt: skip

    rows = {
        "collectieve_activiteit": [activiteit("soep")],
        "groep_kracht": [
            kracht("a", "start", 2, date(2022, 2, 1)), kracht("a", "eind", 4, date(2022, 5, 1)),
            kracht("b", "start", 3, date(2021, 9, 1)), kracht("b", "eind", 3, date(2022, 5, 1)),
            kracht("c", "start", 1, date(2022, 2, 1)), kracht("c", "eind", 5, date(2022, 2, 1)),
            kracht("d", "start", 1, date(2022, 2, 1)),
            kracht("e", "start", 1, date(2021, 2, 1)), kracht("e", "eind", 1, date(2021, 4, 1)),
        ],
    }  # fmt: skip
    found = numbers(rows)
    assert found.value("kracht-groepen", activiteit="soep") == 2
    assert found.value("kracht-start", activiteit="soep") == Fraction(5, 2)
    assert found.value("kracht-eind", activiteit="soep") == Fraction(7, 2)


def reported(name: str, **changes: Any) -> dict[str, Any]:
    return {
        "feit_id": f"f-{name}", "periode": "2022", "thema": THEME, "activiteit_id": None,
        "indicator": name, "omschrijving": "gesproken buurtbewoners", "waarde": Decimal(500),
        "eenheid": "inwoners", "bron_id": "opgave", "opgegeven_door_rol": "teamleider",
        "datum": date(2023, 1, 1), "akkoord": True, **changes,
    }  # fmt: skip


def test_reported_numbers_are_given_as_they_were_reported(numbers: Compute) -> None:
    rows = {
        "collectieve_activiteit": [activiteit("meldpunt", bereik_status="per_maand")],
        "opgegeven_feit": [
            reported("meldingen-per-maand", activiteit_id="meldpunt", waarde=Decimal(50)),
            reported("buurtbewoners-gesproken"),
            reported("scholen-bezocht", akkoord=False),
            reported("ouders-gesproken", periode="2021"),
            reported("tassen", waarde=Decimal(125), waarde_tot=Decimal(150)),
        ],
    }
    found = numbers(rows)
    monthly = found.cell("meldingen-per-maand", activiteit="meldpunt")
    assert monthly is not None
    assert (monthly.value, monthly.origin, monthly.source) == (50, Origin.REPORTED, "opgave")
    assert found.value("buurtbewoners-gesproken", thema=THEME) == 500
    assert found.cubes["buurtbewoners-gesproken"].indicator.unit == "inwoners"
    assert "scholen-bezocht" not in found.cubes, "not approved"
    assert "ouders-gesproken" not in found.cubes, "another period"
    bags = found.cell("tassen", thema=THEME)
    assert bags is not None
    assert bags.status is Status.AT_LEAST


def test_two_values_for_one_reported_number_are_refused(numbers: Compute) -> None:
    rows = {
        "opgegeven_feit": [
            reported("tassen", feit_id="f1"),
            reported("tassen", feit_id="f2", waarde=Decimal(3)),
        ]
    }
    with pytest.raises(DataRefused, match="twee keer"):
        numbers(rows)


def external(**changes: Any) -> dict[str, Any]:
    return {
        "indicator": "huishoudens-laag-inkomen", "gebied_id": "GM1234", "jaar": 2021,
        "bron_id": "cbs", "waarde": Decimal("4.4"), "eenheid": "%", "status": "definitief",
        **changes,
    }  # fmt: skip


def test_external_numbers_keep_their_source_and_precision(numbers: Compute) -> None:
    rows = {
        "bron": [
            {"bron_id": "cbs", "naam": "N", "uitgever": "C", "jaar": 2022, "soort": "publicatie"},
            {"bron_id": "cbs2", "naam": "N", "uitgever": "C", "jaar": 2023, "soort": "publicatie"},
            {"bron_id": "vb", "naam": "V", "uitgever": "-", "jaar": 2023, "soort": "voorbeeld"},
        ],
        "externe_indicator": [
            external(),
            external(bron_id="cbs2", waarde=Decimal("4.5")),
            external(gebied_id="NL", bron_id="vb"),
            external(gebied_id="BU0001"),
            external(jaar=2023),
            external(jaar=2020, waarde=None, symbool="."),
            external(jaar=2019, waarde=None, symbool="x"),
            external(
                indicator="huishoudens-laag-inkomen-aantal",
                eenheid="huishoudens", waarde=Decimal(1200), aantal_afgerond_op=100,
            ),
            external(
                indicator="re-integratievoorzieningen", eenheid="per_1000",
                uitsplitsing="beschut_werk", waarde=Decimal("1.2"),
            ),
        ],
    }  # fmt: skip
    found = numbers(rows)
    share = found.cell("huishoudens-laag-inkomen", gebied="GM1234", jaar="2021")
    assert share is not None
    assert (share.value, share.source) == (Fraction(9, 2), "cbs2"), "the newest publication counts"
    assert share.origin is Origin.EXTERNAL
    cells = found.cubes["huishoudens-laag-inkomen"].cells
    statuses = {(dict(c.dimensions)["gebied"], dict(c.dimensions)["jaar"]): c for c in cells}
    assert statuses["NL", "2021"].origin is Origin.EXAMPLE
    assert statuses["GM1234", "2020"].status is Status.NOT_AVAILABLE
    assert statuses["GM1234", "2019"].status is Status.SUPPRESSED
    assert len(cells) == 4, "no other areas, nothing later than the period"
    rounded = found.cell("huishoudens-laag-inkomen-aantal", gebied="GM1234", jaar="2021")
    assert rounded is not None
    assert rounded.status is Status.ROUNDED
    per_1000 = found.value(
        "re-integratievoorzieningen", gebied="GM1234", jaar="2021", soort="beschut_werk"
    )
    assert per_1000 == Fraction(6, 5), "a rate that is given is not multiplied again"


def service(**changes: Any) -> dict[str, Any]:
    return {
        "registratie_id": "d1", "dienst_id": "punt", "soort": "training", "aanmelder": "zelf",
        "start_datum": date(2022, 3, 1), "eind_datum": None, **changes,
    }  # fmt: skip


def test_a_service_counts_what_ran_and_says_what_began_before(numbers: Compute) -> None:
    rows = {
        "dienst": [
            {"dienst_id": "punt", "naam": "Punt", "themas": [THEME], "volgorde": 1},
            {"dienst_id": "elders", "naam": "Elders", "themas": ["ander"], "volgorde": 2},
        ],
        "dienst_traject": [
            service(),
            service(registratie_id="d2", start_datum=date(2021, 12, 31), soort="kindgesprek"),
            service(registratie_id="d3", aanmelder="huisarts", soort=None),
            service(registratie_id="d4", start_datum=date(2023, 1, 1)),
            service(
                registratie_id="d5", start_datum=date(2021, 1, 1), eind_datum=date(2021, 12, 31)
            ),
            service(registratie_id="d6", dienst_id="elders"),
        ],
    }
    found = numbers(rows)
    assert found.value("trajecten-dienst", dienst="punt") == 3
    assert found.value("trajecten-dienst", dienst="punt", begin="doorlopend") == 1
    assert found.value("trajecten-dienst", dienst="punt", begin="nieuw") == 2
    assert found.cell("trajecten-dienst", dienst="elders") is None, "not of a reported theme"
    assert found.value("trajecten-dienst-soort", dienst="punt") == 2, "where it is known"
    share = found.value("trajecten-dienst-soort-aandeel", dienst="punt", soort="training")
    assert share == 50
    assert found.value("aanmelders-dienst", dienst="punt", partij="huisarts") == 1
    share = found.value("aanmelders-dienst-aandeel", dienst="punt", partij="huisarts")
    assert share == Fraction(100, 3)


def test_goals_are_counted_per_theme_and_year(numbers: Compute) -> None:
    goal = {"thema": THEME, "jaar": 2022, "tekst": "Meer."}
    rows = {
        "doel": [
            {**goal, "doel_id": "a", "nummer": 1},
            {**goal, "doel_id": "b", "nummer": 2},
            {**goal, "doel_id": "c", "nummer": 1, "jaar": 2021},
            {**goal, "doel_id": "d", "nummer": 1, "thema": "ander"},
        ]
    }
    cells = numbers(rows).cubes["aantal-doelen"].cells
    assert [(dict(cell.dimensions), cell.value) for cell in cells] == [({"thema": THEME}, 2)]


def test_neighbourhoods_are_found_below_the_municipality_and_counted_by_class(
    numbers: Compute,
) -> None:
    def area(code: str, kind: str, parent: str | None) -> dict[str, Any]:
        return {"gebied_id": code, "soort": kind, "naam": code, "ouder_id": parent}

    def liveable(code: str, value: int, **changes: Any) -> dict[str, Any]:
        return external(
            indicator="leefbaarheid-klasse", gebied_id=code, jaar=2020, eenheid="klasse",
            waarde=Decimal(value), bron_id="vb", **changes,
        )  # fmt: skip

    rows = {
        "bron": [
            {"bron_id": "vb", "naam": "V", "uitgever": "-", "jaar": 2021, "soort": "voorbeeld"}
        ],
        "gebied": [
            area("NL", "land", None), area("GM1234", "gemeente", "NL"),
            area("WK1", "wijk", "GM1234"), area("BU1", "buurt", "WK1"),
            area("BU2", "buurt", "GM1234"), area("GM9", "gemeente", "NL"),
            area("BU9", "buurt", "GM9"),
        ],
        "externe_indicator": [liveable("BU1", 3), liveable("BU2", 7), liveable("BU9", 1)],
    }  # fmt: skip
    found = numbers(rows)
    assert found.value("leefbaarheid-buurten", jaar="2020") == 2
    assert found.value("leefbaarheid-buurten", jaar="2020", klasse="7") == 1
    assert found.value("leefbaarheid-buurten", jaar="2020", klasse="9") == 0
    assert found.value("leefbaarheid-onvoldoende", jaar="2020") == 1
    cell = found.cell("leefbaarheid-buurt", buurt="BU1", jaar="2020")
    assert cell is not None
    assert (cell.value, cell.origin, cell.source) == (3, Origin.EXAMPLE, "vb")
