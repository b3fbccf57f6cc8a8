"""Publishing a folder: a reader finds the former report or the new one, never half of either."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.delivery import publish_folder

OLD = {"blad.html": b"oud", "bijlage.pdf": b"oud"}
NEW = {"blad.html": b"nieuw", "cijfers.csv": b"nieuw"}


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    found = tmp_path / "output" / "kade" / "2022" / "blad"
    publish_folder(found, OLD)
    return found


def nothing_else_beside(target: Path) -> bool:
    return [path.name for path in target.parent.iterdir()] == [target.name]


def test_the_first_report_makes_its_folder(target: Path) -> None:
    assert content(target) == OLD
    assert nothing_else_beside(target)


def test_a_new_report_takes_the_place_of_the_former_as_a_whole(target: Path) -> None:
    publish_folder(target, NEW)
    assert content(target) == NEW
    assert nothing_else_beside(target)


def test_a_report_that_cannot_be_written_leaves_the_former(target: Path) -> None:
    with pytest.raises(OSError, match="geen-map"):
        publish_folder(target, {**NEW, "geen-map/x.csv": b"x"})
    assert content(target) == OLD
    assert nothing_else_beside(target)


@pytest.mark.parametrize("failing", [1, 2])
def test_a_move_that_fails_leaves_the_former(
    target: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    moves = []
    move = Path.rename

    def sometimes(self: Path, to: Path) -> Path:
        moves.append(to)
        if len(moves) == failing:
            raise OSError("schijf vol")
        return move(self, to)

    monkeypatch.setattr(Path, "rename", sometimes)
    with pytest.raises(OSError, match="schijf vol"):
        publish_folder(target, NEW)
    assert content(target) == OLD
    assert nothing_else_beside(target)


def test_what_an_interrupted_run_left_is_cleared_away(target: Path) -> None:
    for name in (f".{target.name}.nieuw", f".{target.name}.oud"):
        (target.parent / name).mkdir()
        (target.parent / name / "blad.html").write_bytes(b"half")
    publish_folder(target, NEW)
    assert content(target) == NEW
    assert nothing_else_beside(target)


def test_a_neighbour_is_left_alone(target: Path) -> None:
    neighbour = target.with_name("blad-2")
    publish_folder(neighbour, OLD)
    publish_folder(target, NEW)
    assert content(neighbour) == OLD
