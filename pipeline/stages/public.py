"""``publiek`` and ``controle``: the steps that open the confidential database."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pipeline.errors import UsageError
from pipeline.execution.keys import digest, file_digest, tree_digest
from pipeline.execution.ledger import Ledger
from pipeline.execution.plan import PUBLIC_PARTS
from pipeline.facts import FILES
from pipeline.paths import House
from pipeline.stages.shared import Say, known_organisation, lay_folder, read_release

if TYPE_CHECKING:
    from pipeline.audit import Verdict
    from pipeline.disclosure import Target


def make_public(
    house: House, org: str, period: str, profile: str, as_of: date | None, say: Say
) -> None:
    """``publiek``: registrations → protected facts. The only step that crosses the wall."""
    from pipeline.attachments import area_files, brand_files
    from pipeline.disclosure import publish
    from pipeline.quality.arithmetic import refuse_faults

    organisation = known_organisation(house, org)
    beside = {
        house.style(org, period): brand_files(house, org, organisation),
        house.boundaries(org, period): area_files(house, org),
    }
    chosen = profile or organisation.bescherming.value
    ledger, node = Ledger(house), f"publiek/{org}/{period}"
    ledger.begin(node, say)
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
    for place, files in beside.items():
        lay_folder(place, files)
    content = digest(
        {name: file_digest(folder / name) for name in FILES}
        | {"openbaar": tree_digest(folder, list(beside))}
    )
    parts = {part: file_digest(folder / f"{part}.json") for part in PUBLIC_PARTS}
    ledger.finish(node, content, parts)


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


def control(house: House, org: str, period: str, say: Say) -> None:
    """``controle``: the leak scan over everything that was made, with the confidential side open.

    Raises:
        UsageError: no such organisation, or nothing was made of this period.
        ProtectionRefused: something was found.
    """
    from pipeline.disclosure import exact_values
    from pipeline.leaks import finished_files, full_watch, refuse_leaks

    known_organisation(house, org)
    if not house.public(org, period).is_dir() or not period:
        raise UsageError(
            "Van deze periode is nog niets gemaakt." if period else "Er is geen periode genoemd.",
            place=f"ORG={org} YEAR={period}",
            remedy="Noem een periode die er is, of draai eerst make.",
        )
    release = read_release(house, org, period)
    files = finished_files(house, org, period)
    as_of = release.register["periode"]["peildatum"]
    exact = exact_values(house, org, period, date.fromisoformat(as_of) if as_of else None)
    refuse_leaks(files, full_watch(house, org, release, exact))
    say(f"{org} {period}: in {len(files)} bestanden staat niets dat niet naar buiten mag.")
