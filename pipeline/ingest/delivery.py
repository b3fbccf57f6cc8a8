"""Finds the files of a delivery and reads them as text."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from pipeline.contract import FileProfile, IntakeRules, Table
from pipeline.errors import DataRefused
from pipeline.ingest.headers import Columns, RawFile, read_table
from pipeline.ingest.large import Records, read_large
from pipeline.ingest.readers import READERS, Cells, CsvReader
from pipeline.ingest.texts import read_text_file
from pipeline.paths import House

TABLES, TEXTS = "tabellen", "teksten"
TEXT_TABLE = "tekst"


@dataclass(frozen=True, slots=True)
class DeliveredFile:
    """One file of the delivery with its content.

    Attributes:
        table: name of its raw table.
        place: path from the root of the house.
        path: where it is.
        sha256: of its bytes.
        content: headers and rows.
        large: the rows of a file that is too large to hold; the content then has headers only.
        delivered: day of the delivery it came in, ISO, from the name of its folder; empty for a
            file in no such folder. Of two rows with one key the later delivery counts.
    """

    table: str
    place: str
    path: Path
    sha256: str
    content: RawFile
    delivered: str = ""
    large: Records | None = None

    @property
    def rows(self) -> Iterable[tuple[int, Cells]]:
        """Row number as in a spreadsheet, and cells."""
        return self.content.rows if self.large is None else self.large


def read_delivery(
    house: House,
    org: str,
    tables: Mapping[str, Table],
    rules: IntakeRules,
    beside: Iterable[DeliveredFile] = (),
    whole: int | None = None,
) -> list[DeliveredFile]:
    """All table and text files of an organisation, in order of table and path.

    Args:
        house: the folders of the project.
        org: id of the organisation.
        tables: of the contract.
        rules: how files are read.
        beside: what comes from other places than these folders and belongs to the delivery.
        whole: CSV files of fewer bytes are read as a whole, others are left large; ``None`` reads
            every file as a whole.

    Raises:
        DataRefused: a file cannot be read or belongs to no table; a required table or column is
            missing.
    """
    tabular = _table_files(house, org, tables, rules, whole)
    found = [*tabular, *_text_files(house, org), *beside]
    place = house.relative(house.delivery(org) / TABLES)
    _refuse_missing_tables({file.table for file in found}, tables, place)
    for file in found:
        _refuse_missing_columns(file, tables[file.table])
    return sorted(found, key=lambda file: (file.table, file.place))


def table_of(stem: str, tables: Collection[str]) -> str | None:
    """The table a file belongs to by its name: ``traject``, ``traject-2022``, ``Traject_leek``."""
    name = stem.lower()
    fitting = [table for table in tables if re.fullmatch(rf"{table}(?![a-z]).*", name)]
    return max(fitting, key=len, default=None)


def _visible_files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith((".", "~")) for part in parts):
            yield path


def _place(house: House, org: str, path: Path) -> str:
    """The name of a file in messages: different for every file, also behind a symbolic link."""
    delivery = house.delivery(org)
    return f"{house.relative(delivery)}/{path.relative_to(delivery).as_posix()}"


def _table_files(
    house: House,
    org: str,
    tables: Mapping[str, Table],
    rules: IntakeRules,
    whole: int | None,
) -> Iterator[DeliveredFile]:
    names = [name for name in tables if name != TEXT_TABLE]
    for path in _visible_files(house.delivery(org) / TABLES):
        place = _place(house, org, path)
        table = table_of(path.stem, names)
        if table is None:
            near = difflib.get_close_matches(path.stem.lower(), names, n=1)
            raise DataRefused(
                "Dit bestand hoort bij geen tabel.",
                place=place,
                remedy=(f"Noem het {near[0]}.csv, " if near else "Noem het naar een tabel, ")
                + f"of haal het weg. Tabellen: {', '.join(sorted(names))}.",
            )
        reader = READERS.get(path.suffix.lower())
        if reader is None:
            raise DataRefused(
                "Dit soort bestand kan niet worden ingelezen.",
                place=place,
                remedy=f"Sla het op als {table}.xlsx, of als CSV UTF-8: {table}.csv.",
            )
        inner = path.relative_to(house.delivery(org) / TABLES).as_posix()
        profile = _profile(inner, rules)
        columns = Columns.of(tables[table], rules.kolommen.get(table, {}))
        day = _delivered(inner)
        large = None
        if isinstance(reader, CsvReader) and whole is not None:
            with _opening(place):
                if path.stat().st_size >= whole:
                    large = read_large(path, place, profile, columns)
        if large is not None:
            yield DeliveredFile(table, place, path, large.sha256, large.head, day, large.rows)
            continue
        content = _bytes(path, place)
        sheets = reader.read(content, place, profile, columns.recognise)
        rows = read_table(sheets, columns, place, profile.kopregel)
        yield DeliveredFile(table, place, path, _sha256(content), rows, day)


def _profile(inner: str, rules: IntakeRules) -> FileProfile:
    fitting = (profile for pattern, profile in rules.bestanden.items() if fnmatch(inner, pattern))
    return next(fitting, FileProfile())


def _delivered(inner: str) -> str:
    found = re.match(r"(\d{4}-\d{2}-\d{2})[^/]*/", inner)
    return found[1] if found else ""


def _text_files(house: House, org: str) -> Iterator[DeliveredFile]:
    folder = house.delivery(org) / TEXTS
    for path in _visible_files(folder):
        place = _place(house, org, path)
        inner = PurePosixPath(path.relative_to(folder).as_posix())
        if inner.suffix != ".md" or len(inner.parts) != 3:
            raise DataRefused(
                "Deze tekst staat niet op een bekende plaats.",
                place=place,
                remedy="Gebruik teksten/<periode>/<thema>/<plaats>.md, bijvoorbeeld werkwijze.md.",
            )
        content = _bytes(path, place)
        read = read_text_file(content, inner, place)
        yield DeliveredFile(TEXT_TABLE, place, path, _sha256(content), read)


def _bytes(path: Path, place: str) -> bytes:
    with _opening(place):
        return path.read_bytes()


@contextmanager
def _opening(place: str) -> Iterator[None]:
    try:
        yield
    except OSError:
        raise DataRefused(
            "Dit bestand kan niet worden geopend.",
            place=place,
            remedy="Kijk of het bestand leesbaar is en of een ander programma het vasthoudt.",
        ) from None


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _refuse_missing_tables(given: set[str], tables: Mapping[str, Table], place: str) -> None:
    """Refuse a delivery without a table that every delivery has, or that a given one leans on."""
    needed = {name: "elke levering heeft haar" for name, table in tables.items() if table.required}
    for name in given:
        for key in tables[name].foreign_keys:
            if tables[name].field(key.column).required:
                needed.setdefault(key.table, f"{name} verwijst ernaar")
    for table, reason in sorted(needed.items()):
        if table not in given:
            raise DataRefused(
                f"De tabel {table} ontbreekt; {reason}.",
                place=f"{place}/{table}.csv",
                remedy=f"Lever {table}.csv. In docs/gegevens.md staat welke kolommen erin horen.",
            )


def _refuse_missing_columns(file: DeliveredFile, table: Table) -> None:
    headers = file.content.headers
    for field in table.fields:
        if (field.required or field.becomes) and field.name not in headers:
            near = difflib.get_close_matches(field.name, set(headers) - set(table.columns), n=1)
            hint = f"Bedoelt u de kolom {near[0]}? " if near else ""
            raise DataRefused(
                f"De kolom {field.name} ontbreekt.",
                place=f"{file.place}, kolom {field.name}",
                remedy=f"{hint}Voeg de kolom {field.name} toe: {field.description}",
            )
