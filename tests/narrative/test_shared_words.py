"""The words that reports share: ``reports/templates/gedeeld/_woorden.qmd.j2`` and ``_maten``."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.narrative import Narrative, build_context, plain
from tests.narrative.conftest import make_fact, make_release

SHARED = Path(__file__).parents[2] / "reports" / "templates" / "gedeeld"


def say(tmp_path: Path, template: str, *areas: tuple[str, str]) -> str:
    (tmp_path / "proef.qmd.j2").write_text(
        '{% from "_woorden.qmd.j2" import samengenomen, met_lidwoord %}'
        '{% from "_maten.qmd.j2" import kort_vergeleken %}' + template,
        encoding="utf-8",
    )
    facts = [make_fact("deel", value, "%", dimensions={"gebied": code}) for code, value in areas]
    context = build_context(make_release(), {}, derived=facts)
    return plain(Narrative([tmp_path, SHARED]).render_document("proef.qmd.j2", context).qmd).strip()


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ('[["Wonen", "traject"]]', "bij Wonen traject"),
        (
            '[["Wonen", "traject"], ["Werk", "advies"], ["Geld", "advies"]]',
            "bij Wonen traject; bij Werk en Geld advies",
        ),
        ('[["Wonen", ""], ["Werk", "advies"]]', "bij Werk advies"),
        ('[["Wonen", ""]]', ""),
        ("[]", ""),
    ],
)
def test_what_holds_for_several_names_is_said_once(tmp_path: Path, pairs: str, words: str) -> None:
    assert say(tmp_path, "begin {{ samengenomen(" + pairs + ") }}") == f"begin {words}".strip()


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ('["huisarts"]', "via de huisarts"),
        ('["UWV", "de inwoner zelf"]', "via het UWV en de inwoner zelf"),
        ('["Buurtzorg", "GGD"]', "via Buurtzorg en de GGD"),
    ],
)
def test_a_party_has_its_article_and_an_unknown_one_none(
    tmp_path: Path, names: str, words: str
) -> None:
    assert say(tmp_path, "via {{ met_lidwoord(" + names + ") }}") == words


@pytest.mark.parametrize(
    ("here", "province", "country", "words"),
    [
        ("33", "29", "26", "hoger dan in provincie en land"),
        ("10", "11", "10", "even hoog als landelijk"),
        ("10", None, "20", "lager dan landelijk"),
    ],
)
def test_above_a_figure_the_comparison_is_short(
    tmp_path: Path, here: str, province: str | None, country: str, words: str
) -> None:
    given = [("GM0001", here), ("NL", country)] + ([("PV01", province)] if province else [])
    template = (
        "{{ kort_vergeleken({'gemeente': feit('deel', gebied='GM0001'), "
        "'provincie': feit('deel', gebied='PV01'), 'land': feit('deel', gebied='NL')}) }}"
    )
    assert say(tmp_path, template, *given) == words
