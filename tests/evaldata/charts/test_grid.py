"""The grid: known quotes colour a tile, possible ones stand apart, the absent have no tile."""

from dataclasses import replace

import msgspec
import pandas as pd
import pytest

from evaldata.analysis.grid import ThemeOrder, evidence_grid, sorted_themes, theme_pairs
from evaldata.charts import grid_chart, small_grid
from evaldata.charts.chart import Chart
from evaldata.dataset.dataset import Dataset
from evaldata.model.attributes import Attribute, Value
from evaldata.model.palette import DARK, LIGHT
from tests.evaldata.charts.figures import bar_traces, keys, letters, numbers, seen

POSSIBLE = '<span style="font-size:11px">+{} possible</span>'
KNOWN = '<span style="font-size:15px"><b>{}</b></span>'


def drawn(dataset: Dataset, *, dark: bool = False, **wanted: list[str]) -> Chart:
    """The grid by the first attribute."""
    frame = evidence_grid(seen(dataset, **wanted), dataset.attributes[0])
    return grid_chart(frame, chosen=None, dark=dark)


@pytest.mark.parametrize(("dark", "steps"), [(False, LIGHT.steps), (True, DARK.steps)])
def test_only_known_quotes_colour_a_tile(
    walking: Dataset, dark: bool, steps: tuple[str, ...]
) -> None:
    chart = drawn(walking, dark=dark)
    tiles = bar_traces(chart.figure)[-1]
    assert list(tiles.marker.color) == [steps[5], steps[5], steps[0], steps[5]]
    assert numbers(tiles.y) == [0.5, 0.5, 1.5, 1.5]
    assert keys(tiles) == [["a", "Scotland"], ["a", "Wales"], ["b", "Scotland"], ["b", "Wales"]]


def test_possible_quotes_are_never_added(walking: Dataset) -> None:
    assert letters(drawn(walking).figure)[-1] == [
        f"{KNOWN.format(1)} {POSSIBLE.format(1)}",
        KNOWN.format(1),
        POSSIBLE.format(1).replace("+", ""),
        f"{KNOWN.format(1)} {POSSIBLE.format(1)}",
    ]


def test_who_took_part_and_is_not_quoted_is_told_from_nobody(walking: Dataset) -> None:
    chart = drawn(walking, age_group=["75"])
    tiles = bar_traces(chart.figure)[-1]
    assert tiles.marker.color[1] == "rgba(0,0,0,0)"
    assert letters(chart.figure)[-1][1] == '<span style="font-size:11px">nobody</span>'
    assert tiles.hovertext[1] == "1 Company, Wales: nobody took part"
    [dotted] = chart.figure.layout.shapes
    assert (dotted.line.dash, dotted.x0, dotted.x1) == ("dot", 1.04, 1.96)


def test_headings_answer_to_a_click(walking: Dataset) -> None:
    columns, rows, _ = bar_traces(drawn(walking).figure)
    assert keys(columns) == [["", "Scotland"], ["", "Wales"]]
    assert keys(rows) == [["a", ""], ["b", ""]]
    assert columns.marker.color == rows.marker.color == "rgba(0,0,0,0)"


def test_a_chosen_cell_is_outlined(walking: Dataset) -> None:
    frame = evidence_grid(seen(walking), walking.attributes[0])
    chart = grid_chart(frame, chosen=("b", "Wales"), dark=False)
    assert list(bar_traces(chart.figure)[-1].marker.line.width) == [0, 0, 0, 3]


def test_themes_stand_in_the_order_given(walking: Dataset) -> None:
    frame = evidence_grid(seen(walking), walking.attributes[0])
    order = sorted_themes(frame, ThemeOrder.FEWEST_GROUPS)
    assert order == ["b", "a"]
    chart = grid_chart(frame, chosen=None, dark=False, order=order)
    tiles = bar_traces(chart.figure)[-1]
    assert keys(tiles)[::2] == [["b", "Scotland"], ["a", "Scotland"]]
    assert numbers(tiles.y) == [0.5, 0.5, 1.5, 1.5]
    assert chart.table.Theme.tolist() == ["2 Weather", "1 Company"]


def test_rows_in_another_order_change_no_number(shipped: Dataset) -> None:
    frame = evidence_grid(seen(shipped, region=["North-East"]), shipped.voice)
    chart = grid_chart(frame, chosen=None, dark=False)
    turned = grid_chart(frame[::-1], chosen=None, dark=False)
    before = chart.table.set_index("Theme")
    after = turned.table.set_index("Theme")
    pd.testing.assert_frame_equal(after.loc[before.index, before.columns], before)


def test_what_is_left_out_has_no_tile(walking: Dataset) -> None:
    frame = evidence_grid(seen(walking), walking.attributes[0])
    some = frame[frame.possible > 0]
    chart = grid_chart(some, chosen=None, dark=False)
    assert keys(bar_traces(chart.figure)[-1]) == [
        ["a", "Scotland"],
        ["b", "Scotland"],
        ["b", "Wales"],
    ]
    assert chart.table.to_numpy().tolist() == [
        ["1 Company", "1 + 1 possible", ""],
        ["2 Weather", "1 possible", "1 + 1 possible"],
    ]
    last = grid_chart(
        frame[frame.theme_id == "b"], chosen=None, dark=False, order=["a", "b"]
    ).figure
    assert numbers(bar_traces(last)[-1].y) == [0.5, 0.5]
    assert last.layout.yaxis.range[0] == 1


def test_a_pair_of_themes_is_named_whatever_rows_are_left(walking: Dataset) -> None:
    pairs = theme_pairs(seen(walking))
    said = "Most shared: 1 quote filed under both {}."
    lower = pairs[(pairs.theme_id == "b") & (pairs.other_id == "a")]
    chart = grid_chart(lower, chosen=None, dark=False)
    assert chart.message == said.format("2 Weather / 1 Company")
    chart = grid_chart(pairs[::-1], chosen=None, dark=False)
    assert chart.message == said.format("2 Weather / 1 Company")


def test_its_table_and_words_have_the_same_counts(walking: Dataset) -> None:
    chart = drawn(walking, age_group=["75"])
    pd.testing.assert_frame_equal(
        chart.table,
        pd.DataFrame(
            {
                "Theme": ["1 Company", "2 Weather"],
                "Scotland": ["1 possible", "1 possible"],
                "Wales": ["nobody", "nobody"],
            }
        ),
    )
    assert chart.alternative == (
        "No quote is known to be from any of these groups. "
        "1 Company – Scotland: 1 possible, Wales: nobody; "
        "2 Weather – Scotland: 1 possible, Wales: nobody."
    )


def test_it_says_where_most_quotes_are(shipped: Dataset) -> None:
    frame = evidence_grid(seen(shipped), shipped.voice)
    assert grid_chart(frame, chosen=None, dark=False).message == (
        "Most known: 6 quotes, from Service Provider on 7.3 Engagement."
    )


def test_where_many_cells_have_most_none_is_named(walking: Dataset) -> None:
    frame = evidence_grid(seen(walking), walking.voice).assign(matches=1)
    assert grid_chart(frame, chosen=None, dark=False).message == (
        "No group is known to have more than 1 quote on a theme."
    )
    pairs = pd.concat([theme_pairs(seen(walking))] * 2)
    pairs = pairs.assign(matches=2, theme_id=list("abcdefgh"))
    assert grid_chart(pairs, chosen=None, dark=False).message == (
        "No two themes share more than 2 quotes."
    )


def test_many_columns_are_short_and_wide_enough(walking: Dataset) -> None:
    frame = evidence_grid(seen(wide(walking)), many(300))
    chart = grid_chart(frame, chosen=None, dark=False)
    assert chart.minimum_width > 300 * 40
    assert "+1?" in letters(chart.figure)[-1][0]
    assert len(bar_traces(chart.figure)[-1].base) == 600


def test_names_of_themes_end_before_the_tiles_where_the_grid_is_narrowest(shipped: Dataset) -> None:
    frame = evidence_grid(seen(shipped), shipped.voice)
    chart = grid_chart(frame, chosen=None, dark=False)
    start, end = chart.figure.layout.xaxis.range
    room = chart.minimum_width * start / (start - end)
    lines = [line for name in letters(chart.figure)[1] for line in name.split("<br>")]
    assert max(map(len, lines)) * 6 <= room


def test_names_have_room_where_a_grid_of_many_columns_is_a_quarter_narrower(
    walking: Dataset,
) -> None:
    frame = evidence_grid(seen(wide(walking)), many(300))
    frame = frame.assign(theme="Networking and sharing best practice")
    for chart in (grid_chart(frame, chosen=None), small_grid(frame)):
        start, end = chart.figure.layout.xaxis.range
        room = 0.75 * chart.minimum_width * start / (start - end)
        lines = [line for name in letters(chart.figure)[1] for line in name.split("<br>")]
        assert max(map(len, lines)) * 6 <= room


def test_without_themes_there_are_headings_only(walking: Dataset) -> None:
    frame = evidence_grid(seen(walking), walking.attributes[0]).iloc[:0]
    assert grid_chart(frame, chosen=None, dark=False).table.empty


def test_a_small_grid_has_possible_quotes_only_where_asked(walking: Dataset) -> None:
    frame = evidence_grid(seen(walking), walking.attributes[0])
    small = small_grid(frame, dark=False)
    assert letters(small.figure)[-1] == [KNOWN.format(1), KNOWN.format(1), "–", KNOWN.format(1)]
    assert POSSIBLE.format(1) in letters(small_grid(frame, dark=False, possible=True).figure)[-1][0]
    assert small.figure.layout.height == 17 + 8 + 2 * 26
    assert keys(bar_traces(small.figure)[-1])[0] == ["a", "Scotland"]


def test_pairs_of_themes_are_a_grid_too(walking: Dataset) -> None:
    chart = grid_chart(theme_pairs(seen(walking)), chosen=("a", "b"), dark=False)
    tiles = bar_traces(chart.figure)[-1]
    assert keys(tiles) == [["a", "a"], ["a", "b"], ["b", "a"], ["b", "b"]]
    assert list(tiles.marker.line.width) == [0, 3, 0, 0]
    assert chart.message == "Most shared: 1 quote filed under both 1 Company / 2 Weather."


def test_no_pair_shares_a_quote(shipped: Dataset) -> None:
    chart = grid_chart(theme_pairs(seen(shipped)), chosen=None, dark=False)
    assert chart.message == "No quote is known to match and filed under two themes."


def test_many_themes_are_headed_by_their_numbers(shipped: Dataset) -> None:
    pairs = theme_pairs(seen(shipped))
    chart = grid_chart(pairs, chosen=None, dark=False)
    assert letters(chart.figure)[0] == [theme.number for theme in shipped.themes]
    assert bar_traces(chart.figure)[0].hovertext[1] == "7.2 Networking and sharing best practice"
    assert chart.table.columns[2] == "7.2 Networking and sharing best practice"
    unnumbered = grid_chart(pairs.assign(number=""), chosen=None, dark=False)
    assert letters(unnumbered.figure)[0][2] == "7.3 Engagement"


def test_few_themes_are_headed_by_their_names(walking: Dataset) -> None:
    chart = grid_chart(theme_pairs(seen(walking)), chosen=None, dark=False)
    assert letters(chart.figure)[0] == ["1<br>Company", "2<br>Weather"]


def test_headings_have_room_where_a_grid_is_a_quarter_narrower_than_it_asks(
    shipped: Dataset,
) -> None:
    pairs = theme_pairs(seen(shipped)).assign(number="")
    regions = evidence_grid(seen(shipped), shipped.evaluation.attribute("region"))
    for frame in (pairs, regions):
        chart = grid_chart(frame, chosen=None, dark=False)
        start, end = chart.figure.layout.xaxis.range
        room = 0.75 * chart.minimum_width / (end - start)
        lines = [line for text in letters(chart.figure)[0] for line in text.split("<br>")]
        assert max(map(len, lines)) * 6 <= room


def many(number: int) -> Attribute:
    """An attribute with the small evaluation's values first and many that nobody has."""
    values = (Value("Scotland"), Value("Wales"), *(Value(f"Place {i}") for i in range(number - 2)))
    return Attribute(id="nation", label="Nation", plural="nations", values=values)


def wide(dataset: Dataset) -> Dataset:
    """The small evaluation with many nations."""
    attributes = (many(300), *dataset.attributes[1:])
    evaluation = msgspec.structs.replace(dataset.evaluation, attributes=attributes)
    return replace(dataset, evaluation=evaluation)
