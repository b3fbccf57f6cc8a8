"""Colours, letters, labels and axes: the small laws the figures rest on."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import RenderFailed
from pipeline.figures import Figure, MirageExporter, compare_areas, figure_record, svg_of
from pipeline.figures.colour import Palette, contrast, luminance
from pipeline.figures.dodge import dodge
from pipeline.figures.metrics import text_width, wrap
from pipeline.figures.ticks import tick_decimals, ticks, years_shown
from tests.figures.voorbeelden import PROFILE, fact

ACCENTS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


@given(ACCENTS)
def test_any_accent_gives_marks_and_text_that_can_be_told_apart(accent: str) -> None:
    palette = Palette.of(accent)
    marks = (palette.accent, palette.grey_dark, palette.grey_light)
    assert all(contrast(mark, palette.paper) >= 3 for mark in marks)
    assert contrast(palette.accent, palette.paper) >= 4.5
    assert contrast(palette.soft, palette.paper) >= 4.5
    assert all(contrast(a, b) >= 1.25 for a, b in combinations(marks, 2))
    for steps in (2, 3, 4, 5):
        ramp = palette.ramp(steps)
        assert all(contrast(a, b) >= (1.5 if steps <= 3 else 1.3) for a, b in pairwise(ramp))
        assert all(contrast(palette.text_on(fill), fill) >= 4.5 for fill in ramp)
        assert contrast(ramp[-1], palette.paper) >= 3


@pytest.mark.parametrize("accent", ["3d5066", "#0b5f66", "8a2f5b", "1f5393"])
def test_a_dark_accent_is_used_as_it_is(accent: str) -> None:
    wanted = "#" + accent.removeprefix("#")
    assert luminance(Palette.of(accent).accent) == pytest.approx(luminance(wanted), abs=0.004)


def test_a_colour_by_name_is_refused() -> None:
    with pytest.raises(ValueError, match="not a colour"):
        Palette.of("teal")


@given(
    st.text(alphabet="abcdefgh ijk-", min_size=1).map(str.strip).filter(bool), st.integers(40, 400)
)
def test_wrapped_lines_fit_and_lose_no_letter(text: str, room: int) -> None:
    lines = wrap(text, room, 15)
    assert all(text_width(line, 15) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_word_too_long_for_its_line_is_cut_after_its_own_hyphen() -> None:
    assert wrap("Stadskanaal-Musselkanaal", 120, 15) == ("Stadskanaal-", "Musselkanaal")


def test_wrapping_keeps_words_whole_and_lines_even() -> None:
    lines = wrap("Ouderschap: sociaal-emotionele ondersteuning", 230, 15)
    assert lines == ("Ouderschap: sociaal-emotionele", "ondersteuning")


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(10, 40)), min_size=1, max_size=7))
def test_dodged_labels_never_overlap_and_keep_their_order(
    labels: list[tuple[float, float]],
) -> None:
    wanted = [y for y, _ in labels]
    heights = [high for _, high in labels]
    found = dodge(wanted, heights, 0, 300)
    order = sorted(range(len(labels)), key=lambda i: wanted[i])
    for above, below in pairwise(order):
        assert found[above] + heights[above] / 2 <= found[below] - heights[below] / 2 + 1e-6
    if sum(heights) <= 300:
        assert all(
            h / 2 - 1e-6 <= y <= 300 - h / 2 + 1e-6 for y, h in zip(found, heights, strict=True)
        )


def test_labels_that_do_not_collide_stay_where_they_are() -> None:
    assert dodge([100, 20, 200], [20, 20, 20], 0, 300) == [100, 20, 200]


@given(st.decimals(Decimal("0.01"), 10**7, places=2))
def test_ticks_start_at_zero_and_reach_the_largest_value(most: Decimal) -> None:
    steps = ticks(most)
    assert steps[0] == 0
    assert steps[-1] >= most
    assert 3 <= len(steps) <= 7
    assert len({after - before for before, after in pairwise(steps)}) == 1


def test_tick_decimals_follow_the_steps() -> None:
    assert tick_decimals(ticks(Decimal("0.9"))) == 1
    assert tick_decimals(ticks(Decimal(800))) == 0


def test_years_that_do_not_fit_are_left_out_counting_back_from_the_last() -> None:
    assert years_shown((2016, 2017, 2018, 2019, 2020), 100, 40) == (2016, 2018, 2020)
    assert years_shown((2022,), 100, 40) == (2022,)
    assert years_shown((2020, 2022), 20, 40) == (2022,)


def analysts_own(trace: Any, name: str = "eigen") -> Figure:
    return Figure(name, go.Figure(data=[trace]), 720, 300, "", ())


def test_binary_arrays_become_lists_with_gaps_for_unknown_numbers() -> None:
    figure = analysts_own(go.Scatter(x=np.array([1, 2, 3]), y=np.array([1.5, np.nan, 2.5])))
    trace = figure_record(figure)["spec"]["data"][0]
    assert (trace["x"], trace["y"]) == ([1, 2, 3], [1.5, None, 2.5])
    assert svg_of(figure) == svg_of(figure)


def test_a_matrix_keeps_its_shape() -> None:
    figure = analysts_own(go.Contour(z=np.array([[1, 2, 3], [4, 5, 6]])))
    assert figure_record(figure)["spec"]["data"][0]["z"] == [[1, 2, 3], [4, 5, 6]]


def test_what_was_drawn_before_does_not_move_a_letter() -> None:
    def picture(name: str, highlight: str) -> Figure:
        rows = [("Financiën", fact("a", 3)), ("Justitie", fact("b", 5))]
        return compare_areas(rows, highlight=highlight, name=name, measure="Proef", profile=PROFILE)

    fresh, used = MirageExporter(), MirageExporter()
    used.svg(picture("eerst", "Financiën"))
    used.svg(analysts_own(go.Bar(x=["Financiën"], y=[3], text=["Justitie"])))
    assert used.svg(picture("dan", "Justitie")) == fresh.svg(picture("dan", "Justitie"))


def test_wide_and_narrow_drawings_of_one_figure_share_no_id() -> None:
    rows = [("Financiën", fact("a", 3))]
    ids = [
        set(
            re.findall(
                r' id="([^"]+)"',
                svg_of(
                    compare_areas(
                        rows,
                        highlight="Financiën",
                        name="proef",
                        measure="Proef",
                        profile=PROFILE,
                        width=width,
                    )
                ),
            )
        )
        for width in (720, 360)
    ]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_a_figure_that_cannot_be_drawn_is_a_plain_error() -> None:
    formula = go.Figure(layout={"annotations": [{"text": "$x$ en $y$", "x": 0, "y": 0}]})
    figure = Figure("stuk", formula, 720, 300, "", ())
    with pytest.raises(RenderFailed, match="De figuur 'stuk' kon niet worden getekend"):
        svg_of(figure)


def test_a_figure_name_fits_a_file_and_an_id() -> None:
    with pytest.raises(ValueError, match="not a figure name"):
        analysts_own(go.Bar(), name="Hulp & vorm")
