"""A release read back and written again gives the same bytes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.facts import (
    FILES,
    Definition,
    Fact,
    FactStore,
    Kind,
    NumberProfile,
    Part,
    PartOf,
    Ratio,
    Release,
    Structure,
    SumOf,
    to_json,
)
from tests.facts.feiten import codes, facts, make_fact

plain: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**6), 10**6) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
optional = st.none() | codes
structures = st.builds(
    Structure,
    kind=st.sampled_from(Kind),
    people=st.booleans(),
    per=st.sampled_from([1, 100, 1000]),
    totals_over=st.lists(codes, max_size=2).map(tuple),
    sums=st.lists(
        st.lists(st.builds(Part, codes, optional), max_size=3).map(
            lambda parts: SumOf(tuple(parts))
        ),
        max_size=2,
    ).map(tuple),
    parts_of=st.lists(
        st.builds(
            PartOf,
            codes,
            optional,
            st.lists(st.tuples(codes, codes), max_size=2).map(tuple),
            optional,
        ),
        max_size=2,
    ).map(tuple),
    ratio=st.none() | st.builds(Ratio, optional, optional, optional),
)
definitions = st.builds(
    Definition,
    id=st.from_regex(r"[a-z][a-z-]{0,12}", fullmatch=True),
    version=st.integers(1, 9),
    label=codes,
    description=codes,
    unit=codes,
    denominator=codes,
    rules=st.lists(codes, max_size=3).map(tuple),
    structure=structures,
)


@st.composite
def releases(draw: st.DrawFn) -> Release:
    found: list[Fact] = draw(st.lists(facts(), max_size=5, unique_by=lambda fact: fact.id))
    means: list[Definition] = draw(st.lists(definitions, max_size=4, unique_by=lambda d: d.id))
    return Release(
        facts=FactStore.of(found),
        definitions={definition.id: definition for definition in means},
        register=draw(st.dictionaries(st.text(max_size=5), plain, max_size=3)),
        texts=tuple(draw(st.lists(st.dictionaries(st.text(max_size=5), plain), max_size=2))),
    )


@given(releases())
def test_reading_and_writing_again_gives_the_same_bytes(release: Release) -> None:
    files = release.dump()
    again = Release.parse(files)
    assert again.dump() == files
    assert list(again.facts) == list(release.facts)
    assert again.definitions == release.definitions
    assert again.texts == release.texts


@given(releases())
def test_a_release_is_four_files_that_end_with_a_newline(release: Release) -> None:
    files = release.dump()
    assert tuple(files) == FILES
    assert all(text.endswith("\n") for text in files.values())
    assert all(json.loads(text) is not None for text in files.values())


def test_the_release_knows_how_its_organisation_prints() -> None:
    profile = NumberProfile(thousands="", words_below=0)
    release = Release(
        facts=FactStore.of([make_fact("hulp", 4)]),
        definitions={},
        register={
            "getalprofiel": profile.to_record(),
            "labels": {"zrm_domein": {"FIN": "Financiën"}},
        },
        texts=(),
    )
    assert release.profile == profile
    assert release.label("zrm_domein", "FIN") == "Financiën"


def test_a_release_with_two_facts_of_one_name_cannot_be_read() -> None:
    files = Release(FactStore.of([]), {}, {}, ()).dump()
    pair = [make_fact("hulp", 4).to_record(), make_fact("hulp", 5).to_record()]
    with pytest.raises(ValueError, match="two different facts"):
        Release.parse({**files, "feiten.json": to_json(pair)})


def test_dutch_characters_are_written_as_they_are() -> None:
    assert to_json({"naam": "Financiën – één"}) == '{\n "naam": "Financiën – één"\n}\n'
