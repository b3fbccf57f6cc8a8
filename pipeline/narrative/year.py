"""Years that are parameters of a report: numbers that are no facts."""

from __future__ import annotations

from typing import Self


class Year(int):
    """A year in a template: ``{{ jaar }}``, ``{{ jaar - 1 }}``, ``{{ jaar(start) }}``.

    Arithmetic gives years, so that the result still prints as a year.
    """

    def __add__(self, other: int) -> Self:
        return type(self)(int(self) + int(other))

    def __sub__(self, other: int) -> Self:
        return type(self)(int(self) - int(other))

    def __call__(self, other: int | str) -> Self:
        """Another year, e.g. one from the register."""
        return type(self)(int(other))
