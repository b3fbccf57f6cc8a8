"""The functions with which a template compares facts; they print words, no numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from pipeline.facts import Fact
from pipeline.narrative import ranking, wording
from pipeline.narrative.names import Shown
from pipeline.narrative.printer import NOTHING, as_fact
from pipeline.narrative.refusal import WrongUse
from pipeline.narrative.text import Qmd
from pipeline.narrative.thresholds import Thresholds
from pipeline.narrative.values import describe, printed

COMPARING = (
    "vergelijk", "vergelijk_gebieden", "trend", "grootste", "volgenden", "rang", "lijst",
    "hoofdletter",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Top(Shown):
    """The largest of a group, as a template sees it.

    Attributes:
        sleutels: the keys, several when they are equal.
        feiten: their facts.
        gedeeld: whether several are equal.
        veruit: whether the second is left far behind.
    """

    soort_naam: ClassVar[str] = "de grootste van een groep"
    sleutels: tuple[str, ...]
    feiten: tuple[Fact, ...]
    gedeeld: bool
    veruit: bool

    @property
    def sleutel(self) -> str:
        """The first key."""
        return self.sleutels[0]

    @property
    def feit(self) -> Fact:
        """The fact of the first key."""
        return self.feiten[0]

    @property
    def meeste(self) -> str:
        """``veruit de meeste``, ``de meeste`` or, when shared, ``evenveel``."""
        return self._with("evenveel", "de meeste")

    @property
    def vaakst(self) -> str:
        """``veruit het vaakst``, ``het vaakst`` or, when shared, ``even vaak``."""
        return self._with("even vaak", "het vaakst")

    def _with(self, shared: str, most: str) -> str:
        if self.gedeeld:
            return shared
        return f"veruit {most}" if self.veruit else most


@dataclass(frozen=True, slots=True)
class Comparer:
    """Compares facts with the thresholds of one report."""

    thresholds: Thresholds

    def vergelijk(self, feit: Fact, ander: Fact) -> Qmd:
        """``hoger dan``, ``iets lager dan``, ``ongeveer gelijk aan``; nothing when undecidable."""
        fact, other = as_fact(feit, "vergelijk"), as_fact(ander, "vergelijk")
        verdict = wording.compare(fact, other, self.thresholds)
        return NOTHING if verdict is None else Qmd(wording.COMPARISON[verdict])

    def vergelijk_gebieden(
        self,
        gemeente: Fact,
        provincie: Fact | None = None,
        land: Fact | None = None,
        in_provincie: str = "in de provincie",
        in_land: str = "in het land",
    ) -> Qmd:
        """``lager dan in de provincie en in het land``; areas without a value are left out."""
        fact = as_fact(gemeente, "vergelijk_gebieden")
        others = [
            (as_fact(other, "vergelijk_gebieden"), str(printed(words)))
            for other, words in ((provincie, in_provincie), (land, in_land))
            if other is not None
        ]
        return Qmd(wording.compare_areas(fact, others, self.thresholds) or "")

    def trend(self, eerst: Fact, laatst: Fact) -> Qmd:
        """``licht gedaald``, ``gestegen``, ``gelijk gebleven``; nothing across a break (BR31)."""
        first, last = as_fact(eerst, "trend"), as_fact(laatst, "trend")
        return Qmd(wording.trend(first, last, self.thresholds) or "")

    def grootste(self, feiten: Mapping[str, Fact], totaal: Fact | None = None) -> Top | None:
        """The largest of a group, or none when a hidden cell could contest it."""
        found = ranking.leader(
            _group(feiten, "grootste"),
            self.thresholds,
            None if totaal is None else as_fact(totaal, "grootste"),
        )
        if found is None:
            return None
        return Top(found.keys, found.facts, len(found.keys) > 1, found.far_ahead)

    def volgenden(
        self, feiten: Mapping[str, Fact], totaal: Fact | None = None, hoeveel: int = 2
    ) -> tuple[str, ...]:
        """The keys of those after the largest, as far as that is certain."""
        whole = None if totaal is None else as_fact(totaal, "volgenden")
        found = ranking.followers(_group(feiten, "volgenden"), whole, hoeveel)
        return tuple(key for key, _ in found)

    def rang(self, feiten: Mapping[str, Fact]) -> tuple[tuple[str, Fact], ...] | None:
        """All of a group from large to small, or none when one of them is not published."""
        return ranking.ranking(_group(feiten, "rang"))

    def lijst(self, onderdelen: Sequence[Any]) -> Qmd:
        """``a, b en c``."""
        if isinstance(onderdelen, str) or not isinstance(onderdelen, Sequence):
            raise WrongUse(
                f"lijst() verwacht een lijst, maar kreeg {describe(onderdelen)}.",
                "Zet de onderdelen tussen rechte haken: lijst([a, b]).",
            )
        return Qmd(wording.enumerate_dutch([str(printed(item)) for item in onderdelen]))

    def hoofdletter(self, tekst: Any) -> Qmd:
        """The text with a capital, also when it starts with a marked number."""
        markup = str(printed(tekst))
        start = len(markup) - len(markup.lstrip("[*_"))
        return Qmd(markup[:start] + wording.capital(markup[start:]))


def _group(facts: Any, asked_by: str) -> dict[str, Fact]:
    """The facts by key; keys for which there is no fact at all take no part."""
    if not isinstance(facts, Mapping):
        raise WrongUse(
            f"{asked_by}() verwacht namen met feiten, maar kreeg {describe(facts)}.",
            "Geef bijvoorbeeld blok.feiten.vormen of {naam: feit}.",
        )
    given = {str(key): fact for key, fact in facts.items() if fact is not None}
    return {key: as_fact(fact, asked_by) for key, fact in given.items()}
