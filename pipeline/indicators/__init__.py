"""Indicators: every number has one SQL definition; this room turns them into exact cubes."""

from pipeline.indicators.cubes import Cell, Cube, compute
from pipeline.indicators.definition import Indicator, Kind, PartOf, Ratio, Series, SumOf
from pipeline.indicators.loader import load_definitions
from pipeline.indicators.scope import Period, Scope, plan_share

__all__ = [
    "Cell", "Cube", "Indicator", "Kind", "PartOf", "Period", "Ratio", "Scope", "Series", "SumOf",
    "compute", "load_definitions", "plan_share",
]  # fmt: skip
