"""A chart shows the counts of its table, in the palette's colours, and says them in words."""

import subprocess
import sys

import pandas as pd
import pytest

from evaldata.analysis.filters import Filter
from evaldata.analysis.responses import cross
from evaldata.analysis.view import View
from evaldata.charts import Chart, stacked_bars
from evaldata.charts.style import legend_lines, legend_width
from evaldata.dataset.dataset import Dataset
from tests.evaldata.charts.figures import bar_traces, numbers
from tests.evaluations import EVALUATION, small


def chart(dataset: Dataset, *, dark: bool = False, **wanted: list[str]) -> Chart:
    view = View.of(dataset, Filter.of(wanted, dataset.attributes))
    return stacked_bars(cross(view, *dataset.attributes), *dataset.attributes, dark=dark)


@pytest.mark.parametrize(
    ("dark", "colours"), [(False, ["#12436D", "#28A197"]), (True, ["#7FB2DD", "#3FC1B6"])]
)
def test_bars_are_the_counts_in_the_palettes_colours(
    walking: Dataset, dark: bool, colours: list[str]
) -> None:
    figure = chart(walking, dark=dark).figure
    assert list(figure.layout.yaxis.ticktext) == ["Scotland", "Wales"]
    drawn = [(bar.name, numbers(bar.x), bar.marker.color) for bar in bar_traces(figure)]
    assert drawn == [
        ("60 to 74", [2, 1], colours[0]),
        ("75 and over", [1, None], colours[1]),
    ]


def test_its_message_and_alternative_text_say_the_counts(walking: Dataset) -> None:
    drawn = chart(walking)
    assert drawn.message == "Scotland: most responses, 3 of 4."
    assert drawn.alternative == (
        "Scotland: most responses, 3 of 4. "
        "Scotland – 60 to 74: 2, 75 and over: 1; Wales – 60 to 74: 1."
    )


def test_of_one_value_alone_its_message_says_that_these_are_all(walking: Dataset) -> None:
    assert chart(walking, nation=["Scotland"]).message == "Scotland: all 3 responses shown."
    assert chart(walking, nation=["Wales"]).message == "Wales: the only response shown."


def test_it_is_so_wide_that_its_legend_stands_in_two_lines(walking: Dataset) -> None:
    names, widest = len("Scotland") * 7, 48 + 11 * 7
    assert chart(walking).minimum_width == names + widest
    assert legend_width(["60 to 74"] * 4 + ["75 and over"], 2) == 3 * widest


def test_a_category_keeps_its_colour_when_another_is_empty(walking: Dataset) -> None:
    [bar] = chart(walking, age_group=["75"]).figure.data
    assert (bar.name, bar.marker.color) == ("75 and over", "#28A197")


def test_nobody_is_said_not_drawn(walking: Dataset) -> None:
    drawn = chart(walking, nation=["Wales"], age_group=["75"])
    assert drawn.message == "No responses are shown."
    assert drawn.figure.data == ()


def test_labels_are_shown_as_they_stand(tmp_path_factory: pytest.TempPathFactory) -> None:
    hostile = '<b>Wales</b> <a href=\\"https://x.test\\">y</a>'
    changed = EVALUATION.replace('value = "Wales"', f'value = "Wales", label = "{hostile}"')
    dataset = small(tmp_path_factory.mktemp("hostile"), evaluation=changed)
    rows = chart(dataset).figure.layout.yaxis
    assert rows.ticktext[1].replace("<br>", " ") == (
        '&lt;b&gt;Wales&lt;/b&gt; &lt;a href="https://x.test"&gt;y&lt;/a&gt;'
    )


@pytest.mark.slow
def test_pandas_is_whole_before_the_first_chart() -> None:
    program = "import sys, evaldata.charts; print(hasattr(sys.modules.get('pandas'), 'Series'))"
    answer = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert answer.stdout.strip() == "True"


def test_a_click_gives_both_values(walking: Dataset) -> None:
    bars = chart(walking).figure.data
    assert [list(map(list, bar.customdata)) for bar in bars] == [
        [["Scotland", "60"], ["Wales", "60"]],
        [["Scotland", "75"], ["Wales", "75"]],
    ]


def test_its_table_has_a_column_for_each_value(walking: Dataset) -> None:
    pd.testing.assert_frame_equal(
        chart(walking).table,
        pd.DataFrame({"Nation": ["Scotland", "Wales"], "60 to 74": [2, 1], "75 and over": [1, 0]}),
    )


@pytest.mark.parametrize(("entries", "lines"), [(1, 2), (6, 2), (8, 3), (12, 4)])
def test_a_legend_of_many_entries_has_more_lines(entries: int, lines: int) -> None:
    assert legend_lines(entries) == lines
