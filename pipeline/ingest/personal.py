"""Personal data in free text, as SQL: what points at a person has no place in a text column.

The tests of form: a BSN passes the elfproef (the weighted digits add up to a multiple of eleven),
an IBAN the mod-97 test of ISO 13616. Expressions tell whether a text holds such a thing, never
what it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.contract import Field, Table
from pipeline.ingest.cells import literal

EMAIL = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}"
PHONE = r"(?:\+31|\b0031|\b0|\(0)[ -]?(?:\(0\))?[1-9](?:[ )-]*\d){8}\b"
HOME = r"\b[1-9]\d{3} ?[A-Z]{2},? ?\d{1,5}[a-z]?\b"
NINE = r"\b\d{9}\b|\b\d{3}[. ]\d{3}[. ]\d{3}\b|\b\d{4}[. ]\d{2}[. ]\d{3}\b"
IBAN = r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"

RULE = "persoonsgegeven"
REMEDY = "Haal het weg uit de tekst en lever de rij opnieuw."


def searched(table: Table) -> tuple[Field, ...]:
    """The columns of a table in which someone can type what he likes."""
    return tuple(
        field
        for field in table.fields
        if field.type in ("string", "list") and not field.codelist and not field.becomes
    )


def findings(table: Table, field: Field, value: str) -> Iterator[tuple[str, str]]:
    """What may be wrong with the text of a column: an explanation, and SQL that says whether.

    Args:
        table: the table; its keys may look like a BSN by chance.
        field: the column.
        value: SQL of its text or its list of texts.
    """
    text = _text(field, value)
    yield "Hier staat een e-mailadres.", _has(text, EMAIL)
    yield "Hier staat een telefoonnummer.", _has(text, PHONE)
    yield "Hier staat een postcode met huisnummer.", _has(text, HOME)
    yield "Hier staat een rekeningnummer.", _any(_found(text, IBAN), _is_iban("x"))
    if not _is_key(table, field):
        yield "Hier staat een burgerservicenummer.", _any(_found(text, NINE), _is_bsn("x"))


def may_hold(table: Table, field: Field, value: str) -> str:
    """SQL: whether any of the patterns occurs, in one pass; only then a closer look is needed."""
    patterns = [EMAIL, PHONE, HOME, IBAN, *(() if _is_key(table, field) else (NINE,))]
    return _has(_text(field, value), "|".join(f"(?:{pattern})" for pattern in patterns))


def _text(field: Field, value: str) -> str:
    return f"array_to_string({value}, ' ')" if field.type == "list" else value


def _is_key(table: Table, field: Field) -> bool:
    """Whether a column identifies rows: a name is part of some keys, and is no such thing."""
    return field.pattern is not None or field.name in {key.column for key in table.foreign_keys}


def _has(text: str, pattern: str) -> str:
    return f"regexp_matches({text}, {literal(pattern)})"


def _found(text: str, pattern: str) -> str:
    return f"regexp_extract_all({text}, {literal(pattern)})"


def _any(found: str, holds: str) -> str:
    return f"len(list_filter({found}, lambda x: {holds})) > 0"


def _is_bsn(text: str) -> str:
    digits = f"regexp_replace({text}, '\\D', '', 'g')"
    weighted = " + ".join(
        f"{weight} * CAST({digits}[{place}] AS INTEGER)"
        for place, weight in enumerate((9, 8, 7, 6, 5, 4, 3, 2, -1), start=1)
    )
    return f"({digits} <> '000000000' AND ({weighted}) % 11 = 0)"


def _is_iban(text: str) -> str:
    """The country and check digits go behind, letters become two digits, and mod 97 is one."""
    bare = f"replace({text}, ' ', '')"
    turned = f"concat({bare}[5:], {bare}[:4])"
    number = (
        f"array_to_string(list_transform(string_split({turned}, ''), lambda c: "
        "CASE WHEN c BETWEEN 'A' AND 'Z' THEN CAST(ascii(c) - 55 AS VARCHAR) ELSE c END), '')"
    )
    return f"list_reduce({_digits(number)}, lambda a, b: (a * 10 + b) % 97, 0) = 1"


def _digits(number: str) -> str:
    return f"list_transform(string_split({number}, ''), lambda d: CAST(d AS INTEGER))"
