"""The contract in the words of those who deliver: the tables of ``docs/gegevens.md``.

``python -m pipeline.contract.describe`` prints it; a test holds the page to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.contract.codelists import CodeList, load_codelists
from pipeline.contract.indicators import load_external_indicators
from pipeline.contract.tables import Field, Origin, Table, load_tables

TYPES = {
    "string": "tekst",
    "integer": "geheel getal",
    "number": "getal",
    "boolean": "ja of nee",
    "date": "datum",
    "list": "lijst, gescheiden door \\|",
}


SPELLINGS = {
    r"[A-Za-z0-9][A-Za-z0-9_.:-]*": "Letters, cijfers, streepjes, punten en dubbele punten.",
    r"[a-z0-9]+(-[a-z0-9]+)*": "Kleine letters, cijfers en streepjes.",
    r"\d{4}(-(H[12]|Q[1-4]))?": "Een jaar, half jaar (H1) of kwartaal (Q1).",
    "[.x-]|leeg": "Een punt, een x, een streepje of het woord leeg.",
    "[A-Z]": "Een hoofdletter.",
    r"[a-z][a-z0-9]*(-[a-z0-9]+)*": "Kleine letters, cijfers en streepjes; een letter voorop.",
    r"[a-z0-9.-]+(/[a-z0-9.-]+)*": "Zoals individuele-hulp/gg of voorbeeldstad/2022/bezoeken.",
    r"[A-Z]{1,3}[0-9]{1,3}": "Hoofdletters en een nummer.",
    r"[a-z]+(_[a-z]+)*": "De naam van een codelijst hieronder.",
    r"(- )?(feit:[a-z0-9.-]+(/[a-z0-9.-]+)*|[a-z][a-z0-9]*(-[a-z0-9]+)*|[0-9]+(,[0-9]+)?)"
    r"( [-+*/] (feit:[a-z0-9.-]+(/[a-z0-9.-]+)*|[a-z][a-z0-9]*(-[a-z0-9]+)*|[0-9]+(,[0-9]+)?))*": (
        "Gedrukte cijfers, getallen of feiten met spaties en + - * / ertussen."
    ),
}


def describe() -> str:
    """All tables, code lists and external indicators as Dutch Markdown."""
    lines = ["## Tabellen", ""]
    for table in sorted(load_tables().values(), key=lambda table: table.name):
        lines.extend(_table(table))
    lines.extend(["## Codelijsten", ""])
    for codelist in sorted(load_codelists().values(), key=lambda codelist: codelist.id):
        lines.extend(_codelist(codelist))
    lines.extend(_indicators())
    return "\n".join(lines) + "\n"


def _table(table: Table) -> Iterator[str]:
    where = f"`tabellen/{table.name}.csv`" if table.origin is Origin.CSV else "map `teksten/`"
    always = " Verplicht." if table.required else ""
    yield f"### {table.title}"
    yield ""
    again = " Gaat met `feitenwerk nieuw-jaar` mee naar het volgende jaar." if table.yearly else ""
    yield f"{where[0].upper()}{where[1:]}. {table.description}{always}{again}"
    yield ""
    yield "| kolom | soort | verplicht | privacy | wat erin staat |"
    yield "|---|---|---|---|---|"
    for field in table.fields:
        need = "ja" if field.required else "nee"
        yield f"| `{field.name}` | {_kind(field)} | {need} | {field.privacy} | {_content(field)} |"
    yield ""
    if table.primary_key:
        names = ", ".join(f"`{column}`" for column in table.primary_key)
        yield f"Sleutel: {names}. Elke sleutel komt één keer voor."
        yield ""


def _kind(field: Field) -> str:
    return f"code uit `{field.codelist}`" if field.codelist else TYPES[field.type]


def _content(field: Field) -> str:
    limits = f" {SPELLINGS[field.pattern]}" if field.pattern else ""
    if field.type == "date" or field.unit == "jaar":
        pass  # any date or year of our time
    elif field.minimum is not None and field.maximum is not None:
        limits = f" Van {field.minimum} tot en met {field.maximum}."
    elif field.minimum is not None:
        limits = f" Ten minste {field.minimum}."
    return field.description.replace("|", "\\|") + limits


def _codelist(codelist: CodeList) -> Iterator[str]:
    yield f"### `{codelist.id}`: {codelist.name}"
    yield ""
    yield f"Versie {codelist.version}. Bron: {codelist.source}."
    yield ""
    yield "| code | naam | ook goed |"
    yield "|---|---|---|"
    for code in codelist.codes:
        aliases = ", ".join(alias.replace("|", "\\|") for alias in code.aliases)
        yield f"| `{code.code}` | {code.name} | {aliases} |"
    yield ""


def _indicators() -> Iterator[str]:
    yield "### `externe_indicator`: Cijfers van buiten"
    yield ""
    yield "De kolom `uitsplitsing` bevat een code uit de lijst die bij de indicator staat."
    yield ""
    yield "| code | naam | eenheid | uitsplitsing |"
    yield "|---|---|---|---|"
    for indicator in load_external_indicators().values():
        split = f"`{indicator.breakdown}`" if indicator.breakdown else ""
        yield f"| `{indicator.id}` | {indicator.label} | {indicator.unit} | {split} |"


if __name__ == "__main__":
    import sys

    sys.stdout.write(describe())
