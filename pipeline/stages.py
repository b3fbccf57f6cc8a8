"""The steps from raw registrations to a finished report.

Each step opens the rooms it needs, hands what one makes to the next, and notes a digest of the
result so that make can stop where nothing changed. Order and repetition are make's affair.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.contract import Organisation
from pipeline.contract.report import ReportPlan
from pipeline.errors import UsageError
from pipeline.execution.keys import digest, file_digest, tree_digest, write_if_changed
from pipeline.execution.ledger import Ledger
from pipeline.execution.plan import COMPARISON, PUBLIC_PARTS, upstream
from pipeline.execution.prepare import (
    PRINTED_FILE,
    RENDER_NOTE,
    notebooks_of,
    read_organisations,
    read_report,
)
from pipeline.facts import FILES, Fact, Release, to_json
from pipeline.paths import WHOLE, House

if TYPE_CHECKING:
    from pipeline.audit import Verdict
    from pipeline.disclosure import Target

Say = Callable[[str], None]
IN_ORDER = "Draai make; dan lopen de stappen in de goede volgorde."


def take_in(house: House, org: str, say: Say) -> None:
    """``inname``: raw delivery → registraties.duckdb, with counts in ``inname.json``."""
    from pipeline.ingest import content_digest, ingest

    ledger, node = Ledger(house), f"inname/{org}"
    ledger.begin(node)
    say(f"{org}: de registraties worden gelezen en gecontroleerd …")
    intake = ingest(house, org)
    say(
        f"{org}: {intake.rows} rijen gelezen, {intake.accepted} aanvaard, "
        f"{intake.refused} in quarantaine."
    )
    if intake.refused:
        say(f"Wat er mis is, toont: feitenwerk quarantaine {org}")
    ledger.finish(node, content_digest(house.database(org)))


def attack(target: Target) -> Verdict:
    """Give a release, as it would be published, to the attacker."""
    from pipeline.audit import Knowledge, Secret, audit

    return audit(
        target.release,
        target.profile,
        [Secret(terms) for terms in target.secrets],
        Knowledge(delivered=target.delivered, most=target.rows),
        target.small,
    )


def make_public(
    house: House, org: str, period: str, profile: str, as_of: date | None, say: Say
) -> None:
    """``publiek``: registrations → protected facts. The only step that crosses the wall."""
    from pipeline.disclosure import publish
    from pipeline.quality.arithmetic import refuse_faults

    organisation = known_organisation(house, org)
    chosen = profile or organisation.bescherming.value
    ledger, node = Ledger(house), f"publiek/{org}/{period}"
    ledger.begin(node)
    say(f"{org} {period}: de cijfers worden berekend en beschermd ({chosen}) …")
    summary = publish(house, org, period, chosen, as_of, attack)
    say(f"{org} {period}: {summary.facts} feiten, waarvan {summary.suppressed} niet getoond.")
    if summary.findings:
        say(
            f"{org} {period}: zonder bescherming zijn op {summary.findings} plaatsen mensen te "
            "herkennen; deze uitgave mag niet worden geleverd."
        )
    refuse_faults(read_release(house, org, period))
    folder = house.public(org, period)
    content = digest({name: file_digest(folder / name) for name in FILES})
    parts = {part: file_digest(folder / f"{part}.json") for part in PUBLIC_PARTS}
    ledger.finish(node, content, parts)


def compare_sources(house: House, org: str, period: str, say: Say) -> None:
    """``bronvergelijking``: printed figures of earlier publications beside the facts."""
    from pipeline.narrative.numbers import has_number
    from pipeline.quality import compare, report

    release = read_release(house, org, period)
    ledger, node = Ledger(house), f"{COMPARISON}/{org}/{period}"
    ledger.begin(node)
    printed = json.loads(_read(house.public(org, period) / "gepubliceerd.json"))
    say(f"{org} {period}: {len(printed['cijfers'])} gedrukte cijfers worden vergeleken …")
    blocks, facts = report(compare(printed, release.facts, period, has_number), release)
    folder = house.analysis(org, period, COMPARISON, "", COMPARISON)
    write_if_changed(folder / "blokken.json", to_json(blocks))
    write_if_changed(folder / "feiten.json", to_json([fact.to_record() for fact in facts]))
    ledger.finish(node, tree_digest(house.processed, [folder]))


def analyse(house: House, org: str, period: str, report: str, say: Say) -> None:
    """``analyse``: run the notebooks of every theme, all in this one warm process."""
    from pipeline.execution.notebooks import run_notebook
    from pipeline.leaks import notebooks_under, public_watch, refuse_leaks

    plan, themes = _plan(house, org, period, report)
    ledger, node = Ledger(house), f"analyse/{org}/{period}/{report}"
    ledger.begin(node)
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
        _keep_only(whole / (theme or WHOLE), notebooks)
    _keep_only(whole, (*themes, WHOLE))
    refuse_leaks(notebooks_under(house, whole), public_watch(read_release(house, org, period)))
    ledger.finish(node, tree_digest(house.processed, [whole]))


def write_texts(house: House, org: str, period: str, report: str, status: str, say: Say) -> None:
    """``tekst``: templates and facts → one plain Quarto document per folder."""
    from pipeline.narrative.writing import write_document

    plan, themes = _plan(house, org, period, report)
    release = read_release(house, org, period)
    documents = plan.documents(themes)
    ledger, node = Ledger(house), f"tekst/{org}/{period}/{report}"
    ledger.begin(node)
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
        )
        contents[document] = tree_digest(house.processed, [target])
    _keep_only(house.report(org, period, report) / "tekst", documents)
    ledger.finish(node, digest(contents), contents)


def render(
    house: House, org: str, period: str, report: str, document: str, renderer: str, say: Say
) -> None:
    """``weergave``: one plain Quarto document → HTML and PDF."""
    from pipeline.render import RenderJob, choose_renderer, refuse_outside_subset

    engine = choose_renderer(renderer)
    source = house.text(org, period, report, document) / f"{document}.qmd"
    _must_exist(house, source, "tekst", document)
    ledger, node = Ledger(house), f"weergave/{org}/{period}/{report}/{document}"
    ledger.begin(node)
    say(f"{org} {period}: {document} wordt opgemaakt ({engine.name}) …")
    target = house.rendered(org, period, report, document)
    refuse_outside_subset(source)
    job = RenderJob(
        source=source,
        target=target,
        extension=house.extension,
        timestamp=timestamp(read_release(house, org, period)),
    )
    made = engine.render(job)
    note = {"renderer": made.renderer, "gereedschap": dict(made.versions)}
    (target / RENDER_NOTE).write_text(to_json(note), encoding="utf-8")
    ledger.finish(node, tree_digest(house.processed, [target]))


def deliver(house: House, org: str, period: str, report: str, document: str, say: Say) -> None:
    """``aflevering``: put a document, its figures and its origin where the reader finds them."""
    from pipeline.delivery import publish_folder, write_catalogue
    from pipeline.leaks import public_watch, refuse_leaks

    text = house.text(org, period, report, document) / PRINTED_FILE
    _must_exist(house, text, "tekst", document)
    rendered = house.rendered(org, period, report, document) / RENDER_NOTE
    _must_exist(house, rendered, "opmaak", document)
    ledger, node = Ledger(house), f"aflevering/{org}/{period}/{report}/{document}"
    ledger.begin(node)
    files = _finished(house, org, period, report, document)
    refuse_leaks(files, public_watch(read_release(house, org, period)))
    target = house.published(org, period, document)
    publish_folder(target, files)
    write_catalogue(house.output)
    say(f"{org} {period}: {document} staat in {house.relative(target)}/")
    ledger.finish(node, tree_digest(house.output, [target]))


def control(house: House, org: str, period: str, say: Say) -> None:
    """``controle``: the leak scan over everything that was made, with the confidential side open.

    Raises:
        ProtectionRefused: something was found.
    """
    from pipeline.disclosure import exact_values
    from pipeline.leaks import finished_files, full_watch, refuse_leaks

    release = read_release(house, org, period)
    files = finished_files(house, org, period)
    as_of = release.register["periode"]["peildatum"]
    exact = exact_values(house, org, period, date.fromisoformat(as_of) if as_of else None)
    refuse_leaks(files, full_watch(house, org, release, exact))
    say(f"{org} {period}: in {len(files)} bestanden staat niets dat niet naar buiten mag.")


def _finished(house: House, org: str, period: str, report: str, document: str) -> dict[str, bytes]:
    from pipeline.delivery import Manifest, OutputFile, PrintedFact, figures_csv
    from pipeline.execution.steps import code_state

    text = json.loads(_read(house.text(org, period, report, document) / PRINTED_FILE))
    facts = {record["id"]: Fact.from_record(record) for record in text["feiten"]}
    printed = [PrintedFact(mark["feit"], mark["afgedrukt"]) for mark in text["afgedrukt"]]
    rendered = house.rendered(org, period, report, document)
    files = {
        f"{document}.html": (rendered / f"{document}.html").read_bytes(),
        f"{document}.pdf": (rendered / f"{document}.pdf").read_bytes(),
        "cijfers.csv": figures_csv(facts, printed).encode(),
    }
    note = json.loads(_read(rendered / RENDER_NOTE))
    origin = json.loads(_read(house.public(org, period) / "herkomst.json"))
    commit, changed = code_state(house.root)
    manifest = Manifest(
        report=document,
        organisation=org,
        period=period,
        parameters=_parameters(house, org, period, note["renderer"]),
        renderer=note["renderer"],
        build_key=_build_key(house, org, period, report, document),
        inputs=origin["invoer"],
        tools=note["gereedschap"],
        commit=commit,
        changed=changed,
        protection=origin["bescherming"],
        outputs=[OutputFile(name, content) for name, content in files.items()],
    )
    return {**files, "manifest.json": manifest.to_json().encode()}


def _build_key(house: House, org: str, period: str, report: str, document: str) -> str:
    """One digest over the keys of every step this document went through."""
    ledger = Ledger(house)
    way = upstream(f"aflevering/{org}/{period}/{report}/{document}", ledger.under)
    return digest({node: ledger.key(node) for node in way})


def _parameters(house: House, org: str, period: str, renderer: str) -> dict[str, str]:
    """The choices that shaped the report, as a maker would type them."""
    register = read_release(house, org, period).register
    as_of = register["periode"]["peildatum"]
    return {
        "ORG": org,
        "YEAR": str(register["periode"]["jaar"]),
        **({"PEILDATUM": str(as_of)} if as_of else {}),
        "BESCHERMING": str(register["bescherming"]),
        "RENDERER": renderer,
    }


def _must_exist(house: House, path: Path, what: str, document: str) -> None:
    """Refuse to go on where the step before has not been."""
    if not path.is_file():
        raise UsageError(
            f"De {what} van {document} is er nog niet.",
            place=house.relative(path.parent),
            remedy=IN_ORDER,
        )


def read_release(house: House, org: str, period: str) -> Release:
    """The protected facts.

    Raises:
        UsageError: nothing was published yet.
    """
    folder = house.public(org, period)
    if not all((folder / name).is_file() for name in FILES):
        raise UsageError(
            f"Voor {org} zijn over {period} nog geen cijfers gepubliceerd.",
            place=house.relative(folder),
            remedy=IN_ORDER,
        )
    return Release.parse({name: _read(folder / name) for name in FILES})


def known_organisation(house: House, org: str) -> Organisation:
    """The configuration of an organisation.

    Raises:
        UsageError: there is no such organisation; the remedy names those there are.
    """
    organisations = read_organisations(house)
    if org not in organisations:
        raise UsageError(
            f"De organisatie '{org}' is niet bekend.",
            place=house.relative(house.raw),
            remedy=f"Kies uit: {', '.join(organisations) or 'er is er nog geen'}.",
        )
    return organisations[org]


def newest_date(release: Release) -> str:
    """The newest date in what was published, ISO: the end of the period or a later text.

    Documents bear this date, never the clock's: the same input gives the same bytes.
    """
    dates = [str(text["datum"]) for text in release.texts]
    return max([str(release.register["periode"]["tot"]), *dates])


def timestamp(release: Release) -> int:
    """Seconds since 1970 for the inside of files: ``SOURCE_DATE_EPOCH``, else the newest date."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if told.isdigit():
        return int(told)
    return int(datetime.fromisoformat(newest_date(release)).replace(tzinfo=UTC).timestamp())


def _plan(house: House, org: str, period: str, report: str) -> tuple[ReportPlan, list[str]]:
    organisation = known_organisation(house, org)
    plan = read_report(house, report)
    if report == COMPARISON:
        return plan, []
    wanted = organisation.rapporten.get(report)
    if wanted is None or period not in wanted.perioden:
        raise UsageError(
            f"Het rapport {report} over {period} is voor {org} niet ingericht.",
            place=f"data/raw/{org}/organisatie.yml",
            remedy="Vul 'rapporten' en 'perioden' aan.",
        )
    return plan, [theme.id for theme in wanted.themas]


def _analyses(house: House, plan: ReportPlan, theme: str) -> list[str]:
    """What the documents of a report are made of: notebooks, or the comparison of sources."""
    return [COMPARISON] if plan.id == COMPARISON else notebooks_of(house, plan, theme)


def _earlier(house: House, org: str, period: str, report: str) -> list[str]:
    """The earlier periods that the notebooks over all themes look at."""
    wanted = known_organisation(house, org).rapporten[report]
    return read_report(house, report).earlier(period, wanted.published)


def _keep_only(folder: Path, names: Iterable[str]) -> None:
    """Take away what earlier runs left beside what this one made."""
    kept = set(names)
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in kept:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
