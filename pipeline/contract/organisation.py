"""``organisatie.yml``: who delivers, how it prints, and which reports it wants."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from pipeline.contract.codelists import load_codelists
from pipeline.contract.yaml_place import PlacedYaml, explain, parse_yaml
from pipeline.errors import DataRefused
from pipeline.unseen import seen

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
PERIOD = r"^\d{4}(-(H[12]|Q[1-4]))?$"


class Protection(StrEnum):
    """Profile of disclosure protection."""

    STANDARD = "standaard"
    STRICT = "streng"
    ROUNDED = "rondt"
    SOURCE = "bron"


class DataKind(StrEnum):
    """Whether the delivery describes real people."""

    EXAMPLE = "voorbeeld"
    REAL = "echt"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def _known_domain(code: str) -> str:
    if code not in load_codelists()["zrm_domein"]:
        raise ValueError("onbekend domein")
    return code


def _seen(value: object) -> object:
    return seen(value).strip() if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_seen), Field(min_length=1)]
Slug = Annotated[str, Field(pattern=SLUG)]
Domain = Annotated[str, AfterValidator(_known_domain)]
PeriodId = Annotated[str, Field(pattern=PERIOD)]


class Area(_Frozen):
    """An area by its code, e.g. ``GM1969``, and printed name."""

    code: Text
    naam: Text


class Identity(_Frozen):
    """Who the organisation is and where it works."""

    id: Slug
    naam: Text
    korte_naam: Text
    gemeente: Area
    provincie: Area
    land: Area


class Notation(_Frozen):
    """Number notation; the same keys as ``pipeline.facts.NumberProfile``."""

    thousands: str = "."
    words_below: Annotated[int, Field(ge=0, le=21)] = 10
    percentage_from: Annotated[int, Field(ge=1)] = 100
    people: Text = "inwoners"
    euro: Literal["spatie", "vast", "streepje", "centen"] = "spatie"
    tekens: Literal["woorden", "tekens"] = "woorden"


class Theme(_Frozen):
    """A theme of a report, also called opgave: the ZRM domains it covers, if any.

    Themes may share domains. The services of a theme stand in the raw tables.
    """

    id: Slug
    naam: Text
    domeinen: tuple[Domain, ...] = ()


class PlanShare(_Frozen):
    """Which part of a year plan belongs to the part of the year up to the peildatum (BR11).

    Attributes:
        soort: ``maand30`` counts ((month − 1) + day / 30) / 12, ``dag`` the day of the year over
            the days in it, ``vast`` takes ``waarde``.
        waarde: the factor, for ``vast``.
        decimalen: how far the factor is rounded before it is used; ``None`` = not at all.
    """

    soort: Literal["maand30", "dag", "vast"]
    waarde: Annotated[Decimal, Field(gt=0, le=1)] | None = None
    decimalen: Annotated[int, Field(ge=0, le=6)] | None = None


class Report(_Frozen):
    """A report the organisation wants: for which periods and about which themes.

    Attributes:
        perioden: the periods that are reported on.
        themas: in printing order.
        eerder: periods that are published only to compare with.
        peildatum: per period, the day up to which is looked (BR10).
        planfactor: how a year plan is taken pro rata to a peildatum.
        toplijsten: from how many on something gets a number in a list, by what the list is of:
            ``problematiek`` (BR34).
    """

    perioden: Annotated[tuple[PeriodId, ...], Field(min_length=1)]
    themas: Annotated[tuple[Theme, ...], Field(min_length=1)]
    eerder: tuple[PeriodId, ...] = ()
    peildatum: dict[PeriodId, date] = Field(default_factory=dict)
    planfactor: PlanShare | None = None
    toplijsten: dict[Slug, Annotated[int, Field(ge=1)]] = Field(default_factory=dict)

    @property
    def published(self) -> tuple[str, ...]:
        """Every period of which figures are published for this report, in order."""
        return tuple(sorted({*self.perioden, *self.eerder}))


class FileProfile(_Frozen):
    """How files are to be read; what is left out is found out and told.

    Attributes:
        codering: of the characters in a CSV file.
        scheiding: what stands between the cells of a CSV file.
        kopregel: row in which the names of the columns stand, counted from 1.
        blad: name of the sheet in a spreadsheet.
    """

    codering: Literal["utf-8", "utf-16", "windows-1252"] | None = None
    scheiding: Literal[";", ",", "tab", "|"] | None = None
    kopregel: Annotated[int, Field(ge=1)] | None = None
    blad: Text | None = None


class IntakeRules(_Frozen):
    """How a delivery is read, and how strict ingest is.

    Attributes:
        hoogste_aandeel_geweigerd: share of the rows of a table that may be refused, 0 to 1; above
            it the delivery is refused.
        waarschuwen_geweigerd: share from which the report on quality calls attention to a table.
        waarschuwen_dekking: how complete a registration has to be, 0 to 1; below it the report on
            quality calls attention to it.
        kolommen: per table, other names of its columns.
        bestanden: per pattern of file names, how such files are read; the first that fits counts.
    """

    hoogste_aandeel_geweigerd: Annotated[float, Field(ge=0, le=1)] = 0.05
    waarschuwen_geweigerd: Annotated[float, Field(ge=0, le=1)] = 0.01
    waarschuwen_dekking: Annotated[float, Field(ge=0, le=1)] = 0.8
    kolommen: dict[str, dict[str, tuple[Text, ...]]] = Field(default_factory=dict)
    bestanden: dict[str, FileProfile] = Field(default_factory=dict)


class Keeping(_Frozen):
    """How long rows about persons are kept after they ended.

    Attributes:
        maanden: the term, in months.
    """

    maanden: Annotated[int, Field(ge=1, le=600)]


class Organisation(_Frozen):
    """The content of ``organisatie.yml``; attributes bear the names of its keys."""

    organisatie: Identity
    gegevens: DataKind
    getalprofiel: Notation = Notation()
    bescherming: Protection = Protection.STANDARD
    huisstijl: Slug
    rapporten: Annotated[dict[str, Report], Field(min_length=1)]
    inname: IntakeRules = IntakeRules()
    bewaren: Keeping | None = None

    @property
    def published(self) -> tuple[str, ...]:
        """Every period of which figures are published for some report, in order."""
        told = {period for report in self.rapporten.values() for period in report.published}
        return tuple(sorted(told))

    def reports_on(self, period: str) -> tuple[Report, ...]:
        """The reports that need the figures of a period."""
        return tuple(r for r in self.rapporten.values() if period in r.published)

    def as_of(self, period: str) -> date | None:
        """The peildatum of a period, ``None`` where it is reported on as a whole."""
        told = (report.peildatum.get(period) for report in self.reports_on(period))
        return next((day for day in told if day is not None), None)


def load_organisation(text: str, place: str) -> Organisation:
    """The organisation that a text in YAML describes.

    Args:
        text: content of ``organisatie.yml``.
        place: name of the file, for messages.

    Raises:
        DataRefused: no YAML, an unknown or missing key, a wrong value, a double theme; with the
            line and the key as place and a remedy.
    """
    content = parse_yaml(text, place)
    try:
        organisation = Organisation.model_validate(content.data)
    except ValidationError as error:
        raise _refusal(content, error) from None
    _refuse_double_themes(organisation, content)
    return organisation


def _refuse_double_themes(organisation: Organisation, content: PlacedYaml) -> None:
    for name, report in organisation.rapporten.items():
        seen: set[str] = set()
        for number, theme in enumerate(report.themas):
            if theme.id in seen:
                raise DataRefused(
                    "Een thema staat twee keer in hetzelfde rapport.",
                    place=content.place_of(("rapporten", name, "themas", number)),
                    remedy=f"Laat thema {theme.id} een keer staan.",
                )
            seen.add(theme.id)


def _refusal(content: PlacedYaml, error: ValidationError) -> DataRefused:
    # a misspelt key is both unknown and missing: the unknown one is what the reader sees
    found = sorted(error.errors(), key=lambda entry: entry["type"] != "extra_forbidden")
    first: dict[str, Any] = dict(found[0])
    sentence, remedy = explain(first, _siblings(first["loc"]))
    return DataRefused(sentence, place=content.place_of(first["loc"]), remedy=remedy)


def _siblings(location: tuple[str | int, ...]) -> tuple[str, ...]:
    """The keys that are allowed where the last part of a location stands."""
    model: type[BaseModel] = Organisation
    for part in location[:-1]:
        inner = _INNER.get((model.__name__, str(part)))
        if inner is not None:
            model = inner
    return tuple(model.model_fields)


_INNER: dict[tuple[str, str], type[BaseModel]] = {
    ("Organisation", "organisatie"): Identity,
    ("Organisation", "getalprofiel"): Notation,
    ("Organisation", "rapporten"): Report,
    ("Organisation", "inname"): IntakeRules,
    ("Organisation", "bewaren"): Keeping,
    ("IntakeRules", "bestanden"): FileProfile,
    ("Report", "themas"): Theme,
    ("Report", "planfactor"): PlanShare,
    ("Identity", "gemeente"): Area,
    ("Identity", "provincie"): Area,
    ("Identity", "land"): Area,
}
