"""From a plain Quarto document to HTML and PDF: one seam, two engines."""

from pipeline.render.jobs import Rendered, RenderJob
from pipeline.render.renderer import Renderer, choose_renderer
from pipeline.render.subset import Finding, check_subset, refuse_outside_subset

__all__ = [
    "Finding", "RenderJob", "Rendered", "Renderer", "check_subset", "choose_renderer",
    "refuse_outside_subset",
]  # fmt: skip
