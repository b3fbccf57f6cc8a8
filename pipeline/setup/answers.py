"""What has to be known of a new organisation. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from pipeline.contract import Area, DataKind, Theme, load_codelists
from pipeline.errors import UsageError

LAND = Area(code="NL", naam="Nederland")
MUNICIPALITY = r"GM\d{4}"


@dataclass(frozen=True, slots=True)
class Answers:
    """A new organisation, as far as its folder needs it.

    Attributes:
        org: id, the name of its folder.
        name, short_name: as printed.
        municipality, province: where it works.
        kind: whether its data are real or invented.
        year: the first year to report on.
        themes: what it reports about, in printing order.
    """

    org: str
    name: str
    short_name: str
    municipality: Area
    province: Area
    kind: DataKind
    year: str
    themes: tuple[Theme, ...]

    @classmethod
    def build(cls, org: str, values: Mapping[str, str], themes: Sequence[str]) -> Self:
        """Check what was typed.

        Args:
            org: the id; :func:`pipeline.setup.organisation.refuse_existing` checks it.
            values: by name of the option, without dashes in front.
            themes: each as ``Sterke buurten: MP, SN``; domains may be left out.

        Raises:
            UsageError: an answer that cannot be used; names the option and what to type.
        """
        return cls(
            org=org,
            name=values["naam"],
            short_name=values["korte-naam"] or values["naam"],
            municipality=Area(
                code=_matching(
                    "--gemeente-code", values["gemeente-code"], MUNICIPALITY, "bijvoorbeeld GM1969"
                ),
                naam=values["gemeente"],
            ),
            province=_province(values["provincie"]),
            kind=DataKind(
                _matching("--gegevens", values["gegevens"], "echt|voorbeeld", "echt of voorbeeld")
            ),
            year=_matching("--jaar", values["jaar"], r"(19|20)\d{2}", "een jaar van vier cijfers"),
            themes=_themes(themes),
        )


def _matching(place: str, value: str, pattern: str, wanted: str) -> str:
    if not re.fullmatch(pattern, value, re.ASCII):
        raise UsageError(
            f"'{value}' kan hier niet.",
            place=place,
            remedy=f"Schrijf {wanted}.",
        )
    return value


def _province(value: str) -> Area:
    known = load_codelists()["provincie"]
    found = known.find(value)
    if found is None:
        raise UsageError(
            f"De provincie '{value}' is niet bekend.",
            place="--provincie",
            remedy=f"Kies uit: {', '.join(known.labels.values())}.",
        )
    return Area(code=found.code, naam=f"Provincie {found.name}")


def _themes(values: Sequence[str]) -> tuple[Theme, ...]:
    found = tuple(_theme(value) for value in values)
    for theme in found:
        if [other.id for other in found].count(theme.id) > 1:
            raise UsageError(
                f"Het thema '{theme.naam}' staat er twee keer.",
                place="--thema",
                remedy="Noem elk thema een keer.",
            )
    return found


def _theme(value: str) -> Theme:
    """A theme as it is typed: its name and, after a colon, its domains."""
    name, _, told = value.partition(":")
    key = _slug(name)
    if not key:
        raise UsageError(
            f"'{value}' is geen thema.",
            place="--thema",
            remedy="Schrijf een naam en de domeinen, bijvoorbeeld: Sterke buurten: MP, SN",
        )
    return Theme(id=key, naam=name.strip(), domeinen=tuple(_domains(told)))


def _domains(told: str) -> list[str]:
    known = load_codelists()["zrm_domein"]
    found = []
    for word in filter(None, (part.strip() for part in told.split(","))):
        code = known.find(word)
        if code is None:
            choices = ", ".join(f"{code} ({name})" for code, name in known.labels.items())
            raise UsageError(
                f"Het domein '{word}' is niet bekend.",
                place="--thema",
                remedy=f"Kies uit: {choices}.",
            )
        found.append(code.code)
    return found


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
