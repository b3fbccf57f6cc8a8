"""What a cell records: facts by role, names, a figure, and only the derived facts it uses."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.analysis import Block, Study
from pipeline.analysis.blocks import all_facts
from pipeline.errors import TemplateRefused
from pipeline.facts import Fact, Status
from pipeline.figures import Figure, RankedList, ranked


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def helped(study: Study, domain: str, **at: str) -> Fact:
    found = study.fact("hulp", domein=domain, **at)
    assert found is not None
    return found


def picture(study: Study, name: str = "hulp") -> Figure:
    rows = [("Geld", helped(study, "FIN")), ("Sociaal", helped(study, "SN"))]
    return ranked(
        RankedList("Links", rows),
        RankedList("Rechts", rows[:1]),
        name=name,
        measure="Hulp",
        profile=study.profile,
        accent=study.accent,
    )


def test_facts_are_recorded_by_role_and_by_id(run: Study, target: Path) -> None:
    fin, hidden = helped(run, "FIN"), helped(run, "FIN", vorm="advies")
    run.block(
        "telling",
        part="hulp",
        facts={"een": fin, "geen": None, "lijst": [fin, None], "naam": {"a": hidden}},
        labels={"titel": "Hulp"},
    )
    assert read(target / "blokken.json") == [
        {
            "soort": "telling",
            "id": "geld-telling",
            "onderdeel": "hulp",
            "feiten": {
                "een": fin.id,
                "geen": None,
                "lijst": [fin.id, None],
                "naam": {"a": hidden.id},
            },
            "labels": {"titel": "Hulp"},
            "figuur": None,
        }
    ]


def test_the_order_of_the_analyst_is_kept(run: Study, target: Path) -> None:
    run.block("telling", part="hulp", facts={}, labels={"z": "1", "a": "2"}, keep=True)
    run.block("andere", part="hulp", facts={}, keep=True)
    blocks = read(target / "blokken.json")
    assert list(blocks[0]["labels"]) == ["z", "a"]
    assert [block["id"] for block in blocks] == ["geld-telling", "geld-andere"]


def test_only_derived_facts_that_a_block_uses_are_recorded(run: Study, target: Path) -> None:
    fin, other = helped(run, "FIN"), helped(run, "SN")
    used = run.total([fin, other], "samen")
    run.difference(fin, other, "ongebruikt")
    run.block("telling", part="hulp", facts={"fin": fin, "samen": used})
    assert [Fact.from_record(record) for record in read(target / "feiten.json")] == [used]


def test_a_figure_lies_beside_its_block(run: Study, target: Path) -> None:
    figure = picture(run)
    run.block("telling", part="hulp", facts={"fin": helped(run, "FIN")}, figure=figure)
    files = {path.name for path in (target / "figuren").iterdir()}
    assert files >= {"geld-hulp.json", "geld-hulp.svg"}
    assert all(name.startswith("geld-hulp.") for name in files)
    (block,) = read(target / "blokken.json")
    assert block["figuur"]["naam"] == "geld-hulp"
    assert block["figuur"]["alt"] == figure.alt
    assert {"fact_id": helped(run, "FIN").id, "text": "10", "place": "label"} in block["figuur"][
        "printed"
    ]


def test_two_figures_cannot_bear_one_name(run: Study, target: Path) -> None:
    """The second would take the place of the first in the report."""
    run.block("telling", part="hulp", facts={}, keep=True, figure=picture(run))
    with pytest.raises(TemplateRefused, match="twee figuren met de naam 'geld-hulp'"):
        run.block("andere", part="hulp", facts={}, keep=True, figure=picture(run))
    run.block("derde", part="hulp", facts={}, figure=picture(run, "eigen"))


def test_a_question_that_no_fact_answers_adds_nothing(run: Study, target: Path) -> None:
    run.block("leeg", part="hulp", facts={"fin": None, "lijst": []})
    assert not (target / "blokken.json").exists()


def test_a_question_to_which_every_answer_is_zero_adds_nothing(run: Study, target: Path) -> None:
    """Nobody registered anything, which is not the same as nothing done."""
    zero, hidden = replace(helped(run, "FIN"), value=Decimal(0)), helped(run, "FIN", vorm="advies")
    run.block("nul", part="hulp", facts={"fin": zero, "wo": None})
    assert not (target / "blokken.json").exists()
    run.block("iets", part="hulp", facts={"fin": zero, "verborgen": hidden})
    assert (target / "blokken.json").exists()


def test_a_hidden_number_was_registered_and_a_share_of_nothing_was_not(run: Study) -> None:
    fact = helped(run, "FIN")
    nothing = replace(fact, value=None, status=Status.NOT_AVAILABLE)
    assert run.registered(None, fact)
    assert run.registered(replace(fact, value=None, status=Status.SUPPRESSED))
    assert not run.registered()
    assert not run.registered(None, replace(fact, value=Decimal(0)), nothing)


def test_facts_anywhere_in_a_structure_count_once(study: Study) -> None:
    fin, other = helped(study, "FIN"), helped(study, "SN")
    assert all_facts({"a": [fin, None], "b": {"c": other, "d": fin}, "e": None}) == [fin, other]


def test_jupyterlab_shows_the_figure_and_the_facts_as_printed(study: Study) -> None:
    hidden = helped(study, "FIN", vorm="advies")
    assert hidden.status is Status.SUPPRESSED
    block = study.block(
        "telling", id="hulp & meer", part="hulp", facts={"a": hidden}, figure=picture(study)
    )
    shown = block._repr_html_()
    assert isinstance(block, Block)
    assert "<h4>geld-hulp-meer</h4>" in shown
    assert "<svg" in shown
    assert f"<td>{hidden.id}</td><td>niet getoond</td>" in shown
