"""The search for what to hide, by integer programming with HiGHS.

One question: what is the cheapest set of cells to hide so that a hidden number could be another
number than it is? The answer comes with a counterexample: a table in which it is, that agrees with
everything that stays visible.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
from highspy._core import _Highs  # the class around it announces itself on standard output

from pipeline.disclosure.margins import Key, Margin

# How far a cell may move in a counterexample, in thresholds. Nearer counterexamples are found
# sooner; far ones are not needed, for hiding one more cell always gives a near one.
REACH = 3
SMALL = 200  # columns


@dataclass(frozen=True, slots=True)
class Unknown:
    """One number in a question.

    Attributes:
        value: what it is.
        low, high: what a reader thinks possible if it is hidden.
        shown_low, shown_high: what a reader knows if it is printed.
        cost: of hiding it; ``None`` if it is hidden already.
    """

    value: int
    low: float
    high: float
    shown_low: int
    shown_high: int
    cost: int | None


@dataclass(frozen=True, slots=True)
class Piece:
    """Cells that are tied together, and the sums that tie them."""

    keys: tuple[Key, ...]
    margins: tuple[Margin, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Could this number be ``wanted``, or anything but what it is (``None``)?"""

    key: Key
    wanted: int | None


@dataclass(frozen=True, slots=True)
class Counterexample:
    """Other values that agree with what is visible, and the keys that move in it."""

    values: Mapping[Key, int]
    moved: frozenset[Key]


def cheapest(
    piece: Piece, unknowns: Mapping[Key, Unknown], question: Question, reach: int
) -> Counterexample | None:
    """The counterexample that costs least to hide; ``None`` if there is none at any price."""
    program = _Program(piece.keys, unknowns, reach)
    for margin in piece.margins:
        left = {key: w for key, w in margin.weights.items() if key in program.place}
        program.row({program.place[key]: w for key, w in left.items()}, 0, 0)
    program.ask(question)
    return program.solve()


class _Program:
    """The integer program of one question: how far every cell moves, and what that hides.

    Cells that are known to the reader whatever happens are no part of it; they do not move.
    """

    def __init__(self, keys: Sequence[Key], unknowns: Mapping[Key, Unknown], reach: int) -> None:
        self.keys = [key for key in keys if key in unknowns]
        self.place = {key: number for number, key in enumerate(self.keys)}
        self._unknowns = unknowns
        self._reach = reach
        self._costs: list[float] = [0.0] * len(self.keys)
        self._bounds = [self._moves(unknowns[key]) for key in self.keys]
        self._rows: list[tuple[dict[int, float], float, float]] = []
        for key in self.keys:
            self._hide(key)

    def _moves(self, unknown: Unknown) -> tuple[float, float]:
        return (
            max(-self._reach, unknown.low - unknown.value),
            min(self._reach, unknown.high - unknown.value),
        )

    def _column(self, cost: float) -> int:
        self._costs.append(cost)
        self._bounds.append((0, 1))
        return len(self._costs) - 1

    def row(self, weights: dict[int, float], low: float, high: float) -> None:
        """The weighted moves lie between these bounds."""
        self._rows.append((weights, low, high))

    def _hide(self, key: Key) -> None:
        """A cell that is printed moves no further than a reader would not notice, or is hidden."""
        unknown = self._unknowns[key]
        if unknown.cost is None:
            return
        number = self.place[key]
        chosen = self._column(unknown.cost)
        down, up = unknown.shown_low - unknown.value, unknown.shown_high - unknown.value
        low, high = self._bounds[number]
        self.row({number: 1, chosen: -(high - up)}, -highspy.kHighsInf, up)
        self.row({number: 1, chosen: -(low - down)}, down, highspy.kHighsInf)

    def ask(self, question: Question) -> None:
        """Let the number in question be what is wanted."""
        number = self.place[question.key]
        if question.wanted is not None:
            move = question.wanted - self._unknowns[question.key].value
            self._bounds[number] = (move, move)
            return
        side = self._column(0)
        room = self._reach + 1
        self.row({number: 1, side: -room}, -highspy.kHighsInf, -1)
        self.row({number: 1, side: -room}, 1 - room, highspy.kHighsInf)

    def solve(self) -> Counterexample | None:
        highs = _quiet(len(self._costs))
        highs.passModel(self._model())
        highs.run()
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        moves = [round(move) for move in highs.getSolution().col_value[: len(self.keys)]]
        return Counterexample(
            values={
                key: self._unknowns[key].value + move
                for key, move in zip(self.keys, moves, strict=True)
            },
            moved=frozenset(key for key, move in zip(self.keys, moves, strict=True) if move),
        )

    def _model(self) -> Any:
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(self._costs), len(self._rows)
        model.col_cost_ = np.array(self._costs, dtype=float)
        model.col_lower_ = np.array([low for low, _ in self._bounds], dtype=float)
        model.col_upper_ = np.array([high for _, high in self._bounds], dtype=float)
        model.row_lower_ = np.array([low for _, low, _ in self._rows], dtype=float)
        model.row_upper_ = np.array([high for _, _, high in self._rows], dtype=float)
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(self._costs)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.cumsum([0, *(len(weights) for weights, _, _ in self._rows)])
        model.a_matrix_.index_ = np.array([n for weights, _, _ in self._rows for n in weights])
        model.a_matrix_.value_ = np.array(
            [w for weights, _, _ in self._rows for w in weights.values()], dtype=float
        )
        return model


def _quiet(size: int) -> Any:
    """HiGHS without a word, on one thread and to the exact optimum: the same answer every time.

    What helps large programs only is left out for small ones, where it takes most of the time.
    """
    highs = _Highs()
    for option, value in (
        ("output_flag", False),
        ("presolve", "off" if size < SMALL else "choose"),
        ("mip_heuristic_run_feasibility_jump", False),
        ("threads", 1),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 0.0),
    ):
        highs.setOptionValue(option, value)
    return highs


def pieces(margins: Sequence[Margin], movable: Collection[Key]) -> list[Piece]:
    """The table cut in pieces that share no movable cell, in a fixed order."""
    lead = {key: key for key in movable}

    def top(key: Key) -> Key:
        while lead[key] != key:
            lead[key] = lead[lead[key]]
            key = lead[key]
        return key

    tied = [[key for key in margin.weights if key in lead] for margin in margins]
    for keys in tied:
        for key in keys[1:]:
            first, second = sorted((top(keys[0]), top(key)))
            lead[second] = first
    members: dict[Key, list[Key]] = {}
    for key in sorted(lead):
        members.setdefault(top(key), []).append(key)
    sums: dict[Key, list[Margin]] = {}
    for margin, keys in zip(margins, tied, strict=True):
        if keys:
            sums.setdefault(top(keys[0]), []).append(margin)
    return [Piece(tuple(keys), tuple(sums.get(first, ()))) for first, keys in members.items()]
