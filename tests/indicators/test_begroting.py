"""The budget and the goals of an application: hours, amounts, targets and costs per reach."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.contract import load_codelists
from pipeline.indicators import Period, Scope, compute, load_definitions
from pipeline.indicators.basis import prepare
from tests.indicators.conftest import Compute, Numbers
from tests.indicators.registraties import THEME, Rows, create

NORM = {"jaar": 2022, "uren_per_fte": Decimal(1525)}
OTHER = "jeugd"


@pytest.fixture
def scope(scope: Scope) -> Scope:
    return replace(scope, themes=(THEME, OTHER))


def line(name: str, theme: str | None = THEME, **changes: object) -> dict[str, object]:
    return {"regel_id": name, "jaar": 2022, "thema": theme, "omschrijving": name, **changes}


def rated(name: str, fte: str, rate: str = "77.55", theme: str = THEME) -> dict[str, object]:
    return line(name, theme, fte=Decimal(fte), tarief=Decimal(rate))


def service(name: str, theme: str, reach: int | None = 10, form: str = "individueel") -> Rows:
    return {
        "dienst": [{"dienst_id": name, "naam": name, "vorm": form, "volgorde": 1}],
        "dienst_opgave": [{"dienst_id": name, "jaar": 2022, "thema": theme, "volgorde": 1}],
        "planning": [
            {
                "dienst_id": name,
                "jaar": 2022,
                "bereik": reach,
                "status": "ntb" if reach is None else "getal",
            }
        ],
    }


def pays(name: str, *services: str, share: str | None = None) -> list[dict[str, object]]:
    part = None if share is None else Decimal(share)
    return [{"regel_id": name, "dienst_id": service, "aandeel": part} for service in services]


def together(*parts: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {"begroting_norm": [NORM]}
    for part in parts:
        for table, rows in part.items():
            found.setdefault(table, []).extend(rows)
    return found


def test_hours_and_amounts_follow_from_fte_norm_and_rate(numbers: Compute, scope: Scope) -> None:
    rows = {"begroting_norm": [NORM], "begroting_regel": [rated("werk", "3.27")]}
    found = numbers(rows, scope)
    assert found.value("begroting-norm") == 1525
    assert found.value("begroting-uren", regel="werk", thema=THEME) == Fraction("4986.75")
    amount = Fraction("4986.75") * Fraction("77.55")
    assert found.value("begroting-bedrag", regel="werk", thema=THEME) == amount


def test_the_norm_is_that_of_the_year(numbers: Compute, scope: Scope) -> None:
    norms = [NORM, {"jaar": 2021, "uren_per_fte": Decimal(1500)}]
    old = line("oud", jaar=2021, fte=Decimal(1), tarief=Decimal(50))
    found = numbers({"begroting_norm": norms, "begroting_regel": [rated("nu", "1"), old]}, scope)
    assert found.value("begroting-uren") == 1525


def test_a_fixed_amount_counts_and_what_is_paid_elsewhere_does_not(
    numbers: Compute, scope: Scope
) -> None:
    lines = [
        rated("werk", "1", "10"),
        line("week", bedrag=Decimal(35000)),
        line("loket", valt_onder="werk"),
        line("flexibel", None, bedrag=Decimal(900)),
        line("bemiddeling", OTHER, bedrag=Decimal(100), uit_regel="flexibel",
             uit_regel_bedrag=Decimal(50)),
    ]  # fmt: skip
    found = numbers({"begroting_norm": [NORM], "begroting_regel": lines}, scope)
    assert found.value("begroting-bedrag", thema=THEME) == 15250 + 35000
    assert found.cell("begroting-bedrag", regel="loket", thema=THEME) is None
    assert found.value("begroting-bedrag", thema="overige-middelen") == 900
    assert found.value("begroting-inzet", regel="bemiddeling", thema=OTHER) == 50
    assert found.value("begroting-bedrag") == 15250 + 35000 + 900 + 100


LINES = st.lists(
    st.tuples(
        st.sampled_from([THEME, OTHER]),
        st.decimals(0, 99, places=2),
        st.decimals(1, 200, places=2),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=8, deadline=None)
@given(LINES)
def test_a_total_of_the_budget_is_the_unrounded_sum_of_its_lines(lines: Any) -> None:
    rows = [
        line(f"r{number}", theme, fte=fte, tarief=rate)
        for number, (theme, fte, rate) in enumerate(lines)
    ]
    found = computed({"begroting_norm": [NORM], "begroting_regel": rows})
    exact = [
        (t, Fraction(fte) * 1525, Fraction(fte) * 1525 * Fraction(rate)) for t, fte, rate in lines
    ]
    assert found.value("begroting-uren") == sum(hours for _, hours, _ in exact)
    assert found.value("begroting-bedrag") == sum(amount for _, _, amount in exact)
    for theme in {t for t, _, _ in exact}:
        own = [amount for t, _, amount in exact if t == theme]
        assert found.value("begroting-bedrag", thema=theme) == sum(own)


OURS = [d for d in load_definitions() if d.id.startswith(("begroting", "streef", "gepland"))]


def computed(rows: Rows) -> Numbers:
    scope = Scope("welzijn", Period.parse("2022"), (THEME, OTHER), (), ())
    with TemporaryDirectory() as folder:
        path = create(Path(folder) / "r.duckdb", rows)
        with duckdb.connect(str(path), read_only=True) as connection:
            return Numbers(compute(connection, OURS, scope))


def goal(name: str, *services: str) -> Rows:
    return {
        "doel": [
            {"doel_id": name, "thema": THEME, "jaar": 2022, "nummer": 1, "tekst": "x",
             "soort": "jaardoel"}
        ],
        "doel_dienst": [{"doel_id": name, "dienst_id": service} for service in services],
    }  # fmt: skip


@settings(max_examples=8, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 3)), min_size=1, max_size=8))
def test_targets_are_the_sums_of_their_services_and_add_up_to_the_plan(plans: Any) -> None:
    services = [service(f"d{number}", THEME, reach) for number, (reach, _) in enumerate(plans)]
    goals = {
        f"doel-{which}": [f"d{n}" for n, (_, own) in enumerate(plans) if own == which]
        for which in {which for _, which in plans}
    }
    linked = [goal(name, *own) for name, own in goals.items()]
    found = computed(together(*services, *linked))
    for name, own in goals.items():
        target = sum(plans[int(service[1:])][0] for service in own)
        assert found.value("streefwaarde", doel=name) == target
    total = sum(found.value("streefwaarde", doel=name) for name in goals)  # type: ignore[misc]
    assert total == found.value("gepland-bereik", thema=THEME)


def test_a_target_is_given_per_form_and_not_before_there_is_a_number(
    numbers: Compute, scope: Scope
) -> None:
    rows = together(
        service("hulp", THEME, 270),
        service("groep", THEME, 150, "collectief"),
        service("kopp", THEME, None),
        goal("schulden", "hulp", "groep"),
        goal("praten", "kopp"),
        goal("samenwerken"),
    )
    found = numbers(rows, scope)
    assert found.value("streefwaarde", doel="schulden") == 420
    assert found.value("streefwaarde", doel="schulden", vorm="collectief") == 150
    undecided = found.cell("streefwaarde", doel="praten")
    assert undecided is not None
    assert undecided.status.value == "nader_te_bepalen"
    assert found.cell("streefwaarde", doel="samenwerken") is None


def test_a_category_adds_up_its_services(numbers: Compute, scope: Scope) -> None:
    parts = [service("een", THEME, 15), service("twee", THEME, 40)]
    for part in parts:
        part["dienst_opgave"][0]["categorie"] = "Langdurig"  # type: ignore[index]
    found = numbers(together(*parts, service("drie", THEME, 9)), scope)
    value = found.value("gepland-bereik-categorie", categorie="Langdurig", thema=THEME)
    assert value == 55


def objections(tmp_path: Path, scope: Scope, rows: Rows) -> set[tuple[str, str, str, str]]:
    path = create(tmp_path / "bezwaar.duckdb", rows)
    with duckdb.connect(str(path), read_only=True) as connection:
        prepare(connection, scope, load_codelists())
        query = "SELECT thema, soort, coalesce(regel, ''), coalesce(dienst, '') FROM kostenbezwaar"
        return set(connection.execute(query).fetchall())


def test_costs_lie_beside_reach_where_every_line_belongs_to_one_theme(
    numbers: Compute, scope: Scope, tmp_path: Path
) -> None:
    rows = together(
        service("smw", OTHER, 30),
        service("groep", OTHER, 10),
        service("kopp", OTHER, None),
        {"begroting_regel": [rated("werk", "1", "100", OTHER)]},
        {"begroting_dienst": pays("werk", "smw", "groep")},
    )
    found = numbers(rows, scope)
    assert found.value("kosten-per-bereik", thema=OTHER) == Fraction(152500, 40)
    assert found.cell("kosten-per-bereik-dienst", dienst="smw") is None
    assert objections(tmp_path, scope, rows) == set()


def test_costs_of_one_service_are_known_if_its_line_pays_nothing_else_or_gives_its_share(
    numbers: Compute, scope: Scope
) -> None:
    rows = together(
        service("alleen", THEME, 100),
        service("deel", THEME, 10),
        service("rest", OTHER, 10),
        {"begroting_regel": [rated("eigen", "1", "100"), rated("samen", "1", "100")]},
        {"begroting_dienst": pays("eigen", "alleen") + pays("samen", "deel", share="0.25")},
        {"begroting_dienst": pays("samen", "rest", share="0.75")},
    )
    found = numbers(rows, scope)
    assert found.value("kosten-per-bereik-dienst", dienst="alleen") == 1525
    assert found.value("kosten-per-bereik-dienst", dienst="deel") == Fraction(38125, 10)
    assert found.value("toegerekende-kosten", thema=THEME) == 152500 + 38125
    assert found.value("toegerekende-kosten-dienst", dienst="rest") == 114375
    assert found.value("kosten-per-bereik", thema=THEME) == Fraction(152500 + 38125, 110)
    assert found.value("kosten-per-bereik", thema=OTHER) == Fraction(114375, 10)


def test_a_line_that_pays_two_themes_without_shares_says_nothing_about_either(
    numbers: Compute, scope: Scope, tmp_path: Path
) -> None:
    rows = together(
        service("taal", THEME, 150),
        service("maatje", OTHER, 140),
        {"begroting_regel": [rated("buurtwerk", "7.61", theme=OTHER)]},
        {"begroting_dienst": pays("buurtwerk", "taal", "maatje")},
    )
    assert not numbers(rows, scope).cubes["kosten-per-bereik"].cells
    assert objections(tmp_path, scope, rows) == {
        (THEME, "dienst_van_elders", "buurtwerk", "taal"),
        (OTHER, "regel_voor_elders", "buurtwerk", "taal"),
    }


def test_every_other_reason_not_to_divide_costs_is_named(
    numbers: Compute, scope: Scope, tmp_path: Path
) -> None:
    rows = together(
        service("advies", THEME, 5400),
        service("training", OTHER, 300),
        service("bemiddeling", OTHER, 120),
        {
            "begroting_regel": [
                line("advies", verdeeld=True),
                line("fonds", OTHER, bedrag=Decimal(8278)),
                line("flexibel", None, bedrag=Decimal(37933)),
                line("vbb", OTHER, bedrag=Decimal(26000), uit_regel="flexibel",
                     uit_regel_bedrag=Decimal(23776)),
            ],
            "begroting_dienst": pays("vbb", "bemiddeling"),
        },
    )  # fmt: skip
    found = numbers(rows, scope)
    assert not found.cubes["kosten-per-bereik"].cells
    assert not found.cubes["kosten-per-bereik-dienst"].cells
    assert objections(tmp_path, scope, rows) == {
        (THEME, "verdeeld", "advies", ""),
        (OTHER, "regel_zonder_dienst", "fonds", ""),
        (OTHER, "ook_uit_andere_regel", "vbb", ""),
        (OTHER, "dienst_zonder_regel", "", "training"),
    }
