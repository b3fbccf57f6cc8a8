"""Raw tables in the spelling in which they were delivered. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from pipeline.ingest.readers import READERS, delimiter_of, normal_header

MARK = b"\xef\xbb\xbf"  # byte order mark: Excel writes it
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a CSV file is spelled.

    Attributes:
        delimiter: between cells.
        newline: at the end of a line.
        marked: whether the file begins with a byte order mark.
        quoted: whether every cell stands between quotes.
    """

    delimiter: str = ";"
    newline: str = "\n"
    marked: bool = False
    quoted: bool = False

    @classmethod
    def of(cls, content: bytes) -> Self:
        """The spelling of the bytes of a file."""
        text = content.decode("utf-8-sig")
        head = text.partition("\n")[0].rstrip("\r")
        delimiter = delimiter_of(text)
        cells = head.split(delimiter)
        return cls(
            delimiter=delimiter,
            newline="\r\n" if "\r\n" in text else "\n",
            marked=content.startswith(MARK),
            quoted=all(len(cell) > 1 and cell[0] == cell[-1] == '"' for cell in cells),
        )

    def write(self, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
        """A file in this spelling."""
        buffer = io.StringIO(newline="")
        writer = csv.writer(
            buffer,
            delimiter=self.delimiter,
            lineterminator=self.newline,
            quoting=csv.QUOTE_ALL if self.quoted else csv.QUOTE_MINIMAL,
        )
        writer.writerow(headers)
        writer.writerows(rows)
        return (MARK if self.marked else b"") + buffer.getvalue().encode("utf-8")


@dataclass(frozen=True, slots=True)
class RawCsv:
    """A delivered CSV file.

    Attributes:
        headers: as they are spelled in the file.
        rows: cells as they are spelled, by name of the column as the contract spells it.
        dialect: of the file.
    """

    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    dialect: Dialect

    @classmethod
    def parse(cls, content: bytes, place: str) -> Self:
        """The rows of a file.

        Raises:
            DataRefused: no UTF-8 or no CSV, as at the intake.
        """
        READERS[".csv"].read(content, place)  # whatever it refuses is refused here
        dialect = Dialect.of(content)
        text = io.StringIO(content.decode("utf-8-sig"), newline="")
        lines = [line for line in csv.reader(text, delimiter=dialect.delimiter) if any(line)]
        names = [normal_header(header) for header in lines[0]]
        rows = (dict(zip(names, cells, strict=False)) for cells in lines[1:])
        return cls(tuple(lines[0]), tuple(rows), dialect)

    def spelled(self, rows: Iterable[Row], *, extra: Sequence[str] = ()) -> bytes:
        """Other rows in the columns and the spelling of this file.

        Args:
            rows: cells by name of the column.
            extra: columns to add behind those of the file.
        """
        names = [normal_header(header) for header in self.headers]
        added = [name for name in extra if name not in names]
        cells = ([row.get(name, "") for name in (*names, *added)] for row in rows)
        return self.dialect.write((*self.headers, *added), cells)
