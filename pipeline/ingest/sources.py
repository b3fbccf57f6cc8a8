"""The rows of a delivered file as SQL: text under the columns of a table, one way or the other.

Every source has the columns of the table as stripped text, empty ones as NULL, and

* ``_bron``: number of the file within its table;
* ``_rij``: number of the row as in a spreadsheet;
* ``_scheef``: whether there are more or fewer cells than headers;
* ``_totaal``: whether the row adds up those above it, NULL where it is wholly empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

import pandas as pd

from pipeline.contract import Field, Table
from pipeline.ingest.cells import literal, name
from pipeline.ingest.columns import CROOKED, ROW, SOURCE, TOTAL
from pipeline.ingest.delivery import DeliveredFile
from pipeline.ingest.headers import TOTAL_SQL, is_total
from pipeline.ingest.large import LONGEST, Scan, Space
from pipeline.unseen import seen_in_sql

BATCH = 50_000  # rows that are held in Python at once
SPACE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())


def batches(table: Table, files: Mapping[int, DeliveredFile]) -> Iterator[pd.DataFrame]:
    """The rows of numbered files, read by Python."""
    rows = (row for number, file in files.items() for row in _rows(table, number, file))
    names = [SOURCE, ROW, CROOKED, TOTAL, *table.columns]
    while batch := list(islice(rows, BATCH)):
        yield pd.DataFrame(batch, columns=names, dtype=object)


def _rows(table: Table, number: int, file: DeliveredFile) -> Iterator[tuple[object, ...]]:
    headers = file.content.headers
    places = [headers.index(c) if c in headers else None for c in table.columns]
    for row, cells in file.rows:
        width = len(cells)
        crooked = width < len(headers) or any(cells[len(headers) :])
        values = (cells[p] if p is not None and p < width else None for p in places)
        yield (number, row, crooked, is_total(cells), *values)


def of_frame(table: Table) -> str:
    """SQL: one batch, in a data frame called ``deel``."""
    texts = ", ".join(
        f"{_text(field, f'{name(field.name)}::VARCHAR')} AS {name(field.name)}"
        for field in table.fields
    )
    return (
        f"SELECT {SOURCE}::SMALLINT AS {SOURCE}, {ROW}::BIGINT AS {ROW}, "  # noqa: S608
        f"{CROOKED}::BOOLEAN AS {CROOKED}, "
        f"{TOTAL}::BOOLEAN AS {TOTAL}, {texts} FROM deel"
    )


def of_scan(table: Table, number: int, headers: tuple[str, ...], scan: Scan) -> str:
    """SQL: a clean file, read by DuckDB; rows are numbered here, as no join keeps their order."""
    cells = [_stripped(f"c{at}", scan) for at in range(scan.width)]
    texts = ", ".join(
        f"{_text(f, cells[headers.index(f.name)]) if f.name in headers else 'NULL::VARCHAR'} "
        f"AS {name(f.name)}"
        for f in table.fields
    )
    total = f"regexp_matches(coalesce({', '.join(cells)}), {literal(TOTAL_SQL)})"
    return (
        f"SELECT {number}::SMALLINT AS {SOURCE}, "  # noqa: S608
        f"{scan.header} + row_number() OVER () AS {ROW}, false AS {CROOKED}, "
        f"{total} AS {TOTAL}, {texts} FROM {_read_csv(scan)}"
    )


def person(headers: tuple[str, ...], scan: Scan, field: Field) -> str:
    """SQL: one column of a clean file."""
    cell = _text(field, _stripped(f"c{headers.index(field.name)}", scan))
    return f"SELECT {cell} AS {name(field.name)} FROM {_read_csv(scan)}"  # noqa: S608


def _text(field: Field, cell: str) -> str:
    """The text of a cell; where someone can type what he likes, without what nobody sees."""
    free = field.type in ("string", "list") and not field.codelist and not field.pattern
    odd = f"regexp_matches({cell}, '[^ -~]')"  # the usual case needs no closer look
    return f"CASE WHEN {odd} THEN {seen_in_sql(cell)} ELSE {cell} END" if free else cell


def _stripped(cell: str, scan: Scan) -> str:
    """SQL: a cell without the white space around it; ``read_csv`` makes empty ones NULL."""
    if scan.space is Space.NONE:
        return cell
    told = f", {literal(SPACE)}" if scan.space is Space.ODD else ""
    return f"nullif(trim({cell}{told}), '')"


def _read_csv(scan: Scan) -> str:
    columns = ", ".join(f"'c{at}': 'VARCHAR'" for at in range(scan.width))
    quote = "'\"'" if scan.quoted else "''"
    return (
        f"read_csv({literal(str(scan.path))}, delim = {literal(scan.delimiter)}, "
        f"quote = {quote}, escape = {quote}, header = false, skip = {scan.header}, "
        "auto_detect = false, strict_mode = true, compression = 'none', "
        f"max_line_size = {LONGEST}, hive_partitioning = false, columns = {{{columns}}})"
    )
