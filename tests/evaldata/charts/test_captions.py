"""What charts say of responses: who gave most, and that several gave as many."""

import pytest

from evaldata.charts.captions import most_responses, two_places


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ([3, 1, 0], "East: most responses, 3 of 4."),
        ([2, 2, 1], "East and West: most responses, 2 each, of 5."),
        ([4, 4, 4], "East, West and North: 4 responses each."),
        ([1, 1, 0], "East and West: 1 response each."),
        ([5, 0, 0], "East: all 5 responses shown."),
        ([0, 0, 0], "No responses are shown."),
    ],
)
def test_who_gave_most_responses(counts: list[int], said: str) -> None:
    assert most_responses(["East", "West", "North"], counts) == said


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ([3, 2, 1], "5 of 6 responses came from two areas, East and West."),
        ([3, 2, 2], "East: most responses, 3 of 7."),
    ],
)
def test_two_places_are_named_where_no_third_has_as_many(counts: list[int], said: str) -> None:
    assert two_places(["East", "West", "North"], counts, plural="areas") == said


def test_where_some_are_not_shown_it_is_the_most_that_are() -> None:
    assert most_responses(["East", "West"], [3, 1], complete=False) == (
        "East: most responses shown, 3 of 4."
    )
