"""How much individual help there is: the design from which single trajecten are drawn.

Every line of :data:`HELP` is a form of help, the main domains of one traject, and the number of
trajecten per age group. The margins are the published ones of 2022: 792 times Financiën, 168 times
Maatschappelijke participatie (26 of them individual trajecten), 135 times Werk en opleiding, 786
times Geestelijke gezondheid (518 individual, 214 of them under 18 and 304 adult; 342 under 18 over
all forms), 74 individual trajecten Sociaal netwerk and 195 Huiselijke relaties. How they divide
over forms and ages beyond that is our own choice, and so are the years before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

AGES = ((0, 17), (18, 26), (27, 54), (55, 88))


@dataclass(frozen=True)
class Help:
    """Trajecten of one form and one set of main domains, counted per age group of ``AGES``."""

    form: str
    domains: tuple[str, ...]
    by_age: tuple[int, ...]


HELP = (
    Help("individueel_traject", ("FIN",), (5, 24, 104, 45)),
    Help("individueel_traject", ("FIN", "WO"), (0, 5, 8, 1)),
    Help("individueel_traject", ("FIN", "MP"), (0, 2, 5, 2)),
    Help("individueel_traject", ("FIN", "HV"), (1, 4, 9, 4)),
    Help("individueel_traject", ("FIN", "GG"), (0, 3, 9, 3)),
    Help("individueel_traject", ("MP",), (2, 2, 4, 1)),
    Help("individueel_traject", ("MP", "SN"), (1, 1, 4, 2)),
    Help("individueel_traject", ("WO",), (3, 4, 5, 1)),
    Help("individueel_traject", ("WO", "TB"), (1, 1, 2, 0)),
    Help("individueel_traject", ("GG",), (202, 64, 140, 42)),
    Help("individueel_traject", ("GG", "SN"), (6, 4, 8, 4)),
    Help("individueel_traject", ("GG", "TB"), (4, 5, 9, 3)),
    Help("individueel_traject", ("GG", "MG"), (2, 4, 5, 1)),
    Help("individueel_traject", ("SN",), (7, 7, 18, 12)),
    Help("individueel_traject", ("TB",), (3, 6, 14, 7)),
    Help("individueel_traject", ("MG",), (3, 8, 10, 4)),
    Help("individueel_traject", ("HR",), (22, 18, 76, 14)),
    Help("individueel_traject", ("HR", "OSEO"), (6, 6, 30, 1)),
    Help("individueel_traject", ("HR", "HV"), (0, 4, 15, 3)),
    Help("individueel_traject", ("OSEO",), (3, 6, 24, 1)),
    Help("individueel_traject", ("LG",), (1, 2, 8, 7)),
    Help("leun_en_steun", ("FIN",), (3, 16, 66, 36)),
    Help("leun_en_steun", ("FIN", "WO"), (0, 2, 4, 1)),
    Help("leun_en_steun", ("FIN", "MP"), (0, 1, 3, 2)),
    Help("leun_en_steun", ("FIN", "HV"), (0, 2, 7, 3)),
    Help("leun_en_steun", ("MP",), (2, 4, 14, 11)),
    Help("leun_en_steun", ("MP", "SN"), (0, 1, 4, 2)),
    Help("leun_en_steun", ("WO",), (2, 7, 13, 4)),
    Help("leun_en_steun", ("GG",), (50, 14, 32, 14)),
    Help("leun_en_steun", ("SN",), (4, 6, 16, 14)),
    Help("leun_en_steun", ("TB",), (2, 5, 11, 8)),
    Help("leun_en_steun", ("MG",), (2, 4, 8, 3)),
    Help("leun_en_steun", ("HR",), (8, 7, 24, 6)),
    Help("leun_en_steun", ("OSEO",), (2, 3, 12, 0)),
    Help("info_advies", ("FIN",), (12, 54, 209, 114)),
    Help("info_advies", ("FIN", "WO"), (0, 3, 5, 1)),
    Help("info_advies", ("FIN", "MP"), (0, 2, 8, 4)),
    Help("info_advies", ("MP",), (4, 13, 35, 24)),
    Help("info_advies", ("MP", "SN"), (0, 1, 4, 3)),
    Help("info_advies", ("WO",), (5, 16, 30, 11)),
    Help("info_advies", ("HV",), (1, 6, 12, 8)),
    Help("info_advies", ("LG",), (0, 1, 5, 9)),
    Help("info_advies", ("GG",), (78, 18, 44, 18)),
    Help("info_advies", ("SN",), (12, 18, 58, 52)),
    Help("info_advies", ("TB",), (6, 10, 38, 30)),
    Help("info_advies", ("MG",), (9, 12, 26, 9)),
    Help("info_advies", ("HR",), (12, 14, 52, 10)),
    Help("info_advies", ("OSEO",), (4, 4, 26, 1)),
)

# Help that begins after the last reporting year, and so must not count.
AFTER = (
    Help("individueel_traject", ("FIN",), (0, 1, 3, 1)),
    Help("info_advies", ("MP",), (0, 0, 2, 1)),
)

# Adult trajecten with a start, goal and end score per domain, and how many reached the goal.
# Published, except the number behind "exactly half" (WO) and Middelengebruik.
GOALS = {
    "FIN": (133, 78), "MP": (12, 4), "WO": (20, 10), "GG": (274, 174), "SN": (35, 22),
    "TB": (27, 14), "MG": (15, 7), "HR": (111, 56), "OSEO": (31, 21),
}  # fmt: skip
# Of these domains the publication speaks of people where it counts trajecten: everyone has one.
ONE_EACH = frozenset({"GG", "SN"})

# Invented: how much smaller the years before were. Corona made 2020 the smallest.
EARLIER = {2020: 0.58, 2021: 0.74}


@dataclass(frozen=True)
class Referrals:
    """Registered referrals of individual trajecten with main domains among these only.

    Published: which parties lead. Parties per direction, with the number of referrals.
    """

    domains: frozenset[str]
    incoming: dict[str, int]
    outgoing: dict[str, int]


REFERRALS = (
    Referrals(
        frozenset({"FIN", "WO", "HV"}),
        {
            "gemeente_afdeling": 58, "huisarts": 16, "eigen_netwerk": 12, "kredietbank": 9,
            "woningcorporatie": 8, "onderwijs": 6, "uwv": 4, "voedselbank": 2, "politie": 1,
        },
        {
            "kredietbank": 27, "vrijwilligersorganisatie": 21, "wmo_team": 17, "fonds": 11,
            "werk_en_inkomen": 9, "voedselbank": 7, "taalhuis": 4, "ggz": 3, "juridisch_loket": 2,
            "huisarts": 1,
        },
    ),
    Referrals(
        frozenset({"GG", "TB", "MG"}),
        {
            "huisarts": 132, "onderwijs": 41, "jeugd_team": 28, "ggd": 17, "ggz": 14,
            "eigen_netwerk": 12, "politie": 5, "verslavingszorg": 3,
        },
        {
            "ggz": 38, "huisarts": 17, "jeugdhulp": 13, "verslavingszorg": 9, "wmo_team": 8,
            "vrijwilligersorganisatie": 6, "veilig_thuis": 2,
        },
    ),
    Referrals(
        frozenset({"SN"}),
        {
            "gemeente_afdeling": 11, "huisarts": 6, "eigen_netwerk": 4, "woningcorporatie": 3,
            "vrijwilligersorganisatie": 2,
        },
        {
            "ggz": 8, "huisarts": 6, "gemeente_afdeling": 5, "vrijwilligersorganisatie": 3,
            "taalhuis": 1,
        },
    ),
    Referrals(
        frozenset({"HR", "OSEO"}),
        {
            "jeugd_team": 49, "huisarts": 22, "ggd": 18, "onderwijs": 9, "politie": 6,
            "veilig_thuis": 4, "eigen_netwerk": 3,
        },
        {
            "jeugd_team": 21, "veilig_thuis": 12, "huisarts": 8, "jeugdhulp": 7, "ggz": 5,
            "juridisch_loket": 2,
        },
    ),
)  # fmt: skip

# What a service counts itself in 2022: kind of traject and who announced it. Published: 136 in
# all, 25 of them from the year before, just under half talks with parents, 15% talks with
# children, the rest mainly trainings; most parents came by themselves, just over a quarter
# through the youth team.
SERVICE = "relatie-en-scheidingspunt"
SERVICE_KINDS = {"gesprek_ouders": 67, "training": 49, "kindgesprek": 20}
SERVICE_SOURCES = {
    "zelf": 60, "jeugd_team": 36, "huisarts": 14, "onderwijs": 12, "jeugdhulp": 9, "politie": 5,
}  # fmt: skip
SERVICE_FROM_BEFORE = 25


def scaled(number: int, factor: float) -> int:
    """A part of a number, rounded."""
    return int(number * factor + 0.5)


def design_of(year: int) -> tuple[Help, ...]:
    """The design of one year: that of 2022, or a smaller one of a year before."""
    factor = EARLIER.get(year, 1.0)
    return tuple(
        replace(line, by_age=tuple(scaled(number, factor) for number in line.by_age))
        for line in HELP
    )


def goals_of(year: int) -> dict[str, tuple[int, int]]:
    """Adult trajecten with scores per domain and how many reached their goal, in one year."""
    factor = EARLIER.get(year, 1.0)
    return {
        domain: (scaled(pairs, factor * 0.9), scaled(reached, factor * 0.86))
        if year in EARLIER
        else (pairs, reached)
        for domain, (pairs, reached) in GOALS.items()
    }
