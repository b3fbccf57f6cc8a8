"""Every number of every finished document is a row of its ``cijfers.csv``, and the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.reports.getallen import below_a_thousand, numbers_in
from tests.reports.huis import Build
from tests.reports.papier import Paper, read_paper
from tests.reports.plaatsen import SCREEN_ONLY, Place, Places, Printed, at, plain
from tests.reports.scherm import read_screen, soup_of
from tests.reports.vrij import Exempt, exempt_of

HEADER = [
    "feit", "indicator", "dimensies", "waarde", "eenheid", "teller", "noemer", "status",
    "herkomst", "afgedrukt", "definitie",
]  # fmt: skip
STATUSES = {
    "zichtbaar", "onderdrukt", "afgerond", "ondergrens", "niet_beschikbaar", "niet_gepland",
    "niet_gestart", "start_later", "nader_te_bepalen",
}  # fmt: skip
ORIGINS = {"berekend", "opgegeven", "extern", "voorbeeld"}
SMALL = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
LARGER = (
    "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien",
    "negentien", "twintig",
)  # fmt: skip
QUOTED = "gedrukt"
Pair = tuple[str, str]


def printed(places: Places) -> Iterator[tuple[str, Printed]]:
    """Everything that is printed, with the name of its place; alternative texts have no owners."""
    for name, place in places.items():
        if not name.startswith("alt"):
            yield from ((name, item) for item in place.printed())


def strays(places: Places, exempt: Exempt) -> list[str]:
    """Numbers without a fact that the list does not exempt."""
    return [
        f"{name}: {item.text}"
        for name, item in printed(places)
        if item.owner is None
        or not (
            item.owner.fact or exempt.screen[item.owner.rule].allows(item.owner.text, exempt.names)
        )
    ]


def facts(places: Places) -> set[Pair]:
    return {
        (item.owner.fact, item.text)
        for _, item in printed(places)
        if item.owner is not None and item.owner.fact
    }


def told(made: Build) -> dict[int, tuple[str, list[Pair]]]:
    """Alternative text of every figure by number, with the facts it is made of, in order."""
    figures = [block["figuur"] for block in made.blocks().values() if block.get("figuur")]
    drawn = {figure["naam"]: figure for figure in figures}
    found = {}
    for number, figure in enumerate(soup_of(made.html).select("figure"), start=1):
        picture, *others = figure.select("svg[role=img]")
        for other in others:
            assert other["aria-label"] == picture["aria-label"]
            assert other["data-feiten-alt"] == picture["data-feiten-alt"]
        recorded = drawn[str(figure["id"]).removeprefix("fig-")]["printed"]
        spoken = [
            (number["fact_id"], " ".join(number["text"].split()))
            for number in recorded
            if number["place"] == "alt"
        ]
        assert str(picture["data-feiten-alt"]).split() == list(dict.fromkeys(i for i, _ in spoken))
        found[number] = (plain(str(picture["aria-label"])), spoken)
    return found


def test_every_number_on_screen_is_a_fact_or_on_the_list(screen: Places, exempt: Exempt) -> None:
    assert strays(screen, exempt) == []


def test_every_fact_on_screen_is_a_row_printed_exactly_so(screen: Places, pairs: set[Pair]) -> None:
    assert facts(screen) - pairs == set()


def test_an_alternative_text_prints_its_facts_in_order_and_no_other_number(
    made: Build, pairs: set[Pair], exempt: Exempt
) -> None:
    for number, (text, spoken) in told(made).items():
        assert set(spoken) <= pairs
        rest, start = [], 0
        for _, form in spoken:
            found = re.compile(rf"(?<![\w,.]){re.escape(form)}(?!\w|[.,]?\d|%)").search(text, start)
            assert found, f"figuur {number}: {form} staat niet (op zijn plaats) in: {text}"
            rest.append(text[start : found.start()])
            start = found.end()
        left = "\n".join([*rest, text[start:]])
        for name in exempt.alt_names():
            left = re.sub(re.escape(name), " ", left, flags=re.IGNORECASE)
        assert exempt.strays_aloud(left) == [], f"figuur {number}"


def test_every_row_occurs_on_screen(made: Build, screen: Places, pairs: set[Pair]) -> None:
    spoken = {pair for _, found in told(made).values() for pair in found}
    assert pairs - facts(screen) - spoken == set()


def test_every_number_on_paper_is_the_fact_that_stands_there_on_screen(
    screen: Places, paper: Paper, pairs: set[Pair], exempt: Exempt
) -> None:
    on_paper = carried_over(screen, paper)
    assert strays(on_paper, exempt) == []
    assert facts(on_paper) == facts(screen)
    assert facts(on_paper) <= pairs


def carried_over(screen: Places, paper: Paper) -> Places:
    """The places of the PDF, letter by letter owned as on screen."""
    shared = {name for name in screen if not name.startswith(SCREEN_ONLY)}
    assert shared == set(paper.places)
    return {
        name: screen[name].carried_over(without(paper.places[name], screen["merken"]))
        for name in shared
    }


def without(place: Place, marks: Place) -> Place:
    """A place without the warnings, which stand above the title on screen and below it on paper."""
    lines = {line.strip() for line in marks.text.splitlines()} - {""}
    assert not numbers_in(marks.text)
    found = Place()
    for line in place.text.splitlines():
        if line.strip() not in lines:
            found.part()
            found.add(line)
    return found


def test_heads_and_feet_of_pages_hold_page_numbers_only(paper: Paper, exempt: Exempt) -> None:
    assert paper.pages
    for number, text in enumerate(paper.pages, start=1):
        found = [line for line in text.splitlines() if numbers_in(line)]
        assert f"Pagina {number} van {len(paper.pages)}" in found
        assert all(any(rule.allows(f, exempt.names) for rule in exempt.paper) for f in found)


def test_the_drawing_for_a_phone_prints_no_other_fact(screen: Places) -> None:
    narrow = [name for name in screen if name.startswith("smal")]
    wide = [name for name in screen if name.startswith("figuur")]
    assert len(narrow) == len(wide), "elke figuur is ook voor een telefoon getekend"
    for name in narrow:
        wide = screen[name.replace("smal", "figuur")]
        here, there = facts({name: screen[name]}), facts({name: wide})
        assert bool(here) == bool(there), name
        assert here <= there, name


def test_what_is_told_aloud_on_paper_is_what_is_told_on_screen(made: Build, paper: Paper) -> None:
    assert paper.alts == [text for text, _ in told(made).values()]


CLASSES = "-buurten"  # neighbourhoods by class: names and shades, nothing that is drawn to scale


def test_a_figure_draws_only_facts_of_the_file_and_none_that_is_protected(
    made: Build, rows: list[dict[str, str]]
) -> None:
    shown = {row["feit"] for row in rows if row["waarde"]}
    for path in drawings(made):
        figure = read_json(path)
        drawn = set(figure["getekend"])
        printed = {number["feit"] for number in figure["afgedrukt"]}
        if not path.stem.endswith(CLASSES):
            assert drawn or not printed, path.stem
        assert printed <= {row["feit"] for row in rows}, path.stem
        assert drawn <= shown, f"{path.stem}: {sorted(drawn - shown)}"


def drawings(build: Build) -> list[Path]:
    printed = set(re.findall(r"\(figuren/([a-z0-9-]+)\.svg\)", build.qmd))
    found = sorted(build.analysis.rglob("figuren/*.json"))
    return [path for path in found if path.stem in printed]


def read_json(path: Path) -> dict[str, Any]:
    import json

    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_a_fact_that_is_protected_shows_nothing(made: Build, rows: list[dict[str, str]]) -> None:
    hidden = [row for row in rows if row["status"] == "onderdrukt"]
    assert hidden or not made.document.startswith("feitenblad"), "er zijn kleine aantallen"
    assert {row["afgedrukt"] for row in hidden} <= {"niet getoond"}
    assert {row[column] for row in hidden for column in ("waarde", "teller", "noemer")} <= {""}


def test_the_file_has_the_agreed_shape(made: Build, rows: list[dict[str, str]]) -> None:
    content = (made.folder / "cijfers.csv").read_bytes()
    assert content.decode("utf-8").splitlines()[0] == ",".join(HEADER)
    assert not content.startswith(b"\xef\xbb\xbf")
    assert len({(row["feit"], row["afgedrukt"]) for row in rows}) == len(rows)
    for row in rows:
        assert re.fullmatch(
            rf"{made.org}/20\d\d(?:-h[12])?/[a-z0-9.-]+(?:/[a-z0-9.-]+)*", row["feit"]
        )
        assert row["feit"].split("/")[2] == row["indicator"]
        keys = [part.split("=")[0] for part in row["dimensies"].split(";") if part]
        assert keys == sorted(keys)
        assert all(re.fullmatch(r"[^;=%]+=(?:[^;=%]|%[0-9A-F]{2})+", d) for d in
                   row["dimensies"].split(";") if d)  # fmt: skip
        assert re.fullmatch(r"(?:-?\d+(?:\.\d+)?)?", row["waarde"])
        assert row["status"] in STATUSES
        assert row["herkomst"] in ORIGINS
        assert row["afgedrukt"]


def test_what_is_printed_is_the_value(rows: list[dict[str, str]]) -> None:
    for row in rows:
        if row["indicator"] == QUOTED:
            continue  # a figure of an earlier publication stands as it was printed there
        if not row["waarde"]:
            assert numbers_in(row["afgedrukt"]) == []
            continue
        at_least = "+" if row["status"] == "ondergrens" else ""
        printed, off = worth(row["afgedrukt"].removesuffix(at_least))
        assert abs(printed - Decimal(row["waarde"])) <= off, row


FRACTIONS = {
    "de helft": Fraction(1, 2), "een kwart": Fraction(1, 4), "driekwart": Fraction(3, 4),
    "een derde": Fraction(1, 3), "twee derde": Fraction(2, 3),
}  # fmt: skip
HEDGES = {"bijna ": 1, "ruim ": 1, "iets minder dan ": 2, "iets meer dan ": 2}


def worth(printed: str) -> tuple[Decimal, Decimal]:
    """What a number printed in Dutch is worth, and how far the value may be from it."""
    hedge = next((words for words in HEDGES if printed.casefold().startswith(words)), "")
    rest = printed[len(hedge) :].casefold().replace("eén", "één")
    share = FRACTIONS.get(rest)
    if (found := re.fullmatch(r"(\w+) op de (\w+)", rest)) is not None:
        share = Fraction(SMALL.index(found[1]), (*SMALL, *LARGER).index(found[2]))
    if share is not None:
        return Decimal(round(float(share * 100), 6)), Decimal(HEDGES.get(hedge, 0.5))
    assert not hedge, printed
    if rest in SMALL:
        return Decimal(SMALL.index(rest)), Decimal(0)
    sign = -1 if rest.startswith("−") else 1
    digits = rest.lstrip("−+€\u00a0 ").replace("%", "").replace(".", "").replace(",", ".").strip()
    return sign * Decimal(digits), Decimal(0)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("<p>van de huishoudens", "<p>van de 27.000 huishoudens", "tekst 0: 27.000"),
        ("<p>van de huishoudens", "<p>van de zeventig huishoudens", "tekst 0: zeventig"),
        (">792</span>", ">792</span>0", "tekst 0: 7920"),
        ('data-soort="naam">2021<', 'data-soort="naam">792<', "tekst 2: 792"),
        ('data-vrij="naam">Nederland<', 'data-vrij="naam">Nederland 12%<', "figuur 1: 12%"),
        ('<tspan data-feit="de-schans/2022/huishoudens-laag-inkomen/gm1969/2021">', "<tspan>",
         "figuur 1: 4,4%"),
        ("</footer>", "<p>Versie 3</p></footer>", "scherm: 3"),
        ("<summary>Bekijk", '<summary aria-label="12 rijen">Bekijk', "scherm: 12"),
    ],
    ids=["cijfer", "getalwoord", "aangeplakt", "geen-naam", "categorie", "label", "voet", "naam"],
)  # fmt: skip
def test_a_number_slipped_into_the_page_is_found(
    finished: Build, tmp_path: Path, old: str, new: str, place: str
) -> None:
    page = finished.html.read_text(encoding="utf-8")
    assert old in page
    forged = tmp_path / "vals.html"
    forged.write_text(page.replace(old, new, 1), encoding="utf-8")
    exempt = exempt_of(finished)
    assert place in strays(read_screen(forged, exempt), exempt)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (">4,4%</span>", ">4,5%</span>"),
        ("individuele-hulp/fin/info-advies", "individuele-hulp/fin/leun-en-steun"),
    ],
    ids=["andere-waarde", "ander-feit"],
)
def test_a_number_under_the_wrong_fact_is_found(
    finished: Build, tmp_path: Path, old: str, new: str
) -> None:
    page = finished.html.read_text(encoding="utf-8")
    assert old in page
    forged = tmp_path / "vals.html"
    forged.write_text(page.replace(old, new, 1), encoding="utf-8")
    pairs = {(row["feit"], row["afgedrukt"]) for row in finished.figures()}
    assert facts(read_screen(forged, exempt_of(finished))) - pairs


def test_a_number_on_paper_that_differs_from_the_screen_is_found(
    finished: Build,
) -> None:
    screen, paper = read_screen(finished.html, exempt_of(finished)), read_paper(finished.pdf)
    forged = Place()
    forged.add(paper.places["tabel 1"].text.replace("7,9", "9,7"))
    with pytest.raises(ValueError, match="9,7"):
        screen["tabel 1"].carried_over(forged)


def test_the_list_says_why_and_lets_no_figure_of_the_report_through(of_the_monitor: Build) -> None:
    exempt = exempt_of(of_the_monitor)
    shown = {row["afgedrukt"] for row in of_the_monitor.figures() if row["waarde"]}
    for rule in (*exempt.screen, *exempt.alt, *exempt.paper):
        assert rule.reden
        assert rule.vorm or rule.uit or rule.ook
    names = [rule for rule in exempt.screen if "naam" in rule.plek or "bron" in rule.plek]
    assert len(names) == 3
    assert not [text for rule in names for text in shown if rule.allows(text, exempt.names)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("792 keer, 4,4% en 1.200", ["792", "4,4%", "1.200"]),
        ("zeven, één en achttienhonderdtwaalf", ["zeven", "één", "achttienhonderdtwaalf"]),
        ("drieënzestig duizenden tientallen", ["drieënzestig", "duizenden", "tientallen"]),
        ("een derde van de helft", ["derde", "helft"]),
        ("een mens, de eerste, in acht nemen, eenvoudig", []),
        ("A4, ½ en m²", ["4", "½", "²"]),
    ],
)
def test_a_number_is_a_numeral_or_a_number_word(text: str, numbers: list[str]) -> None:
    assert [number.text for number in numbers_in(text)] == numbers


def test_every_number_below_a_thousand_has_its_word() -> None:
    assert {"twee", "tweeëntwintig", "negenennegentig", "driehonderdvijf"} <= below_a_thousand()
    assert "een" in below_a_thousand(), "het lidwoord wordt later overgeslagen"
    assert at({}, "tekst 0").numbers() == []
