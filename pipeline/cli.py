"""The command line: parse, call, print. Every verb does one step; the whole chain is make's."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Annotated

import typer
from typer.exceptions import TyperException

from pipeline.dutch_help import DutchCommand, DutchGroup
from pipeline.errors import FeitenwerkError
from pipeline.paths import find_house

app = typer.Typer(
    cls=DutchGroup,
    name="feitenwerk",
    help="Van registraties naar verantwoorde rapporten. De hele keten draait met make.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Org = Annotated[str, typer.Argument(help="Organisatie, de naam van de map in data/raw.")]
Period = Annotated[str, typer.Argument(help="Periode, bijvoorbeeld 2022.")]
Report = Annotated[str, typer.Argument(help="Rapport, bijvoorbeeld monitor.")]
Document = Annotated[str, typer.Argument(help="Document, bijvoorbeeld feitenblad-<thema>.")]


def say(sentence: str) -> None:
    """Progress, for the person at the keyboard: to standard error, so output stays clean."""
    sys.stderr.write(f"  {sentence}\n")


@app.command(cls=DutchCommand)
def plan(
    report: Report,
    year: Annotated[str, typer.Option(help="Jaar, vier cijfers.")] = "",
    org: Annotated[str, typer.Option(help="Eén organisatie; leeg is alle.")] = "",
    theme: Annotated[str, typer.Option(help="Eén thema; leeg is alle.")] = "",
    protection: Annotated[str, typer.Option(help="Beschermingsprofiel; leeg is ingesteld.")] = "",
    renderer: Annotated[str, typer.Option(help="auto, quarto of ingebouwd.")] = "auto",
    status: Annotated[str, typer.Option(help="concept of definitief.")] = "concept",
    as_of: Annotated[str, typer.Option(help="Peildatum, jjjj-mm-dd; leeg is ingesteld.")] = "",
    one_theme: Annotated[bool, typer.Option(help="Er moet een thema gekozen zijn.")] = False,
) -> None:
    """Toon de stappen van een rapport en ververs hun bouwsleutels (make doet dit zelf)."""
    from pipeline.errors import UsageError
    from pipeline.execution.prepare import prepare
    from pipeline.execution.wishes import Wish

    if one_theme and not theme:
        raise UsageError(
            "Er is geen thema opgegeven.",
            place="THEMA",
            remedy="Bijvoorbeeld: make feitenblad YEAR=2022 THEMA=sterke-buurten",
        )
    wish = Wish.build(
        {
            "report": report, "year": year, "org": org, "theme": theme,
            "protection": protection, "renderer": renderer, "status": status,
            "as_of": as_of,
        }
    )  # fmt: skip
    for node in prepare(find_house(), wish):
        typer.echo("|".join((node.name, *node.after)))


@app.command(cls=DutchCommand)
def bronnen(
    wat: Annotated[str, typer.Argument(help="ophalen of tonen.")],
    org: Org,
    bron: Annotated[list[str] | None, typer.Argument(help="Bron; leeg is alle.")] = None,
) -> None:
    """Haal de cijfers van anderen op die bronnen.yml noemt, of toon welke er zijn."""
    from pipeline.errors import UsageError
    from pipeline.external import fetch_all, show_all

    if wat == "ophalen":
        fetch_all(find_house(), org, bron or [], datetime.now(UTC), say)
    elif wat == "tonen":
        for line in show_all(find_house(), org, bron or []):
            typer.echo(line)
    else:
        raise UsageError(
            f"feitenwerk bronnen kan niet {wat}.",
            remedy=f"Kies uit: feitenwerk bronnen ophalen {org}, feitenwerk bronnen tonen {org}.",
        )


@app.command(cls=DutchCommand)
def inname(org: Org) -> None:
    """Lees de registraties van een organisatie in, controleer en pseudonimiseer ze."""
    from pipeline import stages

    stages.take_in(find_house(), org, say)


@app.command(cls=DutchCommand)
def quarantaine(org: Org) -> None:
    """Toon welke rijen van de laatste inname in quarantaine staan, en waarom."""
    from pipeline.ingest import read_quarantine, tell_quarantine

    for line in tell_quarantine(read_quarantine(find_house(), org), org):
        typer.echo(line)


@app.command(cls=DutchCommand)
def publiek(
    org: Org,
    period: Period,
    bescherming: Annotated[
        str, typer.Option(help="standaard, streng, rondt of bron; leeg is ingesteld.")
    ] = "",
    peildatum: Annotated[
        datetime | None,
        typer.Option(help="Peildatum, jjjj-mm-dd; leeg is ingesteld.", formats=["%Y-%m-%d"]),
    ] = None,
) -> None:
    """Reken de cijfers van een periode uit en bescherm ze."""
    from pipeline import stages

    day = peildatum.date() if peildatum else None
    stages.make_public(find_house(), org, period, bescherming, day, say)


@app.command(cls=DutchCommand)
def bronvergelijking(org: Org, period: Period) -> None:
    """Leg cijfers uit eerdere publicaties naast de cijfers van een periode."""
    from pipeline import stages

    stages.compare_sources(find_house(), org, period, say)


@app.command(cls=DutchCommand)
def analyse(org: Org, period: Period, report: Report) -> None:
    """Draai de notebooks van een rapport."""
    from pipeline import stages

    stages.analyse(find_house(), org, period, report, say)


@app.command(cls=DutchCommand)
def tekst(
    org: Org,
    period: Period,
    report: Report,
    status: Annotated[str, typer.Option(help="concept of definitief.")] = "concept",
) -> None:
    """Schrijf de documenten van een rapport uit sjablonen en feiten."""
    from pipeline import stages

    stages.write_texts(find_house(), org, period, report, status, say)


@app.command(cls=DutchCommand)
def weergave(
    org: Org,
    period: Period,
    report: Report,
    document: Document,
    renderer: Annotated[str, typer.Option(help="auto, quarto of ingebouwd.")] = "auto",
) -> None:
    """Maak van een document HTML en PDF."""
    from pipeline import stages

    stages.render(find_house(), org, period, report, document, renderer, say)


@app.command(cls=DutchCommand)
def aflevering(org: Org, period: Period, report: Report, document: Document) -> None:
    """Zet een document met zijn cijfers en herkomst in reports/output."""
    from pipeline import stages

    stages.deliver(find_house(), org, period, report, document, say)


@app.command("nieuw", cls=DutchCommand)
def new_organisation(
    org: Annotated[str, typer.Argument(help="Naam van de nieuwe map: kleine letters, streepjes.")],
    naam: Annotated[str, typer.Option(help="Naam van de organisatie, voluit.")] = "",
    korte_naam: Annotated[str, typer.Option(help="Korte naam; leeg is de hele naam.")] = "",
    gemeente_code: Annotated[str, typer.Option(help="CBS-code van de gemeente: GM1969.")] = "",
    gemeente: Annotated[str, typer.Option(help="Naam van de gemeente.")] = "",
    provincie: Annotated[str, typer.Option(help="Provincie.")] = "",
    jaar: Annotated[str, typer.Option(help="Jaar van het eerste rapport, vier cijfers.")] = "",
    thema: Annotated[
        list[str] | None,
        typer.Option(help="Thema met domeinen: Buurten: MP, SN. Mag vaker."),
    ] = None,
    rapport: Annotated[
        list[str] | None, typer.Option(help="monitor, of een ander. Mag vaker.")
    ] = None,
    gegevens: Annotated[str, typer.Option(help="echt of voorbeeld.")] = "echt",
) -> None:
    """Zet een map klaar voor een nieuwe organisatie; wat u niet noemt, wordt gevraagd."""
    from pipeline import setup
    from pipeline.execution.prepare import read_report

    ask = _ask if sys.stdin.isatty() else None
    house = find_house()
    setup.refuse_existing(house, org)
    reports = [read_report(house, report) for report in rapport or ["monitor"]]
    given = {
        "naam": naam, "korte-naam": korte_naam, "gemeente-code": gemeente_code,
        "gemeente": gemeente, "provincie": provincie, "jaar": jaar, "gegevens": gegevens,
    }  # fmt: skip
    values = setup.complete(given, ask)
    answers = setup.Answers.build(org, values, setup.complete_themes(thema or [], ask))
    setup.new_organisation(house, answers, reports)
    for line in setup.tell_organisation(answers, reports[0].id):
        typer.echo(line)


def _ask(question: str, default: str) -> str:
    answer: str = typer.prompt(question, default=default, show_default=bool(default))
    return answer.strip()


@app.command("nieuw-jaar", cls=DutchCommand)
def new_year(
    org: Org,
    jaar: Annotated[str, typer.Argument(help="Het nieuwe jaar, vier cijfers.")],
) -> None:
    """Neem doelen, inspanningen, partners en teksten mee naar een nieuw jaar, zonder akkoord."""
    from pipeline.setup import open_year, tell_year

    for line in tell_year(open_year(find_house(), org, jaar), org, jaar):
        typer.echo(line)


@app.command(cls=DutchCommand)
def controle(org: Org, period: Period) -> None:
    """Zoek in alles wat van een periode is gemaakt naar wat niet naar buiten mag."""
    from pipeline import stages

    stages.control(find_house(), org, period, say)


@app.command(cls=DutchCommand)
def opruimen(
    org: Org,
    inwoner: Annotated[
        bool, typer.Option("--inwoner", help="Eén inwoner; het cliëntnummer wordt gevraagd.")
    ] = False,
    uitvoeren: Annotated[
        bool, typer.Option("--uitvoeren", help="Doe het ook; anders wordt het alleen getoond.")
    ] = False,
) -> None:
    """Verwijder gegevens over personen na hun bewaartermijn, of van één inwoner op verzoek."""
    from pipeline.setup.clearing import carry_out, one_person, term_is_over
    from pipeline.setup.tell import tell_clearing

    if inwoner:
        # asked for, so that it stands in no history of commands
        client = typer.prompt("Cliëntnummer", hide_input=True, err=True)
        clearing = one_person(find_house(), org, client)
    else:
        clearing = term_is_over(find_house(), org, date.today())  # noqa: DTZ011  a term in months
    if uitvoeren:
        carry_out(find_house(), org, clearing)
    for line in tell_clearing(clearing, org, done=uitvoeren):
        typer.echo(line)


@app.command(cls=DutchCommand)
def catalogus() -> None:
    """Maak de pagina die naar alle rapporten leidt (make doet dit zelf)."""
    from pipeline.delivery import write_catalogue

    house = find_house()
    house.output.mkdir(parents=True, exist_ok=True)
    number = write_catalogue(house.output)
    say(f"{number} documenten staan in {house.relative(house.output)}/index.html")


@app.callback()
def debug_option(
    debug: Annotated[bool, typer.Option("--debug", help="Toon ook de technische fout.")] = False,
) -> None:
    """Van registraties naar verantwoorde rapporten. De hele keten draait met make."""
    if debug:
        os.environ["FEITENWERK_DEBUG"] = "1"


def main() -> None:
    """Run a verb; every error ends as a Dutch sentence and the exit code of the contract."""
    words = sys.argv[1:] or ["--help"]
    sys.exit(run(lambda: app(words, standalone_mode=False)))


def run(call: Callable[[], object]) -> int:
    """Call, and turn whatever happens into an exit code."""
    try:
        outcome = call()
    except FeitenwerkError as error:
        _show_debug()
        return _tell(error)
    except (typer.Abort, KeyboardInterrupt):
        sys.stderr.write("Afgebroken.\n")
        return 130
    except TyperException:
        return _tell_usage()
    except Exception as error:  # noqa: BLE001  the last resort: no traceback reaches a user
        _show_debug()
        sys.stderr.write(
            f"Fout 1 (interne fout): {type(error).__name__}.\n"
            "  Oplossing: draai de opdracht met --debug (feitenwerk --debug …) en meld het ons.\n"
            "Gestopt met code 1 (interne fout).\n"
        )
        return 1
    return outcome if isinstance(outcome, int) else 0


def _tell(error: FeitenwerkError) -> int:
    lines = [f"Fout {error.exit_code} ({error.kind}): {error.sentence}"]
    lines += [f"  Waar: {error.place}"] if error.place else []
    lines += [f"  Oplossing: {error.remedy}"] if error.remedy else []
    lines += [f"Gestopt met code {error.exit_code} ({error.kind})."]
    sys.stderr.write("\n".join(lines) + "\n")
    return error.exit_code


def _tell_usage() -> int:
    typed = " ".join(["feitenwerk", *sys.argv[1:]])
    sys.stderr.write(
        f"Fout 2 (verkeerd gebruik): de opdracht '{typed}' klopt niet.\n"
        "  Oplossing: zie feitenwerk --help, of make help.\n"
        "Gestopt met code 2 (verkeerd gebruik).\n"
    )
    return 2


def _show_debug() -> None:
    if os.environ.get("FEITENWERK_DEBUG"):
        traceback.print_exc()
