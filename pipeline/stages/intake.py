"""``inname``: the only step that opens a raw delivery."""

from __future__ import annotations

from pipeline.execution.ledger import Ledger
from pipeline.paths import House
from pipeline.stages.shared import Say


def take_in(house: House, org: str, say: Say) -> None:
    """``inname``: raw delivery → registraties.duckdb, with counts in ``inname.json``."""
    from pipeline.ingest import content_digest, ingest, tell_warnings

    ledger, node = Ledger(house), f"inname/{org}"
    ledger.begin(node, say)
    say(f"{org}: de registraties worden gelezen en gecontroleerd …")
    intake = ingest(house, org)
    say(
        f"{org}: {intake.rows} rijen gelezen, {intake.accepted} aanvaard, "
        f"{intake.refused} in quarantaine."
    )
    if intake.refused:
        for warning in tell_warnings(house, org):
            say(warning)
        say(f"Wat er mis is, toont: feitenwerk quarantaine {org}")
    ledger.finish(node, content_digest(house.database(org)))
