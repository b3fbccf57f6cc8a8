"""What a user asks of make is checked before anything runs."""

from __future__ import annotations

import pytest

from pipeline.errors import UsageError
from pipeline.execution.wishes import PROTECTIONS, RENDERERS, STATUSES, Wish

GOOD = {"report": "monitor", "year": "2022"}


def test_a_year_is_enough() -> None:
    assert Wish.build(GOOD) == Wish("monitor", "2022")


def test_variables_that_stay_empty_mean_what_make_help_says() -> None:
    empty = {"org": "", "theme": "", "protection": ""}
    wish = Wish.build({**GOOD, **empty, "renderer": "auto", "status": "concept"})
    assert wish == Wish("monitor", "2022", renderer="auto", status="concept")


def test_without_a_year_the_message_shows_how_to_give_one() -> None:
    with pytest.raises(UsageError) as caught:
        Wish.build({"report": "monitor", "year": ""})
    assert caught.value.sentence == "Er is geen jaar opgegeven."
    assert caught.value.remedy == "Bijvoorbeeld: make monitor YEAR=2022"


@pytest.mark.parametrize(
    "year", ["22", "20222", "2O22", "2022-H1", "²⁰²²", "٢٠٢٢", " 2022", "-202"]
)
def test_a_year_has_four_digits(year: str) -> None:
    with pytest.raises(UsageError, match="geen jaar van vier cijfers") as caught:
        Wish.build({**GOOD, "year": year})
    assert caught.value.place == f"YEAR={year}"


@pytest.mark.parametrize(
    ("key", "variable", "known"),
    [
        ("protection", "BESCHERMING", PROTECTIONS),
        ("renderer", "RENDERER", RENDERERS),
        ("status", "STATUS", STATUSES),
    ],
)
def test_a_value_outside_its_list_is_refused_and_the_list_is_shown(
    key: str, variable: str, known: tuple[str, ...]
) -> None:
    with pytest.raises(UsageError) as caught:
        Wish.build({**GOOD, key: "mooi"})
    assert caught.value.sentence == f"'mooi' is geen geldige waarde voor {variable}."
    assert caught.value.place == f"{variable}=mooi"
    assert caught.value.remedy == f"Kies uit: {', '.join(known)}."
    for value in known:
        assert getattr(Wish.build({**GOOD, key: value}), key) == value


def test_everything_needs_no_year() -> None:
    assert Wish.build({"report": "alles", "year": ""}).everything


@pytest.mark.parametrize("day", ["18-06-2021", "20210618", "2021-06-31", "gisteren"])
def test_a_peildatum_is_a_day(day: str) -> None:
    with pytest.raises(UsageError) as caught:
        Wish.build({**GOOD, "as_of": day})
    assert caught.value.place == f"PEILDATUM={day}"
    assert "jaar-maand-dag" in caught.value.remedy
