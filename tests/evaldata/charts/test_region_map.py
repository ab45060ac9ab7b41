"""Each place has its tile and its number; bars stand beneath them in the same figure."""

import pandas as pd
import pytest

from evaldata.analysis.responses import responses_by, responses_on_map
from evaldata.charts import bars, crowded, map_and_bars, region_map
from evaldata.charts.region_map import places
from evaldata.dataset.dataset import Dataset
from evaldata.model.attributes import Attribute, Value
from evaldata.model.palette import CATEGORIES, DARK, LIGHT, MARK
from tests.evaldata.charts.figures import bar_traces, keys, letters, numbers, seen, whole_rows


@pytest.mark.parametrize(("dark", "steps"), [(False, LIGHT.steps), (True, DARK.steps)])
def test_tiles_stand_in_their_places_in_the_colours_of_their_counts(
    walking: Dataset, dark: bool, steps: tuple[str, ...]
) -> None:
    nation = walking.attributes[0]
    chart = region_map(responses_on_map(seen(walking)), nation, chosen=[], dark=dark)
    [tile] = bar_traces(chart.figure)
    assert numbers(tile.base) == [0.02, 0.02]
    assert numbers(tile.y) == [1.5, 0.5]
    assert list(tile.marker.color) == [steps[5], steps[2]]
    assert keys(tile) == [["nation", "Scotland"], ["nation", "Wales"]]
    assert letters(chart.figure) == [["Scotland<br><b>3</b>", "Wales<br><b>1</b>"]]
    assert list(tile.hovertext) == ["Scotland: 3 responses", "Wales: 1 response"]


def test_rows_in_another_order_or_left_out_change_no_number(walking: Dataset) -> None:
    nation, frame = walking.attributes[0], responses_on_map(seen(walking))
    turned = region_map(frame[::-1], nation, chosen=[], dark=False)
    assert letters(turned.figure) == [["Scotland<br><b>3</b>", "Wales<br><b>1</b>"]]
    some = bars(frame[frame.responses == 1], nation, dark=False)
    assert some.table.Responses.tolist() == [0, 1]


def test_rows_of_the_same_value_are_added(walking: Dataset) -> None:
    nation, age = walking.attributes
    both = responses_by(seen(walking), nation, age)
    assert bars(both, nation, dark=False).table.Responses.tolist() == [3, 1]
    withheld = both.assign(nation=both.nation.where(both.responses != 2))
    assert bars(withheld, nation, dark=False).table.Responses.tolist() == [1, 1]


def test_a_value_that_is_not_known_is_refused(walking: Dataset) -> None:
    frame = pd.DataFrame({"nation": ["Mars"], "responses": [1]})
    with pytest.raises(ValueError, match="'Mars' is no value of 'nation'"):
        bars(frame, walking.attributes[0], dark=False)


def test_nobody_is_said_on_a_flat_ground(walking: Dataset) -> None:
    frame = responses_on_map(seen(walking, age_group=["75"]))
    chart = region_map(frame, walking.attributes[0], chosen=[], dark=False)
    assert letters(chart.figure) == [["Scotland<br><b>1</b>", "Wales<br>nobody"]]
    assert bar_traces(chart.figure)[0].marker.color[1] == LIGHT.steps[0]


def test_where_some_are_not_shown_nobody_is_not_said(walking: Dataset) -> None:
    frame = responses_on_map(seen(walking, age_group=["75"]))
    chart = region_map(frame, walking.attributes[0], chosen=[], dark=False, complete=False)
    assert letters(chart.figure)[0][1] == "Wales<br>none shown"


def test_what_is_chosen_is_outlined_told_and_alone_has_a_colour(walking: Dataset) -> None:
    view = seen(walking, nation=["Wales"])
    chart = region_map(responses_on_map(view), walking.attributes[0], chosen=["Wales"], dark=False)
    [tile] = bar_traces(chart.figure)
    assert list(tile.marker.line.width) == [0, 3]
    assert tile.marker.line.color == MARK == "#F46A25"
    assert list(tile.marker.color) == [LIGHT.steps[0], LIGHT.steps[5]]
    assert letters(chart.figure) == [["Scotland<br><b>3</b>", "Wales<br><b>1</b>"]]
    assert chart.message == "1 response, from Wales."


def test_a_selection_does_not_fade_the_others(walking: Dataset) -> None:
    chart = region_map(responses_on_map(seen(walking)), walking.attributes[0], chosen=[], dark=True)
    [tile] = bar_traces(chart.figure)
    assert (tile.selected.marker.opacity, tile.unselected.marker.opacity) == (1, 1)


def test_the_map_says_where_most_came_from(shipped: Dataset) -> None:
    region = shipped.evaluation.attribute("region")
    chart = region_map(responses_on_map(seen(shipped)), region, chosen=[], dark=False)
    assert chart.message == (
        "47 of 84 responses came from two regions, East Midlands and South-West England."
    )
    assert chart.alternative.startswith(f"{chart.message} South-West England: 21; East Midlands")
    assert chart.table.columns.tolist() == ["Region", "Responses"]
    assert chart.table.Responses.sum() == 84


def test_nobody_took_part(walking: Dataset) -> None:
    frame = responses_on_map(seen(walking)).assign(responses=0)
    chart = region_map(frame, walking.attributes[0], chosen=[], dark=False)
    assert chart.message == "No responses are shown."


def test_a_value_without_a_tile_has_no_place() -> None:
    values = (Value("x", tile=(0, 0)), Value("y"))
    with pytest.raises(ValueError, match="tile"):
        places(Attribute(id="at", label="At", plural="at", values=values))


@pytest.mark.parametrize("dark", [False, True])
def test_bars_have_the_counts(walking: Dataset, dark: bool) -> None:
    age = walking.attributes[1]
    chart = bars(responses_by(seen(walking, nation=["Wales"]), age), age, dark=dark)
    [bar] = bar_traces(chart.figure)
    assert numbers(bar.x) == [1, None]
    assert bar.marker.color == (CATEGORIES.dark if dark else CATEGORIES.light)[0]
    assert keys(bar) == [["age_group", "60"], ["age_group", "75"]]
    assert letters(chart.figure) == [[" 1", " 0"]]
    assert list(chart.figure.layout.yaxis.ticktext) == [
        "People of 60 to 74",
        "People of 75 and over",
    ]
    assert chart.message == "People of 60 to 74: the only response shown."
    pd.testing.assert_frame_equal(
        chart.table, pd.DataFrame({"Age group": ["60 to 74", "75 and over"], "Responses": [1, 0]})
    )


def test_a_click_beside_a_bar_counts_as_one_on_it(walking: Dataset) -> None:
    age = walking.attributes[1]
    figure = bars(responses_by(seen(walking, nation=["Wales"]), age), age).figure
    [row], [bar] = whole_rows(figure), bar_traces(figure)
    assert keys(row) == keys(bar)
    assert set(numbers(row.x)) == {figure.layout.xaxis.range[1]}
    assert row.width == 1


def test_bars_leave_room_for_large_numbers(walking: Dataset) -> None:
    age = walking.attributes[1]
    frame = responses_by(seen(walking), age)
    ends = [bars(frame, age, dark=False, room=r).figure.layout.xaxis.range[1] for r in (1.2, 1.6)]
    assert ends == pytest.approx([3 * 1.2, 3 * 1.6])


def test_map_and_bars_are_one_figure(walking: Dataset) -> None:
    nation, age = walking.attributes
    on_map = region_map(responses_on_map(seen(walking)), nation, chosen=[])
    below = bars(responses_by(seen(walking), age), age)
    chart = map_and_bars(on_map, below)
    tile, bar = bar_traces(chart.figure)
    assert keys(tile)[0] == ["nation", "Scotland"]
    assert keys(bar) == [["age_group", "60"], ["age_group", "75"]]
    assert (bar.xaxis, bar.yaxis) == ("x2", "y2")
    layout = chart.figure.layout
    assert layout.yaxis2.domain[1] < layout.yaxis.domain[0]
    assert chart.message == "All 4 responses came from two nations, Scotland and Wales."
    assert chart.table.to_numpy().tolist() == [
        ["Nation", "Scotland", 3],
        ["Nation", "Wales", 1],
        ["Age group", "60 to 74", 3],
        ["Age group", "75 and over", 1],
    ]


def squares(*labels: str, across: int = 1) -> Attribute:
    """An attribute of which the values stand on a map from the left, so many beside each other."""
    tiles = [divmod(place, across) for place in range(len(labels))]
    values = [Value(label, tile=tile) for label, tile in zip(labels, tiles, strict=True)]
    return Attribute(id="area", label="Area", plural="areas", values=tuple(values))


def test_many_places_or_long_names_crowd_a_map_of_a_talk(shipped: Dataset) -> None:
    assert not crowded(shipped.evaluation.attribute("region"))
    assert not crowded(squares(*"abcd"))
    assert crowded(squares(*"abcde"))
    assert not crowded(squares(*"abcdefghi", across=3))
    assert crowded(squares("East and West Midlands of England", *"bcdefghi", across=3))
    assert crowded(squares(*"abcdef", across=6))


def test_a_tile_of_a_crowded_map_is_one_line() -> None:
    area = squares("Tyne", "Gloucester and the Forest", "c", "d", across=4)
    frame = pd.DataFrame({"area": ["Tyne", "Gloucester and the Forest"], "responses": [13, 2]})
    chart = region_map(frame, area, chosen=[], in_line=True)
    said = ["Tyne <b>13</b>", "Gloucester and… <b>2</b>", "c nobody", "d nobody"]
    assert letters(chart.figure) == [said]
