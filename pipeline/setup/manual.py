"""The explanation in the folder of a new organisation: every table, for who fills it in. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.contract import Field, Table, load_codelists
from pipeline.contract.examples import example_row
from pipeline.setup.answers import Answers
from pipeline.setup.raw_csv import Dialect

FEW = 8  # codes that fit in a line; a longer list stands in docs/gegevens.md

INTRODUCTION = """\
# Levering van {name}

Deze map is klaargezet voor {name}. Met deze bladzijde vult u haar in een uur met de
eerste gegevens. Alle kolommen en codes staan in `docs/gegevens.md`; wat u van een levering tot een
rapport doet, in `docs/bureau.md`.

## In een uur

1. **Kijk organisatie.yml na** (vijf minuten). Kloppen de namen, de gemeente en de thema's?
2. **Vul de tabellen** (een halfuur). Begin met de eerste hieronder. Elke tabel is een CSV-bestand:
   open het in een rekenblad en bewaar het als CSV UTF-8. De eerste regel, met de namen van de
   kolommen, blijft staan. Een tabel die u niet hebt, laat u leeg of haalt u weg: dat deel komt dan
   niet in het rapport.
3. **Schrijf de teksten** (een kwartier). In `teksten/` staat in elk bestand welke vraag de tekst
   beantwoordt. Zet `akkoord` op `ja` als een tekst klaar is; anders komt hij niet in het rapport.
4. **Controleer en bouw** (vijf minuten):

       .venv/bin/feitenwerk inname {org}
       make {report} YEAR={year} ORG={org}

Lever gebeurtenissen: een rij per traject, score, verwijzing of bijeenkomst. Geen totalen,
gemiddelden of percentages, want die rekent Feitenwerk uit. Lever nooit namen, adressen,
geboortedatums of BSN. Het cliëntnummer wordt bij het inlezen vervangen door een pseudoniem en komt
daarna nergens meer voor.

## De tabellen
"""


def manual(answers: Answers, tables: Sequence[Table], report: str) -> str:
    """The page as Markdown.

    Args:
        answers: the organisation.
        tables: those that stand ready, in the order in which they are explained.
        report: the report to build first.
    """
    head = INTRODUCTION.format(name=answers.name, org=answers.org, year=answers.year, report=report)
    parts = ["\n".join(_table(table, answers)) for table in tables]
    return head + "\n" + "\n\n".join(parts) + "\n"


def _table(table: Table, answers: Answers) -> Iterator[str]:
    yield f"### {table.title}"
    yield ""
    yield f"`tabellen/{table.name}.csv`. {table.description}"
    yield ""
    for field in table.fields:
        optional = "" if field.required else " (mag leeg)"
        yield f"* `{field.name}`{optional}: {_content(field)}"
    yield ""
    yield "Bijvoorbeeld:"
    yield ""
    cells = example_row(table, known(answers))
    text = Dialect().write(list(cells), [list(cells.values())]).decode()
    yield from (f"    {line}" for line in text.splitlines())


def known(answers: Answers) -> dict[str, str]:
    """What the examples take from the organisation."""
    theme = answers.themes[0]
    domains = theme.domeinen or load_codelists()["zrm_domein"].order
    return {
        "thema": theme.id,
        "themas": theme.id,
        "jaar": answers.year,
        "periode": answers.year,
        "gebied_id": answers.municipality.code,
        "zrm_domein": domains[0],
        "datum": f"15-03-{answers.year}",
    }


def _content(field: Field) -> str:
    codes = load_codelists().get(field.codelist or "")
    if field.codelist and (codes is None or len(codes.codes) > FEW):
        return f"{field.description} Codes: zie `{field.codelist}` in `docs/gegevens.md`."
    if codes:
        return f"{field.description} Kies uit: {', '.join(f'`{c}`' for c in codes.order)}."
    return field.description
