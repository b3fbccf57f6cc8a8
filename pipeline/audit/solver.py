"""Integer programming with HiGHS: does the puzzle have a solution in which this is so?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import highspy
import numpy as np
from highspy._core import _Highs  # the class around it announces itself on standard output

from pipeline.audit.puzzle import Cell, Puzzle, Range, Terms

Solution = Mapping[Cell, int]
_ENDLESS = highspy.kHighsInf
SMALL = 200  # cells


class Solver:
    """One piece of a puzzle, ready to be asked questions about."""

    def __init__(self, puzzle: Puzzle, asked: Terms) -> None:
        """Load the piece into HiGHS.

        Args:
            puzzle: cells and rows.
            asked: the weighted sum of cells that the questions are about.
        """
        self._cells = list(puzzle.ranges)
        place = {cell: number for number, cell in enumerate(self._cells)}
        self._asked = len(puzzle.rows)
        rows = [(row.terms, row.low, row.high) for row in puzzle.rows]
        rows.append((asked, -_ENDLESS, _ENDLESS))
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self._cells), len(rows)
        lp.col_cost_ = np.zeros(len(self._cells))
        lp.col_lower_ = np.array([found.low for found in puzzle.ranges.values()], dtype=float)
        lp.col_upper_ = np.array([found.high for found in puzzle.ranges.values()], dtype=float)
        lp.row_lower_ = np.array([low for _, low, _ in rows], dtype=float)
        lp.row_upper_ = np.array([high for _, _, high in rows], dtype=float)
        lp.integrality_ = [highspy.HighsVarType.kInteger] * len(self._cells)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *(len(terms) for terms, _, _ in rows)])
        lp.a_matrix_.index_ = np.array([place[cell] for terms, _, _ in rows for cell in terms])
        lp.a_matrix_.value_ = np.array(
            [weight for terms, _, _ in rows for weight in terms.values()], dtype=float
        )
        self._highs = _quiet(len(self._cells))
        self._highs.passModel(lp)

    def solution(self, asked: Range) -> Solution | None:
        """A solution in which the asked sum lies in this range, ``None`` if there is none."""
        self._highs.changeRowBounds(self._asked, asked.low, asked.high)
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        values = self._highs.getSolution().col_value
        return {cell: round(value) for cell, value in zip(self._cells, values, strict=True)}


def _quiet(size: int) -> Any:
    """HiGHS on one thread; simplifying a small puzzle first takes longer than solving it."""
    highs = _Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("presolve", "off" if size < SMALL else "choose")
    highs.setOptionValue("mip_heuristic_run_feasibility_jump", False)
    return highs
