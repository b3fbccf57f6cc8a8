"""Goals, efforts and partners of the theme: facts from the published monitor, wording our own."""

from __future__ import annotations

from collections.abc import Iterator

from data.voorbeelddata.collectief import THEME
from data.voorbeelddata.schrijf import Row

YEAR = 2022

GOALS = (
    "Weten welke groepen inwoners hulp krijgen bij geldproblemen, en welke hulp dat is.",
    "Weten welk aanbod er tegen armoede is, en waar dat anders kan of moet groeien.",
    "Minder kinderen in de gemeente groeien op in armoede.",
    "Weten hoe inwoners minder een beroep hoeven te doen op voorzieningen van de Participatiewet.",
    "Weten hoe minder inwoners een bijstandsuitkering nodig hebben.",
)

EFFORTS = {
    "samenwerking_doorverwijzing": (
        "Belastingspreekuren en vervolgspreekuren, samen met de bibliotheek en Humanitas.",
        (
            "Aanvragen bij landelijke en plaatselijke fondsen, zoals Stichting Leergeld, SUN en "
            "het Jeugd- Sport- en Cultuurfonds."
        ),
        "Inwoners naar de GKB brengen voor schuldregeling, budgetbeheer of schuldsanering.",
        (
            "Stageplekken voor inwoners die ervaringsdeskundige willen worden, samen met Tinten en "
            "het Noorderpoortcollege."
        ),
        (
            "Inwoners naar werk begeleiden, in overleg met de consulenten van Mens en Gezin en van "
            "Werk en Ontwikkeling."
        ),
        (
            "Sinterklaascadeaus voor kinderen uit gezinnen met weinig geld, samen met de "
            "Voedselbank, Leergeld, Humanitas en Platform Kerken Westerkwartier."
        ),
        "Meewerken aan Route Rubicon, zodat jongeren alsnog een diploma halen.",
    ),
    "individuele_hulpverlening": (
        "Budgetbegeleiding voor inwoners die moeite hebben met hun inkomen of hun administratie.",
        "Uitleg over energie besparen en over voorzieningen bij energiearmoede.",
        "Hulp bij formulieren voor regelingen en voorzieningen.",
        "Persoonlijke begeleiding van thuiszitters naar sport of werk.",
        "Meezoeken naar dagbesteding die past.",
        "Hulp bij wat het dagelijks leven in de weg zit, zodat meedoen weer lukt.",
        "Onafhankelijke cliëntondersteuning.",
        "Inwoners wijzen op de werkcoach en hen daarheen helpen.",
    ),
    "collectieve_activiteiten": (
        "De cursus Mijn positief budget.",
        "De Pilot Vroegsignalering: zelf op inwoners met betaalachterstanden afgaan.",
        "Berichten op sociale media over regelingen voor minima.",
        "Voorlichting aan jongeren over rondkomen.",
        "Buurtbakkies en andere plekken waar inwoners met een krappe beurs elkaar ontmoeten.",
        "Meedenken over het minimabeleid in de werkgroep Van arm naar beter.",
        "Lessen op scholen vanuit Ieder kind telt mee.",
        "Sportieve groepsactiviteiten voor thuiszitters.",
        "Buurtwerkers die inwoners op straat opzoeken en hun de weg wijzen.",
        "Vrijwilligerswerk opzetten en vrijwilligers trainen.",
        "Weerbaarheidstrainingen voor kinderen, pubers en volwassenen.",
        "Een vrijwilligersmarkt waar inwoners en organisaties elkaar vinden.",
        (
            "Het traject Supermama voor alleenstaande moeders, samen met het Alfa-college en de "
            "consulent van de gemeente."
        ),
    ),
    "inzet_expertise": (
        "Kennis over armoede delen met de gemeente en met organisaties die hetzelfde doel hebben.",
        (
            "Vraag en aanbod van werk en vrijwilligerswerk bij elkaar brengen, samen met "
            "zorgaanbieders, vrijwilligersorganisaties en ondernemers."
        ),
        "VIP-spreekuren voor wie een vraag of idee heeft over vrijwilligerswerk.",
    ),
}

PARTNERS = {
    "onderwijs": ("Basisscholen", "Middelbare scholen", "Noorderpoortcollege"),
    "fondsen": (
        "Stichting Leergeld",
        "Jeugd- Sport- en Cultuurfonds",
        "SUN",
        "Stichting Noodfonds Westerkwartier",
    ),
    "gemeente": ("Team Mens en Gezin", "Team Werk en Ontwikkeling", "Werkcoaches"),
    "vrijwilligers": ("Voedselbank", "Sportverenigingen", "Platform Kerken Westerkwartier"),
    "professionele_hulpverlening": ("Tinten", "Humanitas en Schuldhulpmaatje", "GKB"),
    "maatschappelijke_organisaties": ("Bibliotheek en Taalhuis", "Solidair Groningen/Drenthe"),
}


def goal_rows() -> Iterator[Row]:
    """The rows of the table ``doel``."""
    for number, text in enumerate(GOALS, start=1):
        yield {
            "doel_id": f"armoede-{number}",
            "thema": THEME,
            "jaar": YEAR,
            "nummer": number,
            "tekst": text,
        }


def effort_rows() -> Iterator[Row]:
    """The rows of the table ``inspanning``."""
    for category, texts in EFFORTS.items():
        for order, text in enumerate(texts, start=1):
            yield {
                "inspanning_id": f"armoede-{category.replace('_', '-')}-{order}",
                "thema": THEME,
                "jaar": YEAR,
                "categorie": category,
                "tekst": text,
                "volgorde": order,
            }


def partner_rows() -> Iterator[Row]:
    """The rows of the table ``thema_netwerkpartner``."""
    for sector, partners in PARTNERS.items():
        for partner in partners:
            yield {"thema": THEME, "jaar": YEAR, "partner": partner, "sector": sector}
