"""The least that has to be hidden, by one integer program over everything at once.

Slow and exact: a copy of the whole table for every secret and every value it must be able to have.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import highspy
from highspy._core import _Highs

from pipeline.disclosure.margins import Key, Table
from pipeline.disclosure.secondary import secrets

ROOM = 12  # how far a cell may move in a copy


def fewest_hidden(table: Table, threshold: int) -> int:
    """How many cells have to be hidden besides the small ones."""
    secret = secrets(table, threshold)
    cells = sorted(key for key, value in table.values.items() if value)
    program = _Program()
    hidden = {key: program.column(0, 1, cost=1) for key in cells if key not in secret | table.rests}
    for key in sorted(secret):
        for wanted in {*range(1, threshold)} - {table.values[key]}:
            moves = _copy(program, table, cells, hidden)
            move = wanted - table.values[key]
            program.row({moves[key]: 1}, move, move)
        # Who guesses rightly which cells are small must not be left with one value either.
        moves = _copy(program, table, cells, hidden, guessed=threshold)
        down = program.column(0, 1)
        program.row({moves[key]: 1, down: ROOM + 1}, 1, highspy.kHighsInf)
        program.row({moves[key]: 1, down: ROOM + 1}, -highspy.kHighsInf, ROOM)
    return program.solve()


def _copy(
    program: _Program,
    table: Table,
    cells: Iterable[Key],
    hidden: dict[Key, int],
    guessed: int = 0,
) -> dict[Key, int]:
    moves = {}
    for key in cells:
        low, high, value = table.least(key), ROOM, table.values[key]
        if guessed and key not in table.rests:
            low, high = (guessed, ROOM) if value >= guessed else (low, guessed - 1 - value)
        moves[key] = program.column(max(-ROOM, low - value), high)
    for key, choice in hidden.items():
        program.row({moves[key]: 1, choice: -ROOM}, -highspy.kHighsInf, 0)
        program.row({moves[key]: 1, choice: ROOM}, 0, highspy.kHighsInf)
    for margin in table.margins:
        program.row({moves[k]: w for k, w in margin.weights.items() if k in moves}, 0, 0)
    return moves


class _Program:
    def __init__(self) -> None:
        self.highs: Any = _Highs()
        self.highs.setOptionValue("output_flag", False)
        self.highs.setOptionValue("mip_abs_gap", 0.99)  # the answer is a whole number
        self.size = 0

    def column(self, low: float, high: float, cost: float = 0) -> int:
        self.highs.addCol(cost, low, high, 0, [], [])
        self.highs.changeColIntegrality(self.size, highspy.HighsVarType.kInteger)
        self.size += 1
        return self.size - 1

    def row(self, weights: dict[int, int], low: float, high: float) -> None:
        self.highs.addRow(
            low, high, len(weights), list(weights), list(map(float, weights.values()))
        )

    def solve(self) -> int:
        self.highs.run()
        assert self.highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
        return round(self.highs.getInfo().objective_function_value)
