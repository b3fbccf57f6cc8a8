"""The house template: one look for every figure."""

from __future__ import annotations

import plotly.graph_objects as go

from pipeline.figures.colour import Palette

FONT = "Source Sans Pro"
DEFAULT_ACCENT = "#0b5f66"
DEFAULT_WIDTH = 720
NARROW = 480  # below this width names stand above their bars, as on a telephone
SIZE = 15  # px; 720 px printed 16 cm wide makes this 9.4 pt
LINE = 1.3 * SIZE  # plotly's own line spacing


def house_template(palette: Palette) -> go.layout.Template:
    """Source Sans Pro, Dutch separators, no background, no grid, no margins.

    Without margins "paper" coordinates are the pixels of the picture, so text can be placed by
    its measured width.
    """
    axis = {
        "visible": False,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": False,
        "tickangle": 0,
        "tickfont": {"color": palette.soft, "size": SIZE},
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": SIZE, "color": palette.ink},
            "separators": ",.",
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
            "showlegend": False,
            "barmode": "overlay",
            "colorway": [palette.accent, palette.grey_dark, palette.grey_light],
            "hovermode": "closest",
            "hoverlabel": {"font": {"family": FONT, "size": SIZE}, "align": "left"},
            "xaxis": axis,
            "yaxis": axis,
            "annotationdefaults": {"showarrow": False, "borderpad": 0},
        }
    )
