"""Quotes by theme and value: what is known, what is possible, and who was not there."""

from dataclasses import replace

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from evaldata.analysis.filters import Filter
from evaldata.analysis.grid import (
    ThemeOrder,
    evidence_grid,
    shared_quotes,
    sorted_themes,
    stated_quotes,
    theme_pairs,
)
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.model.patterns import WITHHELD


def seen(dataset: Dataset, **wanted: list[str]) -> View:
    return View.of(dataset, Filter.of(wanted, dataset.attributes))


def test_a_grid_has_each_theme_and_each_value(walking: Dataset) -> None:
    pd.testing.assert_frame_equal(
        evidence_grid(seen(walking), walking.attributes[0]),
        pd.DataFrame(
            {
                "theme_id": ["a", "a", "b", "b"],
                "theme": ["1 Company", "1 Company", "2 Weather", "2 Weather"],
                "value": ["Scotland", "Wales"] * 2,
                "label": ["Scotland", "Wales"] * 2,
                "matches": [1, 1, 0, 1],
                "possible": [1, 0, 1, 1],
                "responses": [3, 1] * 2,
                "absent": [False] * 4,
            }
        ),
        check_dtype=False,
    )


def test_the_rest_of_the_filter_counts_and_only_what_is_asked_is_a_column(
    walking: Dataset,
) -> None:
    view = seen(walking, nation=["Wales"], age_group=["75"])
    grid = evidence_grid(view, walking.attributes[0])
    assert grid[["theme_id", "value"]].to_numpy().tolist() == [["a", "Wales"], ["b", "Wales"]]
    assert grid.responses.tolist() == [0, 0]
    assert grid.absent.tolist() == [True, True]


def test_nobody_is_absent_where_some_are_not_shown(walking: Dataset) -> None:
    values = walking.response_counts.values.copy()
    values[0, 1] = WITHHELD
    some = replace(walking, response_counts=replace(walking.response_counts, values=values))
    view = seen(some, nation=["Wales"])
    assert evidence_grid(view, some.attributes[1]).responses.tolist() == [1, 0, 1, 0]
    assert not evidence_grid(view, some.attributes[1]).absent.any()


def test_the_north_east_is_as_the_report_has_it(shipped: Dataset) -> None:
    role = shipped.evaluation.attribute("role")
    grid = evidence_grid(seen(shipped, region=["North-East"]), role)
    by_role = grid.groupby("value").agg({"matches": "sum", "possible": "sum", "absent": "all"})
    assert by_role.loc["Service Provider"].tolist() == [0, 23, False]
    assert by_role.loc["Commissioner"].tolist() == [0, 0, True]
    assert by_role.loc["Service User"].tolist() == [0, 0, True]


def test_a_grid_agrees_with_the_counts_of_each_cell(shipped: Dataset) -> None:
    for attribute in shipped.attributes:
        grid = evidence_grid(seen(shipped, year=["1", "3"]), attribute)
        for cell in grid.itertuples():
            wanted = {"year": ["1", "3"]} | {attribute.id: [str(cell.value)]}
            one = seen(shipped, **wanted)
            expected = one.counts_of([str(cell.theme_id)])
            assert (cell.matches, cell.possible) == (expected.matches, expected.possible)
            assert cell.responses == one.responses


@given(data=st.data())
def test_known_possible_and_ruled_out_are_all_quotes(shipped: Dataset, data: st.DataObject) -> None:
    wanted = {
        a.id: data.draw(st.lists(st.sampled_from(a.texts), unique=True), a.id)
        for a in shipped.attributes
    }
    view = seen(shipped, **wanted)
    attribute = data.draw(st.sampled_from(shipped.attributes))
    for cell in evidence_grid(view, attribute).itertuples():
        one = seen(shipped, **(wanted | {attribute.id: [str(cell.value)]}))
        ruled_out = one.counts_of([str(cell.theme_id)]).ruled_out
        theme = [t.theme_id for t in shipped.themes].index(str(cell.theme_id))
        total = len(shipped.quotes.of_theme[theme])
        assert cell.matches + cell.possible + ruled_out == total


def test_themes_are_sorted(shipped: Dataset) -> None:
    grid = evidence_grid(seen(shipped), shipped.voice)
    report = [theme.theme_id for theme in shipped.themes]
    assert sorted_themes(grid, ThemeOrder.REPORT) == report
    most = sorted_themes(grid, ThemeOrder.MOST_QUOTES)
    assert most[:2] == ["7.3", "7.2"]
    assert most[2:7] == ["7.1", "7.4", "7.7", "7.8", "7.5"]
    fewest = sorted_themes(grid, ThemeOrder.FEWEST_GROUPS)
    assert fewest[-1] == "7.1"
    assert fewest[-3:-1] == ["7.2", "7.3"]
    assert sorted(fewest) == sorted(report)


def test_themes_of_possible_quotes_are_sorted_by_these_too(shipped: Dataset) -> None:
    grid = evidence_grid(seen(shipped), shipped.evaluation.attribute("region"))
    most = sorted_themes(grid, ThemeOrder.MOST_QUOTES)
    assert most[:2] == ["7.3", "7.2"]
    assert most[-4:] == ["7.5", "7.6", "7.9", "7.10"]  # two each, one of 7.5 known


def test_an_order_is_called_what_a_reader_chooses() -> None:
    assert list(ThemeOrder) == ["report order", "most quotes", "fewest groups heard"]


def test_pairs_of_themes_share_quotes(walking: Dataset) -> None:
    pd.testing.assert_frame_equal(
        theme_pairs(seen(walking, nation=["Wales"])),
        pd.DataFrame(
            {
                "theme_id": ["a", "a", "b", "b"],
                "theme": ["1 Company", "1 Company", "2 Weather", "2 Weather"],
                "other_id": ["a", "b", "a", "b"],
                "other": ["1 Company", "2 Weather", "1 Company", "2 Weather"],
                "number": ["1", "2", "1", "2"],
                "matches": [1, 1, 1, 1],
                "possible": [0, 0, 0, 1],
            }
        ),
        check_dtype=False,
    )


def test_a_quote_of_which_a_value_is_known_states_it(shipped: Dataset) -> None:
    known = {a.id: stated_quotes(shipped, a) for a in shipped.attributes}
    assert known == {"region": 1, "year": 0, "role": 33, "method": 0}


def test_themes_share_quotes_or_do_not(walking: Dataset, shipped: Dataset) -> None:
    assert shared_quotes(walking) == 1
    assert shared_quotes(shipped) == 0
