"""How much individual help there is: the design from which single trajecten are drawn.

Every line of :data:`HELP` is a form of help, the main domains of one traject, and the number of
trajecten per age group. The margins of the theme are the published ones: 792 times Financiën,
168 times Maatschappelijke participatie (26 of them individual trajecten) and 135 times Werk en
opleiding. How they divide over forms and ages is our own choice.
"""

from __future__ import annotations

from dataclasses import dataclass

AGES = ((0, 17), (18, 26), (27, 54), (55, 88))
THEME_DOMAINS = frozenset({"FIN", "MP", "WO"})


@dataclass(frozen=True)
class Help:
    """Trajecten of one form and one set of main domains, counted per age group of ``AGES``."""

    form: str
    domains: tuple[str, ...]
    by_age: tuple[int, int, int, int]


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
    Help("individueel_traject", ("GG",), (9, 6, 15, 7)),
    Help("individueel_traject", ("SN",), (2, 3, 8, 9)),
    Help("individueel_traject", ("HR", "OSEO"), (4, 2, 9, 0)),
    Help("leun_en_steun", ("FIN",), (3, 16, 66, 36)),
    Help("leun_en_steun", ("FIN", "WO"), (0, 2, 4, 1)),
    Help("leun_en_steun", ("FIN", "MP"), (0, 1, 3, 2)),
    Help("leun_en_steun", ("FIN", "HV"), (0, 2, 7, 3)),
    Help("leun_en_steun", ("MP",), (2, 4, 14, 11)),
    Help("leun_en_steun", ("MP", "SN"), (0, 1, 4, 2)),
    Help("leun_en_steun", ("WO",), (2, 7, 13, 4)),
    Help("leun_en_steun", ("GG",), (2, 3, 9, 6)),
    Help("info_advies", ("FIN",), (12, 54, 209, 114)),
    Help("info_advies", ("FIN", "WO"), (0, 3, 5, 1)),
    Help("info_advies", ("FIN", "MP"), (0, 2, 8, 4)),
    Help("info_advies", ("MP",), (4, 13, 35, 24)),
    Help("info_advies", ("MP", "SN"), (0, 1, 4, 3)),
    Help("info_advies", ("WO",), (5, 16, 30, 11)),
    Help("info_advies", ("HV",), (1, 6, 12, 8)),
    Help("info_advies", ("LG",), (0, 1, 5, 9)),
)

# Help that has ended before the reporting year or begins after it, and so must not count.
BEFORE = (
    Help("individueel_traject", ("FIN",), (1, 3, 9, 4)),
    Help("individueel_traject", ("WO",), (0, 2, 2, 0)),
    Help("info_advies", ("FIN",), (0, 2, 6, 3)),
)
AFTER = (
    Help("individueel_traject", ("FIN",), (0, 1, 3, 1)),
    Help("info_advies", ("MP",), (0, 0, 2, 1)),
)

# Adult trajecten with a start, goal and end score per domain, and how many reached the goal.
# Published: 133 and 78, 12 and 4, "exactly half"; the other two lie outside the theme.
GOALS = {"FIN": (133, 78), "MP": (12, 4), "WO": (20, 10), "GG": (14, 9), "SN": (8, 5)}

# Registered referrals of individual trajecten of the theme. Published: which parties lead.
REFERRED_IN = {
    "gemeente_afdeling": 58, "huisarts": 16, "eigen_netwerk": 12, "kredietbank": 9,
    "woningcorporatie": 8, "onderwijs": 6, "uwv": 4, "voedselbank": 2, "politie": 1,
}  # fmt: skip
REFERRED_OUT = {
    "kredietbank": 27, "vrijwilligersorganisatie": 21, "wmo_team": 17, "fonds": 11,
    "werk_en_inkomen": 9, "voedselbank": 7, "taalhuis": 4, "ggz": 3, "juridisch_loket": 2,
    "huisarts": 1,
}  # fmt: skip
