"""Indicators: every number has one SQL definition; this room turns them into exact cubes."""

from pipeline.facts import Kind, Part, PartOf, Ratio, SumOf
from pipeline.indicators.cubes import Cell, Cube, compute
from pipeline.indicators.definition import Indicator, Series
from pipeline.indicators.loader import DefinitionRefused, load_definitions
from pipeline.indicators.scope import Period, Scope, plan_share

__all__ = [
    "Cell", "Cube", "DefinitionRefused", "Indicator", "Kind", "Part", "PartOf", "Period", "Ratio",
    "Scope", "Series", "SumOf", "compute", "load_definitions", "plan_share",
]  # fmt: skip
