"""The plan of a target: which steps stand between raw data and the reports that were asked for.

A node is one step for one subject, written as a path: ``inname/<org>``,
``weergave/<org>/2022/monitor/feitenblad-<thema>``. With spaces for slashes it is the command that
carries it out. Make holds the arrows between nodes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.contract.organisation import Organisation
from pipeline.contract.report import ReportPlan
from pipeline.errors import UsageError
from pipeline.execution.wishes import Wish

# How many words after the step name its subject: inname/<org>, publiek/<org>/<period>, ….
DEPTH = {
    "inname": 1, "publiek": 2, "bronvergelijking": 2, "analyse": 3, "tekst": 3, "weergave": 4,
    "aflevering": 4,
}  # fmt: skip
COMPARISON, QUALITY = "bronvergelijking", "kwaliteit"
# Reports that come along with others, and the part of what was published that each is made of
# beside the facts. The first has a step of its own; the other has a notebook, as reports have.
COMPANIONS = {COMPARISON: "gepubliceerd", QUALITY: "levering"}
# Beside the facts: what can change on its own.
PUBLIC_PARTS = ("herkomst", *COMPANIONS.values())


@dataclass(frozen=True, slots=True)
class Subject:
    """One report of one organisation over one period, with the documents that were asked for.

    Attributes:
        org, period, report: which report.
        documents: what was asked for.
        earlier: earlier periods that the notebooks look at too.
    """

    org: str
    period: str
    report: str
    documents: tuple[str, ...]
    earlier: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """``org/period/report``."""
        return f"{self.org}/{self.period}/{self.report}"


@dataclass(frozen=True, slots=True)
class Node:
    """One step for one subject.

    Attributes:
        name: the step and its subject as a path.
        parts: parts of its result that can each change on their own.
        also: what it stands on beside what follows from its name.
    """

    name: str
    parts: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def after(self) -> tuple[str, ...]:
        """What it stands on."""
        return (*after(self.name), *self.also)


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
        earlier = tuple(report.earlier(period, wanted.published))
        found.append(Subject(org, period, report.id, tuple(documents), earlier))
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


def every_subject(
    wish: Wish, organisations: Mapping[str, Organisation], reports: Mapping[str, ReportPlan]
) -> list[Subject]:
    """Every report of every organisation over every period, narrowed by organisation and year.

    Raises:
        UsageError: nothing is left; the remedy says what to look at.
    """
    if wish.org and wish.org not in organisations:
        raise _unknown("organisatie", wish.org, sorted(organisations), "ORG")
    found = [
        Subject(
            org,
            period,
            name,
            tuple(reports[name].documents([theme.id for theme in wanted.themas])),
            tuple(reports[name].earlier(period, wanted.published)),
        )
        for org, organisation in organisations.items()
        for name, wanted in organisation.rapporten.items()
        for period in wanted.perioden
        if wish.org in ("", org) and period.startswith(wish.year)
    ]
    if not found:
        raise UsageError(
            "Er is geen enkel rapport ingericht om te maken.",
            place=f"YEAR={wish.year}" if wish.year else "data/raw/",
            remedy="Kijk in organisatie.yml welke rapporten en perioden er zijn.",
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


def nodes(wanted: Sequence[Subject], documents: Mapping[str, Sequence[str]]) -> list[Node]:
    """Every node of the plan once, each after the nodes it stands on.

    Args:
        wanted: what was asked for.
        documents: all documents of a report by ``org/period/report``, also those not asked for:
            their texts are written together.
    """
    found: dict[str, Node] = {}
    for subject in wanted:
        for node in _chain(subject, documents[subject.place]):
            found.setdefault(node.name, node)
    return list(found.values())


def after(node: str) -> tuple[str, ...]:
    """What a node stands on: nodes, or the parts of what they made."""
    step, *place = node.split("/")
    org = place[0]
    period, report = "/".join(place[:2]), "/".join(place[:3])
    document = "/".join(place)
    name = "".join(place[2:3])
    analysis = f"{COMPARISON}/{period}" if name == COMPARISON else f"analyse/{report}"
    part = (f"publiek/{period}/{COMPANIONS[name]}",) if name in COMPANIONS else ()
    return {
        "inname": (),
        "publiek": (f"inname/{org}",),
        COMPARISON: (f"publiek/{period}", f"publiek/{period}/{COMPANIONS[COMPARISON]}"),
        "analyse": (f"publiek/{period}", *part),
        "tekst": (f"publiek/{period}", analysis),
        "weergave": (f"tekst/{document}",),
        "aflevering": (f"tekst/{document}", f"weergave/{document}", f"publiek/{period}/herkomst"),
    }[step]


def upstream(node: str, under: Callable[[str], tuple[str, ...]] = after) -> tuple[str, ...]:
    """Every node that a node stands on, directly or through others, each once.

    Args:
        node: the node.
        under: what a node stands on directly; by default what follows from its name.
    """
    found: dict[str, None] = {}
    for name in under(node):
        below = _maker(name)
        found |= dict.fromkeys((*upstream(below, under), below))
    return tuple(found)


def _maker(name: str) -> str:
    """The node that makes a part; a node makes itself."""
    step, *place = name.split("/")
    return "/".join((step, *place[: DEPTH[step]]))


def _public(of_period: str) -> Node:
    name = f"publiek/{of_period}"
    return Node(name, parts=tuple(f"{name}/{part}" for part in PUBLIC_PARTS))


def _chain(subject: Subject, documents: Sequence[str]) -> Iterator[Node]:
    of_period = f"{subject.org}/{subject.period}"
    yield Node(f"inname/{subject.org}")
    yield _public(of_period)
    earlier = [_public(f"{subject.org}/{period}") for period in subject.earlier]
    yield from earlier
    if subject.report == COMPARISON:
        yield Node(f"{COMPARISON}/{of_period}")
    else:
        yield Node(f"analyse/{subject.place}", also=tuple(node.name for node in earlier))
    text = f"tekst/{subject.place}"
    yield Node(text, parts=tuple(f"{text}/{document}" for document in documents))
    for document in subject.documents:
        yield Node(f"weergave/{subject.place}/{document}")
        yield Node(f"aflevering/{subject.place}/{document}")
