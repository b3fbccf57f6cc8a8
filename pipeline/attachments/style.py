"""Which house style an organisation has, and how it crosses the wall: as a public file."""

from __future__ import annotations

from pathlib import Path

from pipeline.contract import Organisation
from pipeline.contract.brand import BRAND_FILE, Brand, load_brand
from pipeline.contract.logo import refuse_lively_logo
from pipeline.errors import DataRefused
from pipeline.paths import House


def brand_files(house: House, org: str, organisation: Organisation) -> dict[str, bytes]:
    """The house style as files: ``_brand.yml`` with every tint written out, and the logo.

    The ``_brand.yml`` that the organisation delivered, else the one of the house that
    ``organisatie.yml`` names.

    Raises:
        DataRefused: there is no such style, or it cannot be used.
    """
    file = _file(house, org, organisation.huisstijl)
    brand = load_brand(_text(house, file), house.relative(file))
    files = {BRAND_FILE: brand.to_yaml().encode("utf-8")}
    if brand.logo:
        files[brand.logo.file] = _logo(house, file, brand)
    return files


def _file(house: House, org: str, name: str) -> Path:
    own = house.delivery(org) / BRAND_FILE
    found = own if own.is_file() else house.styles / name / BRAND_FILE
    if not found.is_file():
        known = sorted(path.parent.name for path in house.styles.glob(f"*/{BRAND_FILE}"))
        raise DataRefused(
            f"De huisstijl ‘{name}’ bestaat niet.",
            place=house.relative(house.delivery(org) / "organisatie.yml"),
            remedy=f"Kies bij huisstijl uit {', '.join(known)}, of zet een eigen {BRAND_FILE} in "
            f"{house.relative(house.delivery(org))}/.",
        )
    return found


def _text(house: House, file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise DataRefused(
            "Dit bestand is geen gewone tekst.",
            place=house.relative(file),
            remedy="Sla het op als UTF-8.",
        ) from None


def _logo(house: House, file: Path, brand: Brand) -> bytes:
    name = brand.logo.file if brand.logo else ""
    path = file.with_name(name)
    if not path.is_file():
        raise DataRefused(
            f"Het logo {name} bestaat niet.",
            place=house.relative(file),
            remedy=f"Zet {name} naast {BRAND_FILE}, of haal logo daar weg.",
        )
    content = path.read_bytes()
    refuse_lively_logo(content, name, house.relative(path))
    return content
