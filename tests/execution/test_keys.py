"""Build keys: content decides, never names in another order, never the clock."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.execution.keys import digest, file_digest, files_under, tree_digest, write_if_changed

parts = st.dictionaries(st.text(max_size=6), st.text(max_size=6), max_size=4)


def lay(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


FILES = {"a.csv": "1", "map/b.csv": "2", "map/diep/c.csv": "3"}


@given(parts, st.randoms())
def test_the_order_of_parts_does_not_matter(found: dict[str, str], random: st.Random) -> None:
    pairs = list(found.items())
    random.shuffle(pairs)
    assert digest(dict(pairs)) == digest(found)


@given(parts, parts)
def test_other_parts_give_another_key(found: dict[str, str], other: dict[str, str]) -> None:
    assert (digest(found) == digest(other)) == (found == other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"a": "b"}, {"ab": ""}),
        ({"a": "1\n1 b 2"}, {"a": "1", "b": "2"}),
        ({"a b": "c"}, {"a": "b c"}),
        ({}, {"": ""}),
    ],
)
def test_parts_cannot_run_into_each_other(one: dict[str, str], other: dict[str, str]) -> None:
    assert digest(one) != digest(other)


def test_a_folder_keeps_its_key_wherever_it_stands_and_however_it_was_filled(
    tmp_path: Path,
) -> None:
    here = lay(tmp_path / "hier", FILES)
    there = lay(tmp_path / "daar", dict(reversed(FILES.items())))
    assert tree_digest(here, [here]) == tree_digest(there, [there])
    assert tree_digest(here, [here / "a.csv", here / "map"]) == tree_digest(here, [here])
    assert tree_digest(here, [here / "map", here / "a.csv"]) == tree_digest(here, [here])


@pytest.mark.parametrize(
    "change",
    [
        {"a.csv": "1 "},
        {"nieuw.csv": ""},
        {"map/a.csv": "1"},
        {"map/b.csv": "3", "map/diep/c.csv": "2"},
    ],
)
def test_a_change_of_content_or_name_changes_the_key(
    tmp_path: Path, change: dict[str, str]
) -> None:
    root = lay(tmp_path, FILES)
    before = tree_digest(root, [root])
    lay(root, change)
    assert tree_digest(root, [root]) != before


def test_a_removed_or_renamed_file_changes_the_key(tmp_path: Path) -> None:
    root = lay(tmp_path, FILES)
    before = tree_digest(root, [root])
    (root / "a.csv").rename(root / "z.csv")
    renamed = tree_digest(root, [root])
    (root / "z.csv").unlink()
    assert len({before, renamed, tree_digest(root, [root])}) == 3


def test_touching_a_file_does_not_change_the_key(tmp_path: Path) -> None:
    root = lay(tmp_path, FILES)
    before = tree_digest(root, [root])
    os.utime(root / "a.csv", (1, 1))
    assert tree_digest(root, [root]) == before


def test_caches_and_hidden_files_do_not_count(tmp_path: Path) -> None:
    root = lay(tmp_path, FILES)
    before = tree_digest(root, [root])
    lay(
        root,
        {
            ".verborgen": "x",
            "map/.~lock.b.csv#": "x",
            "__pycache__/m.pyc": "x",
            ".ipynb_checkpoints/a.ipynb": "x",
            "map/.quarto/x": "x",
        },
    )
    assert tree_digest(root, [root]) == before
    assert [path.name for path in files_under(root)] == ["a.csv", "b.csv", "c.csv"]


def test_a_place_that_does_not_exist_counts_as_empty(tmp_path: Path) -> None:
    assert tree_digest(tmp_path, [tmp_path / "weg"]) == tree_digest(tmp_path, [])


def test_writing_the_same_text_leaves_the_file_untouched(tmp_path: Path) -> None:
    path = tmp_path / "diep" / "sleutel"
    assert write_if_changed(path, "één\n")
    os.utime(path, ns=(10**18, 10**18))
    assert not write_if_changed(path, "één\n")
    assert path.stat().st_mtime_ns == 10**18


def test_writing_another_text_replaces_the_file_and_leaves_nothing_beside_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "sleutel"
    write_if_changed(path, "één\n")
    before = file_digest(path)
    assert write_if_changed(path, "twee\n")
    assert file_digest(path) != before
    assert [found.name for found in tmp_path.iterdir()] == ["sleutel"]
