"""Read the definitions: SQL files with YAML front matter in a leading comment.

Untrusted text becomes frozen dataclasses; what does not fit is refused with the name of the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from pipeline.contract import load_tables
from pipeline.errors import FeitenwerkError
from pipeline.facts import Coverage, Kind, Part, PartOf, Ratio, SumOf
from pipeline.indicators.definition import Indicator, Series

SQL_FOLDER = Path(__file__).parent / "sql"
PARAMETERS = ("van", "tot", "jaar", "peildatum", "periode", "planfactor", "org")

_FRONT_MATTER = re.compile(r"\A/\* ---\n(?P<yaml>.*?)\n--- \*/\n(?P<sql>.*)\Z", re.DOTALL)
_REQUIRED = {
    "id", "versie", "label", "omschrijving", "eenheid", "decimalen", "afronding", "dimensies",
    "totaal_over", "soort", "telt", "beschermt", "regels", "herkomst",
}  # fmt: skip
_OPTIONAL = {"noemer", "verbanden", "breuk", "reeks", "registratie", "dekking", "rust_op"}
_PROTECTS = {"personen": True, "geen": False}

T = TypeVar("T")


class DefinitionRefused(FeitenwerkError):
    """A definition in ``pipeline/indicators/sql`` is wrong: a fault of ours, exit code 1."""

    kind = "fout in een definitie"


@cache
def load_definitions(folder: Path = SQL_FOLDER) -> tuple[Indicator, ...]:
    """All definitions in a folder, in order of id.

    Raises:
        DefinitionRefused: no front matter, an unknown or missing key, a wrong value, an unknown
            parameter, or a relation with an indicator that does not exist; names the file.
    """
    files = sorted(path for path in folder.glob("*.sql") if not path.name.startswith("_"))
    found = [parse_definition(path.read_text(encoding="utf-8"), path.name) for path in files]
    _check_relations(found)
    return tuple(sorted(found, key=lambda indicator: indicator.id))


def parse_definition(text: str, file: str) -> Indicator:
    """One definition from the text of its file.

    Raises:
        DefinitionRefused: see :func:`load_definitions`.
    """
    match = _FRONT_MATTER.match(text)
    if match is None:
        raise _refused(file, "het bestand begint niet met een kop tussen '/* ---' en '--- */'")
    try:
        head = yaml.safe_load(match["yaml"])
    except yaml.YAMLError as error:
        raise _refused(file, f"de kop is geen geldige YAML: {error}") from error
    if not isinstance(head, dict):
        raise _refused(file, "de kop heeft geen sleutels")
    _check_keys(head, _REQUIRED, _OPTIONAL, file, "de kop")
    indicator = _build(head, match["sql"].strip(), file)
    _check(indicator, head["beschermt"])
    return indicator


def _build(head: Mapping[str, Any], sql: str, file: str) -> Indicator:
    relations = [_relation(item, file) for item in head.get("verbanden", [])]
    if head["beschermt"] not in _PROTECTS:
        raise _refused(file, f"beschermt is '{head['beschermt']}'; kies uit personen, geen")
    if not isinstance(head["versie"], int) or not isinstance(head["decimalen"], int):
        raise _refused(file, "versie en decimalen zijn hele getallen")
    return Indicator(
        id=str(head["id"]),
        version=head["versie"],
        label=str(head["label"]),
        description=str(head["omschrijving"]).strip(),
        unit=str(head["eenheid"]),
        decimals=head["decimalen"],
        rounding=str(head["afronding"]),
        dimensions=_texts(head["dimensies"], file, "dimensies"),
        totals_over=_texts(head["totaal_over"], file, "totaal_over"),
        denominator=str(head.get("noemer", "")),
        kind=_enum(Kind, head["soort"], file, "soort"),
        counts=str(head["telt"]),
        protects_people=_PROTECTS[head["beschermt"]],
        rules=_texts(head["regels"], file, "regels"),
        provenance=str(head["herkomst"]),
        sql=sql,
        file=file,
        sums=tuple(item for item in relations if isinstance(item, SumOf)),
        parts_of=tuple(item for item in relations if isinstance(item, PartOf)),
        ratio=_ratio(head["breuk"], file) if "breuk" in head else None,
        series=_enum(Series, head["reeks"], file, "reeks") if "reeks" in head else None,
        registration=str(head.get("registratie", "")),
        coverage=_coverage(head["dekking"], file) if "dekking" in head else None,
        rests_on=_texts(head.get("rust_op", []), file, "rust_op"),
    )


def _relation(item: Any, file: str) -> SumOf | PartOf:
    kind = item.get("soort") if isinstance(item, dict) else None
    if kind == "som":
        _check_keys(item, {"soort", "delen"}, set(), file, "een verband van soort som")
        if not isinstance(item["delen"], list):
            raise _refused(file, "delen is een lijst")
        return SumOf(tuple(_part(part, file) for part in item["delen"]))
    if kind == "deel":
        _check_keys(item, {"soort", "geheel"}, {"over", "waar", "zonder"}, file, "een verband")
        where = [
            (str(key), str(code))
            for key, codes in item.get("waar", {}).items()
            for code in (codes if isinstance(codes, list) else [codes])
        ]
        return PartOf(
            str(item["geheel"]), item.get("over"), tuple(sorted(where)), item.get("zonder")
        )
    raise _refused(file, "elk verband heeft een soort: som of deel")


def _part(item: Any, file: str) -> Part:
    if not isinstance(item, dict):
        return Part(str(item))
    _check_keys(item, {"indicator", "over"}, set(), file, "een deel van een som")
    return Part(str(item["indicator"]), str(item["over"]))


def _ratio(item: Any, file: str) -> Ratio:
    if not isinstance(item, dict):
        raise _refused(file, "breuk noemt een teller, een noemer of allebei")
    _check_keys(item, set(), {"teller", "noemer", "totaal_over"}, file, "breuk")
    return Ratio(item.get("teller"), item.get("noemer"), item.get("totaal_over"))


def _coverage(item: Any, file: str) -> Coverage:
    if not isinstance(item, dict):
        raise _refused(file, "dekking noemt naam, kolommen en herstel")
    _check_keys(item, {"naam", "kolommen", "herstel"}, {"ontbreekt"}, file, "dekking")
    columns = _texts(item["kolommen"], file, "kolommen")
    for table, _, column in (name.partition(".") for name in columns):
        if table not in load_tables() or column not in load_tables()[table].columns:
            raise _refused(file, f"de kolom '{table}.{column}' bestaat niet")
    missing = item.get("ontbreekt")
    if missing is not None and not (isinstance(missing, dict) and len(missing) == 1):
        raise _refused(file, "ontbreekt noemt een code van een dimensie")
    pair = next(((str(key), str(code)) for key, code in (missing or {}).items()), None)
    return Coverage(str(item["naam"]), columns, pair, str(item["herstel"]).strip())


def _check(indicator: Indicator, protects: str) -> None:
    file = indicator.file
    if f"{indicator.id}.sql" != file:
        raise _refused(file, f"het id '{indicator.id}' hoort gelijk te zijn aan de bestandsnaam")
    if not all((indicator.label, indicator.description, indicator.rules)):
        raise _refused(file, "label, omschrijving en regels mogen niet leeg zijn")
    if not set(indicator.totals_over) <= set(indicator.dimensions):
        raise _refused(file, "totaal_over noemt een dimensie die niet bij dimensies staat")
    if indicator.kind is not Kind.COUNT and indicator.series is None and not indicator.denominator:
        raise _refused(file, f"een {indicator.kind.value} heeft een noemer")
    if indicator.coverage and indicator.kind is not Kind.SHARE:
        raise _refused(file, "alleen een aandeel zegt iets over dekking")
    if indicator.registration and indicator.registration not in load_tables():
        raise _refused(file, f"de tabel '{indicator.registration}' bestaat niet")
    if indicator.protects_people and indicator.unit == "euro":
        raise _refused(file, "bedragen over personen kunnen nog niet worden beschermd (dominantie)")
    unknown = set(re.findall(r"\$(\w+)", indicator.sql)) - set(PARAMETERS)
    if unknown:
        raise _refused(file, f"onbekende parameter ${min(unknown)}")
    if not re.search(r"\bORDER BY\b", indicator.sql, re.IGNORECASE):
        raise _refused(file, "de vraag heeft geen ORDER BY, dus geen vaste volgorde")


def _check_relations(found: Iterable[Indicator]) -> None:
    known: dict[str, Indicator] = {}
    for indicator in found:
        if indicator.id in known:
            raise _refused(indicator.file, f"het id '{indicator.id}' bestaat al")
        known[indicator.id] = indicator
    for indicator in known.values():
        ratio = indicator.ratio or Ratio()
        named = [part.indicator for item in indicator.sums for part in item.parts]
        named += [item.whole for item in indicator.parts_of]
        named += [name for name in (ratio.numerator, ratio.denominator) if name]
        for name in named:
            if name not in known:
                raise _refused(indicator.file, f"verwijst naar de onbekende indicator '{name}'")
        for name in indicator.rests_on:
            if name not in known or known[name].coverage is None:
                raise _refused(indicator.file, f"rust_op noemt '{name}', en dat is geen dekking")


def _check_keys(
    item: Mapping[str, Any], required: set[str], optional: set[str], file: str, place: str
) -> None:
    unknown = sorted(map(str, item.keys() - required - optional))
    if unknown:
        raise _refused(file, f"onbekende sleutel '{unknown[0]}' in {place}")
    missing = sorted(required - item.keys())
    if missing:
        raise _refused(file, f"sleutel '{missing[0]}' ontbreekt in {place}")


def _texts(value: Any, file: str, key: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _refused(file, f"{key} is een lijst")
    return tuple(str(item) for item in value)


def _enum(kind: Callable[[str], T], value: Any, file: str, key: str) -> T:
    try:
        return kind(value)
    except ValueError:
        raise _refused(file, f"{key} kan niet '{value}' zijn") from None


def _refused(file: str, why: str) -> DefinitionRefused:
    return DefinitionRefused(
        f"De definitie klopt niet: {why}.",
        place=f"pipeline/indicators/sql/{file}",
        remedy="Zie docs/publiek.md voor de kop van een definitie.",
    )
