"""Figures: plotly builders in house style, their alternative texts, export behind one seam."""

from pipeline.figures.areamap import AreaClass, neighbourhoods
from pipeline.figures.areas import compare_areas, compare_areas_grouped
from pipeline.figures.bullets import bullets
from pipeline.figures.concept import chain, cycle, hub, overlap, tiles, together
from pipeline.figures.deviations import deviations
from pipeline.figures.dumbbell import dumbbell
from pipeline.figures.export import FigureExporter, MirageExporter, figure_record, svg_of
from pipeline.figures.goals import goals
from pipeline.figures.model import Figure, PrintedNumber
from pipeline.figures.multiples import small_multiples
from pipeline.figures.network import network
from pipeline.figures.outline import Outline
from pipeline.figures.ranked import RankedList, ranked
from pipeline.figures.series import series
from pipeline.figures.stacked import levels, stacked

__all__ = [
    "AreaClass", "Figure", "FigureExporter", "MirageExporter", "Outline", "PrintedNumber",
    "RankedList", "bullets", "chain", "compare_areas", "compare_areas_grouped", "cycle",
    "deviations", "dumbbell", "figure_record", "goals", "hub", "levels", "neighbourhoods",
    "network", "overlap", "ranked", "series", "small_multiples", "stacked", "svg_of", "tiles",
    "together",
]  # fmt: skip
