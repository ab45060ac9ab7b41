"""A small chart for each place of the map, all on one scale."""

from dataclasses import replace

import pandas as pd
import pytest

from evaldata.analysis.responses import responses_by
from evaldata.charts import small_multiples
from evaldata.charts.chart import Chart
from evaldata.dataset.dataset import Dataset
from evaldata.model.palette import CATEGORIES
from tests.evaldata.charts.figures import bar_traces, keys, letters, numbers, seen


def drawn(
    dataset: Dataset, *, dark: bool = False, complete: bool = True, chosen: str = ""
) -> Chart:
    """Responses by region, year and role."""
    return of(responses(dataset), dataset, dark=dark, complete=complete, chosen=chosen)


def responses(dataset: Dataset, **wanted: list[str]) -> pd.DataFrame:
    names = ("region", "year", "role")
    return responses_by(
        seen(dataset, **wanted), *(dataset.evaluation.attribute(name) for name in names)
    )


def of(
    frame: pd.DataFrame, dataset: Dataset, *, dark: bool, complete: bool = True, chosen: str = ""
) -> Chart:
    region, year, role = (dataset.evaluation.attribute(n) for n in ("region", "year", "role"))
    return small_multiples(frame, region, year, role, chosen=[chosen], dark=dark, complete=complete)


@pytest.mark.parametrize("dark", [False, True])
def test_bars_stand_on_each_other_in_the_colours_of_their_values(
    shipped: Dataset, dark: bool
) -> None:
    bars = bar_traces(drawn(shipped, dark=dark).figure)
    colours = (CATEGORIES.dark if dark else CATEGORIES.light)[:3]
    assert [bar.marker.color for bar in bars] == list(colours)
    assert [bar.name for bar in bars] == ["Commissioner", "Service Provider", "Service User"]
    first = [numbers(bar.y)[:3] for bar in bars]
    assert first == [[7, None, None], [8, None, None], [6, None, None]]
    floor = numbers(bars[0].base)[0]
    assert floor is not None
    assert [numbers(bar.base)[0] for bar in bars] == [floor, floor + 7, floor + 15]


def test_a_click_gives_the_place_the_step_and_the_part(shipped: Dataset) -> None:
    bar = bar_traces(drawn(shipped).figure)[1]
    assert keys(bar)[:2] == [
        ["South-West England", "1", "Service Provider"],
        ["South-West England", "2", "Service Provider"],
    ]
    assert len(keys(bar)) == 27
    assert bar.hovertext[0] == "South-West England, Year 1: 8 service providers"


def test_places_stand_where_the_map_has_them(shipped: Dataset) -> None:
    bar = bar_traces(drawn(shipped).figure)[0]
    places = [key[0] for key in keys(bar)]
    x, base = numbers(bar.x), numbers(bar.base)
    at = {place: (x[i], base[i]) for i, place in reversed([*enumerate(places)])}
    assert at["South-West England"][0] == at["West Midlands"][0] == at["North-West"][0] == 0.5
    assert at["North-West"][1] == at["North-East"][1]
    assert at["South-West England"] < at["West Midlands"] < at["North-West"]


def test_totals_stand_over_what_does_not_say_its_own(shipped: Dataset) -> None:
    [_, _, totals, _] = letters(drawn(shipped).figure)
    assert [text for text in totals if text] == ["21", "26", "9", "5", "6", "6", "2"]


def test_a_place_without_anybody_says_so(shipped: Dataset) -> None:
    frame = responses(shipped, role=["Service User"])
    assert letters(of(frame, shipped, dark=False).figure)[-1] == ["nobody"] * 6
    hidden = of(frame, shipped, dark=False, complete=False)
    assert letters(hidden.figure)[-1] == ["none shown"] * 6


def test_nobody_at_all_is_drawn(shipped: Dataset) -> None:
    frame = responses(shipped, region=["North-East"], role=["Service User"])
    chart = of(frame, shipped, dark=False)
    assert chart.message == "No responses are shown."
    assert chart.table.empty


def test_rows_in_another_order_or_left_out_change_no_number(shipped: Dataset) -> None:
    frame = responses(shipped)
    turned = of(frame.sort_values("responses"), shipped, dark=False)
    pd.testing.assert_frame_equal(turned.table, drawn(shipped).table)
    assert turned.figure == drawn(shipped).figure
    some = of(frame[frame.responses == 13], shipped, dark=False)
    assert some.table.to_numpy().tolist() == [["East Midlands", "Year 1", 13, 0, 0]]


def test_no_attribute_is_drawn_twice(shipped: Dataset) -> None:
    region, year = (shipped.evaluation.attribute(name) for name in ("region", "year"))
    frame = responses_by(seen(shipped), region, year)
    with pytest.raises(ValueError, match=r"'year' is named twice"):
        small_multiples(frame, region, year, year, chosen=[], dark=False)


def test_only_what_is_chosen_is_drawn(shipped: Dataset) -> None:
    chart = drawn(shipped, chosen="London")
    assert letters(chart.figure)[0] == ["<b>London</b>"]
    assert set(chart.table.iloc[:, 0]) == {"London"}
    assert len({key[0] for bar in bar_traces(chart.figure) for key in keys(bar)}) == 1
    assert chart.figure.layout.height < drawn(shipped).figure.layout.height / 2


def test_its_table_has_a_row_a_bar(shipped: Dataset) -> None:
    chart = drawn(shipped)
    pd.testing.assert_frame_equal(
        chart.table.head(2),
        pd.DataFrame(
            {
                "Region": ["South-West England", "East Midlands"],
                "Year": ["Year 1", "Year 1"],
                "Commissioner": [7, 13],
                "Service Provider": [8, 8],
                "Service User": [6, 5],
            }
        ),
        check_dtype=False,
    )
    assert chart.table.iloc[:, 2:].to_numpy().sum() == 84
    assert chart.message == "East Midlands: most responses, 26 of 84."
    assert "North-East, Year 3 – Service Provider: 2" in chart.alternative


def test_it_needs_room_for_each_bar_and_each_title(shipped: Dataset) -> None:
    bars = 3 * (6 * len("Year 1") + 4)
    assert drawn(shipped).minimum_width == 3 * bars
    assert bars > 7 * len("Yorkshire and")


def test_no_number_is_lost_to_withheld_values(shipped: Dataset) -> None:
    values = shipped.response_counts.values.copy()
    values[0, 0] = -1
    some = replace(shipped, response_counts=replace(shipped.response_counts, values=values))
    shown = drawn(some, complete=False).table.iloc[:, 2:].to_numpy().sum()
    assert shown == 84 - shipped.response_counts.count[0]
