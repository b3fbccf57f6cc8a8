"""``weergave`` and ``aflevering``: from one plain document to what the reader finds."""

from __future__ import annotations

import json

from pipeline.execution.keys import digest, tree_digest
from pipeline.execution.ledger import Ledger
from pipeline.execution.plan import upstream
from pipeline.execution.prepare import PRINTED_FILE, RENDER_NOTE
from pipeline.facts import Fact, to_json
from pipeline.paths import House
from pipeline.stages.shared import Say, must_exist, read_release, read_text, timestamp


def render(
    house: House, org: str, period: str, report: str, document: str, renderer: str, say: Say
) -> None:
    """``weergave``: one plain Quarto document → HTML and PDF."""
    from pipeline.render import RenderJob, choose_renderer, refuse_outside_subset

    engine = choose_renderer(renderer)
    source = house.text(org, period, report, document) / f"{document}.qmd"
    must_exist(house, source, "tekst", document)
    ledger, node = Ledger(house), f"weergave/{org}/{period}/{report}/{document}"
    ledger.begin(node, say)
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
    must_exist(house, text, "tekst", document)
    rendered = house.rendered(org, period, report, document) / RENDER_NOTE
    must_exist(house, rendered, "opmaak", document)
    ledger, node = Ledger(house), f"aflevering/{org}/{period}/{report}/{document}"
    ledger.begin(node, say)
    files = _finished(house, org, period, report, document)
    refuse_leaks(files, public_watch(read_release(house, org, period)))
    target = house.published(org, period, document)
    publish_folder(target, files)
    write_catalogue(house.output)
    say(f"{org} {period}: {document} staat in {house.relative(target)}/")
    ledger.finish(node, tree_digest(house.output, [target]))


def _finished(house: House, org: str, period: str, report: str, document: str) -> dict[str, bytes]:
    from pipeline.delivery import Manifest, OutputFile, PrintedFact, figures_csv
    from pipeline.execution.steps import code_state

    text = json.loads(read_text(house.text(org, period, report, document) / PRINTED_FILE))
    facts = {record["id"]: Fact.from_record(record) for record in text["feiten"]}
    printed = [PrintedFact(mark["feit"], mark["afgedrukt"]) for mark in text["afgedrukt"]]
    rendered = house.rendered(org, period, report, document)
    files = {
        f"{document}.html": (rendered / f"{document}.html").read_bytes(),
        f"{document}.pdf": (rendered / f"{document}.pdf").read_bytes(),
        "cijfers.csv": figures_csv(facts, printed).encode(),
    }
    note = json.loads(read_text(rendered / RENDER_NOTE))
    origin = json.loads(read_text(house.public(org, period) / "herkomst.json"))
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
