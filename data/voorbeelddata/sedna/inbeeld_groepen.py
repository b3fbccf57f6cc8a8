"""Groups, volunteers, satisfaction and staff of Sedna in 2022 and 2023, for the yearly report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from data.voorbeelddata.schrijf import Row
from data.voorbeelddata.sedna.gebieden import TEAMS

# per service: id, name, what it is, weight in meetings, usual number of participants, open to all
_OF_SERVICE: dict[str, tuple[tuple[str, str, str, int, int, bool], ...]] = {
    "dagbesteding": (
        ("huiskamer", "Huiskamer van de buurt", "Samen koffie drinken en meedoen.", 14, 6, True),
        ("eetclub", "Samen eten", "Koken en eten met buurtgenoten.", 7, 9, True),
        ("rouwgroep", "Omgaan met verlies", "Samen verder na een verlies.", 2, 4, False),
    ),
    "laaggeletterdheid": (
        ("taalcafe", "Taalcafé", "Nederlands oefenen in een kleine groep.", 6, 4, False),
        ("digicafe", "Digicafé", "Hulp bij telefoon, tablet en formulieren.", 6, 3, True),
    ),
    "groepswerk-armoede": (
        ("grip-op-geld", "Grip op geld", "Training over inkomsten en uitgaven.", 3, 5, False),
        ("ruilkast", "Ruilkast en kledingruil", "Kleding en speelgoed ruilen.", 4, 7, True),
    ),
    "jongerenwerk": (
        ("jongereninloop", "Jongereninloop", "Een plek om binnen te lopen.", 11, 8, True),
        ("meidengroep", "Meidengroep", "Praten en doen met leeftijdgenoten.", 5, 5, False),
        ("sportplein", "Sport op het plein", "Sporten in de eigen wijk.", 6, 9, True),
    ),
    "movements": (
        ("muziekgroep", "Muziek en dans", "Muziek, dans en werken aan jezelf.", 6, 4, False),
    ),
    "mantelzorg": (
        ("mantelzorglunch", "Mantelzorglunch", "Mantelzorgers eten samen.", 4, 6, False),
    ),
    "groepswerk-huiselijk-geweld": (
        ("lotgenoten", "Lotgenotengroep", "Ervaringen delen na geweld thuis.", 3, 3, False),
    ),
    "gebiedsontwikkeling": (
        ("buurttuin", "Buurttuin", "Samen tuinieren.", 5, 5, True),
        ("bewonersoverleg", "Bewonersoverleg", "Plannen maken voor de buurt.", 4, 7, True),
        ("wandelgroep", "Wandelgroep", "Elke week een rondje met elkaar.", 6, 5, True),
    ),
    "inzet-ervaring-talent": (
        ("talentgroep", "Ervaring en talent", "Ontdekken wat je kunt en wilt.", 4, 4, False),
    ),
    "smw-jmw": (("ouderkamer", "Ouderkamer", "Ouders praten over opvoeden.", 4, 4, False),),
}  # fmt: skip
ACTIVITIES = [(service, *row) for service, rows in _OF_SERVICE.items() for row in rows]
MEETINGS = {2022: (1065, 6895), 2023: (2301, 10411)}  # meetings, participations
VOLUNTEER_POINT = "vip"
CONTACTS = {2022: 4101, 2023: 7587}
KINDS = {"match": 18, "hulpvraag_vrijwilliger": 27, "contact_organisatie": 55}
ANSWERS = {2022: (176, "7.6", 1058), 2023: (214, "7.7", 1302)}  # answers, mean, invitations
GRADES = ("5", "6", "6.5", "7", "7", "7.5", "8", "8", "8", "8.5", "9", "9", "10")
STAFF = {
    2022: (82, "61", 15, 14, "21", "7.41", "4"),
    2023: (80, "62", 17, 19, "23", "8.03", "4"),
}
# who reports, figure, what it is, value, unit
REPORTED = (
    ("clientenraad-leden-centraal", "leden van de cliëntenraad in de centrale raad", 2, "leden"),
    ("onderdeelcommissie-leden", "leden van de onderdeelcommissie", 3, "leden"),
    ("onderdeelcommissie-overleggen", "overleggen van de onderdeelcommissie met de directeur", 6,
     "overleggen"),
)  # fmt: skip
SOURCE: Row = {
    "bron_id": "sedna-2023",
    "naam": "Opgave voor het jaarverslag",
    "uitgever": "Sociaal Werk Sedna",
    "jaar": 2023,
    "soort": "registratie",
}


def some_day(random: Random, year: int) -> date:
    """A day of the year."""
    return date(year, 1, 3) + timedelta(days=random.randint(0, 360))


def activity_rows() -> Iterator[Row]:
    """The rows of the table ``collectieve_activiteit``."""
    for place, (service, name, title, what, _, _, free) in enumerate(ACTIVITIES, start=101):
        yield {
            "activiteit_id": name,
            "naam": title,
            "beschrijving": what,
            "aard": "preventief",
            "dienst_id": service,
            "open_inloop": free,
            "bereik_status": "gemeten",
            "volgorde": place,
        }


def meeting_rows(random: Random) -> Iterator[Row]:
    """The rows of the table ``bijeenkomst``, with exactly the participations of the year."""
    usual = {name: people for _, name, _, _, _, people, _ in ACTIVITIES}
    weights = [weight for _, _, _, _, weight, _, _ in ACTIVITIES]
    for year, (number, total) in MEETINGS.items():
        names = random.choices(list(usual), weights, k=number)
        sizes = fitted(random, [max(1, usual[n] + random.randint(-2, 3)) for n in names], total)
        days = sorted(some_day(random, year) for _ in names)
        for place, (name, people, when) in enumerate(zip(names, sizes, days, strict=True)):
            yield {
                "bijeenkomst_id": f"J{year % 100}-{place:04d}",
                "activiteit_id": name,
                "datum": when,
                "gebied_id": random.choice(list(TEAMS)),
                "aantal_inwoners": people,
                "aantal_vrijwilligers": random.choice((0, 1, 1, 2, 3)),
                "aantal_ketenpartners": random.choice((0, 0, 0, 1)),
                "clientoverleg": False,
            }


def fitted(random: Random, sizes: list[int], total: int) -> list[int]:
    """Sizes that add up to ``total``, each one or more, as close to the given ones as can be."""
    found = list(sizes)
    while (short := total - sum(found)) != 0:
        step = 1 if short > 0 else -1
        open_to = [n for n, size in enumerate(found) if size + step >= 1]
        for n in random.sample(open_to, min(abs(short), len(open_to))):
            found[n] += step
    return found


def contact_rows(random: Random) -> Iterator[Row]:
    """The rows of the table ``contact``: what the point for volunteers counts (BR07)."""
    for year, number in CONTACTS.items():
        days = sorted(some_day(random, year) for _ in range(number))
        for place, (when, kind) in enumerate(
            zip(days, random.choices(list(KINDS), list(KINDS.values()), k=number), strict=True)
        ):
            yield {
                "contact_id": f"V{year % 100}-{place:04d}",
                "dienst_id": VOLUNTEER_POINT,
                "datum": when,
                "soort": kind,
                "telt_mee": True,
            }


def answer_rows(random: Random) -> Iterator[Row]:
    """The rows of the table ``kto_respons``: grades whose mean is the published one."""
    for year, (number, mean, _) in ANSWERS.items():
        grades = [Decimal(random.choice(GRADES)) for _ in range(number)]
        wanted, half = round(Decimal(mean) * number * 2) / Decimal(2), Decimal("0.5")
        while (short := wanted - sum(grades)) != 0:
            step = half if short > 0 else -half
            chosen = random.randrange(number)
            if Decimal(5) <= grades[chosen] + step <= Decimal(10):
                grades[chosen] += step
        for place, grade in enumerate(grades):
            yield {
                "respons_id": f"K{year % 100}-{place:03d}",
                "datum": some_day(random, year),
                "vorm": random.choices(("individueel_traject", "leun_en_steun"), (9, 1))[0],
                "rapportcijfer": grade,
            }


def invitation_rows() -> Iterator[Row]:
    """The rows of the table ``kto_uitnodiging``: one a month."""
    for year, (_, _, total) in ANSWERS.items():
        for month in range(1, 13):
            yield {
                "uitnodiging_id": f"U{year % 100}-{month:02d}",
                "datum": date(year, month, 5),
                "aantal": total * month // 12 - total * (month - 1) // 12,
            }


def staff_rows() -> Iterator[Row]:
    """The rows of the table ``personeel_periode``."""
    for year, (people, fte, new, gone, flexible, ill, aim) in STAFF.items():
        yield {
            "periode": str(year),
            "medewerkers": people,
            "fte_gemiddeld": Decimal(fte),
            "instroom": new,
            "uitstroom": gone,
            "flex_aandeel": Decimal(flexible),
            "verzuim_aandeel": Decimal(ill),
            "verzuim_streef": Decimal(aim),
        }


def reported_rows() -> Iterator[Row]:
    """The rows of the table ``opgegeven_feit``."""
    for name, what, value, unit in REPORTED:
        yield {
            "feit_id": f"{name}-2023",
            "periode": "2023",
            "indicator": name,
            "omschrijving": what,
            "waarde": Decimal(value),
            "eenheid": unit,
            "bron_id": SOURCE["bron_id"],
            "opgegeven_door_rol": "bestuurssecretaris",
            "datum": date(2024, 2, 12),
            "akkoord": True,
        }
