"""What a comparison hands to the narrative: blocks and facts, as a notebook does. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.contract import load_codelists
from pipeline.facts import Fact, Release
from pipeline.quality.compare import Compared, Comparison, Match
from pipeline.quality.model import FOUND, Computed, Finding, Printed, Verdict
from pipeline.quality.telling import Sentence, Teller, enumerated

FIGURES, CHECKS = "cijfers", "bevindingen"
FOLLOWING = frozenset({"som", "product", "aandeel", "groei"})
Record = dict[str, Any]
MATCHES: Mapping[Match, str] = {
    Match.AGREES: "gelijk",
    Match.DIFFERS: "wijkt af",
    Match.HIDDEN: "geen oordeel",
    Match.NO_VALUE: "geen oordeel",
}


def report(comparison: Comparison, release: Release) -> tuple[list[Record], list[Fact]]:
    """The blocks of a comparison, and the facts they print beside those of the release.

    Args:
        comparison: what was compared.
        release: whose facts it was compared with.
    """
    teller = Teller(release, comparison.book)
    several = len({figure.report for figure in comparison.book.figures.values()}) > 1
    blocks = [
        _counts(comparison, teller),
        *(_finding(finding, teller, several=several) for finding in comparison.findings),
        *_unexplained(comparison, teller),
        *_figures(comparison, teller),
    ]
    return blocks, [teller.facts[name] for name in sorted(teller.facts)]


def _block(kind: str, name: str, part: str, labels: Record, **more: Any) -> Record:
    return {"soort": kind, "id": name, "onderdeel": part, "labels": labels, "feiten": {}, **more}


def _counts(comparison: Comparison, teller: Teller) -> Record:
    """How many figures there are, how many were compared, and what came out."""
    matches = Counter(item.match for item in comparison.figures)
    found = [f for f in comparison.findings if f.outcome.verdict in FOUND]
    severities = Counter(finding.relation.severity for finding in found)
    agree, differ, hidden = (matches[m] for m in (Match.AGREES, Match.DIFFERS, Match.HIDDEN))
    held = sum(f.outcome.verdict is Verdict.HOLDS for f in comparison.findings)
    told = {
        "gedrukt": (len(comparison.figures), FIGURES),
        "vergeleken": (agree + differ, FIGURES),
        "gelijk": (agree, FIGURES),
        "afwijkend": (differ, FIGURES),
        "niet-getoond": (hidden, FIGURES),
        "zonder-feit": (len(comparison.figures) - agree - differ - hidden, FIGURES),
        "bevindingen": (len(found), CHECKS),
        "kloppend": (held, "controles"),
    }
    facts = {name: teller.count(number, name, unit).id for name, (number, unit) in told.items()}
    by_severity = {
        code: teller.count(number, f"ernst-{code.lower()}", CHECKS).id
        for code, number in sorted(severities.items())
    }
    reports = list(dict.fromkeys(item.printed.report for item in comparison.figures))
    severity = load_codelists()["ernst"].codes
    labels = {
        "rapporten": reports,
        "ernst": [{"code": one.code, "kop": one.attributes["kop"]} for one in severity],
    }
    block = _block("telling", "telling", "telling", labels)
    return {**block, "feiten": {**facts, "per_ernst": by_severity}}


def _finding(finding: Finding, teller: Teller, *, several: bool) -> Record:
    relation, outcome = finding.relation, finding.outcome
    computed = [teller.derivation(relation, *told) for told in _told(finding)]
    part = relation.severity if outcome.verdict in FOUND else outcome.verdict.value
    labels = {
        "titel": relation.title,
        "regel_naam": _name("rekenregel", relation.rule),
        "soort": relation.kind,
        "soort_naam": _name("controle_soort", relation.kind),
        "rapport": finding.printed[0].report,
        "oordeel": outcome.verdict.value,
        "eigen": "ja" if relation.own_reading else "",
        "goed": [*outcome.words],
        "cijfers": [_place(figure, several=several) for figure in finding.printed],
    }
    sentences = {
        "nummer": [{"nummer": relation.tag}] if relation.tag else [],
        "regel": [{"nummer": relation.rule}],
        "gedrukt": [teller.printed(figure) for figure in finding.printed],
        "registratie": [_registered(figure, teller) for figure in finding.printed],
        "nagerekend": computed,
        "toelichting": teller.explanation(relation),
        "kort_gedrukt": _distinct(teller.printed(figure) for figure in _judged(finding)),
        "kort_berekend": _distinct(_answers(finding, teller)),
    }
    return _block("bevinding", relation.id, part, labels, zinnen=sentences)


def _place(figure: Printed, *, several: bool) -> Record:
    """What a figure says and where it stood; the publication is named where there are several."""
    told = [figure.report if several else "", figure.section]
    return {"omschrijving": figure.description, "plaats": ", ".join(filter(None, told))}


def _registered(figure: Printed, teller: Teller) -> Sentence:
    fact = teller.book.fact(figure)
    return teller.registered(fact) if fact else []


def _judged(finding: Finding) -> tuple[Printed, ...]:
    """The figures that may be wrong: of what follows from others, the outcome only."""
    return finding.printed[:1] if finding.relation.kind in FOLLOWING else finding.printed


def _answers(finding: Finding, teller: Teller) -> list[Sentence]:
    """What stands against the printed figures: computed, else the right words, else registered."""
    computed = [
        teller.outcome(finding.relation, place, item)
        for place, item in _told(finding)
        if item.expression not in finding.relation.figures
    ]
    if computed:
        return computed
    if finding.outcome.words:
        return [[{"naam": word}] for word in finding.outcome.words]
    return [teller.registered(fact) for fact in finding.registered]


def _told(finding: Finding) -> list[tuple[int, Computed]]:
    """What was computed, by place; nothing if it is no more than the figures it is about."""
    computed = finding.outcome.computed
    if all(item.expression in finding.relation.figures for item in computed):
        return []
    return list(enumerate(computed, start=1))


def _distinct(sentences: Iterable[Sentence]) -> Sentence:
    """Each different answer once: ``a, b en c``; ``a en b; c`` where an answer holds a list."""
    found: dict[str, Sentence] = {}
    for sentence in sentences:
        shown = "".join(text for part in sentence for key, text in part.items() if key != "feit")
        found.setdefault(shown, sentence)
    lists = any(" en " in shown or ", " in shown for shown in found)
    return enumerated(found.values(), "; " if lists else "")


def _unexplained(comparison: Comparison, teller: Teller) -> list[Record]:
    """Figures that differ while no check says why, a block per report."""
    return [
        _block("afwijkingen", f"afwijkingen-{place}", "afwijkingen", {"rapport": name}, zinnen=rows)
        for place, (name, rows) in enumerate(_rows(comparison.unexplained, teller).items(), start=1)
    ]


def _figures(comparison: Comparison, teller: Teller) -> list[Record]:
    """Every figure that has a fact, a block per report and section."""
    blocks = []
    linked = [item for item in comparison.figures if item.match in MATCHES]
    sections = dict.fromkeys((item.printed.report, item.printed.section) for item in linked)
    for place, (name, section) in enumerate(sections, start=1):
        chosen = [i for i in linked if (i.printed.report, i.printed.section) == (name, section)]
        labels = {"rapport": name, "sectie": section}
        (rows,) = _rows(chosen, teller).values()
        blocks.append(_block("cijfers", f"cijfers-{place}", "cijfers", labels, zinnen=rows))
    return blocks


def _rows(figures: Iterable[Compared], teller: Teller) -> dict[str, Record]:
    """Per report the rows of a table: what, printed, registered, verdict."""
    found: dict[str, Record] = {}
    for item in figures:
        rows = found.setdefault(item.printed.report, {"rijen": []})["rijen"]
        registered = teller.registered(item.fact) if item.fact else []
        rows.append(
            [
                [{"naam": item.printed.description}],
                teller.printed(item.printed),
                registered,
                [{"tekst": MATCHES[item.match]}],
            ]
        )
    return found


def _name(codelist: str, code: str) -> str:
    return load_codelists()[codelist].labels[code]
