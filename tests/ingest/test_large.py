"""Large files are read in other ways than small ones, and give the same rows."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from pipeline.contract import FileProfile, load_codelists, load_tables
from pipeline.contract.indicators import derived_codelists
from pipeline.errors import DataRefused
from pipeline.ingest import ingest, large
from pipeline.ingest.delivery import DeliveredFile
from pipeline.ingest.headers import Columns, read_table
from pipeline.ingest.key import Key
from pipeline.ingest.large import LargeFile, read_large
from pipeline.ingest.readers import CsvReader
from pipeline.ingest.staging import open_staging
from pipeline.paths import House
from tests.ingest.levering import CLIENT, CONFIG, ORG, dump, score, tables, traject, write
from tests.ingest.mutaties import CELLS

TABLE = load_tables()["traject"]
COLUMNS = Columns.of(TABLE, {})
KEY = Key(ORG, b"s" * 32)
ROWS = 130
ODD = ("\xa0T5\xa0", "\tT6", " T7 ", "\u2003", "\x1fT8", "Totaal", "totaalé", "subTOTAAL 3", 'a"b',
       "a;b", "een\ntwee", '"', "x\ry", "12.345", "1 januari")  # fmt: skip
ENDS = ("\n", "\n", "\r\n", "")


def made(seed: int) -> bytes:
    """A file of trajecten, more or less as it should be."""
    random = Random(seed)  # noqa: S311  the same cases every time
    delimiter = random.choice(";;;,\t|")
    newline = random.choice(("\n", "\n", "\r\n"))
    rows = [[row.get(c, "") for c in TABLE.columns] for row in map(traject, range(ROWS))]
    for _ in range(random.choice((0, 0, 1, 5))):
        rows[random.randrange(ROWS)][random.randrange(len(TABLE.columns))] = random.choice(
            (*CELLS, *ODD)
        )
    for _ in range(random.choice((0, 0, 0, 1))):
        at = random.randrange(ROWS)
        rows[at] = random.choice(([], rows[at][:-1], [*rows[at], "te veel"], [*rows[at], ""]))
    if random.random() < 0.2:
        rows.insert(random.randrange(ROWS), [""] * len(TABLE.columns))
    buffer = io.StringIO(newline="")
    quoting = random.choice((csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator=newline, quoting=quoting)
    writer.writerow(TABLE.columns)
    writer.writerows(rows)
    above = random.choice(("", "", "", f"Uitdraai{newline}", f"Titel{newline * 2}", newline))
    below = random.choice(("", "", f"Totaal{delimiter}4{newline}", f"{delimiter * 14}{newline}"))
    text = above + buffer.getvalue() + below
    text = text.removesuffix(newline) if random.random() < 0.2 else text
    if random.random() < 0.1:
        place = random.randrange(len(text))
        text = text[:place] + random.choice('"\n\r; ') + text[place:]
    encoding = random.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16"))
    return text.encode(encoding, errors="replace")


def whole(content: bytes, path: Path) -> DeliveredFile:
    sheets = CsvReader().read(content, "traject.csv", FileProfile(), COLUMNS.recognise)
    read = read_table(sheets, COLUMNS, "traject.csv")
    return DeliveredFile("traject", "traject.csv", path, "", read)


def in_parts(found: LargeFile, path: Path) -> DeliveredFile:
    return DeliveredFile("traject", "traject.csv", path, "", found.head, large=found.rows)


def staged(file: DeliveredFile) -> tuple[Any, ...]:
    """Everything that is known of the rows after they were read, or the refusal."""
    staging = open_staging({**load_codelists(), **derived_codelists()})
    staging.salt = "zout"
    with staging.connection as connection:
        try:
            staging.load(TABLE, [file], KEY)
        except DataRefused as refused:
            return refused.sentence, refused.place
        rows = connection.execute("SELECT * EXCLUDE _nr FROM getypeerd.traject ORDER BY _nr")
        return file.content.headers, file.content.guesses, rows.fetchall()


@pytest.mark.parametrize("seeds", [range(first, first + 40) for first in range(0, 240, 40)])
def test_a_large_file_gives_the_same_rows_however_it_is_read(seeds: range, tmp_path: Path) -> None:
    path = tmp_path / "traject.csv"
    scanned = 0
    for seed in seeds:
        path.write_bytes(content := made(seed))
        found = read_large(path, "traject.csv", FileProfile(), COLUMNS)
        if found is None:
            continue
        try:
            expected = staged(whole(content, path))
        except DataRefused as refused:
            expected = refused.sentence, refused.place
        streamed = replace(found, rows=replace(found.rows, scan=None))
        assert staged(in_parts(streamed, path)) == expected, seed
        assert staged(in_parts(found, path)) == expected, seed
        scanned += found.rows.scan is not None
    assert scanned > 10


def delivery(house: House) -> None:
    content = tables()
    content["traject"] += [traject(number) for number in range(10, 400)]
    content["zrm_meting"] += [score(number, "start", "2") for number in range(10, 400)]
    content["traject"][50]["start_datum"] = "gisteren"
    content["traject"][60]["gebied_id"] = "06-12345678"
    content["traject"][70] = {"traject_id": "Totaal"}
    content["zrm_meting"] += [score(10, "start", "2"), score(9999, "start", "2")]
    write(house, content, CONFIG)


def test_a_delivery_gives_the_same_database_however_its_files_are_read(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery(house)
    ingest(house, ORG)
    expected, counts = dump(house), house.intake(ORG).read_bytes()
    monkeypatch.setattr("pipeline.ingest.run.LARGE", 1)
    ingest(house, ORG)
    assert (dump(house), house.intake(ORG).read_bytes()) == (expected, counts)


def test_rows_keep_their_numbers_in_a_file_that_is_read_by_more_hands(tmp_path: Path) -> None:
    path = tmp_path / "traject.csv"
    number = 300_000
    with path.open("w", encoding="utf-8") as text:
        text.write(";".join(TABLE.columns) + "\n")
        for row in range(2, number + 2):
            text.write(f"{row};c{row % 99};;info_advies;;01-02-2022;;01-02-2022;{row % 99};;;;;;\n")
    found = read_large(path, "traject.csv", FileProfile(), COLUMNS)
    assert found is not None and found.rows.scan is not None
    staging = open_staging({**load_codelists(), **derived_codelists()})
    with staging.connection as connection:
        staging.load(TABLE, [in_parts(found, path)], KEY)
        sql = "SELECT count(*), count(*) FILTER (WHERE _rij::VARCHAR <> traject_id) FROM {}"
        assert connection.execute(sql.format("getypeerd.traject")).fetchall() == [(number, 0)]


def test_a_file_that_is_not_clean_is_read_in_a_stream_and_refused_as_a_small_one(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery(house)
    path = house.delivery(ORG) / "tabellen" / "traject.csv"
    path.write_text(path.read_text().replace("\nT200;", '\n"T200;'))
    told = []
    for bound in (large.LARGE, 1):
        monkeypatch.setattr("pipeline.ingest.run.LARGE", bound)
        with pytest.raises(DataRefused) as caught:
            ingest(house, ORG)
        told.append((caught.value.sentence, caught.value.place, caught.value.remedy))
    assert told[0] == told[1]
    assert told[0][0] == "Dit bestand is geen geldige CSV."


def test_a_text_that_points_at_a_person_is_not_kept_while_a_delivery_is_read(
    house: House, tmp_path: Path
) -> None:
    path = tmp_path / "traject.csv"
    rows = [traject(1), traject(2) | {"gebied_id": "06-12345678"}, traject(3)]
    rows[2]["traject_id"] = f"{CLIENT}3"
    text = "\n".join(
        ";".join(cells)
        for cells in [TABLE.columns, *([row.get(c, "") for c in TABLE.columns] for row in rows)]
    )
    path.write_text(text)
    staging = open_staging({**load_codelists(), **derived_codelists()})
    with staging.connection as connection:
        staging.load(TABLE, [whole(text.encode(), path)], KEY)
        found = connection.execute("SELECT * FROM getypeerd.traject").fetchall()
    assert "T1" in str(found)
    assert "12345678" not in str(found)
    assert CLIENT not in str(found)
