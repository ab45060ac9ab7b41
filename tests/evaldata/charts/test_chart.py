"""What every chart has: words, a table, and the house style."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from evaldata.charts.chart import MOST_LETTERS, Chart, readable, spoken
from evaldata.charts.style import layout, shades, texts
from evaldata.palette import DARK, LIGHT


def test_its_alternative_is_the_message_and_the_data() -> None:
    chart = Chart.of(go.Figure(), "Two.", parts=["a: 1", "b: 1"], table=pd.DataFrame())
    assert chart.alternative == "Two. a: 1; b: 1."
    assert chart.minimum_width == 0


def test_without_data_it_is_the_message_alone() -> None:
    assert spoken("Nobody took part.", []) == "Nobody took part."


def test_what_is_too_long_is_cut_between_two_parts() -> None:
    said = spoken("Many.", [f"number {i}: {i}" for i in range(500)])
    assert len(said) <= MOST_LETTERS
    assert said.startswith("Many. number 0: 0; number 1: 1")
    before, _, after = said.partition(" …")
    assert after == " The table has the rest."
    assert before.rpartition("number ")[2].split(": ")[0] == before.rpartition(": ")[2]


def test_a_single_part_that_is_too_long_is_cut_too() -> None:
    assert len(spoken("a" * 2_000, [])) == MOST_LETTERS


def test_labels_that_occur_twice_become_different() -> None:
    table = readable([("Theme", [1]), ("Theme", [2]), ("Theme", [3])])
    assert table.to_dict("list") == {"Theme": [1], "Theme (2)": [2], "Theme (3)": [3]}


@pytest.mark.parametrize(("dark", "scheme"), [(False, LIGHT), (True, DARK)])
def test_the_house_style(dark: bool, scheme: object) -> None:
    figure = go.Figure(layout=layout(100, dark=dark)).layout
    assert figure.clickmode == "event+select"
    assert figure.dragmode is False
    assert figure.xaxis.fixedrange
    assert figure.yaxis.fixedrange
    assert (figure.paper_bgcolor, figure.plot_bgcolor) == ("rgba(0,0,0,0)", "rgba(0,0,0,0)")
    assert figure.font.size == 13
    assert figure.font.color == (DARK if dark else LIGHT).ink
    assert scheme in {LIGHT, DARK}


@pytest.mark.parametrize("dark", [False, True])
def test_counts_are_shaded_from_none_to_most(dark: bool) -> None:
    steps = (DARK if dark else LIGHT).steps
    assert shades([0, 1, 50, 100], dark=dark) == [steps[0], steps[1], steps[3], steps[5]]
    assert shades([0, 0], dark=dark) == [steps[0]] * 2
    assert shades([], dark=dark) == []


def test_texts_keep_their_colours_under_a_selection_and_answer_to_no_click() -> None:
    trace = texts(at=([1], [1]), text=["a"], colour=["#123456"])
    assert trace.selected.textfont.color == "#123456"
    assert trace.hoverinfo == "skip"
