"""What every chart has: words, a table, and the house style."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from evaldata.charts.chart import MOST_LETTERS, Chart, readable
from evaldata.charts.style import layout, shades, texts
from evaldata.model.palette import DARK, LIGHT


def said(table: pd.DataFrame, *, names: int = 1) -> str:
    return Chart([], {}, "Two.", table, names=names).alternative


def test_its_alternative_is_the_message_and_the_table() -> None:
    assert said(pd.DataFrame({"Nation": ["Wales", "Kent"], "Responses": [1_200, 0]})) == (
        "Two. Wales: 1,200; Kent: 0."
    )


def test_of_several_columns_what_is_nothing_is_left_out() -> None:
    table = pd.DataFrame(
        {"Nation": ["Wales", "Kent"], "Year": ["1", ""], "a": [2, 0], "b": ["–", ""], "c": [3, 0]}
    )
    assert said(table, names=2) == "Two. Wales, 1 – a: 2, c: 3; Kent – none."


def test_without_data_it_is_the_message_alone() -> None:
    assert said(pd.DataFrame({"Nation": []})) == "Two."


def test_what_is_too_long_is_cut_between_two_rows() -> None:
    whole = said(pd.DataFrame({"Number": [f"number {i}" for i in range(500)], "n": range(500)}))
    assert len(whole) <= MOST_LETTERS
    assert whole.startswith("Two. number 0: 0; number 1: 1")
    before, _, after = whole.partition(" …")
    assert after == " The table has the rest."
    assert before.rpartition("number ")[2].split(": ")[0] == before.rpartition(": ")[2]


def test_a_single_row_that_is_too_long_is_cut_too() -> None:
    assert len(said(pd.DataFrame({"a": ["a" * 2_000], "n": [1]}))) == MOST_LETTERS


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


@pytest.mark.parametrize(("rows", "size"), [(3, 26), (40, 10)])
def test_in_a_talk_letters_are_large_and_names_do_not_lie_on_each_other(
    rows: int, size: int
) -> None:
    names = {"ticktext": ["a<br>b"] * rows}
    chart = Chart([], layout(100, dark=False, yaxis=names), "", pd.DataFrame())
    large = chart.magnified(2, height=40 * 2 * 17 * 10 // 13 + 1)
    assert int(large.figure.layout.yaxis.tickfont.size) == size
