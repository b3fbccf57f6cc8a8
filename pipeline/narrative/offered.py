"""Everything a template can name, put together for one document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.narrative import register as read
from pipeline.narrative.comparing import COMPARING, Comparer
from pipeline.narrative.content import Content
from pipeline.narrative.context import Context
from pipeline.narrative.figure import DRAWING, MARKS, Drawer
from pipeline.narrative.lookup import LOOKING, Lookup
from pipeline.narrative.plain_functions import PLAIN
from pipeline.narrative.printer import PRINTING, Printer
from pipeline.narrative.text import Name, Qmd, escape
from pipeline.narrative.values import printed

LANGUAGE = "nl-NL"


def offered(context: Context) -> tuple[dict[str, Any], Drawer]:
    """The variables and functions of one document, and the drawer that knows its figures."""
    release, thresholds = context.release, context.options.thresholds
    lookup = Lookup(release)
    printer = Printer(release.profile, thresholds, lookup.level_name)
    drawer = Drawer(printer)
    content = Content(context, lookup, printer)
    names: dict[str, Any] = {
        **PLAIN,
        **MARKS,
        **_methods(printer, PRINTING),
        **_methods(Comparer(thresholds), COMPARING),
        **_methods(drawer, DRAWING),
        **_methods(lookup, LOOKING),
        **content.names(),
        "periode": read.period(release.register),
        "jaar": read.period(release.register).jaar,
        "bronnen": read.sources(release.register),
        "markeringen": context.marks,
        "mensen": Name(release.profile.people),
        "voorblad": FrontMatter(context).voorblad,
    }
    return names, drawer


def _methods(tool: object, names: tuple[str, ...]) -> dict[str, Callable[..., Any]]:
    return {name: getattr(tool, name) for name in names}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Writes the metadata of a document."""

    context: Context

    def voorblad(
        self,
        titel: Any,
        ondertitel: Any = "",
        inhoudsopgave: bool = False,
        kiezer: bool = False,
    ) -> Qmd:
        """The front matter: title, subtitle, language, date and what the renderer must know.

        ``inhoudsopgave`` asks for a printed table of contents; on screen there always is one.
        ``kiezer`` lets the reader of the screen choose one theme and a year.
        """
        register: Mapping[str, Any] = self.context.release.register
        date = self.context.options.date
        lines = [
            "---",
            f"title: {_quoted(printed(titel))}",
            *([f"subtitle: {_quoted(printed(ondertitel))}"] if ondertitel else []),
            f"lang: {LANGUAGE}",
            *([f"date: {_quoted(date)}"] if date else []),
            "feitenwerk:",
            f"  organisatie: {_quoted(escape(register['organisatie']['naam']))}",
            f"  periode: {_quoted(register['periode']['id'])}",
            f"  huisstijl: {_quoted(register['huisstijl'])}",
            *(["  inhoudsopgave: true"] if inhoudsopgave else []),
            *(["  kiezer: true"] if kiezer else []),
            f"  merk: [{', '.join(self.context.marks)}]",
            "---",
        ]
        return Qmd("\n".join(lines) + "\n\n")


def _quoted(text: str) -> str:
    """Text between single quotes in YAML, where nothing but the quote is special."""
    return "'" + " ".join(text.split()).replace("'", "''") + "'"
