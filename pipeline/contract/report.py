"""``rapport.yml``: what a report consists of. One file per folder in ``reports/templates/``."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from pipeline.errors import TemplateRefused

THEME_MARK = "{thema}"


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class DocumentPlan(_Strict):
    """One kind of document in a report.

    Attributes:
        id: name of the document; ``{thema}`` makes one document per theme.
        template: file in the folder of the report.
        title: for lists and messages; the template makes the title that readers see.
    """

    id: str = Field(pattern=r"^[a-z0-9-]+(\{thema\})?$")
    template: str = Field(alias="sjabloon")
    title: str = Field(alias="titel")

    @property
    def themed(self) -> bool:
        """Whether there is one document per theme."""
        return THEME_MARK in self.id


class DeliveryPlan(_Strict):
    """What an organisation delivers for a report: what `feitenwerk nieuw` lays ready.

    Attributes:
        tables: raw tables that the report draws on, in the order in which they are explained.
        theme_texts: places of texts about a theme.
        own_texts: places of texts about the organisation itself.
    """

    tables: tuple[str, ...] = Field(alias="tabellen", default=())
    theme_texts: tuple[str, ...] = Field(alias="teksten_per_thema", default=())
    own_texts: tuple[str, ...] = Field(alias="teksten_algemeen", default=())


class ThresholdPlan(_Strict):
    """Where one wording ends and the next begins; what is not given keeps its default.

    The keys and defaults are explained in ``docs/redactie.md``.
    """

    points_about: Decimal | None = Field(alias="punten_ongeveer", default=None, ge=0)
    points_slight: Decimal | None = Field(alias="punten_iets", default=None, ge=0)
    share_about: Decimal | None = Field(alias="deel_ongeveer", default=None, ge=0, le=1)
    share_slight: Decimal | None = Field(alias="deel_iets", default=None, ge=0, le=1)
    far_ahead: Decimal | None = Field(alias="veruit", default=None, ge=1)
    fraction_near: Decimal | None = Field(alias="breuk_bijna", default=None, ge=0)
    fraction_around: Decimal | None = Field(alias="breuk_iets", default=None, ge=0)
    fraction_room: Decimal | None = Field(alias="breuk_ruimte", default=None, ge=0, le=1)
    trend_from: Decimal | None = Field(alias="trend_vanaf", default=None, ge=0)

    def given(self) -> dict[str, str]:
        """The thresholds that differ from the default, by name."""
        return {key: str(value) for key, value in self if value is not None}


class ReportPlan(_Strict):
    """A report family.

    Attributes:
        id: name of the folder in ``reports/templates`` and of the make target.
        title: printed name of the report.
        period_shape: ``jaar`` (2022) or ``halfjaar`` (2022-H1).
        notebooks: analysis notebooks, run once per theme, in this order; ``{thema}`` in a name
            stands for the id of the theme.
        whole_notebooks: analysis notebooks over all themes together, run once.
        lookback: how many earlier periods those may look at.
        document_plans: what is rendered.
        delivery: what a new organisation gets ready to fill in.
        thresholds: see :class:`ThresholdPlan`.
    """

    id: str = Field(alias="rapport", pattern=r"^[a-z0-9-]+$")
    title: str = Field(alias="titel")
    period_shape: Literal["jaar", "halfjaar"] = Field(alias="periode", default="jaar")
    notebooks: tuple[str, ...] = ()
    whole_notebooks: tuple[str, ...] = Field(alias="notebooks_geheel", default=())
    lookback: int = Field(alias="terugblik", default=0, ge=0)
    document_plans: tuple[DocumentPlan, ...] = Field(alias="documenten")
    delivery: DeliveryPlan = Field(alias="levering", default=DeliveryPlan())
    thresholds: ThresholdPlan = Field(alias="drempels", default=ThresholdPlan())

    @field_validator("document_plans")
    @classmethod
    def _distinct(cls, plans: tuple[DocumentPlan, ...]) -> tuple[DocumentPlan, ...]:
        if len({plan.id for plan in plans}) < len(plans):
            raise ValueError("two documents bear one name")
        return plans

    def period(self, year: str) -> str:
        """The period that belongs to a year."""
        return f"{year}-H1" if self.period_shape == "halfjaar" else year

    def earlier(self, period: str, periods: Sequence[str]) -> list[str]:
        """Of the periods an organisation publishes, those the whole notebooks look back at."""
        before = sorted(p for p in periods if p < period and len(p) == len(period))
        return before[-self.lookback :] if self.lookback else []

    def documents(self, themes: Sequence[str], *, only_themed: bool = False) -> list[str]:
        """Ids of the documents for these themes, in order."""
        return [
            document
            for plan in self.document_plans
            for document, _ in self._spread(plan, themes)
            if plan.themed or not only_themed
        ]

    def find(self, document: str, themes: Sequence[str]) -> tuple[DocumentPlan, str | None]:
        """The plan of a document and its theme, ``None`` for a document over all themes."""
        for plan in self.document_plans:
            for name, theme in self._spread(plan, themes):
                if name == document:
                    return plan, theme
        raise KeyError(document)

    def notebooks_for(self, theme: str) -> list[str]:
        """Names of the notebooks of one theme, in order; of no theme: those over all themes."""
        if not theme:
            return list(self.whole_notebooks)
        return [name.replace(THEME_MARK, theme) for name in self.notebooks]

    @staticmethod
    def _spread(plan: DocumentPlan, themes: Sequence[str]) -> list[tuple[str, str | None]]:
        if plan.themed:
            return [(plan.id.replace(THEME_MARK, theme), theme) for theme in themes]
        return [(plan.id, None)]


def load_report(text: str, place: str) -> ReportPlan:
    """Read ``rapport.yml``.

    Raises:
        TemplateRefused: no YAML, an unknown key or a wrong value; names the place.
    """
    try:
        return ReportPlan.model_validate(yaml.safe_load(text))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{place}, regel {mark.line + 1}" if mark else place
        raise TemplateRefused(
            "rapport.yml is geen geldig YAML-bestand.",
            place=where,
            remedy="Controleer inspringing en aanhalingstekens.",
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "het hele bestand"
        raise TemplateRefused(
            f"rapport.yml klopt niet bij '{key}'.",
            place=place,
            remedy="Zie docs/redactie.md voor de sleutels van rapport.yml.",
        ) from error
