"""What belongs to a theme, or to all themes together, in one document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.narrative import plans
from pipeline.narrative import register as read
from pipeline.narrative.approved import ApprovedText, Figures
from pipeline.narrative.blocks import Block
from pipeline.narrative.context import Context
from pipeline.narrative.lookup import Lookup
from pipeline.narrative.printer import Printer
from pipeline.narrative.refusal import WrongUse
from pipeline.narrative.text import Name, unescape
from pipeline.narrative.values import describe


@dataclass(frozen=True, slots=True)
class Scope:
    """The blocks and texts of a group of themes; its methods are functions for templates."""

    blocks: tuple[Block, ...]
    texts: tuple[ApprovedText, ...]

    def blokken(self, onderdeel: str = "") -> tuple[Block, ...]:
        """The blocks of a part of the report, in the order of the notebook."""
        part = unescape(onderdeel)
        return tuple(block for block in self.blocks if part in ("", block.onderdeel))

    def blok(self, soort: str) -> Block | None:
        """The first block of a kind, or none when the notebook has no such cell."""
        return next((block for block in self.blocks if block.soort == soort), None)

    def teksten(
        self, plaats: str, doel: Any = None, onderwerp: str | None = None
    ) -> tuple[ApprovedText, ...]:
        """The approved texts for a place: those of one goal, or those of no goal in particular.

        ``onderwerp`` asks for those about one subject; empty, for those about none in particular.
        """
        wanted, subject = _goal_id(doel), None if onderwerp is None else unescape(onderwerp)
        return tuple(
            text
            for text in self.texts
            if (text.plaats, text.doel) == (plaats, wanted) and subject in (None, text.onderwerp)
        )


@dataclass(frozen=True, slots=True)
class Content:
    """Collects what belongs to the themes of one document."""

    context: Context
    lookup: Lookup
    printer: Printer

    def names(self) -> dict[str, Any]:
        """The variables and functions that depend on the theme of the document.

        In a document of one theme they are about that theme, else about all themes together.
        """
        register = self.context.release.register
        themes = sorted(register["themas"], key=lambda key: register["themas"][key]["volgorde"])
        chosen = [self.context.theme] if self.context.theme else themes
        scope = self.scope(chosen)
        found = tuple(self.theme(key) for key in themes)
        return {
            "thema": next((t for t in found if t.id == self.context.theme), None),
            "themas": found,
            "doelen": read.goals(register, chosen),
            "inspanningen": read.efforts(register, chosen),
            "partners": read.partners(register, chosen),
            "activiteiten": read.activities(self.context.release, chosen),
            "diensten": plans.services(register, chosen),
            "begroting": plans.budget(register, self.context.theme or None),
            "blokken": scope.blokken,
            "blok": scope.blok,
            "teksten": scope.teksten,
            "organisatie": read.organisation(register, self.scope([]).teksten),
        }

    def theme(self, key: str) -> read.Theme:
        """One theme with everything that belongs to it."""
        register = self.context.release.register
        told, scope = register["themas"][key], self.scope([key], general=False)
        return read.Theme(
            id=key,
            naam=Name(told["naam"]),
            volgorde=int(told["volgorde"]),
            domeinen=tuple(told["domeinen"]),
            doelen=read.goals(register, [key]),
            inspanningen=read.efforts(register, [key]),
            partners=read.partners(register, [key]),
            activiteiten=read.activities(self.context.release, [key]),
            diensten=plans.services(register, [key]),
            begroting=plans.budget(register, key),
            kostenbezwaren=plans.objections(register, key),
            beoogde_impact=plans.impacts(register, key),
            blokken=scope.blokken,
            blok=scope.blok,
            teksten=scope.teksten,
        )

    def scope(self, themes: list[str], *, general: bool = True) -> Scope:
        """The blocks and texts of these themes; blocks of no theme belong to every document, and
        so do ``general`` texts: those about no theme in particular.
        """
        blocks = [b for key in ("", *themes) for b in self.context.blocks.get(key, ())]
        year = int(self.context.release.register["periode"]["jaar"])
        figures = Figures(self.context.release, self.printer)
        texts = [
            ApprovedText(
                plaats=told["plaats"],
                thema=told.get("thema") or "",
                doel=told.get("doel") or "",
                inhoud=told["tekst"],
                jaar=year,
                cijfers=figures,
                bestand=told.get("bestand") or "",
                regel=int(told.get("regel") or 1),
                titel=Name(told.get("titel") or ""),
                onderwerp=told.get("onderwerp") or "",
            )
            for told in self.context.release.texts
            if (told.get("thema") or "") in (themes if not general else ["", *themes])
        ]
        return Scope(tuple(blocks), tuple(texts))


def _goal_id(goal: Any) -> str:
    if goal is None:
        return ""
    if isinstance(goal, read.Goal | str):
        return goal if isinstance(goal, str) else goal.id
    raise WrongUse(
        f"teksten() verwacht een doel, maar kreeg {describe(goal)}.",
        "Geef een doel uit de lijst doelen: teksten(“duiding”, doel).",
    )
