"""What an analysis notebook imports: read published tables, draw, record facts and blocks."""

from pipeline.analysis.blocks import Block
from pipeline.analysis.study import Study

__all__ = ["Block", "Study"]
