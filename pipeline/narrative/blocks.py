"""Blocks: what one notebook cell hands to the narrative. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from pipeline.errors import TemplateRefused
from pipeline.facts import FactStore, UnknownFact
from pipeline.narrative.marks import Place, PrintedNumber
from pipeline.narrative.names import Shown, View
from pipeline.narrative.refusal import WrongUse
from pipeline.narrative.sentences import read_sentences
from pipeline.narrative.text import Name

PLACES: Mapping[str, Place] = {"alt": "alt", "label": "label", "tabel": "tabel", "tekst": "tekst"}


@dataclass(frozen=True, slots=True)
class Picture(Shown):
    """A figure that a notebook drew.

    Attributes:
        naam: name of the file in ``figuren/``, without extension.
        alt: alternative text.
        printed: the numbers in the picture and in its alternative text.
        width: width in the document, e.g. ``"100%"``.
    """

    soort_naam: ClassVar[str] = "een figuur"
    naam: str
    alt: str
    printed: tuple[PrintedNumber, ...]
    width: str = "100%"


@dataclass(frozen=True, slots=True)
class Block(Shown):
    """One answer of the analysis: facts by role, plain labels and perhaps a figure.

    Attributes:
        soort: kind of block, the name by which templates ask for it.
        id: unique in its notebook.
        onderdeel: the part of the report it belongs to.
        feiten: facts by role: a fact, a tuple of facts or a mapping of facts.
        labels: plain texts by name.
        zinnen: sentences by name that the analysis put together itself.
        figuur: the figure, if the cell drew one.
    """

    soort_naam: ClassVar[str] = "een blok"
    soort: str
    id: str
    onderdeel: str
    feiten: View
    labels: View
    zinnen: View
    figuur: Picture | None


def read_block(record: Mapping[str, Any], facts: FactStore) -> Block:
    """A block with its facts looked up.

    Args:
        record: the block as the notebook stored it.
        facts: published facts and the facts the notebooks derived from them.

    Raises:
        TemplateRefused: a key is missing, a fact does not exist or a sentence holds a number.
    """
    place = f"blok {record.get('id', record.get('soort', 'zonder naam'))}"
    try:
        found = {role: _resolve(value, facts) for role, value in record["feiten"].items()}
        labels = {name: _label(value) for name, value in record.get("labels", {}).items()}
        told = {
            name: read_sentences(value, facts) for name, value in record.get("zinnen", {}).items()
        }
        return Block(
            soort=record["soort"],
            id=record["id"],
            onderdeel=record["onderdeel"],
            feiten=View(found, f"de feiten van {place}"),
            labels=View(labels, f"de labels van {place}"),
            zinnen=View(told, f"de zinnen van {place}"),
            figuur=_picture(record.get("figuur")),
        )
    except WrongUse as wrong:
        raise TemplateRefused(wrong.sentence, place=place, remedy=wrong.remedy) from None
    except UnknownFact as missing:
        hint = f" Bedoelde u “{missing.nearest[0]}”?" if missing.nearest else ""
        raise TemplateRefused(
            f"Het feit “{missing.asked}” bestaat niet.{hint}",
            place=place,
            remedy="Voer de notebooks opnieuw uit, of verbeter de cel die dit blok maakt.",
        ) from None
    except KeyError as missing_key:
        raise TemplateRefused(
            f"Het blok mist het onderdeel “{missing_key.args[0]}”.",
            place=place,
            remedy="Verbeter de cel van het notebook die dit blok maakt.",
        ) from None


def read_blocks(records: Iterable[Mapping[str, Any]], facts: FactStore) -> tuple[Block, ...]:
    """All blocks of a notebook run, in order of their cells."""
    return tuple(read_block(record, facts) for record in records)


def _resolve(value: Any, facts: FactStore) -> Any:
    if value is None:
        return None
    if isinstance(value, str):
        return facts[value]
    if isinstance(value, Mapping):
        # What facts are told apart by may be a name, and a number in it belongs to the name.
        found: dict[str, Any] = {Name(k): _resolve(item, facts) for k, item in value.items()}
        return View(found, "deze groep feiten")
    return tuple(_resolve(item, facts) for item in value)


def _label(value: Any) -> Any:
    """Labels are names: a number in one belongs to the name."""
    if isinstance(value, str):
        return Name(value)
    if isinstance(value, Mapping):
        return View({Name(k): _label(item) for k, item in value.items()}, "deze groep labels")
    return tuple(_label(item) for item in value) if isinstance(value, list) else value


def _picture(record: Mapping[str, Any] | None) -> Picture | None:
    if record is None:
        return None
    printed = tuple(
        PrintedNumber(item["fact_id"], item["text"], PLACES.get(item["place"], "label"))
        for item in record["printed"]
    )
    return Picture(record["naam"], record["alt"], printed, _width(record.get("width")))


def _width(width: object) -> str:
    """A width as pandoc reads it; a bare number of pixels would not scale in print."""
    return width if isinstance(width, str) and width.endswith(("%", "cm", "mm", "in")) else "100%"
