"""Protection profiles: how small is small, and what happens then.

Sources: BR40 and BR41 of the data model; the thresholds are choices, no legal norm names them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.errors import ProtectionRefused, UsageError

ROUNDING_BASE = 5


@dataclass(frozen=True, slots=True)
class Protection:
    """The rules one release is published under. A profile that is off has zeros.

    Attributes:
        name: ``standaard``, ``streng``, ``rondt`` or ``bron``.
        threshold: counts and means of people above zero and below this are not shown.
        min_denominator: smallest denominator of a share about people.
        base: counts of people are rounded to multiples of this; 0 = not rounded but suppressed.
        example_only: whether the profile is for example data only.
    """

    name: str
    threshold: int
    min_denominator: int
    base: int = 0
    example_only: bool = False

    @property
    def suppresses(self) -> bool:
        """Whether small counts are suppressed, and so can be recovered from margins."""
        return self.threshold > 0 and self.base == 0


UNPROTECTED = Protection("bron", threshold=0, min_denominator=0, example_only=True)
PROFILES = (
    Protection("standaard", threshold=5, min_denominator=100),
    Protection("streng", threshold=10, min_denominator=100),
    Protection("rondt", threshold=5, min_denominator=100, base=ROUNDING_BASE),
    UNPROTECTED,
)


def named(name: str) -> Protection | None:
    """The profile of this name, if there is one."""
    return next((profile for profile in PROFILES if profile.name == name), None)


def choose(name: str, *, percentage_from: int, example: bool) -> Protection:
    """The profile of this name for one organisation.

    Args:
        name: of the profile.
        percentage_from: smallest denominator for which the organisation gives a percentage
            (its number profile, BR40).
        example: whether the organisation's data are example data.

    Raises:
        UsageError: there is no such profile.
        ProtectionRefused: the profile is for example data and these are about real people.
    """
    found = named(name)
    if found is None:
        raise UsageError(
            f"Het beschermingsprofiel '{name}' bestaat niet.",
            place=f"BESCHERMING={name}",
            remedy=f"Kies uit: {', '.join(profile.name for profile in PROFILES)}.",
        )
    if found.example_only and not example:
        raise ProtectionRefused(
            f"Met profiel '{name}' worden kleine aantallen niet verborgen; dat mag alleen bij "
            "voorbeeldgegevens.",
            place=f"BESCHERMING={name}",
            remedy="Kies standaard, streng of rondt. Profiel bron kan alleen als in "
            "organisatie.yml 'gegevens: voorbeeld' staat.",
        )
    return replace(found, min_denominator=percentage_from) if found.min_denominator else found
