"""Opens the next year of an organisation: what carries over is copied, not yet approved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.contract import Organisation, Origin, Table, load_tables
from pipeline.errors import UsageError
from pipeline.ingest import read_configuration
from pipeline.ingest.delivery import TEXTS, DeliveredFile, read_delivery
from pipeline.ingest.run import CONFIG
from pipeline.paths import House
from pipeline.setup.carried_text import unapproved
from pipeline.setup.carry import APPROVAL, Keys, carry, in_year, moved, year_in
from pipeline.setup.raw_csv import RawCsv
from pipeline.setup.settings import periods_to_add, with_periods


@dataclass(slots=True)
class OpenedYear:
    """What opening a year comes to.

    Attributes:
        files: what to write, by path; of these only ``organisatie.yml`` exists.
        made: what follows, in Dutch.
        kept: what is there already or cannot follow, in Dutch.
    """

    files: dict[Path, bytes] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def open_year(house: House, org: str, year: str) -> OpenedYear:
    """Copy what carries over from the newest earlier year; existing files stay as they are.

    Goals, efforts, partners and whatever else the contract calls yearly go to new files beside the
    old ones, texts to the folder of the new period; ``organisatie.yml`` gets the new periods. All
    that is copied is not approved, so nothing of it is printed before someone has read it.

    Args:
        house: the folders of the project.
        org: id of the organisation.
        year: the new year.

    Raises:
        UsageError: no such organisation, no year, or nothing earlier to copy.
        DataRefused: the delivery cannot be read.
    """
    if not (year.isascii() and year.isdigit() and len(year) == 4):
        raise UsageError(
            f"'{year}' is geen jaar van vier cijfers.",
            place="het jaar",
            remedy=f"Bijvoorbeeld: feitenwerk nieuw-jaar {org} 2023",
        )
    organisation, _ = read_configuration(house, org)
    files = read_delivery(house, org, load_tables(), organisation.inname)
    opened = OpenedYear()
    _periods(opened, house, organisation, year)
    keys = _tables(opened, house, files, year)
    _texts(opened, house, org, [file for file in files if _is_text(file)], year, keys)
    if not opened.made and not opened.kept:
        raise UsageError(
            f"Er is niets van vóór {year} om over te nemen.",
            place=house.relative(house.delivery(org)),
            remedy="Kies een later jaar, of lever eerst een jaar.",
        )
    _write(opened.files)
    return opened


def _periods(opened: OpenedYear, house: House, who: Organisation, year: str) -> None:
    path = house.delivery(who.organisatie.id) / CONFIG
    reports = {name: report.perioden for name, report in who.rapporten.items()}
    added = periods_to_add(reports, year)
    if added:
        with path.open(encoding="utf-8", newline="") as file:
            text = with_periods(file.read(), added, house.relative(path))
        opened.files[path] = text.encode("utf-8")
    for report, periods in reports.items():
        if report in added:
            told = ", ".join(added[report])
            opened.made.append(f"{CONFIG}: {told} bij de perioden van {report}")
        elif any(year_in(period) == year for period in periods):
            opened.kept.append(f"{CONFIG}: {report} heeft al een periode in {year}")


def _tables(
    opened: OpenedYear, house: House, files: Sequence[DeliveredFile], year: str
) -> dict[str, Keys]:
    """Plan the tables; gives the keys in the new year by table and by key in the old one."""
    keys: dict[str, Keys] = {}
    for table in load_tables().values():
        if table.yearly and table.origin is Origin.CSV:
            chosen = [file for file in files if file.table == table.name]
            keys[table.name] = _table(opened, house, table, chosen, year, keys)
    return keys


def _table(
    opened: OpenedYear,
    house: House,
    table: Table,
    files: Sequence[DeliveredFile],
    year: str,
    keys: Mapping[str, Keys],
) -> Keys:
    contents = [RawCsv.of(file.path.read_bytes(), file.content) for file in files]
    owners = [number for number, content in enumerate(contents) for _ in content.rows]
    carried = carry(table, [row for c in contents for row in c.rows], year, keys)
    if carried.present:
        opened.kept.append(f"{table.name}: er zijn al rijen over {year}")
    for number, (file, content) in enumerate(zip(files, contents, strict=True)):
        rows = [row for place, row in carried.rows.items() if owners[place] == number]
        target = file.path.with_name(f"{in_year(file.path.stem, year)}.csv")
        if target in opened.files:
            target = file.path.with_name(f"{file.path.stem}-{year}.csv")
        if rows and target.exists():
            opened.kept.append(f"{table.name}: {house.relative(target)} bestaat al")
        elif rows:
            extra = [APPROVAL] if APPROVAL in table.columns else []
            opened.files[target] = content.spelled(rows, extra=extra)
            told = _count(len(rows), "rij", "rijen")
            opened.made.append(f"{table.name}: {told} in {house.relative(target)}")
    return carried.keys


def _texts(
    opened: OpenedYear,
    house: House,
    org: str,
    files: Sequence[DeliveredFile],
    year: str,
    keys: Mapping[str, Keys],
) -> None:
    """Plan the texts; one about a goal that does not follow cannot follow either."""
    folder = house.delivery(org) / TEXTS
    goals, made, there = keys.get("doel", {}), 0, 0
    for file in _newest(files, year):
        goal, (period, *inner) = _cell(file, "doel_id"), file.path.relative_to(folder).parts
        target = folder.joinpath(moved(period, year), *inner)
        if target.exists():
            there += 1
        elif goal and goal not in goals:
            opened.kept.append(f"{file.place}: over doel {goal}, dat niet is meegegaan")
        else:
            text = unapproved(file.path.read_bytes().decode("utf-8"), goals.get(goal, ""))
            opened.files[target] = text.encode("utf-8")
            made += 1
    place = house.relative(folder)
    if made:
        opened.made.append(f"tekst: {_count(made, 'tekst', 'teksten')} van {year} in {place}")
    if there:
        opened.kept.append(f"tekst: {_count(there, 'tekst', 'teksten')} van {year} al in {place}")


def _newest(files: Sequence[DeliveredFile], year: str) -> list[DeliveredFile]:
    """The texts of the newest earlier year, for every kind of period: year, half year, quarter."""
    newest: dict[str, str] = {}
    for file in files:
        period = _cell(file, "periode")
        if (found := year_in(period)) < year:
            newest[period[4:]] = max(found, newest.get(period[4:], ""))
    wanted = {found + kind for kind, found in newest.items()}
    return [file for file in files if _cell(file, "periode") in wanted]


def _is_text(file: DeliveredFile) -> bool:
    return load_tables()[file.table].origin is Origin.TEXTS


def _cell(file: DeliveredFile, column: str) -> str:
    (_, cells), *_ = file.content.rows
    return cells[file.content.headers.index(column)] or ""


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _write(files: Mapping[Path, bytes]) -> None:
    """Write new files, each complete or not at all."""
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.nieuw")
        fresh.write_bytes(content)
        fresh.replace(path)
