"""Who is quoted beside who took part, and on a theme."""

import pandas as pd
import pytest

from evaldata.analysis.participation import responses_beside_quotes, theme_voices_frame
from evaldata.charts import paired_bars, theme_voices
from evaldata.dataset.dataset import Dataset
from evaldata.model.palette import CATEGORIES, DARK, LIGHT, Scheme
from tests.evaldata.charts.figures import bar_traces, keys, letters, numbers, seen


def interviews(dataset: Dataset) -> pd.DataFrame:
    return responses_beside_quotes(seen(dataset, method=["Interview"]))


@pytest.mark.parametrize(("dark", "of_text"), [(False, LIGHT), (True, DARK)])
def test_shares_stand_in_pairs_in_no_voices_colour(
    shipped: Dataset, dark: bool, of_text: Scheme
) -> None:
    chart = paired_bars(responses_beside_quotes(seen(shipped)), shipped.voice, dark=dark)
    given, heard = bar_traces(chart.figure)
    assert numbers(given.x) == pytest.approx([27 / 84, 45 / 84, 12 / 84])
    assert numbers(heard.x) == pytest.approx([6 / 33, 24 / 33, 3 / 33])
    assert (given.marker.color, heard.marker.color) == (of_text.soft, of_text.ink)
    assert keys(heard)[1] == ["role", "Service Provider"]
    assert letters(chart.figure)[0][1] == " 54%  45 of 84"
    assert letters(chart.figure)[1][1] == " 73%  24 of 33"


def test_pairs_in_words(shipped: Dataset) -> None:
    chart = paired_bars(responses_beside_quotes(seen(shipped)), shipped.voice, dark=False)
    assert chart.message == "Service Provider: 45 of 84 responses, and 24 of 33 quotes."
    assert (
        "Commissioner – Responses: 27 of 84 responses, Share of responses: 32%,"
        in chart.alternative
    )
    assert chart.table.columns.tolist() == [
        "Role",
        "Responses",
        "Share of responses",
        "Quotes",
        "Share of quotes",
    ]


def test_a_voice_without_values_is_drawn_empty(shipped: Dataset) -> None:
    frame = responses_beside_quotes(seen(shipped))
    none = pd.DataFrame([], columns=frame.columns).assign(responses_said=[], quotes_said=[])
    chart = paired_bars(none, shipped.voice)
    assert chart.message == "Nobody is quoted."
    assert chart.table.empty


def test_quotes_that_are_only_possible_are_hatched_and_have_no_share(shipped: Dataset) -> None:
    chart = paired_bars(interviews(shipped), shipped.voice, dark=False)
    given, known, possible = bar_traces(chart.figure)
    assert numbers(given.x) == pytest.approx([11 / 51, 33 / 51, 7 / 51])
    assert numbers(known.x) == [None, None, None]
    assert possible.marker.pattern.shape == "/"
    assert numbers(possible.x) == pytest.approx([6 / 33, 24 / 33, 3 / 33])
    assert letters(chart.figure)[1] == [" 6 possible", " 24 possible", " 3 possible"]
    assert chart.message == (
        "Service Provider: 33 of 51 responses, and no quotes known, 24 possible."
    )
    assert chart.table.columns.tolist()[-1] == "Quotes"


def equals(number: int, *possible: int) -> pd.DataFrame:
    """So many voices of one response and three quotes each, some of them only possible."""
    unsure = [*possible, *[0] * (number - len(possible))]
    return pd.DataFrame(
        {
            "value": [*"abcdefg"[:number]],
            "label": [*"ABCDEFG"[:number]],
            "responses": 1,
            "matches": [3 - n for n in unsure],
            "possible": unsure,
            "responses_total": number,
            "quotes_total": 3 * number,
            "responses_said": f"1 of {number} responses",
            "quotes_said": [f"{3 - n} quotes known, {n} possible" for n in unsure],
        }
    )


def test_all_who_are_quoted_most_are_named(shipped: Dataset) -> None:
    frame = equals(4, 1).assign(matches=[2, 3, 1, 0])
    assert paired_bars(frame, shipped.voice).message == (
        "A: 1 of 4 responses, and 2 quotes known, 1 possible; "
        "B: 1 of 4 responses, and 3 quotes known, 0 possible."
    )


def test_of_many_who_are_quoted_alike_it_says_how_many(shipped: Dataset) -> None:
    assert paired_bars(equals(5), shipped.voice).message == (
        "Five roles are quoted most, none more than another."
    )


def test_nobody_took_part_nor_is_quoted(shipped: Dataset) -> None:
    frame = responses_beside_quotes(seen(shipped, region=["North-East"], role=["Service User"]))
    chart = paired_bars(frame, shipped.voice, dark=False)
    assert chart.message == "Nobody is quoted."
    assert numbers(bar_traces(chart.figure)[0].x) == [None, None, None]


def test_known_quotes_are_solid_and_possible_ones_hatched(shipped: Dataset) -> None:
    frame = theme_voices_frame(seen(shipped, region=["North-East"]), ["7.3"])
    chart = theme_voices(frame.assign(matches=[0, 2, 0]), shipped.voice, dark=False)
    known, possible = bar_traces(chart.figure)
    assert known.marker.color == CATEGORIES.light[0]
    assert possible.marker.pattern.shape == "/"
    assert (numbers(known.x), numbers(possible.x)) == ([None, 2, None], [None, 6, None])
    assert numbers(possible.base) == [0, 2, 0]
    assert letters(chart.figure) == [[" nobody", " 2 + 6 possible", " nobody"]]
    assert keys(known)[0] == ["role", "Commissioner"]


def test_who_took_part_and_is_not_quoted_has_a_dash(shipped: Dataset) -> None:
    chart = theme_voices(theme_voices_frame(seen(shipped), ["7.3"]), shipped.voice, dark=True)
    assert letters(chart.figure) == [[" 1", " 6", " –"]]
    assert chart.alternative == (
        "Quotes on this theme: 1 from commissioners and 6 from service providers. "
        "Commissioner – Quotes known: 1; Service Provider – Quotes known: 6; Service User – none."
    )
    assert chart.table.columns.tolist() == ["Role", "Quotes known", "Possible"]


def test_no_quote_is_known(shipped: Dataset) -> None:
    frame = theme_voices_frame(seen(shipped, region=["North-East"]), ["7.3"])
    message = theme_voices(frame, shipped.voice, dark=False).message
    assert message == "No quote on this theme is known to be from any of these."
