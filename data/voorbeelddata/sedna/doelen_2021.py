"""Goals of 2021 and the figures that people reported over its first half."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data.voorbeelddata.schrijf import Row, Tables

YEAR, PERIOD = 2021, "2021-H1"
SOURCE = "sedna-2021"

# opgave, letter, goal, services that work on it
GOALS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("jeugd", "A", "Baby's en peuters maken een gezonde start", ("goede-start",)),
    ("jeugd", "B", "Kinderen en hun ouders redden zich beter", ("smw-jmw",)),
    ("jeugd", "C", "Hulp werkt samen, zodat zwaardere zorg niet nodig is", ("integrated-care",)),
    ("jeugd", "D", "Er komt een loket voor ouders die gaan scheiden", ("echtscheidingsloket",)),
    ("jeugd", "E", "Jongeren doen mee", ("movements",)),
    ("jeugd", "F", "Jongerenwerk past bij elk gebied", ("jongerenwerk",)),
    ("informele-zorg", "A", "Inwoners dragen de aanpak van hun eigen gebied",
     ("gebiedsontwikkeling",)),
    ("informele-zorg", "B", "In elk gebied is er een plek voor ontmoeting en dagbesteding",
     ("dagbesteding",)),
    ("informele-zorg", "C", "Ervaring en talent van inwoners worden gebruikt in zelfhulpgroepen",
     ("inzet-ervaring-talent", "soep-op-de-stoep")),
    ("informele-zorg", "D", "Vrijwilligers helpen en worden geholpen",
     ("buurtbemiddeling", "mantelzorg", "vip", "vip-school", "mentor-en-maatje",
      "formulierenbrigade", "tolken")),
    ("huiselijk-geweld", "A", "Bij huiselijk geweld en een huisverbod is er meteen hulp",
     ("bmw-huiselijk-geweld", "groepswerk-huiselijk-geweld")),
    ("huiselijk-geweld", "B", "Partners delen dezelfde visie en aanpak", ()),
    ("huiselijk-geweld", "C", "De aanpak geldt voor het hele gezin, met duidelijke routes", ()),
    ("huiselijk-geweld", "D", "Scholen en verenigingen zien signalen eerder en weten wat te doen",
     ("signaleringspartners",)),
    ("huiselijk-geweld", "E", "Na de hulp is er nazorg, samen met partners", ("nazorg",)),
    ("huiselijk-geweld", "F", "Ervaringsdeskundigen geven voorlichting", ()),
)  # fmt: skip
# Goal B of youth: for this part of the young people a solution close to home.
AIMED = {("jeugd", "B"): 95}

# indicator, service (empty: the opgave itself), what it is, value, unit, who reported it
REPORTED: tuple[tuple[str, str, str, int, str, str], ...] = (
    (
        "maximum-buiten-kerngebied",
        "goede-start",
        "Afgesproken maximum aan moeders van buiten het pilotgebied",
        10,
        "moeders",
        "projectleider",
    ),
    (
        "casussen-schip",
        "echtscheidingsloket",
        "Casussen in het experiment met de SCHIP-aanpak",
        2,
        "casussen",
        "teamleider",
    ),
    (
        "verwacht-bereik-vanaf",
        "movements",
        "Bijgesteld verwacht bereik van Movements, ondergrens",
        125,
        "jongeren",
        "teamleider",
    ),
    (
        "verwacht-bereik-tot",
        "movements",
        "Bijgesteld verwacht bereik van Movements, bovengrens",
        150,
        "jongeren",
        "teamleider",
    ),
    (
        "jongerencoaches",
        "movements",
        "Jongerencoaches van Impacter",
        4,
        "medewerkers",
        "teamleider",
    ),
    (
        "enquetes-inwoners-de-blokken",
        "gebiedsontwikkeling",
        "Enquêtes onder inwoners van De Blokken",
        500,
        "enquetes",
        "buurtwerker",
    ),
    (
        "enquetes-leerlingen-de-blokken",
        "gebiedsontwikkeling",
        "Enquêtes onder leerlingen in De Blokken",
        150,
        "enquetes",
        "buurtwerker",
    ),
    (
        "enquetes-inwoners-de-monden",
        "gebiedsontwikkeling",
        "Enquêtes onder inwoners van De Monden, bij benadering",
        600,
        "enquetes",
        "buurtwerker",
    ),
    (
        "organisaties-benaderd",
        "gebiedsontwikkeling",
        "Organisaties benaderd voor de Gebiedswijzer van De Monden",
        110,
        "organisaties",
        "buurtwerker",
    ),
    (
        "aanmeldingen-huiskamer",
        "dagbesteding",
        "Aanmeldingen voor de huiskamer in Zwartemeer",
        6,
        "aanmeldingen",
        "buurtwerker",
    ),
    (
        "gemiddeld-aan-tafel",
        "dagbesteding",
        "Wijkbewoners die gemiddeld meeëten bij Samen aan tafel",
        30,
        "deelnemers",
        "buurtwerker",
    ),
    (
        "berichten-sociale-media",
        "vip",
        "Berichten van het VIP op sociale media",
        336,
        "berichten",
        "communicatiemedewerker",
    ),
    (
        "berichten-gelezen",
        "vip",
        "Keer dat berichten van het VIP zijn gelezen",
        258_328,
        "keer",
        "communicatiemedewerker",
    ),
    (
        "nieuwe-volgers",
        "vip",
        "Nieuwe volgers van het VIP op sociale media",
        8196,
        "volgers",
        "communicatiemedewerker",
    ),
    (
        "losgelaten-doel-werk",
        "",
        "Huishoudens in het losgelaten doel over werk en opleiding",
        110,
        "huishoudens",
        "beleidsmedewerker",
    ),
)


def _id(theme: str, letter: str) -> str:
    return f"{theme}-{YEAR}-{letter.lower()}"


def _goals() -> Iterator[Row]:
    place: dict[str, int] = {}
    for theme, letter, text, _ in GOALS:
        place[theme] = place.get(theme, 0) + 1
        yield {
            "doel_id": _id(theme, letter),
            "thema": theme,
            "jaar": YEAR,
            "nummer": place[theme],
            "letter": letter,
            "soort": "jaardoel",
            "tekst": text,
            "streefaandeel": AIMED.get((theme, letter)),
        }


def _reported() -> Iterator[Row]:
    for indicator, service, what, value, unit, role in REPORTED:
        yield {
            "feit_id": f"{indicator}-{PERIOD.lower()}",
            "periode": PERIOD,
            "thema": None if service else "armoede",
            "dienst_id": service or None,
            "indicator": indicator,
            "omschrijving": what,
            "waarde": value,
            "eenheid": unit,
            "bron_id": SOURCE,
            "opgegeven_door_rol": role,
            "datum": date(2021, 6, 28),
            "akkoord": True,
        }


def tables() -> Tables:
    """Goals, who works on them, and reported figures."""
    return {
        "doel": list(_goals()),
        "doel_dienst": [
            {"doel_id": _id(theme, letter), "dienst_id": service}
            for theme, letter, _, services in GOALS
            for service in services
        ],
        "opgegeven_feit": list(_reported()),
        "bron": [
            {
                "bron_id": SOURCE,
                "naam": "Opgave van medewerkers",
                "uitgever": "Sociaal Werk Sedna",
                "jaar": YEAR,
                "soort": "registratie",
            }
        ],
    }
