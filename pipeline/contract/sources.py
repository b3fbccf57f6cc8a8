"""``bronnen.yml``: which figures of others an organisation uses, and where they stand there."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.contract.codelists import load_codelists
from pipeline.contract.indicators import ExternalIndicator, load_external_indicators
from pipeline.contract.organisation import FileProfile, Slug, Text
from pipeline.contract.yaml_place import Location, PlacedYaml, explain, parse_yaml
from pipeline.errors import DataRefused

EMPTY = "leeg"  # what a source has instead of a number when it has nothing at all
SIGNS = (".", "x", "-", EMPTY)
ROLES = ("gemeente", "provincie", "land")
STATUSES = tuple(code.code for code in load_codelists()["cijfer_status"].codes)


class SourceKind(StrEnum):
    """How a source is fetched."""

    ODATA4 = "cbs-odata4"
    ODATA3 = "cbs-odata3"
    CSV = "csv"
    EXCEL = "excel"

    @property
    def served(self) -> bool:
        """Whether a server gives it, and not someone who downloaded a file."""
        return self in {SourceKind.ODATA4, SourceKind.ODATA3}


class DecimalMark(StrEnum):
    """What stands before the decimals in a file."""

    COMMA = "komma"
    POINT = "punt"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Years(_Frozen):
    """The years that are taken from a source; without bounds all there are."""

    van: int = 1990
    tot: int = 2099

    def __contains__(self, year: object) -> bool:
        return isinstance(year, int) and self.van <= year <= self.tot


class SourceColumns(_Frozen):
    """The columns (dimensions) with the area and with the year.

    Attributes:
        gebied: without one the whole source is about the area named in ``gebied`` of the source.
        periode: without one every figure names its year.
    """

    gebied: Text | None = None
    periode: Text | None = None


class SourceFile(FileProfile):
    """How a downloaded file is to be read.

    Attributes:
        kopregel_tot: last of the rows of headers, where there are several; their texts are put
            together with `` / `` between them.
        decimaal: what stands before the decimals, if the numbers themselves do not tell.
    """

    kopregel_tot: Annotated[int, Field(ge=1)] | None = None
    decimaal: DecimalMark | None = None


class Figure(_Frozen):
    """One series of the source and the indicator it stands for.

    Attributes:
        indicator: id in ``externe_indicatoren.yml``.
        onderwerp: measure (OData 4), topic (OData 3) or column (file) with the value.
        waar: code by column that a row must have, e.g. the kind of household.
        uitsplitsing: part of the indicator, where it has parts.
        jaar: of the value, where no column says so.
        maal: what the number is multiplied with; from the unit of the source where not given.
        afgerond_op: what the source rounded a count to; likewise.
        noemer_definitie: the whole of a share, if it differs from that of the indicator.
    """

    indicator: Text
    onderwerp: Text
    waar: dict[str, Text] = Field(default_factory=dict)
    uitsplitsing: Text | None = None
    jaar: Annotated[int, Field(ge=1990, le=2099)] | None = None
    maal: Annotated[Decimal, Field(gt=0)] | None = None
    afgerond_op: Annotated[int, Field(ge=1)] | None = None
    noemer_definitie: Text | None = None

    @property
    def meaning(self) -> ExternalIndicator:
        """What the indicator means."""
        return load_external_indicators()[self.indicator]


class Source(_Frozen):
    """One source.

    Attributes:
        id: also that of the row in the table ``bron``.
        soort: how it is fetched.
        tabel, catalogus, adres: of a table on a server; the address is that of CBS by default.
        bestand: path of a downloaded file, from the folder of the organisation.
        titel, uitgever, licentie, url: as they are printed; by default as the server tells.
        stand: day of the version of a downloaded file.
        status: of all figures of a file; a server tells it per year.
        gebiedsindeling: year of the division into gemeenten of all years of the source; left out
            where every year has its own.
        momentopname: name of the snapshot that is used; by default the newest.
        gebieden: code or name in the source by area: ``gemeente``, ``provincie``, ``land`` or any
            ``gebied_id``.
        gebied: area of everything in the source, if no column says so.
        kolommen, lezen, perioden: see the types.
        tekens: meaning (``.``, ``x``, ``-`` or ``leeg``) of other signs in the source.
        cijfers: what is taken from it.
    """

    id: Slug
    soort: SourceKind
    tabel: Text | None = None
    catalogus: Text = "CBS"
    adres: Text | None = None
    bestand: Text | None = None
    titel: Text | None = None
    uitgever: Text | None = None
    licentie: Text | None = None
    url: Text | None = None
    stand: date | None = None
    status: Text | None = None
    gebiedsindeling: Annotated[int, Field(ge=1990, le=2099)] | None = None
    momentopname: Text | None = None
    gebieden: dict[str, Text] = Field(default_factory=dict)
    gebied: Text | None = None
    kolommen: SourceColumns = SourceColumns()
    lezen: SourceFile = SourceFile()
    perioden: Years = Years()
    tekens: dict[str, Text] = Field(default_factory=dict)
    cijfers: Annotated[tuple[Figure, ...], Field(min_length=1)]


class _Declared(_Frozen):
    bronnen: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """The content of ``bronnen.yml``.

    Attributes:
        all: in order.
        content: the same as text with its lines, for messages.
    """

    all: tuple[Source, ...]
    content: PlacedYaml

    def place(self, source: Source, *inside: str | int) -> str:
        """Where in the file something about a source stands."""
        return self.content.place_of(("bronnen", self.all.index(source), *inside))


def load_sources(text: str, place: str) -> Sources:
    """The sources that a text in YAML describes.

    Args:
        text: content of ``bronnen.yml``.
        place: name of the file, for messages.

    Raises:
        DataRefused: no YAML, an unknown or missing key, a wrong value; with the line and the key
            as place and a remedy.
    """
    content = parse_yaml(text, place)
    try:
        declared = _Declared.model_validate(content.data)
    except ValidationError as error:
        raise _refusal(content, error) from None
    sources = Sources(declared.bronnen, content)
    seen: set[str] = set()
    for source in sources.all:
        if source.id in seen:
            raise _refused(
                sources, source, ("id",), f"De bron {source.id} staat er twee keer in.",
                "Geef elke bron een eigen id.",
            )  # fmt: skip
        seen.add(source.id)
        _check(sources, source)
    return sources


def _check(sources: Sources, source: Source) -> None:
    """What a model of single keys cannot see: keys that belong together, and codes."""
    needed = ("tabel",) if source.soort.served else ("bestand", "titel", "uitgever", "stand")
    for key in needed:
        if getattr(source, key) is None:
            raise _refused(
                sources, source, (), f"Bij een bron van de soort {source.soort} hoort {key}.",
                f"Voeg {key} toe.",
            )  # fmt: skip
    inside = PurePosixPath(source.bestand or "")
    if inside.is_absolute() or ".." in inside.parts:
        raise _refused(
            sources, source, ("bestand",), "Het bestand staat buiten de map van de organisatie.",
            "Zet het bestand in die map en schrijf het pad vanaf daar.",
        )  # fmt: skip
    if (source.kolommen.gebied is None) != (source.gebied is not None) or (
        (source.kolommen.gebied is not None) != bool(source.gebieden)
    ):
        raise _refused(
            sources, source, (), "Het is niet duidelijk over welk gebied deze bron gaat.",
            "Noem een kolom met gebieden (kolommen › gebied) en welke gebieden u wilt (gebieden), "
            "of het ene gebied waar alles over gaat (gebied).",
        )  # fmt: skip
    _one_of(sources, source, ("status",), source.status, STATUSES)
    for sign, meaning in source.tekens.items():
        _one_of(sources, source, ("tekens", sign), meaning, SIGNS)
    for number, figure in enumerate(source.cijfers):
        _check_figure(sources, source, number, figure)


def _check_figure(sources: Sources, source: Source, number: int, figure: Figure) -> None:
    at = ("cijfers", number)
    known = load_external_indicators()
    _one_of(sources, source, (*at, "indicator"), figure.indicator, known)
    breakdown = known[figure.indicator].breakdown
    allowed = load_codelists()[breakdown].order if breakdown else ()
    if bool(breakdown) != (figure.uitsplitsing is not None):
        raise _refused(
            sources, source, at,
            f"Bij {figure.indicator} hoort {'een' if breakdown else 'geen'} uitsplitsing.",
            f"Kies uit: {', '.join(allowed)}." if breakdown else "Haal uitsplitsing weg.",
        )  # fmt: skip
    _one_of(sources, source, (*at, "uitsplitsing"), figure.uitsplitsing, allowed)
    if source.kolommen.periode is None and figure.jaar is None:
        raise _refused(
            sources, source, at, "Het is niet duidelijk over welk jaar dit cijfer gaat.",
            "Noem een kolom met jaren (kolommen › periode), of het jaar bij elk cijfer (jaar).",
        )  # fmt: skip


def _one_of(
    sources: Sources, source: Source, at: Location, value: str | None, allowed: Iterable[str]
) -> None:
    known = list(allowed)
    if value is None or value in known:
        return
    near = difflib.get_close_matches(value, known, n=1)
    hint = f"Bedoelt u {near[0]}? " if near else ""
    raise _refused(
        sources, source, at, f"De waarde {value} is onbekend.",
        f"{hint}Kies uit: {', '.join(known)}.",
    )  # fmt: skip


def _refused(
    sources: Sources, source: Source, at: Location, sentence: str, remedy: str
) -> DataRefused:
    return DataRefused(sentence, place=sources.place(source, *at), remedy=remedy)


_PARTS: Mapping[str, type[BaseModel]] = {
    "bronnen": Source, "kolommen": SourceColumns, "lezen": SourceFile, "perioden": Years,
    "cijfers": Figure,
}  # fmt: skip


def _refusal(content: PlacedYaml, error: ValidationError) -> DataRefused:
    # a misspelt key is both unknown and missing: the unknown one is what the reader sees
    found = sorted(error.errors(), key=lambda entry: entry["type"] != "extra_forbidden")
    first: dict[str, Any] = dict(found[0])
    parents = [part for part in first["loc"][:-1] if part in _PARTS]
    model = _PARTS[parents[-1]] if parents else _Declared
    sentence, remedy = explain(first, sorted(model.model_fields))
    return DataRefused(sentence, place=content.place_of(first["loc"]), remedy=remedy)
