"""What to ask a server for: the rows that are declared, and no more than that. Pure."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence

from pipeline.contract.sources import Source, Sources
from pipeline.errors import DataRefused

Codes = Callable[[str], Iterable[str]]
"""The codes of a dimension exactly as the server has them, padding included."""


def narrowed(
    sources: Sources, source: Source, areas: Sequence[str], dimensions: Sequence[str], codes: Codes
) -> dict[str, tuple[str, ...]]:
    """For which codes to ask, by dimension; a dimension that is left out is asked for whole.

    Args:
        sources: what was declared, for places in messages.
        source: one of them.
        areas: codes of areas, of which at least one must be there.
        dimensions: of the table.
        codes: of a dimension.

    Raises:
        DataRefused: a dimension or code is not there.
    """
    found: dict[str, tuple[str, ...]] = {}
    area = source.kolommen.gebied
    if area is not None:
        _known(sources, source, area, dimensions, "kolommen", "gebied")
        have = tuple(codes(area))
        chosen = _exact(have, areas)
        if not chosen:
            raise _not_there(sources, source, ", ".join(areas), have, "gebieden")
        found[area] = chosen
    for column in _always(source):
        number = next(n for n, figure in enumerate(source.cijfers) if column in figure.waar)
        _known(sources, source, column, dimensions, "cijfers", number, "waar", column)
        have = tuple(codes(column))
        asked = dict.fromkeys(figure.waar[column] for figure in source.cijfers)
        for code in asked:
            if not _exact(have, [code]):
                raise _not_there(sources, source, code, have, "cijfers", number, "waar", column)
        found[column] = _exact(have, asked)
    return found


def _always(source: Source) -> list[str]:
    """The columns of which every figure says which code it wants."""
    first, *others = source.cijfers
    return [column for column in first.waar if all(column in other.waar for other in others)]


def _exact(have: Iterable[str], asked: Iterable[str]) -> tuple[str, ...]:
    wanted = set(asked)
    return tuple(code for code in have if code.strip() in wanted)


def _known(
    sources: Sources, source: Source, name: str, dimensions: Sequence[str], *at: str | int
) -> None:
    if name not in dimensions:
        raise _not_there(sources, source, name, dimensions, *at)


def _not_there(
    sources: Sources, source: Source, name: str, known: Iterable[str], *at: str | int
) -> DataRefused:
    names = [code.strip() for code in known]
    near = difflib.get_close_matches(name, names, n=1)
    return DataRefused(
        f"{name} komt niet voor in tabel {source.tabel}.",
        place=sources.place(source, *at),
        remedy=(f"Bedoelt u {near[0]}? " if near else "")
        + f"Wel: {', '.join(names[:20])}{' …' if len(names) > 20 else ''}.",
    )
