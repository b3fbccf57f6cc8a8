"""``analyse`` and ``tekst``: notebooks and templates, on protected facts only."""

from __future__ import annotations

from pipeline.contract.report import ReportPlan
from pipeline.execution.keys import digest, tree_digest
from pipeline.execution.ledger import Ledger
from pipeline.execution.plan import COMPARISON
from pipeline.execution.prepare import notebooks_of, read_report
from pipeline.paths import WHOLE, House
from pipeline.stages.shared import (
    Say,
    keep_only,
    known_organisation,
    newest_date,
    plan_of,
    read_release,
)


def analyse(house: House, org: str, period: str, report: str, say: Say) -> None:
    """``analyse``: run the notebooks of every theme, all in this one warm process."""
    from pipeline.execution.notebooks import run_notebook
    from pipeline.leaks import notebooks_under, public_watch, refuse_leaks

    plan, themes = plan_of(house, org, period, report)
    ledger, node = Ledger(house), f"analyse/{org}/{period}/{report}"
    ledger.begin(node, say)
    whole = house.report(org, period, report) / "analyse"
    earlier = ",".join(_earlier(house, org, period, report))
    for theme in (*themes, ""):
        notebooks = notebooks_of(house, plan, theme)
        for notebook in sorted(set(plan.notebooks_for(theme)) - set(notebooks)):
            say(f"{org} {period}: er is geen notebook {notebook}; thema {theme} gaat zonder.")
        for notebook in notebooks:
            say(f"{org} {period}: notebook {notebook} ({theme or 'alle thema’s'}) …")
            target = house.analysis(org, period, report, theme, notebook)
            source = house.notebooks / f"{notebook}.ipynb"
            given = {"organisatie": org, "periode": period}
            given |= {"thema": theme} if theme else {"terugblik": earlier}
            run_notebook(source, target, given, place=house.relative(source))
        keep_only(whole / (theme or WHOLE), notebooks)
    keep_only(whole, (*themes, WHOLE))
    refuse_leaks(notebooks_under(house, whole), public_watch(read_release(house, org, period)))
    ledger.finish(node, tree_digest(house.processed, [whole]))


def write_texts(house: House, org: str, period: str, report: str, status: str, say: Say) -> None:
    """``tekst``: templates and facts → one plain Quarto document per folder."""
    from pipeline.narrative.writing import write_document

    plan, themes = plan_of(house, org, period, report)
    release = read_release(house, org, period)
    documents = plan.documents(themes)
    ledger, node = Ledger(house), f"tekst/{org}/{period}/{report}"
    ledger.begin(node, say)
    contents = {}
    for document in documents:
        say(f"{org} {period}: de tekst van {document} …")
        kind, theme = plan.find(document, themes)
        analyses = {
            name: [
                house.analysis(org, period, report, name, analysis)
                for analysis in _analyses(house, plan, name)
            ]
            for name in ([theme] if theme else [*themes, ""])
        }
        target = house.text(org, period, report, document)
        write_document(
            folders=[house.templates / report, house.templates / "gedeeld"],
            root=house.root,
            template=kind.template,
            release=release,
            theme=theme,
            analyses=analyses,
            target=target,
            status=status,
            date=newest_date(release),
            thresholds=plan.thresholds.given(),
            style=house.style(org, period),
        )
        contents[document] = tree_digest(house.processed, [target])
    keep_only(house.report(org, period, report) / "tekst", documents)
    ledger.finish(node, digest(contents), contents)


def _analyses(house: House, plan: ReportPlan, theme: str) -> list[str]:
    """What the documents of a report are made of: notebooks, or the comparison of sources."""
    return [COMPARISON] if plan.id == COMPARISON else notebooks_of(house, plan, theme)


def _earlier(house: House, org: str, period: str, report: str) -> list[str]:
    """The earlier periods that the notebooks over all themes look at."""
    organisation = known_organisation(house, org)
    wanted = organisation.rapporten.get(report)
    periods = wanted.published if wanted else organisation.published
    return read_report(house, report).earlier(period, periods)
