"""What a snapshot says, in one form for every kind of source. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a source.

    Attributes:
        file: name of the file in the snapshot.
        row: number in that file: of the row in a downloaded file, else of the record.
        cells: text by column; ``None`` for an empty cell.
    """

    file: str
    row: int
    cells: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Topic:
    """What the source says of one of its topics (columns with values).

    Attributes:
        unit: as in the source: ``%``, ``x 1 000``; empty if it has none.
        decimals: digits after the point in the source; ``None`` if it does not tell.
    """

    unit: str = ""
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """All rows of a source.

    Attributes:
        columns: in order.
        records: in order of file and row.
        topics: by the name a figure calls them with.
        topic_column, value_column: where rows hold one value each, the columns with the name of its
            topic and with the value; empty where every topic is a column of its own.
        points: whether a point stands before decimals where the numbers do not tell.
    """

    columns: tuple[str, ...]
    records: tuple[Record, ...]
    topics: Mapping[str, Topic] = field(default_factory=dict)
    topic_column: str = ""
    value_column: str = ""
    points: bool = False
