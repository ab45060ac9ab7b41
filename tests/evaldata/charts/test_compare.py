"""Two groups side by side, and what tells them apart."""

import pandas as pd
import pytest

from evaldata.analysis.compare import TwoGroupCounts, compared_quotes, compared_responses
from evaldata.charts import compared_themes, comparison_headline, mirrored_bars
from evaldata.dataset.dataset import Dataset
from evaldata.model.palette import CATEGORIES, DARK, LIGHT
from tests.evaldata.charts.figures import bar_traces, keys, letters, numbers, seen

NAMES = ("Scotland", "Wales")
POSSIBLE = "Could be from Scotland, not from Wales"


def compared(dataset: Dataset) -> pd.DataFrame:
    one, other = (seen(dataset, nation=[name]) for name in NAMES)
    return compared_responses(one, other, (dataset.attributes[1],))


def apart(dataset: Dataset) -> pd.DataFrame:
    one, other = (seen(dataset, nation=[name]) for name in NAMES)
    return compared_quotes(one, other)


@pytest.mark.parametrize(
    ("total", "said"),
    [
        (TwoGroupCounts(0, 0, 0, 0, 0, 5), "No quote is from A or B"),
        (TwoGroupCounts(0, 0, 3, 0, 0, 5), "No quote can tell A from B"),
        (TwoGroupCounts(10, 0, 0, 20, 0, 3), "10 quotes are from A, 20 from B"),
        (TwoGroupCounts(1, 0, 0, 1, 0, 0), "1 quote is from A, 1 from B"),
        (TwoGroupCounts(0, 0, 0, 3, 0, 0), "No quotes are from A, 3 from B"),
        (
            TwoGroupCounts(0, 0, 0, 0, 3, 30),
            "No quote is known to be from A or B; 3 could be from B",
        ),
        (
            TwoGroupCounts(1, 2, 0, 0, 3, 0),
            "1 quote is from A, none from B; 2 could be from A; 3 could be from B",
        ),
        (TwoGroupCounts(3, 0, 0, 0, 0, 0), "3 quotes are from A, none from B"),
        (
            TwoGroupCounts(6, 1, 18, 3, 2, 0),
            "18 of 30 quotes could be from either A or B",
        ),
        (
            TwoGroupCounts(1, 0, 1, 0, 0, 0),
            "1 of 2 quotes could be from either A or B",
        ),
    ],
)
def test_the_headline_says_of_how_many_quotes_it_is_not_known_whose_they_are(
    total: TwoGroupCounts, said: str
) -> None:
    assert comparison_headline(total, ("A", "B")) == said


@pytest.mark.parametrize(("dark", "palette"), [(False, CATEGORIES.light), (True, CATEGORIES.dark)])
def test_bars_are_mirrored(walking: Dataset, dark: bool, palette: tuple[str, ...]) -> None:
    chart = mirrored_bars(compared(walking), NAMES, dark=dark)
    left, right = bar_traces(chart.figure)
    assert (numbers(left.x), numbers(right.x)) == ([2, 1], [1, None])
    assert (left.marker.color, right.marker.color) == (palette[0], palette[3])
    assert keys(left) == [["age_group", "60", "one"], ["age_group", "75", "one"]]
    assert keys(right)[0] == ["age_group", "60", "other"]
    assert chart.figure.layout.xaxis.range[0] > chart.figure.layout.xaxis.range[1] == 0
    assert letters(chart.figure)[:4] == [
        [" 2 ", " 1 "],
        ["<b>Scotland</b>"],
        [" 1 ", " – "],
        ["<b>Wales</b>"],
    ]


def test_mirrored_bars_in_words(walking: Dataset) -> None:
    chart = mirrored_bars(compared(walking), NAMES, dark=False)
    assert chart.alternative == (
        "Scotland beside Wales: who took part. Age group, 60 to 74 – Scotland: 2, Wales: 1; "
        "Age group, 75 and over – Scotland: 1."
    )
    assert chart.table.columns.tolist() == ["Attribute", "Value", "Scotland", "Wales"]


def test_values_that_neither_has_are_left_out(walking: Dataset) -> None:
    frame = compared(walking).assign(one=[0, 1], other=0)
    assert mirrored_bars(frame, NAMES, dark=False).table.Value.tolist() == ["75 and over"]


def test_of_many_values_those_with_most_responses_are_drawn_and_the_table_has_all(
    walking: Dataset,
) -> None:
    frame = pd.concat([compared(walking).iloc[:1]] * 60, ignore_index=True)
    frame = frame.assign(value=[*map(str, range(60))], label="a", one=1, other=[0] * 50 + [2] * 10)
    chart = mirrored_bars(frame, NAMES)
    left, _ = bar_traces(chart.figure)
    assert [value for _, value, _ in keys(left)] == [*map(str, range(50, 60))]
    assert "<b>Age group</b><br>10 of 60" in letters(chart.figure)[-1][0]
    assert len(chart.table) == 60


def test_nothing_to_compare_is_drawn_empty(walking: Dataset) -> None:
    chart = mirrored_bars(compared(walking).iloc[:0], NAMES, dark=False)
    assert chart.alternative == "Scotland beside Wales: who took part."


def test_groups_of_one_name_keep_their_columns(walking: Dataset) -> None:
    chart = mirrored_bars(compared(walking), ("Wales", "Wales"), dark=False)
    assert chart.table.columns.tolist() == ["Attribute", "Value", "Wales", "Wales (2)"]


@pytest.mark.parametrize(
    ("dark", "palette", "scheme"),
    [(False, CATEGORIES.light, LIGHT), (True, CATEGORIES.dark, DARK)],
)
def test_the_middle_could_be_either(
    walking: Dataset, dark: bool, palette: tuple[str, ...], scheme: object
) -> None:
    bars = {
        bar.name.replace("<br>", " "): bar
        for bar in bar_traces(compared_themes(apart(walking), NAMES, dark=dark).figure)
    }
    neutral = (DARK if dark else LIGHT).neutral
    assert scheme in {LIGHT, DARK}
    assert list(bars) == [
        POSSIBLE,
        "Known to be from Scotland",
        "Could be either",
        "Known to be from Wales",
    ]
    assert bars["Known to be from Scotland"].marker.color == palette[0]
    assert bars["Known to be from Wales"].marker.color == palette[3]
    assert bars["Could be either"].marker.color == neutral
    assert bars[POSSIBLE].marker.pattern.shape == "/"
    assert bars[POSSIBLE].marker.line.color == palette[0]


def test_parts_of_a_bar_join(walking: Dataset) -> None:
    bars = bar_traces(compared_themes(apart(walking), NAMES, dark=False).figure)
    spans = [
        [
            (start or 0, (start or 0) + n)
            for start, n in zip(numbers(bar.base), numbers(bar.x), strict=True)
            if n
        ]
        for bar in bars
    ]
    assert spans == [[(-2, -1)], [(-1, 0)], [(-0.5, 0.5)], [(0, 1), (0.5, 1.5)]]


def test_a_click_gives_the_theme(walking: Dataset) -> None:
    chart = compared_themes(apart(walking), NAMES, dark=False)
    assert keys(bar_traces(chart.figure)[0]) == [["a"], ["b"]]


def test_themes_apart_in_words(walking: Dataset) -> None:
    chart = compared_themes(apart(walking), NAMES, dark=False)
    assert chart.alternative == (
        "2 of 2 themes have a quote that tells Scotland from Wales. "
        f"1 Company – {POSSIBLE}: 1, Known to be from Scotland: 1, Known to be from Wales: 1; "
        "2 Weather – Could be either: 1, Known to be from Wales: 1."
    )
    assert chart.table.columns.tolist() == [
        "Theme",
        POSSIBLE,
        "Known to be from Scotland",
        "Could be either",
        "Known to be from Wales",
        "Could be from Wales, not from Scotland",
        "Neither",
    ]


def test_no_theme_tells_them_apart(walking: Dataset) -> None:
    view = seen(walking, nation=["Wales"])
    chart = compared_themes(compared_quotes(view, view), NAMES, dark=False)
    assert chart.message == "In no theme can a quote tell Scotland from Wales."


def test_what_is_only_possible_is_not_said_to_tell_groups_apart(shipped: Dataset) -> None:
    one, other = seen(shipped, year=["1"]), seen(shipped, year=["2", "3"])
    chart = compared_themes(compared_quotes(one, other), ("Year 1", "everyone else"), dark=False)
    assert chart.message == (
        "In no theme is a quote known to be from Year 1 or from everyone else; "
        "in 1 of 10 themes a quote could be from one of them only."
    )


def test_a_theme_of_neither_has_a_dash(shipped: Dataset) -> None:
    one, other = seen(shipped, role=["Commissioner"]), seen(shipped, role=["Service Provider"])
    chart = compared_themes(
        compared_quotes(one, other), ("commissioners", "service providers"), dark=False
    )
    dashes = chart.figure.data[-1]
    assert (list(dashes.text), numbers(dashes.y)) == (["–"], [8])
    assert chart.message == (
        "9 of 10 themes have a quote that tells commissioners from service providers."
    )
