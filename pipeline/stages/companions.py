"""The steps behind the reports that come along with others: they leave what a notebook leaves."""

from __future__ import annotations

import json

from pipeline.execution.keys import tree_digest, write_if_changed
from pipeline.execution.ledger import Ledger
from pipeline.execution.plan import COMPARISON
from pipeline.facts import to_json
from pipeline.paths import House
from pipeline.stages.shared import Say, read_release, read_text


def compare_sources(house: House, org: str, period: str, say: Say) -> None:
    """``bronvergelijking``: printed figures of earlier publications beside the facts."""
    from pipeline.narrative.numbers import has_number
    from pipeline.quality import compare, report

    release = read_release(house, org, period)
    ledger, node = Ledger(house), f"{COMPARISON}/{org}/{period}"
    ledger.begin(node, say)
    printed = json.loads(read_text(house.public(org, period) / "gepubliceerd.json"))
    say(f"{org} {period}: {len(printed['cijfers'])} gedrukte cijfers worden vergeleken …")
    blocks, facts = report(compare(printed, release.facts, period, has_number), release)
    folder = house.analysis(org, period, COMPARISON, "", COMPARISON)
    write_if_changed(folder / "blokken.json", to_json(blocks))
    write_if_changed(folder / "feiten.json", to_json([fact.to_record() for fact in facts]))
    ledger.finish(node, tree_digest(house.processed, [folder]))
