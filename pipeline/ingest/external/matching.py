"""Finds the cells of one declared figure in what a source says. Pure."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.contract.snapshot import Snapshot
from pipeline.contract.sources import DecimalMark, Figure, Source, Sources
from pipeline.errors import DataRefused
from pipeline.ingest.external.content import Content, Record
from pipeline.ingest.external.numbers import ambiguous, decimal_mark, read_year

MARKS = {DecimalMark.COMMA: ",", DecimalMark.POINT: "."}
SHOWN = 20  # of the names to choose from in a message


@dataclass(frozen=True, slots=True)
class Asked:
    """One figure of a source, with everything that is known of that source.

    Attributes:
        sources, source: what was declared.
        number: place of the figure in the source, from 0.
        snapshot: the description of the snapshot.
        content: what its files say.
    """

    sources: Sources
    source: Source
    number: int
    snapshot: Snapshot
    content: Content

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.source.cijfers[self.number]

    @property
    def classification(self) -> str:
        """Year of the division into gemeenten of all its years; empty where every year has its own.

        What is declared counts, and else what the source told.
        """
        return str(self.source.gebiedsindeling or self.snapshot.classification)

    @property
    def value_column(self) -> str:
        """The column that holds its values."""
        return self.content.value_column or self.figure.onderwerp

    def refused(self, sentence: str, remedy: str, *at: str | int) -> DataRefused:
        """An error at a key of the source in ``bronnen.yml``."""
        return DataRefused(sentence, place=self.sources.place(self.source, *at), remedy=remedy)

    def wrong(self, sentence: str, remedy: str, *at: str | int) -> DataRefused:
        """An error at a key of the figure."""
        return self.refused(sentence, remedy, "cijfers", self.number, *at)


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a series.

    Attributes:
        record: the row of the source it stands in.
        year: that it is about.
        text: as in the source.
        status: told by a star behind the year.
    """

    record: Record
    year: int
    text: str | None
    status: str | None


def fitting(asked: Asked) -> list[Record]:
    """The rows about the topic and with the codes of the figure.

    Raises:
        DataRefused: the topic, a column or a code is not in the source.
    """
    content, figure = asked.content, asked.figure
    topics = content.topics if content.topic_column else content.columns
    _among(asked, figure.onderwerp, topics, "onderwerp")
    for column in figure.waar:
        _among(asked, column, content.columns, "waar", column)
    for key, named in (("gebied", asked.source.kolommen.gebied),
                       ("periode", asked.source.kolommen.periode)):  # fmt: skip
        if named is not None and named not in content.columns:
            sentence, remedy = _not_there(named, content.columns)
            raise asked.refused(sentence, remedy, "kolommen", key)
    if content.topic_column:
        found = _having(asked, content.records, content.topic_column, figure.onderwerp, "onderwerp")
    else:
        found = list(content.records)
    for column, code in figure.waar.items():
        found = _having(asked, found, column, code, "waar", column)
    return found


def by_year(asked: Asked, records: Iterable[Record], code: str) -> dict[int, Cell]:
    """The cells about one area, by year.

    Args:
        asked: the figure.
        records: from :func:`fitting`.
        code: of the area in the source; not looked at where the source is about one area.

    Raises:
        DataRefused: several rows are about the same area and year.
    """
    column = asked.source.kolommen.gebied
    found: dict[int, Cell] = {}
    for record in records:
        if column is not None and record.cells.get(column) != code:
            continue
        period = _period(asked, record)
        if period is None or period[0] not in asked.source.perioden:
            continue
        year, status = period
        if year in found:
            raise _several(asked, found[year].record, record)
        found[year] = Cell(record, year, record.cells.get(asked.value_column), status)
    return found


def mark_of(asked: Asked, records: Iterable[Record]) -> str:
    """What stands before decimals in a topic: as told, or as its numbers show.

    Raises:
        DataRefused: the numbers do not show it, and it matters.
    """
    told = asked.source.lezen.decimaal
    if told is not None:
        return MARKS[told]
    texts = [record.cells.get(asked.value_column) for record in records]
    found = decimal_mark(texts)
    if found is None and asked.content.points:
        return "."
    if found is None and ambiguous(texts):
        raise asked.wrong(
            "Het is niet duidelijk wat in deze getallen voor de decimalen staat.",
            "Schrijf onder lezen: decimaal: punt, of decimaal: komma.",
            "onderwerp",
        )
    return found or ","


def unknown_area(asked: Asked, records: Sequence[Record], code: str) -> DataRefused:
    """The error that there is nothing about an area in the years that are asked for."""
    column = asked.source.kolommen.gebied
    if column is None:
        return asked.wrong(
            "In de bron staan geen cijfers over de gevraagde jaren.",
            "Verbeter perioden, of haal de bron opnieuw op.",
        )
    known = {cell for record in records if (cell := record.cells.get(column))}
    near = [name for name in difflib.get_close_matches(code, known, n=1) if name != code]
    key = next(key for key, told in asked.source.gebieden.items() if told == code)
    return asked.refused(
        f"Over het gebied {code} staan in de bron geen cijfers over de gevraagde jaren.",
        (f"Bedoelt u {near[0]}? " if near else "")
        + "Verbeter het gebied of perioden, of haal de bron opnieuw op.",
        "gebieden",
        key,
    )


def _among(asked: Asked, name: str, known: Iterable[str], *at: str) -> None:
    names = [told for told in known if told]
    if name not in names:
        raise asked.wrong(*_not_there(name, names), *at)


def _having(
    asked: Asked, records: Iterable[Record], column: str, code: str, *at: str
) -> list[Record]:
    searched = list(records)
    found = [record for record in searched if record.cells.get(column) == code]
    if not found:
        known = {cell for record in searched if (cell := record.cells.get(column))}
        raise asked.wrong(*_not_there(code, sorted(known)), *at)
    return found


def _not_there(name: str, known: Iterable[str]) -> tuple[str, str]:
    names = list(known)
    near = difflib.get_close_matches(name, names, n=1)
    shown = ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
    return (
        f"{name} komt in de bron niet voor.",
        (f"Bedoelt u {near[0]}? " if near else "")
        + f"Wel in de bron: {shown}. Hoort {name} erbij, haal de bron dan opnieuw op.",
    )


def _period(asked: Asked, record: Record) -> tuple[int, str | None] | None:
    column, year = asked.source.kolommen.periode, asked.figure.jaar
    if column is None:
        return None if year is None else (year, None)
    period = read_year(record.cells.get(column))
    return period if year is None or (period and period[0] == year) else None


def _several(asked: Asked, one: Record, other: Record) -> DataRefused:
    differ = [
        name
        for name in asked.content.columns
        if name not in ("", asked.value_column) and one.cells.get(name) != other.cells.get(name)
    ]
    return asked.wrong(
        "In de bron passen meer rijen bij dit cijfer.",
        f"Zeg onder waar welke u bedoelt; zij verschillen in: {', '.join(differ[:SHOWN])}."
        if differ
        else "Haal de dubbele rij uit het bestand.",
    )
