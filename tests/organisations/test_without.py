"""An organisation that lacks one of the data sets gets a correct report about the rest."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.organisations.gaaf import faults, headings_of, text_of
from tests.organisations.huizen import Delivery, Report, furnish

ORG, PERIOD = "de-schans", "2022"
THEMES = ("echtscheiding-en-huiselijk-geweld", "sterke-buurten")  # the fewest domains
DOCUMENTS = ("monitor", "managementsamenvatting", "maatschappelijke-opgaven")


@dataclass(frozen=True)
class Lack:
    """What an organisation lacks, and what its report may then not hold.

    Attributes:
        change: takes it out of the delivery.
        figures: indicators that may have no row in ``cijfers.csv``.
        headings: that no document may have.
        words: that no document may print.
        still: headings that the monitor has all the same.
    """

    change: Callable[[Delivery], object]
    figures: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    still: tuple[str, ...] = ()


def no_groups(delivery: Delivery) -> None:
    delivery.drop("collectieve_activiteit", "bijeenkomst", "groep_kracht")
    delivery.keep("opgegeven_feit", lambda row: not row["activiteit_id"])


def no_goals(delivery: Delivery) -> None:
    delivery.drop("doel")
    for path in delivery.texts():
        if path.name.startswith("duiding"):
            path.unlink()


def nothing(delivery: Delivery) -> None:
    shutil.rmtree(delivery.folder / "tabellen")
    shutil.rmtree(delivery.folder / "teksten")
    (delivery.folder / "tabellen").mkdir()


def no_help(delivery: Delivery) -> None:
    delivery.drop("traject", "traject_hoofddomein", "zrm_meting", "doorverwijzing")


GOALS_OF_TRAJECTEN = (
    "doelregistraties",
    "doel-behaald",
    "doel-niet-behaald",
    "doel-behaald-aandeel",
)
GROUPS = ("bijeenkomsten", "deelnemers-gemiddeld", "bijeenkomsten-thema")
STRENGTH = ("kracht-start", "kracht-eind")
REFERRALS = ("verwijzingen-in", "verwijzingen-uit")

LACKS = {
    "geen-verwijzingen": Lack(
        lambda delivery: delivery.drop("doorverwijzing"), REFERRALS, ("Verwijzingen",)
    ),
    "geen-kracht": Lack(
        lambda delivery: delivery.drop("groep_kracht"), STRENGTH, words=("kracht van de groep",)
    ),
    "geen-vorig-jaar": Lack(
        lambda delivery: delivery.keep_periods(PERIOD),
        words=("is het aantal keer individuele hulp",),
    ),
    "een-thema": Lack(
        lambda delivery: delivery.keep_themes(THEMES[0]),
        ("leefbaarheid-buurten",),
        ("Sterke buurten",),
    ),
    "geen-cijfers-van-buiten": Lack(
        lambda delivery: delivery.empty("externe_indicator"),
        ("scheidende-vrouwen", "meldingen-huiselijk-geweld", "leefbaarheid-buurten"),
        ("Leefbaarheid", "Cijfers uit andere bronnen"),
        ("bij elke figuur staat welke",),
    ),
    "geen-scores": Lack(
        lambda delivery: delivery.empty("zrm_meting"),
        GOALS_OF_TRAJECTEN,
        ("Doelen van individuele trajecten",),
        ("is het doel gehaald",),
    ),
    "geen-activiteiten": Lack(
        no_groups,
        (*GROUPS, *STRENGTH),
        words=("Naast persoonlijke hulp", "Van de activiteiten voor groepen"),
    ),
    "geen-teksten": Lack(
        lambda delivery: shutil.rmtree(delivery.folder / "teksten"),
        headings=("Visie en missie", "Focusgroepen en gesprekken", "Werkwijze"),
        words=("(verzonnen voorbeeld)",),
    ),
    "geen-doelen": Lack(
        no_goals,
        headings=("Doelen en onderzoeksvraag",),
        words=("deze doelen mee", "aan de doelen bij te dragen"),
    ),
    "geen-hulp": Lack(
        no_help,
        ("individuele-hulp", "individuele-hulp-leeftijd", *GOALS_OF_TRAJECTEN, *REFERRALS),
        ("Hoe vaak en in welke vorm", "Leeftijd"),
        ("Wie hulp vraagt, krijgt de vorm die past", "keer individuele hulp"),
        still=("Relatie- en scheidingspunt",),
    ),
    "niets": Lack(nothing, headings=("Bronnen", "Situatie", "Samenwerking", "Activiteiten")),
}  # fmt: skip


def whole(root: Path, drawings: Path) -> Report:
    """The sample about two themes and two years, before anything is built."""
    report = Report(furnish(root / "huis", ORG), ORG, PERIOD, drawings)
    report.delivery.keep_themes(*THEMES)
    report.delivery.keep_periods(str(int(PERIOD) - 1), PERIOD)
    return report


@pytest.mark.parametrize("lack", LACKS.values(), ids=LACKS)
def test_the_report_is_correct_without_it(lack: Lack, tmp_path: Path, drawings: Path) -> None:
    report = whole(tmp_path, drawings)
    lack.change(report.delivery)
    report.build(DOCUMENTS)
    assert report.documents() == sorted(DOCUMENTS)
    assert faults(report) == []
    assert set(lack.still) <= set(headings_of(report, "monitor"))
    for document in DOCUMENTS:
        printed = {row["indicator"] for row in report.figures(document)}
        assert printed & set(lack.figures) == set(), document
        assert set(headings_of(report, document)) & set(lack.headings) == set(), document
        text = text_of(report, document).casefold()
        assert [words for words in lack.words if words.casefold() in text] == [], document


def test_the_whole_report_has_all_of_it(tmp_path: Path, drawings: Path) -> None:
    """Else a lack would be proved by a report that never has it."""
    report = whole(tmp_path, drawings).build(DOCUMENTS)
    printed = {row["indicator"] for document in DOCUMENTS for row in report.figures(document)}
    headings = {heading for document in DOCUMENTS for heading in headings_of(report, document)}
    text = "\n".join(text_of(report, document) for document in DOCUMENTS).casefold()
    for name, lack in LACKS.items():
        assert set(lack.figures) <= printed, name
        assert set(lack.headings) <= headings, name
        assert [words for words in lack.words if words.casefold() not in text] == [], name
    assert faults(report) == []
