"""Two groups: whose each quote could be, and who took part."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from evaldata.analysis.classes import QuoteClass
from evaldata.analysis.compare import (
    COLUMNS,
    TwoGroupCounts,
    compared_quotes,
    compared_quotes_total,
    compared_responses,
    compared_rows,
)
from evaldata.analysis.filters import Filter
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset


def seen(dataset: Dataset, **wanted: list[str]) -> View:
    return View.of(dataset, Filter.of(wanted, dataset.attributes))


def test_quotes_are_told_apart_by_theme(walking: Dataset) -> None:
    one, other = seen(walking, nation=["Scotland"]), seen(walking, nation=["Wales"])
    pd.testing.assert_frame_equal(
        compared_quotes(one, other),
        pd.DataFrame(
            {
                "theme_id": ["a", "b"],
                "theme": ["1 Company", "2 Weather"],
                "one_known": [1, 0],
                "one_possible": [1, 0],
                "either": [0, 1],
                "other_known": [1, 1],
                "other_possible": [0, 0],
                "neither": [0, 0],
            }
        ),
        check_dtype=False,
    )


def test_in_total_each_quote_counts_once(walking: Dataset) -> None:
    one, other = seen(walking, nation=["Scotland"]), seen(walking, nation=["Wales"])
    total = compared_quotes_total(one, other)
    assert total == TwoGroupCounts(1, 1, 1, 1, 0, 0)
    assert (total.only_one, total.total) == (3, 4)


def test_the_rows_of_each_field_are_as_many_as_it_counts(shipped: Dataset) -> None:
    one, other = seen(shipped, region=["London"]), seen(shipped, region=["West Midlands"])
    found = [compared_rows(one, other, field) for field in COLUMNS]
    assert tuple(map(len, found)) == compared_quotes_total(one, other)
    assert sorted(np.concatenate(found)) == list(range(33))
    [known] = shipped.quotes.at(found[COLUMNS.index("other_known")])
    assert known.quote_id == "7.5-2"


def test_roles_are_told_apart_by_all_their_quotes(shipped: Dataset) -> None:
    one, other = seen(shipped, role=["Commissioner"]), seen(shipped, role=["Service Provider"])
    assert compared_quotes_total(one, other) == TwoGroupCounts(6, 0, 0, 24, 0, 3)


def test_regions_are_told_apart_by_who_was_there(shipped: Dataset) -> None:
    one, other = seen(shipped, region=["London"]), seen(shipped, region=["North-East"])
    assert compared_quotes_total(one, other) == TwoGroupCounts(0, 6, 24 - 1, 0, 0, 4)


@given(data=st.data())
def test_every_quote_is_counted_as_quote_by_quote(shipped: Dataset, data: st.DataObject) -> None:
    pair = [
        seen(
            shipped,
            **{
                a.id: data.draw(st.lists(st.sampled_from(a.texts), unique=True))
                for a in shipped.attributes
            },
        )
        for _ in range(2)
    ]
    of_quote = shipped.quotes.patterns.of_quote
    here, there = (view.classes[of_quote] for view in pair)
    out = QuoteClass.RULED_OUT
    total = compared_quotes_total(pair[0], pair[1])
    assert total.either == int(((here != out) & (there != out)).sum())
    assert total.neither == int(((here == out) & (there == out)).sum())
    assert sum(getattr(total, kind) for kind in COLUMNS) == len(of_quote)
    themes = compared_quotes(pair[0], pair[1])[list(COLUMNS)].sum(axis=1)
    assert themes.tolist() == shipped.quotes.by_theme.sum(axis=1).tolist()
    assert np.all(themes > 0)


def test_responses_stand_side_by_side(walking: Dataset) -> None:
    one, other = seen(walking, nation=["Scotland"]), seen(walking, nation=["Wales"])
    pd.testing.assert_frame_equal(
        compared_responses(one, other, (walking.attributes[1],)),
        pd.DataFrame(
            {
                "attribute": ["age_group"] * 2,
                "attribute_label": ["Age group"] * 2,
                "value": ["60", "75"],
                "label": ["60 to 74", "75 and over"],
                "one": [2, 1],
                "other": [1, 0],
            }
        ),
    )
