"""Figures and tables in the markup that both render engines read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from pipeline.facts import Fact, slug
from pipeline.narrative.blocks import Block, Picture
from pipeline.narrative.marks import PrintedNumber, plain
from pipeline.narrative.printer import NOTHING, Printer
from pipeline.narrative.refusal import WrongUse
from pipeline.narrative.text import Cited, Qmd, attribute
from pipeline.narrative.values import describe, printed

LINE_BREAK = re.compile(r"\s*\n\s*")
WIDEST_COLUMN = 40
NO_FACT = "–"
# Marks that the house style reads: a cell that belongs to the one above it or before it.
ABOVE, BESIDE = Qmd("[]{.boven}"), Qmd("[]{.naast}")
MARKS = {"boven": ABOVE, "naast": BESIDE}
DRAWING = ("figuur", "tabel", "verwijzing")


@dataclass(frozen=True, slots=True)
class Drawer:
    """Writes figures and tables of one document and remembers what the figures print."""

    printer: Printer
    figures: dict[str, tuple[PrintedNumber, ...]] = field(default_factory=dict)

    def figuur(
        self, blok: Block, titel: Any, ondertitel: Any = "", bron: Any = "", tabel: Any = None
    ) -> Qmd:
        """The figure of a block: subtitle, picture with its message, source, table.

        Args:
            blok: a block with a figure.
            titel: the message of the figure, its caption.
            ondertitel: measure, population, period, n.
            bron: where the numbers come from; printed after "Bron:".
            tabel: the data table, made with ``tabel(…)``.

        Raises:
            WrongUse: the block has no figure, or the figure is in this document already.
        """
        if not isinstance(blok, Block) or blok.figuur is None:
            what = f"blok {blok.id} heeft er geen" if isinstance(blok, Block) else describe(blok)
            raise WrongUse(
                f"figuur() verwacht een blok met een figuur: {what}.",
                "Vraag eerst met {% if blok.figuur %} of er een figuur is.",
            )
        picture, name = blok.figuur, _figure_id(blok.figuur)
        if name in self.figures:
            raise WrongUse(
                f"Het figuur “{picture.naam}” staat twee keer in dit document.",
                "Verwijs de tweede keer met @" + name + ".",
            )
        self.figures[name] = picture.printed
        return _division(
            ".figuurblok",
            _labelled(ondertitel, ".ondertitel"),
            _framed(picture, name, titel),
            _source(bron),
            printed(tabel) if tabel else NOTHING,
        )

    def verwijzing(self, blok: Block) -> Qmd:
        """A reference to the figure of a block, "figuur 3" in the document; nothing without one."""
        if not isinstance(blok, Block):
            raise WrongUse(
                f"verwijzing() verwacht een blok, maar kreeg {describe(blok)}.",
                "Geef een blok van het notebook: verwijzing(blok).",
            )
        return Qmd("@" + _figure_id(blok.figuur)) if blok.figuur else NOTHING

    def tabel(
        self,
        kenmerk: str,
        bijschrift: Any,
        kop: Sequence[Any],
        rijen: Sequence[Sequence[Any]],
        open: bool = False,  # noqa: A002  the name the editors use
        links: bool = False,
    ) -> Qmd:
        """A table of figures; columns that hold facts are aligned right.

        A table that goes with a figure is folded on screen and printed small; one that stands in
        the text by itself is open.

        Args:
            kenmerk: name of the table, without ``tbl-``.
            bijschrift: what the table shows.
            kop: the heads of the columns, none empty.
            rijen: rows of cells; a cell is a fact, a text, a list of texts (points), or nothing;
                ``boven`` and ``naast`` stretch the cell above or before.
            open: whether the table is part of the text.
            links: whether all columns are aligned left: cells that mix words and numbers.

        Raises:
            WrongUse: a head is empty or a row has another number of cells.
        """
        _check_shape(kenmerk, kop, rijen)
        cells = [[self._cell(cell) for cell in row] for row in rijen]
        heads = [_inline(head) for head in kop]
        rules = [
            _rule(
                [heads[i], *(row[i] for row in cells)],
                not links and any(_numeric(row[i]) for row in rijen),
            )
            for i in range(len(heads))
        ]
        lines = [_line(heads), "|" + "|".join(rules) + "|", *(_line(row) for row in cells)]
        name = slug(str(kenmerk)).replace(".", "-")
        caption = f": {_inline(bijschrift)} {{#tbl-{name}}}"
        table, title = Qmd("\n".join(lines)), Qmd(caption)
        return Qmd(f"\n{table}\n\n{title}\n") if open else _division(".cijfertabel", table, title)

    def _cell(self, cell: Any) -> Qmd:
        if cell is None:
            return Qmd(NO_FACT)
        if isinstance(cell, list | tuple):
            content = Qmd(" ").join(Qmd(f"[{_inline(point)}]{{.punt}}") for point in cell)
        else:
            content = self.printer.tabelcel(cell) if isinstance(cell, Fact) else _inline(cell)
        # A bar outside an escape would end the cell.
        return Qmd(re.sub(r"(?<!\\)\|", r"\\|", str(content)))


def _figure_id(picture: Picture) -> str:
    return f"fig-{slug(picture.naam).replace('.', '-')}"


def _framed(picture: Picture, name: str, title: Any) -> Qmd:
    """The picture with its alternative text and the ids of the facts named in that text."""
    in_alt = " ".join(dict.fromkeys(n.fact_id for n in picture.printed if n.place == "alt"))
    return Qmd(
        f'::: {{#{name} .figuur data-feiten-alt="{attribute(in_alt)}"}}\n'
        f"![](figuren/{picture.naam}.svg)"
        f'{{fig-alt="{attribute(picture.alt)}" width={picture.width}}}\n\n'
        f"{_inline(title)}\n:::"
    )


def _check_shape(name: str, heads: Sequence[Any], rows: Sequence[Sequence[Any]]) -> None:
    if not heads or any(isinstance(head, str) and not head.strip() for head in heads):
        raise WrongUse(
            f"De tabel “{name}” heeft een kolom zonder kop.",
            "Geef elke kolom een kop: ook wie de tabel hoort voorlezen moet hem kunnen volgen.",
        )
    if any(len(row) != len(heads) for row in rows):
        raise WrongUse(
            f"De tabel “{name}” heeft een rij met een ander aantal cellen dan de kop.",
            "Geef elke rij evenveel cellen als er koppen zijn.",
        )


def _numeric(cell: Any) -> bool:
    return isinstance(cell, Fact) or (isinstance(cell, Markup) and ".feit" in cell)


def _rule(column: Sequence[Qmd], right: bool) -> str:
    """The dashes under a head; their number is the column's share of the width."""
    width = max(len(plain(str(cell))) for cell in column)
    dashes = "-" * min(max(width, 6), WIDEST_COLUMN)
    return f"{dashes}:" if right else f":{dashes}"


def _line(cells: Sequence[Qmd]) -> str:
    return "| " + " | ".join(cells) + " |"


def _inline(value: Any) -> Qmd:
    return Qmd(LINE_BREAK.sub(" ", str(printed(value)).strip()))


def _labelled(value: Any, kind: str) -> Qmd:
    content = _inline(value)
    return Qmd(f"[{content}]{{{kind}}}") if content else NOTHING


def _source(value: Any) -> Qmd:
    """The source line; words given as plain text are words of that source."""
    plain_text = isinstance(value, str) and not isinstance(value, Markup)
    content = _inline(Cited(value) if plain_text else value)
    return Qmd(f"[Bron: {content}]{{.bron}}") if content else NOTHING


def _division(kind: str, *parts: Qmd) -> Qmd:
    body = "\n\n".join(str(part).strip("\n") for part in parts if part)
    return Qmd(f"\n::: {{{kind}}}\n{body}\n:::\n")
