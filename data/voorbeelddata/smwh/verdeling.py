"""How the help of 2019 divides over zones: the design from which single rows are drawn.

The cells per zone, the totals and the order of the problems per zone are the published ones, under
the readings that the README of the delivery tells. How often each problem was scored in each zone
is our own choice, within the published totals.
"""

from __future__ import annotations

from data.voorbeelddata.smwh.gebieden import ZONES

YOUTH, ADULTS = "jeugd", "volwassenen"

# trajecten that ran in 2019, by zone
TRAJECTEN = {
    YOUTH: (10, 6, 10, 9, 15, 2, 98),
    ADULTS: (41, 14, 29, 50, 66, 12, 0),
}
# people with a traject who also took part in a group, and those who only took part in a group
GROUP_BESIDE = (4, 4, 1, 0, 6, 1, 2)
GROUP_ONLY = (0, 0, 0, 0, 0, 0, 10)
# short contacts with adults; of some the zone is not known
SHORT = (4, 5, 19, 10, 22, 2, 0)
SHORT_WITHOUT_ZONE = 8

# of the trajecten that ran in 2019: how many had begun before; clients who have two of those
BEGUN_BEFORE = {YOUTH: 60, ADULTS: 81}
CLIENTS_WITH_TWO = 17

# how many trajecten of 2019 have a problem, by zone
PROBLEMS = {
    YOUTH: {
        "psychisch": (8, 3, 8, 3, 12, 2, 27),
        "relaties": (2, 2, 4, 2, 4, 1, 36),
        "echtscheiding": (0, 0, 1, 0, 1, 1, 29),
        "opleiding": (0, 0, 2, 0, 3, 0, 18),
        "huiselijk_geweld": (0, 1, 1, 0, 0, 0, 4),
        "verwerking": (0, 0, 0, 0, 0, 0, 4),
        "identiteit": (1, 0, 1, 0, 0, 0, 4),
        "gezondheid": (0, 0, 0, 0, 0, 0, 3),
        "verslaving": (0, 0, 0, 0, 0, 0, 3),
        "eenzaamheid": (0, 0, 0, 0, 0, 0, 4),
        "slachtoffer": (0, 0, 0, 0, 0, 0, 2),
        "cultuurverschillen": (0, 0, 0, 0, 0, 0, 2),
    },
    ADULTS: {
        "relaties": (6, 5, 8, 16, 20, 7, 0),
        "psychisch": (11, 5, 9, 6, 14, 3, 0),
        "echtscheiding": (6, 0, 5, 10, 8, 5, 0),
        "huiselijk_geweld": (5, 1, 3, 6, 8, 1, 0),
        "huisvesting": (4, 2, 3, 7, 6, 1, 0),
        "besteding": (3, 2, 5, 7, 6, 0, 0),
        "maatschappelijke_organisaties": (10, 2, 4, 3, 3, 0, 0),
        "gezondheid": (4, 3, 4, 5, 4, 1, 0),
        "verwerking": (4, 2, 3, 4, 4, 1, 0),
        "eenzaamheid": (4, 2, 3, 3, 4, 1, 0),
        "arbeid": (3, 1, 2, 4, 4, 0, 0),
        "verslaving": (2, 0, 1, 3, 4, 0, 0),
        "identiteit": (1, 0, 1, 1, 2, 0, 0),
        "slachtoffer": (1, 0, 1, 1, 2, 0, 0),
        "cultuurverschillen": (1, 0, 1, 2, 2, 0, 0),
    },
}
# how many trajecten of 2018 had a problem; domestic violence is our own choice
PROBLEMS_BEFORE = {
    YOUTH: {"psychisch": 50, "relaties": 29, "echtscheiding": 17},
    ADULTS: {"psychisch": 43, "echtscheiding": 35, "relaties": 35, "huiselijk_geweld": 19},
}

# via whom people came, in trajecten of 2019; what the source leaves unnamed is our own choice
REFERRERS = {
    YOUTH: {"onderwijs": 40, "ggd": 21, "huisarts": 5},
    ADULTS: {
        "meitinker": 43,
        "jeugd_team": 20,
        "dhhg": 13,
        "huisarts": 11,
        "gemeente_afdeling": 9,
        "zorgaanbieder": 9,
        "wmo_team": 8,
        "ggz": 7,
        "woningcorporatie": 4,
        "politie": 3,
    },
}


def zoned(counts: tuple[int, ...]) -> list[str]:
    """A zone per unit of these counts."""
    return [zone for zone, count in zip(ZONES, counts, strict=True) for _ in range(count)]
