"""Quotes behind something, in a line."""

import pytest

from evaldata.analysis.classes import ClassCounts
from evaldata.analysis.filters import Filter
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.wording.evidence import quotes_in_line


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0, 0, 0), "no quotes"),
        ((0, 0, 1), "1 quote, which is ruled out"),
        ((0, 0, 2), "both quotes ruled out"),
        ((0, 0, 3), "all 3 quotes ruled out"),
        ((1, 0, 2), "3 quotes: 1 matches, 2 ruled out"),
    ],
)
def test_quotes_are_told_by_how_they_stand_to_the_filter(
    walking: Dataset, counts: tuple[int, int, int], said: str
) -> None:
    view = View.of(walking, Filter.of({"nation": ["Wales"]}, walking.attributes))
    assert quotes_in_line(view, ClassCounts(*counts)) == said
    total = sum(counts)
    unfiltered = quotes_in_line(View.of(walking, Filter()), ClassCounts(*counts))
    assert unfiltered == {0: "no quotes", 1: "1 quote"}.get(total, f"{total} quotes")
