"""What can be wrong with a row, as SQL; made from the contract and the business rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.contract import Field, ForeignKey, Table
from pipeline.ingest import personal
from pipeline.ingest.cells import bound, literal, matches, name
from pipeline.ingest.columns import (
    CROOKED,
    DELIVERED,
    IDENTIFIED,
    NUMBER,
    TOTAL,
    suspect,
    wrong,
)
from pipeline.ingest.rules import Rule, rules_of

TYPE_RULES = {
    "date": ("datum", "Dit is geen bestaande datum.", "Schrijf dd-mm-jjjj of jjjj-mm-dd."),
    "integer": (
        "geheel-getal",
        "Dit is geen geheel getal, of het is te groot.",
        "Schrijf alleen cijfers.",
    ),
    "number": (
        "getal",
        "Dit is geen eenduidig getal, of het is te groot.",
        "Schrijf het zonder punt voor duizendtallen en met een komma voor decimalen.",
    ),
    "boolean": ("ja-nee", "Dit is geen ja of nee.", "Schrijf ja of nee."),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Which rows of a table break which rule.

    Attributes:
        column: header in the delivery, empty for the row as a whole.
        rule: id of the rule.
        explanation, remedy: Dutch, without any value of the row.
        condition: SQL over the typed table, called ``t``; true for a row that breaks the rule.
        telling: columns whose cells then point at a person.
        doubt: cheaper SQL that is true wherever the condition is, and perhaps elsewhere.
    """

    column: str
    rule: str
    explanation: str
    remedy: str
    condition: str
    telling: tuple[str, ...] = ()
    doubt: str = ""


TOTALS = Problem(
    "",
    "totaalregel",
    "Deze rij telt de rijen erboven op en is zelf geen registratie.",
    "Niets; Feitenwerk telt zelf.",
    f"t.{TOTAL}",
)


def within_rows(table: Table) -> list[Problem]:
    """What can be wrong inside single rows."""
    problems = [*_shape(table)]
    for field in table.fields:
        problems.extend(_field(field) if field.kept else _wrong_type(field))
    problems.extend(_personal(table))
    problems.extend(_of_rule(rule) for rule in rules_of(table.name) if not rule.across)
    # a total is left out as a whole: what else is wrong with it says nothing
    single = (replace(p, condition=f"NOT t.{TOTAL} AND ({p.condition})") for p in problems)
    return [TOTALS, *single]


def same_keys(table: Table) -> list[Problem]:
    """What can be wrong with rows that have one key."""
    return [replace(p, condition=f"NOT t.{TOTAL} AND ({p.condition})") for p in _keys(table)]


def between_rows(table: Table) -> list[Problem]:
    """What can be wrong with a row because of other rows: they are absent, refused or at odds."""
    problems = [_orphan(table, key) for key in table.foreign_keys]
    problems.extend(_of_rule(rule) for rule in rules_of(table.name) if rule.across)
    return problems


def leans_on_itself(table: Table) -> bool:
    """Whether a row can be refused because another row of its own table is."""
    rules = (rule for rule in rules_of(table.name) if rule.across)
    return any(key.table == table.name for key in table.foreign_keys) or any(
        f"{{{table.name}}}" in rule.broken for rule in rules
    )


def accepted(table: str) -> str:
    """SQL: the rows of a table without findings."""
    return (
        f"(SELECT * FROM getypeerd.{table} AS a WHERE NOT EXISTS "  # noqa: S608
        f"(SELECT 1 FROM vondst AS v WHERE v.tabel = {literal(table)} AND v.nr = a.{NUMBER}))"
    )


def _shape(table: Table) -> Iterator[Problem]:
    yield Problem(
        "",
        "aantal-cellen",
        "Deze rij heeft meer of minder cellen dan de kop.",
        "Zet tekst met een scheidingsteken tussen aanhalingstekens.",
        f"t.{CROOKED}",
    )
    if table.primary_key:
        yield Problem(
            table.primary_key[0],
            "kenmerk-is-persoon",
            "Het kenmerk van deze rij is het nummer van een persoon.",
            "Lever een eigen kenmerk dat niets over de persoon zegt.",
            f"t.{IDENTIFIED}",
            telling=table.primary_key if any(field.becomes for field in table.fields) else (),
        )


def _field(field: Field) -> Iterator[Problem]:
    value = f"t.{name(field.stored_as)}"
    failed = f"t.{wrong(field.name)}"
    if field.required:
        empty = f"{value} IS NULL AND NOT {failed}"
        if field.type == "list":
            empty = f"({empty}) OR len({value}) = 0"
        yield Problem(field.name, "verplicht", "Deze cel is leeg.", "Vul de cel in.", empty)
    if field.codelist:
        yield Problem(
            field.name,
            "codelijst",
            f"Deze waarde staat niet in de codelijst {field.codelist}.",
            f"Gebruik een code uit de lijst {field.codelist} in docs/gegevens.md.",
            failed,
        )
    yield from _wrong_type(field)
    yield from _limits(field, value)


def _wrong_type(field: Field) -> Iterator[Problem]:
    if field.type in TYPE_RULES and not field.codelist:
        rule, explanation, remedy = TYPE_RULES[field.type]
        failed = f"t.{wrong(field.name)}"
        yield Problem(field.name, rule, explanation, remedy, failed)


def _personal(table: Table) -> Iterator[Problem]:
    for field in personal.searched(table):
        value = f"t.{name(field.stored_as)}"
        for explanation, found in personal.findings(table, field, value):
            yield Problem(
                field.name,
                personal.RULE,
                explanation,
                personal.REMEDY,
                f"t.{suspect(field.name)} AND ({found})",
                telling=(field.name,),
                doubt=f"t.{suspect(field.name)}",
            )


def _limits(field: Field, value: str) -> Iterator[Problem]:
    outside = []
    if field.minimum is not None:
        outside.append(f"{value} < {bound(field, field.minimum)}")
    if field.maximum is not None:
        outside.append(f"{value} > {bound(field, field.maximum)}")
    if outside:
        low = f"ten minste {field.minimum}" if field.minimum is not None else ""
        high = f"ten hoogste {field.maximum}" if field.maximum is not None else ""
        limits = " en ".join(part for part in (low, high) if part)
        yield Problem(
            field.name,
            "grenzen",
            "Deze waarde valt buiten de grenzen.",
            f"De waarde is {limits}.",
            " OR ".join(outside),
        )
    if field.pattern:
        bad = f"NOT {matches(value, field.pattern)}"
        if field.type == "list":
            bad = f"len(list_filter({value}, lambda x: NOT {matches('x', field.pattern)})) > 0"
        yield Problem(
            field.name,
            "schrijfwijze",
            "De schrijfwijze van deze waarde klopt niet.",
            f"Schrijf zoals in docs/gegevens.md bij de kolom {field.name} staat.",
            bad,
        )


def _keys(table: Table) -> Iterator[Problem]:
    """Of rows with one key, those of the latest delivery count. Among these the first of equal
    rows counts; of different rows nobody knows which is right.
    """
    if not table.primary_key:
        return
    key = table.primary_key[0]
    same = _rows_with_the_key(table)
    yield Problem(
        key,
        "vervangen",
        "Een latere levering bevat een nieuwe versie van deze rij.",
        "Niets; de nieuwste versie telt.",
        f"EXISTS (SELECT 1 FROM ({same}) AS g WHERE {_key(table)} "  # noqa: S608
        f"AND g.laatst > t.{DELIVERED})",
    )
    yield Problem(
        key,
        "dubbel",
        "Deze rij staat al eerder in de levering.",
        "Haal de dubbele rij weg.",
        f"EXISTS (SELECT 1 FROM ({same}) AS g WHERE {_key(table)} "  # noqa: S608
        f"AND g.laatst = t.{DELIVERED} AND g.soorten = 1 AND g.eerste < t.{NUMBER})",
    )
    yield Problem(
        key,
        "tegenstrijdig",
        "Meer rijen hebben hetzelfde kenmerk maar een andere inhoud.",
        "Zoek uit welke rij juist is en lever alleen die.",
        f"EXISTS (SELECT 1 FROM ({same}) AS g WHERE {_key(table)} "  # noqa: S608
        f"AND g.laatst = t.{DELIVERED} AND g.soorten > 1)",
    )


def _rows_with_the_key(table: Table) -> str:
    """SQL: keys that occur more than once, with the latest delivery they occur in, and of that
    delivery the first row and the number of different rows.
    """
    stored = [name(table.field(column).stored_as) for column in table.primary_key]
    filled = " AND ".join(
        f"{name(column)} IS NOT NULL"
        for column in table.primary_key
        if table.field(column).required
    )
    every = ", ".join(name(field.stored_as) for field in table.stored)
    keys = ", ".join(stored)
    return (
        f"SELECT {keys}, laatst, min({NUMBER}) FILTER (WHERE {DELIVERED} = laatst) AS eerste, "  # noqa: S608
        f"count(DISTINCT ROW({every})) FILTER (WHERE {DELIVERED} = laatst) AS soorten FROM ("
        f"SELECT *, max({DELIVERED}) OVER (PARTITION BY {keys}) AS laatst, "
        f"count(*) OVER (PARTITION BY {keys}) AS keren FROM {suspects(table)} "
        f"WHERE {filled} AND NOT {TOTAL}) WHERE keren > 1 GROUP BY ALL"
    )


def suspects(table: Table) -> str:
    """SQL: the rows whose key occurs more than once, and perhaps some others."""
    return (
        f"(SELECT * FROM getypeerd.{table.name} "  # noqa: S608
        f"WHERE {key_hash(table)} IN (SELECT sleutel FROM dubbele_sleutel))"
    )


def key_hash(table: Table) -> str:
    """SQL: a number by which rows with one key are found without keeping their keys."""
    return f"hash({', '.join(name(table.field(c).stored_as) for c in table.primary_key)})"


def _key(table: Table) -> str:
    stored = (name(table.field(column).stored_as) for column in table.primary_key)
    return " AND ".join(f"g.{column} IS NOT DISTINCT FROM t.{column}" for column in stored)


def _orphan(table: Table, key: ForeignKey) -> Problem:
    column = name(key.column)
    parents = f"SELECT 1 FROM {accepted(key.table)} AS p WHERE p.{name(key.key)} = t.{column}"  # noqa: S608
    return Problem(
        key.column,
        "verwijzing",
        f"De rij in {key.table} waar deze rij bij hoort, is niet geleverd of is zelf geweigerd.",
        f"Lever de rij in {key.table}, of verbeter haar als zij in quarantaine staat.",
        f"t.{column} IS NOT NULL AND NOT EXISTS ({parents})",
    )


def _of_rule(rule: Rule) -> Problem:
    return Problem(rule.column, rule.id, rule.explanation, rule.remedy, rule.condition(accepted))
