"""The plan: what was asked for, which steps it takes, and in which order."""

from __future__ import annotations

import pytest

from pipeline.contract.organisation import Organisation, load_organisation
from pipeline.contract.report import ReportPlan, load_report
from pipeline.errors import UsageError
from pipeline.execution.plan import (
    Node,
    Subject,
    after,
    every_subject,
    nodes,
    subjects,
    upstream,
)
from pipeline.execution.wishes import Wish

REPORT = load_report(
    """
rapport: monitor
titel: Monitor
documenten:
  - {id: monitor, sjabloon: monitor.qmd.j2, titel: Monitor}
  - {id: "feitenblad-{thema}", sjabloon: feitenblad.qmd.j2, titel: Feitenblad}
""",
    "rapport.yml",
)
HALF_YEAR = load_report(
    """
rapport: halfjaar
titel: Halfjaar
periode: halfjaar
documenten:
  - {id: halfjaarrapportage, sjabloon: halfjaar.qmd.j2, titel: Halfjaar}
""",
    "rapport.yml",
)


def organisation(name: str, reports: dict[str, tuple[list[str], list[str]]]) -> Organisation:
    told = "".join(
        f"  {report}:\n    perioden: {periods}\n    themas:\n"
        + "".join(f"      - {{id: {t}, naam: {t}, domeinen: [FIN]}}\n" for t in themes)
        for report, (periods, themes) in reports.items()
    )
    return load_organisation(
        f"""
organisatie:
  id: {name}
  naam: {name}
  korte_naam: {name}
  gemeente: {{code: GM0001, naam: Ergens}}
  provincie: {{code: PV20, naam: Groningen}}
  land: {{code: NL, naam: Nederland}}
gegevens: voorbeeld
huisstijl: {name}
rapporten:
{told}""",
        "organisatie.yml",
    )


EVERYONE = {
    "kade": organisation("kade", {"monitor": (["2021", "2022"], ["geld", "buurt"])}),
    "sluis": organisation("sluis", {"monitor": (["2022"], ["geld"])}),
    "steiger": organisation("steiger", {"halfjaar": (["2021-H1"], ["geld"])}),
}


def ask(report: ReportPlan = REPORT, **values: str) -> list[Subject]:
    return subjects(Wish.build({"report": report.id, "year": "2022", **values}), EVERYONE, report)


def test_without_an_organisation_everyone_who_has_the_report_gets_it() -> None:
    assert [subject.place for subject in ask()] == ["kade/2022/monitor", "sluis/2022/monitor"]


def test_an_organisation_without_that_period_is_passed_over() -> None:
    assert [subject.place for subject in ask(year="2021")] == ["kade/2021/monitor"]


def test_a_report_has_one_document_for_all_themes_and_one_for_each() -> None:
    (subject,) = ask(org="kade")
    assert subject.documents == ("monitor", "feitenblad-geld", "feitenblad-buurt")


def test_a_theme_brings_only_its_own_documents() -> None:
    (subject,) = ask(org="kade", theme="buurt")
    assert subject.documents == ("feitenblad-buurt",)


def test_a_theme_passes_over_organisations_that_do_not_have_it() -> None:
    assert [subject.org for subject in ask(theme="buurt")] == ["kade"]


def test_a_half_year_report_takes_the_first_half_of_the_year() -> None:
    (subject,) = ask(HALF_YEAR, year="2021")
    assert subject.place == "steiger/2021-H1/halfjaar"


@pytest.mark.parametrize(
    ("values", "sentence", "place", "remedy"),
    [
        ({"org": "kad"}, "De organisatie 'kad' is niet bekend.", "ORG=kad", "kade, sluis, steiger"),
        ({"year": "1999"}, "Voor periode 1999 is geen monitor", "YEAR=1999", "(2021, 2022)"),
        (
            {"year": "2021", "org": "sluis"},
            "Voor periode 2021 is geen monitor",
            "YEAR=2021",
            "(2022)",
        ),
        (
            {"org": "kade", "theme": "zorg"},
            "Het thema 'zorg' is niet bekend.",
            "THEMA=zorg",
            "geld, buurt",
        ),
        ({"theme": "zorg"}, "Het thema 'zorg' is niet bekend.", "THEMA=zorg", "buurt, geld"),
        (
            {"org": "steiger"},
            "De organisatie steiger heeft het rapport monitor niet ingericht.",
            "data/raw/steiger/organisatie.yml",
            "rapporten",
        ),
    ],
)
def test_asking_for_what_does_not_exist_names_what_does(
    values: dict[str, str], sentence: str, place: str, remedy: str
) -> None:
    with pytest.raises(UsageError) as caught:
        ask(**values)
    assert caught.value.exit_code == 2
    assert caught.value.sentence.startswith(sentence)
    assert caught.value.place == place
    assert remedy in caught.value.remedy


def test_a_report_that_nobody_has_is_refused() -> None:
    with pytest.raises(UsageError, match="Geen enkele organisatie heeft het rapport monitor"):
        subjects(Wish("monitor", "2022"), {}, REPORT)


def planned(*wanted: Subject) -> list[Node]:
    return nodes(wanted, {subject.place: subject.documents for subject in wanted})


KADE = Subject("kade", "2022", "monitor", ("monitor", "feitenblad-geld"))


def test_every_node_comes_once_and_after_what_it_stands_on() -> None:
    later = Subject("kade", "2021", "monitor", ("monitor",))
    seen: set[str] = set()
    for node in planned(KADE, later):
        assert node.name not in seen
        assert set(node.after) <= seen
        seen |= {node.name, *node.parts}
    assert sum(name.startswith("inname/") for name in seen) == 1


def test_every_step_of_a_document_is_in_the_plan() -> None:
    assert [node.name for node in planned(Subject("kade", "2022", "monitor", ("blad",)))] == [
        "inname/kade",
        "publiek/kade/2022",
        "analyse/kade/2022/monitor",
        "tekst/kade/2022/monitor",
        "weergave/kade/2022/monitor/blad",
        "aflevering/kade/2022/monitor/blad",
    ]


def test_the_texts_of_a_report_are_written_together_also_those_not_asked_for() -> None:
    one = Subject("kade", "2022", "monitor", ("feitenblad-geld",))
    found = nodes([one], {one.place: ["monitor", "feitenblad-geld"]})
    text = next(node for node in found if node.name.startswith("tekst/"))
    assert [part.rpartition("/")[2] for part in text.parts] == ["monitor", "feitenblad-geld"]
    assert not any("weergave" in node.name and node.name.endswith("/monitor") for node in found)


def test_a_document_stands_on_every_step_before_it() -> None:
    assert upstream("aflevering/kade/2022/monitor/blad") == (
        "inname/kade",
        "publiek/kade/2022",
        "analyse/kade/2022/monitor",
        "tekst/kade/2022/monitor",
        "weergave/kade/2022/monitor/blad",
    )


def test_registrations_stand_on_nothing() -> None:
    assert after("inname/kade") == upstream("inname/kade") == ()


BOTH = {
    "kade": organisation(
        "kade", {"monitor": (["2021", "2022"], ["geld"]), "halfjaar": (["2022-H1"], ["geld"])}
    ),
    "sluis": organisation("sluis", {"monitor": (["2022"], ["geld"])}),
}
PLANS = {"monitor": REPORT, "halfjaar": HALF_YEAR}


def test_everything_is_every_report_of_every_organisation_over_every_period() -> None:
    found = every_subject(Wish("alles", ""), BOTH, PLANS)
    assert [subject.place for subject in found] == [
        "kade/2021/monitor",
        "kade/2022/monitor",
        "kade/2022-H1/halfjaar",
        "sluis/2022/monitor",
    ]


def test_everything_can_be_narrowed_to_a_year_and_an_organisation() -> None:
    found = every_subject(Wish("alles", "2022", org="kade"), BOTH, PLANS)
    assert [subject.place for subject in found] == ["kade/2022/monitor", "kade/2022-H1/halfjaar"]


def test_everything_of_nothing_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        every_subject(Wish("alles", "2019"), BOTH, PLANS)
    assert caught.value.place == "YEAR=2019"
