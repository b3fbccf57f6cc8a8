"""The sample deliveries with hostile strings wherever someone can type what he likes."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path
from typing import Any

import yaml

from pipeline.contract import Field, Table, load_tables
from pipeline.ingest.delivery import TABLES, TEXT_TABLE, TEXTS, table_of
from pipeline.ingest.personal import searched
from pipeline.narrative.numbers import has_number
from tests.vijandig.strings import HOSTILE

ALPHABET = "abcdefghijklmnopqrstuvwxyz"
MARK = re.compile(r"kenmerkq[a-z]{3}q")
FEWEST = 2  # strings in the name of an organisation, which stands on every page
FRONT_MATTER = re.compile(r"\A---\n(.*?)^---\n(.*)\Z", re.DOTALL | re.MULTILINE)
PARAGRAPH = re.compile(r"\n\s*\n")
# A number belongs to the name or the source in which it stands; elsewhere it has no origin.
NAMES = {"naam", "korte_naam", "partner", "titel", "uitgever", "categorie", "uitvoering"}
LOOKED_UP = "gepubliceerd_controle"  # names between braces are figures, numbers have no origin
# An e-mail address sends its row to quarantine; a path of a machine is found by the leak scan.
REFUSED = re.compile(r"@x\.nl|file://")


@dataclass
class Hostile:
    """Where which strings stand.

    Attributes:
        cells: the whole text of a cell by the mark in it.
        columns: the strings that each column holds.
    """

    cells: dict[str, str] = field(default_factory=dict)
    columns: dict[str, set[str]] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=count)

    def fill(self, column: str, strings: Iterable[str], about: int) -> Iterator[str]:
        """Texts without end for one column, each of so many strings, until each had its turn.

        A text has a mark by which it is found again: before the strings or after them.
        """
        told = list(strings)
        start = next(self.numbers)
        for turn in count(start):
            chosen = [told[(turn * about + place) % len(told)] for place in range(about)]
            number = next(self.numbers)
            mark = "kenmerkq" + "".join(ALPHABET[number // 26**n % 26] for n in range(3)) + "q"
            words = " ".join(chosen)
            self.columns.setdefault(column, set()).update(chosen)
            self.cells[mark] = f"{mark} {words} einde" if number % 2 else f"{words} {mark}"
            yield self.cells[mark]


def free_columns(table: Table) -> list[Field]:
    """Columns in which someone can type what he likes: no pattern, list of codes or reference."""
    keys = {key.column for key in table.foreign_keys}
    return [f for f in searched(table) if f.pattern is None and f.name not in keys]


def fit_for(table: str, column: Field) -> list[str]:
    """The strings that a column takes in; what the others meet is tested one by one."""
    found = [text for text in HOSTILE if not REFUSED.search(text)]
    if column.name not in NAMES or table == LOOKED_UP:
        found = numberless(found)
    if column.type == "list":
        found = [text for text in found if "|" not in text]
    if table == LOOKED_UP:
        found = [text for text in found if "{" not in text]
    return found


def numberless(texts: Iterable[str]) -> list[str]:
    """Texts without a number, if need be with empty brackets."""
    return [bare for text in texts if not has_number(bare := text.replace("(1)", "()"))]


def make_hostile(raw: Path) -> Hostile:
    """Replace every free text in the deliveries of a folder by hostile ones."""
    hostile = Hostile()
    rows: Counter[tuple[str, str]] = Counter()
    files = [*_table_files(raw)]
    for table, path in files:
        _, found = _read(path)
        rows.update({(table.name, f.name): len(found) for f in free_columns(table)})
    texts = sorted(raw.glob(f"*/{TEXTS}/*/*/*.md"))
    rows.update({(TEXT_TABLE, f.name): len(texts) for f in free_columns(load_tables()[TEXT_TABLE])})
    fills = {
        (table.name, column.name): hostile.fill(
            f"{table.name}.{column.name}",
            strings := fit_for(table.name, column),
            -(-len(strings) // max(rows[table.name, column.name], 1)),
        )
        for table in load_tables().values()
        for column in free_columns(table)
    }
    for table, path in files:
        head, found = _read(path)
        columns = [column for column in free_columns(table) if column.name in head]
        for row in found:
            for column in columns:
                if row.get("soort") == "jaar" and column.name == "verwacht":
                    continue  # a year or nothing; anything else is refused
                row[column.name] = next(fills[table.name, column.name])
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, head, delimiter=";")
            writer.writeheader()
            writer.writerows(found)
    for path in texts:
        _rewrite_text(path, hostile, fills)
    for path in sorted(raw.glob("*/organisatie.yml")):
        _rewrite_names(path, hostile)
    return hostile


def _table_files(raw: Path) -> Iterator[tuple[Table, Path]]:
    tables = load_tables()
    for path in sorted(raw.glob(f"*/{TABLES}/*.csv")):
        name = table_of(path.stem, [name for name in tables if name != TEXT_TABLE])
        assert name is not None
        if free_columns(tables[name]):
            yield tables[name], path


def _read(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter=";")
        return list(reader.fieldnames or ()), list(reader)


def _rewrite_text(path: Path, hostile: Hostile, fills: dict[tuple[str, str], Any]) -> None:
    """Every paragraph and bullet of an approved text, its author and its title."""
    found = FRONT_MATTER.match(path.read_text(encoding="utf-8"))
    assert found is not None
    head = yaml.safe_load(found[1])
    head["auteur"] = next(fills[TEXT_TABLE, "auteur"])
    head["titel"] = next(fills[TEXT_TABLE, "titel"])
    plain = [t for t in fit_for(TEXT_TABLE, load_tables()[TEXT_TABLE].field("tekst")) if inert(t)]
    texts = hostile.fill(f"{TEXT_TABLE}.tekst", plain, 3)
    blocks = []
    for block in PARAGRAPH.split(found[2].strip()):
        lines = [f"- {next(texts)}" for line in block.splitlines() if line.startswith(("- ", "* "))]
        blocks.append("\n".join(lines) or next(texts))
    told = yaml.safe_dump(head, allow_unicode=True, sort_keys=False)
    path.write_text(f"---\n{told}---\n\n" + "\n\n".join(blocks) + "\n", encoding="utf-8")


def inert(text: str) -> bool:
    """Whether an approved text may hold this: no number, no name, and none of its few marks."""
    return not has_number(text) and not re.search(r"[*{}]|^\s*-|\n", text)


def _rewrite_names(path: Path, hostile: Hostile) -> None:
    """The names of the organisation, its areas and its themes."""
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    names = hostile.fill("organisatie.yml", [t for t in HOSTILE if not REFUSED.search(t)], FEWEST)
    who = told["organisatie"]
    for holder in (who, *(who[level] for level in ("gemeente", "provincie", "land"))):
        for key in ("naam", "korte_naam"):
            if key in holder:
                holder[key] = next(names)
    for theme in chain.from_iterable(r["themas"] for r in told["rapporten"].values()):
        theme["naam"] = next(names)
    path.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
