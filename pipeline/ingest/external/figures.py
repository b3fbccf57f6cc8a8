"""Takes the declared figures out of a source, as rows of ``externe_indicator``. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.contract.mergers import Merger, combine
from pipeline.contract.snapshot import Snapshot
from pipeline.contract.sources import Source, Sources
from pipeline.ingest.external.content import Content
from pipeline.ingest.external.matching import (
    Asked,
    Cell,
    by_year,
    fitting,
    mark_of,
    unknown_area,
)
from pipeline.ingest.external.numbers import Reading, read_cell
from pipeline.ingest.external.units import NOT_ADDED, Scale

Mergers = Mapping[str, tuple[Merger, ...]]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of ``externe_indicator``.

    Attributes:
        file, row: where it stands in the snapshot.
        cells: text by column of the table.
        summed: whether its value was added up from gemeenten that merged later.
    """

    file: str
    row: int
    cells: Mapping[str, str]
    summed: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """A year from which a series is about another area, with a note for the reader."""

    area: str
    indicator: str
    year: int
    note: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken from one source.

    Attributes:
        rows: in order of figure, area and year.
        breaks: where series break.
        notes: why there is no number somewhere, in Dutch; no values.
    """

    rows: tuple[Row, ...]
    breaks: tuple[Break, ...]
    notes: tuple[str, ...]

    @property
    def statuses(self) -> tuple[str, ...]:
        """The statuses that occur, each once, in alphabetical order."""
        return tuple(sorted({row.cells["status"] for row in self.rows}))


def take_figures(
    sources: Sources,
    source: Source,
    snapshot: Snapshot,
    content: Content,
    areas: Mapping[str, str],
    mergers: Mergers,
) -> Taken:
    """Everything that was declared of one source.

    Args:
        sources: what was declared.
        source: one of them.
        snapshot: the description of the snapshot.
        content: what its files say.
        areas: codes of ``gemeente``, ``provincie`` and ``land`` of the organisation.
        mergers: by code of the gemeente after them.

    Raises:
        DataRefused: a topic, code or area is not in the source, several rows fit one figure, or
            the unit is another.
    """
    rows: list[Row] = []
    breaks: dict[Break, None] = {}
    notes: dict[str, None] = {}
    named = source.gebieden or {str(source.gebied): ""}
    for number in range(len(source.cijfers)):
        asked = Asked(sources, source, number, snapshot, content)
        for name, code in named.items():
            series = _Series(asked, areas.get(name, name), code, mergers.get(code, ()))
            made = tuple(series.rows(notes))
            rows += made
            breaks |= dict.fromkeys(series.breaks(made))
    return Taken(tuple(rows), tuple(breaks), tuple(notes))


def source_id(source: str, status: str) -> str:
    """Id in the table ``bron``: provisional figures have a source line of their own."""
    return source if status == "definitief" else f"{source}-{status.replace('_', '-')}"


@dataclass(frozen=True, slots=True)
class _Series:
    """One figure about one area over the years.

    Attributes:
        asked: the figure.
        area: as the house calls it.
        code: of the area in the source.
        mergers: in which the gemeente of this code came to be what it is.
    """

    asked: Asked
    area: str
    code: str
    mergers: tuple[Merger, ...]

    def rows(self, notes: dict[str, None]) -> Iterator[Row]:
        """Its rows in order of year; why there is no number goes to ``notes``."""
        records = fitting(self.asked)
        own = by_year(self.asked, records, self.code)
        merger = next((merger for merger in self.mergers if not merger.keeps_code), None)
        parts = {
            part.code: by_year(self.asked, records, part.code)
            for part in (merger.predecessors if merger else ())
        }
        years = sorted({*own, *(year for cells in parts.values() for year in cells)})
        if not years:
            raise unknown_area(self.asked, records, self.code)
        scale, mark = Scale.of(self.asked), mark_of(self.asked, records)
        for year in years:
            if year in own:
                yield self._row(own[year], self._read(own[year], mark), scale)
            elif merger is not None:
                cells = {code: found[year] for code, found in parts.items() if year in found}
                yield self._together(merger, cells, mark, scale, notes)

    def breaks(self, rows: Sequence[Row]) -> Iterator[Break]:
        """Where it crosses a merger, unless the source is about one division throughout."""
        years = {int(row.cells["jaar"]) for row in rows}
        if self.asked.classification or not years:
            return
        summed = any(row.summed for row in rows)
        for merger in self.mergers:
            first = merger.day.year
            if min(years) < first <= max(years):
                note = _note(merger, summed=summed)
                yield Break(self.area, self.asked.figure.indicator, first, note)

    def _read(self, cell: Cell, mark: str) -> Reading:
        return read_cell(cell.text, mark, self.asked.source.tekens)

    def _together(
        self,
        merger: Merger,
        cells: Mapping[str, Cell],
        mark: str,
        scale: Scale,
        notes: dict[str, None],
    ) -> Row:
        """The row of a year before the merger, from the gemeenten that there were then."""
        figure = self.asked.figure
        values = {code: self._read(cell, mark).value for code, cell in cells.items()}
        combined = combine(merger, values, counts=figure.meaning.unit not in NOT_ADDED)
        if combined.reason:
            notes[f"{figure.indicator}: {combined.reason}"] = None
        known = combined.value is not None
        reading = Reading(combined.value, "" if known else ".")
        return replace(self._row(next(iter(cells.values())), reading, scale), summed=known)

    def _row(self, cell: Cell, reading: Reading, scale: Scale) -> Row:
        figure, source = self.asked.figure, self.asked.source
        known = (source.status, reading.status, cell.status)
        status = next(filter(None, known), self.asked.snapshot.status_in(cell.year))
        if reading.value is not None:
            value = scale.text(reading.value)
        else:  # what is no number stays as it is: ingest refuses the row and says so
            value = "" if reading.sign else str(cell.text)
        cells = {
            "indicator": figure.indicator,
            "gebied_id": self.area,
            "jaar": str(cell.year),
            "uitsplitsing": figure.uitsplitsing or "",
            "bron_id": source_id(source.id, status),
            "waarde": value,
            "eenheid": figure.meaning.unit,
            "aantal_afgerond_op": str(scale.rounded_to or ""),
            "status": status,
            "symbool": reading.sign,
            "noemer_definitie": figure.noemer_definitie or "",
        }
        return Row(cell.record.file, cell.record.row, cells)


def _note(merger: Merger, *, summed: bool) -> str:
    """What a break means, for the reader; the year is printed beside it, so it holds no number."""
    *others, last = (part.name for part in merger.predecessors if part.code != merger.code)
    names = f"{', '.join(others)} en {last}" if others else last
    if merger.keeps_code:
        return (
            f"De gemeente {merger.name} is groter geworden door een herindeling met {names}. "
            "Eerdere cijfers gaan over een kleiner gebied."
        )
    before = f"De gemeente {merger.name} ontstond door een herindeling."
    if summed:
        return f"{before} Eerdere aantallen zijn opgeteld uit die van {names}."
    return f"{before} Eerdere cijfers kunnen over een ander gebied gaan."
