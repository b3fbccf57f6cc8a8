"""Personal data in every column of every delivered table, as rows that come on top."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from pipeline.contract import Field, Table, load_tables
from pipeline.ingest.delivery import TABLES, TEXT_TABLE, TEXTS, table_of

# None of these exist: the BSN passes the elfproef, the account number its own test.
PERSONAL = {
    "burgerservicenummer": "123456782",
    "e-mailadres": "jan.geheim@voorbeeld.nl",
    "telefoonnummer": "06-13579246",
    "rekeningnummer": "NL91ABNA0417164300",
    "postcode met huisnummer": "9899ZZ 97",
}
BORN, NAMED, UNREAD = "19-07-1987", "Wiersma-Geheim", "Zij heet Postma-Geheim"
NEEDLES = (
    *PERSONAL.values(), "0613579246", "NL91 ABNA", "9899 ZZ", "1987-07-19", BORN, NAMED, UNREAD,
    "Postma-Geheim",
)  # fmt: skip
UNKNOWN = "Opmerking van de hulpverlener"  # a column that the contract does not know


@dataclass
class Planted:
    """What was put where.

    Attributes:
        rows: how often a kind of personal data stands in a column of an organisation.
        texts: how often a kind stands in its texts.
    """

    rows: dict[tuple[str, str, str, str], int] = field(default_factory=dict)
    texts: dict[tuple[str, str], int] = field(default_factory=dict)


def plant(raw: Path) -> Planted:
    """Add the rows and texts, and let the deliveries be taken in without them."""
    planted = Planted()
    tables = load_tables()
    for path in sorted(raw.glob(f"*/{TABLES}/*.csv")):
        name = table_of(path.stem, [name for name in tables if name != TEXT_TABLE])
        assert name is not None
        _plant_rows(path, tables[name], planted)
    for path in sorted(raw.glob("*/organisatie.yml")):
        _plant_texts(path.parent, planted)
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        told["inname"] = {"hoogste_aandeel_geweigerd": 1.0}
        path.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
    return planted


def _plant_rows(path: Path, table: Table, planted: Planted) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter=";")
        head, rows = list(reader.fieldnames or ()), list(reader)
    org, example = path.parents[1].name, rows[0]
    columns = [field for field in table.fields if field.name in head]
    for column in columns:
        for kind, text in PERSONAL.items():
            if text.isdigit() and column.type in ("integer", "number"):
                continue  # nine digits are as good a number as any other
            number = len(rows)
            row = {**example, **_own_key(table, number), column.name: _typed(column, text)}
            rows.append(row)
            planted.rows[org, table.name, column.name, kind] = number
    if "clientnummer" in head:
        rows.append({**example, **_own_key(table, len(rows)), "clientnummer": NAMED})
        rows[-1]["geboortedatum"] = BORN
        head += ["geboortedatum"] if "geboortedatum" not in head else []
    for row in rows:
        row[UNKNOWN] = UNREAD
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*head, UNKNOWN], "", delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


def _own_key(table: Table, number: int) -> dict[str, str]:
    """A key that no other row has; a reference that leads nowhere if there is nothing else."""
    texts = [name for name in table.primary_key if table.field(name).type == "string"]
    leading = {key.column for key in table.foreign_keys}
    chosen = next((name for name in texts if name not in leading), next(iter(texts), None))
    return {chosen: f"geplant-{number}"} if chosen else {}


def _typed(column: Field, text: str) -> str:
    return f"Zij belt: {text}, zegt zij" if column.type in ("string", "list") else text


def _plant_texts(delivery: Path, planted: Planted) -> None:
    periods = sorted(path for path in (delivery / TEXTS).glob("*/*") if path.is_dir())
    for number, text in enumerate(PERSONAL.values()):
        for place in ("tekst", "auteur", "titel"):
            head = {"auteur": "redactie", "titel": "Titel", "datum": "2023-03-15", "akkoord": "ja"}
            body = "Een tekst."
            if place == "tekst":
                body = f"Bel {text} of niet."
            else:
                head[place] = f"Bel {text} of niet"
            told = "".join(f"{key}: {value}\n" for key, value in head.items())
            file = periods[-1] / f"werkwijze--geplant-{place}-{number}.md"
            file.write_text(f"---\n{told}---\n\n{body}\n", encoding="utf-8")
            planted.texts[delivery.name, place] = planted.texts.get((delivery.name, place), 0) + 1
