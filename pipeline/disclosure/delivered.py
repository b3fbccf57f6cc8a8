"""Reading the ledger: earlier deliveries of an organisation, which bind every later release."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pipeline.disclosure.profiles import Protection, named
from pipeline.errors import DataRefused, ProtectionRefused
from pipeline.facts import Delivered
from pipeline.paths import House


def read_deliveries(house: House, org: str) -> tuple[Delivered, ...]:
    """All delivered releases of an organisation; none if nothing was delivered yet.

    Raises:
        DataRefused: a file in ``uitgaven/`` is damaged.
        ProtectionRefused: it was made with a profile under which nothing may be delivered.
    """
    return tuple(_read(house, path) for path in sorted(house.deliveries(org).glob("*.json")))


def _read(house: House, path: Path) -> Delivered:
    try:
        found = Delivered.parse(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataRefused(
            "Deze uitgave kan niet worden gelezen; zonder haar is niet te zien wat al bekend is.",
            place=house.relative(path),
            remedy="Zet het bestand terug zoals het bij de levering is bewaard. Verander het nooit "
            "met de hand.",
        ) from error
    profile = named(found.profile)
    if profile is None or profile.example_only:
        raise ProtectionRefused(
            f"Deze uitgave is gemaakt met profiel {found.profile}; daarmee mag nooit iets worden "
            "geleverd.",
            place=house.relative(path),
            remedy="Is zij toch geleverd, haal de rapporten dan terug. Haal het bestand weg en "
            "maak de uitgave opnieuw met standaard, streng of rondt.",
        )
    return found


def refuse_other_way(
    deliveries: Iterable[Delivered], period: str, protection: Protection, place: str
) -> None:
    """Refuse to round what was delivered exactly, and the other way round.

    Raises:
        ProtectionRefused: the two together would tell more than each alone.
    """
    for delivery in deliveries:
        if delivery.period != period:
            continue
        before = named(delivery.profile)
        if before is None or before.base != protection.base:
            raise ProtectionRefused(
                f"Periode {period} is al geleverd met profiel {delivery.profile}; met "
                f"{protection.name} erbij zijn verborgen aantallen te achterhalen.",
                place=f"{place}/{delivery.id}.json",
                remedy=f"Gebruik voor deze periode weer profiel {delivery.profile}.",
            )
