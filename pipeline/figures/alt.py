"""Alternative texts: what a figure says in one or two sentences, from the facts it draws.

Words such as "twee" or "eerste" are avoided: every number in an alternative text is a fact.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.facts import Fact, NumberProfile
from pipeline.figures.phrase import Phrase, listed, number, phrase

Named = Sequence[tuple[str, Fact | None]]
MOST_NAMES = 8  # areas named per class; the table holds the rest
MOST = 3  # facts named per list; the table holds the rest
REST = " De overige cijfers staan in de tabel."


def _pairs(rows: Named, profile: NumberProfile) -> Phrase:
    return listed([phrase(f"{label} ") + number(fact, profile) for label, fact in rows])


def areas(measure: str, rows: Named, profile: NumberProfile) -> Phrase:
    """``Huishoudens met een laag inkomen: Hardenberg 4,4%, Overijssel 6,9% en Nederland 6,8%.``"""
    return phrase(f"{measure}: ") + _pairs(rows, profile) + "."


def areas_grouped(
    measure: str, groups: Sequence[tuple[str, Named]], highlight: str, profile: NumberProfile
) -> Phrase:
    """The highlighted area in every group, then with whom it is compared."""
    mine = [(title, dict(rows).get(highlight)) for title, rows in groups]
    others = dict.fromkeys(label for _, rows in groups for label, _ in rows if label != highlight)
    said = phrase(f"{measure} in {highlight}: ") + _pairs(mine[:MOST], profile) + "."
    return said + " Vergeleken met " + listed([phrase(o) for o in others]) + "." if others else said


def stacked(
    measure: str,
    rows: Sequence[tuple[str, Fact | None, Named]],
    profile: NumberProfile,
) -> Phrase:
    """Totals of the largest rows, and the parts of the largest."""
    totals = [(label, total) for label, total, _ in rows]
    said = phrase(f"{measure}: ") + _pairs(totals[:MOST], profile) + "."
    shown = [(part, fact) for part, fact in rows[0][2] if fact is not None] if rows else []
    if shown:
        return said + f" Bij {rows[0][0]}: " + _pairs(shown[:MOST], profile) + "."
    return said + REST if len(rows) > MOST else said


def told(measure: str, rows: Sequence[tuple[str, Phrase]]) -> Phrase:
    """The same words as in the picture: ``Financiën 78 van 133 (59%)``."""
    parts = [phrase(f"{label} ") + text for label, text in rows[:MOST]]
    said = phrase(f"{measure}: ") + listed(parts) + "."
    return said + REST if len(rows) > MOST else said


def levels(measure: str, rows: Sequence[tuple[str, Named]], profile: NumberProfile) -> Phrase:
    """The largest level of each row: ``Bij de start: beperkt zelfredzaam (26); …``."""
    if not rows:
        return phrase(f"{measure}: ") + listed([]) + "."
    parts = [
        phrase(f"{label}: ") + (_largest(parts, profile) or phrase("niet bekend"))
        for label, parts in rows
    ]
    return phrase(f"{measure}, grootste niveau. ") + _joined(parts, "; ") + "."


def panels(
    measure: str, found: Sequence[tuple[str, Named]], profile: NumberProfile,
    largest: str = "grootste groep",
) -> Phrase:  # fmt: skip
    """The largest category of each panel."""
    if not found:
        return phrase(f"{measure}: ") + listed([]) + "."
    parts = [
        phrase(f"{label}: ") + (_largest(rows, profile) or phrase("geen cijfers"))
        for label, rows in found[:MOST]
    ]
    said = phrase(f"{measure}, {largest} bij ") + _joined(parts, "; bij ") + "."
    return said + REST if len(found) > MOST else said


def grouped(
    measure: str, groups: Sequence[tuple[str, Fact | None, Sequence[str]]], profile: NumberProfile
) -> Phrase:
    """Per class the names that belong to it: ``Buurten naar oordeel. Zwak: A en B; goed: C.``"""
    if not any(names for _, _, names in groups):
        return phrase(f"{measure}: ") + listed([]) + "."
    parts = []
    for label, count, names in groups:
        shown = [phrase(name) for name in names]
        if len(shown) > MOST_NAMES and count is not None and count.has_value:
            parts.append(phrase(f"{label}: ") + number(count, profile))
        else:
            parts.append(phrase(f"{label}: ") + listed(shown))
    return phrase(f"{measure}. ") + _joined(parts, "; ") + "."


def ranked(measure: str, lists: Sequence[tuple[str, Named]], profile: NumberProfile) -> Phrase:
    """The head of each list."""
    parts = [
        phrase(f"{title}: ") + (_pairs(rows[:MOST], profile) if rows else phrase("geen"))
        for title, rows in lists
    ]
    return phrase(f"{measure}. ") + _joined(parts, "; ") + "."


def series(
    measure: str, label: str, ends: tuple[Fact | None, Fact | None], others: Named,
    profile: NumberProfile,
) -> Phrase:  # fmt: skip
    """From where to where the highlighted line goes, and where the others end."""
    start, end = ends
    said = phrase(f"{measure} in {label}: ")
    if start is end:
        said = said + number(end, profile)
    else:
        said = said + "van " + number(start, profile) + " naar " + number(end, profile)
    if others:
        said = said + ". Aan het eind van de lijnen: " + _pairs(others[:MOST], profile)
    return said + "."


def _joined(parts: Sequence[Phrase], between: str) -> Phrase:
    joined = phrase("")
    for place, part in enumerate(parts):
        joined = joined + (between if place else "") + part
    return joined


def _largest(rows: Named, profile: NumberProfile) -> Phrase | None:
    shown = [(label, fact) for label, fact in rows if fact is not None and fact.value is not None]
    if not shown:
        return None
    label, fact = max(shown, key=lambda row: row[1].number)
    return phrase(f"{label} (") + number(fact, profile) + ")"
