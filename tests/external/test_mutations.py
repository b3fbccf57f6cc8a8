"""Answers and files that are not as they should be: figures or a refusal, never a fault of ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.contract.mergers import load_mergers
from pipeline.contract.snapshot import Snapshot
from pipeline.contract.sources import load_sources
from pipeline.errors import DataRefused
from pipeline.external.store import describe
from pipeline.ingest.external import read_content
from pipeline.ingest.external.figures import take_figures
from tests.external.server import TABLE, State, _version3, _version4

DECLARED = """\
bronnen:
  - id: proef
    soort: {kind}
    {needed}
    kolommen: {{gebied: RegioS, periode: Perioden}}
    gebieden: {{gemeente: GM0001, land: NL01}}
    cijfers:
      - indicator: huishoudens-laag-inkomen
        onderwerp: "{topic}"
        waar: {{Kenmerken: "1050010"}}
"""
AREAS = {"gemeente": "GM0001", "provincie": "PV20", "land": "NL"}
BARE = Snapshot(
    source="proef", kind="", table=TABLE, catalogue="CBS", address="", title="Tabel",
    publisher="CBS", licence="", url="", issued="2024-11-01", classification="",
    statuses={}, fetched="2026-11-26T12:00:00Z",
)  # fmt: skip
odd = st.one_of(
    st.none(), st.booleans(), st.text(max_size=12), st.integers(), st.floats(), st.just([]),
    st.just({}), st.just("1e999"), st.just("9" * 40 + ".123456789"), st.just("٣"), st.just("  "),
)  # fmt: skip


def take(kind: str, files: Mapping[str, bytes]) -> list[Mapping[str, str]]:
    """What is taken out of these files; empty where they are refused."""
    served = kind.startswith("cbs")
    needed = (
        f"tabel: {TABLE}"
        if served
        else "bestand: t.csv\n    titel: Tabel\n    uitgever: CBS\n    stand: 2024-11-01"
    )
    topic = {"cbs-odata4": "1050010_2", "cbs-odata3": "HuishoudensMetLaagInkomenRelatief_2"}
    text = DECLARED.format(kind=kind, needed=needed, topic=topic.get(kind, "Waarde"))
    sources = load_sources(text, "bronnen.yml")
    snapshot = describe(BARE, files)
    try:
        content = read_content(sources.all[0], files, "momentopname", snapshot)
        taken = take_figures(sources, sources.all[0], snapshot, content, AREAS, load_mergers())
    except DataRefused as refused:
        assert refused.sentence.endswith(".")
        assert refused.remedy
        return []
    return [row.cells for row in taken.rows]


def answers(kind: str) -> dict[str, Any]:
    found = _version4(State()) if kind == "cbs-odata4" else _version3(State())
    return {name: {"value": entries} for name, entries in found.items()}


def files_of(told: Mapping[str, Any]) -> dict[str, bytes]:
    return {f"{name}-001.json": json.dumps(content).encode() for name, content in told.items()}


@pytest.mark.parametrize("kind", ["cbs-odata3", "cbs-odata4"])
def test_answers_as_they_should_be_give_figures(kind: str) -> None:
    assert len(take(kind, files_of(answers(kind)))) == 8


@pytest.mark.parametrize("kind", ["cbs-odata3", "cbs-odata4"])
@given(data=st.data())
def test_answers_with_something_wrong_in_them(kind: str, data: st.DataObject) -> None:
    told = deepcopy(answers(kind))
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(sorted(told)))
        entries = told[name].get("value") if isinstance(told[name], dict) else None
        what = data.draw(st.sampled_from(["cell", "entry", "collection", "gone"]))
        if what == "gone":
            del told[name]
        elif what == "collection" or not isinstance(entries, list) or not entries:
            told[name] = data.draw(st.one_of(odd, st.fixed_dictionaries({"value": odd})))
        else:
            place = data.draw(st.integers(0, len(entries) - 1))
            if what == "entry" or not isinstance(entries[place], dict):
                entries[place] = data.draw(odd)
            elif entries[place]:
                key = data.draw(st.sampled_from(sorted(entries[place])))
                entries[place][key] = data.draw(odd)
    for row in take(kind, files_of(told)):
        assert bool(row["waarde"]) != bool(row["symbool"])


@given(st.binary(max_size=200))
def test_bytes_that_are_no_answer(content: bytes) -> None:
    for kind in ("cbs-odata3", "cbs-odata4"):
        told = files_of(answers(kind))
        told[min(told)] = content
        take(kind, told)


@given(st.data())
def test_files_with_something_wrong_in_them(data: st.DataObject) -> None:
    lines = ["RegioS;Perioden;Kenmerken;Waarde"]
    lines += [f"GM0001;{year};1050010;5,{year % 10}" for year in range(2018, 2023)]
    lines += [f"NL01;{year};1050010;6,{year % 10}" for year in range(2018, 2023)]
    text = "\n".join(lines) + "\n"
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, 12))
        text = text[:at] + data.draw(st.text(max_size=8)) + text[at + length :]
    for row in take("csv", {"t.csv": text.encode("utf-8", errors="replace")}):
        assert bool(row["waarde"]) != bool(row["symbool"])
