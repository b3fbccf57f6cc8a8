"""Deliveries that went wrong on the way: a good one, mutated as a seed says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import openpyxl

from pipeline.contract import load_tables
from tests.ingest.levering import CONFIG, Tables, as_csv, tables

TELLING = "Pietersen-0612345678"
CELLS = (
    "", " ", "T1", "T2", "MP", "start", "eind", "info_advies", "0", "1", "5", "6", "-1", "1.000",
    "3,5", "31-12-2022", "2022-12-31", "31-02-2022", "44562", "ja", "GM0001", "noord", '"', ";",
    "a;b", "regel\neinde", "\x00", "é", "’", "1e5", "inf", "NaN", "99999999999", "=1+1", "Totaal",
    "{{ 7 * 7 }}", "'); DROP TABLE traject; --", TELLING, f"{TELLING}@voorbeeld.nl", "111222333",
)  # fmt: skip
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1", "utf-16-le")


@dataclass
class Delivery:
    """What is about to be written: rows per table, and how each file is spelled."""

    rows: Tables
    config: str = CONFIG
    columns: dict[str, list[str]] = field(default_factory=dict)
    delimiter: dict[str, str] = field(default_factory=dict)
    encoding: dict[str, str] = field(default_factory=dict)
    above: dict[str, str] = field(default_factory=dict)
    below: dict[str, str] = field(default_factory=dict)
    name: dict[str, str] = field(default_factory=dict)
    damage: dict[str, Callable[[bytes], bytes]] = field(default_factory=dict)

    def write(self, folder: Path) -> None:
        """Write the delivery of one organisation into its folder."""
        target = folder / "tabellen"
        target.mkdir(parents=True)
        (folder / "organisatie.yml").write_text(self.config, encoding="utf-8")
        for table in self.rows:
            path = target / self.name.get(table, f"{table}.csv")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(self.content(table, path))

    def content(self, table: str, path: Path) -> bytes:
        columns = self.columns.get(table, list(load_tables()[table].columns))
        if path.suffix == ".xlsx":
            return self.workbook(table, columns, path)
        text = as_csv(
            [{c: row.get(c, "") for c in columns} for row in self.rows[table]],
            tuple(dict.fromkeys(columns)),
            self.delimiter.get(table, ";"),
        )
        whole = self.above.get(table, "") + text + self.below.get(table, "")
        content = whole.encode(self.encoding.get(table, "utf-8"), errors="replace")
        return self.damage.get(table, bytes)(content)

    def workbook(self, table: str, columns: list[str], path: Path) -> bytes:
        book = openpyxl.Workbook()
        book.active.append(columns)
        for row in self.rows[table]:
            book.active.append([row.get(c, "").replace("\x00", "") or None for c in columns])
        book.save(path)
        return self.damage.get(table, bytes)(path.read_bytes())


def delivery(seed: int) -> Delivery:
    """The delivery of one seed: up to six mutations."""
    random = Random(seed)  # noqa: S311  no secrets, the same cases every time
    made = Delivery(tables())
    for _ in range(random.randint(1, 6)):
        random.choice(MUTATIONS)(made, random)
    return made


def _table(made: Delivery, random: Random) -> str:
    return random.choice(list(made.rows))


def _cells(made: Delivery, random: Random) -> None:
    for _ in range(random.randint(1, 8)):
        table = _table(made, random)
        row = random.choice(made.rows[table] or [{}])
        row[random.choice(load_tables()[table].columns)] = random.choice(CELLS)


def _copies(made: Delivery, random: Random) -> None:
    rows = made.rows[_table(made, random)]
    rows.extend(dict(random.choice(rows)) for _ in range(random.randint(1, 4)) if rows)
    random.shuffle(rows)


def _losses(made: Delivery, random: Random) -> None:
    rows = made.rows[_table(made, random)]
    del rows[: random.randint(1, len(rows) or 1)]


def _headers(made: Delivery, random: Random) -> None:
    table = _table(made, random)
    columns = list(load_tables()[table].columns)
    change = random.choice(["drop", "double", "extra", "shuffle"])
    if change == "drop":
        columns.remove(random.choice(columns))
    elif change == "shuffle":
        random.shuffle(columns)
    else:
        columns.append(random.choice(columns) if change == "double" else "Geheim veld")
    made.columns[table] = columns


def _spelling(made: Delivery, random: Random) -> None:
    made.delimiter[_table(made, random)] = random.choice(";,\t|")
    made.encoding[_table(made, random)] = random.choice(ENCODINGS)


def _around(made: Delivery, random: Random) -> None:
    above = ["Uitdraai\n\n", "Titel;;;\n", "\n\n\n", "a;b;c\n" * 45, f"{TELLING}\n"]
    made.above[_table(made, random)] = random.choice(above)
    made.below[_table(made, random)] = random.choice(["Totaal;;4\n", ";;\n", "T1;te;veel;cellen\n"])


def _damage(made: Delivery, random: Random) -> None:
    places = [random.random() for _ in range(random.randint(1, 5))]
    values = [random.randrange(256) for _ in places]
    cut = random.random() if random.random() < 0.4 else 1.0

    def damaged(content: bytes) -> bytes:
        changed = bytearray(content)
        for place, value in zip(places, values, strict=True):
            if changed:
                changed[int(place * len(changed))] = value
        return bytes(changed[: int(cut * len(changed)) + 1])

    made.damage[_table(made, random)] = damaged


def _names(made: Delivery, random: Random) -> None:
    table = _table(made, random)
    made.name[table] = random.choice(
        [
            f"{table}.xlsx", f"{table}-2022.csv", f"2022-07-01 nieuw/{table}.csv",
            f"{table.upper()}.CSV", f"{table}.ods", f"{table}.pdf", f"~${table}.csv",
            "onbekend.csv",
        ]
    )  # fmt: skip


def _config(made: Delivery, random: Random) -> None:
    lines = made.config.splitlines()
    place = random.randrange(len(lines))
    change = random.choice(["drop", "double", "cut", "noise"])
    if change == "drop":
        del lines[place]
    elif change == "double":
        lines.insert(place, lines[place])
    else:
        half = lines[place][: len(lines[place]) // 2]
        lines[place] = half if change == "cut" else f"{half}: [{TELLING}"
    made.config = "\n".join(lines) + "\n"


# The configuration goes wrong less often: else little of the rest would be seen.
MUTATIONS = (_cells, _cells, _cells, _copies, _losses, _headers, _spelling, _around, _damage,
             _names) * 2 + (_config,)  # fmt: skip
