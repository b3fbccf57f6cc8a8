"""The house style of an organisation: the part of a ``_brand.yml`` that its reports use.

``_brand.yml`` is Quarto's file for colours, letters and logo (https://posit-dev.github.io/brand-yml).
Read are ``meta.name``, ``color.palette``, ``color.primary``, ``typography`` and ``logo``; whatever
else such a file may hold is left aside. Nothing in it may come from another address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import yaml

from pipeline.colour import contrast, luminance, with_luminance
from pipeline.contract.yaml_place import PlacedYaml, parse_yaml
from pipeline.errors import DataRefused

BRAND_FILE = "_brand.yml"
FAMILY = "Source Sans Pro"
PAPER, DARK_PAPER, INK = "#ffffff", "#161c22", "#1f2933"  # of the page, huis.css
LIGHT, DARK = 0.89, 0.46  # luminances of the tints that are derived; the first at least
DARK_RANGE = (0.42, 0.5)  # in which the steps of a ramp stay apart on a dark screen (huis.css)
LOGO_KINDS = (".svg", ".png")


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture on the first page: the name of a file beside ``_brand.yml``, and what it says."""

    file: str
    alt: str


@dataclass(frozen=True, slots=True)
class Brand:
    """The tone of an organisation.

    Attributes:
        name: of whom it is.
        accent: ``#rrggbb``; carries text and marks on white (4.5 : 1).
        light: a tint for quiet grounds under dark text.
        dark: stands instead of ``accent`` on a dark screen.
        logo: for the first page, if there is one.
    """

    name: str
    accent: str
    light: str
    dark: str
    logo: Logo | None = None

    def to_yaml(self) -> str:
        """The same as a ``_brand.yml`` with every tint written out."""
        palette = {"accent": self.accent, "accent-licht": self.light, "accent-donker": self.dark}
        record: dict[str, Any] = {
            "meta": {"name": self.name},
            "color": {"palette": palette, "primary": "accent"},
            "typography": {"base": FAMILY},
        }
        if self.logo:
            image = {"path": self.logo.file, "alt": self.logo.alt}
            record["logo"] = {"images": {"beeldmerk": image}, "medium": "beeldmerk"}
        return yaml.safe_dump(record, allow_unicode=True, sort_keys=False)


def load_brand(text: str, place: str) -> Brand:
    """The brand that a text in YAML describes.

    Args:
        text: content of a ``_brand.yml``.
        place: name of the file, for messages.

    Raises:
        DataRefused: no YAML, no accent, a colour that cannot be read, letters or a logo that the
            reports do not have; with the line and the key as place and a remedy.
    """
    content = parse_yaml(text, place)
    _refuse_remote(content)
    _refuse_letters(content)
    accent = _accent(content)
    lightest = min(max(LIGHT, 4.6 * (luminance(accent) + 0.05) - 0.05), 1.0)
    light = _tint(content, "accent-licht", with_luminance(accent, lightest, calm=0.4))
    dark = _tint(content, "accent-donker", with_luminance(accent, DARK, calm=0.75))
    _refuse_unreadable(content, accent, light, dark)
    name = _at(content, ("meta", "name"))
    name = name.get("full", "") if isinstance(name, dict) else name
    return Brand(str(name or ""), accent, light, dark, _logo(content))


def _at(content: PlacedYaml, location: Sequence[str]) -> Any:
    """What stands at a place, ``None`` if nothing does."""
    found = content.data
    for part in location:
        found = found.get(part) if isinstance(found, dict) else None
    return found


def _refused(
    content: PlacedYaml, location: Sequence[str], sentence: str, remedy: str
) -> DataRefused:
    return DataRefused(sentence, place=content.place_of(tuple(location)), remedy=remedy)


def _accent(content: PlacedYaml) -> str:
    """``color.palette.accent``, else ``color.primary``, which may be a name from the palette."""
    location: tuple[str, ...] = ("color", "palette", "accent")
    told = _at(content, location)
    if told is None:
        location = ("color", "primary")
        told = _at(content, location)
        named = _at(content, ("color", "palette", str(told)))
        location, told = (
            (("color", "palette", str(told)), named) if named is not None else (location, told)
        )
    if told is None:
        raise _refused(
            content, ("color",), "Deze huisstijl heeft geen accentkleur.",
            "Geef bij color › palette een accent op, bijvoorbeeld \"#0b5f66\".",
        )  # fmt: skip
    return _code(content, location, told)


def _tint(content: PlacedYaml, name: str, derived: str) -> str:
    location = ("color", "palette", name)
    told = _at(content, location)
    return derived if told is None else _code(content, location, told)


def _code(content: PlacedYaml, location: Sequence[str], told: object) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", str(told)):
        raise _refused(
            content, location, f"‘{told}’ is geen kleur.",
            'Schrijf een kleur als "#0b5f66": een hekje en zes cijfers of letters a tot en met f.',
        )  # fmt: skip
    return str(told).lower()


def _refuse_unreadable(content: PlacedYaml, accent: str, light: str, dark: str) -> None:
    """What the style sheet, the PDF and the figures rest on."""
    place = ("color", "palette", "accent")
    if contrast(accent, PAPER) < 4.5:
        raise _refused(
            content, place, f"De accentkleur {accent} is op wit te licht om te lezen.",
            f"Kies een donkerder kleur, bijvoorbeeld {with_luminance(accent, 0.17)}.",
        )  # fmt: skip
    if contrast(accent, light) < 4.5 or contrast(INK, light) < 7:
        raise _refused(
            content, (*place[:2], "accent-licht"),
            f"Op de lichte tint {light} is de tekst niet goed te lezen.",
            "Kies een lichtere tint, of laat accent-licht weg: dan wordt zij afgeleid.",
        )  # fmt: skip
    if not DARK_RANGE[0] <= luminance(dark) <= DARK_RANGE[1]:
        raise _refused(
            content, (*place[:2], "accent-donker"),
            f"De kleur {dark} is te donker of te licht voor een donker scherm.",
            f"Kies bijvoorbeeld {with_luminance(dark, DARK)}, of laat accent-donker weg: dan "
            "wordt zij afgeleid.",
        )  # fmt: skip


def _strings(value: object, location: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _strings(part, (*location, str(key)))
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part, location)
    elif isinstance(value, str):
        yield location, value


def _refuse_remote(content: PlacedYaml) -> None:
    """Reports ask for nothing: letters and pictures never come from another address."""
    for part in ("typography", "logo"):
        for location, text in _strings(_at(content, (part,)), (part,)):
            source = location[-1] == "source" and text in {"google", "bunny"}
            if source or re.match(r"\s*([a-z]+:)?//", text, re.IGNORECASE):
                raise _refused(
                    content, location, "Een huisstijl haalt niets van internet.",
                    "Zet een logo als bestand naast _brand.yml en laat lettertypen weg.",
                )  # fmt: skip


def _refuse_letters(content: PlacedYaml) -> None:
    for part in ("base", "headings"):
        told = _at(content, ("typography", part))
        family = told.get("family") if isinstance(told, dict) else told
        if family not in {None, FAMILY}:
            raise _refused(
                content, ("typography", part), f"Het lettertype ‘{family}’ is niet ingebouwd.",
                f"Gebruik {FAMILY}, of laat typography weg.",
            )  # fmt: skip


def _logo(content: PlacedYaml) -> Logo | None:
    """``logo.medium``, ``large`` or ``small``, or the logo itself; by name or with path and alt."""
    told = _at(content, ("logo",))
    location: tuple[str, ...] = ("logo",)
    if told is None:
        return None
    if isinstance(told, dict) and "path" not in told:
        size = next((name for name in ("medium", "large", "small") if name in told), "images")
        location = ("logo", size)
        named = _at(content, ("logo", "images", str(told.get(size))))
        told = named if named is not None else told.get(size)
    file = told.get("path") if isinstance(told, dict) else told
    alt = str(told.get("alt") or "").strip() if isinstance(told, dict) else ""
    if not isinstance(file, str) or PurePosixPath(file).suffix.lower() not in LOGO_KINDS:
        raise _refused(
            content, location, "Een logo is een bestand dat op .svg of .png eindigt.",
            "Noem het bij logo als path, met de tekst die een voorlezer zegt als alt.",
        )  # fmt: skip
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", file):
        raise _refused(
            content, location, "Het logo staat niet onder een gewone naam naast _brand.yml.",
            "Zet het bestand in dezelfde map, met een naam als logo.svg.",
        )  # fmt: skip
    if not alt:
        raise _refused(
            content, location, "Het logo heeft geen alternatieve tekst.",
            "Geef naast path een alt op, bijvoorbeeld: Logo van De Schans.",
        )  # fmt: skip
    return Logo(file, alt)
