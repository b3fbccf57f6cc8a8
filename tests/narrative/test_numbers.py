"""Which words of a Dutch text are numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.facts import NumberProfile, print_in_text
from pipeline.facts.notation import WORDS
from pipeline.narrative import find_numbers, has_number

from .conftest import make_fact


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("In 2022 waren het er 1.234,5 of 64%.", ["2022", "1.234,5", "64%"]),
        ("Op de A4 rijdt men 100+ en ½ meer.", ["4", "100+", "½"]),
        ("Eén op de tien, nul of twintig.", ["Eén", "tien", "nul", "twintig"]),
        ("vijfentwintig, tweeëntwintig, honderdvijfentwintig", None),
        (
            "driehonderd, tweeduizend, drie miljoen",
            ["driehonderd", "tweeduizend", "drie", "miljoen"],
        ),
        ("tientallen, honderden, duizenden, een tweetal, driemaal", None),
        (
            "ruim de helft, een kwart, driekwart, anderhalf",
            ["helft", "kwart", "driekwart", "anderhalf"],
        ),
        ("een derde en tweederde", ["een derde", "tweederde"]),
    ],
)
def test_numerals_number_words_and_shares_are_numbers(text: str, numbers: list[str] | None) -> None:
    found = [number.text for number in find_numbers(text)]
    assert found == (numbers or [word.split()[-1] for word in text.split(", ")])


@pytest.mark.parametrize(
    "text",
    [
        "Een inwoner doet een stap.",
        "De eerste keer, ten tweede, derden en een derdenbeding.",
        "Beide partners, geen enkele, dubbel, een paar.",
        "Wij nemen de privacy in acht.",
        "Tieners vieren feest achter de zevenslaper in het kwartaal en het halfjaar.",
        "Actief, elfenbankje, negentig­er".replace("negentig­er", "zeventigers"),
        "Ga naar de tienerinloop en de vierkante tafel.",
    ],
)
def test_articles_ordinals_and_words_that_only_look_like_numbers_are_not(text: str) -> None:
    assert find_numbers(text) == []


@given(st.integers(0, len(WORDS) - 1), st.sampled_from(["keer", "trajecten"]))
def test_every_word_that_a_fact_prints_is_recognised_as_a_number(value: int, unit: str) -> None:
    printed = print_in_text(make_fact("x", value, unit), NumberProfile(words_below=21))
    assert [number.text for number in find_numbers(f"Er waren {printed} {unit}.")] == [printed]


@given(st.integers(0, 10**9))
def test_every_numeral_is_recognised_wherever_it_stands(value: int) -> None:
    assert has_number(f"buurt{value}huis")
    (found,) = find_numbers(f"x {value} y")
    assert (found.start, found.end) == (2, 2 + len(str(value)))
