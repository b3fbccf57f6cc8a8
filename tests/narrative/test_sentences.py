"""Sentences of an analysis reach a template as markup, each number with its origin."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.errors import TemplateRefused
from pipeline.facts import FactStore
from pipeline.narrative.blocks import read_block
from tests.facts.feiten import make_fact

HELP = make_fact("hulp", 792, "keer")


def block(sentence: Any) -> Any:
    record = {"soort": "bevinding", "id": "x", "onderdeel": "", "feiten": {}}
    return read_block({**record, "zinnen": {"zin": sentence}}, FactStore.of([HELP])).zinnen["zin"]


def test_every_part_is_printed_by_its_kind() -> None:
    parts = [
        {"nummer": "D1"},
        {"tekst": ": gedrukt is "},
        {"feit": HELP.id, "tekst": "ongeveer 792"},
        {"naam": " per 1.000 inwoners"},
        {"tekst": ", "},
        {"bron": "van *heel* veel"},
        {"tekst": " in "},
        {"jaar": "2021"},
    ]
    assert block(parts) == (
        '[D1]{.vrij soort="nummering"}\\: gedrukt is '
        '[ongeveer 792]{.feit data-feit="kade/2022/hulp"}'
        ' [per 1.000 inwoners]{.vrij soort="naam"}, van \\*heel\\* veel in '
        '[2021]{.vrij soort="jaar"}'
    )


def test_lists_of_sentences_stay_lists() -> None:
    assert block([[{"tekst": "een"}], [[{"tekst": "rij"}], []]]) == ("een", ("rij", ""))


def test_a_number_in_plain_words_is_refused_at_its_block() -> None:
    with pytest.raises(TemplateRefused, match="zonder herkomst") as caught:
        block([{"tekst": "Er zijn 12 mensen."}])
    assert caught.value.place == "blok x"


def test_a_fact_that_does_not_exist_is_refused() -> None:
    with pytest.raises(TemplateRefused, match="bestaat niet"):
        block([{"feit": "kade/2022/hulpen", "tekst": "792"}])
