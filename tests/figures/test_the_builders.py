"""What each form of chart promises, whatever numbers and names it gets."""

from __future__ import annotations

from itertools import combinations

import plotly.graph_objects as go
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from pipeline.facts import Fact, Status
from pipeline.figures import (
    Figure,
    RankedList,
    bullets,
    compare_areas,
    deviations,
    dumbbell,
    goals,
    levels,
    ranked,
    series,
    small_multiples,
    stacked,
    svg_of,
)
from pipeline.figures.colour import luminance
from tests.figures.plaatje import read
from tests.figures.voorbeelden import KINDS, LEVELS, PROFILE, fact

HIDDEN = "niet getoond (privacy)"
WORDS = st.sampled_from(
    ["Wmo", "de", "en", "Financiën", "vrijwilligers", "maatschappelijke", "gezondheidszorg",
     "Re-integratievoorzieningen", "<18", "&", "$"]
)  # fmt: skip
NAMES = st.lists(
    st.lists(WORDS, min_size=1, max_size=9).map(" ".join), min_size=1, max_size=6, unique=True
)
VALUES = st.one_of(st.none(), st.sampled_from([0, 1, 9, 120, 12345678]))


def lines_of(figure: Figure) -> list[str]:
    return [box.text for box in read(svg_of(figure)).texts]


def well_set(figure: Figure) -> None:
    picture = read(svg_of(figure))
    assert [box for box in picture.texts if not box.within(picture.sheet)] == []
    assert [(a, b) for a, b in combinations(picture.texts, 2) if a.meets(b)] == []


def unavailable(name: str) -> Fact:
    return fact(name, None).without_value(Status.NOT_AVAILABLE)


@settings(max_examples=10, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(NAMES, st.data(), st.sampled_from([720, 360]))
def test_any_names_and_values_are_well_set(
    names: list[str], data: st.DataObject, width: int
) -> None:
    rows = [(n, fact("a", data.draw(VALUES), naam=str(i))) for i, n in enumerate(names)]
    common = {"name": "proef", "measure": "Proef", "profile": PROFILE, "width": width}
    well_set(compare_areas(rows, highlight=names[0], **common))  # type: ignore[arg-type]
    well_set(ranked(RankedList("In", rows), RankedList("Uit", rows[:1]), **common))  # type: ignore[arg-type]
    well_set(small_multiples([(n, rows) for n in names[:3]], **common))  # type: ignore[arg-type]
    well_set(stacked([(n, total, rows[:3]) for n, total in rows], **common))  # type: ignore[arg-type]
    well_set(levels([(n, total, rows[:5]) for n, total in rows], **common))  # type: ignore[arg-type]
    well_set(bullets([(n, row, row, None) for n, row in rows], plan="gepland", **common))  # type: ignore[arg-type]
    lines = {n: [(2020, row), (2022, row)] for n, row in rows[:4]}
    well_set(series(lines, highlight=names[0], **common))  # type: ignore[arg-type]


def test_bars_are_as_long_as_their_values() -> None:
    spec = KINDS["areas"](720).spec
    assert list(spec.data[0].x) == [4.4, 6.9, 6.8]
    assert spec.layout.xaxis.range == (0, 6.9)
    bars = read(svg_of(KINDS["areas"](720))).bars
    lengths = [bar.right - bar.left for bar in bars]
    assert lengths[0] / lengths[1] == pytest.approx(4.4 / 6.9, rel=0.01)


def test_only_the_highlighted_area_has_the_accent() -> None:
    figure = KINDS["areas"](720)
    assert list(figure.spec.data[0].marker.color).count("#8a2f5b") == 1
    assert svg_of(figure).count('class="k-accent"') == 3  # bar, name and value


@pytest.mark.parametrize("width", [720, 360])
def test_zero_is_zero_suppressed_is_hatched_and_unknown_is_a_gap(width: int) -> None:
    rows = [("A", fact("a", 0)), ("B", fact("b", None)), ("C", unavailable("c")), ("D", None)]
    figure = compare_areas(
        rows, highlight="A", name="proef", measure="Proef", profile=PROFILE, width=width
    )
    values = [text for text in lines_of(figure) if len(text) > 1 or text == "0"]
    assert values == ["0", HIDDEN, "niet bekend", "niet bekend"]
    assert figure.drawn == (rows[0][1].id,)  # type: ignore[union-attr]
    hatched = [s for s in figure.spec.layout.shapes if s.line.color == "#757c84"]
    assert len(hatched) == 1


def test_stacked_bars_are_sorted_by_total_and_hatch_what_is_not_shown() -> None:
    figure = KINDS["help_by_form"](720)
    names = [t.text for t in figure.spec.layout.annotations if t.name == "naam"]
    assert names[:3] == ["Individueel traject", "Leun en steun", "Informatie en advies"]
    assert names[3:6] == ["Financiën", "Werk en opleiding", "Tijdsbesteding"]
    assert figure.spec.layout.barmode == "stack"
    assert "135" in lines_of(figure)


def test_numbers_too_wide_for_their_part_are_left_to_the_table() -> None:
    figure = KINDS["help_by_form"](720)
    printed = {n.fact_id for n in figure.printed}
    narrow = "huis/2022/hulp/werk-en-opleiding/leun-en-steun"
    assert narrow in figure.drawn
    assert narrow not in printed


def test_goals_give_no_percentage_without_a_published_share() -> None:
    texts = lines_of(KINDS["goals_reached"](720))
    assert "78 van 133 (59%)" in texts
    assert "10 van 20" in texts
    assert f"van 12: {HIDDEN}" in texts
    assert "0 van 1" in texts


def test_a_goal_without_share_fact_is_drawn_too() -> None:
    row = ("Financiën", fact("a", 3), fact("b", 4), fact("c", 7), None)
    figure = goals([row], name="proef", measure="Doelen", profile=PROFILE)
    assert figure.alt == "Doelen: Financiën 3 van 7."


def test_all_panels_share_one_scale() -> None:
    layout = KINDS["ages"](720).spec.layout.to_plotly_json()
    axes = [layout[key] for key in layout if key.startswith("xaxis")]
    assert len(axes) == 13
    assert {tuple(axis["range"]) for axis in axes} == {(0, 1420.0)}
    lengths = [axis["domain"][1] - axis["domain"][0] for axis in axes]
    assert max(lengths) - min(lengths) < 1e-9


def test_ranked_lists_put_the_rest_last_and_only_when_there_is_a_fact() -> None:
    names = [t.text for t in KINDS["referrals"](720).spec.layout.annotations if t.name == "naam"]
    assert names[1] == "Zelf aangemeld"
    assert names.index("overig") > names.index("Woningcorporatie")
    assert names.count("overig") == 1


def test_lines_break_at_gaps_and_at_a_new_definition() -> None:
    figure = KINDS["years"](720)
    by_name = {trace.name: trace for trace in figure.spec.data}
    assert all(isinstance(trace, go.Scatter) for trace in by_name.values())
    assert list(by_name["Overijssel"].y)[3:5] == [None, None]
    assert list(by_name["Westerkwartier"].y)[4] is None
    assert not any(trace.connectgaps for trace in by_name.values())
    assert f"Onderbroken lijn Overijssel: {HIDDEN}" in lines_of(figure)


def test_the_highlighted_line_shows_its_first_and_last_value() -> None:
    texts = lines_of(KINDS["years"](720))
    assert "5,9%" in texts
    assert "Westerkwartier 4,4%" in texts


def test_one_point_is_a_line_chart_too() -> None:
    figure = series(
        {"A": [(2022, fact("a", 5))]}, highlight="A", name="proef", measure="M", profile=PROFILE
    )
    well_set(figure)
    assert figure.alt == "M in A: 5."


def test_a_line_that_is_not_there_cannot_be_highlighted() -> None:
    with pytest.raises(ValueError, match="no line called"):
        series({"A": []}, highlight="B", name="proef", measure="M", profile=PROFILE)


def test_negative_values_are_refused_by_bars() -> None:
    with pytest.raises(ValueError, match="bars start at zero"):
        compare_areas(
            [("A", fact("a", -1))], highlight="A", name="proef", measure="M", profile=PROFILE
        )


SCORES = st.one_of(st.none(), st.sampled_from(["1", "1.04", "2.5", "4.96", "5"]))


@settings(max_examples=10, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(NAMES, st.data(), st.sampled_from([720, 360]))
def test_any_scores_are_well_set_and_drawn(
    names: list[str], data: st.DataObject, width: int
) -> None:
    rows = [
        (
            name,
            fact("start", data.draw(SCORES), "score", 2, naam=str(place)),
            fact("eind", data.draw(SCORES), "score", 2, naam=str(place)),
        )
        for place, name in enumerate(names)
    ]
    figure = dumbbell(
        rows, levels=LEVELS, name="proef", measure="Proef", profile=PROFILE, width=width
    )
    well_set(figure)
    shown = {f.id for _, *pair in rows for f in pair if all(g.has_value for g in pair)}
    assert set(figure.drawn) == shown
    dots = svg_of(figure).count('d="M7,0A7,7 0 1,1')
    assert dots == len(shown)


def test_a_score_that_fell_is_written_on_the_other_side() -> None:
    texts = read(svg_of(KINDS["scores"](720))).texts
    at = {box.text: box.left for box in texts}
    assert at["2,31"] < at["3,02"]
    assert at["2,95"] < at["3,10"]


def hatched(figure: Figure) -> int:
    return sum(shape.line.color == "#757c84" for shape in figure.spec.layout.shapes)


def test_only_what_is_hidden_is_hatched_among_scores_and_deviations() -> None:
    common = {"name": "proef", "measure": "Proef", "profile": PROFILE}
    rows = [("A", fact("a", None), fact("b", None)), ("B", unavailable("c"), fact("d", 3))]
    assert hatched(dumbbell(rows, levels=LEVELS, **common)) == 1  # type: ignore[arg-type]
    pairs = [("A", fact("a", None)), ("B", unavailable("c")), ("C", fact("d", -3))]
    assert hatched(deviations(pairs, **common)) == 1  # type: ignore[arg-type]


def test_a_plan_or_total_that_is_not_shown_is_said_without_brackets_in_brackets() -> None:
    common = {"name": "proef", "measure": "Proef", "profile": PROFILE}
    row = ("A", fact("a", 40), fact("b", None), None)
    assert f"40, plan {HIDDEN}" in lines_of(bullets([row], plan="gepland", **common))  # type: ignore[arg-type]
    goal = ("A", fact("a", 40), fact("b", None), unavailable("c"), None)
    assert "40, totaal niet bekend" in lines_of(goals([goal], **common))  # type: ignore[arg-type]


def test_a_break_outside_the_years_shown_is_left_out_and_millions_are_told_as_such() -> None:
    points = [(2021, fact("a", 12_000_000)), (2022, fact("b", 9_000_000))]
    figure = series(
        {"A": points}, highlight="A", name="proef", measure="M", profile=PROFILE,
        breaks={2020: "nieuw"},
    )  # fmt: skip
    texts = lines_of(figure)
    assert "nieuw" not in texts
    assert "10\u00a0mln" in texts


def test_levels_keep_the_order_of_the_moments_and_of_the_scale() -> None:
    figure = KINDS["levels_twice"](720)
    names = [t.text for t in figure.spec.layout.annotations if t.name == "naam"]
    assert names == [*LEVELS, "Bij de start", "Aan het eind"]
    lightness = [luminance(trace.marker.color[0]) for trace in figure.spec.data]
    assert lightness == sorted(lightness)


def test_plan_and_reach_lie_on_one_scale() -> None:
    figure = KINDS["plan_and_reach"](720)
    planned, reached = figure.spec.data
    assert planned.width > reached.width
    assert max(*planned.x, *reached.x) == figure.spec.layout.xaxis.range[1] == 3190
    texts = lines_of(figure)
    assert "3.190 van 1.650 (193%)" in texts
    assert f"{HIDDEN}, gepland 219" in texts
    assert "838" in texts


@pytest.mark.parametrize(
    ("kind", "alt"),
    [
        ("scores", ("Gemiddelde ZRM-score: Financiën van 2,31 naar 3,02, Geestelijke gezondheid "
         "van 3,10 naar 2,95 en Huisvesting van 1,00 naar 5,00. De overige cijfers staan in de "
         "tabel.")),
        ("levels_twice", ("Trajecten per niveau, grootste niveau. Bij de start: beperkt "
         "zelfredzaam (26); Aan het eind: beperkt zelfredzaam (27).")),
        ("plan_and_reach", ("Bereik en plan: Info & advies 2.044 van 2.543 (80%), Versterken van "
         "de zelfredzaamheid van kwetsbare burgers 3.190 van 1.650 (193%) en Ondersteuning niet "
         "getoond (privacy), gepland 219. De overige cijfers staan in de tabel.")),
        ("areas", ("Huishoudens met een laag inkomen: Westerkwartier 4,4%, Overijssel 6,9% en "
         "Nederland 6,8%.")),
        ("goals_reached", ("Behaalde doelen per domein: Financiën 78 van 133 (59%), "
         "Maatschappelijke participatie van 12: niet getoond (privacy) en Werk en opleiding "
         "10 van 20. De overige cijfers staan in de tabel.")),
        ("years", ("Huishoudens met een laag inkomen in Westerkwartier: van 5,9% naar 4,4%. "
         "Aan het eind van de lijnen: Overijssel 6,9% en Nederland 6,8%.")),
        ("help_by_form", ("Individuele hulp per domein: Financiën 792, Werk en opleiding 168 en "
         "Tijdsbesteding 135. Bij Financiën: Individueel traject 420, Leun en steun 102 en "
         "Informatie en advies 270.")),
    ],
)  # fmt: skip
def test_alternative_texts_say_what_the_figure_says(kind: str, alt: str) -> None:
    assert KINDS[kind](720).alt == alt


def test_a_chart_without_rows_is_empty_and_no_error() -> None:
    common = {"name": "leeg", "measure": "Niets", "profile": PROFILE}
    empty = [
        stacked([], **common),  # type: ignore[arg-type]
        goals([], **common),  # type: ignore[arg-type]
        levels([], **common),  # type: ignore[arg-type]
        bullets([], plan="gepland", **common),  # type: ignore[arg-type]
        dumbbell([], levels=LEVELS, **common),  # type: ignore[arg-type]
        small_multiples([], **common),  # type: ignore[arg-type]
        ranked(RankedList("In", []), RankedList("Uit", []), **common),  # type: ignore[arg-type]
    ]
    for figure in empty:
        well_set(figure)
        assert figure.printed == ()
        assert "niet bekend" in figure.alt or "geen" in figure.alt
