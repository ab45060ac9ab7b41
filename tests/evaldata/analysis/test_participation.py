"""Who is quoted, beside who took part."""

import pandas as pd

from evaldata.analysis.filters import Filter
from evaldata.analysis.participation import (
    quotes_by_voice,
    responses_beside_quotes,
    theme_voices_frame,
)
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset


def seen(dataset: Dataset, **wanted: list[str]) -> View:
    return View.of(dataset, Filter.of(wanted, dataset.attributes))


def test_quotes_that_withhold_their_voice_come_last(walking: Dataset) -> None:
    counts = quotes_by_voice(walking, walking.quotes.patterns.count)
    assert counts.tolist() == [1, 1, 2]


def test_responses_stand_beside_quotes(shipped: Dataset) -> None:
    pd.testing.assert_frame_equal(
        responses_beside_quotes(seen(shipped, method=["Interview"])),
        pd.DataFrame(
            {
                "value": ["Commissioner", "Service Provider", "Service User"],
                "label": ["Commissioner", "Service Provider", "Service User"],
                "responses": [11, 33, 7],
                "matches": [0, 0, 0],
                "possible": [6, 24, 3],
                "responses_total": 51,
                "quotes_total": 33,
                "responses_said": [
                    "11 of 51 responses",
                    "33 of 51 responses",
                    "7 of 51 responses",
                ],
                "quotes_said": [
                    "no quotes known, 6 possible",
                    "no quotes known, 24 possible",
                    "no quotes known, 3 possible",
                ],
            }
        ),
        check_dtype=False,
    )


def test_a_filter_leaves_some_of_both(shipped: Dataset) -> None:
    frame = responses_beside_quotes(seen(shipped, region=["North-East"]))
    assert frame.responses.tolist() == [0, 2, 0]
    assert frame.matches.tolist() == [0, 0, 0]
    assert frame.possible.tolist() == [0, 23, 0]
    assert frame.responses_said[1] == "2 of 2 responses"


def test_without_a_filter_every_quote_is_known(shipped: Dataset) -> None:
    frame = responses_beside_quotes(seen(shipped))
    assert frame.quotes_said.tolist() == ["6 of 33 quotes", "24 of 33 quotes", "3 of 33 quotes"]
    assert not frame.possible.any()


def test_the_voices_of_a_theme(shipped: Dataset) -> None:
    pd.testing.assert_frame_equal(
        theme_voices_frame(seen(shipped, region=["North-East"]), ["7.3"]),
        pd.DataFrame(
            {
                "value": ["Commissioner", "Service Provider", "Service User"],
                "label": ["Commissioner", "Service Provider", "Service User"],
                "matches": [0, 0, 0],
                "possible": [0, 6, 0],
                "absent": [True, False, True],
            }
        ),
        check_dtype=False,
    )
