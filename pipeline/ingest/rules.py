"""Business rules between columns and between rows (BR and QC numbers: domain model)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.contract import load_codelists, load_external_indicators
from pipeline.ingest.cells import literal

Accepted = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that a row must keep.

    Attributes:
        table: the raw table.
        id: of the rule.
        column: header of the column that is to blame.
        broken: SQL over the typed row ``t``, true when the rule is broken. ``{traject}`` stands for
            the accepted rows of that table, and so for every table.
        explanation, remedy: Dutch, without any value of the row.
        across: whether the rule looks at other rows, and so runs after the checks within rows.
    """

    table: str
    id: str
    column: str
    broken: str
    explanation: str
    remedy: str
    across: bool = False

    def condition(self, accepted: Accepted) -> str:
        """The SQL of the rule, with the accepted rows of other tables filled in."""
        if not self.across:
            return self.broken
        return re.sub(r"\{(\w+)\}", lambda table: accepted(table[1]), self.broken)


def _breakdown_broken() -> str:
    """Where a breakdown is missing, out of place, or a code of another indicator's list."""
    allowed = ", ".join(
        f"({literal(indicator.id)}, {literal(code)})"
        for indicator in load_external_indicators().values()
        if indicator.breakdown
        for code in load_codelists()[indicator.breakdown].order
    )
    split = [i.id for i in load_external_indicators().values() if i.breakdown]
    ids = ", ".join(literal(indicator) for indicator in split)
    return (
        f"((t.indicator IN ({ids})) <> (t.uitsplitsing IS NOT NULL) "
        f"OR (t.uitsplitsing IS NOT NULL AND (t.indicator, t.uitsplitsing) NOT IN ({allowed})))"
    )


def _unit_broken() -> str:
    pairs = [(i.id, i.unit) for i in load_external_indicators().values()]
    known = ", ".join(f"({literal(i)}, {literal(unit)})" for i, unit in pairs)
    return f"t.indicator IS NOT NULL AND (t.indicator, t.eenheid) NOT IN ({known})"


_OTHER_GOAL = (
    "(SELECT 1 FROM {doel_dienst} AS v JOIN {doel} AS d ON d.doel_id = v.doel_id "
    "JOIN {doel} AS e ON e.doel_id = t.doel_id WHERE v.dienst_id = t.dienst_id "
    "AND v.doel_id <> t.doel_id AND d.jaar = e.jaar AND d.soort = 'jaardoel' "
    "AND e.soort = 'jaardoel')"
)
_ELSEWHERE = "(t.valt_onder IS NOT NULL OR coalesce(t.verdeeld, false))"
_AMOUNT = "(t.bedrag IS NOT NULL OR (t.fte IS NOT NULL AND t.tarief IS NOT NULL))"

_GROUP_START = "(SELECT 1 FROM {groep_kracht} AS s WHERE s.activiteit_id = t.activiteit_id "
_GROUP_START += "AND s.groep_id = t.groep_id AND s.soort = 'start'"
_START = "(SELECT 1 FROM {zrm_meting} AS s WHERE s.traject_id = t.traject_id "
_START += "AND s.zrm_domein = t.zrm_domein AND s.soort = 'start'"

RULES: tuple[Rule, ...] = (
    Rule(
        "tekst", "citaat-niet-anoniem", "geanonimiseerd",
        "t.plaats IN ('citaat', 'reactie') AND t.akkoord AND t.geanonimiseerd IS NOT TRUE",
        "Woorden van een ander komen alleen in een rapport als vaststaat dat geen inwoner erin te "
        "herkennen is (BR44).",
        "Lees de tekst daarop na en schrijf dan geanonimiseerd: ja in de kop, of zet akkoord op "
        "nee.",
    ),
    Rule(
        "traject", "eind-voor-start", "eind_datum",
        "t.eind_datum < t.start_datum",
        "De einddatum ligt voor de startdatum.",
        "Verbeter de startdatum of de einddatum.",
    ),
    Rule(
        "traject", "inwoner-ontbreekt", "clientnummer",
        "t.vorm <> 'info_advies' AND t.inwoner_pid IS NULL",
        "Alleen bij informatie en advies mag het cliëntnummer leeg zijn.",
        "Vul het cliëntnummer in.",
    ),
    Rule(
        "zrm_meting", "score-bij-advies", "traject_id",
        "EXISTS (SELECT 1 FROM {traject} AS p "
        "WHERE p.traject_id = t.traject_id AND p.vorm = 'info_advies')",
        "Bij informatie en advies hoort geen score (BR24).",
        "Haal de score weg, of verbeter de vorm van het traject.",
        across=True,
    ),
    Rule(
        "zrm_meting", "eind-zonder-start", "soort",
        "t.soort = 'eind' AND NOT EXISTS " + _START + ")",
        "Er is een eindscore zonder startscore op hetzelfde domein (BR25).",
        "Lever de startscore, of haal de eindscore weg.",
        across=True,
    ),
    Rule(
        "zrm_meting", "eind-voor-start", "datum",
        "t.soort = 'eind' AND EXISTS " + _START + " AND s.datum > t.datum)",
        "De eindscore is eerder bepaald dan de startscore (BR25).",
        "Verbeter de datum van een van de scores.",
        across=True,
    ),
    Rule(
        "groep_kracht", "eind-zonder-start", "soort",
        "t.soort = 'eind' AND NOT EXISTS " + _GROUP_START + ")",
        "Er is een eindscore van een groep zonder startscore (BR43).",
        "Lever de startscore van de groep, of haal de eindscore weg.",
        across=True,
    ),
    Rule(
        "groep_kracht", "eind-voor-start", "datum",
        "t.soort = 'eind' AND EXISTS " + _GROUP_START + " AND s.datum > t.datum)",
        "De eindscore van de groep is eerder bepaald dan de startscore (BR43).",
        "Verbeter de datum van een van de scores.",
        across=True,
    ),
    Rule(
        "subsidie", "eind-voor-start", "tot",
        "t.tot < t.van",
        "De laatste dag ligt voor de eerste dag.",
        "Verbeter een van de twee dagen.",
    ),
    Rule(
        "collectieve_activiteit", "startjaar-ontbreekt", "start_jaar",
        "t.bereik_status = 'start_later' AND t.start_jaar IS NULL",
        "Een activiteit die later begint, heeft een startjaar.",
        "Vul het startjaar in.",
    ),
    Rule(
        "externe_indicator", "waarde-of-symbool", "waarde",
        "NOT _fout_waarde AND NOT _fout_symbool "
        "AND (t.waarde IS NULL) = (t.symbool IS NULL)",
        "Er hoort een waarde te staan of een teken van de bron, niet allebei of geen van beide.",
        "Vul een van de twee in.",
    ),
    Rule(
        "externe_indicator", "uitsplitsing", "uitsplitsing",
        f"NOT _fout_uitsplitsing AND {_breakdown_broken()}",
        "De uitsplitsing ontbreekt, hoort bij een andere indicator, of hoort er niet te zijn.",
        "Kijk in docs/gegevens.md welke uitsplitsing bij de indicator hoort.",
    ),
    Rule(
        "dienst_traject", "eind-voor-start", "eind_datum",
        "t.eind_datum < t.start_datum",
        "De einddatum ligt voor de startdatum.",
        "Verbeter de startdatum of de einddatum.",
    ),
    Rule(
        "externe_indicator", "eenheid", "eenheid",
        f"t.eenheid IS NOT NULL AND {_unit_broken()}",
        "De eenheid is niet die van de indicator.",
        "Gebruik de eenheid die in docs/gegevens.md bij de indicator staat.",
    ),
    Rule(
        "opgegeven_feit", "bereik-omgekeerd", "waarde_tot",
        "t.waarde_tot < t.waarde",
        "De bovengrens is lager dan de waarde.",
        "Verbeter de waarde of de bovengrens.",
    ),
    Rule(
        "doel_dienst", "dienst-in-meer-doelen", "dienst_id",
        "EXISTS " + _OTHER_GOAL,
        "Deze dienst staat bij meer dan een jaardoel van een jaar en zou dubbel tellen (QC3).",
        "Laat de dienst bij een jaardoel staan.",
        across=True,
    ),
    Rule(
        "begroting_regel", "geen-bedrag", "bedrag",
        f"NOT {_AMOUNT} AND NOT {_ELSEWHERE}",
        "Van deze regel is geen bedrag te berekenen (QC14).",
        "Vul fte en tarief in, of een vast bedrag, of zeg waar de kosten staan.",
    ),
    Rule(
        "begroting_regel", "dubbel-bedrag", "bedrag",
        "t.bedrag IS NOT NULL AND t.tarief IS NOT NULL",
        "Deze regel heeft een tarief en een vast bedrag (QC14).",
        "Laat een van de twee weg.",
    ),
    Rule(
        "begroting_regel", "kosten-elders", "bedrag",
        f"{_AMOUNT} AND {_ELSEWHERE}",
        "De kosten van deze regel staan ergens anders, maar er staat ook een bedrag (QC14).",
        "Laat het bedrag weg, of maak valt_onder en verdeeld leeg.",
    ),
    Rule(
        "begroting_regel", "inzet", "uit_regel_bedrag",
        "(t.uit_regel IS NULL) <> (t.uit_regel_bedrag IS NULL)",
        "Bij een inzet uit een andere regel horen die regel en een bedrag.",
        "Vul allebei in, of geen van beide.",
    ),
    Rule(
        "begroting_dienst", "meer-dan-geheel", "aandeel",
        "(SELECT sum(v.aandeel) FROM {begroting_dienst} AS v WHERE v.regel_id = t.regel_id) > 1",
        "De aandelen van de diensten in deze regel zijn samen meer dan het geheel.",
        "Verbeter de aandelen: samen zijn ze ten hoogste 1.",
        across=True,
    ),
    Rule(
        "gepubliceerd", "marge-zonder-waarde", "marge",
        "t.marge IS NOT NULL AND t.waarde IS NULL",
        "Een marge hoort bij een waarde, en die ontbreekt.",
        "Vul de waarde in, of haal de marge weg.",
    ),
    Rule(
        "gepubliceerd_controle", "met-te-kort", "met",
        "coalesce(len(t.met), 0) < CASE WHEN t.soort IN ('som', 'product') THEN 1 "
        "WHEN t.soort IN ('aandeel', 'groei', 'deel', 'vergelijking') THEN 2 ELSE 0 END",
        "Bij deze soort controle ontbreekt waarmee gerekend of vergeleken wordt.",
        "Vul de kolom met in; docs/bronvergelijking.md zegt per soort wat erin staat.",
    ),
    Rule(
        "gepubliceerd_controle", "te-weinig-cijfers", "cijfers",
        "len(t.cijfers) < 2 AND (t.soort IN ('volgorde', 'uniek') "
        "OR (t.soort = 'gelijk' AND coalesce(len(t.met), 0) = 0))",
        "Er zijn ten minste twee cijfers nodig om te vergelijken.",
        "Noem alle cijfers waar het om gaat, gescheiden door |.",
    ),
    Rule(
        "gepubliceerd_controle", "uitspraak", "uitspraak",
        "(t.soort = 'vergelijking') <> (t.uitspraak IS NOT NULL) AND NOT _fout_uitspraak",
        "Een uitspraak hoort bij een vergelijking, en alleen daar.",
        "Vul de uitspraak in, of haal haar weg.",
    ),
)  # fmt: skip


def rules_of(table: str) -> tuple[Rule, ...]:
    """The rules of one table."""
    return tuple(rule for rule in RULES if rule.table == table)
