"""SQL that turns the text of a cell into a value. An expression never fails: it yields NULL.

Dates are ``dd-mm-jjjj``, ``dd/mm/jjjj`` or ISO; numbers have a decimal comma or point. ``1.050`` is
refused as a number because it may be meant as 1050 or as 1,05.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.contract import CodeList, Field, normal_form

PLAIN_DATE = r"\d\d-\d\d-\d{4}"
PLAIN_WHOLE = r"\d{1,9}"
WHOLE = r"[+-]?\d{1,9}([.,]0{1,2})?"
DUTCH_DATE = r"(\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2})[-/]\d{4}( 0?0:00(:00)?)?"
ISO_DATE = r"\d{4}-\d{2}-\d{2}([T ]00:00(:00(\.0+)?)?)?"
AMBIGUOUS = r"[+-]?[1-9]\d{0,2}\.\d{3}"
PLAIN = r"[+-]?\d{1,14}([.,]\d{1,4})?"
GROUPED = r"[+-]?[1-9]\d{0,2}(\.\d{3})+,\d{1,4}"
TRUTHS = {
    "ja": "true", "j": "true", "true": "true", "waar": "true", "1": "true",
    "nee": "false", "n": "false", "false": "false", "onwaar": "false", "0": "false",
}  # fmt: skip


def literal(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def name(identifier: str) -> str:
    """A name as a quoted SQL identifier."""
    return '"' + identifier.replace('"', '""') + '"'


def typed(field: Field, codelists: Mapping[str, CodeList]) -> str:
    """The value of a cell as its contract type, NULL when the text is no such value.

    Args:
        field: the column of the contract.
        codelists: by id; codes, names and aliases are all read as the code.
    """
    text = name(field.name)
    if field.type == "list":
        return _list(field, codelists, text)
    if field.codelist:
        return _coded(codelists[field.codelist], text)
    return {
        "string": text,
        "integer": _fitting(_whole(text), field),
        "number": _fitting(_number(text), field),
        "boolean": _boolean(text),
        "date": _date(text),
    }[field.type]


def _fitting(value: str, field: Field) -> str:
    """A number that the column has room for. Finding out later would stop with the number told."""
    return f"try_cast({value} AS {field.storage})"


def bound(field: Field, value: str) -> str:
    """A minimum or maximum of the contract as SQL."""
    return _date(literal(value)) if field.type == "date" else value


def _coded(codelist: CodeList, text: str) -> str:
    """A code as it is, which is the usual case, and else by its spelling."""
    spellings = codelist.spellings
    codes = [code for code in codelist.order if spellings[normal_form(code)] == code]
    exact = f"{text} IN ({', '.join(literal(code) for code in codes)})"
    return f"CASE WHEN {exact} THEN {text} ELSE {_lookup(spellings, text)} END"


def _lookup(spellings: Mapping[str, str], text: str) -> str:
    keys, values = _array(spellings), _array(spellings.values())
    normal = f"lower(regexp_replace(trim({text}), '\\s+', ' ', 'g'))"
    return f"MAP({keys}, {values})[{normal}]"


def _array(texts: Iterable[str]) -> str:
    return "[" + ", ".join(literal(text) for text in texts) + "]"


def _list(field: Field, codelists: Mapping[str, CodeList], text: str) -> str:
    split = f"list_transform(string_split({text}, '|'), lambda x: trim(x))"
    items = f"list_filter({split}, lambda x: x <> '')"
    if not field.codelist:
        return items
    codes = (
        f"list_transform({items}, lambda x: {_lookup(codelists[field.codelist].spellings, 'x')})"
    )
    known = f"len(list_filter({codes}, lambda x: x IS NOT NULL)) = len({items})"
    return f"CASE WHEN {known} THEN {codes} END"


def _boolean(text: str) -> str:
    other = f"try_cast({_lookup(TRUTHS, text)} AS BOOLEAN)"
    return f"CASE {text} WHEN 'ja' THEN true WHEN 'nee' THEN false ELSE {other} END"


def _whole(text: str) -> str:
    digits = f"regexp_extract({text}, '[+-]?\\d+')"
    plain = f"CASE WHEN {matches(text, PLAIN_WHOLE)} THEN try_cast({text} AS INTEGER)"
    return f"{plain} WHEN {matches(text, WHOLE)} THEN try_cast({digits} AS INTEGER) END"


def _number(text: str) -> str:
    grouped = f"replace(replace({text}, '.', ''), ',', '.')"
    return (
        f"CASE WHEN {matches(text, AMBIGUOUS)} THEN NULL "
        f"WHEN {matches(text, PLAIN)} THEN try_cast(replace({text}, ',', '.') AS DECIMAL(18,4)) "
        f"WHEN {matches(text, GROUPED)} THEN try_cast({grouped} AS DECIMAL(18,4)) END"
    )


def _date(text: str) -> str:
    dutch = f"try_strptime(replace(split_part({text}, ' ', 1), '/', '-'), '%d-%m-%Y')"
    iso = f"try_strptime(left({text}, 10), '%Y-%m-%d')"
    plain = f"try_strptime({text}, '%d-%m-%Y')"
    return (
        f"CASE WHEN {matches(text, PLAIN_DATE)} THEN try_cast({plain} AS DATE) "
        f"WHEN {matches(text, DUTCH_DATE)} THEN try_cast({dutch} AS DATE) "
        f"WHEN {matches(text, ISO_DATE)} THEN try_cast({iso} AS DATE) END"
    )


def matches(text: str, pattern: str) -> str:
    """SQL: whether a whole text matches a regular expression."""
    return f"regexp_full_match({text}, {literal(pattern)})"
