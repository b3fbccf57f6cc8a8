"""The plan of a target: which steps stand between raw data and the reports that were asked for.

A node is one step for one subject, written as a path: ``inname/<org>``,
``weergave/<org>/2022/monitor/feitenblad-<thema>``. With spaces for slashes it is the command that
carries it out. Make holds the arrows between nodes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.contract.organisation import Organisation
from pipeline.contract.report import ReportPlan
from pipeline.errors import UsageError
from pipeline.execution.wishes import Wish


@dataclass(frozen=True, slots=True)
class Subject:
    """One report of one organisation over one period, with the documents that were asked for."""

    org: str
    period: str
    report: str
    documents: tuple[str, ...]


def subjects(
    wish: Wish, organisations: Mapping[str, Organisation], report: ReportPlan
) -> list[Subject]:
    """What a wish asks for: every organisation that has this report, or the one that was named.

    Raises:
        UsageError: unknown organisation, period or theme; the remedy names what there is.
    """
    period = report.period(wish.year)
    chosen = _choose(wish, organisations, report.id)
    found = []
    for org, organisation in chosen.items():
        wanted = organisation.rapporten[report.id]
        if period not in wanted.perioden:
            continue
        themes = [theme.id for theme in wanted.themas]
        documents = report.documents(themes)
        if wish.theme:
            if wish.theme not in themes:
                if wish.org or len(chosen) == 1:
                    raise _unknown("thema", wish.theme, themes, "THEMA")
                continue
            documents = report.documents([wish.theme], only_themed=True)
        found.append(Subject(org, period, report.id, tuple(documents)))
    if not found:
        years = sorted({p for o in chosen.values() for p in o.rapporten[report.id].perioden})
        if wish.theme and period in years:
            known = sorted({t.id for o in chosen.values() for t in o.rapporten[report.id].themas})
            raise _unknown("thema", wish.theme, known, "THEMA")
        raise UsageError(
            f"Voor periode {period} is geen {report.id} ingericht.",
            place=f"YEAR={wish.year}",
            remedy=f"Kies een periode die er wel is ({', '.join(years)}) of vul "
            "'perioden' aan in organisatie.yml.",
        )
    return found


def _choose(
    wish: Wish, organisations: Mapping[str, Organisation], report: str
) -> dict[str, Organisation]:
    having = {org: o for org, o in organisations.items() if report in o.rapporten}
    if not wish.org:
        if not having:
            raise UsageError(
                f"Geen enkele organisatie heeft het rapport {report} ingericht.",
                place="data/raw/",
                remedy=f"Zet '{report}' onder 'rapporten' in een organisatie.yml.",
            )
        return having
    if wish.org not in organisations:
        raise _unknown("organisatie", wish.org, sorted(organisations), "ORG")
    if wish.org not in having:
        raise UsageError(
            f"De organisatie {wish.org} heeft het rapport {report} niet ingericht.",
            place=f"data/raw/{wish.org}/organisatie.yml",
            remedy=f"Zet '{report}' onder 'rapporten'.",
        )
    return {wish.org: having[wish.org]}


def _unknown(kind: str, asked: str, known: Sequence[str], variable: str) -> UsageError:
    return UsageError(
        f"De {kind} '{asked}' is niet bekend."
        if kind == "organisatie"
        else f"Het {kind} '{asked}' is niet bekend.",
        place=f"{variable}={asked}",
        remedy=f"Kies uit: {', '.join(known) or 'niets, er is nog geen ' + kind}.",
    )


def nodes(wanted: Sequence[Subject]) -> Iterator[str]:
    """Every node of the plan once, each after the nodes it stands on."""
    seen: set[str] = set()
    for subject in wanted:
        for node in _chain(subject):
            if node not in seen:
                seen.add(node)
                yield node


def _chain(subject: Subject) -> Iterator[str]:
    of_period = f"{subject.org}/{subject.period}"
    of_report = f"{of_period}/{subject.report}"
    yield f"inname/{subject.org}"
    yield f"publiek/{of_period}"
    yield f"analyse/{of_report}"
    yield f"tekst/{of_report}"
    for document in subject.documents:
        yield f"weergave/{of_report}/{document}"
        yield f"aflevering/{of_report}/{document}"
