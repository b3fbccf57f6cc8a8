"""``rapport.yml``: which notebooks run, which documents come out, how far they look back."""

from __future__ import annotations

from pipeline.contract.report import ReportPlan, load_report

TEXT = """
rapport: monitor
titel: Monitor
notebooks: ["situatie-{thema}", hulp]
notebooks_geheel: [opgaven]
terugblik: 2
documenten:
  - {id: monitor, sjabloon: monitor.qmd.j2, titel: Monitor}
  - {id: "feitenblad-{thema}", sjabloon: feitenblad.qmd.j2, titel: Feitenblad}
"""


def plan() -> ReportPlan:
    return load_report(TEXT, "rapport.yml")


def test_each_theme_has_its_notebooks_and_all_themes_together_have_theirs() -> None:
    assert plan().notebooks_for("armoede") == ["situatie-armoede", "hulp"]
    assert plan().notebooks_for("") == ["opgaven"]


def test_a_report_looks_back_at_the_nearest_earlier_periods_it_is_made_for() -> None:
    assert plan().earlier("2022", ["2023", "2021", "2019", "2020", "2022"]) == ["2020", "2021"]
    assert plan().earlier("2019", ["2019", "2020"]) == []


def test_a_report_that_does_not_ask_for_it_looks_at_its_own_period_only() -> None:
    alone = load_report(TEXT.replace("terugblik: 2", "terugblik: 0"), "rapport.yml")
    assert alone.earlier("2022", ["2021", "2022"]) == []


def test_documents_over_all_themes_come_once_and_the_others_per_theme() -> None:
    assert plan().documents(["a", "b"]) == ["monitor", "feitenblad-a", "feitenblad-b"]
    assert plan().documents(["b"], only_themed=True) == ["feitenblad-b"]
